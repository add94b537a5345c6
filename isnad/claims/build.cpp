// Events and attributions become claims: each subset and each separate count is a claim of its own.
#include "isnad/claims/build.hpp"

#include <algorithm>

#include "isnad/claims/event_times.hpp"
#include "isnad/claims/finish.hpp"
#include "isnad/claims/links.hpp"
#include "isnad/claims/persons.hpp"
#include "isnad/claims/slots.hpp"
#include "isnad/claims/speakers.hpp"

namespace isnad {
namespace {

class Builder {
 public:
  Builder(const ClaimInput& in, const ClaimRules& rules, const PackSet& packs)
      : in_(in),
        rules_(rules),
        packs_(packs),
        slots_(fill_slots(in, rules)),
        times_(find_event_times(in, rules)),
        speakers_(in) {}

  std::vector<Claim> build() {
    for (uint32_t e = 0; e < in_.events.events.size(); ++e) add_event(e);
    return finish_claims(std::move(claims_), in_.document.text.size(), rules_);
  }

 private:
  const Event& event(uint32_t e) const { return in_.events.events[e]; }
  uint32_t sentence_of(uint32_t token) const { return in_.layers.text->sentence_of[token]; }

  void add_event(uint32_t e) {
    const Event& ev = event(e);
    if (ev.negated) return;
    std::vector<uint32_t> counted = counted_targets(ev);
    Claim claim = base_claim(e);
    take_slots(e, claim);
    name_persons(ev, claim);
    speakers_.name_act_speaker(ev.trigger.first, claim);
    if (counted.size() > 1) {
      add_each_count(ev, claim, counted);
    } else {
      set_quantity(ev, claim);
      push(ev, claim, ev.extent);
    }
    add_subsets(ev, claim);
    add_shares(ev, claim);
  }

  // Named people killed, wounded, taken or freed.
  void name_persons(const Event& ev, Claim& claim) const {
    if (rules_.peopled_families.count(family_of(ev.type)) == 0) return;
    for (const Argument& a : ev.arguments) {
      if (a.role != Role::target || a.phrase == kNone || a.relation == "among" || !a.by.empty())
        continue;
      if (std::optional<ClaimPerson> person = person_of(in_, a.phrase))
        claim.persons.push_back(std::move(*person));
    }
  }

  // Joined people or things of which several carry a number: one claim for each.
  std::vector<uint32_t> counted_targets(const Event& ev) const {
    const std::vector<uint32_t> things = of_role(ev, Role::unit);
    if (std::count_if(things.begin(), things.end(), [&](uint32_t p) { return is_counted(p); }) > 1)
      return things;
    std::vector<uint32_t> people = of_role(ev, Role::target);
    if (is_one_count(ev, people)) return {};
    const bool joined = std::all_of(people.begin(), people.end(), [&](uint32_t p) {
      return p == people.front() || in_.syntax.phrases[p].coordinated != kNone;
    });
    const auto uncounted = [&](uint32_t p) { return !counts_people(p); };
    if (!joined || std::all_of(people.begin(), people.end(), uncounted))
      people.erase(std::remove_if(people.begin(), people.end(), uncounted), people.end());
    return people;
  }

  bool counts_people(uint32_t p) const {
    return in_.syntax.phrases[p].quantity != kNone || is_one_person(p);
  }

  // "a citizen and his wife": single people are one claim, and their sum its count.
  bool is_one_count(const Event& ev, const std::vector<uint32_t>& people) const {
    if (family_of(ev.type) != "casualty" && family_of(ev.type) != "detention") return false;
    bool owned = false;
    for (const uint32_t p : people) {
      const NounPhrase& phrase = in_.syntax.phrases[p];
      if (phrase.quantity != kNone || phrase.number != Number::singular ||
          phrase.phrase_class != PhraseClass::person)
        return false;
      owned = owned || phrase.pronoun_owner;
    }
    return owned;
  }

  std::vector<uint32_t> of_role(const Event& ev, Role role) const {
    std::vector<uint32_t> out;
    for (const Argument& a : ev.arguments) {
      if (a.role == role && a.phrase != kNone && a.relation != "among" && a.by.empty())
        out.push_back(a.phrase);
    }
    return out;
  }

  // A number, or a bare indefinite singular: "a mortar".
  bool is_counted(uint32_t phrase) const {
    const NounPhrase& p = in_.syntax.phrases[phrase];
    const Reading* r = chosen(in_.layers, in_.syntax, p.head);
    const bool thing = p.phrase_class != PhraseClass::abstract;
    return p.quantity != kNone || (thing && r != nullptr && !r->definite() && !p.definite &&
                                   p.number == Number::singular && p.tokens.first == p.head);
  }

  // "a child": an indefinite singular of people counts one (contract, section 3).
  bool is_one_person(uint32_t phrase) const {
    const NounPhrase& p = in_.syntax.phrases[phrase];
    const Reading* r = chosen(in_.layers, in_.syntax, p.head);
    if (r == nullptr || p.noun == kNone || r->definite() || p.number != Number::singular ||
        p.tokens.first != p.head)
      return false;
    return in_.layers.lexicon->lexemes[p.noun].unit == "person";
  }

