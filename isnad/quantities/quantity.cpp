// The main path: from left to right, a modifier, a number expression, its noun, a modifier behind it; or a dual.
#include "isnad/quantities/quantity.hpp"

#include <algorithm>

#include "isnad/quantities/counted_noun.hpp"
#include "isnad/quantities/expression.hpp"

namespace isnad {
namespace {

bool is_lower(Modifier m) { return m == Modifier::at_least || m == Modifier::more_than; }
bool is_upper(Modifier m) { return m == Modifier::at_most || m == Modifier::less_than; }

class QuantityFinder {
 public:
  explicit QuantityFinder(const QuantityContext& context)
      : c_(context), uses_(find_digit_uses(context)), reader_(c_, uses_) {}

  QuantityLayer find() {
    for (uint32_t i = 0; i < c_.size();) i = step(i);
    return std::move(out_);
  }

 private:
  uint32_t step(uint32_t token) {
    if (c_.text.tokens[token].has(kAfterHash)) return token + 1;
    if (c_.has_role(token, WordRole::not_number)) return token + 1;
    const std::vector<PhraseMatch> cues = cues_at(token);
    Bound bound;
    if (read_bounds(token, cues, bound)) {
      const std::vector<PhraseMatch> next = cues_at(bound.end);
      const bool fixed = fixed_phrase_end(bound.end, next) > bound.end;
      const auto e = fixed ? std::nullopt : reader_.read(bound.end, next, true);
      if (e) return finish(*e, bound, token);
    }
    if (const uint32_t end = fixed_phrase_end(token, cues); end > token) return end;
    if (const auto e = reader_.read(token, cues, false)) return finish(*e, Bound{}, token);
    if (c_.has_role_any(token, WordRole::two_others)) return add_two_others(token);
    if (is_dual_noun(c_, token) && !is_counted_next(token)) return add_dual(token);
    return token + 1;
  }

  struct Bound {
    Modifier modifier = Modifier::exact;
    uint32_t end = 0;
    std::vector<RowId> rows;
  };

  std::vector<PhraseMatch> cues_at(uint32_t token) const {
    std::vector<PhraseMatch> out;
    if (c_.is_word(token)) c_.numbers.phrases.find_at(c_.text, c_.words, c_.lexicon, token, out);
    return out;
  }

  const QuantityCue& cue(const PhraseMatch& m) const { return c_.numbers.cues[m.payload]; }

  // Names of months, "yesterday", "each one", a stray "per cent": words that look like numbers.
  uint32_t fixed_phrase_end(uint32_t token, const std::vector<PhraseMatch>& cues) const {
    uint32_t end = token;
    for (const PhraseMatch& m : cues) {
      const WordRole role = cue(m).role;
      if (cue(m).kind != QuantityCueKind::role) continue;
      if (role == WordRole::month || role == WordRole::not_number || role == WordRole::percent) end = std::max(end, m.tokens.last);
    }
    return end;
  }

  // Modifiers before the number; of several ("no fewer than about") the bound wins.
  bool read_bounds(uint32_t token, std::vector<PhraseMatch> cues, Bound& bound) const {
    bound.end = token;
    for (int count = 0; count < 3; ++count) {
      const PhraseMatch* best = nullptr;
      for (const PhraseMatch& m : cues) {
        if (cue(m).kind != QuantityCueKind::before || (count > 0 && m.clitics != 0)) continue;
        if (best == nullptr || m.tokens.last > best->tokens.last) best = &m;
      }
      if (best == nullptr || !c_.follows(best->tokens.last)) break;
      if (bound.modifier == Modifier::exact || bound.modifier == Modifier::about) {
        if (cue(*best).modifier != Modifier::exact) bound.modifier = cue(*best).modifier;
      }
      bound.rows.push_back(cue(*best).row);
      bound.end = best->tokens.last;
      cues = cues_at(bound.end);
    }
    return bound.end > token;
  }

  uint32_t finish(Expression e, const Bound& bound, uint32_t token) {
    Quantity& q = e.quantity;
    const uint32_t number = q.tokens.first;
    q.tokens.first = token;
    q.rules.insert(q.rules.end(), bound.rows.begin(), bound.rows.end());
    apply(q, bound.modifier);
    read_after(q);
    if (q.noun == kNone && q.kind != QuantityKind::ordinal) find_noun(e, number);
    if (q.noun != kNone && q.noun >= q.tokens.last) read_after_noun(q);
    const bool noun_next = q.noun == q.tokens.last && fixed_phrase_end(q.noun, cues_at(q.noun)) <= q.noun + 1;
    const uint32_t next = noun_next ? q.noun + 1 : q.tokens.last;
    if (e.listed && (!e.needs_noun || q.noun != kNone)) add(q);
    return next;
  }

  void apply(Quantity& q, Modifier modifier) const {
    if (modifier == Modifier::exact || !q.value) return;  // a range or a vague word keeps its own bounds
    q.modifier = modifier;
    if (modifier == Modifier::about) q.low = q.high = std::nullopt;
    if (is_lower(modifier)) {
      q.low = q.value;
      q.high = std::nullopt;
    }
    if (is_upper(modifier)) {
      q.low = std::nullopt;
      q.high = q.value;
    }
  }

  // The modifier that begins at a token behind the number; not one that bounds the next number.
  const PhraseMatch* after_cue(const std::vector<PhraseMatch>& cues) const {
    const PhraseMatch* best = nullptr;
    uint32_t before = 0;
    for (const PhraseMatch& m : cues) {
      const QuantityCueKind kind = cue(m).kind;
      if (kind == QuantityCueKind::before) before = std::max(before, m.tokens.last);
      if (kind != QuantityCueKind::after && kind != QuantityCueKind::or_equal && kind != QuantityCueKind::odd) continue;
      if (best == nullptr || m.tokens.last > best->tokens.last) best = &m;
    }
    return best != nullptr && before > best->tokens.last ? nullptr : best;
  }

