// What can be said to `isnad export` and `isnad compare`?
#include <CLI/CLI.hpp>

#include "isnad/exports/tables.hpp"
#include "isnad/ingest/iso_date.hpp"

#include "apps/cli/table_commands.hpp"

namespace isnad {
namespace {

std::string text(const Labels& messages, std::string_view id) { return std::string(messages[id]); }

void add_filter(CLI::App& app, TableFilter& filter, const Labels& messages) {
  const auto is_day = [](const std::string& day) {
    return parse_iso_date(day).size() == 10 ? std::string() : "'" + day + "' is no ISO day";
  };
  app.add_option("--type", filter.types, text(messages, "help.table.type"))
      ->type_name("TYPE")
      ->expected(1)
      ->allow_extra_args(false)
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
  app.add_option("--from", filter.from, text(messages, "help.table.from"))
      ->type_name("DAY")
      ->check(is_day);
  app.add_option("--to", filter.to, text(messages, "help.table.to"))
      ->type_name("DAY")
      ->check(is_day);
  app.add_option("--place", filter.place, text(messages, "help.table.place"))->type_name("PLACE");
}

void add_packs(CLI::App& app, std::vector<std::string>& packs, const Labels& messages) {
  app.add_option("--pack", packs, text(messages, "help.pack"))
      ->type_name("DIR")
      ->expected(1)
      ->allow_extra_args(false)
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
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
  app.add_option("--texts", options.texts, text(messages, "help.export.texts"))
      ->type_name("INPUT")
      ->expected(1)
      ->allow_extra_args(false)
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
  app.add_flag("--rejected", options.rejected, text(messages, "help.rejected"));
  add_filter(app, options.filter, messages);
  add_packs(app, options.packs, messages);
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
  add_packs(app, options.packs, messages);
}

}  // namespace isnad
