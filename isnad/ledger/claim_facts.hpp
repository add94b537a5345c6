// What is a claim found by? The facts of its slots in the form that filters ask for.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "isnad/ledger/records.hpp"

namespace isnad {

// The facts of a claim; analysed documents carry them to a ledger.
ClaimFacts facts_of(const Claim& claim);

// What the claim is sorted by; nothing where it does not say so.
std::optional<double> value_of(const Claim& claim, const ClaimFacts& facts, ClaimValue of);

// The days of a time's value: days, parts of days, months, years, weeks, intervals. Nothing for
// what is unresolved.
std::optional<DayRange> days_of(const ClaimTime& time);
// A name as it is compared: folded, in letters.
std::string folded_name(std::string_view name);
// Is this the id that was asked for, whole or by its part after the last dot?
bool is_id(const std::string& id, const std::string& asked);
// As it is compared: in ten thousandths.
uint32_t rounded_confidence(double confidence);
double kilometres_between(double lat, double lon, const Circle& circle);

// Does the claim pass the filter? Asks the slots themselves; `after` and `limit` are left to the
// caller.
bool passes(const Claim& claim, const ClaimFilter& filter);

}  // namespace isnad
