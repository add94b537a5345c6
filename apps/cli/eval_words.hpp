// Do two names name the same? Words compared without spelling variants, article and clitics.
//
// The comparison belongs to the annotation guide, not to the reading of texts: it stays what it is
// when the engine learns more, so that scores of different versions can be compared.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace isnad {

// The comparable words of a name: NFKC, without marks and tatweel, alef, ya and ta marbuta folded,
// without the article and the clitics before it, lower case.
std::set<std::string> comparable_words(std::string_view text);

// True when one of the '|'-separated gold alternatives holds, or is nearly held by, one of the
// names.
bool same_name(std::string_view alternatives, const std::vector<std::string>& names);

// True for the outlet's own correspondent, who is the outlet.
bool is_correspondent(std::string_view speaker);

}  // namespace isnad
