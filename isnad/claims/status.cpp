#include "isnad/claims/status.hpp"

#include <algorithm>

#include "isnad/claims/links.hpp"

namespace isnad {
namespace {

class StatusReader {
 public:
  StatusReader(const ClaimInput& in, const ClaimRules& rules) : in_(in), rules_(rules) {}

  std::string of_phrase(uint32_t phrase) const {
    const NounPhrase& p = in_.syntax.phrases[phrase];
    const std::string noun = noun_status(p);
    if (noun == "civilian" || noun == "combatant") {
      const bool body = p.phrase_class == PhraseClass::force;
      const std::string members = body || is_anybody(p) ? of_members(phrase) : "";
      return members.empty() || (!body && members != "combatant") ? noun : members;
    }
    for (const uint32_t m : p.mentions) {
      if (is_armed(m)) return "combatant";
    }
    for (uint32_t i = p.tokens.first; i < p.tokens.last; ++i) {
      const Lexeme* lexeme = chosen_lexeme(in_.layers, in_.syntax, i);
      const Reading* r = chosen(in_.layers, in_.syntax, i);
      const bool adverb = i > p.head && lexeme != nullptr &&
                          lexeme->part == PartOfSpeech::adjective && r->inflection.accusative &&
                          p.number != Number::singular;  // "wanted for security reasons"
      if (lexeme != nullptr && is_known(lexeme->status) && !adverb) return lexeme->status;
    }
    const std::string members = of_members(phrase);
    if (!members.empty()) return members;
    return noun.empty() ? "unknown" : noun;
  }

  bool is_armed(uint32_t mention) const {
    const uint32_t e = in_.layers.entities->mentions[mention].entity;
    return e != kNone && rules_.armed_kinds.count(in_.layers.catalogue->entities[e].subkind) > 0;
  }

 private:
  static bool is_known(const std::string& status) {
    return status == "civilian" || status == "combatant";
  }

  std::string noun_status(const NounPhrase& p) const {
    if (p.noun == kNone) return "";
    const Lexeme& noun = in_.layers.lexicon->lexemes[p.noun];
    return noun.status == "civilian" ? status_of_men(p, noun) : std::string(noun.status);
  }

  // "a citizen of the guards", "17 Muslims of the army": no child, woman or medic.
  bool is_anybody(const NounPhrase& p) const {
    const std::string_view group = in_.layers.lexicon->lexemes[p.noun].group;
    return group.empty() || group == "man";
  }

  // "Men of the police", "men of the tribes": what they are follows from the body behind the noun.
  std::string status_of_men(const NounPhrase& p, const Lexeme& noun) const {
    if (noun.group != "man") return noun.status;
    const Reading* head = chosen(in_.layers, in_.syntax, p.head);
    if (head != nullptr && head->suffix == Suffix::we && p.number == Number::plural)
      return "combatant";  // "our men"
    const Lexeme* body = p.head + 1 < in_.layers.text->tokens.size()
                             ? chosen_lexeme(in_.layers, in_.syntax, p.head + 1)
                             : nullptr;
    if (body == nullptr || body->noun_class != NounClass::force) return noun.status;
    return body->status.empty() ? std::string("unknown") : std::string(body->status);
  }

  // "a group of farmers", "four dead of the police and the workers": the phrase behind "of" or
  // "among the ranks of", and those joined to it.
  std::string of_members(uint32_t phrase) const {
    const auto& phrases = in_.syntax.phrases;
    const NounPhrase& own = phrases[phrase];
    for (uint32_t i = own.head + 1; i < own.tokens.last; ++i) {
      const Lexeme* lexeme = chosen_lexeme(in_.layers, in_.syntax, i);
      const bool people =
          lexeme != nullptr &&
          (lexeme->noun_class == NounClass::person ||
           (lexeme->noun_class == NounClass::force && own.phrase_class == PhraseClass::person));
      if (people && is_known(lexeme->status)) return lexeme->status;
    }
    uint32_t next = phrase + 1;
    // "dozens of dead and wounded of the police"
    while (next < phrases.size() && phrases[next].coordinated == next - 1 &&
           of_people(next).empty())
      ++next;
    if (next >= phrases.size() || !names_members(phrases[next - 1], phrases[next])) return "";
    if (is_in_ranks(phrases[next])) return "combatant";
    std::string out = of_people(next);
    for (uint32_t q = next + 1; q < phrases.size() && phrases[q].coordinated == q - 1; ++q)
      out = joined_status(out, of_people(q));
    return is_known(out) || out == "mixed" ? out : "";
  }

  bool names_members(const NounPhrase& p, const NounPhrase& next) const {
    constexpr uint32_t kBetween = 2;  // tokens: the preposition
    const bool near =
        next.tokens.first >= p.tokens.last && next.tokens.first - p.tokens.last <= kBetween &&
        in_.layers.text->sentence_of[p.head] == in_.layers.text->sentence_of[next.head];
    return near && (next.relation == "from" || next.relation == "ranks" ||
                    next.relation == "between" || is_in_ranks(next));
  }

  // "in their ranks"
  bool is_in_ranks(const NounPhrase& p) const {
    return p.pronoun_owner && p.noun != kNone && p.phrase_class == PhraseClass::abstract &&
           in_.layers.lexicon->lexemes[p.noun].status == "combatant";
  }

  // "" where the phrase names no people.
  std::string of_people(uint32_t phrase) const {
    const NounPhrase& p = in_.syntax.phrases[phrase];
    const bool people =
        p.phrase_class == PhraseClass::person || p.phrase_class == PhraseClass::force ||
        p.phrase_class == PhraseClass::role || p.phrase_class == PhraseClass::actor ||
        p.phrase_class == PhraseClass::speech || p.phrase_class == PhraseClass::name;
    if (!people) return "";
    const std::string noun = noun_status(p);
    if (is_known(noun)) return noun;
    const bool armed =
        std::any_of(p.mentions.begin(), p.mentions.end(), [&](uint32_t m) { return is_armed(m); });
    return armed ? "combatant" : "";
  }

  const ClaimInput& in_;
  const ClaimRules& rules_;
};

}  // namespace

bool leaves_noun_out(const ClaimInput& in, uint32_t phrase) {
  const NounPhrase& p = in.syntax.phrases[phrase];
  if (is_elided(in, phrase)) return true;
  if (!p.mentions.empty() || p.quantity != kNone) return false;
  const Lexeme* noun = p.noun == kNone ? nullptr : &in.layers.lexicon->lexemes[p.noun];
  const bool people = noun != nullptr && (noun->noun_class == NounClass::person ||
                                          noun->noun_class == NounClass::role);
  if (!people && find_reading(*in.layers.words, p.head, PartOfSpeech::adjective) != nullptr)
    return true;
  const auto& all = in.layers.quantities->quantities;
  const auto after = std::partition_point(
      all.begin(), all.end(), [&](const Quantity& q) { return q.tokens.last <= p.head; });
  return after != all.end() && after->tokens.contains(p.head) &&
         after->kind == QuantityKind::ordinal;
}

std::string status_of(const ClaimInput& in, const ClaimRules& rules, const Argument& a) {
  const StatusReader reader(in, rules);
  if (a.phrase != kNone) return reader.of_phrase(a.phrase);
  return a.mention != kNone && reader.is_armed(a.mention) ? "combatant" : "unknown";
}

std::string joined_status(const std::string& a, const std::string& b) {
  if (a.empty() || a == b) return b;
  if (b.empty()) return a;
  if (a == "unknown") return b;
  if (b == "unknown") return a;
  return "mixed";
}

}  // namespace isnad
