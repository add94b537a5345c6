// What looks like a time and names none? Streets called after a day, people called Friday, ages,
// verbs.
#pragma once

#include "isnad/dates/date_text.hpp"
#include "isnad/dates/time_expression.hpp"

namespace isnad {

// False: drop the expression.
bool names_time(const DateText& text, const TimeExpression& e);

}  // namespace isnad
