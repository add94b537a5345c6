#include "isnad/morphology/word.hpp"

#include <algorithm>

#include "isnad/morphology/word_reader.hpp"

namespace isnad {
namespace {

bool is_verb_passive(const Reading& r) {
  return r.inflection.part == PartOfSpeech::verb && r.inflection.voice == Voice::passive;
}

// A damma on the first letter settles the voice: passive readings come first. The word gets
// readings of its own, since the others of its form keep their order.
void prefer_passive(Word& word, std::vector<Reading>& readings) {
  const auto first = static_cast<uint32_t>(readings.size());
  for (uint32_t r = 0; r < word.readings; ++r) {
    const Reading reading = readings[word.first_reading + r];
    readings.push_back(reading);
  }
  word.first_reading = first;
  std::stable_partition(readings.begin() + first, readings.end(), is_verb_passive);
}

}  // namespace

const Reading* find_reading(const MorphologyLayer& layer, uint32_t token, PartOfSpeech part) {
  if (!layer.words[token].has(part)) return nullptr;
  for (const Reading& r : readings_of(layer, token)) {
    if (r.inflection.part == part) return &r;
  }
  return nullptr;
}

const Reading* find_lexeme_reading(const MorphologyLayer& layer, uint32_t token, LexemeId lexeme) {
  for (const Reading& r : readings_of(layer, token)) {
    if (r.lexeme == lexeme && lexeme != kNone) return &r;
  }
  return nullptr;
}

MorphologyLayer analyze_words(const TokenizedText& text, const Lexicon& lexicon) {
  WordCache cache;
  return analyze_words(text, lexicon, cache);
}

MorphologyLayer analyze_words(const TokenizedText& text, const Lexicon& lexicon, WordCache& cache) {
  MorphologyLayer out;
  out.words.resize(text.tokens.size());
  cache.begin_document(lexicon);
  for (uint32_t i = 0; i < text.size(); ++i) {
    Word& word = out.words[i];
    if (text.tokens[i].kind == TokenKind::word) {
      word = cache.add_word(text.codes(i), out);
      if (text.tokens[i].has(kFirstDamma)) prefer_passive(word, out.readings);
    } else {
      word.written = lexicon.vocabulary.find(text.codes(i));
      word.marks = lexicon.marks_of(word.written);
    }
  }
  return out;
}

bool is_known_word(std::string_view codes, const Lexicon& lexicon) {
  return !codes.empty() && WordReader(lexicon).is_known(codes);
}

Span stem_span(const TokenizedText& text, uint32_t token, uint8_t cut_front, uint8_t cut_back) {
  const Token& t = text.tokens[token];
  Span out = t.span;
  if (cut_front > 0 && t.code_begin + cut_front < t.code_end)
    out.begin = text.normalized->offsets[t.code_begin + cut_front];
  if (cut_back > 0 && t.code_end - cut_back > t.code_begin)
    out.end = text.normalized->offsets[t.code_end - cut_back];
  return out;
}

}  // namespace isnad
