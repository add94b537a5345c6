// Is this text about armed conflict at all? Sport, trade, art and medicine attack, strike and
// explode with the same verbs; crime and accidents kill and wound.
//
// Method: events.domains marks words of conflict, words that crime and accidents use as well, and
// words of other fields; the names of armed groups are words of conflict. A sentence with a word
// that only another field uses, and none of conflict beside the trigger, tells no event; nor does a
// stretch of text in which other fields prevail or little speaks of conflict, unless armed people
// or weapons have a part in the event. A wreck or a casualty beside a word of accidents, with none
// that tells an attack, tells no event either, whoever was on board. Politics needs conflict around
// it. Limits: short texts are not weighed as a whole.
#include <algorithm>

#include "isnad/events/parts.hpp"

namespace isnad {
namespace {

constexpr uint32_t kReach = 120;     // tokens weighed on either side of the trigger
constexpr uint32_t kShortText = 40;  // tokens: too few to tell what a text is about
constexpr int kDense = 2;            // evidence per hundred tokens of a text about conflict
constexpr int kThick = 8;            // where a sentence of politics needs none of its own
constexpr int kSparse = 1;           // where armed people take part, or of a short text
constexpr int kPrevails = 4;         // words of other fields that make a stretch one of theirs

struct Weights {
  int conflict = 0;
  int violence = 0;  // words that crime and accidents use as well
  int other = 0;     // any word of another field
  int plain = 0;     // words that only another field uses
  int accident = 0;  // words of crashes and drownings

  int evidence() const { return 2 * conflict + violence; }
};

class DomainTester {
 public:
  DomainTester(const EventContext& context, const Event& event) : c_(context), event_(event) {}

  bool is_of_conflict() const {
    const auto size = static_cast<uint32_t>(c_.layers.text->size());
    const uint32_t head = event_.trigger.first;
    const Weights sentence = weigh(c_.layers.text->sentence(head).tokens);
    const TokenRange reach = {head > kReach ? head - kReach : 0,
                              std::min(size, event_.trigger.last + kReach)};
    const Weights around = weigh(reach);
    if (is_of_accident(sentence, around, reach)) return false;
    const bool armed = has_armed_part();
    if (sentence.plain > 0 && sentence.conflict == 0 && !armed) return false;
    const bool prevails = around.other >= kPrevails && around.other > around.evidence();
    if (prevails && (!armed || sentence.evidence() == 0)) return false;
    if (family_of(event_.type) == "protest") return true;
    if (size < kShortText) return true;
    if (is_of_other_wares(around)) return false;
    if (!armed && around.plain > std::max(1, around.conflict)) return false;
    const int share = 100 * around.evidence() / static_cast<int>(reach.size());
    if (family_of(event_.type) == "politics")
      return share >= kDense && around.other <= around.evidence() &&
             (sentence.evidence() > 0 || armed || share >= kThick || is_of_truce() ||
              tells_attack(c_.layers.text->sentence(head).tokens));
    return share >= (armed || reach.size() < kReach ? kSparse : kDense);
  }

 private:
  Weights weigh(TokenRange tokens) const {
    Weights out;
    for (uint32_t i = tokens.first; i < tokens.last; ++i) {
      if (event_.trigger.contains(i) || is_part_of_name(i)) continue;
      const Reading* r = c_.reading(i);
      if (r == nullptr) continue;
      switch (domain_of(*r)) {
        case Domain::conflict:
          ++out.conflict;
          break;
        case Domain::violence:
          ++out.violence;
          break;
        case Domain::other_plain:
          ++out.plain;
          ++out.other;
          break;
        case Domain::other:
          ++out.other;
          break;
        case Domain::accident:
          ++out.accident;
          ++out.other;
          break;
        case Domain::none:
          break;
      }
    }
    out.conflict += names_of_conflict(tokens);
    return out;
  }

