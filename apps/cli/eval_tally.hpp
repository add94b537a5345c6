// How good are the claims? Counts over gold claims and the measures made of them.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "isnad/record/json_value.hpp"

#include "apps/cli/eval_slots.hpp"

namespace isnad {

struct EvalResult {
  int gold = 0;
  double precision = 0;  // over exact types
  double recall = 0;
  double f1 = 0;
  int near_type = 0;  // gold claims found with another type of their family
  // accuracy over the matched claims whose gold fills the slot; and of how many
  std::array<std::optional<double>, kSlots> slots;
  std::array<int, kSlots> of = {};
  // of the matched claims whose gold leaves the slot empty, the share that fills it
  std::vector<std::pair<Slot, double>> invented;
  double slot_f1 = 0;  // over all (claim, slot) values
  double exact = 0;    // share of the gold claims with every gold slot right
  size_t documents = 0;
  std::vector<std::string> silent;  // documents without any claim
};

class EvalTally {
 public:
  // One gold claim with the system claims of its exact type; `part_of_right` where both name a
  // parent. Returns the scores of its slots.
  SlotScores add_gold(const JsonValue& gold, const std::vector<const JsonValue*>& hits,
                      std::optional<bool> part_of_right);
  void add_near_type() { ++near_type_; }
  void add_spurious(const JsonValue& system);

  // `documents` and `silent` are left to the caller.
  EvalResult result() const;

 private:
  void count_invented(const JsonValue& gold, const std::vector<const JsonValue*>& hits);

  struct Invented {
    Slot slot;
    int empty = 0;
    int filled = 0;
  };

  int gold_ = 0;
  int found_ = 0;
  int spurious_ = 0;
  int near_type_ = 0;
  int exact_ = 0;
  std::array<double, kSlots> right_in_ = {};
  std::array<int, kSlots> of_ = {};
  std::vector<Invented> invented_;  // in the order in which they were first seen empty
  double right_ = 0;
  int asserted_ = 0;
  int wanted_ = 0;
};

}  // namespace isnad
