#include "isnad/entities/unknown_names.hpp"

namespace isnad {
namespace {

constexpr uint32_t kMaxWords = 3;
constexpr uint32_t kMaxQuoted = 5;

bool has_article(const NameText& text, uint32_t token) {
  for (const Reading& r : readings_of(text.words, token)) {
    if (r.has(kCliticAl) && (r.clitics & ~kCliticAl) == 0) return true;
  }
  return false;
}

bool is_known_adjective(const NameText& text, uint32_t token) {
  return plain_reading(text, token, PartOfSpeech::adjective) != nullptr ||
         plain_reading(text, token, PartOfSpeech::agent) != nullptr ||
         plain_reading(text, token, PartOfSpeech::patient) != nullptr;
}

// A word with "and", "then" or a preposition written on it, as far as a known word or name remains.
bool has_proclitic(const NameText& text, uint32_t token) {
  for (const Reading& r : readings_of(text.words, token)) {
    if (r.lexeme != kNone) return (r.clitics & ~kCliticAl) != 0;
  }
  const Word& word = text.words.words[token];
  if (word.surfaces > 0) return text.words.surfaces[word.first_surface].clitics != 0;
  const std::string_view codes = text.text.codes(token);
  for (const Clitic& c : text.lexicon->proclitics) {
    // An unknown word that begins with "and" + article, or with "and" at all in second place, is no
    // part.
    if (c.sense == "w" && codes.substr(0, c.codes.size()) == c.codes) return true;
  }
  return false;
}

bool ends_name(const NameText& text, uint32_t token, uint32_t first) {
  if (!is_word_beside(text, token, first) || text.text.tokens[token].has(kTanwin)) return true;
  if (token > first && has_sense(text, token - 1, kKunya))
    return false;  // "father of Ali": Ali is also "on"
  const bool begins_compound = token == first && has_sense(text, token, kJoinedHead, kCliticWa);
  if (begins_compound && is_word_beside(text, token + 1, first) && is_unknown_word(text, token + 1))
    return false;  // "mother of X" is also "or X"
  if (is_function_word(text, token) ||
      has_sense(text, token, kPlain | kLinking | kDirection, kCliticWa))
    return true;
  if (plain_reading(text, token, PartOfSpeech::verb) != nullptr && !has_article(text, token) &&
      !begins_compound)
    return true;
  const PhraseTrie& nationalities = text.catalogue->nationality_forms;
  return !nationalities.longest_at(text.text, text.words, *text.lexicon, token).empty();
}

bool is_person_word(const NameText& text, uint32_t token) {
  for (const Reading& r : readings_of(text.words, token)) {
    if (r.lexeme == kNone || (r.clitics & ~kCliticAl) != 0) continue;
    const NounClass c = text.lexicon->lexemes[r.lexeme].noun_class;
    if (c == NounClass::person || c == NounClass::force || c == NounClass::role ||
        c == NounClass::speech || c == NounClass::time || c == NounClass::event) {
      return true;
    }
  }
  return false;
}

TokenRange quoted(const NameText& text, uint32_t first) {
  if (first >= text.size() || !text.opens[first]) return {};
  for (uint32_t i = first; i < first + kMaxQuoted && is_word_beside(text, i, first); ++i) {
    if (text.closes[i]) return {first, i + 1};
  }
  return {};
}

// The second and third words of a name that the first one leaves open.
uint32_t continue_name(const NameText& text, uint32_t first, uint8_t clitics = 0) {
  bool compound = has_sense(text, first, kJoinedHead | kKunya | kTitle | kGivenName, clitics);
  uint32_t last = first + 1;
  while (last < first + kMaxWords && !text.closes[last - 1] && !ends_name(text, last, first)) {
    if (has_proclitic(text, last) && !(compound && is_unknown_word(text, last))) break;
    const bool unknown = is_unknown_word(text, last);
    const bool known_before = !is_unknown_word(text, last - 1);
    if (!compound && !unknown &&
        !(known_before && has_article(text, last) && !is_known_adjective(text, last)))
      break;
    compound = has_sense(text, last, kJoinedHead | kKunya);
    ++last;
  }
  return last;
}

// "and villages", "and the situation": "and" before a word or name that is known without it.
bool begins_with_and(const NameText& text, uint32_t token) {
  const Word& word = text.words.words[token];
  for (uint32_t s = 0; s < word.surfaces; ++s) {
    if (text.words.surfaces[word.first_surface + s].clitics == 0) return false;
  }
  for (const Reading& r : readings_of(text.words, token)) {
    if (r.lexeme != kNone) return (r.clitics & (kCliticWa | kCliticFa)) != 0;
  }
  return word.surfaces > 0;
}

// A word of the language as it stands, or behind a preposition; not one with a pronoun alone.
bool is_plain_word(const NameText& text, uint32_t token) {
  for (const Reading& r : readings_of(text.words, token)) {
    if (r.lexeme != kNone && r.suffix == Suffix::none) return true;
  }
  return false;
}

bool is_strong(std::string_view kind) {
  return kind == "town" || kind == "village" || kind == "quarter" || kind == "city" ||
         kind == "camp" || kind == "adm1" || kind == "adm3";
}

}  // namespace

TokenRange find_unknown_place(const NameText& text, uint32_t first, std::string_view kind,
                              uint8_t clitics) {
  if (const TokenRange q = quoted(text, first); !q.empty()) return q;
  if (kind.empty() || first >= text.size() || ends_name(text, first, first)) return {};
  if (clitics == 0 && begins_with_and(text, first)) return {};
  const bool unknown =
      is_unknown_word(text, first) || (is_strong(kind) && !is_plain_word(text, first));
  const bool compound = has_sense(text, first, kJoinedHead | kKunya | kTitle, clitics);
  if (!unknown && (!is_strong(kind) || (is_person_word(text, first) && !compound))) return {};
  const bool definite = has_article(text, first);
  const uint32_t last = continue_name(text, first, clitics);
  if (!unknown && !definite && !compound && last == first + 1)
    return {};  // "a small town", "residential quarters"
  if (!unknown && !definite && is_known_adjective(text, first) && !compound &&
      !is_unknown_word(text, first + 1))
    return {};
  return {first, last};
}

TokenRange find_site_name(const NameText& text, uint32_t first, AfterPeople people) {
  if (const TokenRange q = quoted(text, first); !q.empty()) return q;
  if (first >= text.size() || ends_name(text, first, first) || begins_with_and(text, first))
    return {};
  const bool title = has_sense(text, first, kTitle | kKunya | kJoinedHead | kGivenName);
  if (people == AfterPeople::no && is_person_word(text, first) && !title) return {};
  // An indefinite word behind the kind mostly describes it ("an adjacent building"), known or not.
  if (!title && !has_article(text, first)) return {};
  return {first, continue_name(text, first)};
}

TokenRange find_unknown_group(const NameText& text, uint32_t first) {
  if (const TokenRange q = quoted(text, first); !q.empty()) return q;
  if (first >= text.size() || ends_name(text, first, first)) return {};
  if (is_known_adjective(text, first) && !has_article(text, first)) return {};
  uint32_t last = first + 1;
  while (last < first + kMaxWords && !text.closes[last - 1] && !ends_name(text, last, first) &&
         !has_proclitic(text, last)) {
    if (!has_article(text, last) && !is_unknown_word(text, last)) break;
    ++last;
  }
  const bool named = has_article(text, last - 1) || is_unknown_word(text, first);
  return named ? TokenRange{first, last} : TokenRange{};
}

}  // namespace isnad
