// Does the trigger's condition hold, and is what it needs there? Vocabulary of `needs`:
//   people           a target that is people (a count, a name, a pronoun will do)
//   counted          the noun stands with a number, opens a headline, or some verb or noun of
//                    happening carries it
//   carried          some verb or noun of happening carries it
//   carried_place    carried, or with a place
//   quantity         something is counted
//   happening        an argument in place, or an indefinite noun
//   argument         any initiator, target, place, facility, instrument in place
//   place_or_target  a target, place or facility
//   someone          people, or a finite verb in the active with no subject of its own
//   initiator, target, instrument, unit; speaker (an initiator, or a finite verb in the active);
//   sides (initiator and target); initiator_target;
//   place, sides (two parties), told (an argument in place, or carried and indefinite), site (unit,
//   place or facility), site_or_people; place_or_facility blast            a means that explodes,
//   or a place or target people_or_place people or a place; target_event: an event noun or people
//   thrown back; relief: a verb of reaching. Several needs, with commas: all of them.
#include <algorithm>
#include <set>
#include <string_view>

#include "isnad/events/domains.hpp"

namespace isnad {
namespace {

constexpr uint32_t kNear = 8;  // tokens from a verb to the noun it carries

class Tester {
 public:
  Tester(const EventContext& context, const Event& event) : c_(context), event_(event) {}

  bool test(const Condition& condition) const {
    if (condition.slot == "quantity") return event_.quantity != kNone || event_.bare_count > 0;
    if (condition.slot == "attribute") return is_adjective();
    if (condition.slot == "imperfect") {
      const Reading* r = c_.reading(event_.trigger.first);
      return r != nullptr && r->inflection.aspect == Aspect::imperfect;
    }
    if (condition.slot == "definite") return is_definite();
    if (condition.slot == "suffixed") {
      const Reading* r = c_.reading(event_.trigger.first);
      return r != nullptr && r->suffix != Suffix::none;
    }
    if (condition.slot == "doer") return test_doer(condition);
    if (condition.slot == "sentence")
      return c_.sentences->has_any(event_.trigger.first, condition.lexemes);
    if (condition.slot == "before") return test_lexemes(condition, words_before());
    if (condition.slot == "behind") return test_lexemes(condition, words_behind());
    if (condition.slot == "after") return test_after(condition);
    for (const Argument& a : event_.arguments) {
      if (matches_slot(condition.slot, a) && test_argument(condition, a)) return true;
    }
    if (condition.slot == "genitive" && condition.test == ':' &&
        (condition.classes & bit(PhraseClass::person)) != 0 && has_pronoun() && is_carried())
      return true;  // "his injury", led to
    return condition.slot == "any" && test_own_words(condition);
  }

  bool needed(const std::string& needs) const {
    if (needs == "people")
      return has(Role::target) || hits_them() || (has_pronoun() && is_carried()) || counts_itself();
    if (needs == "counted")
      return counts_in_words() || (is_carried() && !is_definite()) || is_headline();
    if (needs == "carried") return is_carried();
    if (needs == "carried_place") return is_carried() || has(Role::place);
    if (needs == "quantity") return event_.quantity != kNone || event_.bare_count > 0;
    if (needs == "argument") return !event_.arguments.empty() && any_in_place();
    if (needs == "place_or_target")
      return has(Role::place) || has(Role::target) || has(Role::facility);
    if (needs == "place_or_facility") return has(Role::place) || has(Role::facility);
    if (needs == "initiator")
      return has(Role::initiator) || is_told_by_us(c_, event_.trigger.first);
    if (needs == "speaker") return has(Role::initiator) || is_said();
    if (needs == "someone") return has(Role::target) || hits_them() || is_said();
    if (needs == "target") return has(Role::target);
    if (needs == "instrument") return has(Role::instrument);
    if (needs == "unit") return has(Role::unit);
    if (needs == "sides") return has_sides();
    if (needs == "initiator_target") return has(Role::initiator) && has(Role::target);
    if (needs == "place") return has(Role::place);
    if (needs == "site") return has(Role::unit) || has(Role::place) || has(Role::facility);
    if (needs == "site_or_people")
      return has(Role::initiator) || has(Role::target) || has(Role::place) || has(Role::facility);
    if (needs == "told")
      return (!event_.arguments.empty() && any_in_place()) || (is_carried() && !is_definite());
    if (needs == "happening")
      return (!event_.arguments.empty() && any_in_place()) || !is_definite() || breaks_out() ||
             brings_about();
    if (needs == "blast")
      return has(Role::instrument) || has(Role::place) || has(Role::target) || has(Role::facility);
    if (needs == "people_or_place") return has(Role::target) || has(Role::place);
    if (needs == "target_event") return has(Role::initiator) || has(Role::target);
    if (needs == "relief")
      return is_brought() && (has(Role::target) || has(Role::place) || has(Role::facility));
    if (needs == "victims_of") return event_.quantity != kNone;
    return true;
  }

