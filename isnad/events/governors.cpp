// What governs the event? The verb or noun that plans, demands, threatens, fears, foils or denies
// it, before it in its clause or above the clause it stands in; and the report of it that is said
// to be missing or untrue.
#include <algorithm>
#include <map>
#include <set>
#include <string_view>

#include "isnad/events/parts.hpp"
#include "isnad/text/codes.hpp"

namespace isnad {
namespace {

constexpr uint32_t kGovernorReach = 8;    // tokens back from the trigger
constexpr uint32_t kComplementReach = 4;  // tokens from "that" back to the noun it completes
constexpr uint32_t kTruthReach = 14;      // tokens from the trigger to "is not true"

class GovernorReader {
 public:
  GovernorReader(const EventContext& context, uint32_t lead, Event& event)
      : c_(context), event_(event), head_(event.trigger.first), lead_(lead), anchor_(lead) {}

  void read() {
    const Clause& clause = c_.syntax.clauses[event_.clause];
    read_report(clause);
    // A verb is governed by what stands above its "that" alone: "after the failure of ... he took".
    const bool verb = is_finite_verb(c_.reading(head_));
    if (verb || (!is_presupposed() && !read_before(clause.tokens.first))) read_above(clause);
    read_attributes();
    if (is_wanted_ended()) event_.negated = true;
    if (is_owed(clause)) event_.modality = Modality::demanded;
  }

 private:
  // "demanded an end of the storming of X": what is wanted is the end, and nothing is told of an
  // act.
  bool is_wanted_ended() const {
    if (event_.modality != Modality::demanded || lead_ == 0) return false;
    const Governor* end = governor_at(lead_ - 1);
    return end != nullptr && end->modality == "ended";
  }

  // "it is on the party (ala) to withdraw its forces": a clause that begins with "on" and a party,
  // and tells by a verbal noun what it is bound to do.
  bool is_owed(const Clause& clause) const {
    if (event_.modality != Modality::actual || is_finite_verb(c_.reading(head_))) return false;
    uint32_t at = clause.tokens.first;
    const Reading* r = c_.reading(at);
    if (r != nullptr && r->inflection.part == PartOfSpeech::complementizer) r = c_.reading(++at);
    const Lexeme* on = r == nullptr ? nullptr : c_.lexeme(at);
    if (on == nullptr || on->part != PartOfSpeech::preposition || on->sense != "on" ||
        clause.verb != kNone || at + 1 >= lead_)
      return false;
    const NounPhrase* party = c_.phrase_at(at + 1);
    if (party == nullptr || !is_party(*party)) return false;
    const Reading* act = c_.reading(party->tokens.last);
    return act != nullptr && act->inflection.part == PartOfSpeech::masdar &&
           (party->tokens.last == lead_ || party->tokens.last + 1 == lead_);
  }

  bool is_party(const NounPhrase& p) const {
    constexpr uint32_t kParties = bit(PhraseClass::actor) | bit(PhraseClass::force) |
                                  bit(PhraseClass::person) | bit(PhraseClass::role);
    const Entity* e = p.mention == kNone ? nullptr : c_.entity_of(p.mention);
    return (classes_of(c_, p) & kParties) != 0 || (e != nullptr && e->subkind == "country");
  }

  // "(demanded ...) after the shelling of X", "a day after an attack", "because of": what time or
  // cause is reckoned from came to pass.
  bool is_presupposed() const {
    const uint32_t own = c_.syntax.phrase_of[lead_];
    if (own == kNone) return false;
    const NounPhrase& p = c_.syntax.phrases[own];
    const Reading* r = c_.reading(lead_);
    if (p.tokens.first != lead_ || (r != nullptr && r->has(kCliticWa))) return false;
    if (is_past(p.relation)) return true;
    return p.relation == "from" && own > 0 &&
           c_.syntax.phrases[own - 1].phrase_class == PhraseClass::time &&
           is_past(c_.syntax.phrases[own - 1].relation) &&
           p.tokens.first - c_.syntax.phrases[own - 1].tokens.last <= 2;
  }

  static bool is_past(std::string_view relation) {
    return relation == "after" || relation == "since" || relation == "cause";
  }

