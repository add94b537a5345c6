// By what are claims brought together? The typed view of reconcile.families, .weights and
// .settings.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "isnad/base/result.hpp"
#include "isnad/packs/pack.hpp"

namespace isnad {

// Types that take part, a bit each.
using TypeSet = uint64_t;

// What the comparison of one slot comes to; a row of reconcile.weights each ("day.same").
enum class Sign : uint8_t {
  any_pair,
  type_same,
  type_kin,
  type_other,
  day_same,
  day_near,
  day_overlap,
  day_allowed,
  day_late,
  day_absent,
  place_same,
  place_within,
  place_near,
  place_area,
  place_named,
  place_other,
  place_absent,
  actor_same,
  actor_camp,
  actor_other,
  actor_absent,
  facility_same,
  facility_other,
  facility_absent,
  number_same,
  number_large,
  number_open,
  number_other,
  number_absent,
  person_same,
  person_other,
  sentence_same,
  sentence_next,
  sentence_far,
  mention_shared,
  mention_apart,
  count
};
constexpr size_t kSigns = static_cast<size_t>(Sign::count);
// The id of its row: "day.same".
const char* to_string(Sign sign);

// Hundredths of a bit, whole numbers: sums are the same on every machine.
struct SignWeight {
  int within = 0;
  int across = 0;
};

struct LinkRules {
  std::vector<std::string> types;  // that take part, sorted; bit i stands for types[i]
  std::unordered_map<std::string_view, uint8_t> type_bits;  // into `types`
  std::array<TypeSet, 64> kin{};  // types that can be of one event with type i
  TypeSet consequences = 0;
  std::set<std::string, std::less<>> modalities;
  std::array<SignWeight, kSigns> weights{};
  std::map<std::string, std::string, std::less<>> outlet_camps;  // by folded name
  int least_within = 0;                                          // hundredths of a bit
  int least_across = 0;
  int day_slack = 0;
  int day_report = 0;
  int day_widest = 0;
  double place_slack = 0;  // metres
  uint32_t candidates = 0;
  uint32_t window = 0;
  double least_jaccard = 0;

  LinkRules() = default;
  LinkRules(LinkRules&&) = default;
  LinkRules& operator=(LinkRules&&) = default;
  LinkRules(const LinkRules&) = delete;  // `type_bits` points into `types`
  LinkRules& operator=(const LinkRules&) = delete;

  // The bit of a type that takes part, or 64.
  unsigned bit_of(std::string_view type) const;
};

// Errors: pack_broken with file and line.
Result<LinkRules> load_link_rules(const PackSet& packs);

}  // namespace isnad
