// The main path: from left to right, a modifier, a number expression, its noun, a modifier behind
// it; or a dual.
#include "isnad/quantities/quantity.hpp"

#include <algorithm>

#include "isnad/quantities/bounds.hpp"
#include "isnad/quantities/counted_noun.hpp"
#include "isnad/quantities/expression.hpp"
#include "isnad/quantities/half_more.hpp"

namespace isnad {
namespace {

class QuantityFinder {
 public:
  explicit QuantityFinder(const QuantityContext& context)
      : c_(context), uses_(find_digit_uses(context)), reader_(c_, uses_), bounds_(c_) {}

  QuantityLayer find() {
    for (uint32_t i = 0; i < c_.size();) i = step(i);
    return std::move(out_);
  }

 private:
  // Can anything begin at this token at all? Most words are passed over at this look.
  bool may_begin(uint32_t token) const {
    if (c_.is_number(token)) return true;
    // A sign, with a point before the digits perhaps; a fraction behind its noun.
    if (!c_.is_word(token)) return c_.is_number(token + 1) || c_.is_number(token + 2);
    const Word& word = c_.words.words[token];
    return c_.is_number_word(token) || c_.numbers.phrases.may_begin(c_.words, token) ||
           word.may_be_dual || c_.has_role_any(token, WordRole::minus) ||
           c_.has_role_any(token, WordRole::article) ||
           c_.has_role_any(token, WordRole::two_others) || c_.is_number_word(token + 1) ||
           c_.has_role(token + 1, WordRole::conjunction);
  }

  uint32_t step(uint32_t token) {
    if (!may_begin(token)) return token + 1;
    if (c_.text.tokens[token].has(kAfterHash)) return token + 1;
    if (c_.has_role(token, WordRole::not_number)) return token + 1;
    const std::vector<PhraseMatch> cues = bounds_.cues_at(token);
    Bound bound;
    if (bounds_.read_before(token, cues, bound)) {
      const std::vector<PhraseMatch> next = bounds_.cues_at(bound.end);
      const bool fixed = fixed_phrase_end(bound.end, next) > bound.end;
      const bool longer = fixed_phrase_end(token, cues) > bound.end;  // "under zero"
      const auto e = fixed || longer ? std::nullopt : reader_.read(bound.end, next, true);
      if (e) return finish(*e, bound, token);
      if (const auto half = one_and_half_at(bound.end))
        return add_one_and_half(*half, bound, token);
    }
    if (const uint32_t end = fixed_phrase_end(token, cues); end > token) return end;
    if (const auto e = reader_.read(token, cues, false)) return finish(*e, Bound{}, token);
    if (c_.has_role_any(token, WordRole::two_others)) return add_two_others(token);
    if (is_dual_noun(c_, token) && !is_counted_next(token)) return add_dual(token);
    if (const auto half = one_and_half_at(token)) return add_one_and_half(*half, Bound{}, token);
    return token + 1;
  }

  // Names of months, "yesterday", "each one", a stray "per cent": words that look like numbers.
  uint32_t fixed_phrase_end(uint32_t token, const std::vector<PhraseMatch>& cues) const {
    uint32_t end = token;
    for (const PhraseMatch& m : cues) {
      const WordRole role = bounds_.cue(m).role;
      if (bounds_.cue(m).kind != QuantityCueKind::role) continue;
      if (role == WordRole::month || role == WordRole::not_number || role == WordRole::percent)
        end = std::max(end, m.tokens.last);
    }
    return end;
  }

  uint32_t finish(Expression e, const Bound& bound, uint32_t token) {
    Quantity& q = e.quantity;
    const uint32_t number = q.tokens.first;
    q.tokens.first = token;
    q.rules.insert(q.rules.end(), bound.rows.begin(), bound.rows.end());
    q.whole = is_behind(token, WordRole::out_of);
    q.strength = is_behind(token, WordRole::strength);
    if (number > token && c_.is_mark(number - 1, '(') && c_.is_mark(q.tokens.last, ')'))
      ++q.tokens.last;
    bounds_.apply(q, bound.modifier);
    if (bound.modifier == Modifier::exact) read_bound_of_tally(q, number);
    bounds_.read_after(q);
    if (is_day_of_month(q)) {
      q.noun = kNone;
      q.unit.clear();
    } else if (q.noun == kNone && q.kind != QuantityKind::ordinal) {
      find_noun(e, number);
    }
    if (bound.spatial && q.noun != kNone && is_in_place(q.noun)) unbind(q, number);
    if (q.noun == q.tokens.last && q.kind == QuantityKind::cardinal && q.value) {
      if (const auto half = read_half_more(c_, q.noun)) add_half(q, *half);
    }
    if (q.noun != kNone && q.noun >= q.tokens.last) bounds_.read_after_noun(q);
    const bool noun_next =
        q.noun == q.tokens.last && fixed_phrase_end(q.noun, bounds_.cues_at(q.noun)) <= q.noun + 1;
    const uint32_t next = noun_next ? q.noun + 1 : q.tokens.last;
    if (e.listed && (!e.needs_noun || q.noun != kNone)) add(q);
    return next;
  }

