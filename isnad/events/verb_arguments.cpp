// Who did what, by a finite verb: VSO and SVO, passives, a single phrase that may be either.
#include <algorithm>

#include "isnad/events/binding.hpp"
#include "isnad/text/codes.hpp"

namespace isnad {
namespace {

bool is_passive(const Reading* r) { return r != nullptr && r->inflection.voice == Voice::passive; }

class VerbBinder : public Binding {
 public:
  using Binding::Binding;

  void bind_verb(const Reading& r) {
    const Subject subject = find_subject(c_, head_);
    const std::vector<uint32_t> after = bare_phrases_after();
    const bool may_be_passive = has_voice(head_, Voice::passive);
    const bool must_be_passive =
        is_passive(&r) && (!has_voice(head_, Voice::active) || is_written_passive(r));
    const bool before =
        subject.phrase != kNone && c_.syntax.phrases[subject.phrase].tokens.first < head_;
    const uint32_t topic = must_be_passive ? kNone : pronoun_topic(may_be_passive);
    if (is_told_by_us(c_, head_)) {
      add_objects(after, 0);
    } else if (topic != kNone && r.suffix == Suffix::none) {
      const Role role = role_for("subject", doer_classes(topic), Role::unit);
      if (role != Role::unit) add_argument(topic, role, "coreference", "subject");
      add_objects(after, 0);
    } else if (r.suffix != Suffix::none && !must_be_passive) {
      bind_with_pronoun(r, subject, after);
    } else if (must_be_passive || is_accused(after, may_be_passive, r)) {
      add("object", after.empty() ? subject.phrase : after.front(), before && subject.inherited);
    } else if (before && !subject.inherited && is_told_about(subject.phrase, after)) {
      add("subject", after[0], false);
      add_objects(after, 1);
    } else if (before && !subject.inherited) {
      bind_topic_first(subject, after, may_be_passive);
    } else if (after.size() >= 2 && may_be_passive && is_named_by(after[0], after[1])) {
      add("object", after[1], false);
    } else if (after.size() >= 2 && may_be_passive && is_counted_victim(after[0], after[1])) {
      add("object", after[0], false);
    } else if (!after.empty() && is_followed_by_objects(r)) {
      add_objects(after, 0);
      if (subject.phrase != kNone && c_.syntax.phrases[subject.phrase].tokens.first < head_)
        add("subject", subject.phrase, true);
    } else if (after.size() >= 2) {
      add("subject", after[0], false);
      const bool office = after.size() > 2 && is_office_of(after[0], after[1]);
      add_objects(after, is_adverb(after[1]) || office ? 2 : 1);
    } else if (after.size() == 1) {
      bind_single(after.front(), subject, may_be_passive, r);
    } else if (subject.phrase != kNone) {
      add("subject", subject.phrase, true);
    }
  }

 private:
  // A plural or dual verb stands behind its subject, so that what follows it is hit (Ryding 2005,
  // ch. 4: agreement in number only with a subject told before).
  static bool is_followed_by_objects(const Reading& r) {
    const bool several =
        r.inflection.number == Number::plural || r.inflection.number == Number::dual;
    return several && r.inflection.voice != Voice::passive;
  }

  // "the army said that it (anna-hu) shelled": the pronoun on the particle is the subject, and
  // stands for who speaks. "He" may stand for nobody before a verb that may be a passive ("that
  // there were killed"): there, for armed people alone.
  uint32_t pronoun_topic(bool may_be_passive) const {
    const Clause& clause = c_.syntax.clauses[event_.clause];
    const Suffix pronoun = pronoun_on_particle(clause.tokens.first);
    if (clause.verb != head_ || clause.parent == kNone || pronoun == Suffix::none) return kNone;
    for (uint32_t i = clause.tokens.first + 1; i < head_; ++i) {
      const NounPhrase* between = c_.phrase_at(i);
      if (between != nullptr && between->phrase_class != PhraseClass::time) return kNone;
    }
    const uint32_t report = c_.syntax.clauses[clause.parent].verb;
    if (report == kNone) return kNone;
    const uint32_t accused = accused_by(report, clause.tokens.first);
    const uint32_t speaker = accused != kNone ? accused : find_subject(c_, report).phrase;
    if (speaker == kNone || !stands_for(pronoun, speaker)) return kNone;
    const bool idle = pronoun == Suffix::he && may_be_passive;
    return idle && (doer_classes(speaker) & kArmed) == 0 ? kNone : speaker;
  }

