// Number -> words (several conventions) -> number, for seeded random values; the spans; the length
// of the work.
#include <gtest/gtest.h>
#include <map>
#include <random>

#include "isnad/quantities/numeral.hpp"
#include "isnad/text/utf8.hpp"

#include "tests/quantities/reading.hpp"

namespace isnad {
namespace {

// Writes numbers in words, with the words of the pack.
class NumberWriter {
 public:
  struct Style {
    size_t gender = 0;      // which form of the units
    size_t ending = 0;      // 0 nominative, 1 oblique
    bool split = false;     // three hundred in two words
    bool detached = false;  // the conjunction apart
    bool plural = true;     // three thousands, not three thousand
    bool accusative = false;
  };

  NumberWriter() {
    for (const RowView row : rows_of(knowledge().packs, "quantities.numerals")) {
      forms_[std::string(row.short_id())] = row.list("forms");
    }
  }

  std::string write(uint64_t value, const Style& style) const {
    static const struct {
      uint64_t unit;
      const char* id;
    } scales[] = {{1000000000000, "trillion"},
                  {1000000000, "milliard"},
                  {1000000, "million"},
                  {1000, "thousand"}};
    if (value == 0) return form("zero", 0);
    std::string out;
    for (const auto& scale : scales) {
      if (value >= scale.unit) join(out, scaled(value / scale.unit, scale.id, style), style);
      value %= scale.unit;
    }
    if (value > 0) join(out, below_thousand(value, style), style);
    return out;
  }

 private:
  const std::string& form(const std::string& id, size_t index) const {
    const auto& list = forms_.at(id);
    return list[index % list.size()];
  }

  std::string and_(const Style& style) const {
    return std::string("\xD9\x88") + (style.detached ? " " : "");
  }

  void join(std::string& out, const std::string& part, const Style& style) const {
    out += out.empty() ? part : " " + and_(style) + part;
  }

  std::string scaled(uint64_t count, const std::string& id, const Style& style) const {
    if (count == 1) return form(id, 0);
    if (count == 2) return form(id + "_dual", style.ending);
    const bool plural = style.plural && count % 100 >= 3 && count % 100 <= 10;
    const std::string scale =
        plural ? form(id + "_plural", 0) : form(style.accusative ? id + "_accusative" : id, 0);
    return below_thousand(count, style) + " " + scale;
  }

  std::string below_thousand(uint64_t value, const Style& style) const {
    std::string out;
    if (value >= 100) {
      out = hundreds(value / 100, style);
      value %= 100;
    }
    if (value > 0) join(out, below_hundred(value, style), style);
    return out;
  }

  std::string hundreds(uint64_t count, const Style& style) const {
    if (count == 1) return form("hundred", style.gender);
    if (count == 2) return form("hundreds_200", style.ending);
    if (style.split) return unit(count, style) + " " + form("hundred", style.gender);
    return form("hundreds_" + std::to_string(count * 100), style.gender);
  }

  std::string unit(uint64_t value, const Style& style) const {
    static const char* const ids[] = {"",    "one",   "two",   "three", "four", "five",
                                      "six", "seven", "eight", "nine",  "ten"};
    return form(ids[value], value == 2 ? style.ending : style.gender);
  }

  std::string below_hundred(uint64_t value, const Style& style) const {
    if (value <= 10) return unit(value, style);
    const std::string ten = form("ten", style.gender == 0 ? 1 : 0);
    if (value == 11) return form("one_head", style.gender) + " " + ten;
    if (value == 12) return form("two_head", style.ending + 2 * (style.gender % 2)) + " " + ten;
    if (value < 20) return unit(value - 10, style) + " " + ten;
    const std::string tens = form("tens_" + std::to_string(value / 10 * 10), style.ending);
    return value % 10 == 0 ? tens : unit(value % 10, style) + " " + and_(style) + tens;
  }

