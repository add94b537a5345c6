// isnad packs import: a gazetteer becomes a pack.
#include <cstdio>

#include "apps/cli/commands.hpp"
#include "apps/cli/import_pack.hpp"

namespace isnad {
namespace {

Status read_format(const ImportOptions& options, Gazetteer& out) {
  if (options.format == "geonames") return import_geonames(options, out);
  if (options.format == "cod-ab") return import_cod_ab(options, out);
  if (options.format == "whosonfirst") return import_whosonfirst(options, out);
  return import_csv(options, out);
}

}  // namespace

int run_packs_import(const ImportOptions& options, const Reporter& reporter) {
  const Labels& messages = reporter.messages();
  Gazetteer gazetteer;
  if (const Status s = read_format(options, gazetteer); !s) return reporter.end(s.error());
  std::vector<GazetteerRow> rows = gazetteer.finish();
  const ImportReport& report = gazetteer.report();
  for (const auto& [reason, count] : report.dropped) {
    reporter.say(filled(messages["import.dropped"],
                        {{"n", std::to_string(count)}, {"why", std::string(messages[reason])}}));
  }
  if (rows.empty()) {
    return reporter.end(kNothingUsable, "NOTHING-USABLE", messages["import.nothing"],
                        messages["import.nothing.hint"]);
  }
  if (const Status s = write_import_pack(options, std::move(rows), report); !s)
    return reporter.end(s.error());
  std::printf("%s\n", filled(messages["import.done"], {{"folder", options.folder},
                                                       {"read", std::to_string(report.read)},
                                                       {"kept", std::to_string(report.kept)},
                                                       {"merged", std::to_string(report.merged)},
                                                       {"licence", terms_of(options).licence}})
                          .c_str());
  return kDone;
}

}  // namespace isnad