  // "a pilot died when his aircraft crashed", "the boat that sank": nobody attacked. A word of it
  // in the event's sentence, or of the trigger's own; or several around, and no attack at all.
  bool is_of_accident(const Weights& sentence, const Weights& around, TokenRange reach) const {
    const std::string_view family = family_of(event_.type);
    if ((family != "casualty" && family != "materiel" && family != "property") ||
        event_.type == "materiel.shot_down")
      return false;
    const uint32_t head = event_.trigger.first;
    const Reading* r = c_.reading(head);
    const bool own = r != nullptr && domain_of(*r) == Domain::accident;
    if (own || sentence.accident > 0) return !tells_attack(c_.layers.text->sentence(head).tokens);
    return around.accident > 1 && !tells_attack(reach);
  }

  // Arms that smugglers and shops have, too: where nothing but the arms themselves speaks of
  // conflict.
  bool is_of_other_wares(const Weights& around) const {
    if (family_of(event_.type) != "materiel" || event_.type == "materiel.shot_down") return false;
    int own = 0;
    for (const Argument& a : event_.arguments) {
      if (a.phrase != kNone && a.by.empty() && a.role != Role::initiator)
        own += weigh(c_.syntax.phrases[a.phrase].tokens).evidence();
    }
    return around.evidence() <= own;
  }

  Domain domain_of(const Reading& r) const {
    return r.lexeme < c_.rules.domains.size() ? c_.rules.domains[r.lexeme] : Domain::none;
  }

  bool tells_attack(TokenRange tokens) const { return names_attack(c_, tokens, event_.trigger); }

  bool is_of_truce() const {
    return event_.type == "politics.ceasefire" || event_.type == "politics.violated_ceasefire";
  }

  // "Abd al-Nabi": the second word of a name tells nothing of the text.
  bool is_part_of_name(uint32_t token) const {
    const NounPhrase* p = c_.phrase_at(token);
    return p != nullptr && p->phrase_class == PhraseClass::name && p->head != token;
  }

  // Names of armed groups that stand within the tokens.
  int names_of_conflict(TokenRange tokens) const {
    const auto& mentions = c_.layers.entities->mentions;
    auto at = std::lower_bound(mentions.begin(), mentions.end(), tokens.first,
                               [](const Mention& m, uint32_t t) { return m.tokens.first < t; });
    int out = 0;
    for (; at != mentions.end() && at->tokens.first < tokens.last; ++at) {
      const Entity* entity = c_.entity_of(static_cast<uint32_t>(at - mentions.begin()));
      if (entity != nullptr && c_.rules.conflict_kinds.count(entity->subkind) > 0) ++out;
    }
    return out;
  }

  // Armed people, their bodies or weapons fill a role.
  bool has_armed_part() const {
    return std::any_of(event_.arguments.begin(), event_.arguments.end(), [&](const Argument& a) {
      if (a.mention != kNone && is_armed(a.mention)) return true;
      if (a.phrase == kNone) return false;
      const NounPhrase& p = c_.syntax.phrases[a.phrase];
      if (weigh(p.tokens).conflict > 0) return true;
      return std::any_of(p.mentions.begin(), p.mentions.end(),
                         [&](uint32_t m) { return is_armed(m); });
    });
  }

  bool is_armed(uint32_t m) const {
    if (c_.mention(m).kind == MentionKind::instrument) return true;
    const Entity* entity = c_.entity_of(m);
    return entity != nullptr && c_.rules.conflict_kinds.count(entity->subkind) > 0;
  }

  const EventContext& c_;
  const Event& event_;
};

}  // namespace

bool names_attack(const EventContext& context, TokenRange tokens, TokenRange except) {
  for (uint32_t i = tokens.first; i < tokens.last; ++i) {
    const Reading* r = context.reading(i);
    if (r == nullptr || r->lexeme == kNone || except.contains(i)) continue;
    const auto rows = context.rules.by_lexeme.find(r->lexeme);
    if (rows == context.rules.by_lexeme.end()) continue;
    for (const uint32_t t : rows->second) {
      const Trigger& trigger = context.rules.triggers[t];
      const bool attack = family_of(trigger.type) == "attack" && trigger.type != "attack.repelled";
      if (attack || trigger.type == "materiel.shot_down") return true;
    }
  }
  return false;
}

bool is_of_conflict(const EventContext& context, const Event& event) {
  return DomainTester(context, event).is_of_conflict();
}

}  // namespace isnad
