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

// Shapes of plurals, and of verbal nouns of the derived stems, which name no place.
bool is_no_name_by_shape(std::string_view codes) {
  if (codes.size() < 5) return true;
  const auto at = [&](size_t i) { return static_cast<Code>(codes[i]); };
  const Code last = at(codes.size() - 1);
  const Code before = at(codes.size() - 2);
  if (last == kTa && before == kAlef) return true;
  if (last == kNoon && (before == kYa || before == kWaw)) return true;
  return (at(2) == kAlef && before == kAlef) || (at(2) == kTa && before == kYa);
}

// "killed in al-X", "near al-X": a word with the article that no table knows.
bool is_unknown_definite(const TextLayers& layers, const SyntaxLayer& syntax, const NounPhrase& p) {
  if (p.phrase_class != PhraseClass::none || p.tokens.size() != 1 || p.coordinated != kNone ||
      (p.relation != "in" && p.relation != "near" && p.relation != "place"))
    return false;
  const Reading* r = chosen(layers, syntax, p.head);
  if (r == nullptr || r->lexeme != kNone || r->clitics != kCliticAl ||
      layers.text->tokens[p.head].kind != TokenKind::word)
    return false;
  const Word& word = layers.words->words[p.head];
  for (uint32_t s = 0; s < word.surfaces; ++s) {
    const Surface& surface = layers.words->surfaces[word.first_surface + s];
    if ((layers.catalogue->words.senses_of(surface.form) & (kOrdinal | kPlain)) != 0) return false;
  }
  return !is_no_name_by_shape(layers.text->codes(p.head));
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
    if (is_place(*layers.text, out, p) || is_unknown_definite(layers, out, out.phrases[p]))
      out.phrases[p].phrase_class = PhraseClass::place;
  };
  for (uint32_t p = first; p < out.phrases.size(); ++p) mark(p);
  for (auto p = static_cast<uint32_t>(out.phrases.size()); p-- > first;) mark(p);
}

}  // namespace isnad
