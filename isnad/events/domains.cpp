// Is this text about armed conflict at all? Sport, trade, art and medicine attack, strike and
// explode with the same verbs.
//
// Method: events.domains marks words of conflict and words of other fields. A sentence with a word
// that only another field uses, and none of conflict beside the trigger, tells no event; nor does a
// stretch of text in which other fields prevail, unless armed people or weapons have a part in the
// event. Politics needs conflict around it. Limits: short texts are not weighed as a whole.
#include <algorithm>

#include "isnad/events/parts.hpp"

namespace isnad {
namespace {

constexpr uint32_t kReach = 120;     // tokens weighed on either side of the trigger
constexpr uint32_t kShortText = 40;  // tokens: too few to tell what a text is about
constexpr int kPrevails = 4;         // words of other fields that make a stretch one of theirs

struct Weights {
  int conflict = 0;
  int other = 0;  // any word of another field
  int plain = 0;  // words that only another field uses
};

class DomainTester {
 public:
  DomainTester(const EventContext& context, const Event& event) : c_(context), event_(event) {}

  bool is_of_conflict() const {
    const auto size = static_cast<uint32_t>(c_.layers.text->size());
    const uint32_t head = event_.trigger.first;
    const Weights sentence = weigh(c_.layers.text->sentence(head).tokens);
    const Weights around =
        weigh({head > kReach ? head - kReach : 0, std::min(size, event_.trigger.last + kReach)});
    const bool armed = has_armed_part();
    if (event_.type.rfind("politics.", 0) == 0)
      return around.other <= around.conflict && (size < kShortText || around.conflict > 0);
    if (sentence.plain > 0 && sentence.conflict == 0 && !armed) return false;
    const bool prevails = around.other >= kPrevails && around.other > 2 * around.conflict;
    return !prevails || (armed && sentence.conflict > 0);
  }

 private:
  Weights weigh(TokenRange tokens) const {
    Weights out;
    for (uint32_t i = tokens.first; i < tokens.last; ++i) {
      if (event_.trigger.contains(i)) continue;
      const Reading* r = c_.reading(i);
      if (r == nullptr || r->lexeme == kNone || r->lexeme >= c_.rules.domains.size()) continue;
      switch (c_.rules.domains[r->lexeme]) {
        case Domain::conflict:
          ++out.conflict;
          break;
        case Domain::other_plain:
          ++out.plain;
          ++out.other;
          break;
        case Domain::other:
          ++out.other;
          break;
        case Domain::none:
          break;
      }
    }
    return out;
  }

  // Armed people, their bodies or weapons fill a role.
  bool has_armed_part() const {
    return std::any_of(event_.arguments.begin(), event_.arguments.end(), [&](const Argument& a) {
      if (a.mention != kNone && is_armed(c_.mention(a.mention).kind)) return true;
      if (a.phrase == kNone) return false;
      const NounPhrase& p = c_.syntax.phrases[a.phrase];
      if (weigh(p.tokens).conflict > 0) return true;
      return std::any_of(p.mentions.begin(), p.mentions.end(),
                         [&](uint32_t m) { return is_armed(c_.mention(m).kind); });
    });
  }

  static bool is_armed(MentionKind kind) {
    return kind == MentionKind::actor || kind == MentionKind::instrument;
  }

  const EventContext& c_;
  const Event& event_;
};

}  // namespace

bool is_of_conflict(const EventContext& context, const Event& event) {
  return DomainTester(context, event).is_of_conflict();
}

}  // namespace isnad
