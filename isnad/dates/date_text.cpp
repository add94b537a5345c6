#include "isnad/dates/date_text.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>

#include "isnad/quantities/numeral.hpp"
#include "isnad/text/codes.hpp"

namespace isnad {
namespace {

constexpr uint32_t kLongestTerm = 5;  // tokens

// A month of two letters that is also "father", or with a preposition "door".
bool is_other_word(const TokenizedText& text, uint32_t i, const DateTerm& term,
                   const PhraseMatch& m) {
  if (term.kind != TermKind::month || m.tokens.size() != 1 ||
      text.codes(i).size() - m.cut_front > 2)
    return false;
  return (m.clitics & ~(kCliticWa | kCliticFa)) != 0 || text.tokens[i].has(kHamzaAbove);
}

uint8_t bit_of(const Clitic& clitic) {
  if (clitic.slot == "article") return kCliticAl;
  if (clitic.sense == "w") return kCliticWa;
  if (clitic.sense == "f") return kCliticFa;
  if (clitic.sense == "b") return kCliticBi;
  if (clitic.sense == "l") return kCliticLi;
  if (clitic.sense == "k") return kCliticKa;
  return 0;
}

}  // namespace

DateText::DateText(const TokenizedText& text, const MorphologyLayer& words, const Lexicon& lexicon,
                   const DateLexicon& dates)
    : text_(text), words_(words), lexicon_(lexicon), dates_(dates), places_(text.size()) {
  enter({0, text.size()});
  std::vector<PhraseMatch> found;
  for (uint32_t i = 0; i < text.size(); ++i) {
    if (text.tokens[i].kind != TokenKind::word) continue;
    const bool counts = (words.words[i].marks & dates.numbers.any_mark()) != 0;
    if (const auto number = counts ? read_counted(i) : std::nullopt) {
      places_[i].counted = static_cast<uint32_t>(counted_.size());
      counted_.push_back(*number);
    }
    if (!dates.phrases.may_begin(words, i)) continue;
    found.clear();
    dates.phrases.find_at(text, words, lexicon, i, found);
    add_terms(i, found);
  }
}

void DateText::add_terms(uint32_t i, const std::vector<PhraseMatch>& found) {
  Place& place = places_[i];
  place.first = static_cast<uint32_t>(terms_.size());
  for (const PhraseMatch& m : found) {
    const DateTerm& term = dates_.terms[m.payload];
    if (is_other_word(text_, i, term, m)) continue;
    terms_.push_back({&term, m.tokens, m.clitics, m.cut_front});
    place.kinds |= kind_bit(term.kind);
    if (term.kind == TermKind::particle) place.roles |= role_bit(term.role);
  }
  place.last = static_cast<uint32_t>(terms_.size());
  const auto goes_before = [](const TermMatch& a, const TermMatch& b) {
    return a.tokens.last != b.tokens.last ? a.tokens.last > b.tokens.last
                                          : a.cut_front < b.cut_front;
  };
  for (size_t k = place.first + 1; k < terms_.size(); ++k) {  // a handful, already nearly in order
    for (size_t at = k; at > place.first && goes_before(terms_[at], terms_[at - 1]); --at)
      std::swap(terms_[at], terms_[at - 1]);
  }
}

const TermMatch* DateText::find(uint32_t i, TermKind kind) const {
  if (!inside(i) || (places_[i].kinds & kind_bit(kind)) == 0) return nullptr;
  for (const TermMatch& m : terms(i)) {
    if (m.term->kind == kind && m.tokens.last <= paragraph_.last) return &m;
  }
  return nullptr;
}

const TermMatch* DateText::find(uint32_t i, DateRole role) const {
  if (!inside(i) || (places_[i].roles & role_bit(role)) == 0) return nullptr;
  for (const TermMatch& m : terms(i)) {
    if (m.term->kind == TermKind::particle && m.term->role == role &&
        m.tokens.last <= paragraph_.last)
      return &m;
  }
  return nullptr;
}

const TermMatch* DateText::find_ending(uint32_t last, TermKind kind) const {
  for (uint32_t size = kLongestTerm; size >= 1; --size) {
    if (last < paragraph_.first + size) continue;
    const TermMatch* m = find(last - size, kind);
    if (m != nullptr && m->tokens.last == last) return m;
  }
  return nullptr;
}

const TermMatch* DateText::find_ending(uint32_t last, DateRole role) const {
  for (uint32_t size = kLongestTerm; size >= 1; --size) {
    if (last < paragraph_.first + size) continue;
    const TermMatch* m = find(last - size, role);
    if (m != nullptr && m->tokens.last == last) return m;
  }
  return nullptr;
}

const TermMatch* DateText::find_unit(uint32_t i, UnitForm form) const {
  if (!inside(i) || (places_[i].kinds & kind_bit(TermKind::unit)) == 0) return nullptr;
  for (const TermMatch& m : terms(i)) {
    if (m.term->kind == TermKind::unit && m.term->form == form && m.tokens.last <= paragraph_.last)
      return &m;
  }
  return nullptr;
}

const TermMatch* DateText::find_part(uint32_t i, bool adverb) const {
  if (!inside(i)) return nullptr;
  for (const TermMatch& m : terms(i)) {
    if (m.term->kind == TermKind::part && m.term->adverb == adverb &&
        m.tokens.last <= paragraph_.last)
      return &m;
  }
  return nullptr;
}

uint32_t DateText::after_clitics(uint32_t i) const {
  const uint8_t bits = glued_clitics(i);
  return bits != 0 && (bits & kCliticAl) == 0 ? i + 1 : i;
}

uint8_t DateText::proclitics(uint32_t i) const {
  if (!inside(i)) return 0;
  uint8_t bits = 0;
  for (const TermMatch& m : terms(i)) bits = static_cast<uint8_t>(bits | m.clitics);
  if (const auto n = number(i)) bits = static_cast<uint8_t>(bits | n->clitics);
  return bits;
}

bool DateText::definite(const TermMatch& m) const {
  const std::string_view first = text_.codes(m.tokens.first).substr(m.cut_front);
  const std::string_view last = text_.codes(m.tokens.last - 1);
  for (const Clitic& c : lexicon_.proclitics) {
    if (c.slot != "article") continue;
    if (first.substr(0, c.codes.size()) == c.codes || last.substr(0, c.codes.size()) == c.codes)
      return true;
    // "ll...": the article after l has lost its alef
    if ((m.clitics & kCliticLi) != 0 && first.substr(0, 1) == c.codes.substr(1)) return true;
  }
  return false;
}

bool DateText::is_definite_word(uint32_t i) const {
  if (!is_word(i)) return false;
  for (const Clitic& c : lexicon_.proclitics) {
    if (c.slot == "article" && text_.codes(i).size() > 3 &&
        text_.codes(i).substr(0, c.codes.size()) == c.codes)
      return true;
  }
  return false;
}

const TermMatch* DateText::number_term(uint32_t i, NumberForm form) const {
  if (!inside(i) || (places_[i].kinds & kind_bit(TermKind::number)) == 0) return nullptr;
  for (const TermMatch& m : terms(i)) {
    if (m.term->kind == TermKind::number && m.term->number == form) return &m;
  }
  return nullptr;
}

uint8_t DateText::glued_clitics(uint32_t i) const {
  if (!is_word(i) || !inside(i + 1) || text_.tokens[i + 1].kind != TokenKind::number) return 0;
  std::string_view rest = text_.codes(i);
  uint8_t bits = 0;
  while (!rest.empty()) {
    const size_t before = rest.size();
    for (const Clitic& c : lexicon_.proclitics) {
      if (bit_of(c) == 0 || rest.substr(0, c.codes.size()) != c.codes) continue;
      bits = static_cast<uint8_t>(bits | bit_of(c));
      rest.remove_prefix(c.codes.size());
      break;
    }
    if (rest.size() == before) return 0;
  }
  return glued(i + 1) || (bits & kCliticAl) != 0 ? bits : uint8_t{0};  // "al 24" stands apart too
}

std::optional<NumberMatch> DateText::digits(uint32_t i) const {
  if (!inside(i)) return std::nullopt;
  NumberMatch out;
  out.digits = true;
  out.tokens = {i, i + 1};
  uint32_t at = i;
  if (text_.tokens[i].kind == TokenKind::word) {
    out.clitics = glued_clitics(i);
    if (out.clitics == 0) return std::nullopt;
    at = i + 1;
  }
  if (!inside(at) || text_.tokens[at].kind != TokenKind::number) return std::nullopt;
  const std::string_view codes = text_.codes(at);
  constexpr size_t kMostDigits = 15;
  if (std::count(codes.begin(), codes.end(), '.') > 1 || codes.size() > kMostDigits)
    return std::nullopt;
  std::array<char, kMostDigits + 1> plain{};
  std::copy_if(codes.begin(), codes.end(), plain.begin(), [](char c) { return c != ','; });
  out.value = std::strtod(plain.data(), nullptr);
  out.places = static_cast<int>(codes.size());
  out.tokens.last = at + 1;
  // Groups of three digits apart: "100 000".
  while (codes.size() <= 3 && out.places < 15 && inside(out.tokens.last) &&
         text_.tokens[out.tokens.last].kind == TokenKind::number &&
         text_.codes(out.tokens.last).size() == 3 && codes != "0" && !glued(out.tokens.last)) {
    out.value = out.value * 1000 + std::atoi(std::string(text_.codes(out.tokens.last)).c_str());
    out.places += 3;
    ++out.tokens.last;
  }
  return out;
}

std::optional<NumberMatch> DateText::ordinal(uint32_t i) const {
  const TermMatch* first = number_term(i, NumberForm::ordinal);
  const TermMatch* unit = number_term(i, NumberForm::unit);
  if (unit != nullptr || (first != nullptr && first->term->value < 10)) {
    const TermMatch* one = unit != nullptr ? unit : first;
    uint32_t next = one->tokens.last;
    if (is_and(next) && !glued(next + 1)) ++next;
    const TermMatch* tens = number_term(next, NumberForm::tens);
    if (tens != nullptr && (tens->joined() || next > one->tokens.last)) {
      return NumberMatch{static_cast<double>(one->term->value + tens->term->value),
                         {i, tens->tokens.last},
                         one->clitics,
                         false,
                         true,
                         0};
    }
  }
  if (first == nullptr) first = number_term(i, NumberForm::tens);
  if (first == nullptr) return std::nullopt;
  return NumberMatch{
      static_cast<double>(first->term->value), first->tokens, first->clitics, false, true, 0};
}

// Number words, by the grammar of the quantities.
std::optional<NumberMatch> DateText::read_counted(uint32_t i) const {
  const auto n = parse_numeral(text_, words_, lexicon_, dates_.numbers, i);
  if (!n || n->kind == NumeralKind::fraction || n->tokens.first != i) return std::nullopt;
  NumberMatch out;
  out.value = n->value;
  out.tokens = n->tokens;
  out.ordinal = n->kind == NumeralKind::ordinal;
  if (n->cut_front > 0) {
    for (const Clitic& c : lexicon_.proclitics) {
      if (bit_of(c) != 0 && text_.codes(i).substr(0, c.codes.size()) == c.codes)
        out.clitics = bit_of(c);
    }
  }
  return out;
}

const NumberMatch* DateText::counted(uint32_t i) const {
  if (!inside(i) || places_[i].counted == kNone) return nullptr;
  const NumberMatch& found = counted_[places_[i].counted];
  return found.tokens.last > paragraph_.last ? nullptr : &found;
}

std::optional<NumberMatch> DateText::number(uint32_t i) const {
  if (!inside(i)) return std::nullopt;
  if (auto n = digits(i)) return n;
  const NumberMatch* words = counted(i);
  auto nth = ordinal(i);
  if (words == nullptr) return nth;
  if (!nth || words->tokens.last > nth->tokens.last) return *words;
  return nth;
}

DateSigns DateText::signs(uint32_t i) const {
  const Place& place = places_[i];
  const bool number = text_.tokens[i].kind == TokenKind::number || glued_clitics(i) != 0 ||
                      counted(i) != nullptr || (place.kinds & kind_bit(TermKind::number)) != 0;
  return {place.kinds, place.roles, number};
}

void DateText::enter(TokenRange paragraph) {
  paragraph_ = paragraph;
  content_ = paragraph;
  const auto is_punctuation = [this](uint32_t t) {
    return text_.tokens[t].kind == TokenKind::punctuation;
  };
  while (content_.first < content_.last && is_punctuation(content_.first)) ++content_.first;
  while (content_.last > content_.first && is_punctuation(content_.last - 1)) --content_.last;
}

bool DateText::is_future_verb(uint32_t i) const {
  if (!is_word(i)) return false;
  bool known = false;
  for (const Reading& r : readings_of(words_, i)) {
    if (r.has(kCliticSa)) return true;
    known = known || r.lexeme != kNone;
  }
  if (known) return false;
  const std::string_view codes = text_.codes(i);
  for (const Clitic& c : lexicon_.proclitics) {
    if (c.slot != "future" || codes.size() < c.codes.size() + 3 ||
        codes.substr(0, c.codes.size()) != c.codes)
      continue;
    const auto person = static_cast<Code>(codes[c.codes.size()]);
    if (person == kAlef || person == kYa || person == kTa || person == kNoon) return true;
  }
  return false;
}

bool DateText::is_and(uint32_t i) const {
  if (!is_word(i)) return false;
  for (const Clitic& c : lexicon_.proclitics) {
    if (c.sense == "w" && text_.codes(i) == c.codes) return true;
  }
  return false;
}

}  // namespace isnad