  // The nearest governing word before the trigger in its clause. True: found, or cut off.
  bool read_before(uint32_t begin) {
    const Reading* own = c_.reading(lead_);
    const bool joined = own != nullptr && own->has(kCliticWa);
    for (uint32_t i = head_; i-- > begin && head_ - i <= kGovernorReach;) {
      const Governor* governor = governor_at(i);
      const bool firm = governor != nullptr && (is_firm(governor->modality) ||
                                                (governor->modality == "planned" && moves()));
      if ((!joined_ || firm) && take_governor(i)) {
        read_foiled(i, begin);
        return true;
      }
      if (c_.layers.text->is_mark(i, ';')) return true;
      if (!is_barrier(i)) continue;
      if (is_hearsay(i)) return take_denial_of_hearsay(i, begin);
      if (!joined || is_finite_verb(c_.reading(i))) return !carries(i);
      joined_ = true;
    }
    return false;
  }

  // "denied what was rumoured about the shelling", "the reports that spoke of it": a relative
  // clause about what is said.
  bool is_hearsay(uint32_t verb) const {
    const Clause& clause = c_.syntax.clauses[c_.syntax.clause_of[verb]];
    const Lexeme* before = verb == 0 ? nullptr : c_.lexeme(verb - 1);
    const bool relative = clause.kind == ClauseKind::relative && clause.verb == verb;
    return (relative || (before != nullptr && before->sense == "what")) &&
           is_finite_verb(c_.reading(verb)) && is_behind("about", anchor_);
  }

  bool take_denial_of_hearsay(uint32_t verb, uint32_t begin) {
    const uint32_t first = std::min(begin, c_.layers.text->sentence(head_).tokens.first);
    for (uint32_t i = verb; i-- > first && verb - i <= kGovernorReach;) {
      const Governor* governor = governor_at(i);
      if (governor != nullptr && governor->modality == "denied") return take_governor(i);
      if (is_finite_verb(c_.reading(i))) return false;
    }
    return false;
  }

  // "aims at an end of the fighting and the return of the displaced"
  bool moves() const {
    const std::string_view family = family_of(event_.type);
    return family == "population" || family == "relief" || family == "detention";
  }

  // "demanded an end of the shelling and the release of": what reaches over a verbal noun to the
  // one joined to it. An attempt does not: the dead may have come of it.
  static bool is_firm(std::string_view kind) {
    return kind == "demanded" || kind == "threatened" || kind == "warned" || kind == "denied";
  }

  // "that they launch (an attack)", "that (it) take place": the verb of the clause carries the
  // trigger; what governs the clause governs both.
  bool carries(uint32_t i) const {
    const Reading* r = c_.reading(i);
    if (!is_finite_verb(r)) return false;
    return c_.rules.carriers.count(r->lexeme) > 0 ||
           find_reading(*c_.layers.words, i, PartOfSpeech::auxiliary) != nullptr;
  }

  // The verb or noun that the clause completes: "planned that he leave"; "without killing".
  void read_above(const Clause& clause) {
    if (clause.kind != ClauseKind::complement || clause.parent == kNone) return;
    const uint32_t begin = clause.tokens.first;
    anchor_ = begin;
    if (is_without(begin)) event_.negated = true;
    subjunctive_ = is_subjunctive(clause);
    if (subjunctive_ && is_almost(begin)) event_.negated = true;
    if (subjunctive_ && is_after(begin)) event_.modality = Modality::planned;
    const Clause& parent = c_.syntax.clauses[clause.parent];
    if (parent.verb != kNone && parent.verb < begin && take_above(parent.verb)) return;
    const uint32_t first = c_.layers.text->sentence(head_).tokens.first;
    for (uint32_t i = begin; i-- > first && begin - i <= kComplementReach;) {
      if (c_.layers.text->is_mark(i, ',') || is_finite_verb(c_.reading(i)) || take_above(i)) return;
    }
  }

  // What is planned, demanded or feared stands in the subjunctive; what is thought likely or is
  // denied may be told in the perfect as well.
  bool take_above(uint32_t i) {
    const Governor* governor = governor_at(i);
    const bool any_aspect =
        governor != nullptr && governor->modality == "likely" && is_finite_verb(c_.reading(head_));
    return (subjunctive_ || any_aspect) && take_governor(i);
  }

  // "without (that it) causing", "instead of (that)"
  bool is_without(uint32_t that) const {
    const Lexeme* before = that == 0 ? nullptr : c_.lexeme(that - 1);
    if (before != nullptr && before->sense == "from" && that > 1) before = c_.lexeme(that - 2);
    return before != nullptr && (before->sense == "without" || before->sense == "instead");
  }

