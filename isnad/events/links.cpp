// How do the events of a sentence hang together? The attack that brought a casualty about; the
// subset that a count belongs to; a noun and a verb that tell one event.
#include <algorithm>
#include <set>
#include <string_view>
#include <unordered_map>

#include "isnad/events/parts.hpp"

namespace isnad {
namespace {

bool is_family(const Event& e, std::string_view family) { return family_of(e.type) == family; }

bool is_outcome(const Event& e) {
  return is_family(e, "casualty") || is_family(e, "property") || is_family(e, "materiel");
}

class Linker {
 public:
  Linker(const EventContext& context, std::vector<Event>& events) : c_(context), events_(events) {}

  void run() {
    merge_told_twice();
    drop_freed_captives();
    drop_counted_twice();
    for (uint32_t e = 0; e < events_.size(); ++e) {
      continue_modality(e);
      continue_initiator(e);
      if (is_outcome(events_[e])) events_[e].cause = find_cause(e);
    }
  }

 private:
  uint32_t sentence_of(const Event& e) const {
    return c_.layers.text->sentence_of[e.trigger.first];
  }

  // "demanded the end of the shelling and the release of": what is joined on is told alike. Of the
  // dead and wounded only where it is denied, demanded or threatened: they may come of the attempt.
  void continue_modality(uint32_t e) {
    if (e == 0 || events_[e].modality != Modality::actual || events_[e].negated) return;
    const Event& before = events_[e - 1];
    const bool firm = before.modality == Modality::denied ||
                      before.modality == Modality::demanded ||
                      before.modality == Modality::threatened;
    if (before.modality == Modality::actual || before.negated ||
        (is_family(events_[e], "casualty") && !firm) || !is_joined_on(before, events_[e]))
      return;
    events_[e].modality = before.modality;
  }

  // Both verbal nouns, or both in the imperfect, the second with its conjunction on and no other
  // verb between.
  bool is_joined_on(const Event& before, const Event& after) const {
    constexpr uint32_t kReach = 15;  // tokens
    const Reading* a = c_.reading(before.trigger.first);
    const Reading* b = c_.reading(after.trigger.first);
    if (a == nullptr || b == nullptr || !b->has(kCliticWa) ||
        sentence_of(before) != sentence_of(after) ||
        after.trigger.first - before.trigger.first > kReach ||
        a->inflection.part != b->inflection.part)
      return false;
    for (uint32_t i = before.trigger.last; i < after.trigger.first; ++i) {
      if (is_finite_verb(c_.reading(i))) return false;
    }
    return a->inflection.part == PartOfSpeech::masdar ||
           (is_finite_verb(a) && a->inflection.aspect == Aspect::imperfect &&
            b->inflection.aspect == Aspect::imperfect);
  }

  // "a shelling that hit the houses": the verb adds what it says to the noun's event.
  void merge_told_twice() {
    std::vector<Event> out;
    for (Event& e : events_) {
      Event* noun = nullptr;
      if (is_family(e, "attack")) {
        for (size_t k = out.size(); k-- > 0 && sentence_of(out[k]) == sentence_of(e);) {
          if (!is_family(out[k], "attack") || !is_subject_of(out[k], e)) continue;
          noun = &out[k];
          break;
        }
      }
      if (!out.empty() && is_thrown_back(out.back(), e)) {
        take_thrown_back(out.back(), e);
        continue;
      }
      if (noun == nullptr && !out.empty() &&
          (reaches(out.back(), e) || is_said_twice(out.back(), e))) {
        take_over(out.back(), e);
        continue;
      }
      if (noun == nullptr) {
        out.push_back(std::move(e));
        continue;
      }
      for (Argument& a : e.arguments) {
        const bool itself =
            a.phrase != kNone && c_.syntax.phrases[a.phrase].tokens.contains(noun->trigger.first);
        if (!itself && !has_role(*noun, a.role)) noun->arguments.push_back(std::move(a));
      }
      if (noun->type == "attack.other" ||
          (noun->type == "attack.assault" && e.type == "attack.airstrike"))
        noun->type = e.type;
      noun->extent.last = std::max(noun->extent.last, e.extent.last);
      noun->rules.insert(noun->rules.end(), e.rules.begin(), e.rules.end());
    }
    events_ = std::move(out);
  }

  // "the shelling reached (V S O) the quarter": the verb before its noun.
  bool reaches(const Event& verb, const Event& noun) const {
    return is_family(verb, "attack") && (verb.type == "attack.other" || verb.type == noun.type) &&
           is_family(noun, "attack") && is_subject_of(noun, verb);
  }

