// In which columns do incidents leave? One writer a format; docs/tables.md says what each column
// holds.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "isnad/exports/code_tables.hpp"
#include "isnad/exports/labels.hpp"
#include "isnad/reconcile/geography.hpp"
#include "isnad/reconcile/incident.hpp"
#include "isnad/reconcile/rules.hpp"

namespace isnad {

// What is written. What a profile withholds is already gone from claims and incidents; numbers are
// decided on what was said, so that a rule gives the same ones under every profile.
struct TableInput {
  const std::vector<Claim>& claims;
  const std::vector<Incident>& incidents;  // their indexes point into `claims`
  const std::vector<Claim>& said_claims;   // the same, with nothing withheld
  const std::vector<Incident>& said;
  double largest_number;  // that may leave: profile.hpp
  const NumberRule& rule;
  const CodeTables& codes;
  const Geography& geography;
  // The text of a document by its id, or null: quotes with their surroundings need it.
  std::function<const std::string*(const std::string&)> text_of;
  Language language = Language::english;  // of labels in html
  std::string version;                    // of the program
};

// What became of it: the incidents that have a row, in the order of rows, and those for which the
// format has no place.
struct TableOutcome {
  std::vector<std::string> rows;
  std::vector<std::string> left_out;
};

using Sink = std::function<void(std::string_view)>;

enum class TableHolds { claims, incidents };
// Where the rule stands: in the output, or, where other readers' columns leave no room for it, in
// FILE.rule.json beside it.
enum class RulePlace { none, inside, sidecar };

struct TableFormat {
  std::string_view name;
  TableHolds holds;
  RulePlace rule;
  std::string_view usual_rule;  // "" for claims
  TableOutcome (*write)(const TableInput&, const Sink&);
};

const std::vector<TableFormat>& table_formats();
// Null when there is none of this name.
const TableFormat* find_table_format(std::string_view name);

// The sidecar: format, rule, program, and the incident of each row.
std::string sidecar_json(const TableFormat& format, const TableInput& input,
                         const TableOutcome& outcome);

TableOutcome write_jsonl_table(const TableInput& input, const Sink& sink);
TableOutcome write_csv_table(const TableInput& input, const Sink& sink);
TableOutcome write_acled_table(const TableInput& input, const Sink& sink);
TableOutcome write_ucdp_table(const TableInput& input, const Sink& sink);
TableOutcome write_polecat_table(const TableInput& input, const Sink& sink);
TableOutcome write_hxl_table(const TableInput& input, const Sink& sink);
TableOutcome write_airwars_table(const TableInput& input, const Sink& sink);
TableOutcome write_geojson_table(const TableInput& input, const Sink& sink);
TableOutcome write_ftm_table(const TableInput& input, const Sink& sink);
TableOutcome write_webannotation_table(const TableInput& input, const Sink& sink);
TableOutcome write_html_table(const TableInput& input, const Sink& sink);

}  // namespace isnad