  Suffix pronoun_on_particle(uint32_t token) const {
    for (const Reading& r : readings_of(*c_.layers.words, token)) {
      if (r.inflection.part == PartOfSpeech::complementizer && r.suffix != Suffix::none)
        return r.suffix;
    }
    return Suffix::none;
  }

  // "rockets that the group fired (them)", "gunmen kidnapped them": the phrase behind the verb is
  // the subject; the pronoun is what the relative clause describes, else people told before.
  void bind_with_pronoun(const Reading& r, const Subject& subject,
                         const std::vector<uint32_t>& after) {
    const bool follows = !after.empty() && r.inflection.number != Number::plural;
    const uint32_t doer = follows ? after[0] : subject.antecedent ? kNone : subject.phrase;
    if (doer != kNone) add("subject", doer, !follows && subject.inherited);
    add_objects(after, follows ? 1 : 0);
    const bool relative = c_.syntax.clauses[event_.clause].kind == ClauseKind::relative;
    const bool topic = follows && subject.phrase != kNone && !subject.inherited &&
                       c_.syntax.phrases[subject.phrase].tokens.first < head_ &&
                       agrees(r.suffix, c_.syntax.phrases[subject.phrase]);
    if (topic || relative) {
      add("object", topic ? subject.phrase : described(r.suffix), false);
      return;
    }
    const uint32_t people = told_before(r.suffix, doer);
    if (people != kNone && role_for("object", kPeople, Role::unit) == Role::target)
      return add_argument(people, Role::target, "coreference", "pronoun");
    const uint32_t thing = thing_told_before(r.suffix);
    if (thing != kNone) add("object", thing, false);
  }

  // "shelled the posts and destroyed them", "seized the town and looted it": the pronoun of a verb
  // joined on stands for the object before it.
  uint32_t thing_told_before(Suffix pronoun) const {
    const Reading* r = c_.reading(head_);
    if (pronoun != Suffix::she || (!r->has(kCliticWa) && !r->has(kCliticFa))) return kNone;
    constexpr uint32_t kThings = bit(PhraseClass::facility) | bit(PhraseClass::thing) |
                                 bit(PhraseClass::instrument) | bit(PhraseClass::place);
    constexpr uint32_t kReach = 12;  // tokens
    const uint32_t sentence = c_.layers.text->sentence_of[head_];
    for (uint32_t p = first_phrase_from(c_.syntax, head_); p-- > 0;) {
      const NounPhrase& phrase = c_.syntax.phrases[p];
      if (c_.layers.text->sentence_of[phrase.head] != sentence || head_ - phrase.head > kReach)
        break;
      if (phrase.relation.empty() && phrase.genitive_of == kNone &&
          (classes_of(c_, phrase) & kThings) != 0 && agrees(pronoun, phrase))
        return p;
    }
    return kNone;
  }

  // The phrase before the relative clause that agrees with its pronoun: the last of three.
  uint32_t described(Suffix pronoun) const {
    const uint32_t sentence = c_.layers.text->sentence_of[head_];
    uint32_t p = first_phrase_from(c_.syntax, c_.syntax.clauses[event_.clause].tokens.first);
    for (int tried = 0; p-- > 0 && tried < 3; ++tried) {
      const NounPhrase& phrase = c_.syntax.phrases[p];
      if (c_.layers.text->sentence_of[phrase.head] != sentence) break;
      if (agrees(pronoun, phrase)) return p;
    }
    return kNone;
  }

