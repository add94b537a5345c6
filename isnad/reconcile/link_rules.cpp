#include "isnad/reconcile/link_rules.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include "isnad/reconcile/settings.hpp"
#include "isnad/text/codes.hpp"

namespace isnad {
namespace {

constexpr const char* kSignNames[kSigns] = {
    "any.pair",      "type.same",     "type.kin",       "type.other",      "day.same",
    "day.near",      "day.overlap",   "day.allowed",    "day.late",        "day.absent",
    "place.same",    "place.within",  "place.near",     "place.area",      "place.named",
    "place.other",   "place.absent",  "actor.same",     "actor.camp",      "actor.other",
    "actor.absent",  "facility.same", "facility.other", "facility.absent", "number.same",
    "number.large",  "number.open",   "number.other",   "number.absent",   "person.same",
    "person.other",  "sentence.same", "sentence.next",  "sentence.far",    "mention.shared",
    "mention.apart",
};

Error broken(const std::string& message, const std::string& where, const std::string& remedy) {
  return {ErrorCode::pack_broken, message, where, remedy, ""};
}

int hundredths(double value) { return static_cast<int>(std::lround(value * 100)); }

Status read_families(const PackSet& packs, LinkRules& rules) {
  std::set<std::string> types;
  const auto rows = rows_of(packs, "reconcile.families");
  for (const RowView row : rows) {
    const std::string_view kind = row["kind"];
    if (kind != "event" && kind != "consequence" && kind != "modality" && kind != "apart")
      return broken("unknown kind '" + std::string(kind) + "'", row.where(),
                    "write event, consequence, modality or apart");
    for (const std::string& member : row.list("members")) {
      if (kind == "event") types.insert(member);
      if (kind == "modality") rules.modalities.insert(member);
    }
  }
  if (types.size() > 64)
    return broken("more than 64 types take part", "reconcile/families.tsv", "leave some apart");
  rules.types.assign(types.begin(), types.end());
  for (uint8_t i = 0; i < rules.types.size(); ++i) rules.type_bits[rules.types[i]] = i;
  for (const RowView row : rows) {
    TypeSet set = 0;
    for (const std::string& member : row.list("members")) {
      const unsigned bit = rules.bit_of(member);
      if (bit < 64) set |= TypeSet{1} << bit;
      if (bit < 64 && row["kind"] == "apart")
        return broken("'" + member + "' takes part and stands apart", row.where(), "choose one");
    }
    if (row["kind"] == "consequence") rules.consequences |= set;
    if (row["kind"] != "event") continue;
    for (unsigned bit = 0; bit < 64; ++bit) {
      if (set >> bit & 1) rules.kin[bit] |= set;
    }
  }
  return Done{};
}

Status read_weights(const PackSet& packs, LinkRules& rules) {
  std::array<bool, kSigns> seen{};
  for (const RowView row : rows_of(packs, "reconcile.weights")) {
    const std::string name = setting_name(row, "reconcile.weights");
    const auto at = std::find(std::begin(kSignNames), std::end(kSignNames), name);
    double within = 0, across = 0;
    if (at == std::end(kSignNames))
      return broken("no slot has the outcome '" + name + "'", row.where(),
                    "use those of docs/reconcile.md");
    if (!read_number(row["within"], within) || !read_number(row["across"], across))
      return broken("a weight of '" + name + "' is no number", row.where(), "write bits, as -0.5");
    const auto i = static_cast<size_t>(at - std::begin(kSignNames));
    rules.weights[i] = {hundredths(within), hundredths(across)};
    seen[i] = true;
  }
  for (size_t i = 0; i < kSigns; ++i) {
    if (!seen[i])
      return broken(std::string("no weight for ") + kSignNames[i], "reconcile/weights.tsv",
                    "load conflict-core, or add the row");
  }
  return Done{};
}

// Names that outlets of two camps bear belong to neither.
void read_outlets(const PackSet& packs, LinkRules& rules) {
  constexpr std::string_view kCamps = "camps.";
  for (const RowView row : rows_of(packs, "entities.outlets")) {
    std::string camp(row["camp"]);
    if (const size_t at = camp.find(kCamps); at != std::string::npos)
      camp.erase(0, at + kCamps.size());
    std::vector<std::string> names = row.list("forms");
    names.emplace_back(row["name_ar"]);
    names.emplace_back(row["name_en"]);
    for (const std::string& name : names) {
      const auto [at, added] = rules.outlet_camps.emplace(fold(name), camp);
      if (!added && at->second != camp) at->second.clear();
    }
  }
}

}  // namespace

const char* to_string(Sign sign) { return kSignNames[static_cast<size_t>(sign)]; }

unsigned LinkRules::bit_of(std::string_view type) const {
  const auto found = type_bits.find(type);
  return found == type_bits.end() ? 64 : found->second;
}

Result<LinkRules> load_link_rules(const PackSet& packs) {
  LinkRules rules;
  const auto settings = load_reconcile_settings(packs);
  if (!settings) return settings.error();
  if (Status s = read_families(packs, rules); !s) return s.error();
  if (Status s = read_weights(packs, rules); !s) return s.error();
  read_outlets(packs, rules);
  rules.least_within = hundredths(settings->at("link.within"));
  rules.least_across = hundredths(settings->at("link.across"));
  rules.day_slack = static_cast<int>(settings->at("day.slack"));
  rules.day_report = static_cast<int>(settings->at("day.report"));
  rules.day_widest = static_cast<int>(settings->at("day.widest"));
  rules.place_slack = settings->at("place.slack");
  rules.candidates = static_cast<uint32_t>(settings->at("cell.candidates"));
  rules.window = static_cast<uint32_t>(settings->at("document.window"));
  rules.least_jaccard = settings->at("near_duplicate.least_jaccard");
  return rules;
}

}  // namespace isnad
