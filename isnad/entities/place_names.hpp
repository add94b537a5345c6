// Which places of the catalogue are named at a token?
#pragma once

#include <vector>

#include "isnad/entities/name_text.hpp"

namespace isnad {

// The longest place name at a token with all it may mean; among equally long ones that with fewest
// proclitics.
struct PlaceNameMatch {
  TokenRange tokens;
  uint8_t clitics = 0;    // CliticBit
  uint8_t cut_front = 0;  // codes of those clitics
  std::vector<uint32_t> entities;
};

enum class BareNames : uint8_t {
  no,
  yes
};  // names without the kind word they begin with, behind such a word

// `clitics`: the proclitics that may stand on the first word.
PlaceNameMatch find_place_name(const NameText& text, uint32_t token, uint8_t clitics,
                               BareNames bare);

// The country of a definite nationality adjective at this token ("the Syrian"), or kNone. `found`
// tells whether there is such an adjective at all (of a people without a country, too).
uint32_t find_country_adjective(const NameText& text, uint32_t token, bool& found);

// The kind word at this token (clitics allowed as given): index into Catalogue::place_kinds, or
// kNone; `match` gets its range and proclitics.
uint32_t find_kind_word(const NameText& text, uint32_t token, uint8_t clitics, PhraseMatch& match);

// Is a kind word, as it stands here, a dual or plural?
bool is_plural_kind(const NameText& text, uint32_t token, const PlaceKind& kind);

// "the town of", not "the area of", "the road of": these stand before common words, too.
bool announces_name(const std::string& kind);

constexpr uint8_t kAnyProclitic = kCliticWa | kCliticFa | kCliticBi | kCliticLi | kCliticKa;

}  // namespace isnad
