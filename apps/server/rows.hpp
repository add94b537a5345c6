// How is a claim shown in a list?
#pragma once

#include <string>
#include <string_view>

#include "isnad/claims/claim.hpp"
#include "isnad/record/json_writer.hpp"

namespace isnad {

// The members of a row, without its brackets.
void write_row(JsonWriter& json, const Claim& claim, uint64_t document, std::string_view state);

}  // namespace isnad
