// Which unknown names are places? A word that no table knows stands for one where places stand.
#include <string_view>

#include "isnad/syntax/parts.hpp"
#include "isnad/text/codes.hpp"

namespace isnad {
namespace {

bool is_locative(const std::string& relation) {
  return relation == "in" || relation == "b" || relation == "near" || relation == "from" ||
         relation == "to" || relation == "toward";
}

// Right behind the name: "in Y", "of the province Y", "south of Y".
bool stands_in(const NounPhrase& name, const NounPhrase& place) {
  const bool where = place.relation == "in" || place.relation == "b" || place.relation == "near" ||
                     place.relation == "place";
  return where && place.tokens.first - name.tokens.last <= 1;
}

// Written with a pronoun at its end, as it seems: "in its forefront".
bool may_be_owned(const TokenizedText& text, uint32_t token) {
  const std::string_view codes = text.codes(token);
  return codes.size() > 3 && static_cast<Code>(codes[codes.size() - 2]) == kHa;
}

// "in X", "in X, south of Y", "in X and (the town) Z", "the towns of Z and X".
bool is_place(const TokenizedText& text, const SyntaxLayer& syntax, uint32_t index) {
  const NounPhrase& p = syntax.phrases[index];
  if (p.phrase_class != PhraseClass::name || p.quantity != kNone || !p.mentions.empty() ||
      p.pronoun_owner)
    return false;
  if (p.coordinated != kNone) {
    const NounPhrase& before = syntax.phrases[p.coordinated];
    return before.phrase_class == PhraseClass::place && before.preposition == p.preposition;
  }
  if (p.relation == "in" && p.tokens.size() == 1) return !may_be_owned(text, p.head);
  if (!is_locative(p.relation) || index + 1 >= syntax.phrases.size()) return false;
  const NounPhrase& next = syntax.phrases[index + 1];
  return next.phrase_class == PhraseClass::place &&
         (next.coordinated == index || stands_in(p, next));
}

}  // namespace

void place_unknown_names(const TextLayers& layers, uint32_t first, SyntaxLayer& out) {
  const auto mark = [&](uint32_t p) {
    if (is_place(*layers.text, out, p)) out.phrases[p].phrase_class = PhraseClass::place;
  };
  for (uint32_t p = first; p < out.phrases.size(); ++p) mark(p);
  for (auto p = static_cast<uint32_t>(out.phrases.size()); p-- > first;) mark(p);
}

}  // namespace isnad
