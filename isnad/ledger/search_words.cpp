#include "isnad/ledger/search_words.hpp"

#include <algorithm>

#include "isnad/text/codes.hpp"

namespace isnad {
namespace {

bool is_sought(const Token& token) {
  return token.kind == TokenKind::word || token.kind == TokenKind::number ||
         token.kind == TokenKind::latin;
}

// Letters of other scripts are left to the tokenizer: folding does not tell them apart.
std::string word_of(const TokenizedText& tokens, uint32_t token) {
  const Token& t = tokens.tokens[token];
  return t.kind == TokenKind::latin ? std::string(tokens.written(t.span))
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

}  // namespace

SearchWords search_words(const WordLayers& layers, TokenRange range) {
  SearchWords out;
  for (uint32_t token = range.first; token < range.last; ++token) {
    if (!is_sought(layers.tokens.tokens[token])) continue;
    const std::string word = word_of(layers.tokens, token);
    const ReadingRange readings = readings_of(layers.words, token);
    add(out.words, word);
    add(out.lemmas, readings.empty() ? word : lemma_of(layers, token, *readings.begin()));
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
  for (uint32_t token = 0; token < query.tokens.size(); ++token) {
    if (!is_sought(query.tokens.tokens[token])) continue;
    SoughtWord sought{word_of(query.tokens, token), {}};
    for (const Reading& reading : readings_of(query.words, token)) {
      std::string lemma = lemma_of(query, token, reading);
      if (std::find(sought.lemmas.begin(), sought.lemmas.end(), lemma) == sought.lemmas.end())
        sought.lemmas.push_back(std::move(lemma));
    }
    if (sought.lemmas.empty()) sought.lemmas.push_back(sought.word);
    out.push_back(std::move(sought));
  }
  return out;
}

std::vector<Span> find_words(const WordLayers& layers, const std::vector<SoughtWord>& words,
                             TokenRange range) {
  std::vector<Span> out;
  for (uint32_t token = range.first; token < range.last; ++token) {
    const SearchWords here = search_words(layers, {token, token + 1});
    if (here.words.empty()) continue;
    const bool sought = std::any_of(words.begin(), words.end(), [&](const SoughtWord& word) {
      return word.word == here.words ||
             std::find(word.lemmas.begin(), word.lemmas.end(), here.lemmas) != word.lemmas.end();
    });
    if (sought) out.push_back(layers.tokens.tokens[token].span);
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
