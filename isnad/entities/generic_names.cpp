#include "isnad/entities/generic_names.hpp"

#include "isnad/entities/named_things.hpp"
#include "isnad/entities/unknown_names.hpp"

namespace isnad {
namespace {

constexpr uint32_t kMaxOfficeWords = 4;

bool same_sentence(const NameText& text, uint32_t a, uint32_t b) {
  return a < text.size() && b < text.size() && text.text.sentence_of[a] == text.text.sentence_of[b];
}

// The nationality adjective at this token, or an empty match.
PhraseMatch nationality_at(const NameText& text, uint32_t token) {
  const PhraseTrie& trie = text.catalogue->nationality_forms;
  for (const PhraseMatch& m : trie.longest_at(text.text, text.words, *text.lexicon, token)) {
    if (m.clitics == 0) return m;
  }
  return {};
}

// Does the nationality belong to a state (not to a people without one)?
bool names_state(const NameText& text, uint32_t nationality) {
  const Nationality& n = text.catalogue->nationalities[nationality];
  return n.actor != kNone || n.country != kNone;
}

// "the Jordanian army" where no row names it. An indefinite body without a nationality is no name.
Draft with_nationality(const NameText& text, Draft draft) {
  const uint32_t next = draft.mention.tokens.last;
  const bool definite = has_article(text, next - 1) || has_article(text, draft.mention.name.first);
  if (same_sentence(text, next, next - 1)) {
    const PhraseMatch m = nationality_at(text, next);
    if (!m.tokens.empty() && has_article(text, next) == definite) {
      draft.mention.tokens.last = draft.mention.name.last = m.tokens.last;
      draft.nationality = m.payload;
      return draft;
    }
  }
  return definite ? draft : Draft{};
}

// "the sixth division", "the 14th": ordinals in words.
bool take_ordinal(const NameText& text, Draft& draft) {
  uint32_t at = draft.mention.tokens.last;
  const uint32_t first = at;
  while (at < first + 2 && is_word_beside(text, at, draft.mention.tokens.first) &&
         has_sense(text, at, kOrdinal)) {
    ++at;
  }
  if (at == first) return false;
  draft.mention.tokens.last = draft.mention.name.last = at;
  draft.generic = kNone;
  return true;
}

// "division 17", "the brigade (52)", "the sixth division": a unit of its own.
bool take_number(const NameText& text, Draft& draft) {
  if (take_ordinal(text, draft)) return true;
  uint32_t at = draft.mention.tokens.last;
  const bool bracket = at < text.size() && text.text.is_mark(at, '(');
  if (bracket) ++at;
  if (!same_sentence(text, at, draft.mention.tokens.first) ||
      text.text.tokens[at].kind != TokenKind::number)
    return false;
  ++at;
  if (bracket) {
    if (at >= text.size() || !text.text.is_mark(at, ')')) return false;
    ++at;
  }
  draft.mention.tokens.last = draft.mention.name.last = at;
  draft.generic = kNone;
  return true;
}

// The longest actor or person named at this token.
Draft owner_at(const NameText& text, uint32_t token) {
  Draft out;
  const Catalogue& c = *text.catalogue;
  for (const PhraseMatch& m : c.names.longest_at(text.text, text.words, *text.lexicon, token)) {
    const Entity& e = c.entities[m.payload];
    if (m.clitics != 0) continue;
    const bool person = e.kind == EntityKind::person && e.within != kNone;
    if (e.kind != EntityKind::actor && !person) continue;
    out.mention.tokens = m.tokens;
    out.entities.push_back(person ? e.within : m.payload);
  }
  return out;
}

// A head and the name of a group, known or not.
Draft with_group(const NameText& text, Draft draft) {
  const uint32_t next = draft.mention.tokens.last;
  if (take_number(text, draft)) return draft;
  if (!is_word_beside(text, next, draft.mention.tokens.first)) return {};
  const Draft owner = owner_at(text, next);
  draft.generic = kNone;
  if (!owner.entities.empty()) {
    draft.entities = owner.entities;
    draft.mention.name = owner.mention.tokens;
    draft.name_cut = 0;
    draft.mention.tokens.last = owner.mention.tokens.last;
    draft.cue = 2;
    return draft;
  }
  const TokenRange unknown = find_unknown_group(text, next);
  if (unknown.empty()) return {};
  draft.mention.tokens.last = draft.mention.name.last = unknown.last;
  return draft;
}

}  // namespace

Draft read_generic(const NameText& text, uint32_t token) {
  const Catalogue& c = *text.catalogue;
  for (const PhraseMatch& m :
       c.generic_names.longest_at(text.text, text.words, *text.lexicon, token)) {
    const GenericForm& generic = c.generics[m.payload];
    if (!same_sentence(text, token, m.tokens.last - 1)) continue;
    Draft draft;
    draft.mention.tokens = draft.mention.name = m.tokens;
    draft.mention.clitics = m.clitics;
    draft.cut_front = draft.name_cut = m.cut_front;
    draft.generic = m.payload;
    draft.mention.kind =
        generic.sense == GenericSense::place ? MentionKind::place : MentionKind::actor;
    draft.mention.rules.push_back(generic.row);
    if (generic.sense == GenericSense::head) return with_group(text, draft);
    if (generic.sense == GenericSense::body || generic.sense == GenericSense::foreign) {
      return with_nationality(text, draft);
    }
    if (generic.sense == GenericSense::brief || generic.sense == GenericSense::ordinary)
      take_number(text, draft);
    return draft;
  }
  return {};
}

Draft read_office(const NameText& text, uint32_t token) {
  if (!has_sense(text, token, kOffice, kCliticWa | kCliticFa | kCliticBi | kCliticLi) ||
      has_article(text, token))
    return {};
  for (uint32_t at = token + 1; at <= token + kMaxOfficeWords && is_word_beside(text, at, token);
       ++at) {
    if (!has_article(text, at) || is_function_word(text, at)) return {};
    const PhraseMatch m = nationality_at(text, at);
    if (m.tokens.empty() || at == token + 1) continue;
    if (!names_state(text, m.payload)) return {};
    Draft draft;
    draft.mention.kind = MentionKind::actor;
    draft.mention.tokens = draft.mention.name = {token, m.tokens.last};
    const Word& word = text.words.words[token];
    for (uint32_t s = 0; s < word.surfaces; ++s) {
      const Surface& surface = text.words.surfaces[word.first_surface + s];
      if ((text.catalogue->words.senses_of(surface.form) & kOffice) == 0) continue;
      draft.mention.clitics = surface.clitics;
      draft.cut_front = draft.name_cut = surface.cut_front;
      break;
    }
    draft.nationality = m.payload;
    return draft;
  }
  return {};
}

}  // namespace isnad
