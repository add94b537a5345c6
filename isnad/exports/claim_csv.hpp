// What is a claim's row in a spreadsheet?
#pragma once

#include <string>
#include <string_view>

#include "isnad/claims/claim.hpp"

namespace isnad {

// A byte order mark and the names of the columns.
std::string_view claim_csv_header();
// One row, with its line end.
std::string claim_csv_row(const Claim& claim);

}  // namespace isnad
