// Which letters does a presentation form stand for? (Unicode blocks Arabic Presentation Forms A and
// B)
#pragma once

#include <cstdint>

#include "isnad/text/codes.hpp"

namespace isnad {

// The base letters of U+FB50..U+FDC7 and U+FE70..U+FEFC, by their compatibility decompositions;
// count 0 for what is no letter there.
Folded fold_presentation_form(uint32_t code_point);

}  // namespace isnad
