#include "isnad/dates/date_lexicon.hpp"

#include <charconv>
#include <map>
#include <optional>

#include "isnad/text/codes.hpp"

namespace isnad {
namespace {

std::optional<int> parse_integer(std::string_view text) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

const std::map<std::string_view, DateRole>& roles() {
  static const std::map<std::string_view, DateRole> map = {
      {"from", DateRole::from},
      {"to", DateRole::to},
      {"between", DateRole::between},
      {"since", DateRole::since},
      {"before", DateRole::before},
      {"after", DateRole::after},
      {"during", DateRole::during},
      {"within", DateRole::within},
      {"in", DateRole::in},
      {"at", DateRole::at},
      {"day", DateRole::day},
      {"days_dual", DateRole::days_dual},
      {"days", DateRole::days},
      {"date", DateRole::date},
      {"month", DateRole::month},
      {"year", DateRole::year},
      {"years", DateRole::years},
      {"hour", DateRole::hour},
      {"minute", DateRole::minute},
      {"second", DateRole::second},
      {"era_hijri", DateRole::era_hijri},
      {"hijri", DateRole::hijri},
      {"era_civil", DateRole::era_civil},
      {"era_before", DateRole::era_before},
      {"equals", DateRole::equals},
      {"kept_day", DateRole::kept_day},
      {"every", DateRole::every},
      {"times", DateRole::times},
      {"running", DateRole::running},
      {"lasting", DateRole::lasting},
      {"whole", DateRole::whole},
      {"one", DateRole::one},
      {"approx", DateRole::approx},
      {"vague", DateRole::vague},
      {"few", DateRole::few},
      {"this", DateRole::this_one},
      {"that", DateRole::that},
      {"same", DateRole::same},
      {"following", DateRole::following},
      {"except", DateRole::except},
      {"half", DateRole::half},
      {"quarter", DateRole::quarter},
      {"third", DateRole::third},
      {"timezone", DateRole::timezone},
      {"last", DateRole::last},
      {"now", DateRole::now},
      {"century", DateRole::century},
      {"decade", DateRole::decade},
      {"fiscal_quarter", DateRole::fiscal_quarter},
      {"fiscal_half", DateRole::fiscal_half},
      {"feast", DateRole::feast},
      {"of_event", DateRole::of_event},
      {"of_deed", DateRole::of_deed},
      {"of_it", DateRole::of_it},
      {"future", DateRole::future},
      {"age", DateRole::age},
      {"published", DateRole::published}};
  return map;
}

class Loader {
 public:
  Loader(const PackSet& packs, Lexicon& lexicon) : packs_(packs), lexicon_(lexicon) {}

  Result<DateLexicon> load() {
    load_months();
    load_weekdays();
    load_parts();
    load_units();
    load_deictics();
    load_edges();
    load_numbered();
    load_feasts();
    load_words();
    load_hijri();
    if (error_) return *error_;
    Result<QuantityLexicon> numbers = load_quantity_lexicon(packs_, lexicon_);
    if (!numbers) return numbers.error();
    out_.numbers = std::move(*numbers);
    out_.phrases.mark_starts(lexicon_);
    return std::move(out_);
  }

 private:
  void fail(const RowView& row, std::string_view column) {
    if (error_) return;
    error_ = Error{ErrorCode::pack_broken,
                   "the value '" + std::string(row[column]) + "' in the column '" +
                       std::string(column) + "' is not one the table knows",
                   row.where(), "see docs/dates.md", ""};
  }

  int integer(const RowView& row, std::string_view column) {
    if (row[column].empty()) return 0;
    const std::optional<int> value = parse_integer(row[column]);
    if (!value) fail(row, column);
    return value.value_or(0);
  }

  template <typename T>
  T choice(const RowView& row, std::string_view column, const std::map<std::string_view, T>& map) {
    const auto at = map.find(row[column]);
    if (at != map.end()) return at->second;
    fail(row, column);
    return map.begin()->second;
  }

