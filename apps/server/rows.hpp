// How is a claim shown in a list?
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "isnad/claims/claim.hpp"
#include "isnad/record/json_writer.hpp"

#include "apps/server/desk.hpp"

namespace isnad {

// The members of a row, without its brackets.
void write_row(JsonWriter& json, const Claim& claim, uint64_t document, std::string_view state);

// The claims of these numbers in this order, as reviewers left them.
Status visit_claims(Desk& desk, const std::vector<uint64_t>& numbers,
                    const std::function<void(const Claim& claim, uint64_t document)>& take);

}  // namespace isnad
