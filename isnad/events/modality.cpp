// Is it told as a fact? Negation and future on the verb, "lack of" before a verbal noun,
// conditions, and the verb or noun that governs the trigger (plan, demand, threat, fear,
// prevention).
#include <map>

#include "isnad/events/parts.hpp"

namespace isnad {
namespace {

constexpr uint32_t kGovernorReach = 8;  // tokens back from the trigger

class ModalityReader {
 public:
  ModalityReader(const EventContext& context, Event& event)
      : c_(context), event_(event), head_(event.trigger.first) {}

  void read() {
    const Reading* r = c_.reading(head_);
    const Clause& clause = c_.syntax.clauses[event_.clause];
    if (is_finite_verb(r)) read_verb(*r, clause);
    if (clause.kind == ClauseKind::conditional) event_.modality = Modality::conditional;
    read_negated_noun(clause);
    read_governor(clause);
  }

 private:
  void read_verb(const Reading& r, const Clause& clause) {
    if (r.has(kCliticSa)) event_.modality = Modality::planned;
    for (uint32_t i = head_; i-- > clause.tokens.first && head_ - i <= 3;) {
      const Lexeme* lexeme = c_.lexeme(i);
      if (lexeme == nullptr) continue;
      if (lexeme->part == PartOfSpeech::negation) event_.negated = true;
      if (lexeme->sense == "future") event_.modality = Modality::planned;
      if (lexeme->sense == "possible") event_.modality = Modality::possible;
      if (lexeme->sense == "done" && r.inflection.aspect == Aspect::imperfect)
        event_.modality = Modality::possible;
      if (lexeme->sense == "almost") event_.negated = true;
      if (is_finite_verb(c_.reading(i))) break;
    }
  }

  // "without", "lack of" right before the verbal noun.
  void read_negated_noun(const Clause& clause) {
    for (uint32_t i = head_; i-- > clause.tokens.first && head_ - i <= 2;) {
      const Lexeme* lexeme = c_.lexeme(i);
      if (lexeme == nullptr) continue;
      if (lexeme->sense == "not" || lexeme->sense == "without") event_.negated = true;
      if (is_finite_verb(c_.reading(i))) return;
    }
  }

  // The nearest governing word before the trigger: in its clause, or the verb of the clause it
  // completes.
  void read_governor(const Clause& clause) {
    const uint32_t begin = clause.tokens.first;
    for (uint32_t i = head_; i-- > begin && head_ - i <= kGovernorReach;) {
      if (take_governor(i)) return;
      if (is_barrier(i)) return;
    }
    if (clause.kind != ClauseKind::complement || clause.parent == kNone) return;
    const Reading* verb = c_.reading(head_);
    const bool subjunctive = is_finite_verb(verb) && verb->inflection.aspect == Aspect::imperfect;
    const Clause& parent = c_.syntax.clauses[clause.parent];
    if (!subjunctive || parent.verb == kNone) return;
    take_governor(parent.verb);
  }

  bool take_governor(uint32_t i) {
    const Reading* r = c_.reading(i);
    if (r == nullptr || r->lexeme == kNone) return false;
    const auto governor = c_.rules.governors.find(r->lexeme);
    if (governor == c_.rules.governors.end()) return false;
    static const std::map<std::string, Modality> modalities = {
        {"planned", Modality::planned},
        {"demanded", Modality::demanded},
        {"threatened", Modality::threatened},
        {"possible", Modality::possible},
        {"conditional", Modality::conditional}};
    const auto modality = modalities.find(governor->second.modality);
    if (modality != modalities.end()) event_.modality = modality->second;
    if (governor->second.modality == "negated") event_.negated = true;
    event_.rules.push_back(governor->second.row);
    return true;
  }

  // Another event noun or verb between: what governs it does not govern this one.
  bool is_barrier(uint32_t i) const {
    const Reading* r = c_.reading(i);
    if (r == nullptr || r->lexeme == kNone) return false;
    if (is_finite_verb(r)) return true;
    return r->inflection.part == PartOfSpeech::masdar && c_.rules.by_lexeme.count(r->lexeme) > 0;
  }

  const EventContext& c_;
  Event& event_;
  uint32_t head_;
};

}  // namespace

void set_modality(const EventContext& context, Event& event) {
  ModalityReader(context, event).read();
}

}  // namespace isnad
