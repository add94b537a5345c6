#include "isnad/claims/slots.hpp"

#include <algorithm>
#include <string_view>

#include "isnad/claims/lent_places.hpp"
#include "isnad/claims/links.hpp"
#include "isnad/claims/own_dates.hpp"
#include "isnad/claims/story_turns.hpp"
#include "isnad/events/parts.hpp"

namespace isnad {
namespace {

constexpr uint32_t kPlaceSentences = 2;   // a place goes on for so many sentences
constexpr uint32_t kThreadSentences = 1;  // a doer goes on for so many sentences
constexpr uint32_t kRetoldSentences = 4;  // an attack is told again so many sentences later
constexpr uint32_t kNearEvents = 12;      // events looked at on either side

bool share_a_link(const std::vector<Link>& a, const std::vector<Link>& b) {
  return std::any_of(a.begin(), a.end(), [&](const Link& x) {
    return std::any_of(b.begin(), b.end(), [&](const Link& y) {
      return x.id.empty() ? x.text == y.text
                          : x.id == y.id || (!x.camp.empty() && x.camp == y.camp);
    });
  });
}

// Of one side: the same camp, or a side that is not another's ("soldiers" and "the army").
bool is_one_side(const ClaimInput& in, const ClaimRules& rules, const Link& a, const Link& b) {
  if (!a.camp.empty() && !b.camp.empty()) return a.camp == b.camp;
  if (!a.id.empty() && a.id == b.id) return true;
  const std::string side = side_of(in, rules, a);
  return !side.empty() && side == side_of(in, rules, b);
}

bool are_one_side(const ClaimInput& in, const ClaimRules& rules, const std::vector<Link>& a,
                  const std::vector<Link>& b) {
  return std::any_of(a.begin(), a.end(), [&](const Link& x) {
    return std::any_of(b.begin(), b.end(),
                       [&](const Link& y) { return is_one_side(in, rules, x, y); });
  });
}

std::vector<Link> lent(std::vector<Link> links, const char* by) {
  for (Link& link : links) link.by = by;
  return links;
}

std::vector<PlaceLink> lent(std::vector<PlaceLink> links, const char* by) {
  for (PlaceLink& link : links) link.by = by;
  return links;
}

class Filler {
 public:
  Filler(const ClaimInput& in, const ClaimRules& rules)
      : in_(in), rules_(rules), steps_(count_steps(*in.layers.text)) {}

  std::vector<EventSlots> fill() {
    for (const Event& e : events()) out_.push_back(own_slots(e));
    for (uint32_t e = 0; e < out_.size(); ++e) {
      drop_own_side(e);
      name_both_sides(e);
      take_elided(e);
      take_speaker(e);
      take_shared_target(e);
      name_victims(e);
      if (event(e).cause != kNone) take_from_cause(e);
      if (lacks_doer(e)) take_from_effect(e);
      if (lacks_doer(e)) take_from_joined(e);
      if (lacks_doer(e)) take_from_first_telling(e);
      if (lacks_doer(e)) take_from_thread(e);
      drop_unlikely_doer(e);
      if (lacks_target(e)) take_target(e);
      take_place(e);
    }
    return std::move(out_);
  }

 private:
  const std::vector<Event>& events() const { return in_.events.events; }
  const Event& event(uint32_t e) const { return in_.events.events[e]; }
  uint32_t sentence_of(uint32_t e) const {
    return in_.layers.text->sentence_of[event(e).trigger.first];
  }
  // Sentences told one after the other; the items of a list stand beside the sentence that leads
  // it.
  uint32_t step_of(uint32_t e) const { return steps_[sentence_of(e)]; }

  bool is_inheriting(uint32_t e) const {
    return event(e).shares.empty() && rules_.placed_families.count(family_of(event(e).type)) > 0;
  }
  bool is_agentive(uint32_t e) const {
    return rules_.agentive_families.count(family_of(event(e).type)) > 0;
  }
  // Who sets prisoners free is not who was told to do something else.
  static bool is_release(const Event& e) { return e.type == "detention.released"; }

  bool lacks_doer(uint32_t e) const {
    return out_[e].initiator.empty() && is_agentive(e) && !is_release(event(e));
  }

  // "fire", "arms": a means that no pack names is none; nor is the strike its own.
  bool is_known_means(const Event& e, const Argument& a) const {
    if (a.phrase == kNone)
      return !in_.layers.entities->mentions[a.mention].tokens.contains(e.trigger.first);
    const auto& mentions = in_.syntax.phrases[a.phrase].mentions;
    return std::any_of(mentions.begin(), mentions.end(), [&](uint32_t m) {
      return in_.layers.entities->mentions[m].kind == MentionKind::instrument;
    });
  }

