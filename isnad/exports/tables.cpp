#include "isnad/exports/tables.hpp"

#include "isnad/exports/claim_csv.hpp"
#include "isnad/record/claim_json.hpp"

namespace isnad {

const std::vector<TableFormat>& table_formats() {
  constexpr TableHolds claims = TableHolds::claims, incidents = TableHolds::incidents;
  static const std::vector<TableFormat> all = {
      {"jsonl", claims, RulePlace::none, "", write_jsonl_table},
      {"csv", claims, RulePlace::none, "", write_csv_table},
      {"webannotation", claims, RulePlace::none, "", write_webannotation_table},
      {"acled", incidents, RulePlace::sidecar, "conservative", write_acled_table},
      {"ucdp", incidents, RulePlace::sidecar, "low_best_high", write_ucdp_table},
      {"polecat", incidents, RulePlace::sidecar, "conservative", write_polecat_table},
      {"airwars", incidents, RulePlace::sidecar, "min_max", write_airwars_table},
      {"hxl", incidents, RulePlace::inside, "conservative", write_hxl_table},
      {"geojson", incidents, RulePlace::inside, "low_best_high", write_geojson_table},
      {"ftm", incidents, RulePlace::inside, "low_best_high", write_ftm_table},
      {"html", incidents, RulePlace::inside, "low_best_high", write_html_table},
  };
  return all;
}

const TableFormat* find_table_format(std::string_view name) {
  for (const TableFormat& format : table_formats()) {
    if (format.name == name) return &format;
  }
  return nullptr;
}

std::string sidecar_json(const TableFormat& format, const TableInput& input,
                         const TableOutcome& outcome) {
  std::string out = "{\"schema\":\"isnad.export/1\",\"format\":\"" + std::string(format.name) +
                    "\",\"program\":\"isnad " + input.version +
                    "\",\"rule\":" + rule_json(input.rule) + ",\"rows\":";
  const auto list = [&out](const std::vector<std::string>& ids) {
    JsonWriter json(out);
    json.open('[');
    for (const std::string& id : ids) json.string(id);
    json.close(']');
  };
  list(outcome.rows);
  out += ",\"left_out\":";
  list(outcome.left_out);
  return out + "}\n";
}

TableOutcome write_jsonl_table(const TableInput& input, const Sink& sink) {
  TableOutcome outcome;
  for (const Claim& claim : input.claims) {
    sink(claim_json(claim) + "\n");
    outcome.rows.push_back(claim.id);
  }
  return outcome;
}

TableOutcome write_csv_table(const TableInput& input, const Sink& sink) {
  TableOutcome outcome;
  sink(claim_csv_header());
  for (const Claim& claim : input.claims) {
    sink(claim_csv_row(claim));
    outcome.rows.push_back(claim.id);
  }
  return outcome;
}

}  // namespace isnad