  // "after (that) we retake X": what is still to come stands in the imperfect.
  bool is_after(uint32_t that) const {
    const Lexeme* before = that == 0 ? nullptr : c_.lexeme(that - 1);
    return before != nullptr && before->sense == "after";
  }

  // "the shelling almost (killed)": the auxiliary before the subject and "that".
  bool is_almost(uint32_t that) const {
    const uint32_t first = c_.layers.text->sentence(head_).tokens.first;
    for (uint32_t i = that; i-- > first && that - i <= kGovernorReach;) {
      const Lexeme* lexeme = c_.lexeme(i);
      if (lexeme != nullptr && lexeme->sense == "almost") return true;
      if (is_finite_verb(c_.reading(i))) return false;
    }
    return false;
  }

  // "that he leave", "that he be killed", "that the release take place": the verb or auxiliary of
  // the complement is no perfect.
  bool is_subjunctive(const Clause& clause) const {
    const Reading* verb =
        c_.reading(is_finite_verb(c_.reading(head_)) || clause.verb == kNone ? head_ : clause.verb);
    if (is_finite_verb(verb) && verb->inflection.aspect == Aspect::imperfect) return true;
    const uint32_t next = clause.tokens.first + 1;
    const Reading* r = next < head_ ? c_.reading(next) : nullptr;
    return r != nullptr && r->inflection.part == PartOfSpeech::auxiliary &&
           is_imperfect_auxiliary(c_, next);
  }

  // "the expected attack on X"
  void read_attributes() {
    const NounPhrase* own = c_.phrase_at(head_);
    if (own == nullptr || is_finite_verb(c_.reading(head_))) return;
    for (uint32_t i = head_ + 1; i < own->tokens.last; ++i) {
      const Reading* r = c_.reading(i);
      if (r == nullptr || r->inflection.part == PartOfSpeech::masdar || is_finite_verb(r)) continue;
      if (take_governor(i)) return;
    }
  }

  // "no reports of dead came in", "news of the fall of X is not true"
  void read_report(const Clause& clause) {
    for (uint32_t i = lead_; i-- > clause.tokens.first && lead_ - i <= kGovernorReach;) {
      const Governor* governor = governor_at(i);
      if (governor == nullptr || governor->modality != "reported" ||
          !stands_as_asked(*governor, i)) {
        if (is_finite_verb(c_.reading(i))) return;
        continue;
      }
      if (is_said_missing(i)) event_.negated = true;
      if (is_said_untrue(i)) event_.modality = Modality::denied;
      return;
    }
  }

  bool is_said_missing(uint32_t report) const {
    const uint32_t first = c_.layers.text->sentence(head_).tokens.first;
    for (uint32_t i = report; i-- > first && report - i <= kComplementReach;) {
      const Lexeme* lexeme = c_.lexeme(i);
      if (lexeme == nullptr) continue;
      if (governor_at(i) != nullptr) return false;  // "no truth in reports of"
      if (lexeme->part == PartOfSpeech::negation || lexeme->sense == "without") return true;
    }
    return false;
  }

  bool is_said_untrue(uint32_t report) const {
    const TokenRange sentence = c_.layers.text->sentence(head_).tokens;
    const uint32_t first = std::max(sentence.first + kComplementReach, report) - kComplementReach;
    for (uint32_t i = first; i < sentence.last && i < head_ + kTruthReach; ++i) {
      const Governor* governor = governor_at(i);
      if (governor == nullptr) continue;
      if (governor->modality == "untrue") return true;
      if (governor->modality == "unfounded" && is_negated(i)) return true;
    }
    return false;
  }

  // "the aim was to kill", "the purpose of the operation (is) the assassination of": the noun is
  // definite, and the event is what it is said to be.
  bool is_equated(uint32_t noun) const {
    const NounPhrase* p = c_.phrase_at(noun);
    if (p == nullptr || p->head != noun || noun + 1 >= head_) return false;
    const Reading* r = c_.reading(noun);
    if (!p->definite && !r->definite()) return false;
    for (uint32_t i = noun + 1; i < head_; ++i) {
      const Reading* between = c_.reading(i);
      if (between == nullptr) continue;
      const PartOfSpeech part = between->inflection.part;
      if (part == PartOfSpeech::auxiliary || part == PartOfSpeech::pronoun) return true;
    }
    const Lexeme* next = c_.lexeme(noun + 1);
    return next != nullptr && next->part == PartOfSpeech::preposition && next->sense == "from";
  }