  // Ground and arms are taken from somebody, losses are somebody's, and two sides fight; whom a
  // raid hit is not said by the last one.
  bool lacks_target(uint32_t e) const {
    const std::string& type = event(e).type;
    return out_[e].target.empty() &&
           (type == "territory.captured" || type == "territory.recaptured" ||
            type == "attack.clash" || type == "attack.repelled" || type == "materiel.seized" ||
            type == "materiel.destroyed" || type == "casualty.losses");
  }

  // "attacked it", "threatened it": what is attacked or spoken to may be anything told before.
  static bool is_doubtful_pronoun(const Event& e, const Argument& a) {
    const std::string_view family = family_of(e.type);
    return a.by == "coreference" && (family == "attack" || family == "politics");
  }

  EventSlots own_slots(const Event& e) const {
    EventSlots out;
    for (const Argument& a : e.arguments) {
      switch (a.role) {
        case Role::initiator:
          out.initiator.push_back(link_argument(in_, a));
          break;
        case Role::target:
          if (a.relation != "among" && !is_doubtful_pronoun(e, a) &&
              (a.phrase == kNone || !is_bare_number(in_, a.phrase)))
            out.target.push_back(link_argument(in_, a));
          break;
        case Role::place:
          out.place.push_back(place_argument(in_, a));
          break;
        case Role::instrument:
          if (is_known_means(e, a)) out.instrument.push_back(link_argument(in_, a));
          break;
        case Role::facility:
          (is_hit_vehicle(e, a) ? out.target : out.facility).push_back(link_argument(in_, a));
          break;
        case Role::unit:
          if (is_site(a)) {
            out.facility.push_back(link_argument(in_, a));
          } else if (!unit_tells(e, a)) {
            out.target.push_back(link_argument(in_, a));
          }
          break;
      }
    }
    return out;
  }

  // "they shelled a ship, a bus": what goes on wheels or water is hit; what happens in it is there.
  bool is_hit_vehicle(const Event& e, const Argument& a) const {
    return family_of(e.type) == "attack" && a.relation != "in" && a.relation != "place" &&
           a.relation != "near" && link_argument(in_, a).kind == "vehicle";
  }

  // "the army shelled X, and three soldiers were killed": whom an earlier clause left is not the
  // doer of what befell his own side. A feminine verb before men is no passive.
  void drop_own_side(uint32_t e) {
    const Reading* r = chosen(in_.layers, in_.syntax, event(e).trigger.first);
    if (r != nullptr && is_finite_verb(r) && r->inflection.gender == Gender::feminine) return;
    std::vector<Link>& doer = out_[e].initiator;
    const bool left = !doer.empty() && std::all_of(doer.begin(), doer.end(), [](const Link& l) {
      return l.by == "inherited";
    });
    if (left && family_of(event(e).type) == "casualty" &&
        are_one_side(in_, rules_, doer, out_[e].target))
      doer.clear();
  }

  // A lent doer fights or rules: no spokesman, number or mere name. A state plants no bombs, an
  // armed group has no air force.
  void drop_unlikely_doer(uint32_t e) {
    std::vector<Link>& doer = out_[e].initiator;
    const std::string& type = event(e).type;
    const bool planted = (type == "attack.bombing" || type == "attack.suicide_bombing") &&
                         !has_role(event(e), Role::initiator);
    const auto unlikely = [&](const Link& l) {
      if (l.by != "inherited") return false;
      const std::string side = side_of(in_, rules_, l);
      return (planted && side == "state") || (type == "attack.airstrike" && side == "armed") ||
             is_mere_speaker(l);
    };
    if (!is_agentive(e) || std::none_of(doer.begin(), doer.end(), unlikely)) return;
    doer.erase(std::remove_if(doer.begin(), doer.end(), unlikely), doer.end());
    if (std::all_of(doer.begin(), doer.end(), [](const Link& l) { return l.id.empty(); }))
      doer.clear();
  }