  // "its condemnation and denunciation of", "the government condemned and denounced": two words for
  // one act of speech, side by side or with the subject between.
  bool is_said_twice(const Event& first, const Event& second) const {
    constexpr uint32_t kSubject = 8;  // tokens
    const Reading* r = c_.reading(second.trigger.first);
    if (first.type != second.type || r == nullptr || first.negated != second.negated) return false;
    if (first.type == "protest.held") return is_manner_of_protest(first, second, *r);
    if (!is_family(first, "politics") || !r->has(kCliticWa)) return false;
    if (first.trigger.last == second.trigger.first) return true;
    const bool near = sentence_of(first) == sentence_of(second) &&
                      second.trigger.first - first.trigger.last <= kSubject;
    return near && is_finite_verb(r) && is_finite_verb(c_.reading(first.trigger.first)) &&
           !has_role(first, Role::target) &&
           std::all_of(second.arguments.begin(), second.arguments.end(), [](const Argument& a) {
             return a.role != Role::initiator || !a.by.empty();
           });
  }

  // "threw back an attack of the rebels on X": the noun behind the verb tells whom, where and with
  // what, and is no attack of its own.
  bool is_thrown_back(const Event& verb, const Event& noun) const {
    constexpr uint32_t kReach = 6;  // tokens
    const NounPhrase* own = c_.phrase_at(noun.trigger.first);
    if (verb.type != "attack.repelled" || sentence_of(verb) != sentence_of(noun) ||
        own == nullptr || noun.trigger.first - verb.trigger.last > kReach ||
        is_finite_verb(c_.reading(noun.trigger.first)) || noun.quantity != kNone)
      return false;
    if (!is_family(noun, "attack") && noun.type != "territory.advanced") return false;
    for (uint32_t i = verb.trigger.last; i < noun.trigger.first; ++i) {
      if (is_finite_verb(c_.reading(i))) return false;
    }
    return own->relation.empty() || own->relation == "l";
  }

  void take_thrown_back(Event& verb, const Event& noun) const {
    const bool told = has_role(verb, Role::target);
    for (Argument a : noun.arguments) {
      const bool own = std::any_of(verb.arguments.begin(), verb.arguments.end(), [&](auto& b) {
        return b.role == Role::initiator && b.phrase == a.phrase && b.mention == a.mention;
      });
      if (a.role == Role::initiator && (told || own || a.relation == "carrier")) continue;
      if (a.role == Role::target) continue;  // the town or post attacked is the thrower's
      if (a.role == Role::initiator) {
        a.role = Role::target;
      } else if (has_role(verb, a.role)) {
        continue;
      }
      verb.arguments.push_back(a);
    }
    verb.extent.last = std::max(verb.extent.last, noun.extent.last);
    verb.rules.insert(verb.rules.end(), noun.rules.begin(), noun.rules.end());
  }

  // "came out in a march", "demonstrated in protest against": how or why the same people protest.
  bool is_manner_of_protest(const Event& first, const Event& second, const Reading& r) const {
    constexpr uint32_t kReach = 20;  // tokens
    if (sentence_of(first) != sentence_of(second) || is_finite_verb(&r) || r.definite() ||
        second.trigger.first - first.trigger.last > kReach || second.quantity != kNone)
      return false;
    const NounPhrase* own = c_.phrase_at(second.trigger.first);
    const bool adverb =
        r.inflection.accusative && r.clitics == 0 && r.inflection.part == PartOfSpeech::masdar;
    const bool in_it = own != nullptr && own->relation == "in" && own->head == second.trigger.first;
    return adverb || (in_it && is_finite_verb(c_.reading(first.trigger.first)));
  }

  static void take_over(Event& verb, const Event& noun) {
    verb.type = noun.type;
    for (const Argument& a : noun.arguments) {
      if (!has_role(verb, a.role)) verb.arguments.push_back(a);
    }
    verb.extent.last = std::max(verb.extent.last, noun.extent.last);
    verb.rules.insert(verb.rules.end(), noun.rules.begin(), noun.rules.end());
  }

  // "released 20 prisoners": the noun tells no capture of its own.
  void drop_freed_captives() {
    constexpr uint32_t kSeveral = kNone - 1;
    std::unordered_map<uint32_t, uint32_t> taker;  // by phrase: the event it is an argument of
    for (uint32_t e = 0; e < events_.size(); ++e) {
      for (const Argument& a : events_[e].arguments) {
        const auto [at, is_new] = taker.try_emplace(a.phrase, e);
        if (!is_new && at->second != e) at->second = kSeveral;
      }
    }
    std::vector<Event> out;
    for (uint32_t e = 0; e < events_.size(); ++e) {
      const uint32_t own = c_.syntax.phrase_of[events_[e].trigger.first];
      const auto taken = own == kNone ? taker.end() : taker.find(own);
      const bool by_other = taken != taker.end() && taken->second != e;
      if (events_[e].type != "casualty.captured" || !by_other) out.push_back(std::move(events_[e]));
    }
    events_ = std::move(out);
  }

