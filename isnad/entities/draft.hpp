// What is a mention before it is linked? Its range in the text without quotes, and all it may refer
// to.
#pragma once

#include <vector>

#include "isnad/entities/mention.hpp"
#include "isnad/entities/name_text.hpp"

namespace isnad {

struct Draft {
  Mention mention;                 // ranges over NameText until the end
  std::vector<uint32_t> entities;  // all it may refer to, in the order of the packs
  uint8_t cut_front = 0;           // codes of proclitics on the first token of `tokens`
  uint8_t name_cut = 0;            // the same for `name`
  uint8_t cut_back = 0;            // codes of a pronoun on the last token
  uint8_t cue = 0;  // what stands before: 0 nothing, 1 a preposition of place, 2 an announcing word
  std::string kind;  // the innermost kind word, where several announce (countryside of the city X)
  uint32_t generic = kNone;      // index into Catalogue::generics
  uint32_t nationality = kNone;  // index into Catalogue::nationalities
  uint32_t fallback =
      kNone;  // a short form of a place ("the prison"): the facility, if no place is meant
  bool capital = false;      // "the capital X"
  bool dropped = false;      // an ordinary word after all
  uint32_t country = kNone;  // a place's country, named by an adjective behind it
};

}  // namespace isnad