  void apply_after(Quantity& q, const QuantityCue& found) const {
    q.rules.push_back(found.row);
    if (found.kind == QuantityCueKind::or_equal) {
      if (q.modifier == Modifier::more_than) q.modifier = Modifier::at_least;
      if (q.modifier == Modifier::less_than) q.modifier = Modifier::at_most;
      return;
    }
    apply(q, found.modifier);
    if (found.kind == QuantityCueKind::odd && q.value) q.high = *q.value + step_of(*q.value);
  }

  // "Fifty and some" ends at sixty, "a thousand and some" at two thousand.
  static double step_of(double value) {
    double step = 1;
    while (value >= step * 10 && value / (step * 10) == static_cast<double>(static_cast<int64_t>(value / (step * 10)))) step *= 10;
    return step;
  }

  void read_after(Quantity& q) const {
    for (int count = 0; count < 2 && c_.follows(q.tokens.last); ++count) {
      const std::vector<PhraseMatch> cues = cues_at(q.tokens.last);
      const PhraseMatch* found = after_cue(cues);
      if (found == nullptr) return;
      apply_after(q, cue(*found));
      q.tokens.last = found->tokens.last;
    }
  }

  // "12 soldiers at least": within a few words, before any mark, number or preposition.
  void read_after_noun(Quantity& q) const {
    const uint32_t from = q.noun + 1;
    for (uint32_t at = from; at < from + 4 && c_.follows(at) && c_.is_word(at); ++at) {
      const std::vector<PhraseMatch> cues = cues_at(at);
      if (const PhraseMatch* found = after_cue(cues)) {
        if (cue(*found).kind == QuantityCueKind::after) apply_after(q, cue(*found));
        return;
      }
      if (c_.find(at, ~KindSet{0}, Joint::any) || is_border(at)) return;
    }
  }

  bool is_border(uint32_t token) const {
    for (const Reading& r : readings_of(c_.words, token)) {
      if (r.inflection.part >= PartOfSpeech::preposition || r.inflection.part == PartOfSpeech::verb) return true;
      if ((r.clitics & (kCliticWa | kCliticFa)) != 0) return true;
      return false;
    }
    return false;
  }

  void find_noun(Expression& e, uint32_t number) const {
    Quantity& q = e.quantity;
    const bool number_is_many = q.kind == QuantityKind::cardinal && q.value.value_or(0) >= 100;
    const NounAfter kind = e.definite_noun || e.definite || number_is_many ? NounAfter::definite : NounAfter::indefinite;
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
      if (k != NounClass::none && k != NounClass::abstract && k != NounClass::time && k != NounClass::body) return true;
    }
    return false;
  }

  std::string previous_unit() const {
    for (auto q = out_.quantities.rbegin(); q != out_.quantities.rend() && q - out_.quantities.rbegin() < 3; ++q) {
      if (!q->unit.empty() && q->kind == QuantityKind::cardinal && q->unit != "year") return q->unit;
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
    add(q);
    return token + 1;
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
    if (!merge_bounds(q)) out_.quantities.push_back(std::move(q));
  }

  // Codes of the proclitics that the expression's first word carries.
  uint8_t cut_front(uint32_t token) const {
    if (!c_.is_word(token)) return 0;
    for (const PhraseMatch& m : cues_at(token)) {
      if (cue(m).kind != QuantityCueKind::role || cue(m).role == WordRole::between) return m.cut_front;
    }
    if (const WordMatch m = c_.find(token, ~KindSet{0}, Joint::any)) return m.cut_front;
    for (const Reading& r : readings_of(c_.words, token)) {
      if (r.lexeme != kNone && r.inflection.number == Number::dual) {
        return static_cast<uint8_t>(r.has(kCliticAl) && r.cut_front >= 2 ? r.cut_front - 2 : r.cut_front);
      }
    }
    return 0;
  }

  // "more than 10 and less than 40" is one range.
  bool merge_bounds(const Quantity& q) {
    if (out_.quantities.empty() || !q.value) return false;
    Quantity& last = out_.quantities.back();
    const Quantity& lower = is_lower(last.modifier) ? last : q;
    const Quantity& upper = is_lower(last.modifier) ? q : last;
    if (!is_lower(lower.modifier) || !is_upper(upper.modifier) || *lower.value >= *upper.value) return false;
    if (last.kind != q.kind || !are_adjacent(last.tokens.last, q.tokens.first)) return false;
    const double low = *lower.value;
    const double high = *upper.value;
    last.low = low;
    last.high = high;
    last.value = std::nullopt;
    last.modifier = Modifier::range;
    last.tokens.last = q.tokens.last;
    last.span = cover(last.span, q.span);
    last.noun = q.noun;
    last.unit = q.unit;
    last.rules.insert(last.rules.end(), q.rules.begin(), q.rules.end());
    return true;
  }

  bool are_adjacent(uint32_t end, uint32_t first) const {
    for (uint32_t at = end; at < first; ++at) {
      const bool joint = c_.is_mark(at, ',') || c_.has_role(at, WordRole::conjunction) || c_.has_role(at, WordRole::disjunction);
      if (!joint || at - end > 2) return false;
    }
    return c_.follows(end) || end == first;
  }

  QuantityContext c_;
  std::vector<DigitUse> uses_;
  ExpressionReader reader_;
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

QuantityLayer find_quantities(const TokenizedText& text, const MorphologyLayer& words, const Lexicon& lexicon,
                              const QuantityLexicon& quantity_lexicon) {
  return QuantityFinder({text, words, lexicon, quantity_lexicon}).find();
}

}  // namespace isnad
