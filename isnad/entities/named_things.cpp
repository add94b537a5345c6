#include "isnad/entities/named_things.hpp"

namespace isnad {
namespace {

void take(Draft& draft, const PhraseMatch& m) {
  draft.mention.tokens = draft.mention.name = m.tokens;
  draft.mention.clitics = m.clitics;
  draft.cut_front = draft.name_cut = m.cut_front;
}

bool names_owner(const NameText& text, uint32_t token) {
  const Catalogue& c = *text.catalogue;
  const auto at = [&](const PhraseTrie& trie) {
    return trie.longest_at(text.text, text.words, *text.lexicon, token);
  };
  for (const PhraseMatch& m : at(c.names)) {
    if (c.entities[m.payload].kind == EntityKind::actor) return true;
  }
  for (const PhraseMatch& m : at(c.generic_names)) {
    if (c.generics[m.payload].sense != GenericSense::place) return true;
  }
  return !at(c.nationality_forms).empty();
}

// Codes before the article; after l- the article has lost its first letter.
uint8_t article_start(const Reading& r, const Catalogue& catalogue) {
  if (!r.has(kCliticAl)) return r.cut_front;
  const size_t article = catalogue.words.article.size() - (r.has(kCliticLi) ? 1 : 0);
  return static_cast<uint8_t>(r.cut_front > article ? r.cut_front - article : 0);
}

}  // namespace

bool has_article(const NameText& text, uint32_t token) {
  const std::string& article = text.catalogue->words.article;
  if (text.text.codes(token).substr(0, article.size()) == article) return true;
  for (const Reading& r : readings_of(text.words, token)) {
    if (r.has(kCliticAl)) return true;
  }
  return false;
}

bool follows_noun(const NameText& text, uint32_t token) {
  if (token == 0 || !is_word_beside(text, token - 1, token) || is_function_word(text, token - 1))
    return false;
  for (const Reading& r : readings_of(text.words, token - 1)) {
    if (r.inflection.part != PartOfSpeech::verb) return true;
  }
  return false;
}

bool has_thing_cue(const NameText& text, const PhraseMatch& match) {
  if ((match.clitics & kCliticBi) != 0) return true;
  const uint32_t next = match.tokens.last;
  const uint32_t first = match.tokens.first;
  if (!is_word_beside(text, next, first)) return false;
  if (has_sense(text, next, kLinking) || names_owner(text, next)) return true;
  const bool facility = text.catalogue->entities[match.payload].kind == EntityKind::facility;
  return facility && first > 0 && is_place_preposition(text, first - 1) &&
         has_article(text, next) && !has_article(text, first);
}

Draft read_nationality(const NameText& text, uint32_t token) {
  Draft draft;
  const Catalogue& c = *text.catalogue;
  for (const PhraseMatch& m :
       c.nationality_forms.longest_at(text.text, text.words, *text.lexicon, token)) {
    if (!draft.mention.tokens.empty() && m.cut_front >= draft.cut_front) continue;
    take(draft, m);
    draft.mention.kind = MentionKind::nationality;
    draft.mention.adjective = m.clitics == 0 && follows_noun(text, token);
    draft.nationality = m.payload;
    draft.mention.rules = {c.nationalities[m.payload].row};
  }
  return draft;
}

Draft read_instrument_adjective(const NameText& text, uint32_t token) {
  Draft draft;
  if (!follows_noun(text, token)) return draft;
  const PhraseTrie& trie = text.catalogue->instrument_adjectives;
  for (const PhraseMatch& m : trie.longest_at(text.text, text.words, *text.lexicon, token)) {
    if ((m.clitics & ~kCliticWa) != 0) continue;
    take(draft, m);
    draft.mention.kind = MentionKind::instrument;
    draft.mention.adjective = true;
    draft.entities.push_back(m.payload);
  }
  return draft;
}

Draft read_thing(const NameText& text, uint32_t token) {
  const Catalogue& c = *text.catalogue;
  for (const Reading& r : readings_of(text.words, token)) {
    if (r.inflection.part == PartOfSpeech::verb && r.clitics == 0) return {};
    if (r.lexeme == kNone || r.inflection.part != PartOfSpeech::noun) continue;
    const auto named = c.by_lexeme.find(r.lexeme);
    if (named == c.by_lexeme.end()) continue;
    const auto clitics = static_cast<uint8_t>(r.clitics & ~kCliticAl);
    const PhraseMatch m{{token, token + 1}, named->second.front(), clitics, article_start(r, c)};
    if (c.entities[m.payload].needs_cue && !has_thing_cue(text, m)) continue;
    Draft draft;
    take(draft, m);
    draft.cut_back = r.cut_back;
    draft.mention.kind = static_cast<MentionKind>(c.entities[m.payload].kind);
    draft.entities = {m.payload};
    return draft;
  }
  return {};
}

}  // namespace isnad
