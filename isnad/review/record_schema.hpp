// Is this record one that the schema of claims allows? Checks JSON against
// schema/claim.schema.json, which is carried inside the program: one place says what a claim may
// hold.
//
// Limits: knows the keywords that this schema uses (a test holds it to that), and of patterns what
// std::regex knows.
#pragma once

#include <string>
#include <string_view>

namespace isnad {

// What is wrong with the record, as "key: why", or "" when nothing is. `json`: one JSON value.
std::string fault_of_record(std::string_view json);

// The keywords of the schema that are not known here, parted by spaces; "" as it must be.
std::string unknown_keywords();

}  // namespace isnad
