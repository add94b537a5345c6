// Is this a date a document may carry?
#pragma once

#include <string>
#include <string_view>

namespace isnad {

// The ISO 8601 date ("2018-03-31") or date-time ("2018-03-31T23:10:00Z", seconds, fraction and zone
// optional) as isnad keeps it; a space for the T is taken. Empty when it is no date that exists.
std::string parse_iso_date(std::string_view text);

}  // namespace isnad
