#include "isnad/quantities/quantity_context.hpp"

#include <algorithm>

#include "isnad/text/codes.hpp"
#include "isnad/text/utf8.hpp"

namespace isnad {
namespace {

struct SurfaceRange {
  const Surface* first;
  const Surface* last;
  const Surface* begin() const { return first; }
  const Surface* end() const { return last; }
};

SurfaceRange surfaces_of(const MorphologyLayer& layer, uint32_t token) {
  const Word& word = layer.words[token];
  const Surface* first = layer.surfaces.data() + word.first_surface;
  return {first, first + word.surfaces};
}

bool fits(uint8_t clitics, Joint joint) {
  switch (joint) {
    case Joint::joined:
      return clitics == kCliticWa;
    case Joint::bare:
      return clitics == 0;
    default:
      return true;
  }
}

}  // namespace

bool QuantityContext::has_role(uint32_t token, WordRole role) const {
  if (!may_have_role(token)) return false;
  for (const Surface& s : surfaces_of(words, token)) {
    if (s.clitics == 0 && numbers.has_role(s.form, role)) return true;
  }
  return false;
}

bool QuantityContext::has_role_any(uint32_t token, WordRole role) const {
  if (!may_have_role(token)) return false;
  for (const Surface& s : surfaces_of(words, token)) {
    if (numbers.has_role(s.form, role)) return true;
  }
  return false;
}

bool QuantityContext::has_ya_hamza(uint32_t token) const {
  const std::string_view written = text.written(text.tokens[token].span);
  for (size_t at = 0; at < written.size(); at += decode_utf8(written, at).size) {
    const uint32_t c = decode_utf8(written, at).code_point;
    if (c == 0x0626 || c == 0x0654 || (c >= 0xFE89 && c <= 0xFE8C)) return true;
  }
  return false;
}

// A scale or a joined number follows; what needs a neighbour itself is no neighbour.
bool QuantityContext::is_beside_number(uint32_t token) const {
  if (!follows(token + 1)) return starts_sentence(token);
  const KindSet scales = kind_bit(NumberKind::scale);
  const KindSet small =
      kind_bit(NumberKind::unit) | kind_bit(NumberKind::tens) | kind_bit(NumberKind::ten);
  return find(token + 1, scales, Joint::bare) || find(token + 1, small, Joint::joined);
}

// A scale with an alef at its end: one in the accusative, or the dual before the noun it counts?
bool QuantityContext::reads_as_dual(uint32_t token, Joint joint) const {
  if (text.tokens[token].has(kTanwin) || joint == Joint::bare) return false;
  if (!is_word(token + 1) || starts_sentence(token + 1)) return true;
  const KindSet others = ~kind_bit(NumberKind::scale_dual);
  return !has_role(token + 1, WordRole::conjunction) && !find(token + 1, others, Joint::joined);
}

// Is the need of this word met here?
bool QuantityContext::is_met(const NumberWord& word, uint32_t token, Joint joint) const {
  const Token& t = text.tokens[token];
  switch (word.need) {
    case NumberNeed::none:
      return true;
    case NumberNeed::maqsura:
      return t.has(kEndsMaqsura);
    case NumberNeed::scale:
      return joint == Joint::joined ||
             (follows(token + 1) && find(token + 1, kind_bit(NumberKind::scale), Joint::bare));
    case NumberNeed::hamza:
      return has_ya_hamza(token) || is_beside_number(token);
    case NumberNeed::damma:
      return t.has(kFirstDamma);
    case NumberNeed::homograph:
      if (word.definite) return false;
      return t.has(kFirstDamma) || (follows(token + 1) && is_definite_word(token + 1));
    case NumberNeed::accusative:
      return !reads_as_dual(token, joint);
    case NumberNeed::construct:
      return reads_as_dual(token, joint);
  }
  return true;
}

// "quantities" (kammiyyat), not "like hundreds" (ka-mi'at): a known noun begins with those letters.
bool QuantityContext::is_noun_of_its_own(uint32_t token) const {
  for (const Reading& r : readings_of(words, token)) {
    if (r.lexeme != kNone && r.inflection.part == PartOfSpeech::noun &&
        (r.clitics & ~(kCliticWa | kCliticFa | kCliticAl)) == 0 && r.suffix == Suffix::none)
      return true;
  }
  return false;
}

bool QuantityContext::may_begin_number(uint32_t token) const {
  if (!is_word(token)) return is_number(token) || is_mark(token, '-') || is_mark(token, '.');
  if (!is_number_word(token) && !may_have_role(token)) return false;
  for (const Surface& s : surfaces_of(words, token)) {
    if (numbers.is_number_word(s.form) || numbers.has_role(s.form, WordRole::minus) ||
        numbers.has_role(s.form, WordRole::article))
      return true;
  }
  return false;
}

WordMatch QuantityContext::find(uint32_t token, KindSet kinds, Joint joint) const {
  WordMatch out;
  if (joint == Joint::joined && is_word(token) && has_role(token, WordRole::conjunction)) {
    if (!follows(token + 1)) return out;
    out = find(token + 1, kinds, Joint::bare);
    out.joined = true;
    return out;
  }
  if (!is_number_word(token)) return out;
  for (const Surface& s : surfaces_of(words, token)) {
    if (!fits(s.clitics, joint) || ((s.clitics & kCliticKa) != 0 && is_noun_of_its_own(token)))
      continue;
    for (const NumberWord& word : numbers.words_of(s.form)) {
      if ((kinds & kind_bit(word.kind)) == 0 || !is_met(word, token, joint)) continue;
      return {&word, token, s.cut_front, (s.clitics & kCliticWa) != 0};
    }
  }
  return out;
}

std::vector<PhraseMatch> QuantityContext::cues_at(uint32_t token) const {
  std::vector<PhraseMatch> out;
  if (!is_word(token)) return out;
  numbers.phrases.find_at(text, words, lexicon, token, out);
  if (!out.empty() && is_noun_of_its_own(token)) {
    out.erase(std::remove_if(out.begin(), out.end(),
                             [](const PhraseMatch& m) { return (m.clitics & kCliticKa) != 0; }),
              out.end());
  }
  return out;
}

uint32_t QuantityContext::phrase_end(uint32_t token, WordRole role) const {
  if (!is_word(token)) return token;
  uint32_t end = token;
  for (const PhraseMatch& m : cues_at(token)) {
    const QuantityCue& cue = numbers.cues[m.payload];
    if (cue.kind == QuantityCueKind::role && cue.role == role && m.tokens.last > end)
      end = m.tokens.last;
  }
  return end;
}

std::string QuantityContext::unit_of_name(uint32_t token) const {
  if (!is_word(token)) return "";
  uint32_t end = token;
  const QuantityCue* best = nullptr;
  for (const PhraseMatch& m : cues_at(token)) {
    const QuantityCue& cue = numbers.cues[m.payload];
    if (cue.kind != QuantityCueKind::counted || m.clitics != 0 || m.tokens.last <= end) continue;
    best = &cue;
    end = m.tokens.last;
  }
  if (end < token + 2 && is_word(token + 1) && follows(token + 1)) {
    if (const QuantityCue* pair = pair_at(token)) best = pair;
  }
  return best == nullptr ? "" : best->unit;
}

// "two reconnaissance planes": both words in whatever number and case.
const QuantityCue* QuantityContext::pair_at(uint32_t token) const {
  for (const Reading& first : readings_of(words, token)) {
    if (first.lexeme == kNone || (first.clitics & ~kCliticAl) != 0) continue;
    for (const Reading& second : readings_of(words, token + 1)) {
      if (second.lexeme == kNone || (second.clitics & ~kCliticAl) != 0) continue;
      const auto found = numbers.pairs.find(QuantityLexicon::pair_key(first.lexeme, second.lexeme));
      if (found != numbers.pairs.end()) return &numbers.cues[found->second];
    }
    for (const Surface& s : surfaces_of(words, token + 1)) {
      const auto found =
          numbers.pairs.find(QuantityLexicon::pair_key(first.lexeme, s.form | kWordKey));
      if (s.clitics == 0 && found != numbers.pairs.end()) return &numbers.cues[found->second];
    }
  }
  return nullptr;
}

bool QuantityContext::is_definite_word(uint32_t token) const {
  if (!is_word(token)) return false;
  const std::string_view codes = text.codes(token);
  if (codes.size() < 4) return false;
  for (const Clitic& c : lexicon.proclitics) {
    if (c.slot != "article" || codes.substr(0, c.codes.size()) != c.codes) continue;
    for (const Surface& s : surfaces_of(words, token)) {
      if (s.clitics == 0 && !numbers.words_of(s.form).begin()) continue;
      if (s.clitics == 0) return false;
    }
    return true;
  }
  return false;
}

const NumberSymbol* QuantityContext::symbol_at(uint32_t token) const {
  if (token >= size()) return nullptr;
  const Token& t = text.tokens[token];
  if (t.kind == TokenKind::word || t.kind == TokenKind::number) return nullptr;
  const std::string_view written = text.written(t.span);
  const std::string_view codes = text.codes(token);
  for (const NumberSymbol& symbol : numbers.symbols) {
    if (symbol.written == written || symbol.written == codes) return &symbol;
  }
  return nullptr;
}

}  // namespace isnad
