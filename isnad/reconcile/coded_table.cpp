#include "isnad/reconcile/coded_table.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <map>

#include "isnad/dates/calendar.hpp"

namespace isnad {
namespace {

constexpr double kEarthRadius = 6371008.8;  // metres

std::string lower(std::string_view text) {
  std::string out(trimmed(text));
  for (char& c : out) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return out;
}

std::optional<double> number_in(std::string_view cell) {
  cell = trimmed(cell);
  double value = 0;
  const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
  if (error != std::errc() || end != cell.data() + cell.size()) return {};
  return value;
}

// Nothing for no day.
std::optional<Day> day_number(int y, int m, int d) {
  if (m < 1 || m > 12 || d < 1 || d > 31 || y < 1) return {};
  return to_day({y, m, d});
}

// "2021-03-11", with any time behind it, or "11 March 2021". A day in digits alone that may be
// read in two orders is none.
std::optional<Day> day_in(std::string_view cell) {
  cell = trimmed(cell);
  const auto part = [&](size_t from, size_t size) -> int {
    int value = -1;
    if (from + size <= cell.size())
      std::from_chars(cell.data() + from, cell.data() + from + size, value);
    return value;
  };
  if (cell.size() >= 10 && cell[4] == '-' && cell[7] == '-')
    return day_number(part(0, 4), part(5, 2), part(8, 2));
  static constexpr std::array<std::string_view, 12> kMonths = {
      "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"};
  const std::vector<std::string> words = split_cells(cell, ' ');
  if (words.size() != 3 || words[1].size() < 3) return {};
  const std::string month = lower(words[1]).substr(0, 3);
  const auto found = std::find(kMonths.begin(), kMonths.end(), month);
  const auto day = number_in(words[0]), year = number_in(words[2]);
  if (found == kMonths.end() || !day || !year) return {};
  return day_number(static_cast<int>(*year), static_cast<int>(found - kMonths.begin()) + 1,
                    static_cast<int>(*day));
}

class CodedReader {
 public:
  explicit CodedReader(const std::vector<std::vector<std::string>>& rows) : rows_(rows) {}

  Result<CodedTable> read() {
    CodedTable out;
    if (!rows_.empty()) {
      for (size_t i = 0; i < rows_[0].size(); ++i) columns_.emplace(lower(rows_[0][i]), i);
    }
    if (has("date_start") && has("best")) {
      out.scheme = CodedScheme::ucdp;
    } else if (has("civilians_killed_min") && (has("incident_date") || has("date"))) {
      out.scheme = CodedScheme::airwars;
    } else if (!has("event_date")) {
      return Error{ErrorCode::input_refused, "the columns are those of no scheme that is known", "",
                   "name them as ACLED (event_date), UCDP GED (date_start, best) or Airwars "
                   "(incident_date, civilians_killed_min) do",
                   "CSV-COLUMNS"};
    }
    for (size_t i = 1; i < rows_.size(); ++i) {
      row_ = &rows_[i];
      if (!row_->empty() &&
          std::any_of(row_->begin(), row_->end(),
                      [](const std::string& cell) { return cell.rfind('#', 0) == 0; }) &&
          i == 1)
        continue;
      add(i + 1, out);
    }
    return out;
  }

 private:
  bool has(std::string_view column) const { return columns_.count(column) > 0; }

  // The first of these columns that is there and filled.
  std::string cell(std::initializer_list<std::string_view> names) const {
    for (const std::string_view name : names) {
      const auto found = columns_.find(name);
      if (found == columns_.end() || found->second >= row_->size()) continue;
      const std::string_view value = trimmed((*row_)[found->second]);
      if (!value.empty()) return std::string(value);
    }
    return "";
  }

  void add(size_t line, CodedTable& out) {
    CodedEvent event;
    event.line = line;
    event.id = cell({"event_id_cnty", "unique_reference_code", "relid", "id"});
    event.day = cell({"event_date", "date_start", "incident_date", "date"});
    const auto first = day_in(event.day);
    if (!first) {
      out.undated.push_back(line);
      return;
    }
    const auto last = day_in(cell({"date_end", "incident_date_end"}));
    const int slack = time_slack();
    event.first_day = *first - slack;
    event.last_day = last.value_or(*first) + slack;
    event.lat = number_in(cell({"latitude", "lat"}));
    event.lon = number_in(cell({"longitude", "lon"}));
    event.uncertainty_m = place_slack();
    for (const char* name : {"location", "where_coordinates", "location_name", "admin3", "admin2",
                             "adm_2", "admin1", "adm_1"}) {
      const std::string place = lower(cell({name}));
      if (!place.empty()) event.places.push_back(place);
    }
    event.killed = number_in(cell({"fatalities", "best"}));
    event.low = number_in(cell({"civilians_killed_min", "low"}));
    event.high = number_in(cell({"civilians_killed_max", "high"}));
    out.events.push_back(std::move(event));
  }

