// Tables of words: each lists readings that the word must have, and with '!' readings it must not
// have.
#include <gtest/gtest.h>

#include "isnad/packs/pack.hpp"

#include "tests/base/table_file.hpp"
#include "tests/morphology/reading.hpp"

namespace isnad {
namespace {

template <size_t kCount>
void add(std::string& out, size_t value, const char* const (&names)[kCount]) {
  if (value > 0) out += std::string(".") + names[value];
}

// w+b+al+<lexeme>.part.gender.number.person.aspect.voice.construct.accusative~pronoun, with what is
// there.
std::string dump(const Reading& r) {
  static const char* const clitics[] = {"w", "f", "s", "b", "k", "l", "al"};
  static const char* const parts[] = {
      "",         "verb",     "masdar",        "agent",       "patient",
      "noun",     "adj",      "preposition",   "conjunction", "complementizer",
      "negation", "relative", "demonstrative", "pronoun",     "particle",
      "auxiliary"};
  static const char* const genders[] = {"", "m", "f"};
  static const char* const numbers[] = {"", "sg", "du", "pl"};
  static const char* const persons[] = {"", "1", "2", "3"};
  static const char* const aspects[] = {"", "perf", "imperf"};
  static const char* const voices[] = {"", "active", "passive"};
  static const char* const suffixes[] = {"", "he", "she", "they", "they_two", "i", "we", "you"};
  std::string out;
  for (int bit = 0; bit < 7; ++bit) {
    if ((r.clitics & (1 << bit)) != 0) out += std::string(clitics[bit]) + "+";
  }
  out += r.lexeme == kNone ? "?" : known_words().lexicon.lexemes[r.lexeme].key.view();
  add(out, static_cast<size_t>(r.inflection.part), parts);
  add(out, static_cast<size_t>(r.inflection.gender), genders);
  add(out, static_cast<size_t>(r.inflection.number), numbers);
  add(out, r.inflection.person, persons);
  add(out, static_cast<size_t>(r.inflection.aspect), aspects);
  add(out, static_cast<size_t>(r.inflection.voice), voices);
  if (r.inflection.construct) out += ".construct";
  if (r.inflection.accusative) out += ".accusative";
  if (r.suffix != Suffix::none) out += std::string("~") + suffixes[static_cast<size_t>(r.suffix)];
  return out;
}

std::string dump(const WordReading& reading, uint32_t token) {
  std::string out;
  for (const Reading& r : readings_of(reading.words, token)) out += " " + dump(r) + " ";
  return out;
}

// The expected readings of the first word that fail; empty when all is well.
std::string fault(const std::string& text, const std::string& expected) {
  const WordReading reading(text);
  if (reading.tokens.size() == 0) return "no word";
  const std::string readings = dump(reading, 0);
  std::string out;
  for (const std::string& part : split_cells(expected, ' ')) {
    const bool wanted = part[0] != '!';
    const std::string pattern = " " + (wanted ? part : part.substr(1));
    // A reading that is wanted is written in full; one that must not be may be the beginning of
    // several.
    const bool found = readings.find(wanted ? pattern + " " : pattern) != std::string::npos;
    if (found != wanted) out += (wanted ? "misses " : "has ") + part + " ";
  }
  return out.empty() ? out : out + "in" + readings;
}

void check_words(const std::string& name) {
  const std::string path = std::string(ISNAD_SOURCE_DIR) + "/tests/morphology/" + name;
  std::ifstream in(path);
  ASSERT_TRUE(in) << path;
  std::string line;
  for (int number = 1; std::getline(in, line); ++number) {
    if (line.empty() || line[0] == '#') continue;
    const size_t tab = line.find('\t');
    ASSERT_NE(tab, std::string::npos) << path << ":" << number;
    EXPECT_EQ(fault(line.substr(0, tab), line.substr(tab + 1)), "")
        << path << ":" << number << " " << line.substr(0, tab);
  }
}

TEST(Morphology, CutsClitics) { check_words("clitics.tsv"); }
TEST(Morphology, InflectsVerbs) { check_words("verbs.tsv"); }
TEST(Morphology, InflectsNouns) { check_words("nouns.tsv"); }
TEST(Morphology, GuessesUnknownWordsByTheirShape) { check_words("unknown.tsv"); }
TEST(Morphology, KnowsFunctionWords) { check_words("function_words.tsv"); }

// The bytes that links take: without proclitics and pronouns, with the article.
std::string stem(const std::string& text) {
  const WordReading reading(text);
  const Reading& r = *reading.words.begin(0);
  const Span span = stem_span(reading.tokens, 0, static_cast<uint8_t>(r.cut_front), r.cut_back);
  return std::string(reading.tokens.written(span));
}

TEST(Morphology, CutsTheBytesOfStems) { check_table("morphology/stems.tsv", stem); }

TEST(Morphology, FindsReadingsByPartAndLexeme) {
  // "his bombing" in the genitive with w-, b-
  const WordReading reading("\xD9\x88\xD8\xA8\xD9\x82\xD8\xB5\xD9\x81\xD9\x87");
  const Lexicon& lexicon = known_words().lexicon;
  const Reading* masdar = find_reading(reading.words, 0, PartOfSpeech::masdar);
  ASSERT_NE(masdar, nullptr);
  EXPECT_EQ(masdar->lexeme, lexicon.find_lexeme("qasafa"));
  EXPECT_EQ(find_lexeme_reading(reading.words, 0, lexicon.find_lexeme("qatala")), nullptr);
  EXPECT_EQ(find_lexeme_reading(reading.words, 0, kNone), nullptr);
  EXPECT_EQ(lexicon.find_lexeme("no such word"), kNone);
}

}  // namespace
}  // namespace isnad