  // "431 cases of arrest"; "the two martyrs" were told before.
  bool counts_itself() const {
    return event_.quantity != kNone && !is_definite() && event_.counted != kNone &&
           event_.counted == c_.syntax.phrase_of[event_.trigger.first];
  }

  // A number; but "the two martyrs", "all the martyrs" are people told before.
  bool counts_in_words() const {
    if (event_.quantity == kNone || is_counted_with_others()) return false;
    if (!is_definite() || is_carried(1)) return true;
    const Quantity& q = c_.layers.quantities->quantities[event_.quantity];
    return q.modifier != Modifier::all && !q.tokens.contains(event_.trigger.first);
  }

  // "a number of families of the dead": the number is theirs.
  bool is_counted_with_others() const {
    if (c_.layers.quantities->quantities[event_.quantity].unit == "family") return true;
    const NounPhrase* own = c_.phrase_at(event_.trigger.first);
    if (own == nullptr || own->quantity != event_.quantity || own->head >= event_.trigger.first)
      return false;
    const Lexeme* head = c_.lexeme(own->head);
    const TokenRange number = c_.layers.quantities->quantities[own->quantity].tokens;
    return head != nullptr && head->part == PartOfSpeech::noun && head->unit != "person" &&
           !number.contains(own->head);
  }

  // Violence spoken of in general is no claim.
  bool is_general_violence() const {
    const std::string_view family = family_of(event_.type);
    return (family == "casualty" || family == "attack" || family == "detention" ||
            family == "property") &&
           is_general();
  }

 private:
  bool has(Role role) const { return has_role(event_, role); }

  bool any_in_place() const {
    return std::any_of(event_.arguments.begin(), event_.arguments.end(), [&](const Argument& a) {
      return (a.by.empty() || a.role == Role::target) && !holds_trigger(a);
    });
  }

  // "in the land of battle": the phrase that the trigger is a word of says nothing of it.
  bool holds_trigger(const Argument& a) const {
    if (a.phrase == kNone) return false;
    const NounPhrase& p = c_.syntax.phrases[a.phrase];
    return p.head != event_.trigger.first && p.tokens.contains(event_.trigger.first);
  }

  // Nothing says when, where, how many or by whom: what somebody does as a rule, or what is spoken
  // of in general ("they kill the innocent", "the killing of children").
  bool is_general() const {
    const Reading* r = c_.reading(event_.trigger.first);
    if (r == nullptr || event_.quantity != kNone || event_.bare_count > 0 || event_.vague)
      return false;
    const bool habit =
        (is_finite_verb(r) && r->inflection.aspect == Aspect::imperfect) || is_carried_as_habit(*r);
    const bool notion =
        r->inflection.part == PartOfSpeech::masdar && !is_carried(is_governed() ? kNone : kNear);
    if (is_finite_verb(r) && !habit) return is_told_of_nobody();
    if (!habit && !notion) return false;
    return std::all_of(event_.arguments.begin(), event_.arguments.end(), [&](const Argument& a) {
      if (a.role == Role::initiator ||
          (a.role == Role::instrument && habit && event_.type == "attack.shooting"))
        return habit || !a.by.empty();
      if (a.role == Role::facility && (habit || may_be_notion())) return is_nameless_plural(a);
      if ((a.role == Role::place || a.role == Role::unit) && habit &&
          family_of(event_.type) == "property")
        return is_nameless_plural(a) && has_article(a);  // "the houses"
      return a.role == Role::target && is_nameless_plural(a);
    });
  }

