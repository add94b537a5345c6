// Does a claim quote its document?
#pragma once

#include <cstdint>
#include <string>

#include "isnad/claims/claim.hpp"

namespace isnad {

// Which part of `claim` is not in the text as it says, or "" when all are; counts the spans.
std::string misplaced_part(const Claim& claim, const std::string& text, uint64_t& spans);

}  // namespace isnad
