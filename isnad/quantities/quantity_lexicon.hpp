// Which words count? The typed view of the pack tables quantities.* (see docs/quantities.md).
#pragma once

#include <unordered_map>

#include "isnad/base/result.hpp"
#include "isnad/morphology/lexicon.hpp"
#include "isnad/morphology/phrase.hpp"
#include "isnad/quantities/quantity.hpp"

namespace isnad {

// What a number word is; the values of `kind` in numerals.tsv.
enum class NumberKind : uint8_t {
  zero,
  unit,
  head,
  ten,
  teen,
  tens,
  hundred,
  hundred_plural,
  hundreds,
  scale,
  scale_plural,
  scale_dual,
  dozen,
  fraction,
  fraction_parts,
  ordinal,
  ordinal_head,
};

// When a word that is also something else is this number word.
enum class NumberNeed : uint8_t {
  none,
  accusative,
  construct,
  homograph,
  damma,
  maqsura,
  hamza,
  scale
};

struct NumberWord {
  NumberKind kind = NumberKind::unit;
  NumberNeed need = NumberNeed::none;
  bool definite = false;  // the form carries the article
  double value = 0;
  RowId row = kNone;
};

// What a word around a number does; the values of `role` in contexts.tsv.
enum class WordRole : uint8_t {
  conjunction,
  article,
  point,
  point_dot,
  minus,
  over,
  from,
  each,
  in,
  to,
  disjunction,
  between,
  after,
  percent,
  not_number,
  change,
  code_noun,
  unit_name,
  tally,
  calibre,
  year_before,
  year_weak,
  year_after,
  clock_before,
  clock_after,
  date_before,
  elided,
  two_others,
  weekday,
  measure,
  not_dual,
  not_dual_unless_among,
  among,
  of_people,
  out_of,
  strength,
  people,
  month,
  count,
};

// Where a bound stands, and words for uncertain numbers.
enum class QuantityCueKind : uint8_t {
  before,
  after,
  or_equal,
  odd,
  many,
  few,
  some,
  phrase,
  all,
  role,
  counted
};

// A phrase of modifiers.tsv, vague.tsv, contexts.tsv or units.tsv, or the name of an instrument.
struct QuantityCue {
  QuantityCueKind kind = QuantityCueKind::role;
  Modifier modifier = Modifier::exact;
  WordRole role = WordRole::count;
  bool spatial = false;  // also a preposition of place
  std::optional<double> low;
  std::optional<double> high;
  std::string unit;  // of a counted thing
  RowId row = kNone;
};

// Marks a word without a lexeme in the key of a pair.
constexpr uint32_t kWordKey = 0x80000000;

// A sign or Latin letters written on digits.
struct NumberSymbol {
  std::string written;
  bool percent = false;
  bool is_money = false;
  std::string unit;
};

struct QuantityLexicon {
  PhraseTrie phrases;  // payload: index into cues
  std::vector<QuantityCue> cues;
  Column<NumberWord> words;     // grouped by form
  Column<uint32_t> first_word;  // by WordId: 1 + index into `words`, 0 = no number word
  Column<uint8_t> word_count;   // by WordId
  Column<uint64_t> roles;       // by WordId: bits of WordRole, of one-word forms
  uint32_t number_mark = 0;     // in Lexicon::marks: of number words
  uint32_t role_mark = 0;       // ... of words with a role
  std::vector<NumberSymbol> symbols;
  // Things named by two words ("reconnaissance plane"), by lexeme or word of each: index into cues.
  std::unordered_map<uint64_t, uint32_t> pairs;
  bool vague_bounds = true;  // the rule vague.default is on
  RowId vague_rule = kNone;

  // The number words of a form, as a range of `words`.
  struct Words {
    const NumberWord* first = nullptr;
    const NumberWord* last = nullptr;
    const NumberWord* begin() const { return first; }
    const NumberWord* end() const { return last; }
  };
  // No number begins with a word without it.
  uint32_t any_mark() const { return number_mark | role_mark; }
  bool is_number_word(WordId form) const {
    return form < first_word.size() && first_word[form] != 0;
  }
  Words words_of(WordId form) const {
    if (!is_number_word(form)) return {};
    const NumberWord* at = words.begin() + first_word[form] - 1;
    return {at, at + word_count[form]};
  }
  // The key of a word in `pairs`: its lexeme, or itself when it has none.
  static uint64_t pair_key(uint32_t first, uint32_t second) {
    return uint64_t{first} << 32 | second;
  }
  bool has_role(WordId form, WordRole role) const {
    return form < roles.size() && (roles[form] >> static_cast<unsigned>(role) & 1) != 0;
  }
};

// Interns the words it needs into `lexicon.vocabulary`.
Result<QuantityLexicon> load_quantity_lexicon(const PackSet& packs, Lexicon& lexicon);

}  // namespace isnad
