// isnad compare: a coder's table against the incidents that the claims tell of.
#include <cmath>

#include "isnad/exports/claim_words.hpp"
#include "isnad/exports/csv_cell.hpp"
#include "isnad/packs/tsv.hpp"
#include "isnad/reconcile/coded_table.hpp"
#include "isnad/record/json_writer.hpp"

#include "apps/cli/output.hpp"
#include "apps/cli/pack_folders.hpp"
#include "apps/cli/table_claims.hpp"

namespace isnad {
namespace {

std::string cell(const std::optional<double>& value) { return value ? number_words(*value) : ""; }

std::optional<double> rounded(const std::optional<double>& km) {
  return km ? std::round(*km * 10) / 10 : km;
}

std::string place_words(const ComparedEvent& event, const Geography& geography) {
  if (event.incident == nullptr) return event.coded->places.empty() ? "" : event.coded->places[0];
  if (!event.incident->place) return "";
  const PlaceLink& place = *event.incident->place;
  const std::string english = geography.facts(place.id).place.name_en;
  return one_line(!english.empty() ? english : place.name.empty() ? place.text : place.name);
}

std::string coded_number(const ComparedEvent& event) {
  if (event.coded == nullptr) return "";
  const CodedEvent& coded = *event.coded;
  if (coded.killed) return cell(coded.killed);
  return coded.low || coded.high ? cell(coded.low) + "-" + cell(coded.high) : "";
}

// What one event of a comparison comes to, in the order of the columns.
struct ComparedRow {
  std::string verdict, line, coded_id, day, incident, first_day, place, days_apart, km, numbers,
      coded, best, low, high;
};

ComparedRow row_of(const ComparedEvent& event, const Geography& geography) {
  ComparedRow out;
  out.verdict = to_string(event.verdict);
  if (event.coded != nullptr) {
    out.line = std::to_string(event.coded->line);
    out.coded_id = event.coded->id;
    out.day = event.coded->day;
  }
  if (event.incident != nullptr) {
    out.incident = event.incident->id;
    out.first_day = event.incident->first_day;
    out.best = cell(event.said.best);
    out.low = cell(event.said.low);
    out.high = cell(event.said.high);
  }
  out.place = place_words(event, geography);
  out.coded = coded_number(event);
  if (event.verdict != Verdict::found) return out;
  out.days_apart = std::to_string(event.days_apart);
  out.km = cell(rounded(event.km));
  out.numbers = to_string(event.numbers);
  return out;
}

constexpr const char* kNames[] = {"verdict", "line",      "coded_id", "coded_day", "incident",
                                  "day",     "place",     "days",     "km",        "numbers",
                                  "coded",   "said_best", "said_low", "said_high"};

std::vector<const std::string*> values_of(const ComparedRow& row) {
  return {&row.verdict,   &row.line,  &row.coded_id,   &row.day, &row.incident,
          &row.first_day, &row.place, &row.days_apart, &row.km,  &row.numbers,
          &row.coded,     &row.best,  &row.low,        &row.high};
}

std::string as_csv(const std::vector<ComparedRow>& rows) {
  CellRow line;
  for (const char* name : kNames) line.plain(name);
  std::string out = line.finish();
  for (const ComparedRow& row : rows) {
    for (const std::string* value : values_of(row)) line.text(*value);
    out += line.finish();
  }
  return out;
}

std::string as_jsonl(const std::vector<ComparedRow>& rows) {
  std::string out;
  for (const ComparedRow& row : rows) {
    JsonWriter json(out);
    json.open('{');
    json.key("schema").string("isnad.compared/1");
    const auto values = values_of(row);
    for (size_t i = 0; i < values.size(); ++i) json.key(kNames[i]).string_or_null(*values[i]);
    json.close('}');
    out += '\n';
  }
  return out;
}

std::string as_text(const std::vector<ComparedRow>& rows) {
  std::string out;
  for (const ComparedRow& row : rows) {
    out += row.verdict + "  " + (row.line.empty() ? "" : "line " + row.line + "  ") +
           (row.coded_id.empty() ? "" : isolated(one_line(row.coded_id)) + "  ") +
           (row.day.empty() ? row.first_day : one_line(row.day)) + "  " + isolated(row.place);
    if (!row.incident.empty()) out += "  " + row.incident;
    if (!row.days_apart.empty() && row.days_apart != "0") out += "  " + row.days_apart + " d";
    if (!row.km.empty()) out += "  " + row.km + " km";
    if (!row.coded.empty()) out += "  coded " + row.coded;
    if (!row.low.empty())
      out +=
          "  said " + row.low + "-" + row.high + " best " + (row.best.empty() ? "none" : row.best);
    if (!row.numbers.empty()) out += "  " + row.numbers;
    out += '\n';
  }
  return out;
}

void summarize(const CodedTable& table, const std::vector<ComparedEvent>& events,
               const Reporter& reporter) {
  size_t verdicts[3] = {}, numbers[5] = {};
  for (const ComparedEvent& event : events) {
    ++verdicts[static_cast<size_t>(event.verdict)];
    if (event.verdict == Verdict::found) ++numbers[static_cast<size_t>(event.numbers)];
  }
  const Labels& messages = reporter.messages();
  reporter.say(filled(messages["compare.summary"], {{"rows", std::to_string(table.events.size())},
                                                    {"found", std::to_string(verdicts[0])},
                                                    {"absent", std::to_string(verdicts[1])},
                                                    {"missing", std::to_string(verdicts[2])}}));
  reporter.say(
      filled(messages["compare.numbers"], {{"same", std::to_string(numbers[0])},
                                           {"within", std::to_string(numbers[1])},
                                           {"differs", std::to_string(numbers[2])},
                                           {"silent", std::to_string(numbers[3] + numbers[4])}}));
  std::string lines;
  for (const size_t line : table.undated)
    lines += (lines.empty() ? "" : ", ") + std::to_string(line);
  if (!lines.empty()) reporter.say(filled(messages["compare.undated"], {{"lines", lines}}));
}

Result<CodedTable> read_coded(const std::string& path) {
  const auto bytes = read_file(path);
  if (!bytes)
    return Error{ErrorCode::input_missing, "cannot read the file", path, "check the path", ""};
  auto table = read_coded_table(read_csv(*bytes));
  if (table) return table;
  Error error = table.error();
  error.where = path;
  return error;
}

}  // namespace

int run_compare(const CompareOptions& options, const Reporter& reporter) {
  const auto folders = find_pack_folders(options.packs);
  if (!folders) return reporter.end(folders.error());
  const auto packs = load_packs(*folders);
  if (!packs) return reporter.end(packs.error());
  const auto rule = named_rule(*packs, options.rule);
  if (!rule) return reporter.end(rule.error());
  const auto table = read_coded(options.coded);
  if (!table) return reporter.end(table.error());
  const auto set = read_claims(options.claims, reporter, false);
  if (!set) return reporter.end(set.error());
  const auto all = incidents_of(*set, *packs);
  if (!all) return reporter.end(all.error());
  const Geography geography(*packs);
  std::vector<Incident> incidents;
  for (const Incident& incident : *all) {
    if (is_wanted(options.filter, incident, geography)) incidents.push_back(incident);
  }
  const auto events =
      compare_coded(*table, {incidents, set->claims, *rule, geography}, {options.days, options.km});
  std::vector<ComparedRow> rows;
  for (const ComparedEvent& event : events) rows.push_back(row_of(event, geography));
  StandardOutput out;
  const std::string text = options.format == "csv"     ? as_csv(rows)
                           : options.format == "jsonl" ? as_jsonl(rows)
                                                       : as_text(rows);
  Status written = out.write(text);
  if (written) written = out.finish();
  if (!written) return reporter.end(written.error());
  reporter.say(rule_line(*rule));
  summarize(*table, events, reporter);
  return set->refused > 0 ? kSomeRefused : kDone;
}

}  // namespace isnad
