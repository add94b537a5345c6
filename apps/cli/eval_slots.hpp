// Which slots of a gold claim does a system claim fill rightly?
//
// Gold and system claims stay JSON values: gold after the annotation guide, system after
// isnad.claim/1.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "isnad/record/json_value.hpp"

namespace isnad {

// In the order in which they are shown.
enum class Slot {
  initiator,
  target,
  place,
  facility,
  instrument,
  status,
  quantity,
  unit,
  time,
  speaker,
  chain,
  modality,
  not_actual,
  part_of
};
inline constexpr size_t kSlots = 14;
inline constexpr std::array<Slot, 5> kLinkSlots = {Slot::initiator, Slot::target, Slot::place,
                                                   Slot::facility, Slot::instrument};

// As shown, and for links, status, time, modality and part_of also the key of the claim.
std::string_view slot_name(Slot slot);

// Scores in 0..1 of the slots that the gold claim fills.
using SlotScores = std::vector<std::pair<Slot, double>>;
SlotScores score_slots(const JsonValue& gold, const JsonValue& system);

// The names in a slot: of each link its words and the name of what it refers to.
std::vector<std::string> slot_names(const JsonValue& slot);

std::string_view family_of(const JsonValue& claim);
// Political statements have no modality of their own, and count only where the gold marks them
// core.
bool is_politics(const JsonValue& claim);
bool is_optional(const JsonValue& claim);

// How many values a claim asserts: type, speaker (nobody is one too), modality, and its filled
// slots.
int count_system_values(const JsonValue& system);
int count_gold_values(const JsonValue& gold);

}  // namespace isnad