  // "goes about the killing (b- and a verbal noun) of children every day": the verb that carries
  // the noun is in the imperfect.
  bool is_carried_as_habit(const Reading& own) const {
    if (own.inflection.part != PartOfSpeech::masdar) return false;
    const uint32_t verb = c_.syntax.clauses[event_.clause].verb;
    const Reading* r = verb == kNone || verb >= event_.trigger.first ? nullptr : c_.reading(verb);
    if (!is_finite_verb(r) || r->inflection.aspect != Aspect::imperfect || r->has(kCliticSa) ||
        event_.date != kNone)
      return false;
    const auto carrier = c_.rules.carriers.find(r->lexeme);
    return carrier != c_.rules.carriers.end() && carrier->second.role == "initiator" &&
           !event_.arguments.empty() &&
           std::none_of(event_.arguments.begin(), event_.arguments.end(), [](const Argument& a) {
             return a.role == Role::place && a.relation != "genitive" && a.relation != "object";
           });
  }

  // "they killed the innocent and the children": a fact, but of nobody in particular, on no day, by
  // nobody who is named here.
  bool is_told_of_nobody() const {
    const TokenRange sentence = c_.layers.text->sentence(event_.trigger.first).tokens;
    if (event_.arguments.empty() || event_.date != kNone ||
        c_.domains->words(sentence, event_.trigger).attack > 0)
      return false;
    return std::all_of(event_.arguments.begin(), event_.arguments.end(), [&](const Argument& a) {
      return a.role == Role::target && a.phrase != kNone && is_nameless_plural(a) &&
             c_.syntax.phrases[a.phrase].definite && !c_.syntax.phrases[a.phrase].pronoun_owner &&
             c_.syntax.phrases[a.phrase].phrase_class == PhraseClass::person;
    });
  }

  // "the targeting of mosques" is spoken of in general; shells and bombs fall somewhere.
  bool may_be_notion() const {
    return family_of(event_.type) == "attack" && event_.type != "attack.shelling" &&
           event_.type != "attack.airstrike";
  }

  // "his death": of somebody told elsewhere.
  bool has_pronoun() const {
    const Reading* r = c_.reading(event_.trigger.first);
    return r != nullptr && r->suffix != Suffix::none && !is_finite_verb(r);
  }

  // "kidnapped them": people, whoever they are.
  bool hits_them() const {
    const Reading* r = c_.reading(event_.trigger.first);
    return is_finite_verb(r) && (r->suffix == Suffix::they || r->suffix == Suffix::they_two);
  }

  // A finite verb in the active says what somebody did, though nobody near is understood as its
  // subject: who speaks, or a name alone.
  bool is_said() const {
    const Reading* r = c_.reading(event_.trigger.first);
    return is_finite_verb(r) && r->inflection.voice != Voice::passive;
  }

  bool has_sides() const {
    const auto sides = std::count_if(
        event_.arguments.begin(), event_.arguments.end(),
        [](const Argument& a) { return a.role == Role::initiator || a.role == Role::target; });
    return sides >= 2;
  }

  bool is_nameless_plural(const Argument& a) const {
    if (a.phrase == kNone) return false;
    const NounPhrase& p = c_.syntax.phrases[a.phrase];
    const bool named = std::any_of(p.mentions.begin(), p.mentions.end(), [&](uint32_t m) {
      return c_.mention(m).kind != MentionKind::facility;
    });
    const Reading* first = c_.reading(p.tokens.first);
    const bool told_before =
        first != nullptr && first->inflection.part == PartOfSpeech::demonstrative;
    return p.number == Number::plural && !named && !told_before;
  }

  bool has_article(const Argument& a) const {
    const Reading* head = c_.reading(c_.syntax.phrases[a.phrase].head);
    return head != nullptr && head->has(kCliticAl);
  }

  bool is_definite() const {
    const Reading* r = c_.reading(event_.trigger.first);
    return r != nullptr && r->has(kCliticAl);
  }

  // "A man killed by a sniper", "dead and wounded in an explosion": an indefinite noun that opens
  // its sentence, or is joined to one that does, with a preposition behind it.
  bool is_headline() const {
    const NounPhrase* own = c_.phrase_at(event_.trigger.first);
    if (own == nullptr || is_definite() || own->definite || !own->relation.empty()) return false;
    if (opens_sentence(*own)) return is_followed_by_preposition(*own);
    if (own->coordinated == kNone) return false;
    const NounPhrase& first = c_.syntax.phrases[own->coordinated];
    return first.tokens.last == own->tokens.first && opens_sentence(first) &&
           is_followed_by_preposition(*own);
  }