  // Of a link that no pack knows: its words hold a noun of those who speak or hold an office, and
  // none of people or bodies; or no noun at all.
  bool is_mere_speaker(const Link& link) const {
    if (!link.id.empty() || !side_of(in_, rules_, link).empty()) return false;
    const auto& tokens = in_.layers.text->tokens;
    auto t = std::partition_point(tokens.begin(), tokens.end(),
                                  [&](const Token& x) { return x.span.end <= link.span.begin; });
    for (; t != tokens.end() && t->span.begin < link.span.end; ++t) {
      const uint32_t p = in_.syntax.phrase_of[static_cast<uint32_t>(t - tokens.begin())];
      if (p == kNone) continue;
      const PhraseClass c = in_.syntax.phrases[p].phrase_class;
      const bool several = in_.syntax.phrases[p].number == Number::plural;
      return c == PhraseClass::speech || c == PhraseClass::role || c == PhraseClass::none ||
             c == PhraseClass::time || (c == PhraseClass::name && !several);
    }
    return false;
  }

  // "between both sides": those of the fight told before.
  void name_both_sides(uint32_t e) {
    const std::vector<Link>& told = out_[e].initiator;
    if (told.size() != 1 || side_of(in_, rules_, told.front()) != "both") return;
    for (uint32_t k = e; k-- > 0 && e - k < kNearEvents;) {
      const EventSlots& before = out_[k];
      if (event(k).negated || before.initiator.empty() || before.target.empty() ||
          !(names_a_side(before.target) || tells_a_side(before.target)))
        continue;
      out_[e].target = lent(before.target, "coreference");
      out_[e].initiator = lent(before.initiator, "coreference");
      return;
    }
  }

  bool is_site(const Argument& a) const {
    return a.phrase != kNone && in_.syntax.phrases[a.phrase].phrase_class == PhraseClass::facility;
  }

  // "29 cars": the unit of the quantity says what was destroyed; a target would be whose they were.
  bool unit_tells(const Event& e, const Argument& a) const {
    if (has_role(e, Role::target)) return true;
    if (e.counted == kNone || e.counted != a.phrase) return false;
    return claim_quantity(in_, e, e.counted, e.quantity).unit != "other";
  }

  void take_from_cause(uint32_t e) {
    const EventSlots& cause = out_[event(e).cause];
    EventSlots& own = out_[e];
    if (own.initiator.empty()) {
      own.initiator = lent(event(event(e).cause).type == "attack.clash" ? other_side(cause, own)
                                                                        : doer_against(cause, own),
                           "inherited");
    }
    if (own.instrument.empty()) own.instrument = lent(cause.instrument, "inherited");
    if (own.place.empty() && event(e).shares.empty()) own.place = lent(cause.place, "inherited");
    if (own.place.empty() && own.facility.empty()) own.facility = lent(cause.facility, "inherited");
  }

  // Who did it, by another event: not the people's own side; then whom that event hit, if armed.
  std::vector<Link> doer_against(const EventSlots& other, const EventSlots& own) const {
    if (!are_one_side(in_, rules_, other.initiator, own.target)) return other.initiator;
    const bool fight = names_a_side(other.target) || tells_a_side(other.target);
    return fight && !are_one_side(in_, rules_, other.target, own.target) ? other.target
                                                                         : std::vector<Link>{};
  }

  bool tells_a_side(const std::vector<Link>& links) const {
    return std::any_of(links.begin(), links.end(),
                       [&](const Link& l) { return !side_of(in_, rules_, l).empty(); });
  }

  // In a clash the side that is not hit is the initiator.
  static std::vector<Link> other_side(const EventSlots& clash, const EventSlots& hit) {
    if (share_a_link(clash.initiator, hit.target)) {
      if (!clash.target.empty()) return clash.target;
      std::vector<Link> out;
      for (const Link& link : clash.initiator) {
        if (!share_a_link({link}, hit.target)) out.push_back(link);
      }
      return out;
    }
    return share_a_link(clash.target, hit.target) ? clash.initiator : std::vector<Link>{};
  }

  void take_from_effect(uint32_t e) {
    for (uint32_t k = e + 1; k < events().size() && k <= e + kNearEvents; ++k) {
      if (sentence_of(k) != sentence_of(e)) break;
      if (event(k).cause != e || event(k).negated || out_[k].initiator.empty() ||
          are_one_side(in_, rules_, out_[k].initiator, out_[e].target))
        continue;
      out_[e].initiator = lent(out_[k].initiator, "inherited");
      return;
    }
  }