  // Days on either side that the coder's precision of time allows.
  int time_slack() const {
    const std::string acled = cell({"time_precision"}), ucdp = cell({"date_prec"});
    if (acled == "2") return 6;
    if (acled == "3") return 31;
    if (!acled.empty() || ucdp.empty()) return 0;
    return ucdp == "5" ? 366 : 0;  // UCDP writes the days as an interval
  }

  double place_slack() const {
    static const std::map<std::string, double> acled = {{"2", 25e3}, {"3", 100e3}};
    static const std::map<std::string, double> ucdp = {
        {"2", 25e3}, {"3", 50e3}, {"4", 100e3}, {"5", 150e3}, {"6", 1000e3}};
    const bool by_acled = has("geo_precision");
    const auto& slack = by_acled ? acled : ucdp;
    const auto found = slack.find(cell({by_acled ? "geo_precision" : "where_prec"}));
    return found == slack.end() ? 0 : found->second;
  }

  const std::vector<std::vector<std::string>>& rows_;
  std::map<std::string, size_t, std::less<>> columns_;
  const std::vector<std::string>* row_ = nullptr;
};

double metres_between(double lat1, double lon1, double lat2, double lon2) {
  constexpr double kRadian = 3.14159265358979323846 / 180;
  const double dlat = (lat2 - lat1) * kRadian, dlon = (lon2 - lon1) * kRadian;
  const double a = std::pow(std::sin(dlat / 2), 2) + std::cos(lat1 * kRadian) *
                                                         std::cos(lat2 * kRadian) *
                                                         std::pow(std::sin(dlon / 2), 2);
  return 2 * kEarthRadius * std::asin(std::min(1.0, std::sqrt(a)));
}

struct Pair {
  size_t row = 0, incident = 0;
  int days = 0;
  std::optional<double> km;
  double cost = 0;
};

class Comparing {
 public:
  Comparing(const CodedTable& table, const TableSide& side, CompareLimits limits)
      : table_(table), side_(side), limits_(limits) {}

  std::vector<ComparedEvent> compare() {
    take_nearest();
    std::vector<ComparedEvent> out;
    for (size_t row = 0; row < table_.events.size(); ++row) {
      ComparedEvent event;
      event.coded = &table_.events[row];
      const auto pair = of_row_.find(row);
      if (pair == of_row_.end()) {
        event.verdict = Verdict::not_among_incidents;
      } else {
        event.incident = &side_.incidents[pair->second.incident];
        event.days_apart = pair->second.days;
        event.km = pair->second.km;
        event.said = said(*event.incident);
        event.numbers = agreement(*event.coded, event.said);
      }
      out.push_back(std::move(event));
    }
    add_missing(out);
    return out;
  }

 private:
  DecidedNumber said(const Incident& incident) const {
    Measure measure{{"casualty.killed"}, {}, "", {}, "person"};
    if (table_.scheme == CodedScheme::airwars) measure.status = {"civilian"};
    return decide_number(side_.rule, incident, side_.claims, measure);
  }

  static NumbersAgree agreement(const CodedEvent& coded, const DecidedNumber& said) {
    const std::optional<double> low = coded.killed ? coded.killed : coded.low;
    const std::optional<double> high = coded.killed ? coded.killed : coded.high;
    if (!low && !high) return NumbersAgree::not_coded;
    if (said.counted.empty()) return NumbersAgree::not_said;
    const double from = low ? *low : *high, to = high ? *high : *low;
    const bool one = from == to;
    if (one && said.best && *said.best == from) return NumbersAgree::same;
    if (!one && said.low == low && said.high == high) return NumbersAgree::same;
    if (said.low && said.high && *said.low <= from && to <= *said.high) return NumbersAgree::within;
    return NumbersAgree::differs;
  }

