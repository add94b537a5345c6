// How is a value of a claim said to a reader?
#pragma once

#include <string>
#include <string_view>

#include "isnad/claims/claim.hpp"
#include "isnad/events/event.hpp"
#include "isnad/exports/labels.hpp"

namespace isnad {

// Digits without grouping: "12", "1.5".
std::string number_words(double value);
// A share of 1 to two digits: "0.72".
std::string share_words(double share);
// "at least 12 people", with the stated word and its bounds where there is no number.
std::string quantity_words(const ClaimQuantity& quantity, const Labels& labels);
// The number alone: "12", "10-15", ">=100"; the stated word where there is none.
std::string quantity_digits(const ClaimQuantity& quantity);
// "2021-03-11 in the evening".
std::string time_words(const ClaimTime& time, const Labels& labels);

// On one line and without control characters, so that no text can steer a terminal or a page: line
// ends and controls become spaces, spaces one space, bidi controls nothing.
std::string one_line(std::string_view text);
// In U+2068 ... U+2069: its direction stays its own.
std::string isolated(std::string_view text);

}  // namespace isnad