  void add(DateTerm term, const RowView& row, std::string_view column) {
    term.row = row.row;
    const auto index = static_cast<uint32_t>(out_.terms.size());
    out_.terms.push_back(term);
    for (const std::string& form : row.list(column))
      out_.phrases.add(lexicon_.vocabulary.intern_phrase(form), index);
  }

  // The forms of the term added last, with the article.
  void add_definite(const RowView& row, std::string_view column) {
    const auto index = static_cast<uint32_t>(out_.terms.size() - 1);
    for (const Clitic& c : lexicon_.proclitics) {
      if (c.slot != "article") continue;
      for (const std::string& form : row.list(column)) {
        if (form.find(' ') == std::string::npos)
          out_.phrases.add({lexicon_.vocabulary.intern(c.codes + fold(form))}, index);
      }
    }
  }

  void load_months() {
    for (const RowView& row : rows_of(packs_, "dates.months")) {
      DateTerm t;
      t.kind = TermKind::month;
      t.value = integer(row, "month");
      t.hijri = row["calendar"] == "hijri";
      t.calendar = row["calendar"] == "solar"     ? OldCalendar::solar
                   : row["calendar"] == "coptic"  ? OldCalendar::coptic
                   : row["calendar"] == "amazigh" ? OldCalendar::amazigh
                                                  : OldCalendar::none;
      t.bare = choice<BareMonth>(
          row, "bare", {{"free", BareMonth::free}, {"cue", BareMonth::cue}, {"no", BareMonth::no}});
      if (t.bare == BareMonth::no) t.kind = TermKind::rare_month;
      if (t.value < 1 || t.value > (t.calendar == OldCalendar::coptic ? 13 : 12))
        fail(row, "month");
      add(t, row, "forms");
    }
  }

  void load_weekdays() {
    for (const RowView& row : rows_of(packs_, "dates.weekdays")) {
      DateTerm t;
      t.kind = TermKind::weekday;
      t.value = integer(row, "day");
      if (t.value < 1 || t.value > 7) fail(row, "day");
      add(t, row, "forms");
      t.bare_form = true;
      add(t, row, "after_day");
    }
  }

  void load_parts() {
    for (const RowView& row : rows_of(packs_, "dates.parts")) {
      DateTerm t;
      t.kind = TermKind::part;
      t.code = row["part"];
      t.from = integer(row, "from");
      t.until = integer(row, "to");
      add(t, row, "nouns");
      t.adverb = true;
      add(t, row, "adverbs");
    }
  }

  void load_units() {
    static const std::map<std::string_view, TimeUnit> units = {
        {"second", TimeUnit::second},   {"minute", TimeUnit::minute}, {"hour", TimeUnit::hour},
        {"day", TimeUnit::day},         {"week", TimeUnit::week},     {"month", TimeUnit::month},
        {"quarter", TimeUnit::quarter}, {"year", TimeUnit::year},     {"decade", TimeUnit::decade},
        {"century", TimeUnit::century}};
    for (const RowView& row : rows_of(packs_, "dates.units")) {
      DateTerm t;
      t.kind = TermKind::unit;
      const auto unit = units.find(row.short_id());
      if (unit == units.end()) {
        fail(row, "id");
        continue;
      }
      t.unit = unit->second;
      const std::pair<std::string_view, UnitForm> columns[] = {{"singular", UnitForm::singular},
                                                               {"dual", UnitForm::dual},
                                                               {"plural", UnitForm::plural},
                                                               {"definite", UnitForm::definite},
                                                               {"adverb", UnitForm::adverb}};
      for (const auto& [column, form] : columns) {
        t.form = form;
        add(t, row, column);
        if (form == UnitForm::dual || form == UnitForm::plural) add_definite(row, column);
      }
    }
  }

