// Which values may a field have? The closed lists of the record (schema/claim.schema.json): what a
// profile lets pass of a field that is `closed`.
#pragma once

#include <string>
#include <string_view>

namespace isnad {

// False for every value of a field that has no list.
bool is_listed(std::string_view field, std::string_view value);
// The value, or "" when it is not listed.
std::string in_list(std::string_view field, const std::string& value);

}  // namespace isnad
