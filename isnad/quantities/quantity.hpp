// How many, how much? Number expressions of the text with value, bounds and the noun they count.
//
// Values follow the contract, section 3: `value` is absent for range, vague and all; `low` and
// `high` are stated or follow from the word by the rule `vague.default` (ar-core/quantities).
// Digits of numeric dates, clock times, phone numbers, codes and names are no quantities; numbers
// in durations and years in words are.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "isnad/morphology/word.hpp"

namespace isnad {

enum class QuantityKind : uint8_t { cardinal, ordinal, fraction, percent };
enum class Modifier : uint8_t {
  exact,
  at_least,
  more_than,
  at_most,
  less_than,
  about,
  range,
  vague,
  all
};

struct Quantity {
  TokenRange tokens;  // the whole expression with its modifiers, without the counted noun (a dual:
                      // the noun)
  Span span;          // bytes of `tokens`, without proclitics
  QuantityKind kind = QuantityKind::cardinal;
  Modifier modifier = Modifier::exact;
  std::optional<double> value;
  std::optional<double> low;
  std::optional<double> high;
  uint32_t noun = kNone;  // token of the counted noun, or kNone
  std::string
      unit;  // the noun's unit by the packs, "other" for a noun without one, "" without a noun
  TokenRange bound_behind;   // a modifier behind the noun: "12 soldiers at least"; or empty
  bool dual = false;         // read from a dual noun
  bool whole = false;        // "seven out of twelve": the twelve, of which others are counted
  bool strength = false;     // "its strength is 60 vehicles", "made up of 12": of those told before
  std::vector<RowId> rules;  // the pack rows that made it
};

// Where the digits of this token stand for no count: part of a date, a clock time, a code or a
// name.
struct QuantityLayer {
  std::vector<Quantity> quantities;  // in text order, not overlapping
};

struct QuantityLexicon;  // quantity_lexicon.hpp: number words, modifiers, vague words; private to
                         // the stage

const char* to_string(QuantityKind kind);
const char* to_string(Modifier modifier);

QuantityLayer find_quantities(const TokenizedText& text, const MorphologyLayer& words,
                              const Lexicon& lexicon, const QuantityLexicon& quantity_lexicon);

}  // namespace isnad