  bool opens_sentence(const NounPhrase& p) const {
    const TokenizedText& text = *c_.layers.text;
    const uint32_t first = text.sentence(p.tokens.first).tokens.first;
    if (p.tokens.first == first) return true;
    return text.is_mark(p.tokens.first - 1, ':') || text.is_mark(p.tokens.first - 1, '|');
  }

  // Behind the noun and those joined to it.
  bool is_followed_by_preposition(const NounPhrase& p) const {
    static const std::set<std::string_view> relations = {"b",     "in",   "by",    "cause",
                                                         "place", "near", "after", "during"};
    uint32_t end = p.tokens.last;
    for (uint32_t k = first_phrase_from(c_.syntax, end); k < c_.syntax.phrases.size(); ++k) {
      const NounPhrase& next = c_.syntax.phrases[k];
      const uint32_t begin = next.preposition == kNone
                                 ? next.tokens.first
                                 : std::min(next.preposition, next.tokens.first);
      if (begin != end) return false;
      if (!next.relation.empty()) return relations.count(next.relation) > 0;
      if (next.coordinated == kNone) return false;
      end = next.tokens.last;
    }
    return false;
  }

  // "condolences on the killing of"
  bool is_governed() const {
    const NounPhrase* own = c_.phrase_at(event_.trigger.first);
    return own != nullptr && !own->relation.empty();
  }

  // A verb or a noun of happening stands before the noun: "fell ... dead", "the fall of ... dead";
  // not more than `reach` words before.
  bool is_carried(uint32_t reach = kNone) const {
    const Clause& clause = c_.syntax.clauses[event_.clause];
    for (uint32_t i = event_.trigger.first; i-- > clause.tokens.first;) {
      if (event_.trigger.first - i > reach) break;
      const Reading* r = c_.reading(i);
      if (r == nullptr || r->lexeme == kNone) continue;
      const auto carrier = c_.rules.carriers.find(r->lexeme);
      if (carrier == c_.rules.carriers.end()) continue;
      // "drove them to", "ordered them to": no act is told
      if (carrier->second.role != "accused" && carrier->second.role != "ordered") return true;
    }
    const Reading* next =
        event_.trigger.last < c_.layers.text->size() ? c_.reading(event_.trigger.last) : nullptr;
    return next != nullptr && next->lexeme != kNone && is_finite_verb(next) &&
           c_.rules.carriers.count(next->lexeme) > 0;
  }

  // Aid that came or that somebody brought; "the bringing of aid" to nobody in particular is a
  // task.
  bool is_brought() const {
    if (event_.quantity != kNone || has(Role::target)) return is_carried();
    const Clause& clause = c_.syntax.clauses[event_.clause];
    for (uint32_t i = event_.trigger.first; i-- > clause.tokens.first;) {
      const Reading* r = c_.reading(i);
      const auto carrier =
          r == nullptr ? c_.rules.carriers.end() : c_.rules.carriers.find(r->lexeme);
      if (carrier == c_.rules.carriers.end()) continue;
      if (is_finite_verb(r) || carrier->second.role == "none") return true;
    }
    const Reading* next =
        event_.trigger.last < c_.layers.text->size() ? c_.reading(event_.trigger.last) : nullptr;
    return is_finite_verb(next) && c_.rules.carriers.count(next->lexeme) > 0;
  }

  bool is_before_preposition(uint32_t token) const {
    const Lexeme* next = token + 1 < c_.layers.text->size() ? c_.lexeme(token + 1) : nullptr;
    return next != nullptr && next->part == PartOfSpeech::preposition;
  }

  // "the clashes were renewed", "the clashes going on since": a verb of happening or its participle
  // right before or behind the noun.
  bool breaks_out() const {
    const auto happens = [&](uint32_t token) {
      const Reading* r = c_.reading(token);
      if (r == nullptr || r->lexeme == kNone) return false;
      const bool breaks = is_finite_verb(r) || (r->inflection.part == PartOfSpeech::agent &&
                                                is_before_preposition(token));
      const auto carrier = c_.rules.carriers.find(r->lexeme);
      return breaks && carrier != c_.rules.carriers.end() && carrier->second.role == "none";
    };
    const uint32_t first = event_.trigger.first;
    return (first > 0 && happens(first - 1)) ||
           (event_.trigger.last < c_.layers.text->size() && happens(event_.trigger.last));
  }

