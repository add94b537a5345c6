// Events and attributions become claims: each subset and each separate count is a claim of its own.
#include "isnad/claims/build.hpp"

#include <algorithm>
#include <map>

#include "isnad/claims/event_times.hpp"
#include "isnad/claims/finish.hpp"
#include "isnad/claims/links.hpp"
#include "isnad/claims/news.hpp"
#include "isnad/claims/persons.hpp"
#include "isnad/claims/slots.hpp"
#include "isnad/claims/speakers.hpp"
#include "isnad/claims/status.hpp"

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
      set_counted_status(ev, claim);
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
    const uint32_t q = in_.syntax.phrases[p].quantity;
    return q != kNone ? is_cardinal(q) : is_one_person(p);
  }

  bool is_cardinal(uint32_t quantity) const {
    return in_.layers.quantities->quantities[quantity].kind == QuantityKind::cardinal;
  }

  // "a citizen, his wife and his three children": single people and those of theirs are one claim,
  // and their sum its count.
  bool is_one_count(const Event& ev, const std::vector<uint32_t>& people) const {
    if (family_of(ev.type) != "casualty" && family_of(ev.type) != "detention") return false;
    bool owned = false;
    const bool named = !people.empty() && !counts_people(people.front());
    for (const uint32_t p : people) {
      const NounPhrase& phrase = in_.syntax.phrases[p];
      if (named && phrase.quantity != kNone) return false;  // "Colonel X and two of his guards"
      if ((people_of(p) != 1 && !phrase.pronoun_owner) || people_of(p) == 0 ||
          phrase.phrase_class != PhraseClass::person)
        return false;
      owned = owned || phrase.pronoun_owner;
    }
    return owned;
  }

  // One person, or an exact number of them; else 0.
  double people_of(uint32_t phrase) const {
    const NounPhrase& p = in_.syntax.phrases[phrase];
    if (p.quantity == kNone) return p.number == Number::singular ? 1 : 0;
    const Quantity& q = in_.layers.quantities->quantities[p.quantity];
    return q.modifier == Modifier::exact && q.value ? *q.value : 0;
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
    if (family_of(ev.type) == "population") claim.status = status_of_moved(claim.status);
    if (!claim.status.empty()) last_status_ = claim.status == "mixed" ? "" : claim.status;
  }

  // What the people counted or hit are; of an attack only where people are named, not a body.
  std::string status_of_people(const Event& ev, const Claim& claim) {
    const std::string_view family = family_of(ev.type);
    const bool always = rules_.peopled_families.count(family) > 0;
    const bool hit = rules_.hitting_families.count(family) > 0 &&
                     rules_.unpeopled_types.count(ev.type.substr(ev.type.find('.') + 1)) == 0;
    if (!always && !hit) return "";
    std::string out;
    for (const Argument& a : ev.arguments) {
      if (a.role != Role::target || a.relation == "among") continue;
      if (always || names_people(a)) out = joined_status(out, status_with_joined(a));
    }
    if (!always) return out;
    if (out.empty()) out = status_of_trigger(ev);
    if ((out.empty() || out == "unknown") && hits_fighters(claim)) return "combatant";
    if (out != "unknown" && !out.empty()) return out;
    return ev.type == "casualty.losses" ? "" : "unknown";
  }

  // "38 dead tourists", "the dead of the police": what the trigger's own phrase says.
  std::string status_of_trigger(const Event& ev) const {
    const uint32_t own = in_.syntax.phrase_of[ev.trigger.first];
    if (own == kNone || in_.syntax.phrases[own].phrase_class != PhraseClass::person) return "";
    return status_of(in_, rules_, {Role::target, own, kNone, "", ""});
  }

  // "members of the police and workers of the site": with those joined on who have no count of
  // their own.
  std::string status_with_joined(const Argument& a) {
    std::string out = status(a);
    if (a.phrase == kNone || !a.by.empty()) return out;
    const auto& phrases = in_.syntax.phrases;
    for (uint32_t q = a.phrase + 1; q < phrases.size() && phrases[q].coordinated == q - 1; ++q) {
      const NounPhrase& p = phrases[q];
      if (p.quantity != kNone || p.phrase_class != PhraseClass::person || is_one_person(q)) break;
      const Argument joined{Role::target, q, p.mention, "", ""};
      out = joined_status(out, status_of(in_, rules_, joined));
    }
    return out;
  }

  // Of a family that says it of counted people alone: who moved, gave up or came together.
  void set_counted_status(const Event& ev, Claim& claim) {
    const std::string_view family = family_of(ev.type);
    const bool counts = claim.quantity && claim.quantity->unit == "person" && ev.counted != kNone;
    if (!counts || rules_.counted_families.count(family) == 0) return;
    const NounPhrase& p = in_.syntax.phrases[ev.counted];
    claim.status = status({Role::target, ev.counted, p.mention, "", ""});
    if (claim.status == "unknown" && family == "force" && is_elided(in_, ev.counted))
      claim.status = "combatant";
  }

  // Who flees, is driven out or brought away is no fighter, unless the text says so.
  static std::string status_of_moved(const std::string& status) {
    return status == "unknown" ? "civilian" : status;
  }

  bool names_people(const Argument& a) const {
    if (a.phrase == kNone) return false;
    const PhraseClass c = in_.syntax.phrases[a.phrase].phrase_class;
    return c == PhraseClass::person || c == PhraseClass::role || c == PhraseClass::name;
  }

  bool hits_fighters(const Claim& claim) const {
    return std::any_of(claim.target.begin(), claim.target.end(),
                       [&](const Link& l) { return rules_.armed_kinds.count(l.kind) > 0; });
  }

  // People of an elided noun ("37 others") are those of the count before.
  std::string status(const Argument& a) {
    std::string out = status_of(in_, rules_, a);
    if (out != "unknown" || a.phrase == kNone || last_status_.empty()) return out;
    const NounPhrase& p = in_.syntax.phrases[a.phrase];
    const bool companions =
        p.pronoun_owner && p.phrase_class == PhraseClass::person;  // "his mates"
    return leaves_noun_out(in_, a.phrase) || companions ? last_status_ : out;
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
    double sum = 0;
    for (const uint32_t p : people) sum += people_of(p);
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
        last_status_ = one.status;
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
    std::string told;  // of the parts
    for (const Argument& a : ev.arguments) {
      if (a.relation != "among" || a.phrase == kNone) continue;
      const NounPhrase& p = in_.syntax.phrases[a.phrase];
      uint32_t number = a.count != kNone ? in_.syntax.phrases[a.count].quantity : p.quantity;
      if (number != kNone && !is_cardinal(number)) number = kNone;  // "half of them"
      Claim subset = parent;
      subset.target = {link_phrase(in_, a.phrase, "")};
      subset.status = status(a);
      subset.quantity.reset();
      const Lexeme* first = chosen_lexeme(in_.layers, in_.syntax, p.tokens.first);
      const bool one_of_them = first != nullptr && first->sense == "one_of";
      const bool people =
          p.phrase_class == PhraseClass::person || p.phrase_class == PhraseClass::role;
      const bool single = number == kNone &&
                          (one_of_them || (p.number == Number::singular && !p.definite && people));
      Event counting = ev;
      counting.bare_count = 1;
      counting.vague = number == kNone && p.number == Number::plural && !p.definite &&
                       p.phrase_class == PhraseClass::person;
      if (number != kNone || single || counting.vague)
        subset.quantity = claim_quantity(in_, counting, a.phrase, number);
      subset.part_of = "parent:" + std::to_string(parent_key_);
      subset.persons.clear();
      if (std::optional<ClaimPerson> person = person_of(in_, a.phrase))
        subset.persons.push_back(std::move(*person));
      if (subset.quantity) {
        const std::string group = group_of(in_, a.phrase);
        claims_[parent_key_].breakdown.push_back(
            {group.empty() ? "other" : group, *subset.quantity});
      }
      told = joined_status(told, subset.status);
      if (number != kNone && tells_civilians(in_, rules_, a.phrase)) told = "mixed";
      TokenRange extent = p.tokens;
      if (a.count != kNone) extent.first = in_.syntax.phrases[a.count].tokens.first;
      push(ev, subset, extent);
    }
    // "41 wounded, among them seven civilians", "two, one a policeman and the other a farmer"
    if (told == "mixed" && parent.status == "unknown") claims_[parent_key_].status = told;
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
    if (ev.subset_of != kNone && claim.part_of.empty() && first_claim_.count(ev.subset_of) > 0)
      claim.part_of = "parent:" + std::to_string(first_claim_.at(ev.subset_of));
    if (ev.resumes_toll) claim.revises = toll_before(claim);
    claim.evidence.text = std::string(in_.layers.text->written(claim.evidence.span));
    const auto index = static_cast<uint32_t>(claims_.size());
    if (claim.part_of.empty()) parent_key_ = index;
    first_claim_.emplace(static_cast<uint32_t>(&ev - in_.events.events.data()), index);
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
  std::map<uint32_t, uint32_t> first_claim_;  // by event: an index into claims_
  uint32_t parent_key_ = 0;
};

}  // namespace

std::vector<Claim> build_claims(const ClaimInput& input, const ClaimRules& rules,
                                const PackSet& packs) {
  if (!tells_news(input)) return {};
  return Builder(input, rules, packs).build();
}

}  // namespace isnad