  Claim base_claim(uint32_t e) const {
    const Event& ev = event(e);
    Claim claim;
    claim.type = ev.type;
    if (const auto codes = rules_.codes.find(ev.type); codes != rules_.codes.end())
      claim.codes = codes->second;
    claim.document = {in_.document.id,
                      in_.document.name,
                      in_.document.url,
                      in_.document.outlet,
                      in_.document.title,
                      in_.layers.dates->published,
                      to_string(in_.layers.dates->basis)};
    claim.attribution = speakers_.chain(ev.trigger.first);
    claim.modality = to_string(ev.modality);
    const Attribution* said = speakers_.innermost(ev.trigger.first);
    if (said != nullptr && said->stance == Stance::denies && family_of(ev.type) != "politics")
      claim.modality = "denied";
    if (!ev.loaded.empty()) claim.wording.push_back({ev.loaded, ev.type});
    claim.evidence.trigger = ev.trigger_span;
    claim.evidence.trigger_text = std::string(in_.layers.text->written(ev.trigger_span));
    for (const RowId row : ev.rules) claim.rules.push_back(packs_.rows[row].id);
    for (uint32_t a = governing(ev.trigger.first); a != kNone;
         a = in_.attribution.attributions[a].outer) {
      for (const RowId row : in_.attribution.attributions[a].rules)
        claim.rules.push_back(packs_.rows[row].id);
    }
    return claim;
  }

  uint32_t governing(uint32_t token) const {
    return in_.attribution.governing.empty() ? kNone : in_.attribution.governing[token];
  }

  void take_slots(uint32_t e, Claim& claim) {
    const Event& ev = event(e);
    const EventSlots& slots = slots_[e];
    claim.initiator = slots.initiator;
    claim.target = slots.target;
    claim.place = slots.place;
    claim.facility = slots.facility;
    claim.instrument = slots.instrument;
    set_time(e, claim);
    claim.status = status_of_people(ev, claim);
    last_status_ = claim.status.empty() ? last_status_ : claim.status;
  }

  // What the people counted or hit are; of an attack only where people are named, not a body.
  std::string status_of_people(const Event& ev, const Claim& claim) {
    const std::string_view family = family_of(ev.type);
    const bool always = rules_.peopled_families.count(family) > 0;
    if (!always && rules_.hitting_families.count(family) == 0) return "";
    std::string out;
    for (const Argument& a : ev.arguments) {
      if (a.role != Role::target || a.relation == "among" || !out.empty()) continue;
      if (always || names_people(a)) out = status(a);
    }
    if (!always) return out;
    if ((out.empty() || out == "unknown") && hits_fighters(claim)) return "combatant";
    return out.empty() ? "unknown" : out;
  }

  bool names_people(const Argument& a) const {
    if (a.phrase == kNone) return false;
    const PhraseClass c = in_.syntax.phrases[a.phrase].phrase_class;
    return c == PhraseClass::person || c == PhraseClass::force || c == PhraseClass::role ||
           c == PhraseClass::name;
  }

  bool hits_fighters(const Claim& claim) const {
    return std::any_of(claim.target.begin(), claim.target.end(),
                       [&](const Link& l) { return rules_.armed_kinds.count(l.kind) > 0; });
  }

  // People of an elided noun ("37 others") are those of the count before.
  std::string status(const Argument& a) {
    std::string out = status_of(in_, rules_, a);
    if (out != "unknown" || a.phrase == kNone || last_status_.empty()) return out;
    return is_elided(in_, a.phrase) ? last_status_ : out;
  }

  void set_time(uint32_t e, Claim& claim) const {
    if (times_[e].date != kNone) claim.time = claim_time(in_, times_[e]);
  }

  void set_quantity(const Event& ev, Claim& claim) const {
    if (ev.quantity != kNone || ev.bare_count > 0 || ev.vague)
      claim.quantity = claim_quantity(in_, ev, ev.counted, ev.quantity);
    const std::vector<uint32_t> people = of_role(ev, Role::target);
    if (people.size() < 2 || ev.bare_count != 1 || !claim.quantity || !is_one_count(ev, people))
      return;
    const auto sum = static_cast<double>(people.size());
    claim.quantity->value = claim.quantity->low = claim.quantity->high = sum;
  }

  void add_each_count(const Event& ev, const Claim& claim, const std::vector<uint32_t>& counted) {
    const bool things = has_role_of(ev, counted.front(), Role::unit);
    for (size_t i = 0; i < counted.size(); ++i) {
      Claim one = claim;
      const NounPhrase& p = in_.syntax.phrases[counted[i]];
      Event counting = ev;
      counting.bare_count = 1;
      counting.counted = counted[i];
      counting.quantity = p.quantity;
      one.quantity.reset();
      if (things ? is_counted(counted[i]) : counts_people(counted[i]))
        one.quantity = claim_quantity(in_, counting, counted[i], p.quantity);
      if (things) {
        keep_thing(counted, i, one);
      } else {
        one.target = {link_phrase(in_, counted[i], "")};
        one.persons.clear();
        one.status = status({Role::target, counted[i], p.mention, "", ""});
      }
      TokenRange extent = ev.extent;
      if (i + 1 < counted.size()) extent.last = std::max(ev.trigger.last, p.tokens.last);
      if (i > 0) extent.first = p.tokens.first;
      push(ev, one, extent);
    }
  }