  // "the looting and the burning (of X) at the hands of Y": of two verbal nouns side by side the
  // first has the doer of the second.
  void take_from_joined(uint32_t e) {
    if (e + 1 >= out_.size() || event(e).trigger.last != event(e + 1).trigger.first) return;
    const Reading* a = chosen(in_.layers, in_.syntax, event(e).trigger.first);
    const Reading* b = chosen(in_.layers, in_.syntax, event(e + 1).trigger.first);
    if (a == nullptr || b == nullptr || a->inflection.part != PartOfSpeech::masdar ||
        b->inflection.part != PartOfSpeech::masdar || !b->has(kCliticWa))
      return;
    out_[e].initiator = lent(out_[e + 1].initiator, "inherited");
  }

  // "the shelling", "the rocket came down": told again, the doer is the one told first.
  void take_from_first_telling(uint32_t e) {
    if (!is_told_again(e)) return;
    for (uint32_t k = e; k-- > 0 && sentence_of(e) - sentence_of(k) <= kRetoldSentences;) {
      if (event(k).type != event(e).type || event(k).negated || out_[k].initiator.empty()) continue;
      out_[e].initiator = lent(out_[k].initiator, "inherited");
      return;
    }
  }

  // An attack by a definite noun, or with a definite means.
  bool is_told_again(uint32_t e) const {
    if (family_of(event(e).type) != "attack") return false;
    const Reading* r = chosen(in_.layers, in_.syntax, event(e).trigger.first);
    if (r != nullptr && r->has(kCliticAl)) return true;
    return std::any_of(
        event(e).arguments.begin(), event(e).arguments.end(), [&](const Argument& a) {
          const Reading* head =
              a.role != Role::instrument || a.phrase == kNone
                  ? nullptr
                  : chosen(in_.layers, in_.syntax, in_.syntax.phrases[a.phrase].head);
          return head != nullptr && head->has(kCliticAl);
        });
  }

  // The doer of the events told just before.
  void take_from_thread(uint32_t e) {
    for (uint32_t k = e; k-- > 0 && step_of(e) - step_of(k) <= kThreadSentences;) {
      if (event(k).negated || !is_agentive(k)) continue;
      if (speak_against(e, k)) return;
      if (out_[k].initiator.empty()) continue;
      if (is_another_act(e, k)) return;
      std::vector<Link> doer = doer_against(out_[k], out_[e]);
      if (doer.empty()) continue;  // whom its own side fought, stands further up
      if (step_of(k) == step_of(e) || is_known_party(doer) || demands_doer(e))
        out_[e].initiator = lent(std::move(doer), "inherited");
      return;
    }
  }

  // Who makes an arrest or seizes arms is not for that who kills or attacks.
  bool is_another_act(uint32_t e, uint32_t k) const {
    const std::string_view family = family_of(event(e).type);
    const std::string_view before = family_of(event(k).type);
    const std::string& type = event(e).type;
    const bool hits = family == "casualty" || (family == "attack" && type != "attack.assault" &&
                                               type != "attack.offensive");
    return hits && (before == "detention" || event(k).type == "materiel.seized");
  }

  // Past its sentence a doer goes on who is known by name: an armed side or a government. "Gunmen",
  // "a force" of the sentence before are as often others.
  bool is_known_party(const std::vector<Link>& links) const {
    return std::all_of(links.begin(), links.end(), [&](const Link& l) {
      return !l.id.empty() && rules_.party_kinds.count(l.kind) > 0;
    });
  }

  // "and had kidnapped him": an active verb without a subject means who was told before.
  bool demands_doer(uint32_t e) const {
    const Reading* r = chosen(in_.layers, in_.syntax, event(e).trigger.first);
    return is_finite_verb(r) &&
           (r->suffix != Suffix::none ||
            (r->inflection.number == Number::plural && r->inflection.voice != Voice::passive));
  }

  bool speak_against(uint32_t e, uint32_t k) const {
    if (sentence_of(e) == sentence_of(k) &&
        is_of_others(in_, rules_, event(k).trigger.first, event(e).trigger.first))
      return true;  // "in revenge for", "hours after": the act of another
    if (are_apart(out_[e].place, out_[k].place)) return true;
    if (family_of(event(e).type) == "casualty" && !is_of_same_speaker(e, k)) return true;
    const uint32_t here = event(e).date;
    const uint32_t there = event(k).date;
    if (here == kNone || there == kNone) return false;
    const auto& dates = in_.layers.dates->dates;
    return dates[here].value != dates[there].value;
  }

