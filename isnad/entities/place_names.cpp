#include "isnad/entities/place_names.hpp"

#include <algorithm>

namespace isnad {
namespace {

// A one-word name that needs proclitics cut loses against a word of the language that needs fewer.
bool is_better_read_otherwise(const NameText& text, const PhraseMatch& m) {
  if (m.cut_front == 0 || m.tokens.size() > 1) return false;
  const size_t article = text.catalogue->words.article.size();
  for (const Reading& r : readings_of(text.words, m.tokens.first)) {
    const size_t before_article =
        r.has(kCliticAl) && r.cut_front >= article ? r.cut_front - article : r.cut_front;
    if (r.lexeme != kNone && before_article < m.cut_front) return true;
  }
  return false;
}

}  // namespace

PlaceNameMatch find_place_name(const NameText& text, uint32_t token, uint8_t clitics,
                               BareNames bare) {
  PlaceNameMatch out;
  if (token >= text.size()) return out;
  const Catalogue& c = *text.catalogue;
  std::vector<PhraseMatch> matches;
  c.names.find_at(text.text, text.words, *text.lexicon, token, matches);
  if (bare == BareNames::yes)
    c.bare_names.find_at(text.text, text.words, *text.lexicon, token, matches);
  for (const PhraseMatch& m : matches) {
    if (c.entities[m.payload].kind != EntityKind::place || (m.clitics & ~clitics) != 0) continue;
    if (text.text.sentence_of[token] != text.text.sentence_of[m.tokens.last - 1]) continue;
    if (is_better_read_otherwise(text, m)) continue;
    const bool better = m.tokens.last > out.tokens.last ||
                        (m.tokens.last == out.tokens.last && m.cut_front < out.cut_front);
    if (better) out = {m.tokens, m.clitics, m.cut_front, {}};
    if (m.tokens.last != out.tokens.last || m.cut_front != out.cut_front) continue;
    if (std::find(out.entities.begin(), out.entities.end(), m.payload) == out.entities.end()) {
      out.entities.push_back(m.payload);
    }
  }
  return out;
}

uint32_t find_country_adjective(const NameText& text, uint32_t token, bool& found) {
  found = false;
  if (token >= text.size()) return kNone;
  const Catalogue& c = *text.catalogue;
  const std::string_view codes = text.text.codes(token);
  if (codes.substr(0, c.words.article.size()) != c.words.article) return kNone;
  for (const PhraseMatch& m :
       c.nationality_forms.longest_at(text.text, text.words, *text.lexicon, token)) {
    if (m.clitics != 0) continue;
    found = true;
    if (const uint32_t country = c.nationalities[m.payload].country; country != kNone)
      return country;
  }
  return kNone;
}

uint32_t find_kind_word(const NameText& text, uint32_t token, uint8_t clitics, PhraseMatch& match) {
  if (token >= text.size()) return kNone;
  const auto kinds =
      text.catalogue->place_kind_forms.longest_at(text.text, text.words, *text.lexicon, token);
  for (const PhraseMatch& m : kinds) {
    if ((m.clitics & ~clitics) != 0) continue;
    match = m;
    return m.payload;
  }
  return kNone;
}

bool is_plural_kind(const NameText& text, uint32_t token, const PlaceKind& kind) {
  for (const Reading& r : readings_of(text.words, token)) {
    if (r.inflection.part != PartOfSpeech::noun || r.inflection.number == Number::none ||
        r.lexeme == kNone)
      continue;
    return r.inflection.number != Number::singular;
  }
  const Word& word = text.words.words[token];
  for (uint32_t s = 0; s < word.surfaces; ++s) {
    if (text.words.surfaces[word.first_surface + s].form == kind.singular) return false;
  }
  return true;
}

bool announces_name(const std::string& kind) {
  return kind == "city" || kind == "capital" || kind == "town" || kind == "village" ||
         kind == "quarter" || kind == "camp" || kind == "adm1" || kind == "adm3" ||
         kind == "country";
}

}  // namespace isnad
