// Is any text valid input? Hostile shapes, random bytes and scrambled samples: nothing crashes, and
// every span of every layer lies on characters inside the text.
#include <functional>
#include <gtest/gtest.h>

#include "tests/properties/random_texts.hpp"
#include "tests/properties/spans.hpp"

namespace isnad {
namespace {

std::string times(size_t count, const std::string& piece) {
  std::string out;
  out.reserve(count * piece.size());
  for (size_t i = 0; i < count; ++i) out += piece;
  return out;
}

const std::string kBa = "\xD8\xA8";  // a letter that is also a clitic
const std::string kLam = "\xD9\x84";
const std::string kFatha = "\xD9\x8E";
const std::string kTatweel = "\xD9\x80";
const std::string kQasf = "\xD9\x82\xD8\xB5\xD9\x81";  // bombardment
const std::string kWa = "\xD9\x88";

struct Shape {
  const char* name;
  std::string text;
};

std::vector<Shape> shapes() {
  return {
      {"nothing", ""},
      {"one word of a hundred thousand letters", times(100000, kLam)},
      {"one word of clitics", times(100000, kBa)},
      {"quotation marks that open", times(100000, "\xC2\xAB")},
      {"quotation marks that close", times(100000, "\xC2\xBB")},
      {"plain quotation marks", times(100000, "\"")},
      {"nested brackets", times(20000, "(") + kQasf + times(20000, ")")},
      {"brackets that never close", times(50000, "( ")},
      {"digits", times(100000, "7")},
      {"digits and points", times(50000, "7.")},
      {"numbers", times(30000, "7 ")},
      {"harakat", times(100000, kFatha)},
      {"a letter under harakat", kBa + times(100000, kFatha)},
      {"tatweel", times(100000, kTatweel)},
      {"letters cut by tatweel", times(30000, kBa + kTatweel + " ")},
      {"letters cut by dots", times(50000, kBa + ".")},
      {"single letters", times(50000, kBa + " ")},
      {"line ends", times(100000, "\n")},
      {"spaces", times(100000, " ")},
      {"full stops", times(100000, ".")},
      {"one sentence without end", times(30000, kQasf + " ")},
      {"one sentence of conjunctions", times(30000, kWa + kQasf + " ")},
      {"a column of words", times(20000, kQasf + "\n")},
      {"hashtags", times(30000, "#" + kQasf + "_")},
      {"zero bytes", std::string(100000, '\0')},
      {"bidi controls", times(50000, "\xE2\x80\xAE")},
      {"ligatures of eighteen letters", times(20000, "\xEF\xB7\xBA")},
      {"lam-alef ligatures", times(50000, "\xEF\xBB\xBB")},
      {"emoji", times(30000, "\xF0\x9F\x92\xA5 ")},
  };
}

TEST(Hostile, ShapesOfTextAreRead) {
  for (const Shape& shape : shapes()) {
    SCOPED_TRACE(shape.name);
    check_spans(*read_text(shape.text));
  }
}

TEST(Hostile, RandomCharactersAreRead) {
  RandomTexts random(20210311);
  for (int round = 0; round < 2000; ++round) check_spans(*read_text(random.characters(200)));
}

TEST(Hostile, RandomWordsOfThePacksAreRead) {
  RandomTexts random(20210312);
  for (int round = 0; round < 2000; ++round) check_spans(*read_text(random.words(60)));
}

TEST(Hostile, ScrambledSamplesAreRead) {
  RandomTexts random(20210313);
  for (int round = 0; round < 1000; ++round) check_spans(*read_text(random.scrambled()));
}

TEST(Samples, HaveSoundSpans) {
  for (const std::string& text : sample_texts()) check_spans(*read_text(text));
}

}  // namespace
}  // namespace isnad
