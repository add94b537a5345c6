#include "apps/cli/eval_match.hpp"

#include <algorithm>
#include <optional>
#include <tuple>

#include "apps/cli/eval_slots.hpp"

namespace isnad {
namespace {

struct Pair {
  bool exact = false;
  bool triggered = false;  // the trigger lies in the gold evidence
  double quantity = 0;
  double sum = 0;
  size_t gold = 0;
  size_t system = 0;
};

bool better(const Pair& a, const Pair& b) {
  const auto quality = [](const Pair& p) {
    return std::tuple(p.exact, p.triggered, p.quantity, p.sum);
  };
  if (quality(a) != quality(b)) return quality(a) > quality(b);
  return std::tuple(a.gold, a.system) < std::tuple(b.gold, b.system);
}

int64_t length(const JsonValue& span) { return span["end"].whole() - span["begin"].whole(); }

std::optional<Pair> pair_up(const JsonValue& gold, const JsonValue& system) {
  const JsonValue& evidence = system["evidence"];
  if (overlap(gold, evidence) <= 0) return std::nullopt;
  if (length(evidence) > std::max<int64_t>(3 * length(gold), 700)) return std::nullopt;
  Pair pair;
  pair.exact = system["type"].text == gold["type"].text;
  pair.triggered = overlap(gold, trigger_of(system)) > 0;
  if (!pair.exact && !(pair.triggered && family_of(system) == family_of(gold))) return std::nullopt;
  for (const auto& [slot, score] : score_slots(gold, system)) {
    pair.sum += score;
    if (slot == Slot::quantity) pair.quantity = score;
  }
  return pair;
}

// How many system claims a gold claim may take.
size_t capacity(const JsonValue& gold) {
  auto most = static_cast<size_t>(std::max<int64_t>(1, gold["count"].whole()));
  for (const std::string_view key : {"place", "facility", "target"}) {
    const std::string& values = gold[key].text;
    most = std::max(most, 1 + static_cast<size_t>(std::count(values.begin(), values.end(), ';')));
  }
  return most;
}

}  // namespace

std::vector<std::vector<ClaimMatch>> match_claims(const std::vector<const JsonValue*>& gold,
                                                  const std::vector<const JsonValue*>& system) {
  std::vector<Pair> pairs;
  for (size_t i = 0; i < gold.size(); ++i) {
    for (size_t j = 0; j < system.size(); ++j) {
      std::optional<Pair> pair = pair_up(*gold[i], *system[j]);
      if (!pair) continue;
      pair->gold = i;
      pair->system = j;
      pairs.push_back(*pair);
    }
  }
  std::sort(pairs.begin(), pairs.end(), better);
  std::vector<std::vector<ClaimMatch>> matches(gold.size());
  std::vector<bool> used(system.size());
  for (const Pair& pair : pairs) {
    std::vector<ClaimMatch>& got = matches[pair.gold];
    if (used[pair.system] || got.size() >= capacity(*gold[pair.gold])) continue;
    if (!got.empty() && !pair.exact) continue;
    got.push_back({pair.system, pair.exact});
    used[pair.system] = true;
  }
  return matches;
}

int64_t overlap(const JsonValue& a, const JsonValue& b) {
  return std::min(a["end"].whole(), b["end"].whole()) -
         std::max(a["begin"].whole(), b["begin"].whole());
}

const JsonValue& trigger_of(const JsonValue& system) {
  const JsonValue& trigger = system["evidence"]["trigger"];
  return trigger.filled() ? trigger : system["evidence"];
}

}  // namespace isnad