  // The nearest people that agree with the pronoun, other than who acts.
  uint32_t told_before(Suffix pronoun, uint32_t doer) const {
    const uint32_t sentence = c_.layers.text->sentence_of[head_];
    for (uint32_t p = first_phrase_from(c_.syntax, head_); p-- > 0;) {
      const NounPhrase& phrase = c_.syntax.phrases[p];
      if (c_.layers.text->sentence_of[phrase.head] + 1 < sentence) break;
      if (p != doer && (classes_of(c_, phrase) & kPeople) != 0 && agrees(pronoun, phrase)) return p;
    }
    return kNone;
  }

  // "them" is several people, "her" a woman, a body or several things, "him" one man or thing.
  bool agrees(Suffix pronoun, const NounPhrase& p) const {
    const bool people = (classes_of(c_, p) & kPeople) != 0;
    const bool several =
        p.number == Number::plural || p.number == Number::dual || p.quantity != kNone;
    switch (pronoun) {
      case Suffix::they:
      case Suffix::they_two:
        return people && (several || p.phrase_class == PhraseClass::force);
      case Suffix::she:
        return p.gender == Gender::feminine || (several && !people) ||
               p.phrase_class == PhraseClass::place;
      case Suffix::he:
        return p.gender != Gender::feminine && !several;
      default:
        return false;
    }
  }

  // "were killed two at least, one of them a policeman": counted people without another that is
  // counted or accusative behind them were hit.
  bool is_counted_victim(uint32_t first, uint32_t second) const {
    const NounPhrase& p = c_.syntax.phrases[first];
    const NounPhrase& next = c_.syntax.phrases[second];
    const Reading* head = c_.reading(next.head);
    const bool is_object = next.quantity != kNone ||
                           (head != nullptr && (head->inflection.accusative || head->definite()));
    const bool victims = !is_object && (classes_of(c_, p) & bit(PhraseClass::force)) == 0;
    bool part = false;
    for (uint32_t i = p.tokens.last; i <= next.tokens.first; ++i) part = part || is_part_of_them(i);
    return counts_people() && p.quantity != kNone && (victims || part);
  }

  // "one of them", "most of them": who stands behind it is some of the people told before.
  bool is_part_of_them(uint32_t token) const {
    const Reading* r = c_.reading(token);
    const Lexeme* lexeme = c_.lexeme(token);
    return r != nullptr && lexeme != nullptr && !r->has(kCliticWa) &&
           (lexeme->sense == "one_of" || lexeme->sense == "some") &&
           (r->suffix == Suffix::they || r->suffix == Suffix::they_two);
  }

  // S V (O): an object after makes the topic the subject; without one the topic of a transitive
  // verb may be what was hit.
  void bind_topic_first(const Subject& subject, const std::vector<uint32_t>& after,
                        bool may_be_passive) {
    const uint32_t classes = classes_of(c_, c_.syntax.phrases[subject.phrase]);
    const bool is_no_object = role_for("object", classes, Role::unit) == Role::unit &&
                              c_.reading(head_)->inflection.number == Number::plural;
    const bool acts =
        !after.empty() || is_no_object || !may_be_passive || prefers_subject(subject.phrase);
    add(acts ? "subject" : "object", subject.phrase, false);
    for (size_t k = 0; k < after.size(); ++k) {
      if (add_objects(after, k)) return;
    }
  }

  // "a clash in which (fi-ha) the soldiers fired bullets", "the town that the group took hold of
  // (alay-ha)": a pronoun behind the verb's preposition stands for what is told before it; who acts
  // follows the verb.
  bool is_told_about(uint32_t topic, const std::vector<uint32_t>& after) const {
    const NounPhrase& p = c_.syntax.phrases[topic];
    if (after.empty() || (classes_of(c_, p) & kPeople) != 0) return false;
    const NounPhrase& doer = c_.syntax.phrases[after[0]];
    const uint32_t at = event_.trigger.last;
    if (doer.tokens.first == at + 1 && is_resumed(at, p)) return after.size() > 1 || acts(after[0]);
    return doer.tokens.first == at && acts(after[0]) && is_resumed(doer.tokens.last, p);
  }

