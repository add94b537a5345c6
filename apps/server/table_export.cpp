#include "apps/server/table_export.hpp"

#include "isnad/exports/csv_cell.hpp"
#include "isnad/exports/table_export.hpp"

namespace isnad {
Result<std::string> write_table(Desk& desk, const Overview& all, const TableAsked& asked) {
  const auto packs = packs_of(desk);
  if (!packs) return packs.error();
  const auto table = TableExport::make(**packs, {asked.format, asked.rule, asked.profile,
                                                 Language::english, desk.bench.options.program});
  if (!table) return table.error();
  std::string out;
  std::vector<Incident> incidents;
  for (const Incident* incident : all.book.incidents()) incidents.push_back(*incident);
  table->write({all.claims(), incidents, all.texts}, [&](std::string_view part) { out += part; });
  return out;
}

Result<std::map<std::string, Cells>> rows_by_rule(Desk& desk, const Overview& all,
                                                  const Incident& incident) {
  const auto packs = packs_of(desk);
  if (!packs) return packs.error();
  const auto rules = load_number_rules(**packs);
  if (!rules) return rules.error();
  const auto profile = load_profile(**packs, "internal");
  if (!profile) return profile.error();
  const CodeTables codes(**packs);
  const Geography geography(**packs);
  const std::vector<Incident> one = {incident};
  std::map<std::string, Cells> out;
  for (const NumberRule& rule : *rules) {
    const TableInput input{all.claims(),
                           one,
                           all.claims(),
                           one,
                           largest_number(*profile),
                           rule,
                           codes,
                           geography,
                           [](const std::string&) { return nullptr; },
                           Language::english,
                           desk.bench.options.program};
    std::string text;
    write_acled_table(input, [&](std::string_view part) { text += part; });
    const auto records = read_csv(text);
    Cells& cells = out[rule.id];
    for (size_t i = 0; records.size() > 1 && i < records[0].size() && i < records[1].size(); ++i)
      cells.emplace_back(records[0][i], records[1][i]);
  }
  return out;
}

}  // namespace isnad
