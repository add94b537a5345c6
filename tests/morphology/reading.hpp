// A text read up to its words, with the language packs of the source tree.
#pragma once

#include <stdexcept>
#include <string>

#include "isnad/morphology/word.hpp"

namespace isnad {

struct Words {
  PackSet packs;
  Lexicon lexicon;
};

inline Words& known_words() {
  static Words* const loaded = [] {
    auto* words = new Words;
    const std::string folder = std::string(ISNAD_SOURCE_DIR) + "/packs/";
    auto packs = load_packs({folder + "ar-core", folder + "conflict-core"});
    if (!packs) throw std::runtime_error(packs.error().message + " " + packs.error().where);
    words->packs = std::move(*packs);
    auto lexicon = load_lexicon(words->packs);
    if (!lexicon) throw std::runtime_error(lexicon.error().message + " " + lexicon.error().where);
    words->lexicon = std::move(*lexicon);
    return words;
  }();
  return *loaded;
}

struct WordReading {
  explicit WordReading(std::string written) : text(std::move(written)) {
    const Lexicon& lexicon = known_words().lexicon;
    normalized = normalize_text(
        text, [&lexicon](std::string_view word) { return is_known_word(word, lexicon); });
    tokens = tokenize(text, normalized);
    words = analyze_words(tokens, lexicon);
  }
  WordReading(const WordReading&) = delete;
  WordReading& operator=(const WordReading&) = delete;

  std::string text;
  NormalizedText normalized;
  TokenizedText tokens;
  MorphologyLayer words;
};

}  // namespace isnad
