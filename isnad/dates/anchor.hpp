// From which day does the document speak? Its published date; else its dateline; else what the text
// implies.
#pragma once

#include <string>
#include <vector>

#include "isnad/dates/date.hpp"
#include "isnad/dates/date_text.hpp"
#include "isnad/dates/resolve_date.hpp"

namespace isnad {

// Sets published and basis of the layer. Inferred: a deictic that stands beside a full date
// ("yesterday, Sunday 18 June 2023"), where all such pairs of the text agree. Diagnostics are
// appended.
Anchor find_anchor(const DateText& text, const std::vector<TimeExpression>& expressions,
                   const std::string& published, DateLayer& layer);

}  // namespace isnad