  static bool has_role_of(const Event& ev, uint32_t phrase, Role role) {
    return std::any_of(ev.arguments.begin(), ev.arguments.end(),
                       [&](const Argument& a) { return a.phrase == phrase && a.role == role; });
  }

  // One of several things: without the others.
  void keep_thing(const std::vector<uint32_t>& things, size_t kept, Claim& claim) const {
    const auto is_other = [&](const Link& l) {
      for (size_t i = 0; i < things.size(); ++i) {
        if (i != kept && link_span(in_, things[i]).begin == l.span.begin) return true;
      }
      return false;
    };
    for (std::vector<Link>* links : {&claim.facility, &claim.target})
      links->erase(std::remove_if(links->begin(), links->end(), is_other), links->end());
  }

  // "among them three children": a claim of its own that is part of the count.
  void add_subsets(const Event& ev, const Claim& parent) {
    for (const Argument& a : ev.arguments) {
      if (a.relation != "among" || a.phrase == kNone) continue;
      const NounPhrase& p = in_.syntax.phrases[a.phrase];
      Claim subset = parent;
      subset.target = {link_phrase(in_, a.phrase, "")};
      subset.status = status(a);
      subset.quantity.reset();
      const bool single =
          p.quantity == kNone && p.number == Number::singular && !p.definite &&
          (p.phrase_class == PhraseClass::person || p.phrase_class == PhraseClass::role);
      Event counting = ev;
      counting.bare_count = 1;
      counting.vague = p.quantity == kNone && p.number == Number::plural && !p.definite &&
                       p.phrase_class == PhraseClass::person;
      if (p.quantity != kNone || single || counting.vague)
        subset.quantity = claim_quantity(in_, counting, a.phrase, p.quantity);
      subset.part_of = "parent:" + std::to_string(parent_key_);
      subset.persons.clear();
      if (std::optional<ClaimPerson> person = person_of(in_, a.phrase))
        subset.persons.push_back(std::move(*person));
      if (subset.quantity) {
        const std::string group = group_of(in_, a.phrase);
        claims_[parent_key_].breakdown.push_back(
            {group.empty() ? "other" : group, *subset.quantity});
      }
      push(ev, subset, p.tokens);
    }
  }

  // "11 in X, 6 in Y": a claim for each place that is part of the count.
  void add_shares(const Event& ev, const Claim& parent) {
    for (const Share& s : ev.shares) {
      Claim part = parent;
      part.quantity = claim_quantity(in_, ev, ev.counted, s.quantity);
      if (parent.quantity) part.quantity->unit = parent.quantity->unit;
      part.place = {s.mention == kNone ? unknown_place(in_, s.place)
                                       : place_link(in_, s.mention, "")};
      part.part_of = "parent:" + std::to_string(parent_key_);
      part.persons.clear();
      part.breakdown.clear();
      push(ev, part, s.tokens);
    }
  }

  // "raising the toll to 10": the last count of the same kind told before, to be resolved to its
  // id.
  std::string toll_before(const Claim& claim) const {
    for (size_t i = claims_.size(); i-- > 0;) {
      const Claim& before = claims_[i];
      if (before.type == claim.type && before.quantity && before.part_of.empty())
        return "parent:" + std::to_string(i);
    }
    return "";
  }

  void push(const Event& ev, Claim claim, TokenRange extent) {
    claim.evidence.span = in_.layers.text->span_of(extent);
    claim.evidence.span.begin =
        std::min(claim.evidence.span.begin,
                 extent.contains(ev.trigger) ? ev.trigger_span.begin : claim.evidence.span.begin);
    if (!claim.evidence.span.contains(claim.evidence.trigger)) {
      claim.evidence.trigger =
          claim.target.empty() ? claim.evidence.span : claim.target.front().span;
      if (!claim.evidence.span.contains(claim.evidence.trigger))
        claim.evidence.trigger = claim.evidence.span;
      claim.evidence.trigger_text = std::string(in_.layers.text->written(claim.evidence.trigger));
    }
    if (ev.resumes_toll) claim.revises = toll_before(claim);
    claim.evidence.text = std::string(in_.layers.text->written(claim.evidence.span));
    if (claim.part_of.empty()) parent_key_ = static_cast<uint32_t>(claims_.size());
    claims_.push_back(std::move(claim));
  }

  const ClaimInput& in_;
  const ClaimRules& rules_;
  const PackSet& packs_;
  const std::vector<EventSlots> slots_;  // by event
  const std::vector<EventTime> times_;   // by event
  const SpeakerIndex speakers_;
  std::vector<Claim> claims_;
  std::string last_status_;
  uint32_t parent_key_ = 0;
};

}  // namespace

std::vector<Claim> build_claims(const ClaimInput& input, const ClaimRules& rules,
                                const PackSet& packs) {
  return Builder(input, rules, packs).build();
}

}  // namespace isnad