  // Behind a phrase of that role: "seven out of twelve" (the whole), "made up of twelve"
  // (strength).
  bool is_behind(uint32_t token, WordRole role) const {
    if (token > 0 && c_.has_role(token - 1, role)) return true;
    if (token > 1 && c_.phrase_end(token - 2, role) == token) return true;
    return false;
  }

  // "the number of the dead did not exceed ten": the bound stands before the noun of the tally.
  void read_bound_of_tally(Quantity& q, uint32_t number) const {
    if (number < 4 || !c_.is_definite_word(number - 1) ||
        !c_.has_role_any(number - 2, WordRole::tally))
      return;
    for (uint32_t first = number - 4; first < number - 2; ++first) {
      if (c_.text.sentence_of[first] != c_.text.sentence_of[number]) continue;
      for (const PhraseMatch& m : bounds_.cues_at(first)) {
        const QuantityCue& cue = bounds_.cue(m);
        if (cue.kind != QuantityCueKind::before || m.tokens.last != number - 2) continue;
        bounds_.apply(q, cue.modifier);
        q.rules.push_back(cue.row);
        return;
      }
    }
  }

  // "15 July": the name of a month is no counted noun.
  bool is_day_of_month(const Quantity& q) const {
    const uint32_t next = q.tokens.last;
    return q.noun == kNone && c_.follows(next) &&
           (c_.has_role(next, WordRole::month) || c_.phrase_end(next, WordRole::month) > next);
  }

  // "above three houses": a preposition of place, no bound.
  bool is_in_place(uint32_t noun) const {
    if (c_.has_role(noun, WordRole::measure)) return false;
    for (const Reading& r : readings_of(c_.words, noun)) {
      if (r.lexeme == kNone || r.inflection.part != PartOfSpeech::noun) continue;
      const NounClass k = c_.lexicon.lexemes[r.lexeme].noun_class;
      if (k == NounClass::facility || k == NounClass::place_kind || k == NounClass::instrument ||
          k == NounClass::thing) {
        return true;
      }
    }
    return false;
  }

  void unbind(Quantity& q, uint32_t number) const {
    q.tokens.first = number;
    if (!q.value) return;
    q.modifier = Modifier::exact;
    q.low = q.high = q.value;
  }

  void find_noun(Expression& e, uint32_t number) const {
    Quantity& q = e.quantity;
    const bool number_is_many = q.kind == QuantityKind::cardinal && q.value.value_or(0) >= 100;
    const NounAfter kind = e.definite_noun || e.definite || number_is_many ? NounAfter::definite
                                                                           : NounAfter::indefinite;
    CountedNoun noun = find_noun_after(c_, q.tokens.last, kind, previous_unit());
    if (e.definite && noun.token == q.tokens.last && c_.is_definite_word(noun.token)) noun = {};
    const bool all = q.modifier == Modifier::all;
    const bool directly = noun.token == q.tokens.last;
    if (all && !(directly && is_definite(noun.token) && is_countable_class(noun.token))) noun = {};
    if (all && directly) number = 0;  // the noun stands behind it: none before
    if (e.before_first) {             // "shells several"
      const CountedNoun before = find_noun_before(c_, number, false, 3);
      if (before.token != kNone) noun = before;
    }
    if (noun.token == kNone && noun.unit.empty() && q.modifier != Modifier::range) {
      noun = find_noun_before(c_, number, e.definite || all, q.value.value_or(3));
    }
    q.noun = noun.token;
    q.unit = noun.unit;
  }

  bool is_definite(uint32_t token) const {
    for (const Reading& r : readings_of(c_.words, token)) {
      if (r.definite()) return true;
    }
    return false;
  }

  bool is_countable_class(uint32_t token) const {
    for (const Reading& r : readings_of(c_.words, token)) {
      if (r.lexeme == kNone || r.inflection.part != PartOfSpeech::noun) continue;
      const NounClass k = c_.lexicon.lexemes[r.lexeme].noun_class;
      if (k != NounClass::none && k != NounClass::abstract && k != NounClass::time &&
          k != NounClass::body)
        return true;
    }
    return false;
  }