  std::optional<Pair> pair_of(size_t row, size_t index) const {
    const CodedEvent& coded = table_.events[row];
    const Incident& incident = side_.incidents[index];
    const auto first = day_in(incident.first_day), last = day_in(incident.last_day);
    if (!first || !last) return {};
    Pair out{row, index, 0, {}, 0};
    out.days = std::max({0, *first - coded.last_day, coded.first_day - *last});
    if (out.days > limits_.days || !is_near(coded, incident, out)) return {};
    out.cost += out.days * 10;
    const NumbersAgree numbers = agreement(coded, said(incident));
    if (numbers == NumbersAgree::differs) out.cost += 5;
    if (numbers == NumbersAgree::not_said && coded.killed.value_or(0) > 0) out.cost += 8;
    return out;
  }

  bool is_near(const CodedEvent& coded, const Incident& incident, Pair& out) const {
    if (!incident.place) return false;
    const PlaceLink& place = *incident.place;
    if (coded.lat && coded.lon && place.lat && place.lon) {
      const double apart = metres_between(*coded.lat, *coded.lon, *place.lat, *place.lon);
      out.km = apart / 1000;
      out.cost = *out.km;
      return apart <= limits_.km * 1000 + coded.uncertainty_m + place.radius_m.value_or(0);
    }
    std::vector<std::string> names = side_.geography.names(place.id);
    names.push_back(lower(place.name.empty() ? place.text : place.name));
    for (size_t i = 0; i < coded.places.size(); ++i) {
      if (std::find(names.begin(), names.end(), coded.places[i]) == names.end()) continue;
      out.cost = 10 * static_cast<double>(i);
      return true;
    }
    return false;
  }

  void take_nearest() {
    std::vector<Pair> pairs;
    for (size_t row = 0; row < table_.events.size(); ++row) {
      for (size_t i = 0; i < side_.incidents.size(); ++i) {
        if (!is_asked(side_.incidents[i])) continue;
        if (const auto pair = pair_of(row, i)) pairs.push_back(*pair);
      }
    }
    std::stable_sort(pairs.begin(), pairs.end(),
                     [](const Pair& a, const Pair& b) { return a.cost < b.cost; });
    taken_.assign(side_.incidents.size(), false);
    for (const Pair& pair : pairs) {
      if (taken_[pair.incident] || of_row_.count(pair.row) > 0) continue;
      taken_[pair.incident] = true;
      of_row_.emplace(pair.row, pair);
    }
  }

  // Told to have happened, an attack or casualties.
  bool is_asked(const Incident& incident) const {
    const std::string family = incident.type.substr(0, incident.type.find('.'));
    if (family != "attack" && family != "casualty" && incident.numbers.empty()) return false;
    return std::any_of(incident.claims.begin(), incident.claims.end(),
                       [&](uint32_t claim) { return side_.claims[claim].modality == "actual"; });
  }

  void add_missing(std::vector<ComparedEvent>& out) const {
    if (table_.events.empty()) return;
    int first = table_.events[0].first_day, last = table_.events[0].last_day;
    for (const CodedEvent& event : table_.events) {
      first = std::min(first, event.first_day);
      last = std::max(last, event.last_day);
    }
    for (size_t i = 0; i < side_.incidents.size(); ++i) {
      const Incident& incident = side_.incidents[i];
      const auto from = day_in(incident.first_day), to = day_in(incident.last_day);
      if (taken_[i] || !is_asked(incident) || !from || !to || *to < first || *from > last) continue;
      ComparedEvent event;
      event.verdict = Verdict::not_in_table;
      event.incident = &incident;
      event.said = said(incident);
      out.push_back(std::move(event));
    }
  }

  const CodedTable& table_;
  const TableSide& side_;
  const CompareLimits limits_;
  std::map<size_t, Pair> of_row_;
  std::vector<bool> taken_;
};

}  // namespace

Result<CodedTable> read_coded_table(const std::vector<std::vector<std::string>>& rows) {
  return CodedReader(rows).read();
}

const char* to_string(Verdict verdict) {
  static const char* names[] = {"found", "not_among_incidents", "not_in_table"};
  return names[static_cast<size_t>(verdict)];
}

const char* to_string(NumbersAgree agree) {
  static const char* names[] = {"same", "within", "differs", "not_said", "not_coded"};
  return names[static_cast<size_t>(agree)];
}

std::vector<ComparedEvent> compare_coded(const CodedTable& table, const TableSide& side,
                                         CompareLimits limits) {
  return Comparing(table, side, limits).compare();
}

}  // namespace isnad
