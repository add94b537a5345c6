#include "isnad/entities/ordinary_words.hpp"

#include <algorithm>

#include "isnad/entities/named_things.hpp"
#include "isnad/entities/place_names.hpp"
#include "isnad/entities/place_phrases.hpp"
#include "isnad/entities/place_scores.hpp"

namespace isnad {
namespace {

constexpr double kSlackKm = 35;  // rows put the centre of an area where they like

// A noun of the lexicon at this token, with no other proclitics than these.
const Reading* noun_at(const NameText& text, uint32_t token, uint8_t clitics) {
  for (const Reading& r : readings_of(text.words, token)) {
    if (r.lexeme != kNone && r.inflection.part == PartOfSpeech::noun &&
        (r.clitics & ~(clitics | kCliticAl)) == 0)
      return &r;
  }
  return nullptr;
}

bool describes(const NameText& text, uint32_t token) {
  for (const PartOfSpeech part :
       {PartOfSpeech::adjective, PartOfSpeech::agent, PartOfSpeech::patient}) {
    if (plain_reading(text, token, part) != nullptr) return true;
  }
  return has_sense(text, token, kDirectionAdjective | kDirection | kLinking);
}

// "the squares and the streets": "and" with another definite noun of the same class and number.
bool is_paired(const NameText& text, const Reading& noun, uint32_t next) {
  if (!noun.definite()) return false;
  const Lexicon& lexicon = *text.lexicon;
  for (const Reading& r : readings_of(text.words, next)) {
    if (r.lexeme == kNone || r.inflection.part != PartOfSpeech::noun || !r.has(kCliticWa) ||
        !r.has(kCliticAl))
      continue;
    if (r.inflection.number == noun.inflection.number &&
        lexicon.lexemes[r.lexeme].noun_class == lexicon.lexemes[noun.lexeme].noun_class)
      return find_place_name(text, next, kCliticWa, BareNames::no).tokens.empty();
  }
  return false;
}

// "the streets and the squares": the second of the pair.
bool ends_pair(const NameText& text, const Draft& place, const Reading& noun) {
  const uint32_t first = place.mention.name.first;
  if (!noun.definite() || (place.mention.clitics & kCliticWa) == 0 || first == 0 ||
      !is_word_beside(text, first - 1, first) ||
      !find_place_name(text, first - 1, kAnyProclitic, BareNames::no).tokens.empty())
    return false;
  const Lexicon& lexicon = *text.lexicon;
  for (const Reading& r : readings_of(text.words, first - 1)) {
    if (r.lexeme != kNone && r.inflection.part == PartOfSpeech::noun && r.has(kCliticAl) &&
        r.inflection.number == noun.inflection.number &&
        lexicon.lexemes[r.lexeme].noun_class == lexicon.lexemes[noun.lexeme].noun_class)
      return true;
  }
  return false;
}

// "the shepherd who": a town is feminine.
bool takes_masculine_relative(const NameText& text, uint32_t next) {
  for (const Reading& r : readings_of(text.words, next)) {
    if (r.lexeme != kNone && r.inflection.part == PartOfSpeech::relative && r.clitics == 0 &&
        text.lexicon->lexemes[r.lexeme].sense == "m")
      return true;
  }
  return false;
}

// "the humanitarian level": a town is feminine. Directions and nationalities may stand behind any
// place.
bool takes_masculine_adjective(const NameText& text, const Reading& noun, uint32_t next) {
  if (!noun.definite() || noun.inflection.gender != Gender::masculine ||
      has_sense(text, next, kDirectionAdjective | kDirection))
    return false;
  bool nationality = false;
  find_country_adjective(text, next, nationality);
  const Reading* adjective = plain_reading(text, next, PartOfSpeech::adjective);
  return !nationality && adjective != nullptr && adjective->definite() &&
         adjective->inflection.gender == Gender::masculine &&
         adjective->inflection.number == Number::singular;
}

// "supporters of the movement": what stands behind is the noun's genitive.
bool takes_genitive(const NameText& text, const Reading& noun, uint32_t next) {
  if (noun.definite() || noun.inflection.absolute || describes(text, next)) return false;
  const Catalogue& c = *text.catalogue;
  const auto at = [&](const PhraseTrie& trie) {
    return trie.longest_at(text.text, text.words, *text.lexicon, next);
  };
  if (!at(c.nationality_forms).empty() || !at(c.place_kind_forms).empty()) return false;
  for (const PhraseMatch& m : at(c.names)) {
    const EntityKind kind = c.entities[m.payload].kind;
    if (m.clitics == 0 && (kind == EntityKind::actor || kind == EntityKind::person)) return true;
    if (kind == EntityKind::place) return false;
  }
  const Reading* genitive = noun_at(text, next, 0);
  return genitive != nullptr && genitive->clitics == (genitive->clitics & kCliticAl) &&
         genitive->definite();
}

bool holds(const Catalogue& c, uint32_t larger, uint32_t inner) {
  if (larger == inner || c.entities[larger].subkind == "country") return false;
  if (lies_in(c, inner, larger)) return true;
  const auto km = distance_km(c.entities[inner], c.entities[larger]);
  return km && *km <= c.entities[larger].radius_m / 1000 + kSlackKm;
}

}  // namespace

bool is_used_as_noun(const NameText& text, const Draft& place) {
  const TokenRange name = place.mention.name;
  if (place.cue == 2 || !place.kind.empty() || name.size() != 1 || place.entities.empty())
    return false;
  const Reading* noun = noun_at(text, name.first, place.mention.clitics);
  if (noun == nullptr) return false;
  if (ends_pair(text, place, *noun)) return true;
  if (!is_word_beside(text, name.last, name.first)) return false;
  return takes_masculine_relative(text, name.last) ||
         takes_masculine_adjective(text, *noun, name.last) || is_paired(text, *noun, name.last) ||
         takes_genitive(text, *noun, name.last);
}

bool is_held_by_larger(const NameText& text, const Draft& place) {
  uint32_t at = place.mention.tokens.last;
  const bool apart = is_preposition_in(text, at);
  if (apart) ++at;
  if (!is_word_beside(text, at, place.mention.tokens.first)) return false;
  const std::vector<Draft> larger = read_places(text, at);
  if (larger.empty() || (!apart && (larger.front().mention.clitics & kCliticBi) == 0)) return false;
  const Catalogue& c = *text.catalogue;
  return std::any_of(place.entities.begin(), place.entities.end(), [&](uint32_t inner) {
    const std::vector<uint32_t>& around = larger.front().entities;
    return std::any_of(around.begin(), around.end(),
                       [&](uint32_t outer) { return holds(c, outer, inner); });
  });
}

}  // namespace isnad
