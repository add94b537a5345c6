#include "isnad/quantities/bounds.hpp"

#include <algorithm>

namespace isnad {
namespace {

bool is_lower(Modifier m) { return m == Modifier::at_least || m == Modifier::more_than; }
bool is_upper(Modifier m) { return m == Modifier::at_most || m == Modifier::less_than; }

// "Fifty and some" ends at sixty, "a thousand and some" at two thousand.
double step_of(double value) {
  double step = 1;
  while (value >= step * 10 &&
         value / (step * 10) == static_cast<double>(static_cast<int64_t>(value / (step * 10))))
    step *= 10;
  return step;
}

}  // namespace

std::vector<PhraseMatch> BoundReader::cues_at(uint32_t token) const { return c_.cues_at(token); }

// Modifiers before the number; of several ("no fewer than about") the bound wins.
bool BoundReader::read_before(uint32_t token, std::vector<PhraseMatch> cues, Bound& bound) const {
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
    bound.spatial = bound.spatial || cue(*best).spatial;
    bound.end = best->tokens.last;
    cues = cues_at(bound.end);
  }
  const bool bracketed = bound.end > token && c_.is_mark(bound.end, '(') &&
                         c_.follows(bound.end + 2) && c_.is_mark(bound.end + 2, ')');
  if (bracketed) ++bound.end;  // "a count of (82) men"
  return bound.end > token;
}

void BoundReader::apply(Quantity& q, Modifier modifier) const {
  if (modifier == Modifier::exact || !q.value)
    return;  // a range or a vague word keeps its own bounds
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
const PhraseMatch* BoundReader::after_cue(const std::vector<PhraseMatch>& cues) const {
  const PhraseMatch* best = nullptr;
  uint32_t before = 0;
  for (const PhraseMatch& m : cues) {
    const QuantityCueKind kind = cue(m).kind;
    if (kind == QuantityCueKind::before) before = std::max(before, m.tokens.last);
    if (kind != QuantityCueKind::after && kind != QuantityCueKind::or_equal &&
        kind != QuantityCueKind::odd)
      continue;
    if (best == nullptr || m.tokens.last > best->tokens.last) best = &m;
  }
  return best != nullptr && before > best->tokens.last ? nullptr : best;
}

void BoundReader::apply_after(Quantity& q, const QuantityCue& found) const {
  q.rules.push_back(found.row);
  if (found.kind == QuantityCueKind::or_equal) {
    if (q.modifier == Modifier::more_than) q.modifier = Modifier::at_least;
    if (q.modifier == Modifier::less_than) q.modifier = Modifier::at_most;
    return;
  }
  apply(q, found.modifier);
  if (found.kind == QuantityCueKind::odd && q.value) q.high = *q.value + step_of(*q.value);
}

void BoundReader::read_after(Quantity& q) const {
  for (int count = 0; count < 2 && c_.follows(q.tokens.last); ++count) {
    const std::vector<PhraseMatch> cues = cues_at(q.tokens.last);
    const PhraseMatch* found = after_cue(cues);
    if (found == nullptr) return;
    apply_after(q, cue(*found));
    q.tokens.last = found->tokens.last;
  }
}

// "12 soldiers at least": within a few words, before any mark, number or preposition.
void BoundReader::read_after_noun(Quantity& q) const {
  const uint32_t from = q.noun + 1;
  for (uint32_t at = from; at < from + 4 && c_.follows(at) && c_.is_word(at); ++at) {
    const std::vector<PhraseMatch> cues = cues_at(at);
    if (const PhraseMatch* found = after_cue(cues)) {
      if (cue(*found).kind != QuantityCueKind::after) return;
      apply_after(q, cue(*found));
      q.bound_behind = found->tokens;
      return;
    }
    if (c_.find(at, ~KindSet{0}, Joint::any) || is_border(at)) return;
  }
}

bool BoundReader::is_border(uint32_t token) const {
  for (const Reading& r : readings_of(c_.words, token)) {
    if (r.inflection.part >= PartOfSpeech::preposition || r.inflection.part == PartOfSpeech::verb)
      return true;
    if ((r.clitics & (kCliticWa | kCliticFa)) != 0) return true;
    return false;
  }
  return false;
}

// "more than 10 and less than 40" is one range.
bool BoundReader::merge(Quantity& last, const Quantity& q) const {
  if (!q.value) return false;
  const Quantity& lower = is_lower(last.modifier) ? last : q;
  const Quantity& upper = is_lower(last.modifier) ? q : last;
  if (!is_lower(lower.modifier) || !is_upper(upper.modifier) || *lower.value >= *upper.value)
    return false;
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

bool BoundReader::are_adjacent(uint32_t end, uint32_t first) const {
  for (uint32_t at = end; at < first; ++at) {
    const bool joint = c_.is_mark(at, ',') || c_.has_role(at, WordRole::conjunction) ||
                       c_.has_role(at, WordRole::disjunction);
    if (!joint || at - end > 2) return false;
  }
  return c_.follows(end) || end == first;
}

}  // namespace isnad
