// A text read up to its quantities, with the packs of the source tree.
#pragma once

#include <stdexcept>
#include <string>

#include "isnad/quantities/quantity.hpp"
#include "isnad/quantities/quantity_lexicon.hpp"

namespace isnad {

struct Knowledge {
  PackSet packs;
  Lexicon lexicon;
  QuantityLexicon numbers;
};

inline const Knowledge& knowledge() {
  static const Knowledge* const loaded = [] {
    auto* k = new Knowledge;
    auto packs = load_packs({std::string(ISNAD_SOURCE_DIR) + "/packs/ar-core",
                             std::string(ISNAD_SOURCE_DIR) + "/packs/conflict-core"});
    if (!packs) throw std::runtime_error(packs.error().message + " " + packs.error().where);
    k->packs = std::move(*packs);
    auto lexicon = load_lexicon(k->packs);
    if (!lexicon) throw std::runtime_error(lexicon.error().message + " " + lexicon.error().where);
    k->lexicon = std::move(*lexicon);
    auto numbers = load_quantity_lexicon(k->packs, k->lexicon);
    if (!numbers) throw std::runtime_error(numbers.error().message + " " + numbers.error().where);
    k->numbers = std::move(*numbers);
    return k;
  }();
  return *loaded;
}

struct QuantityReading {
  explicit QuantityReading(std::string written) : text(std::move(written)) {
    const Knowledge& k = knowledge();
    normalized = normalize_text(
        text, [&k](std::string_view word) { return is_known_word(word, k.lexicon); });
    tokens = tokenize(text, normalized);
    words = analyze_words(tokens, k.lexicon);
    layer = find_quantities(tokens, words, k.lexicon, k.numbers);
  }
  QuantityReading(const QuantityReading&) = delete;
  QuantityReading& operator=(const QuantityReading&) = delete;

  std::string text;
  NormalizedText normalized;
  TokenizedText tokens;
  MorphologyLayer words;
  QuantityLayer layer;
};

}  // namespace isnad