  // "foiled an attempt to", "thwarted a plot to"
  void read_foiled(uint32_t governor, uint32_t begin) {
    for (uint32_t i = governor; i-- > begin && governor - i <= kComplementReach;) {
      const Governor* above = governor_at(i);
      if (above == nullptr) continue;
      if (above->modality == "negated" && !is_negated(i)) event_.negated = true;
      return;
    }
  }

  bool is_negated(uint32_t i) const {
    const Lexeme* before = i == 0 ? nullptr : c_.lexeme(i - 1);
    return before != nullptr && (before->part == PartOfSpeech::negation || before->sense == "not" ||
                                 before->sense == "without" || before->sense == "except");
  }

  const Governor* governor_at(uint32_t i) const {
    const Reading* r = c_.reading(i);
    if (r == nullptr || r->lexeme == kNone || is_in_name(i)) return nullptr;
    const auto governor = c_.rules.governors.find(r->lexeme);
    return governor == c_.rules.governors.end() ? nullptr : &governor->second;
  }

  // A name may have the letters of a threat or a promise.
  bool is_in_name(uint32_t i) const {
    const NounPhrase* p = c_.phrase_at(i);
    return p != nullptr && (p->phrase_class == PhraseClass::name ||
                            std::any_of(p->mentions.begin(), p->mentions.end(), [&](uint32_t m) {
                              return !c_.mention(m).adjective && c_.mention(m).tokens.contains(i);
                            }));
  }

  bool take_governor(uint32_t i) {
    const Governor* governor = governor_at(i);
    if (governor == nullptr || may_carry(i) || !stands_as_asked(*governor, i)) return false;
    if (names_people() && wants_an_act(governor->modality)) return false;
    if (!apply(governor->modality, i)) return false;
    event_.rules.push_back(governor->row);
    return true;
  }

  // "the families of the dead demanded": the people named are no act that is demanded or planned.
  bool names_people() const {
    const Reading* r = c_.reading(head_);
    if (r == nullptr || lead_ != head_) return false;
    const Lexeme* lexeme = c_.lexeme(head_);
    return lexeme != nullptr && lexeme->unit == "person";
  }

  static bool wants_an_act(std::string_view kind) {
    static const std::set<std::string_view> kinds = {"planned",   "demanded", "threatened",
                                                     "attempted", "warned",   "conditional",
                                                     "failed",    "refrained"};
    return kinds.count(kind) > 0;
  }

  // Does the event stand behind the governor as its row asks: right behind, or behind one of the
  // prepositions?
  bool stands_as_asked(const Governor& governor, uint32_t i) const {
    if (governor.with.empty()) return true;
    const bool article = c_.reading(i)->has(kCliticAl);  // "in this respect"
    for (const std::string& way : governor.with) {
      const uint32_t anchor =
          std::max(anchor_, i + 1);  // the governor may carry the trigger itself
      if (way == "direct" ? anchor == i + 1 && !article : is_behind(way, anchor)) return true;
    }
    return false;
  }

  bool is_behind(std::string_view preposition, uint32_t anchor) const {
    const Reading* own = c_.reading(anchor);
    if (own != nullptr && ((preposition == "b" && own->has(kCliticBi)) ||
                           (preposition == "l" && own->has(kCliticLi))))
      return true;
    const Lexeme* before = anchor == 0 ? nullptr : c_.lexeme(anchor - 1);
    return before != nullptr && before->part == PartOfSpeech::preposition &&
           before->sense.view() == preposition;
  }