  std::string previous_unit() const {
    for (auto q = out_.quantities.rbegin();
         q != out_.quantities.rend() && q - out_.quantities.rbegin() < 3; ++q) {
      if (!q->unit.empty() && q->kind == QuantityKind::cardinal && q->unit != "year")
        return q->unit;
    }
    return "";
  }

  // "two civilians two": the number word carries the count.
  bool is_counted_next(uint32_t token) const {
    if (!c_.follows(token + 1)) return false;
    const WordMatch two = c_.find(token + 1, kind_bit(NumberKind::unit), Joint::bare);
    return two && two.word->value == 2;
  }

  uint32_t add_two_others(uint32_t token) {
    Quantity q = two_at(token);
    q.unit = previous_unit();
    if (q.unit.empty()) q.unit = "person";
    add(q);
    return token + 1;
  }

  uint32_t add_dual(uint32_t token) {
    Quantity q = two_at(token);
    q.unit = unit_of_noun(c_, token);
    if (const auto half = read_half_more(c_, token)) add_half(q, *half);
    const uint32_t end = q.tokens.last;
    add(q);
    return end;
  }

  // The fraction behind the noun; the expression then reaches over both.
  static void add_half(Quantity& q, const HalfMore& half) {
    for (std::optional<double>* value : {&q.value, &q.low, &q.high}) {
      if (*value) **value += half.value;
    }
    q.tokens.last = half.end;
    q.rules.push_back(half.row);
  }

  // "a tonne and a half": the noun and what is more.
  std::optional<HalfMore> one_and_half_at(uint32_t noun) const {
    std::optional<HalfMore> half = read_half_more(c_, noun);
    return half && is_bare_singular(c_, noun) ? half : std::nullopt;
  }

  uint32_t add_one_and_half(const HalfMore& half, const Bound& bound, uint32_t token) {
    const uint32_t noun = bound.end > token ? bound.end : token;
    Quantity q;
    q.tokens = {token, noun + 1};
    q.value = 1;
    q.noun = noun;
    q.unit = unit_of_noun(c_, noun);
    add_half(q, half);
    q.low = q.high = q.value;
    q.rules.insert(q.rules.end(), bound.rows.begin(), bound.rows.end());
    bounds_.apply(q, bound.modifier);
    add(q);
    return half.end;
  }

  Quantity two_at(uint32_t token) const {
    Quantity q;
    q.tokens = {token, token + 1};
    q.value = q.low = q.high = 2;
    q.noun = token;
    q.dual = true;
    for (const Reading& r : readings_of(c_.words, token)) {
      if (r.lexeme != kNone && r.inflection.number == Number::dual) {
        q.rules.push_back(c_.lexicon.lexemes[r.lexeme].row);
        break;
      }
    }
    return q;
  }

  void add(Quantity& q) {
    q.span = c_.text.span_of(q.tokens);
    q.span.begin = stem_span(c_.text, q.tokens.first, cut_front(q.tokens.first), 0).begin;
    if (out_.quantities.empty() || !bounds_.merge(out_.quantities.back(), q))
      out_.quantities.push_back(std::move(q));
  }

  // Codes of the proclitics that the expression's first word carries.
  uint8_t cut_front(uint32_t token) const {
    if (!c_.is_word(token)) return 0;
    for (const PhraseMatch& m : bounds_.cues_at(token)) {
      if (bounds_.cue(m).kind != QuantityCueKind::role || bounds_.cue(m).role == WordRole::between)
        return m.cut_front;
    }
    if (const WordMatch m = c_.find(token, ~KindSet{0}, Joint::any)) return m.cut_front;
    for (const Reading& r : readings_of(c_.words, token)) {
      if (r.lexeme != kNone && r.inflection.number == Number::dual) {
        return static_cast<uint8_t>(r.has(kCliticAl) && r.cut_front >= 2 ? r.cut_front - 2
                                                                         : r.cut_front);
      }
    }
    return 0;
  }

  QuantityContext c_;
  std::vector<DigitUse> uses_;
  ExpressionReader reader_;
  BoundReader bounds_;
  QuantityLayer out_;
};

}  // namespace

const char* to_string(QuantityKind kind) {
  static const char* const names[] = {"cardinal", "ordinal", "fraction", "percent"};
  return names[static_cast<size_t>(kind)];
}

const char* to_string(Modifier modifier) {
  static const char* const names[] = {"exact", "at_least", "more_than", "at_most", "less_than",
                                      "about", "range",    "vague",     "all"};
  return names[static_cast<size_t>(modifier)];
}

QuantityLayer find_quantities(const TokenizedText& text, const MorphologyLayer& words,
                              const Lexicon& lexicon, const QuantityLexicon& quantity_lexicon) {
  return QuantityFinder({text, words, lexicon, quantity_lexicon}).find();
}

}  // namespace isnad
