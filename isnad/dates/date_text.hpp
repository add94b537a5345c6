// Which words of the text could name a time? The terms of the date tables found at each token, and
// the numbers.
//
// Everything here looks at one paragraph at a time: an index at or past its end finds nothing.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "isnad/dates/date_lexicon.hpp"
#include "isnad/morphology/word.hpp"

namespace isnad {

struct TermMatch {
  const DateTerm* term = nullptr;
  TokenRange tokens;
  uint8_t clitics = 0;  // CliticBit on the first word
  uint8_t cut_front = 0;

  bool joined() const { return (clitics & (kCliticWa | kCliticFa)) != 0; }
};

// What may stand at a token, so that most questions need one look: sets of kinds and roles of
// terms, and whether a number could be there.
struct DateSigns {
  uint32_t kinds = 0;  // bits of TermKind
  uint64_t roles = 0;  // bits of DateRole, of particles
  bool number = false;

  void add(const DateSigns& other) {
    kinds |= other.kinds;
    roles |= other.roles;
    number = number || other.number;
  }
  bool meets(const DateSigns& other) const {
    return (kinds & other.kinds) != 0 || (roles & other.roles) != 0 || (number && other.number);
  }
};
constexpr uint32_t kind_bit(TermKind kind) { return uint32_t{1} << static_cast<unsigned>(kind); }
constexpr uint64_t role_bit(DateRole role) { return uint64_t{1} << static_cast<unsigned>(role); }
static_assert(static_cast<unsigned>(DateRole::none) < 64);

// A number written at a token, in digits or words.
struct NumberMatch {
  double value = 0;
  TokenRange tokens;
  uint8_t clitics = 0;
  bool digits = false;  // written in digits
  bool ordinal = false;
  int places = 0;  // digits written, for years and months

  bool integer() const { return value == static_cast<double>(static_cast<long>(value)); }
  int whole() const { return static_cast<int>(value); }
  bool joined() const { return (clitics & (kCliticWa | kCliticFa)) != 0; }
};

class DateText {
 public:
  // All arguments must outlive this.
  DateText(const TokenizedText& text, const MorphologyLayer& words, const Lexicon& lexicon,
           const DateLexicon& dates);

  // Bounds all look-ups to these tokens.
  void enter(TokenRange paragraph);
  TokenRange paragraph() const { return paragraph_; }
  bool inside(uint32_t i) const { return i < paragraph_.last; }

  // The longest match of this kind at the token, or null.
  const TermMatch* find(uint32_t i, TermKind kind) const;
  const TermMatch* find(uint32_t i, DateRole role) const;
  // The longest match of this kind that ends before token `last`.
  const TermMatch* find_ending(uint32_t last, TermKind kind) const;
  const TermMatch* find_ending(uint32_t last, DateRole role) const;
  // The part of the day at the token: the adverb, or the noun.
  const TermMatch* find_part(uint32_t i, bool adverb) const;
  // The token itself, or the number after it when it is nothing but its proclitics ("w7").
  uint32_t after_clitics(uint32_t i) const;
  // The proclitics with which a term or a number is read at the token.
  uint8_t proclitics(uint32_t i) const;
  // Does the phrase begin or end with the article?
  bool definite(const TermMatch& m) const;
  bool is_definite_word(uint32_t i) const;
  // The longest unit match of this form.
  const TermMatch* find_unit(uint32_t i, UnitForm form) const;
  // What an expression that begins at this token may begin with.
  DateSigns signs(uint32_t i) const;

  // A number at the token: digits (also after a glued proclitic or article), ordinals, number
  // words.
  std::optional<NumberMatch> number(uint32_t i) const;
  std::optional<NumberMatch> digits(uint32_t i) const;
  std::optional<NumberMatch> ordinal(uint32_t i) const;

  bool mark(uint32_t i, unsigned char code) const { return inside(i) && text_.is_mark(i, code); }
  bool is_word(uint32_t i) const { return inside(i) && text_.tokens[i].kind == TokenKind::word; }
  bool glued(uint32_t i) const { return inside(i) && text_.tokens[i].has(kGluedLeft); }
  // Nothing but punctuation before, or after, within the paragraph.
  bool nothing_before(uint32_t i) const { return i <= content_.first; }
  bool nothing_after(uint32_t i) const { return i >= content_.last; }
  // A verb with the prefix of the future: by its reading, or of a word nobody knows by its shape.
  bool is_future_verb(uint32_t i) const;
  // The token is a bare conjunction ("w" on its own, or glued before digits).
  bool is_and(uint32_t i) const;

  const TokenizedText& text() const { return text_; }
  const MorphologyLayer& words() const { return words_; }
  const Lexicon& lexicon() const { return lexicon_; }
  const HijriTable& hijri() const { return dates_.hijri; }

 private:
  // The clitics a token consists of when a number is glued to it ("w7", "al24"); 0 when it is none.
  uint8_t glued_clitics(uint32_t i) const;
  std::optional<NumberMatch> read_counted(uint32_t i) const;
  const NumberMatch* counted(uint32_t i) const;
  const TermMatch* number_term(uint32_t i, NumberForm form) const;
  void add_terms(uint32_t i, const std::vector<PhraseMatch>& found);

  // The terms that begin at a token: a range of `terms_`, with their kinds and roles.
  struct Place {
    uint32_t first = 0;
    uint32_t last = 0;
    uint32_t kinds = 0;
    uint32_t counted = kNone;  // index into `counted_`
    uint64_t roles = 0;
  };
  struct TermRange {
    const TermMatch* first;
    const TermMatch* last;
    const TermMatch* begin() const { return first; }
    const TermMatch* end() const { return last; }
  };
  TermRange terms(uint32_t i) const {
    return {terms_.data() + places_[i].first, terms_.data() + places_[i].last};
  }

  const TokenizedText& text_;
  const MorphologyLayer& words_;
  const Lexicon& lexicon_;
  const DateLexicon& dates_;
  std::vector<Place> places_;         // by token
  std::vector<TermMatch> terms_;      // by first token, longest first
  std::vector<NumberMatch> counted_;  // number words
  TokenRange paragraph_;
  TokenRange content_;  // of the paragraph, without punctuation at its ends
};

}  // namespace isnad
