// Which number begins at this word? The grammar of Arabic numerals in words, digits and both.
//
// Method: atoms below a thousand fill the places units, tens and hundreds of a group, in any order,
// joined by the conjunction; a scale closes a group, multiplying it; the parts of a number must
// fall in scale ("3 million and 200 thousand and 5") or rise (the classical "five and ninety and
// nine hundred and a thousand"). A group of hundreds before a joined scale inside a falling number
// counts that scale ("... and four hundred and a thousand" = 401 thousand). Grammar: Ryding (2005),
// chapter 15; Badawi, Carter & Gully (2004), 2.10 to 2.15. Work is bounded by the length of the
// numeral, so that reading a text is linear in its length. Limits: values from 10^18 on are not
// read; whether digits are a count at all is not asked here.
#pragma once

#include <optional>
#include <vector>

#include "isnad/morphology/word.hpp"
#include "isnad/quantities/quantity_lexicon.hpp"

namespace isnad {

enum class NumeralKind : uint8_t { cardinal, ordinal, fraction };

struct Numeral {
  TokenRange tokens;      // from the sign or article to the last word; no conjunction before it
  uint8_t cut_front = 0;  // codes of proclitics on the first token
  double value = 0;
  NumeralKind kind = NumeralKind::cardinal;
  bool definite = false;  // with the article
  bool digits = false;    // written in digits alone
  bool whole = true;      // an integer as written (no decimal part, no fraction)
  double scale = 1;       // the scale word that multiplies what stands before it at the end; else 1
  double multiplied = 0;  // ... and what it multiplies
  std::optional<double> decimal;  // "12.500" read with a decimal point
  std::vector<RowId> rules;
};

// The longest number that begins at `token` (a word with proclitics, digits, a sign, the article
// before digits).
std::optional<Numeral> parse_numeral(const TokenizedText& text, const MorphologyLayer& words,
                                     const Lexicon& lexicon,
                                     const QuantityLexicon& quantity_lexicon, uint32_t token);

struct QuantityContext;

// The same, ending before the token `limit`.
std::optional<Numeral> parse_numeral(const QuantityContext& context, uint32_t token,
                                     uint32_t limit = kNone);

}  // namespace isnad
