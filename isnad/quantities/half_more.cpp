#include "isnad/quantities/half_more.hpp"

namespace isnad {
namespace {

// Nouns that can be had by halves: measures, times, sums of money.
bool is_divisible(const QuantityContext& c, uint32_t noun) {
  if (c.has_role_any(noun, WordRole::measure)) return true;
  for (const Reading& r : readings_of(c.words, noun)) {
    if (r.lexeme == kNone || r.inflection.part != PartOfSpeech::noun) continue;
    const Lexeme& lexeme = c.lexicon.lexemes[r.lexeme];
    if (lexeme.noun_class == NounClass::time || lexeme.unit == "tonne" || lexeme.unit == "money")
      return true;
  }
  return false;
}

// The noun again, in the singular with the article.
bool is_same_noun(const QuantityContext& c, uint32_t noun, uint32_t again) {
  for (const Reading& a : readings_of(c.words, noun)) {
    for (const Reading& b : readings_of(c.words, again)) {
      if (a.lexeme != kNone && a.lexeme == b.lexeme && b.has(kCliticAl)) return true;
    }
  }
  const std::string_view bare = c.text.codes(noun);
  const std::string_view full = c.text.codes(again);
  return bare.size() >= 2 && full.size() == bare.size() + 2 && full.substr(2) == bare &&
         c.is_definite_word(again);
}

}  // namespace

std::optional<HalfMore> read_half_more(const QuantityContext& c, uint32_t noun) {
  if (!c.is_word(noun) || !c.follows(noun + 1)) return std::nullopt;
  const WordMatch part = c.find(noun + 1, kind_bit(NumberKind::fraction), Joint::joined);
  if (!part || part.word->value >= 1 || part.word->definite) return std::nullopt;
  const uint32_t next = part.token + 1;
  HalfMore out{part.word->value, next, part.word->row};
  if (c.follows(next) && is_same_noun(c, noun, next)) {
    ++out.end;
    return out;
  }
  if (c.follows(next)) {
    const WordMatch scale = c.find(next, kind_bit(NumberKind::scale), Joint::bare);
    if (scale && scale.word->definite) {  // "five million dollars and half of the million"
      return HalfMore{part.word->value * scale.word->value, next + 1, part.word->row};
    }
    if (c.is_definite_word(next) || c.find(next, ~KindSet{0}, Joint::any)) return std::nullopt;
  }
  return is_divisible(c, noun) ? std::optional(out) : std::nullopt;
}

bool is_bare_singular(const QuantityContext& c, uint32_t token) {
  if (c.has_role(token, WordRole::measure)) return true;
  for (const Reading& r : readings_of(c.words, token)) {
    const bool conjunction = (r.clitics & ~(kCliticWa | kCliticFa | kCliticBi | kCliticLi)) == 0;
    if (r.lexeme != kNone && r.inflection.part == PartOfSpeech::noun && conjunction &&
        r.inflection.number == Number::singular)
      return true;
  }
  return false;
}

}  // namespace isnad