  bool acts(uint32_t phrase) const {
    return (classes_of(c_, c_.syntax.phrases[phrase]) & kArmed) != 0 &&
           role_for("subject", doer_classes(phrase), Role::unit) == Role::initiator;
  }

  bool is_resumed(uint32_t at, const NounPhrase& topic) const {
    const Reading* r = at < c_.layers.text->size() ? c_.reading(at) : nullptr;
    return r != nullptr && r->inflection.part == PartOfSpeech::preposition &&
           r->suffix != Suffix::none && agrees(r->suffix, topic);
  }

  // "hid by force thirty detainees": an accusative adjective by itself tells how.
  bool is_adverb(uint32_t phrase) const {
    const NounPhrase& p = c_.syntax.phrases[phrase];
    const Reading* r = c_.reading(p.head);
    return r != nullptr && r->inflection.part == PartOfSpeech::adjective &&
           r->inflection.accusative && p.quantity == kNone && p.tokens.size() == 1;
  }

  // "called X the mufti of Y all states to": behind a name, and before the object, an office is the
  // name's.
  bool is_office_of(uint32_t name, uint32_t office) const {
    const NounPhrase& n = c_.syntax.phrases[name];
    const NounPhrase& o = c_.syntax.phrases[office];
    const bool person = n.phrase_class == PhraseClass::name ||
                        n.phrase_class == PhraseClass::role ||
                        n.phrase_class == PhraseClass::person;
    return person && o.phrase_class == PhraseClass::role && n.number != Number::plural &&
           o.number == Number::singular && o.quantity == kNone &&
           o.tokens.first - n.tokens.last <= 1;
  }

  // "was killed the commander in the movement X": of people hit, a name behind a definite title.
  bool is_named_by(uint32_t title, uint32_t name) const {
    const NounPhrase& t = c_.syntax.phrases[title];
    const NounPhrase& n = c_.syntax.phrases[name];
    const bool is_title =
        t.phrase_class == PhraseClass::role || t.phrase_class == PhraseClass::person;
    return counts_people() && is_title && t.definite && t.number == Number::singular &&
           t.quantity == kNone && n.quantity == kNone && n.phrase_class == PhraseClass::name;
  }

  // The object; the phrase behind it only in another role: "handed the militias weapons".
  bool add_objects(const std::vector<uint32_t>& after, size_t from) {
    if (from >= after.size() || !add("object", after[from], false)) return false;
    const Role role = event_.arguments.back().role;
    if (from + 1 < after.size() && add("object", after[from + 1], false) &&
        event_.arguments.back().role == role)
      event_.arguments.pop_back();
    return true;
  }

  // One phrase after the verb: subject or object?
  void bind_single(uint32_t phrase, const Subject& subject, bool may_be_passive, const Reading& r) {
    const NounPhrase& p = c_.syntax.phrases[phrase];
    const bool masculine_people =
        p.gender == Gender::masculine && (classes_of(c_, p) & (bit(PhraseClass::person))) != 0;
    const bool disagrees =
        r.inflection.gender == Gender::feminine && (masculine_people || is_one_masculine(p));
    const bool plural_verb =
        r.inflection.number == Number::plural;  // V-plural is never followed by its subject
    const bool acts = precedes_event_noun(p) || hits_by_preposition(phrase);
    const bool is_object = disagrees || plural_verb || is_no_subject(p, r) || is_oblique(p) ||
                           must_be_object(phrase) || is_hit_by_weapon_before(r);
    const bool may_be_hit = may_be_passive && !prefers_subject(phrase);
    if (!is_object && (acts || !may_be_hit)) {
      add("subject", phrase, false);
      return;
    }
    add("object", phrase, false);
    if (is_object && subject.inherited) add("subject", subject.phrase, true);
    const uint32_t left = subject.inherited ? kNone : subject_left(c_, head_);
    if (goes_on(left, r)) add("subject", left, true);
  }

