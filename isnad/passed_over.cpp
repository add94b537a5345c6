#include "isnad/passed_over.hpp"

#include <algorithm>

namespace isnad {
namespace {

bool touch(Span a, Span b) { return a.begin < b.end && b.begin < a.end; }

template <typename Links>
bool holds(const Links& links, Span span, bool in_place) {
  return std::any_of(links.begin(), links.end(), [&](const Link& l) {
    return touch(l.span, span) && (!in_place || l.by.empty());
  });
}

// Is the span in a slot of the claim (`in_place`: by its own words, not taken from elsewhere)?
bool fills(const Claim& c, Span span, bool in_place) {
  if (c.quantity && touch(c.quantity->span, span)) return true;
  if (c.time && touch(c.time->span, span) && (!in_place || c.time->basis != "inherited"))
    return true;
  return holds(c.initiator, span, in_place) || holds(c.target, span, in_place) ||
         holds(c.place, span, in_place) || holds(c.facility, span, in_place) ||
         holds(c.instrument, span, in_place);
}

// People and nationalities are looked for as actors are.
const char* slot_of(MentionKind kind) {
  const bool has_slot = kind == MentionKind::place || kind == MentionKind::facility ||
                        kind == MentionKind::instrument;
  return has_slot ? to_string(kind) : to_string(MentionKind::actor);
}

class Finder {
 public:
  Finder(const Analysis& analysis, const Claim& claim) : in_(analysis), claim_(claim) {
    trigger_ = token_at(claim.evidence.trigger.begin);
    sentence_ = in_.layers.text->sentence(trigger_).tokens;
  }

  std::vector<PassedOver> find() {
    for (const Mention& m : in_.entities.mentions) look(slot_of(m.kind), m.tokens, m.span);
    for (const Quantity& q : in_.quantities.quantities) look("quantity", q.tokens, q.span);
    for (const DateMention& d : in_.dates.dates) look("time", d.tokens, d.span);
    std::stable_sort(out_.begin(), out_.end(), [](const PassedOver& a, const PassedOver& b) {
      return a.span.begin < b.span.begin;
    });
    return std::move(out_);
  }

 private:
  uint32_t token_at(uint32_t byte) const {
    const auto& tokens = in_.layers.text->tokens;
    const auto at = std::partition_point(tokens.begin(), tokens.end(),
                                         [&](const Token& t) { return t.span.end <= byte; });
    return static_cast<uint32_t>(at - tokens.begin());
  }

  void look(const std::string& slot, TokenRange tokens, Span span) {
    if (tokens.empty() || !sentence_.contains(tokens.first) || fills(claim_, span, false)) return;
    if (touch(claim_.evidence.trigger, span)) return;
    PassedOver out{slot, span, "explain.lost.untied", "", ""};
    const auto says = [&](const ClaimSpeaker& s) { return touch(s.span, span); };
    if (std::any_of(claim_.attribution.begin(), claim_.attribution.end(), says)) {
      out.reason = "explain.lost.speaker";
    } else if (const Claim* other = owner_of(span)) {
      out.reason = "explain.lost.other";
      out.other_claim = other->id;
      out.other_trigger = other->evidence.trigger_text;
    } else if (in_.syntax.clause_of[tokens.first] != in_.syntax.clause_of[trigger_]) {
      out.reason = "explain.lost.clause";
    }
    out_.push_back(std::move(out));
  }

  const Claim* owner_of(Span span) const {
    for (const Claim& c : in_.claims) {
      if (c.id != claim_.id && fills(c, span, true)) return &c;
    }
    return nullptr;
  }

  const Analysis& in_;
  const Claim& claim_;
  uint32_t trigger_ = 0;
  TokenRange sentence_;
  std::vector<PassedOver> out_;
};

}  // namespace

std::vector<PassedOver> find_passed_over(const Analysis& analysis, const Claim& claim) {
  return Finder(analysis, claim).find();
}

}  // namespace isnad
