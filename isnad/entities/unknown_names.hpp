// How far does a name reach that the packs do not know? Arabic has no capital letters: function
// words, verbs, numbers, marks and the words of the language end it; quotation marks bound it.
#pragma once

#include <string_view>

#include "isnad/entities/name_text.hpp"

namespace isnad {

// The tokens from `first` that form the name of a place which a word of this kind announces; empty
// = no name. Up to three words; with quotes up to five. `clitics`: what may be written on the first
// word.
TokenRange find_unknown_place(const NameText& text, uint32_t first, std::string_view kind,
                              uint8_t clitics = 0);

enum class AfterPeople : uint8_t {
  no,
  yes
};  // schools and mosques are named after people of a kind ("school of the girls"), houses belong

// The same for the proper name of a site behind the word for its kind ("hospital X").
TokenRange find_site_name(const NameText& text, uint32_t first, AfterPeople people);

// The same for the name of an armed group after its head.
TokenRange find_unknown_group(const NameText& text, uint32_t first);

}  // namespace isnad
