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
#include "isnad/events/domains.hpp"

#include <algorithm>

namespace isnad {
namespace {

constexpr int kDense = 2;     // evidence per hundred tokens of a text about conflict
constexpr int kThick = 8;     // where a sentence of politics needs none of its own
constexpr int kPrevails = 4;  // words of other fields that make a stretch one of theirs

// "Abd al-Nabi": the second word of a name tells nothing of the text.
bool is_part_of_name(const EventContext& c, uint32_t token) {
  const NounPhrase* p = c.phrase_at(token);
  return p != nullptr && p->phrase_class == PhraseClass::name && p->head != token;
}

Domain domain_of(const EventContext& c, const Reading& r) {
  return r.lexeme < c.rules.domains.size() ? c.rules.domains[r.lexeme] : Domain::none;
}

// The word opens an attack, or says that something was brought down.
bool opens_attack(const EventContext& c, const Reading& r) {
  if (!c.rules.opens_event(r)) return false;
  const auto rows = c.rules.by_lexeme.find(r.lexeme);
  return std::any_of(rows->second.begin(), rows->second.end(), [&](uint32_t t) {
    const Trigger& trigger = c.rules.triggers[t];
    const bool attack = family_of(trigger.type) == "attack" && trigger.type != "attack.repelled";
    return attack || trigger.type == "materiel.shot_down";
  });
}

Weights weights_of_word(const EventContext& c, uint32_t token) {
  Weights out;
  const Reading* r = c.reading(token);
  if (r == nullptr) return out;
  out.attack = opens_attack(c, *r) ? 1 : 0;
  const Domain domain = domain_of(c, *r);
  if (domain == Domain::none || is_part_of_name(c, token)) return out;
  out.conflict = domain == Domain::conflict ? 1 : 0;
  out.violence = domain == Domain::violence ? 1 : 0;
  out.plain = domain == Domain::other_plain ? 1 : 0;
  out.accident = domain == Domain::accident ? 1 : 0;
  out.other = out.plain + out.accident + (domain == Domain::other ? 1 : 0);
  return out;
}

class DomainTester {
 public:
  DomainTester(const EventContext& context, const Event& event) : c_(context), event_(event) {}

  bool is_of_conflict() const {
    if (!may_be_of_conflict()) return false;
    return holds(has_armed_part());
  }

  // Whoever has a part in the event.
  bool may_be_of_conflict() const { return holds(true); }

 private:
  // Armed people having no part, nothing holds that does not hold with them; and what is bound
  // never adds to what holds.
  bool holds(bool armed) const {
    const auto size = static_cast<uint32_t>(c_.layers.text->size());
    const uint32_t head = event_.trigger.first;
    const Weights sentence = weigh(c_.layers.text->sentence(head).tokens);
    const TokenRange reach = {head > kReach ? head - kReach : 0,
                              std::min(size, event_.trigger.last + kReach)};
    const Weights around = weigh(reach);
    if (is_of_accident(sentence, around)) return false;
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
              sentence.attack > 0);
    return share >= (armed || reach.size() < kReach ? kSparse : kDense);
  }

  // The trigger's own words aside.
  Weights weigh(TokenRange tokens) const {
    Weights out = c_.domains->words(tokens, event_.trigger);
    out.conflict += c_.domains->names(tokens);
    return out;
  }

  // "a pilot died when his aircraft crashed", "the boat that sank": nobody attacked. A word of it
  // in the event's sentence, or of the trigger's own; or several around, and no attack at all.
  bool is_of_accident(const Weights& sentence, const Weights& around) const {
    const std::string_view family = family_of(event_.type);
    if ((family != "casualty" && family != "materiel" && family != "property") ||
        event_.type == "materiel.shot_down")
      return false;
    const auto own = readings_of(*c_.layers.words, event_.trigger.first);
    const bool crash = std::any_of(own.begin(), own.end(), [&](const Reading& r) {
      return domain_of(c_, r) == Domain::accident;
    });
    if (crash || sentence.accident > 0)
      return sentence.attack == 0 || sentence.accident > sentence.attack;
    return around.accident > 1 && around.attack == 0;
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

  bool is_of_truce() const {
    return event_.type == "politics.ceasefire" || event_.type == "politics.violated_ceasefire";
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

Weights& Weights::operator+=(const Weights& b) {
  conflict += b.conflict;
  violence += b.violence;
  other += b.other;
  plain += b.plain;
  accident += b.accident;
  attack += b.attack;
  return *this;
}

Weights& Weights::operator-=(const Weights& b) {
  conflict -= b.conflict;
  violence -= b.violence;
  other -= b.other;
  plain -= b.plain;
  accident -= b.accident;
  attack -= b.attack;
  return *this;
}

DomainCounts::DomainCounts(const EventContext& context) {
  const uint32_t size = context.layers.text->size();
  words_.resize(size + 1);
  for (uint32_t i = 0; i < size; ++i) {
    words_[i + 1] = words_[i];
    words_[i + 1] += weights_of_word(context, i);
  }
  names_.resize(size + 1);
  const auto& mentions = context.layers.entities->mentions;
  for (uint32_t m = 0; m < mentions.size(); ++m) {
    const Entity* entity = context.entity_of(m);
    if (entity != nullptr && context.rules.conflict_kinds.count(entity->subkind) > 0)
      ++names_[mentions[m].tokens.first + 1];
  }
  for (uint32_t i = 0; i < size; ++i) names_[i + 1] += names_[i];
}

Weights DomainCounts::words(TokenRange tokens) const {
  Weights out = words_[tokens.last];
  return out -= words_[tokens.first];
}

Weights DomainCounts::words(TokenRange tokens, TokenRange except) const {
  const TokenRange own = {std::max(tokens.first, except.first), std::min(tokens.last, except.last)};
  Weights out = words(tokens);
  return own.first < own.last ? out -= words(own) : out;
}

bool may_be_of_conflict(const EventContext& context, const Event& event) {
  return DomainTester(context, event).may_be_of_conflict();
}

bool is_of_conflict(const EventContext& context, const Event& event) {
  return DomainTester(context, event).is_of_conflict();
}

}  // namespace isnad