  void load_deictics() {
    for (const RowView& row : rows_of(packs_, "dates.deictics")) {
      DateTerm t;
      t.kind = TermKind::deictic;
      t.value = integer(row, "days");
      t.code = row["part"];
      t.now = row["now"] == "y";
      add(t, row, "forms");
    }
    for (const RowView& row : rows_of(packs_, "dates.directions")) {
      DateTerm t;
      t.kind = TermKind::direction;
      t.value = integer(row, "steps");
      t.code = row["from"];
      add(t, row, "forms");
    }
  }

  void load_edges() {
    for (const RowView& row : rows_of(packs_, "dates.edges")) {
      DateTerm t;
      t.kind = TermKind::edge;
      t.code = row["edge"];
      t.span = choice<EdgeSpan>(row, "span",
                                {{"point", EdgeSpan::point},
                                 {"third", EdgeSpan::third},
                                 {"middle", EdgeSpan::middle},
                                 {"part", EdgeSpan::part},
                                 {"rest", EdgeSpan::rest}});
      add(t, row, "forms");
    }
  }

  void load_numbered() {
    for (const RowView& row : rows_of(packs_, "dates.seasons")) {
      DateTerm t;
      t.kind = TermKind::season;
      t.value = integer(row, "code");
      t.code = row["name"];
      add(t, row, "forms");
    }
    for (const RowView& row : rows_of(packs_, "dates.decades")) {
      DateTerm t;
      t.kind = TermKind::decade;
      t.value = integer(row, "year");
      add(t, row, "forms");
    }
    for (const RowView& row : rows_of(packs_, "dates.numbers")) {
      DateTerm t;
      t.kind = TermKind::number;
      t.value = integer(row, "value");
      t.number = choice<NumberForm>(row, "kind",
                                    {{"ordinal", NumberForm::ordinal},
                                     {"tens", NumberForm::tens},
                                     {"unit", NumberForm::unit},
                                     {"hour", NumberForm::hour}});
      add(t, row, "forms");
    }
  }

  void load_feasts() {
    for (const RowView& row : rows_of(packs_, "dates.feasts")) {
      DateTerm t;
      t.kind = TermKind::feast;
      t.value = integer(row, "month");
      t.from = integer(row, "day");
      t.until = integer(row, "days");
      t.other_value = integer(row, "other_month");
      t.other_from = integer(row, "other_day");
      t.year = integer(row, "year");
      t.hijri = row["calendar"] == "hijri";
      t.code = row["calendar"];
      add(t, row, "forms");
    }
  }

  void load_words() {
    for (const RowView& row : rows_of(packs_, "dates.particles")) {
      DateTerm t;
      t.kind = TermKind::particle;
      t.role = choice<DateRole>(row, "role", roles());
      add(t, row, "forms");
    }
    for (const RowView& row : rows_of(packs_, "dates.blockers")) {
      DateTerm t;
      t.kind = TermKind::blocker;
      t.code = row["strength"];
      add(t, row, "forms");
    }
  }

  void load_hijri() {
    for (const RowView& row : rows_of(packs_, "dates.umm_al_qura")) {
      const std::optional<int> year = parse_integer(row.short_id());
      const std::optional<Day> start = parse_iso_day(row["start"]);
      const std::vector<std::string> cells = row.list("lengths");
      if (!year || !start || cells.size() != 12) return fail(row, "lengths");
      std::array<uint8_t, 12> lengths{};
      for (size_t m = 0; m < 12; ++m)
        lengths[m] = static_cast<uint8_t>(parse_integer(cells[m]).value_or(0));
      out_.hijri.add_year(*year, *start, lengths);
    }
  }

  const PackSet& packs_;
  Lexicon& lexicon_;
  DateLexicon out_;
  std::optional<Error> error_;
};

}  // namespace

Result<DateLexicon> load_date_lexicon(const PackSet& packs, Lexicon& lexicon) {
  return Loader(packs, lexicon).load();
}

}  // namespace isnad
