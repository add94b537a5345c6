// Where in the document does each claim stand?
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "isnad/claims/claim.hpp"

namespace isnad {

// The text as HTML with <mark> around evidence. Overlaps are cut into segments; each names the
// claims that cover it (`data-c`: their indices), has the colour of the family of the shortest and
// stripes of the others; triggers stand out (class t), and the first segment of a claim's trigger
// is a button. Marks never change a letter's shape: they carry backgrounds alone.
std::string marked_text(std::string_view text, const std::vector<Claim>& claims);

}  // namespace isnad
