#include "isnad/entities/site_names.hpp"

#include "isnad/entities/named_things.hpp"
#include "isnad/entities/place_names.hpp"
#include "isnad/entities/unknown_names.hpp"

namespace isnad {
namespace {

bool begins_mention(const NameText& text, uint32_t token) {
  const Catalogue& c = *text.catalogue;
  const auto at = [&](const PhraseTrie& trie) {
    return !trie.longest_at(text.text, text.words, *text.lexicon, token).empty();
  };
  for (const PhraseMatch& m : c.names.longest_at(text.text, text.words, *text.lexicon, token)) {
    const Entity& e = c.entities[m.payload];
    if (e.kind != EntityKind::place || (e.subkind != "village" && e.cue == 0)) return true;
  }
  return at(c.generic_names) || at(c.nationality_forms) || at(c.place_kind_forms) ||
         at(c.instrument_adjectives);
}

// The classes whose sites bear names of their own; a house is somebody's.
bool bears_name(const Catalogue& catalogue, const Draft& draft) {
  if (draft.entities.empty() || draft.mention.kind != MentionKind::facility) return false;
  const std::string_view kind = catalogue.entities[draft.entities.front()].subkind;
  return kind != "residential" && kind != "infrastructure" && kind != "agriculture";
}

AfterPeople named_after(const Catalogue& catalogue, const Draft& draft) {
  const std::string_view kind = catalogue.entities[draft.entities.front()].subkind;
  const bool people =
      kind == "education" || kind == "medical" || kind == "religious" || kind == "market";
  return people ? AfterPeople::yes : AfterPeople::no;
}

// "the Umari mosque": a definite relative adjective that is no nationality.
TokenRange adjective_name(const NameText& text, uint32_t first) {
  const bool known = plain_reading(text, first, PartOfSpeech::adjective) != nullptr;
  const bool name = has_article(text, first) && (known || is_unknown_word(text, first));
  return name ? TokenRange{first, first + 1} : TokenRange{};
}

}  // namespace

void take_site_name(const NameText& text, Draft& facility) {
  const Catalogue& c = *text.catalogue;
  const TokenRange head = facility.mention.tokens;
  const uint32_t next = head.last;
  if (!bears_name(c, facility) || facility.cut_back > 0 || !is_word_beside(text, next, head.first))
    return;
  if (text.text.tokens[head.last - 1].has(kTanwin) || begins_mention(text, next)) return;
  const bool definite = has_article(text, head.last - 1);
  const TokenRange name =
      definite ? adjective_name(text, next) : find_site_name(text, next, named_after(c, facility));
  if (name.empty()) return;
  facility.mention.tokens.last = facility.mention.name.last = name.last;
}

bool is_river_bank(const NameText& text, const Draft& place) {
  const Catalogue& c = *text.catalogue;
  const TokenRange name = place.mention.name;
  if (name.size() < 2) return false;
  const bool bank = has_sense(text, name.first, kBank, kAnyProclitic);
  if (!bank || !is_word_beside(text, name.last, name.first)) return false;
  uint32_t next = name.last;
  if (is_place_preposition(text, next)) ++next;
  if (!is_word_beside(text, next, name.first)) return false;
  PhraseMatch m;
  const uint32_t kind = find_kind_word(text, next, kAnyProclitic, m);
  if (kind != kNone && c.place_kinds[kind].kind == "river") return true;
  const Draft thing = read_thing(text, next);
  if (!thing.entities.empty() && thing.mention.kind == MentionKind::facility) return true;
  for (const uint32_t e : find_place_name(text, next, kAnyProclitic, BareNames::no).entities) {
    if (c.entities[e].subkind == "river" || c.entities[e].subkind == "dam") return true;
  }
  return false;
}

}  // namespace isnad