  // "(she) accused (f.) the army (m.)": one body or man is no subject of a feminine verb.
  static bool is_one_masculine(const NounPhrase& p) {
    return p.gender == Gender::masculine && p.number == Number::singular && p.noun != kNone &&
           p.quantity == kNone &&
           (p.phrase_class == PhraseClass::force || p.phrase_class == PhraseClass::role ||
            p.phrase_class == PhraseClass::actor);
  }

  // "(he) demanded (m.) companies (f.)": a verb agrees in gender with a noun right behind it
  // (Ryding 2005, ch. 4), so that this one is no subject. Counted nouns agree by other rules.
  bool is_no_subject(const NounPhrase& p, const Reading& r) const {
    return r.inflection.gender == Gender::masculine && r.inflection.person == 3 &&
           r.inflection.voice == Voice::active && p.noun != kNone && p.quantity == kNone &&
           p.gender == Gender::feminine && p.tokens.first == event_.trigger.last &&
           p.head == p.tokens.first;
  }

  // "a shell fell and wounded one of the residents": of people, behind a weapon told before.
  bool is_hit_by_weapon_before(const Reading& r) const {
    if (!counts_people() ||
        role_for("subject", bit(PhraseClass::instrument), Role::unit) != Role::instrument ||
        (!r.has(kCliticWa) && !r.has(kCliticFa)) || is_passive(&r) ||
        has_voice(head_, Voice::passive) || r.inflection.number == Number::plural)
      return false;
    const uint32_t left = subject_left(c_, head_);
    return left != kNone &&
           (classes_of(c_, c_.syntax.phrases[left]) & bit(PhraseClass::instrument)) != 0;
  }

  // "the forces cut the road and combed the area": joined to a clause of armed people, the verb
  // goes on with them. Where it may be a passive, too, they did it as a rule.
  bool goes_on(uint32_t subject, const Reading& r) const {
    if (subject == kNone || is_passive(&r) || (!r.has(kCliticWa) && !r.has(kCliticFa)))
      return false;
    const NounPhrase& p = c_.syntax.phrases[subject];
    // "five gunmen were killed and ten were wounded": they would have done it in the plural.
    const bool one_verb =
        r.inflection.number == Number::singular && r.inflection.gender == Gender::masculine;
    if (one_verb && (p.number == Number::plural || p.quantity != kNone)) return false;
    return (classes_of(c_, p) & kArmed) != 0 && !is_victim_of_its_verb(p);
  }

  // "a commander was killed and three were wounded": the verb before may be a passive, and counts
  // whom it was done to.
  bool is_victim_of_its_verb(const NounPhrase& p) const {
    const uint32_t verb = c_.syntax.clauses[c_.syntax.clause_of[p.tokens.first]].verb;
    if (verb == kNone || verb > p.tokens.first) return false;
    const Reading* r = c_.reading(verb);
    const auto rows = c_.rules.by_lexeme.find(r == nullptr ? kNone : r->lexeme);
    if (!has_voice(verb, Voice::passive) || rows == c_.rules.by_lexeme.end()) return false;
    const std::string_view family = family_of(c_.rules.triggers[rows->second.front()].type);
    const uint32_t next = first_phrase_from(c_.syntax, p.tokens.last);
    const bool hits = next < c_.syntax.phrases.size() && c_.syntax.phrases[next].relation.empty() &&
                      c_.syntax.phrases[next].tokens.first == p.tokens.last;
    return !hits && (family == "casualty" || family == "detention");
  }