  // "the number of dead rose to 213 dead": one toll.
  void drop_counted_twice() {
    std::set<std::pair<uint32_t, std::string>> told;
    std::vector<Event> out;
    for (Event& e : events_) {
      const bool again = e.quantity != kNone && !told.emplace(e.quantity, e.type).second;
      if (!again) out.push_back(std::move(e));
    }
    events_ = std::move(out);
  }

  bool is_subject_of(const Event& noun, const Event& verb) const {
    if (!is_finite_verb(c_.reading(verb.trigger.first)) ||
        is_finite_verb(c_.reading(noun.trigger.first)))
      return false;
    if (sentence_of(noun) != sentence_of(verb)) return false;
    const Subject subject = find_subject(c_, verb.trigger.first);
    if (subject.phrase == kNone || subject.inherited) return false;
    return c_.syntax.phrases[subject.phrase].tokens.contains(noun.trigger.first) ||
           (subject.antecedent && is_means_of(noun, subject.phrase));
  }

  static bool is_means_of(const Event& noun, uint32_t phrase) {
    return std::any_of(noun.arguments.begin(), noun.arguments.end(), [&](const Argument& a) {
      return a.role == Role::instrument && a.phrase == phrase;
    });
  }

  // The nearest attack of the sentence, before or after; else the last of the sentence before.
  uint32_t find_cause(uint32_t e) const {
    uint32_t best = kNone;
    uint32_t best_distance = 10000;
    const uint32_t sentence = sentence_of(events_[e]);
    uint32_t first = e;
    while (first > 0 && sentence_of(events_[first - 1]) == sentence) --first;
    for (uint32_t k = first; k < events_.size() && sentence_of(events_[k]) == sentence; ++k) {
      if (!is_family(events_[k], "attack") || events_[k].negated ||
          events_[k].type == "attack.repelled")
        continue;
      const uint32_t here = events_[e].trigger.first;
      const uint32_t there = events_[k].trigger.first;
      const uint32_t distance = there < here ? here - there : (there - here) * 2;
      if (distance < best_distance) {
        best = k;
        best_distance = distance;
      }
    }
    if (best != kNone || e == 0 || tells_its_own(events_[e])) return best;
    const bool people = is_family(events_[e], "casualty") || is_family(events_[e], "property");
    for (uint32_t k = e; people && k-- > 0 && sentence - sentence_of(events_[k]) <= 1;) {
      if (is_family(events_[k], "attack") && !events_[k].negated &&
          events_[k].type != "attack.repelled")
        return k;
    }
    return best;
  }

  // "died under torture in prison X": where and by what is told; an attack before is another.
  bool tells_its_own(const Event& e) const {
    return std::any_of(e.arguments.begin(), e.arguments.end(), [&](const Argument& a) {
      if (a.role == Role::instrument || a.role == Role::facility) return true;
      return a.role == Role::place && a.mention != kNone && !c_.mention(a.mention).coreference &&
             c_.entity_of(a.mention) != nullptr;
    });
  }

  // "... and kidnapped": a verb without a subject goes on with the initiator of the event before
  // it.
  void continue_initiator(uint32_t e) {
    Event& event = events_[e];
    const Reading* r = c_.reading(event.trigger.first);
    if (e == 0 || !is_finite_verb(r) || is_told_by_us(c_, event.trigger.first) ||
        has_role(event, Role::initiator) || !takes_over(event, *r))
      return;
    const Event& before = events_[e - 1];
    if (sentence_of(event) - sentence_of(before) > 1) return;
    for (const Argument& a : before.arguments) {
      if (a.role != Role::initiator) continue;
      Argument copy = a;
      copy.by = "inherited";
      copy.relation = "continued";
      event.arguments.push_back(copy);
    }
  }

  // An active verb with a conjunction on, and an object but no subject of its own.
  bool takes_over(const Event& event, const Reading& r) const {
    if (!r.has(kCliticWa) && !r.has(kCliticFa)) return false;
    if (r.inflection.number == Number::plural || r.suffix != Suffix::none) return true;
    const bool feminine = r.inflection.gender == Gender::feminine;
    for (const Argument& a : event.arguments) {
      if (a.relation == "subject") return false;
      if (a.relation == "object" && a.phrase != kNone)
        return feminine && c_.syntax.phrases[a.phrase].gender != Gender::feminine;
    }
    return true;
  }

  const EventContext& c_;
  std::vector<Event>& events_;
};

}  // namespace

void link_events(const EventContext& context, std::vector<Event>& events) {
  if (events.empty()) return;
  Linker(context, events).run();
  find_subsets(context, events);
}

}  // namespace isnad
