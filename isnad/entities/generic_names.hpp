// Which short forms, announced groups and offices of states stand at a token?
#pragma once

#include "isnad/entities/draft.hpp"

namespace isnad {

// A form of generic_forms.tsv, with a nationality, a number or the name of a group behind it; an
// empty draft when there is none.
Draft read_generic(const NameText& text, uint32_t token);

// "the ministry of finance of the X state": an office, its name, a nationality.
Draft read_office(const NameText& text, uint32_t token);

}  // namespace isnad
