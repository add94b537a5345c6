// isnad export: incidents and claims in the forms that others read.
//
// Claims -> incidents -> filter -> what the profile lets pass -> the format. The rule stands in the
// output, or beside it in FILE.rule.json.
#include <map>

#include "isnad/exports/profile.hpp"
#include "isnad/exports/tables.hpp"

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
    if (const Status loaded = load(); !loaded) return reporter_.end(loaded.error());
    if (!may_leave(*codes_, format_.name, profile_.name))
      return reporter_.end(kRefusedByPolicy, "POLICY",
                           filled(reporter_.messages()["export.policy"],
                                  {{"format", format_.name}, {"profile", profile_.name}}),
                           reporter_.messages()["export.policy.hint"]);
    if (const Status read = read_all(); !read) return reporter_.end(read.error());
    if (const Status written = write(); !written) return reporter_.end(written.error());
    return refused_ > 0 ? kSomeRefused : kDone;
  }

 private:
  Status load() {
    const auto folders = find_pack_folders(options_.packs);
    if (!folders) return folders.error();
    auto packs = load_packs(*folders);
    if (!packs) return packs.error();
    packs_ = std::move(*packs);
    codes_.emplace(packs_);
    geography_.emplace(packs_);
    auto profile = load_profile(packs_, options_.profile);
    if (!profile) return profile.error();
    profile_ = std::move(*profile);
    if (format_.holds == TableHolds::claims) return Done{};
    const std::string name =
        options_.rule.empty() ? std::string(format_.usual_rule) : options_.rule;
    auto rule = named_rule(packs_, name);
    if (!rule) return rule.error();
    rule_ = std::move(*rule);
    return Done{};
  }

  Status read_all() {
    auto set = read_claims(options_.claims, reporter_, options_.rejected);
    if (!set) return set.error();
    say_reviewed(set->reviewed, reporter_);
    read_texts(options_.texts, *set);
    if (format_.holds == TableHolds::incidents) {
      auto incidents = incidents_of(*set, packs_);
      if (!incidents) return incidents.error();
      for (Incident& incident : *incidents) {
        if (is_wanted(options_.filter, incident, *geography_)) said_.push_back(std::move(incident));
      }
    }
    for (Claim& claim : set->claims) {
      const bool wanted =
          format_.holds == TableHolds::incidents || is_wanted(options_.filter, claim, *geography_);
      if (wanted) said_claims_.push_back(std::move(claim));
    }
    refused_ = set->refused;
    if (profile_.of("document.text").passing == Passing::yes) {
      for (DocumentText& text : set->texts) texts_[text.id] = std::move(text.text);
    }
    redact();
    return Done{};
  }

  void redact() {
    Redaction redaction(profile_, packs_, *geography_);
    for (const Claim& claim : said_claims_) claims_.push_back(redaction.redact(claim));
    for (const Incident& incident : said_) incidents_.push_back(redaction.redact(incident));
    withheld_ = redaction.withheld();
  }

  Status write() {
    const TableInput input{claims_,
                           incidents_,
                           said_claims_,
                           said_,
                           largest_number(profile_),
                           rule_,
                           *codes_,
                           *geography_,
                           [this](const std::string& id) {
                             const auto found = texts_.find(id);
                             return found == texts_.end() ? nullptr : &found->second;
                           },
                           reporter_.language(),
                           ISNAD_VERSION};
    TableOutput out;
    if (const Status opened = out.open(options_.out); !opened) return opened;
    const TableOutcome outcome =
        format_.write(input, [&](std::string_view part) { out.write(part); });
    if (const Status finished = out.finish(); !finished) return finished;
    say(outcome);
    if (!options_.withheld.empty()) {
      const Status kept = write_file(options_.withheld, withheld_json(profile_, withheld_));
      if (!kept) return kept;
    }
    if (format_.rule != RulePlace::sidecar || options_.out.empty()) return Done{};
    return write_file(options_.out + ".rule.json", sidecar_json(format_, input, outcome));
  }

  void say(const TableOutcome& outcome) const {
    const Labels& messages = reporter_.messages();
    if (format_.rule == RulePlace::sidecar && options_.out.empty()) reporter_.say(rule_line(rule_));
    if (!outcome.left_out.empty())
      reporter_.say(
          filled(messages["export.left_out"], {{"n", std::to_string(outcome.left_out.size())},
                                               {"all", std::to_string(incidents_.size())},
                                               {"format", format_.name}}));
    if (!withheld_.empty() && options_.withheld.empty()) {
      size_t values = 0;
      for (const auto& [field, counts] : withheld_) values += counts.withheld + counts.coarsened;
      reporter_.say(filled(messages["export.withheld"],
                           {{"n", std::to_string(values)}, {"profile", profile_.name}}));
    }
  }

  const ExportTableOptions& options_;
  const Reporter& reporter_;
  const TableFormat& format_;
  PackSet packs_;
  std::optional<CodeTables> codes_;
  std::optional<Geography> geography_;
  Profile profile_;
  NumberRule rule_;
  std::vector<Claim> said_claims_, claims_;
  std::vector<Incident> said_, incidents_;
  Withheld withheld_;
  size_t refused_ = 0;  // lines that hold no claim
  std::map<std::string, std::string> texts_;
};

}  // namespace

int run_export(const ExportTableOptions& options, const Reporter& reporter) {
  if (options.format == "gold") return run_gold(options, reporter);
  return Export(options, reporter).run();
}

}  // namespace isnad
