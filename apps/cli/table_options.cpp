// What can be said to `isnad incidents`, `isnad export` and `isnad compare`?
#include <CLI/CLI.hpp>

#include "isnad/exports/tables.hpp"

#include "apps/cli/incidents_command.hpp"
#include "apps/cli/shared_options.hpp"
#include "apps/cli/table_commands.hpp"

namespace isnad {
namespace {

std::string text(const Labels& messages, std::string_view id) { return std::string(messages[id]); }

void add_filter(CLI::App& app, TableFilter& filter, const Labels& messages) {
  repeated(
      app.add_option("--type", filter.types, text(messages, "help.table.type"))->type_name("TYPE"));
  add_day(app, "--from", filter.from, text(messages, "help.table.from"));
  add_day(app, "--to", filter.to, text(messages, "help.table.to"));
  app.add_option("--place", filter.place, text(messages, "help.table.place"))->type_name("PLACE");
}

}  // namespace

void add_export_options(CLI::App& app, ExportTableOptions& options, const Labels& messages) {
  std::vector<std::string> formats;
  for (const TableFormat& format : table_formats()) formats.emplace_back(format.name);
  formats.emplace_back("gold");
  app.add_option("CLAIMS", options.claims, text(messages, "help.table.claims"))
      ->type_name("")
      ->required();
  app.add_option("--format", options.format, text(messages, "help.export.format"))
      ->type_name("FORMAT")
      ->required()
      ->check(CLI::IsMember(formats));
  app.add_option("--rule", options.rule, text(messages, "help.table.rule"))->type_name("NAME");
  app.add_option("--profile", options.profile, text(messages, "help.export.profile"))
      ->type_name("NAME");
  app.add_option("--out", options.out, text(messages, "help.export.out"))->type_name("FILE");
  app.add_option("--withheld", options.withheld, text(messages, "help.export.withheld"))
      ->type_name("FILE");
  repeated(app.add_option("--texts", options.texts, text(messages, "help.export.texts"))
               ->type_name("INPUT"));
  app.add_flag("--rejected", options.rejected, text(messages, "help.rejected"));
  add_filter(app, options.filter, messages);
  add_packs(app, options.packs, text(messages, "help.pack"));
}

void add_compare_options(CLI::App& app, CompareOptions& options, const Labels& messages) {
  app.add_option("CLAIMS", options.claims, text(messages, "help.table.claims"))
      ->type_name("")
      ->required();
  app.add_option("CODED", options.coded, text(messages, "help.compare.coded"))
      ->type_name("")
      ->required();
  app.add_option("--rule", options.rule, text(messages, "help.table.rule"))->type_name("NAME");
  app.add_option("--format", options.format, text(messages, "help.compare.format"))
      ->type_name("FORMAT")
      ->check(CLI::IsMember({"text", "csv", "jsonl"}));
  app.add_option("--days", options.days, text(messages, "help.compare.days"))
      ->type_name("N")
      ->check(CLI::Range(0, 366));
  app.add_option("--km", options.km, text(messages, "help.compare.km"))
      ->type_name("KM")
      ->check(CLI::Range(0.0, 1000.0));
  add_filter(app, options.filter, messages);
  add_packs(app, options.packs, text(messages, "help.pack"));
}

void add_incidents_options(CLI::App& app, IncidentsOptions& options, const Labels& messages) {
  app.add_option("CLAIMS", options.inputs, text(messages, "help.incidents.claims"))
      ->type_name("")
      ->required();
  repeated(
      app.add_option("--documents", options.documents, text(messages, "help.incidents.documents"))
          ->type_name("INPUT"));
  app.add_option("--reviews", options.reviews, text(messages, "help.incidents.reviews"))
      ->type_name("FILE");
  add_packs(app, options.packs, text(messages, "help.pack"));
  app.add_option("--format", options.format, text(messages, "help.format"))
      ->type_name("FORMAT")
      ->check(CLI::IsMember({"text", "jsonl"}));
  app.add_option("--type", options.type, text(messages, "help.incidents.type"))->type_name("TYPE");
  app.add_option("--place", options.place, text(messages, "help.incidents.place"))
      ->type_name("PLACE");
  add_day(app, "--from", options.from, text(messages, "help.incidents.from"));
  add_day(app, "--to", options.to, text(messages, "help.incidents.to"));
  app.add_option("--min-voices", options.min_voices, text(messages, "help.incidents.voices"))
      ->type_name("N");
  app.add_flag("--rejected", options.rejected, text(messages, "help.rejected"));
  app.add_flag("--contested", options.contested, text(messages, "help.incidents.contested"));
}

}  // namespace isnad
