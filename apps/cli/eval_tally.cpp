#include "apps/cli/eval_tally.hpp"

#include <algorithm>

namespace isnad {
namespace {

double share(double part, double whole) { return whole == 0 ? 0 : part / whole; }

double f1_of(double precision, double recall) {
  return share(2 * precision * recall, precision + recall);
}

// The best of several claims in each slot; in a list of sites each adds its part.
SlotScores merge_scores(const JsonValue& gold, const std::vector<const JsonValue*>& hits) {
  SlotScores merged;
  for (const JsonValue* hit : hits) {
    const SlotScores scores = score_slots(gold, *hit);
    if (merged.empty()) {
      merged = scores;
      continue;
    }
    for (size_t k = 0; k < scores.size(); ++k) {
      const Slot slot = scores[k].first;
      const bool list = slot == Slot::facility || slot == Slot::target || slot == Slot::place;
      double& sum = merged[k].second;
      sum = list ? sum + scores[k].second : std::max(sum, scores[k].second);
    }
  }
  for (auto& [slot, score] : merged) score = std::min(score, 1.0);
  return merged;
}

}  // namespace

SlotScores EvalTally::add_gold(const JsonValue& gold, const std::vector<const JsonValue*>& hits,
                               std::optional<bool> part_of_right) {
  ++gold_;
  wanted_ += count_gold_values(gold);
  if (hits.empty()) return {};
  ++found_;
  SlotScores merged = merge_scores(gold, hits);
  double right = 0;
  std::optional<double> modality;
  for (const auto& [slot, score] : merged) {
    if (slot != Slot::chain) right += score;
    if (slot == Slot::modality) modality = score;
  }
  right_ += 1;
  right_ += right;
  exact_ += std::all_of(merged.begin(), merged.end(), [](const auto& s) { return s.second >= 1; });
  if (modality && !gold["modality"].is_text("actual")) {
    merged.emplace_back(Slot::not_actual, *modality);
  }
  if (part_of_right) merged.emplace_back(Slot::part_of, *part_of_right ? 1.0 : 0.0);
  for (const auto& [slot, score] : merged) {
    right_in_[static_cast<size_t>(slot)] += score;
    ++of_[static_cast<size_t>(slot)];
  }
  count_invented(gold, hits);
  asserted_ += count_system_values(*hits.front());
  return merged;
}

void EvalTally::count_invented(const JsonValue& gold, const std::vector<const JsonValue*>& hits) {
  for (const Slot slot :
       {Slot::time, Slot::place, Slot::quantity, Slot::initiator, Slot::instrument}) {
    const std::string_view key = slot_name(slot);
    const bool site = slot == Slot::place;
    const JsonValue& wanted = gold[slot == Slot::quantity ? "qty" : key];
    if (wanted.filled() || (site && gold["facility"].filled())) continue;
    auto seen = std::find_if(invented_.begin(), invented_.end(),
                             [slot](const Invented& i) { return i.slot == slot; });
    if (seen == invented_.end()) seen = invented_.insert(seen, {slot});
    ++seen->empty;
    seen->filled += std::any_of(hits.begin(), hits.end(), [key, site](const JsonValue* hit) {
      return (*hit)[key].filled() || (site && (*hit)["facility"].filled());
    });
  }
}

void EvalTally::add_spurious(const JsonValue& system) {
  ++spurious_;
  asserted_ += count_system_values(system);
}

EvalResult EvalTally::result() const {
  EvalResult r;
  r.gold = gold_;
  r.precision = share(found_, found_ + spurious_);
  r.recall = share(found_, gold_);
  r.f1 = f1_of(r.precision, r.recall);
  r.near_type = near_type_;
  r.of = of_;
  for (size_t slot = 0; slot < kSlots; ++slot) {
    if (of_[slot] > 0) r.slots[slot] = right_in_[slot] / of_[slot];
  }
  for (const Invented& i : invented_) r.invented.emplace_back(i.slot, share(i.filled, i.empty));
  r.slot_f1 = f1_of(std::min(1.0, share(right_, asserted_)), share(right_, wanted_));
  r.exact = share(exact_, gold_);
  return r;
}

}  // namespace isnad