  std::map<std::string, std::vector<std::string>> forms_;
};

uint64_t random_value(std::mt19937_64& random) {
  const uint64_t limit = uint64_t{1} << (random() % 50);
  return random() % std::min<uint64_t>(limit, 1000000000000000);
}

// A million values where the build is fast, a share of them under sanitizers.
#if defined(NDEBUG) && !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
constexpr int kTexts = 5000;
#else
constexpr int kTexts = 50;
#endif
constexpr int kLines = 200;  // of a text, one number each

TEST(Numerals, ReadWhatIsWritten) {
  const NumberWriter writer;
  std::mt19937_64 random(7);
  for (int t = 0; t < kTexts; ++t) {
    std::string text;
    std::vector<uint64_t> values;
    std::vector<size_t> ends;
    for (int i = 0; i < kLines; ++i) {
      values.push_back(random_value(random));
      const NumberWriter::Style style{random() % 2,      random() % 2,      random() % 2 == 0,
                                      random() % 2 == 0, random() % 2 == 0, random() % 2 == 0};
      text += writer.write(values.back(), style);
      ends.push_back(text.size());
      text += '\n';
    }
    const QuantityReading reading(text);
    ASSERT_EQ(reading.layer.quantities.size(), values.size()) << text;
    for (size_t i = 0; i < values.size(); ++i) {
      const Quantity& q = reading.layer.quantities[i];
      ASSERT_EQ(q.value.value_or(-1), static_cast<double>(values[i])) << text;
      ASSERT_EQ(q.span.end, ends[i]) << text;
    }
  }
}

TEST(Numerals, ParseAtAToken) {
  const NumberWriter writer;
  const QuantityReading reading(writer.write(1995, {}));
  const Knowledge& k = knowledge();
  const auto numeral = parse_numeral(reading.tokens, reading.words, k.lexicon, k.numbers, 0);
  ASSERT_TRUE(numeral);
  EXPECT_EQ(numeral->value, 1995);
  EXPECT_EQ(numeral->tokens.last, reading.tokens.size());
  EXPECT_FALSE(parse_numeral(reading.tokens, reading.words, k.lexicon, k.numbers, 999));
}

// Words, digits and marks thrown together.
std::string random_text(std::mt19937_64& random, size_t length) {
  static const std::vector<std::string>* const pieces = [] {
    auto* out = new std::vector<std::string>{"12",   "3.5", "1/2",      "-",        "/", ":",
                                             "%",    ".",   ",",        "(",        ")", "\n",
                                             "2011", "7-9", "\xD9\x88", "\xD9\x91", "x"};
    for (const char* table : {"quantities.numerals", "quantities.modifiers", "quantities.vague",
                              "quantities.contexts"}) {
      for (const RowView row : rows_of(knowledge().packs, table)) {
        for (const std::string& f : row.list("forms")) out->push_back(f);
      }
    }
    return out;
  }();
  std::string out;
  for (size_t i = 0; i < length; ++i) {
    if (random() % 3 == 0) out += "\xD9\x88";
    out += (*pieces)[random() % pieces->size()];
    if (random() % 5 != 0) out += ' ';
  }
  return out;
}

TEST(Quantities, SpansLieOnCharactersAndDoNotOverlap) {
  std::mt19937_64 random(11);
  for (int i = 0; i < 300; ++i) {
    const QuantityReading reading(random_text(random, 60));
    uint32_t end = 0;
    for (const Quantity& q : reading.layer.quantities) {
      ASSERT_LT(q.span.begin, q.span.end) << reading.text;
      ASSERT_LE(end, q.span.begin) << reading.text;
      ASSERT_LE(q.span.end, reading.text.size());
      ASSERT_TRUE(is_boundary(reading.text, q.span.begin) && is_boundary(reading.text, q.span.end))
          << reading.text;
      end = q.span.end;
    }
  }
}

}  // namespace
}  // namespace isnad
