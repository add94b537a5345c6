// Are times read as their tables say? Expressions with their values, lines without any, and the
// rest of the layer.
#include <gtest/gtest.h>
#include <random>
#include <rapidcheck/gtest.h>

#include "isnad/dates/calendar.hpp"
#include "isnad/dates/date.hpp"
#include "isnad/dates/date_lexicon.hpp"
#include "isnad/normalize/normalized_text.hpp"
#include "isnad/packs/tsv.hpp"
#include "isnad/text/utf8.hpp"

namespace isnad {
namespace {

const std::string kTables = std::string(ISNAD_SOURCE_DIR) + "/tests/dates/";

struct Knowledge {
  PackSet packs;
  Lexicon lexicon;
  DateLexicon dates;

  Knowledge() {
    auto loaded = load_packs({std::string(ISNAD_SOURCE_DIR) + "/packs/ar-core"});
    if (!loaded) throw std::runtime_error(loaded.error().message + " " + loaded.error().where);
    packs = std::move(*loaded);
    auto words = load_lexicon(packs);
    if (!words) throw std::runtime_error(words.error().message + " " + words.error().where);
    lexicon = std::move(*words);
    auto terms = load_date_lexicon(packs, lexicon);
    if (!terms) throw std::runtime_error(terms.error().message + " " + terms.error().where);
    dates = std::move(*terms);
  }
};

const Knowledge& knowledge() {
  static const Knowledge k;
  return k;
}

DateLayer read(const std::string& text, const std::string& published) {
  const Knowledge& k = knowledge();
  const NormalizedText n =
      normalize_text(text, [&k](std::string_view w) { return is_known_word(w, k.lexicon); });
  const TokenizedText tokens = tokenize(text, n);
  const MorphologyLayer words = analyze_words(tokens, k.lexicon);
  return find_dates(tokens, words, k.lexicon, k.dates, published);
}

std::string shown(const DateLayer& layer) {
  std::string out;
  for (const DateMention& m : layer.dates) {
    if (!out.empty()) out += ";";
    out += std::string(to_string(m.type)) + ":" + m.timex;
  }
  return out;
}

TEST(Dates, ExpressionsHaveTheirValues) {
  const auto table = read_tsv(kTables + "expressions.tsv");
  ASSERT_TRUE(table.has_value());
  for (const TsvRow& row : table->rows) {
    EXPECT_EQ(shown(read(row.cells[1], row.cells[2])), row.cells[3])
        << row.cells[0] << ": " << row.cells[1];
  }
}

TEST(Dates, NothingIsReadWhereNoTimeIsNamed) {
  const auto table = read_tsv(kTables + "nothing.tsv");
  ASSERT_TRUE(table.has_value());
  for (const TsvRow& row : table->rows) {
    EXPECT_EQ(shown(read(row.cells[1], "2016-03-10")), "") << row.cells[0] << ": " << row.cells[1];
  }
}

TEST(Dates, TheLayerSaysWhereItsDateIsFrom) {
  const auto table = read_tsv(kTables + "anchors.tsv");
  ASSERT_TRUE(table.has_value());
  for (const TsvRow& row : table->rows) {
    const DateLayer layer = read(row.cells[1], row.cells[2]);
    EXPECT_EQ(layer.published, row.cells[3]) << row.cells[0];
    EXPECT_EQ(to_string(layer.basis), row.cells[4]) << row.cells[0];
    EXPECT_EQ(std::to_string(layer.diagnostics.size()), row.cells[5]) << row.cells[0];
  }
}

TEST(Dates, SpansLieOnCharactersAndLeaveProcliticsOut) {
  const auto table = read_tsv(kTables + "expressions.tsv");
  ASSERT_TRUE(table.has_value());
  for (const TsvRow& row : table->rows) {
    for (const DateMention& m : read(row.cells[1], row.cells[2]).dates) {
      EXPECT_TRUE(is_boundary(row.cells[1], m.span.begin) && is_boundary(row.cells[1], m.span.end))
          << row.cells[0];
      EXPECT_LT(m.span.begin, m.span.end) << row.cells[0];
    }
  }
}

// The words of all expressions thrown together, some with letters glued on.
std::string scrambled(const std::vector<std::string>& words, std::mt19937_64& random) {
  std::string out;
  for (int i = 0; i < 60; ++i) {
    if (random() % 6 == 0) out += "\xD9\x88";
    out += words[random() % words.size()];
    if (random() % 8 != 0) out += random() % 12 == 0 ? "\n" : " ";
  }
  return out;
}

TEST(Dates, SpansOfScrambledTextsLieOnCharactersInOrder) {
  const auto table = read_tsv(kTables + "expressions.tsv");
  ASSERT_TRUE(table.has_value());
  std::vector<std::string> words;
  for (const TsvRow& row : table->rows) {
    for (const std::string& word : split_cells(row.cells[1], ' ')) words.push_back(word);
  }
  std::mt19937_64 random(5);
  for (int i = 0; i < 300; ++i) {
    const std::string text = scrambled(words, random);
    uint32_t end = 0;
    for (const DateMention& m : read(text, i % 2 == 0 ? "2016-03-10" : "").dates) {
      ASSERT_LE(end, m.span.begin) << text;
      ASSERT_LT(m.span.begin, m.span.end) << text;
      ASSERT_TRUE(is_boundary(text, m.span.begin) && is_boundary(text, m.span.end)) << text;
      end = m.span.end;
    }
  }
}

TEST(Dates, APartOfTheDayKeepsDayAndPartApart) {
  const auto table = read_tsv(kTables + "expressions.tsv");
  ASSERT_TRUE(table.has_value());
  for (const TsvRow& row : table->rows) {
    if (row.cells[0] != "last_night") continue;
    const DateMention m = read(row.cells[1], row.cells[2]).dates.at(0);
    EXPECT_EQ(m.value, "2016-03-09");
    EXPECT_EQ(m.part, "NI");
    EXPECT_EQ(m.precision, Precision::daypart);
    EXPECT_EQ(m.basis, DateBasis::relative);
    EXPECT_EQ(m.anchor, "2016-03-10");
  }
}

const DateMention& mention_of(const std::string& id, DateLayer& layer) {
  const auto table = read_tsv(kTables + "anchors.tsv");
  for (const TsvRow& row : table->rows) {
    if (row.cells[0] == id) layer = read(row.cells[1], row.cells[2]);
  }
  return layer.dates.at(0);
}

TEST(Dates, HijriDatesSayHowFarTheyMayBeOff) {
  DateLayer wrong, right;
  EXPECT_EQ(mention_of("double_wrong", wrong).value, "2025-03-20");
  EXPECT_EQ(wrong.dates[0].other_value, "2025-03-10");
  EXPECT_EQ(wrong.dates[0].days_off, 0);
  EXPECT_EQ(mention_of("double_right", right).other_value, "");
  EXPECT_EQ(right.dates[0].days_off, 0);
  DateLayer alone;
  EXPECT_EQ(mention_of("hijri_alone", alone).value, "2024-03-14");
  EXPECT_EQ(alone.dates[0].days_off, 1);
}

TEST(Calendar, SolarHijriYearsBeginInMarch) {
  const auto day = [](int y, int m, int d) {
    return old_calendar_day(OldCalendar::solar, {y, m, d});
  };
  const auto iso = [&](int y, int m, int d) { return iso_day(day(y, m, d).value()); };
  EXPECT_EQ(iso(1357, 11, 22), "1979-02-11");
  EXPECT_EQ(iso(1395, 1, 1), "2016-03-20");
  EXPECT_EQ(iso(1399, 12, 30), "2021-03-20");
  EXPECT_EQ(iso(1403, 12, 30), "2025-03-20");
  EXPECT_FALSE(day(1402, 12, 30).has_value());
  EXPECT_FALSE(day(1500, 1, 1).has_value());
}

TEST(Calendar, CopticAndAmazighDatesBecomeOurs) {
  const auto iso = [](OldCalendar calendar, CivilDate date) {
    const auto day = old_calendar_day(calendar, date);
    return day ? iso_day(*day) : "";
  };
  EXPECT_EQ(iso(OldCalendar::coptic, {1740, 1, 1}), "2023-09-12");
  EXPECT_EQ(iso(OldCalendar::coptic, {1739, 13, 6}), "2023-09-11");
  EXPECT_EQ(iso(OldCalendar::coptic, {1741, 13, 6}), "");
  EXPECT_EQ(iso(OldCalendar::coptic, {1741, 4, 29}), "2025-01-07");
  EXPECT_EQ(iso(OldCalendar::amazigh, {2974, 1, 1}), "2024-01-14");
  EXPECT_EQ(iso(OldCalendar::amazigh, {2975, 2, 29}), "");
}

TEST(Dates, EveryDayOfTheHijriTableGoesThereAndBack) {
  const HijriTable& hijri = knowledge().dates.hijri;
  const auto first = hijri.to_day({1343, 1, 1});
  const auto last = hijri.to_day({1500, 12, hijri.month_length(1500, 12)});
  ASSERT_TRUE(first && last);
  EXPECT_EQ(iso_day(*first), "1924-08-01");
  for (Day day = *first; day <= *last; ++day) {
    const auto date = hijri.to_hijri(day);
    ASSERT_TRUE(date.has_value()) << iso_day(day);
    ASSERT_EQ(hijri.to_day(*date), std::optional<Day>(day)) << iso_day(day);
  }
  EXPECT_FALSE(hijri.to_hijri(*first - 1).has_value());
  EXPECT_FALSE(hijri.to_hijri(*last + 1).has_value());
  EXPECT_FALSE(hijri.to_day({1342, 1, 1}).has_value());
}

RC_GTEST_PROP(Calendar, DaysGoThereAndBack, ()) {
  const Day day = *rc::gen::inRange<Day>(-700000, 2900000);
  const CivilDate date = to_civil(day);
  RC_ASSERT(is_valid(date));
  RC_ASSERT(to_day(date) == day);
  RC_ASSERT(weekday_of(day + 7) == weekday_of(day));
  RC_ASSERT(weekday_of(week_start(day)) == 1);
}

RC_GTEST_PROP(Dates, AnyBytesAreRead, (const std::string& bytes)) {
  const DateLayer layer = read(bytes, "2016-03-10");
  uint32_t end = 0;
  for (const DateMention& m : layer.dates) {
    RC_ASSERT(m.span.begin >= end);
    RC_ASSERT(m.span.end <= bytes.size());
    end = m.span.end;
  }
}

TEST(Calendar, EasterAndWeeks) {
  EXPECT_EQ(iso_day(easter_sunday(2013)), "2013-03-31");
  EXPECT_EQ(iso_day(easter_sunday(2024)), "2024-03-31");
  EXPECT_EQ(iso_week(to_day({2021, 1, 3})), "2020-W53");
  EXPECT_EQ(iso_day(add_months(to_day({2024, 3, 31}), -1)), "2024-02-29");
}

}  // namespace
}  // namespace isnad
