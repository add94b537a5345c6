// How are the parts of a claim filter written by people?
#pragma once

#include <optional>
#include <string>

#include "isnad/ledger/records.hpp"

namespace isnad {

// All of the text as a number, or nothing.
std::optional<double> parse_decimal(const std::string& text);
// "LAT,LON,KM"
std::optional<Circle> parse_circle(const std::string& text);
// "LOW..HIGH", either of them left out; "N" is N..N. False for anything else.
bool parse_range(const std::string& text, std::optional<double>& low, std::optional<double>& high);

}  // namespace isnad