  // A toll that another speaker gives is not the doing just told.
  bool is_of_same_speaker(uint32_t e, uint32_t k) const {
    const auto& governing = in_.attribution.governing;
    if (governing.empty()) return true;
    const auto speaker = [&](uint32_t i) -> Span {
      const uint32_t a = governing[event(i).trigger.first];
      return a == kNone ? Span{} : in_.attribution.attributions[a].speaker.span;
    };
    const Span here = speaker(e);
    const Span there = speaker(k);
    return here.begin == there.begin && here.end == there.end;
  }

  // Whom its doer was told to fight before.
  void take_target(uint32_t e) {
    if (out_[e].initiator.empty()) return;
    for (uint32_t k = e; k-- > 0 && e - k < kNearEvents;) {
      const EventSlots& before = out_[k];
      if (event(k).negated) continue;
      const bool same = share_a_link(before.initiator, out_[e].initiator);
      const bool turned = !same && share_a_link(before.target, out_[e].initiator);
      const std::vector<Link>& other = same ? before.target : before.initiator;
      if ((!same && !turned) || !names_a_side(other)) continue;
      out_[e].target = lent(other, "inherited");
      return;
    }
  }

  // Armed people or an actor that the packs know.
  bool names_a_side(const std::vector<Link>& links) const {
    return std::any_of(links.begin(), links.end(), [&](const Link& l) {
      return !l.id.empty() && rules_.armed_kinds.count(l.kind) > 0;
    });
  }

  // From the events around; "in the area", where the one told before is meant, takes that too.
  void take_place(uint32_t e) {
    if (!is_inheriting(e) || names_a_place(in_, out_[e].place)) return;
    if (!out_[e].place.empty() && !points_back(e)) return;
    for (PlaceLink& place : places_around(in_, rules_, out_, e)) {
      const bool there = std::any_of(out_[e].place.begin(), out_[e].place.end(),
                                     [&](const PlaceLink& own) { return own.span == place.span; });
      if (!there) out_[e].place.push_back(std::move(place));
    }
  }

  // All its places are definite nouns without a name; "the province" is not the town told before.
  bool points_back(uint32_t e) const {
    return std::all_of(
        event(e).arguments.begin(), event(e).arguments.end(), [&](const Argument& a) {
          if (a.role != Role::place) return true;
          if (a.phrase == kNone || !in_.syntax.phrases[a.phrase].definite ||
              in_.syntax.phrases[a.phrase].number == Number::plural)
            return false;
          const uint32_t m = a.mention;
          return m == kNone || in_.layers.entities->mentions[m].place_kind.rfind("adm", 0) != 0;
        });
  }

  // "dozens of dead and wounded of X": whom the last names, the first means too.
  void take_shared_target(uint32_t e) {
    if (e + 1 >= out_.size() || !out_[e].target.empty()) return;
    const uint32_t own = in_.syntax.phrase_of[event(e).trigger.first];
    const uint32_t next = in_.syntax.phrase_of[event(e + 1).trigger.first];
    if (own == kNone || next == kNone || own == next || family_of(event(e).type) != "casualty")
      return;
    const Reading* joined = chosen(in_.layers, in_.syntax, event(e + 1).trigger.first);
    if (joined == nullptr || joined->inflection.part == PartOfSpeech::masdar) return;
    if (in_.syntax.phrases[next].coordinated == own && sentence_of(e) == sentence_of(e + 1))
      out_[e].target = out_[e + 1].target;
  }

  // "210 dead", "41 wounded": nobody else is named, so the noun itself names them.
  void name_victims(uint32_t e) {
    const std::string_view family = family_of(event(e).type);
    if (!out_[e].target.empty() || (family != "casualty" && family != "detention")) return;
    const uint32_t own = in_.syntax.phrase_of[event(e).trigger.first];
    const Lexeme* noun = chosen_lexeme(in_.layers, in_.syntax, event(e).trigger.first);
    const Reading* r = chosen(in_.layers, in_.syntax, event(e).trigger.first);
    if (own == kNone || noun == nullptr || in_.syntax.phrases[own].head != event(e).trigger.first)
      return;
    const bool people = noun->noun_class == NounClass::person ||
                        r->inflection.part == PartOfSpeech::patient;  // "five deaths": nobody
    const bool counted = in_.syntax.phrases[own].quantity != kNone || event(e).vague;
    if (people && counted) out_[e].target.push_back(link_phrase(in_, own, ""));
  }