  // "the battles left 20 dead", "left the shelling (V S) three dead": a verb that says what came of
  // it stands right before or behind the noun.
  bool brings_about() const {
    const auto causes = [&](uint32_t token) {
      const Reading* r = c_.reading(token);
      if (!is_finite_verb(r) || r->lexeme == kNone) return false;
      const auto carrier = c_.rules.carriers.find(r->lexeme);
      return carrier != c_.rules.carriers.end() && carrier->second.role == "cause";
    };
    const NounPhrase* own = c_.phrase_at(event_.trigger.first);
    const uint32_t end = own == nullptr ? event_.trigger.last : own->tokens.last;
    const bool bare = own == nullptr || own->relation.empty();
    return bare && ((event_.trigger.first > 0 && causes(event_.trigger.first - 1)) ||
                    (end < c_.layers.text->size() && causes(end)));
  }

  // The attribute of the noun before it: "the besieged quarters".
  bool is_adjective() const {
    const uint32_t head = event_.trigger.first;
    const Reading* r = c_.reading(head);
    if (r == nullptr || !r->has(kCliticAl) || r->clitics != kCliticAl) return false;
    if (head == c_.layers.text->sentence(head).tokens.first) return false;
    const bool qualifies =
        find_reading(*c_.layers.words, head, PartOfSpeech::adjective) != nullptr ||
        find_reading(*c_.layers.words, head, PartOfSpeech::patient) != nullptr;
    if (!qualifies || is_finite_verb(c_.reading(head - 1))) return false;
    const NounPhrase* own = c_.phrase_at(head - 1);
    if (own == nullptr || own->phrase_class == PhraseClass::time) return false;
    const Reading* before = c_.reading(head - 1);
    return (before != nullptr && before->definite()) || own->mention != kNone;
  }

  // The verb's subject, whether the frame has a role for it or not.
  bool test_doer(const Condition& condition) const {
    if (!is_finite_verb(c_.reading(event_.trigger.first))) return false;
    const uint32_t subject = find_subject(c_, event_.trigger.first).phrase;
    if (subject == kNone) return false;
    const NounPhrase& p = c_.syntax.phrases[subject];
    if (condition.test == '=') return test_lexemes(condition, p.tokens);
    return p.quantity == kNone && p.mention == kNone &&
           (classes_of(c_, p) & condition.classes) != 0;
  }

  // The five words before the trigger, within its sentence.
  TokenRange words_before() const {
    const uint32_t head = event_.trigger.first;
    const uint32_t first = c_.layers.text->sentence(head).tokens.first;
    return {head - first > 5 ? head - 5 : first, head};
  }

  TokenRange words_behind() const {
    const uint32_t last = c_.layers.text->sentence(event_.trigger.first).tokens.last;
    return {event_.trigger.last, std::min(last, event_.trigger.last + 4)};
  }

  // The bare phrases behind the trigger, whether they have a role or not.
  bool test_after(const Condition& condition) const {
    const auto& phrases = c_.syntax.phrases;
    auto at = phrases.begin() + first_phrase_from(c_.syntax, event_.trigger.last);
    const uint32_t sentence = c_.layers.text->sentence_of[event_.trigger.first];
    for (int seen = 0; at != phrases.end() && seen < 3; ++at, ++seen) {
      if (c_.layers.text->sentence_of[at->head] != sentence || !at->relation.empty()) return false;
      if (c_.syntax.clause_of[at->head] != event_.clause) return false;
      const bool uncounted = at->quantity == kNone && at->mention == kNone;
      const bool weapon = at->phrase_class == PhraseClass::instrument;
      if (condition.test == ':' && (uncounted || weapon) &&
          (classes_of(c_, *at) & condition.classes) != 0)
        return true;
      if (condition.test == '=' && test_lexemes(condition, at->tokens)) return true;
    }
    return false;
  }

  bool matches_slot(const std::string& slot, const Argument& a) const {
    return slot == "any" || slot == to_string(a.role) || slot == a.relation;
  }

  bool test_argument(const Condition& condition, const Argument& a) const {
    switch (condition.test) {
      case ':':
        return test_class(condition, a);
      case '=':
        return a.phrase != kNone && test_lexemes(condition, governed(c_.syntax.phrases[a.phrase]));
      case '~':
        return test_kinds(condition, a);
      default:
        return true;
    }
  }