  // A dual in -ayn, whole or before its genitive, is no subject: "holds two ships"; nor is a sound
  // plural in -in behind a verb of speech: "demanded of the settlers".
  bool is_oblique(const NounPhrase& p) const {
    const Reading* r = c_.reading(p.head);
    if (r != nullptr && r->suffix != Suffix::none) return false;
    const auto all = readings_of(*c_.layers.words, p.head);
    const bool several = std::any_of(all.begin(), all.end(), [](const Reading& other) {
      return other.inflection.number == Number::plural &&
             other.inflection.gender == Gender::masculine && other.suffix == Suffix::none;
    });
    if (family_of(event_.type) == "politics" && (several || is_name_of_several(p)))
      return ends_in(p.head, kYa, kNoon);
    if (r == nullptr || r->inflection.number != Number::dual) return false;
    if (std::any_of(all.begin(), all.end(),
                    [](const Reading& other) { return other.inflection.number == Number::plural; }))
      return false;  // "thousands of demonstrators"
    std::string_view codes = c_.layers.text->codes(p.head);
    if (!codes.empty() && static_cast<Code>(codes.back()) == kNoon) codes.remove_suffix(1);
    return !codes.empty() && static_cast<Code>(codes.back()) == kYa;
  }

  // "the Houthis": a people's or a group's name of one word.
  bool is_name_of_several(const NounPhrase& p) const {
    if (p.mention == kNone || c_.mention(p.mention).name.size() != 1) return false;
    const MentionKind kind = c_.mention(p.mention).kind;
    return kind == MentionKind::actor || kind == MentionKind::nationality;
  }

  bool ends_in(uint32_t token, Code last_but_one, Code last) const {
    const std::string_view codes = c_.layers.text->codes(token);
    return codes.size() > 3 && static_cast<Code>(codes.back()) == last &&
           static_cast<Code>(codes[codes.size() - 2]) == last_but_one;
  }

  // "opened fire", "fired rockets": what only the object can be, or what is let go.
  bool must_be_object(uint32_t phrase) const {
    const uint32_t classes = classes_of(c_, c_.syntax.phrases[phrase]);
    const Role hit = role_for("object", classes, Role::unit);
    const Role doer = role_for("subject", classes, Role::unit);
    return hit == Role::instrument && (doer == Role::unit || doer == Role::instrument);
  }

  // "the air force carried out raids": the noun of the next event is the object.
  bool precedes_event_noun(const NounPhrase& p) const {
    if (p.tokens.last != limit_ || limit_ >= c_.layers.text->size()) return false;
    const NounPhrase* next = c_.phrase_at(limit_);
    const Reading* r = c_.reading(limit_);
    if (r == nullptr || r->definite() || r->inflection.part == PartOfSpeech::patient ||
        r->inflection.part == PartOfSpeech::agent)
      return false;
    return next != nullptr && next->relation.empty() && next->coordinated == kNone &&
           next->genitive_of == kNone;
  }

  // "the group released (about) twenty prisoners": whom it was done to stands behind a preposition.
  bool hits_by_preposition(uint32_t phrase) const {
    for (uint32_t p = phrase + 1; p < c_.syntax.phrases.size(); ++p) {
      const NounPhrase& next = c_.syntax.phrases[p];
      if (next.tokens.first >= limit_) break;
      if (next.relation != "about" && next.relation != "on") continue;
      if (role_for(next.relation, classes_of(c_, next), Role::unit) == Role::target)
        return role_for("subject", classes_of(c_, c_.syntax.phrases[phrase]), Role::unit) ==
               Role::initiator;
    }
    return false;
  }

  // Casualty frames take people as objects first; other frames take armed actors and weapons as
  // subjects.
  bool prefers_subject(uint32_t phrase) const {
    const uint32_t classes = doer_classes(phrase);
    const uint32_t armed = bit(PhraseClass::actor) | bit(PhraseClass::force) |
                           bit(PhraseClass::instrument) | bit(PhraseClass::role);
    if (counts_people()) return false;
    if (speaks()) return (classes & (armed | kPeople | bit(PhraseClass::speech))) != 0;
    const bool taken = event_.type == "materiel.seized";  // "were seized on him two rifles"
    return (classes & (taken ? armed & ~bit(PhraseClass::instrument) : armed)) != 0;
  }

