// Expressions that a word opens: between ... and ..., dozens, several, all.
#include "isnad/quantities/counted_noun.hpp"
#include "isnad/quantities/expression.hpp"

namespace isnad {
namespace {

void multiply(std::optional<double>& bound, double factor) {
  if (bound) *bound *= factor;
}

}  // namespace

std::optional<Expression> ExpressionReader::read_between(
    uint32_t token, const std::vector<PhraseMatch>& cues) const {
  uint32_t begin = token;
  for (const PhraseMatch& m : cues) {
    const QuantityCue& cue = c_.numbers.cues[m.payload];
    if (cue.kind == QuantityCueKind::role && cue.role == WordRole::between)
      begin = std::max(begin, m.tokens.last);
  }
  if (begin == token || !c_.follows(begin)) return std::nullopt;
  std::optional<Numeral> low = number_at(begin);
  if (!low || low->cut_front != 0) return std::nullopt;
  uint32_t next = low->tokens.last;
  std::optional<Numeral> high;
  if (c_.follows(next) && c_.has_role(next, WordRole::conjunction)) {
    if (c_.follows(next + 1)) high = number_at(next + 1);
  } else if (c_.follows(next) && c_.find(next, ~KindSet{0}, Joint::joined)) {
    high = number_at(next);
  } else if (auto upper = upper_end(*low)) {
    high = upper;
  }
  if (!high)
    return low->kind == NumeralKind::cardinal && !low->digits ? split_between(token, begin, *low)
                                                              : std::nullopt;
  if (low->kind == NumeralKind::ordinal && high->kind == NumeralKind::ordinal) return std::nullopt;
  return make_range(token, *low, *high);
}

// "between fifty and a hundred" was read as one number: cut it at the first "and" where it rises.
std::optional<Expression> ExpressionReader::split_between(uint32_t first, uint32_t begin,
                                                          const Numeral& both) const {
  for (uint32_t cut = begin + 1; cut < both.tokens.last; ++cut) {
    const bool detached = c_.has_role(cut, WordRole::conjunction);
    if (!detached && !c_.find(cut, ~KindSet{0}, Joint::joined)) continue;
    const std::optional<Numeral> low = number_at(begin, cut);
    const std::optional<Numeral> high = number_at(detached ? cut + 1 : cut, both.tokens.last);
    if (!low || !high || low->tokens.last != cut || high->tokens.last != both.tokens.last) continue;
    if (auto range = make_range(first, *low, *high)) return range;
  }
  return std::nullopt;
}

// "dozens of thousands": each plural of a scale multiplies. The token after the last.
uint32_t ExpressionReader::multiply_vague(Expression& out, uint32_t begin) const {
  uint32_t end = begin;
  while (c_.follows(end) && end - begin < 4) {
    const QuantityCue* factor = nullptr;
    for (const PhraseMatch& m : c_.cues_at(end)) {
      if (m.clitics == 0 && c_.numbers.cues[m.payload].kind == QuantityCueKind::many)
        factor = &c_.numbers.cues[m.payload];
    }
    if (factor == nullptr || !factor->low) break;
    if (!out.quantity.low) out.quantity.low = 1;
    multiply(out.quantity.low, *factor->low);
    multiply(out.quantity.high, *factor->low);
    out.quantity.rules.push_back(factor->row);
    out.needs_noun = out.before_first = false;
    ++end;
  }
  return end;
}

// "a few" before ten makes thirteen to nineteen, before a scale multiplies it.
uint32_t ExpressionReader::multiply_few(Quantity& q, uint32_t token) const {
  if (!c_.follows(token)) return token;
  if (const WordMatch ten = c_.find(token, kind_bit(NumberKind::ten), Joint::bare)) {
    if (q.low) *q.low += 10;
    if (q.high) *q.high += 10;
    return ten.token + 1;
  }
  const KindSet scales = kind_bit(NumberKind::scale) | kind_bit(NumberKind::hundred);
  const WordMatch scale = c_.find(token, scales, Joint::bare);
  if (!scale) return token;
  multiply(q.low, scale.word->value);
  multiply(q.high, scale.word->value);
  return scale.token + 1;
}

std::optional<Expression> ExpressionReader::read_vague(uint32_t token,
                                                       const std::vector<PhraseMatch>& cues) const {
  const QuantityCue* cue = nullptr;
  uint32_t end = token;
  for (const PhraseMatch& m : cues) {
    const QuantityCue& found = c_.numbers.cues[m.payload];
    if (found.kind < QuantityCueKind::many || found.kind > QuantityCueKind::all ||
        m.tokens.last <= end)
      continue;
    cue = &found;
    end = m.tokens.last;
  }
  if (cue == nullptr) return std::nullopt;
  Expression out;
  Quantity& q = out.quantity;
  q.modifier = cue->modifier;
  q.low = cue->low;
  q.high = cue->high;
  q.rules.push_back(cue->row);
  out.definite_noun = true;
  out.before_first = cue->kind == QuantityCueKind::some;
  out.needs_noun = cue->kind == QuantityCueKind::phrase || cue->kind == QuantityCueKind::some ||
                   cue->kind == QuantityCueKind::all;
  if (cue->kind != QuantityCueKind::phrase && cue->kind != QuantityCueKind::all) {
    const uint32_t factors = multiply_vague(out, end);
    if (factors == end && cue->kind == QuantityCueKind::few) {
      end = multiply_few(q, end);
    } else {
      end = factors;
    }
  }
  if (!c_.numbers.vague_bounds) q.low = q.high = std::nullopt;
  if (c_.numbers.vague_rule != kNone && q.modifier == Modifier::vague)
    q.rules.push_back(c_.numbers.vague_rule);
  q.tokens = {token, end};
  return out;
}

}  // namespace isnad
