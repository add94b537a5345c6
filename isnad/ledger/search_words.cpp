#include "isnad/ledger/search_words.hpp"

#include <algorithm>
#include <span>
#include <unordered_set>

#include "isnad/text/codes.hpp"
#include "isnad/text/utf8.hpp"

namespace isnad {
namespace {

bool is_sought(const Token& token) {
  return token.kind == TokenKind::word || token.kind == TokenKind::number ||
         token.kind == TokenKind::latin;
}

// Small letters for capitals of the scripts that have them nearby: Latin, Greek, Cyrillic.
uint32_t small_letter(uint32_t c) {
  const auto within = [c](uint32_t first, uint32_t last) { return c >= first && c <= last; };
  if (within('A', 'Z') || within(0x391, 0x3A9) || within(0x410, 0x42F)) return c + 0x20;
  if (within(0xC0, 0xDE) && c != 0xD7) return c + 0x20;
  if (within(0x400, 0x40F)) return c + 0x50;
  // Capital and small letter by turns.
  if (within(0x100, 0x137) || within(0x14A, 0x177) || within(0x460, 0x481) || within(0x48A, 0x4BF))
    return c | 1;
  return c;
}

// Folding does not tell letters of other scripts apart.
std::string other_script(std::string_view written) {
  std::string out;
  for (size_t at = 0; at < written.size();) {
    const Decoded decoded = decode_utf8(written, at);
    append_utf8(out, small_letter(decoded.code_point));
    at += decoded.size;
  }
  return out;
}

std::string word_of(const TokenizedText& tokens, uint32_t token) {
  const Token& t = tokens.tokens[token];
  return t.kind == TokenKind::latin ? other_script(tokens.written(t.span))
                                    : unfold(tokens.codes(token));
}

std::string lemma_of(const WordLayers& layers, uint32_t token, const Reading& reading) {
  if (reading.lexeme != kNone)
    return unfold(fold(std::string_view(layers.lexicon.lexemes[reading.lexeme].lemma)));
  const std::string_view codes = layers.tokens.codes(token);
  if (size_t{reading.cut_front} + reading.cut_back >= codes.size()) return unfold(codes);
  return unfold(
      codes.substr(reading.cut_front, codes.size() - reading.cut_front - reading.cut_back));
}

void add(std::string& words, const std::string& word) {
  if (!words.empty()) words += ' ';
  words += word;
}

// Every dictionary form that the token may have; a word that nothing is known of is its own.
std::vector<std::string> lemmas_of(const WordLayers& layers, uint32_t token) {
  std::vector<std::string> out;
  for (const Reading& reading : readings_of(layers.words, token)) {
    std::string lemma = lemma_of(layers, token, reading);
    if (std::find(out.begin(), out.end(), lemma) == out.end()) out.push_back(std::move(lemma));
  }
  if (out.empty()) out.push_back(word_of(layers.tokens, token));
  return out;
}

// Does a quotation begin or end here?
bool is_quote(const TokenizedText& tokens, uint32_t token) {
  return tokens.is_mark(token, '"') || tokens.is_mark(token, kOpenQuote) ||
         tokens.is_mark(token, kCloseQuote);
}

bool meets(const WordLayers& layers, uint32_t token, const SoughtWord& sought) {
  if (word_of(layers.tokens, token) == sought.word) return true;
  const std::vector<std::string> lemmas = lemmas_of(layers, token);
  return std::find_first_of(lemmas.begin(), lemmas.end(), sought.lemmas.begin(),
                            sought.lemmas.end()) != lemmas.end();
}

// How many of the tokens from `first` on are the words of the phrase, in their order; 0: not all.
size_t phrase_length(const WordLayers& layers, std::span<const uint32_t> tokens,
                     std::string_view phrase) {
  size_t count = 0;
  for (; !phrase.empty(); ++count) {
    const std::string_view word = phrase.substr(0, phrase.find(' '));
    if (count == tokens.size() || word_of(layers.tokens, tokens[count]) != word) return 0;
    phrase.remove_prefix(std::min(word.size() + 1, phrase.size()));
  }
  return count;
}

}  // namespace

SearchWords search_words(const WordLayers& layers, TokenRange range) {
  SearchWords out;
  std::unordered_set<std::string> known;
  for (uint32_t token = range.first; token < range.last; ++token) {
    if (!is_sought(layers.tokens.tokens[token])) continue;
    add(out.words, word_of(layers.tokens, token));
    for (std::string& lemma : lemmas_of(layers, token)) {
      const auto [at, is_new] = known.insert(std::move(lemma));
      if (is_new) add(out.lemmas, *at);
    }
  }
  return out;
}

TokenRange tokens_within(const TokenizedText& tokens, Span span) {
  const auto first =
      std::partition_point(tokens.tokens.begin(), tokens.tokens.end(),
                           [&](const Token& token) { return token.span.begin < span.begin; });
  const auto last = std::partition_point(
      first, tokens.tokens.end(), [&](const Token& token) { return token.span.end <= span.end; });
  return {static_cast<uint32_t>(first - tokens.tokens.begin()),
          static_cast<uint32_t>(last - tokens.tokens.begin())};
}

std::vector<SoughtWord> sought_words(const WordLayers& query) {
  std::vector<SoughtWord> out;
  bool quoted = false;
  std::string phrase;
  const auto end_phrase = [&] {
    if (!phrase.empty()) out.push_back({std::move(phrase), {}});
    phrase.clear();
  };
  for (uint32_t token = 0; token < query.tokens.size(); ++token) {
    if (is_quote(query.tokens, token)) {
      end_phrase();
      quoted = !quoted;
    } else if (is_sought(query.tokens.tokens[token])) {
      if (quoted) {
        add(phrase, word_of(query.tokens, token));
      } else {
        out.push_back({word_of(query.tokens, token), lemmas_of(query, token)});
      }
    }
  }
  end_phrase();
  return out;
}

std::vector<Span> find_words(const WordLayers& layers, const std::vector<SoughtWord>& words,
                             TokenRange range) {
  std::vector<uint32_t> tokens;
  for (uint32_t token = range.first; token < range.last; ++token)
    if (is_sought(layers.tokens.tokens[token])) tokens.push_back(token);
  std::vector<Span> out;
  for (size_t i = 0; i < tokens.size(); ++i) {
    size_t length = 0;
    for (const SoughtWord& word : words) {
      const size_t met = is_phrase(word)
                             ? phrase_length(layers, std::span(tokens).subspan(i), word.word)
                             : size_t{meets(layers, tokens[i], word)};
      length = std::max(length, met);
    }
    if (length == 0) continue;
    out.push_back(layers.tokens.span_of({tokens[i], tokens[i + length - 1] + 1}));
    i += length - 1;
  }
  return out;
}

ReadText::ReadText(std::string_view text, const Lexicon& lexicon)
    : lexicon_(lexicon),
      normalized_(normalize_text(
          text, [&lexicon](std::string_view word) { return is_known_word(word, lexicon); })),
      tokens_(tokenize(text, normalized_)),
      words_(analyze_words(tokens_, lexicon)) {}

}  // namespace isnad