  // "... he said. And (he) called on X", "we call on X": who spoke before, or speaks, does it.
  void take_speaker(uint32_t e) {
    const uint32_t at = event(e).trigger.first;
    const Reading* r = chosen(in_.layers, in_.syntax, at);
    if (family_of(event(e).type) != "politics" || !out_[e].initiator.empty() ||
        !is_finite_verb(r) || r->inflection.voice == Voice::passive)
      return;
    const bool we = r->inflection.person == 1;
    if (!we &&
        (!r->has(kCliticWa) || r->inflection.number != Number::singular || has_other_subject(e)))
      return;
    const uint32_t speaker = we ? speaker_of(at) : speaker_before(e);
    if (speaker == kNone || (!we && !agrees(*r, in_.syntax.phrases[speaker]))) return;
    const std::vector<Link> who = {link_phrase(in_, speaker, "inherited")};
    if (!share_a_link(who, out_[e].target)) out_[e].initiator = who;
  }

  // The phrase of who speaks at the token, or kNone.
  uint32_t speaker_of(uint32_t token) const {
    const auto& governing = in_.attribution.governing;
    const uint32_t a = governing.empty() ? kNone : governing[token];
    return a == kNone ? kNone : phrase_of_speaker(in_.attribution.attributions[a]);
  }

  uint32_t phrase_of_speaker(const Attribution& a) const {
    return a.speaker.tokens.empty() || a.negated ? kNone
                                                 : in_.syntax.phrase_of[a.speaker.tokens.first];
  }

  // Who spoke last in this sentence or the one before, by the last few acts of speech.
  uint32_t speaker_before(uint32_t e) const {
    const uint32_t at = event(e).trigger.first;
    const auto& all = in_.attribution.attributions;
    auto next = std::partition_point(all.begin(), all.end(),
                                     [&](const Attribution& a) { return a.scope.first <= at; });
    uint32_t out = kNone;
    for (uint32_t n = 0; next != all.begin() && n < kNearEvents; ++n) {
      const Attribution& a = *--next;
      const uint32_t p = phrase_of_speaker(a);
      if (p == kNone || a.speaker.tokens.first >= at ||
          sentence_of(e) - in_.layers.text->sentence_of[a.speaker.tokens.first] > 1)
        continue;
      if (out == kNone || p > out) out = p;
    }
    return out;
  }

  // "And Rajihi called on", "And several states demand": what stands right behind the verb, and is
  // not whom it is said to, does it, read or not.
  bool has_other_subject(uint32_t e) const {
    const uint32_t next = event(e).trigger.last;
    const auto& text = *in_.layers.text;
    if (next >= text.size() || text.tokens[next].kind != TokenKind::word) return false;
    const uint32_t p = in_.syntax.phrase_of[next];
    const Reading* r = chosen(in_.layers, in_.syntax, next);
    if (p == kNone) return r == nullptr || r->lexeme == kNone;
    const auto& all = event(e).arguments;
    return in_.syntax.phrases[p].relation.empty() &&
           std::none_of(all.begin(), all.end(), [&](const Argument& a) { return a.phrase == p; });
  }

  // A verb in the singular and whom it may tell of.
  static bool agrees(const Reading& verb, const NounPhrase& p) {
    const bool feminine = verb.inflection.gender == Gender::feminine;
    if (p.number == Number::plural || p.number == Number::dual) return feminine;
    return feminine ? p.gender == Gender::feminine : p.gender != Gender::feminine;
  }

  // "37 others", "four": the people of the count before.
  void take_elided(uint32_t e) {
    for (const Argument& a : event(e).arguments) {
      if (a.role != Role::target || a.relation == "among" || a.phrase == kNone) continue;
      if (!is_elided(in_, a.phrase)) continue;
      const bool bare = is_bare_number(in_, a.phrase);
      const uint32_t reach = bare ? 0 : kPlaceSentences;
      for (uint32_t k = e; k-- > 0 && sentence_of(e) - sentence_of(k) <= reach;) {
        if (family_of(event(k).type) != family_of(event(e).type) || out_[k].target.empty())
          continue;
        out_[e].target = lent(out_[k].target, "coreference");
        return;
      }
      if (bare && out_[e].target.empty() && event(e).counted == a.phrase)
        out_[e].target.push_back(link_argument(in_, a));
    }
  }

  const ClaimInput& in_;
  const ClaimRules& rules_;
  std::vector<EventSlots> out_;
  const std::vector<uint32_t> steps_;  // by sentence
};

}  // namespace

std::vector<EventSlots> fill_slots(const ClaimInput& input, const ClaimRules& rules) {
  return Filler(input, rules).fill();
}

}  // namespace isnad
