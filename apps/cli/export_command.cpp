// isnad export: incidents and claims in the forms that others read.
//
// Claims -> incidents -> filter -> what the profile lets pass -> the format. The rule stands in the
// output, or beside it in FILE.rule.json.
#include <map>

#include "isnad/exports/table_export.hpp"

#include "apps/cli/gold_export.hpp"
#include "apps/cli/pack_folders.hpp"
#include "apps/cli/table_claims.hpp"
#include "apps/cli/table_output.hpp"

namespace isnad {
namespace {

Status write_file(const std::string& path, const std::string& text) {
  TableOutput out;
  if (const Status opened = out.open(path); !opened) return opened;
  out.write(text);
  return out.finish();
}

class Export {
 public:
  Export(const ExportTableOptions& options, const Reporter& reporter)
      : options_(options), reporter_(reporter), format_(*find_table_format(options.format)) {}

  int run() {
    if (format_.holds == TableHolds::claims && !options_.rule.empty())
      return reporter_.end(kUsage, "USAGE", reporter_.messages()["export.no_rule"],
                           reporter_.messages()["export.no_rule.hint"]);
    const auto folders = find_pack_folders(options_.packs);
    if (!folders) return reporter_.end(folders.error());
    const auto packs = load_packs(*folders);
    if (!packs) return reporter_.end(packs.error());
    const auto table = TableExport::make(*packs, {options_.format, options_.rule, options_.profile,
                                                  reporter_.language(), ISNAD_VERSION});
    if (!table && table.error().code == ErrorCode::conflict)
      return reporter_.end(kRefusedByPolicy, "POLICY",
                           filled(reporter_.messages()["export.policy"],
                                  {{"format", format_.name}, {"profile", options_.profile}}),
                           reporter_.messages()["export.policy.hint"]);
    if (!table) return reporter_.end(table.error());
    if (const Status read = read_all(*packs, table->geography()); !read)
      return reporter_.end(read.error());
    if (const Status written = write(*table); !written) return reporter_.end(written.error());
    return refused_ > 0 ? kSomeRefused : kDone;
  }

 private:
  Status read_all(const PackSet& packs, const Geography& geography) {
    auto set = read_claims(options_.claims, reporter_, options_.rejected);
    if (!set) return set.error();
    say_reviewed(set->reviewed, reporter_);
    read_texts(options_.texts, *set);
    refused_ = set->refused;
    const bool of_incidents = format_.holds == TableHolds::incidents;
    if (of_incidents) {
      auto incidents = incidents_of(*set, packs);
      if (!incidents) return incidents.error();
      for (Incident& incident : *incidents) {
        if (is_wanted(options_.filter, incident, geography))
          incidents_.push_back(std::move(incident));
      }
    }
    for (Claim& claim : set->claims) {
      if (of_incidents || is_wanted(options_.filter, claim, geography))
        claims_.push_back(std::move(claim));
    }
    for (DocumentText& text : set->texts) texts_[text.id] = std::move(text.text);
    return Done{};
  }

  Status write(const TableExport& table) {
    TableOutput out;
    if (const Status opened = out.open(options_.out); !opened) return opened;
    const WrittenTable written =
        table.write({claims_, incidents_, texts_}, [&](std::string_view part) { out.write(part); });
    if (const Status finished = out.finish(); !finished) return finished;
    say(table, written);
    if (!options_.withheld.empty()) {
      const Status kept =
          write_file(options_.withheld, withheld_json(table.profile(), written.withheld));
      if (!kept) return kept;
    }
    if (written.sidecar.empty() || options_.out.empty()) return Done{};
    return write_file(options_.out + ".rule.json", written.sidecar);
  }

  void say(const TableExport& table, const WrittenTable& written) const {
    const Labels& messages = reporter_.messages();
    if (format_.rule == RulePlace::sidecar && options_.out.empty())
      reporter_.say(rule_line(table.rule()));
    if (!written.outcome.left_out.empty())
      reporter_.say(filled(messages["export.left_out"],
                           {{"n", std::to_string(written.outcome.left_out.size())},
                            {"all", std::to_string(incidents_.size())},
                            {"format", format_.name}}));
    if (!written.withheld.empty() && options_.withheld.empty()) {
      size_t values = 0;
      for (const auto& [field, counts] : written.withheld)
        values += counts.withheld + counts.coarsened;
      reporter_.say(filled(messages["export.withheld"],
                           {{"n", std::to_string(values)}, {"profile", options_.profile}}));
    }
  }

  const ExportTableOptions& options_;
  const Reporter& reporter_;
  const TableFormat& format_;
  std::vector<Claim> claims_;
  std::vector<Incident> incidents_;
  std::map<std::string, std::string> texts_;
  size_t refused_ = 0;  // lines that hold no claim
};

}  // namespace

int run_export(const ExportTableOptions& options, const Reporter& reporter) {
  if (options.format == "gold") return run_gold(options, reporter);
  return Export(options, reporter).run();
}

}  // namespace isnad
