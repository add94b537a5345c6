#include "isnad/claims/persons.hpp"

#include <algorithm>

namespace isnad {
namespace {

constexpr uint32_t kAgeReach = 6;  // tokens from the name to "35 years"
constexpr double kOldest = 120;
constexpr const char* kAgeNoun = "umr";  // morphology.nouns: "aged 35 years"

class PersonReader {
 public:
  PersonReader(const ClaimInput& in, const NounPhrase& phrase) : in_(in), p_(phrase) {}

  std::optional<ClaimPerson> read() const {
    if (p_.quantity != kNone || p_.number == Number::plural || p_.number == Number::dual)
      return std::nullopt;
    const std::optional<TokenRange> name = name_tokens();
    if (!name) return std::nullopt;
    ClaimPerson out;
    out.span = in_.layers.text->span_of(*name);
    out.span.begin = std::max(out.span.begin, p_.span.begin);
    out.span.end = std::min(out.span.end, p_.span.end);
    out.name = written(out.span);
    out.role = title_before(*name);
    if (p_.noun != kNone && p_.head < name->first) {
      const Lexeme& head = in_.layers.lexicon->lexemes[p_.noun];
      if (head.group == "woman" || p_.gender == Gender::feminine) out.sex = "female";
      if (head.group == "man") out.sex = "male";
    }
    out.age = age_behind(p_.tokens.last);
    return out;
  }

 private:
  std::string written(Span span) const { return std::string(in_.layers.text->written(span)); }

  // A word that the lexicon does not know and that is no part of another name.
  bool is_unknown_word(uint32_t t) const {
    if (in_.layers.text->tokens[t].kind != TokenKind::word || is_in_other_name(t)) return false;
    const Reading* r = chosen(in_.layers, in_.syntax, t);
    return r == nullptr ||
           (r->lexeme == kNone && (r->clitics & ~kCliticAl) == 0 && r->suffix == Suffix::none);
  }

  bool is_in_other_name(uint32_t t) const {
    return std::any_of(p_.mentions.begin(), p_.mentions.end(), [&](uint32_t m) {
      const Mention& mention = in_.layers.entities->mentions[m];
      return mention.kind != MentionKind::person && mention.tokens.contains(t);
    });
  }

  // At least two unknown words: "a prominent leader" has one.
  bool is_full_name(TokenRange name) const {
    int unknown = 0;
    for (uint32_t t = name.first; t < name.last; ++t) unknown += is_unknown_word(t) ? 1 : 0;
    return unknown > 1;
  }

  // A mention of a person; a phrase that is a name; the name behind a title or a noun of people.
  std::optional<TokenRange> name_tokens() const {
    for (const uint32_t m : p_.mentions) {
      const Mention& mention = in_.layers.entities->mentions[m];
      if (mention.kind == MentionKind::person && mention.name.size() > 1 &&
          p_.tokens.contains(mention.name))
        return mention.name;
    }
    if (p_.phrase_class == PhraseClass::name) {
      const bool full = is_unknown_word(p_.tokens.first) && is_full_name(p_.tokens);
      return full ? std::optional(p_.tokens) : std::nullopt;
    }
    if (p_.phrase_class != PhraseClass::person && p_.phrase_class != PhraseClass::role)
      return std::nullopt;
    uint32_t first = p_.head + 1;
    while (first < p_.tokens.last && !is_unknown_word(first)) ++first;
    uint32_t last = first;
    while (last < p_.tokens.last && in_.layers.text->tokens[last].kind == TokenKind::word) ++last;
    return is_full_name({first, last}) ? std::optional(TokenRange{first, last}) : std::nullopt;
  }

  std::string title_before(TokenRange name) const {
    if (p_.tokens.first >= name.first) return "";
    uint32_t last = name.first;  // without the quotation mark before the name
    while (last > p_.tokens.first && in_.layers.text->tokens[last - 1].kind != TokenKind::word)
      --last;
    if (last == p_.tokens.first) return "";
    const Span before{p_.span.begin, in_.layers.text->tokens[last - 1].span.end};
    return before.begin < before.end ? written(before) : "";
  }

  // "(35 years)", "aged 35 years": a number of years close behind, in brackets or after "age".
  std::optional<double> age_behind(uint32_t token) const {
    const TokenizedText& text = *in_.layers.text;
    const uint32_t end = std::min(text.sentence(p_.head).tokens.last, token + kAgeReach);
    const auto& all = in_.layers.quantities->quantities;
    auto q = std::partition_point(all.begin(), all.end(),
                                  [&](const Quantity& x) { return x.tokens.first < token; });
    for (; q != all.end() && q->tokens.first < end; ++q) {
      if (q->unit != "year" || !q->value) continue;
      const bool bracketed = q->tokens.first > 0 && text.is_mark(q->tokens.first - 1, '(');
      if ((bracketed || tells_age(token, q->tokens.first)) && *q->value <= kOldest) return q->value;
      return std::nullopt;
    }
    return std::nullopt;
  }

  bool tells_age(uint32_t from, uint32_t to) const {
    for (uint32_t t = from; t < to; ++t) {
      const Lexeme* lexeme = chosen_lexeme(in_.layers, in_.syntax, t);
      if (lexeme != nullptr && lexeme->key == kAgeNoun) return true;
    }
    return false;
  }

  const ClaimInput& in_;
  const NounPhrase& p_;
};

}  // namespace

std::optional<ClaimPerson> person_of(const ClaimInput& input, uint32_t phrase) {
  return PersonReader(input, input.syntax.phrases[phrase]).read();
}

}  // namespace isnad