  // "a man was arrested and accused of": an accusation names whom it is made against.
  bool is_accused(const std::vector<uint32_t>& after, bool may_be_passive, const Reading& r) const {
    return event_.type == "politics.accused" && after.empty() && may_be_passive &&
           r.suffix == Suffix::none;
  }

  // Who condemns or rejects is named as a rule; "was accused" is said without who accuses.
  bool speaks() const {
    return family_of(event_.type) == "politics" && event_.type != "politics.accused";
  }

  // A perfect written with the damma of the passive.
  bool is_written_passive(const Reading& r) const {
    return r.inflection.aspect == Aspect::perfect && c_.layers.text->tokens[head_].has(kFirstDamma);
  }

  bool has_voice(uint32_t verb, Voice voice) const {
    for (const Reading& r : readings_of(*c_.layers.words, verb)) {
      if (r.inflection.part == PartOfSpeech::verb && r.inflection.voice == voice) return true;
    }
    return false;
  }

  // "the "X" (quoted) terrorist (adjective) group": an adjective behind a name in marks is the
  // name's.
  bool is_adjective_of_name(const NounPhrase& p) const {
    const Reading* r = c_.reading(p.head);
    const auto& text = *c_.layers.text;
    if (r == nullptr || !r->has(kCliticAl) || p.tokens.size() != 1 || p.head == 0 ||
        find_reading(*c_.layers.words, p.head, PartOfSpeech::adjective) == nullptr)
      return false;
    return text.is_mark(p.head - 1, '"') || text.is_mark(p.head - 1, kCloseQuote);
  }

  // "in the Green (unknown) Secure zone": one adjective with the article right behind a phrase that
  // is no subject is that one's.
  bool is_stray_adjective(uint32_t phrase) const {
    const NounPhrase& p = c_.syntax.phrases[phrase];
    const Reading* r = c_.reading(p.head);
    if (phrase == 0 || r == nullptr || p.tokens.size() != 1 || !r->has(kCliticAl) ||
        p.quantity != kNone ||
        (r->inflection.part != PartOfSpeech::adjective &&
         r->inflection.part != PartOfSpeech::agent && r->inflection.part != PartOfSpeech::patient))
      return false;
    const NounPhrase& before = c_.syntax.phrases[phrase - 1];
    return before.tokens.last == p.tokens.first && !before.relation.empty();
  }

  // Phrases after the verb without preposition, not joined to one before, up to the limit.
  std::vector<uint32_t> bare_phrases_after() const {
    std::vector<uint32_t> out;
    for (uint32_t p = first_phrase_from(c_.syntax, event_.trigger.last);
         p < c_.syntax.phrases.size(); ++p) {
      const NounPhrase& phrase = c_.syntax.phrases[p];
      if (phrase.tokens.first >= limit_ ||
          is_remark_between(c_, event_.trigger.last, phrase.tokens.first))
        break;
      if (opens_clause_between(head_, phrase.tokens.first)) continue;
      if (!phrase.relation.empty() || phrase.coordinated != kNone || phrase.genitive_of != kNone)
        continue;
      if (phrase.phrase_class == PhraseClass::time || counts_of_them(phrase) ||
          is_remark(c_, phrase) || is_adjective_of_name(phrase) || is_stray_adjective(p))
        continue;
      out.push_back(p);
    }
    return out;
  }
};

}  // namespace

void bind_verb_arguments(const EventContext& context, const Frame& frame, uint32_t limit,
                         Event& event) {
  VerbBinder(context, frame, limit, event).bind_verb(*context.reading(event.trigger.first));
}

}  // namespace isnad