  bool test_class(const Condition& condition, const Argument& a) const {
    if (a.phrase != kNone)
      return (classes_of(c_, c_.syntax.phrases[a.phrase]) & condition.classes) != 0;
    if (a.mention == kNone) return false;
    const MentionKind kind = c_.mention(a.mention).kind;
    if (kind == MentionKind::place) return (condition.classes & bit(PhraseClass::place)) != 0;
    if (kind == MentionKind::facility) return (condition.classes & bit(PhraseClass::facility)) != 0;
    if (kind == MentionKind::instrument)
      return (condition.classes & bit(PhraseClass::instrument)) != 0;
    return (condition.classes & bit(PhraseClass::actor)) != 0;
  }

  // A phrase with its preposition, which may be a noun: "with shells of".
  static TokenRange governed(const NounPhrase& p) {
    const bool apart = p.preposition != kNone && p.preposition < p.tokens.first;
    return {apart ? p.preposition : p.tokens.first, p.tokens.last};
  }

  bool test_lexemes(const Condition& condition, TokenRange tokens) const {
    for (uint32_t i = tokens.first; i < tokens.last; ++i) {
      for (const LexemeId lexeme : condition.lexemes) {
        if (find_lexeme_reading(*c_.layers.words, i, lexeme) != nullptr) return true;
      }
    }
    return false;
  }

  bool test_kind(const Condition& condition, uint32_t m) const {
    if (m == kNone) return false;
    const Entity* entity = c_.entity_of(m);
    return entity != nullptr && std::find(condition.kinds.begin(), condition.kinds.end(),
                                          entity->subkind) != condition.kinds.end();
  }

  bool test_kinds(const Condition& condition, const Argument& a) const {
    if (test_kind(condition, a.mention)) return true;
    if (a.phrase == kNone) return false;
    const auto& mentions = c_.syntax.phrases[a.phrase].mentions;
    return std::any_of(mentions.begin(), mentions.end(),
                       [&](uint32_t m) { return test_kind(condition, m); });
  }

  // The trigger's own phrase: its adjectives and names.
  bool test_own_words(const Condition& condition) const {
    const NounPhrase* own = c_.phrase_at(event_.trigger.first);
    const TokenRange tokens = own == nullptr ? event_.trigger : own->tokens;
    if (condition.test == '=') return test_lexemes(condition, tokens);
    if (condition.test != '~' || own == nullptr) return false;
    return std::any_of(own->mentions.begin(), own->mentions.end(),
                       [&](uint32_t m) { return test_kind(condition, m); });
  }

  const EventContext& c_;
  const Event& event_;
};

// Of the alternatives, each a condition and those joined to it.
bool any_alternative(const Tester& tester, const std::vector<Condition>& conditions) {
  for (size_t i = 0; i < conditions.size();) {
    bool whole = true;
    do {
      whole = whole && tester.test(conditions[i]);
      ++i;
    } while (i < conditions.size() && conditions[i].joined);
    if (whole) return true;
  }
  return false;
}

}  // namespace

bool SentenceLexemes::has_any(uint32_t token, const std::vector<LexemeId>& lexemes) {
  if (layers_.text->sentence_of[token] != sentence_) {
    sentence_ = layers_.text->sentence_of[token];
    lexemes_.clear();
    const TokenRange tokens = layers_.text->sentence(token).tokens;
    for (uint32_t i = tokens.first; i < tokens.last; ++i)
      for (const Reading& r : readings_of(*layers_.words, i)) lexemes_.push_back(r.lexeme);
    std::sort(lexemes_.begin(), lexemes_.end());
    lexemes_.erase(std::unique(lexemes_.begin(), lexemes_.end()), lexemes_.end());
  }
  return std::any_of(lexemes.begin(), lexemes.end(), [this](LexemeId lexeme) {
    return std::binary_search(lexemes_.begin(), lexemes_.end(), lexeme);
  });
}

bool holds(const EventContext& context, const Trigger& trigger, const Event& event) {
  const Tester tester(context, event);
  if (any_alternative(tester, trigger.unless)) return false;
  return trigger.when.empty() || any_alternative(tester, trigger.when);
}

bool has_needed(const EventContext& context, const Trigger& trigger, const Event& event) {
  const Tester tester(context, event);
  const bool whole = std::all_of(trigger.needs.begin(), trigger.needs.end(),
                                 [&](const std::string& need) { return tester.needed(need); });
  return whole && !tester.is_general_violence() && is_of_conflict(context, event);
}

}  // namespace isnad
