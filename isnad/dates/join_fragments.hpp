// Which fragments speak of one time? Joins weekday, date, part of day and clock, both calendars,
// and ranges.
#pragma once

#include <vector>

#include "isnad/dates/date_text.hpp"
#include "isnad/dates/time_expression.hpp"

namespace isnad {

// `fragments` in text order, of one paragraph, not overlapping.
std::vector<TimeExpression> join_fragments(const DateText& text,
                                           std::vector<TimeExpression> fragments);

}  // namespace isnad
