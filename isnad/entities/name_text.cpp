#include "isnad/entities/name_text.hpp"

#include <span>

#include "isnad/text/codes.hpp"

namespace isnad {
namespace {

bool is_quote(const TokenizedText& text, uint32_t token) {
  return text.is_mark(token, kOpenQuote) || text.is_mark(token, kCloseQuote) ||
         text.is_mark(token, '"');
}

// Writers and editors mix up opening and closing marks: in a sentence they alternate.
struct QuoteState {
  uint32_t sentence = kNone;
  bool inside = false;
};

void add_quote(NameText& out, QuoteState& state, uint32_t sentence) {
  if (sentence != state.sentence) state = {sentence, false};
  state.inside = !state.inside;
  if (!state.inside && !out.closes.empty()) out.closes.back() = true;
}

bool has_preposition(const NameText& text, uint32_t token,
                     std::span<const std::string_view> senses) {
  if (!text.words.words[token].has(PartOfSpeech::preposition)) return false;
  for (const Reading& r : readings_of(text.words, token)) {
    if (r.lexeme == kNone || r.inflection.part != PartOfSpeech::preposition ||
        r.suffix != Suffix::none)
      continue;
    for (const std::string_view sense : senses) {
      if (text.lexicon->lexemes[r.lexeme].sense == sense) return true;
    }
  }
  return false;
}

}  // namespace

NameText without_quotes(const TokenizedText& text, const MorphologyLayer& words,
                        const Lexicon& lexicon, const Catalogue& catalogue) {
  NameText out;
  out.original = &text;
  out.lexicon = &lexicon;
  out.catalogue = &catalogue;
  out.text.text = text.text;
  out.text.normalized = text.normalized;
  out.words.readings = words.readings;
  out.words.surfaces = words.surfaces;
  out.text.tokens.reserve(text.size());
  out.text.sentence_of.reserve(text.size());
  out.words.words.reserve(text.size());
  out.original_of.reserve(text.size());
  out.opens.reserve(text.size());
  out.closes.reserve(text.size());
  QuoteState state;
  bool opened = false;
  for (uint32_t i = 0; i < text.size(); ++i) {
    if (is_quote(text, i)) {
      add_quote(out, state, text.sentence_of[i]);
      opened = state.inside;
      continue;
    }
    out.text.tokens.push_back(text.tokens[i]);
    out.text.sentence_of.push_back(text.sentence_of[i]);
    out.words.words.push_back(words.words[i]);
    out.original_of.push_back(i);
    out.opens.push_back(opened);
    out.closes.push_back(false);
    opened = false;
  }
  return out;
}

TokenRange original_range(const NameText& text, TokenRange range) {
  if (range.empty()) return {};
  TokenRange out{text.original_of[range.first], text.original_of[range.last - 1] + 1};
  bool open = false;
  for (uint32_t i = out.first; i < out.last; ++i) {
    if (is_quote(*text.original, i)) open = !open;
  }
  if (open && out.last < text.original->size() && is_quote(*text.original, out.last)) ++out.last;
  return out;
}

bool is_word_beside(const NameText& text, uint32_t token, uint32_t other) {
  return token < text.size() && other < text.size() &&
         text.text.tokens[token].kind == TokenKind::word &&
         text.text.sentence_of[token] == text.text.sentence_of[other];
}

bool has_sense(const NameText& text, uint32_t token, uint32_t senses, uint8_t clitics) {
  if (token >= text.size()) return false;
  const Word& word = text.words.words[token];
  if ((word.marks & text.catalogue->words.sense_mark) == 0) return false;
  for (uint32_t s = 0; s < word.surfaces; ++s) {
    const Surface& surface = text.words.surfaces[word.first_surface + s];
    if ((surface.clitics & ~clitics) != 0) continue;
    if ((text.catalogue->words.senses_of(surface.form) & senses) != 0) return true;
  }
  return false;
}

std::string name_word_value(const NameText& text, uint32_t token) {
  const Word& word = text.words.words[token];
  for (uint32_t s = 0; s < word.surfaces; ++s) {
    const auto at =
        text.catalogue->words.values.find(text.words.surfaces[word.first_surface + s].form);
    if (at != text.catalogue->words.values.end()) return at->second;
  }
  return "";
}

bool is_function_word(const NameText& text, uint32_t token) {
  for (const Reading& r : readings_of(text.words, token)) {
    if (r.lexeme == kNone || r.inflection.part < PartOfSpeech::preposition) continue;
    if ((r.clitics & ~(kCliticWa | kCliticFa)) == 0) return true;
  }
  return false;
}

bool is_place_preposition(const NameText& text, uint32_t token) {
  static constexpr std::string_view senses[] = {"in",    "on",   "to",    "from",
                                                "place", "near", "toward"};
  return has_preposition(text, token, senses);
}

bool is_preposition_to(const NameText& text, uint32_t token) {
  static constexpr std::string_view senses[] = {"to", "toward"};
  return token < text.size() && has_preposition(text, token, senses);
}

bool is_preposition_in(const NameText& text, uint32_t token) {
  static constexpr std::string_view senses[] = {"in"};
  return token < text.size() && has_preposition(text, token, senses);
}

bool is_unknown_word(const NameText& text, uint32_t token) {
  for (const Reading& r : readings_of(text.words, token)) {
    if (r.lexeme != kNone) return false;
  }
  return true;
}

bool is_conjunction(const NameText& text, uint32_t token) {
  if (token >= text.size()) return false;
  const std::string_view codes = text.text.codes(token);
  for (const Clitic& c : text.lexicon->proclitics) {
    if (c.sense == "w" && codes == c.codes) return true;
  }
  return false;
}

const Reading* plain_reading(const NameText& text, uint32_t token, PartOfSpeech part) {
  for (const Reading& r : readings_of(text.words, token)) {
    if (r.lexeme != kNone && r.inflection.part == part && (r.clitics & ~kCliticAl) == 0 &&
        r.suffix == Suffix::none) {
      return &r;
    }
  }
  return nullptr;
}

}  // namespace isnad
