// What span of time does the text as a whole report on? "Toll of the month of August 2013", "our
// team recorded in June": what such a report lists and does not date is of that time.
#pragma once

#include <vector>

#include "isnad/claims/date_owners.hpp"

namespace isnad {

// Index into DateLayer::dates: the span, longer than a day, that the first sentences name beside a
// word of recording; kNone when the text is no such report.
uint32_t find_reported_period(const ClaimInput& input, const ClaimRules& rules,
                              const std::vector<DateOwner>& owners);

}  // namespace isnad