  // What the governor at `i` makes of the event; false: nothing, look on.
  bool apply(const std::string& kind, uint32_t i) {
    static const std::map<std::string_view, Modality> modalities = {
        {"planned", Modality::planned},       {"demanded", Modality::demanded},
        {"threatened", Modality::threatened}, {"possible", Modality::possible},
        {"denied", Modality::denied},         {"conditional", Modality::conditional},
        {"likely", Modality::possible},       {"aim", Modality::planned},
        {"unfounded", Modality::denied}};
    const bool negated = is_negated(i);
    if (kind == "unconfirmed" || (kind == "denied" && is_left_open(i))) {
      if (kind == "unconfirmed" && !negated && !is_refused(i)) return false;
      event_.modality = Modality::possible;
      return true;
    }
    if (kind == "targets") {
      // "the operation targets (aims at) the liberation of X"; what else is targeted is hit
      if (family_of(event_.type) != "territory" || is_finite_verb(c_.reading(head_))) return false;
      event_.modality = Modality::planned;
      return true;
    }
    const bool attack = event_.type.rfind("attack.", 0) == 0 || event_.type == "protest.suppressed";
    if (kind == "reported" || kind == "untrue" || kind == "ended" ||
        (kind == "aim" && !is_equated(i)))
      return false;
    if (kind == "unfounded" && !negated) return false;  // "the truth of": only "no truth in"
    if (kind == "sentenced" && event_.type != "detention.executed") return false;
    if (const auto m = modalities.find(kind); m != modalities.end()) event_.modality = m->second;
    if (kind == "sentenced" || (kind == "attempted" && !attack))
      event_.modality = Modality::planned;
    if (kind == "warned")
      event_.modality = is_done_by_the_warned() ? Modality::demanded : Modality::threatened;
    if (kind == "failed" && !attack) event_.negated = true;
    if (kind == "refrained" && !negated) event_.negated = true;
    if (kind != "negated" && kind != "denied") return true;
    if (negated) {
      event_.modality = Modality::possible;  // "did not rule out"
    } else if (kind == "negated") {
      event_.negated = true;
    }
    return true;
  }

  // "neither confirmed nor denied": the word before the denial confirms.
  bool is_left_open(uint32_t denial) const {
    constexpr uint32_t kReach = 3;  // tokens
    for (uint32_t i = denial; i-- > 0 && denial - i <= kReach;) {
      const Governor* governor = governor_at(i);
      if (governor != nullptr) return governor->modality == "unconfirmed";
    }
    return false;
  }

  // "refused to confirm"
  bool is_refused(uint32_t i) const {
    const Governor* above = i == 0 ? nullptr : governor_at(i - 1);
    return above != nullptr && above->modality == "negated";
  }

  // Who is warned to leave or to give up is told to.
  bool is_done_by_the_warned() const {
    static const std::set<std::string_view> types = {"population.evacuated", "territory.withdrawn",
                                                     "force.surrendered", "materiel.handed_over"};
    return types.count(event_.type) > 0;
  }

  // The same letters may be a verb that carries: "managed to", not "may".
  bool may_carry(uint32_t i) const {
    for (const Reading& r : readings_of(*c_.layers.words, i)) {
      const bool other = c_.rules.governors.count(r.lexeme) == 0 && !r.inflection.jussive;
      if (other && is_finite_verb(&r) && c_.rules.carriers.count(r.lexeme) > 0) return true;
    }
    return false;
  }

  // Another event noun or verb, or "affirming", between: what governs it does not govern this one.
  // What carries the trigger is not between.
  bool is_barrier(uint32_t i) const {
    const Reading* r = c_.reading(i);
    if (r == nullptr || r->lexeme == kNone || i >= lead_) return false;
    if (is_finite_verb(r)) return true;
    if (r->inflection.part == PartOfSpeech::agent && r->inflection.accusative) return true;
    return r->inflection.part == PartOfSpeech::masdar && c_.rules.by_lexeme.count(r->lexeme) > 0;
  }

  const EventContext& c_;
  Event& event_;
  uint32_t head_;
  uint32_t lead_;        // the first of the verbal nouns that carry the trigger, or the trigger
  uint32_t anchor_;      // what must stand behind the governor: the lead, or "that"
  bool joined_ = false;  // looking past a verbal noun that the event is joined to
  bool subjunctive_ = false;  // of the clause that "that" opens
};

}  // namespace

bool is_imperfect_auxiliary(const EventContext& c, uint32_t token) {
  const std::string_view codes = c.layers.text->codes(token);
  if (codes.empty()) return false;
  for (const Reading& r : readings_of(*c.layers.words, token)) {
    if (is_finite_verb(&r) && r.inflection.aspect == Aspect::perfect) return false;  // "was done"
  }
  const Code first = static_cast<Code>(codes.front());
  return first == kYa || first == kTa;
}

bool denies_truth(const EventContext& c, uint32_t token) {
  const Reading* r = c.reading(token);
  if (r == nullptr || r->lexeme == kNone) return false;
  const auto governor = c.rules.governors.find(r->lexeme);
  return governor != c.rules.governors.end() && governor->second.modality == "unfounded";
}

void read_governors(const EventContext& context, uint32_t lead, Event& event) {
  GovernorReader(context, lead, event).read();
}

}  // namespace isnad
