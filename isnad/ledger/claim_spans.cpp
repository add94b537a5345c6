// Every text of a claim is the bytes of its span.
#include "isnad/ledger/claim_spans.hpp"

namespace isnad {

namespace {

struct SpanCheck {
  const std::string& text;
  uint64_t spans = 0;
  std::string misplaced;

  void within(Span span, const char* part) {
    ++spans;
    if (span.begin > span.end || span.end > text.size()) misplaced = part;
  }
  void quotes(Span span, const std::string& quoted, const char* part) {
    within(span, part);
    if (misplaced.empty() && text.compare(span.begin, span.size(), quoted) != 0) misplaced = part;
  }
  template <typename Parts>
  void all(const Parts& parts, const char* name) {
    for (const auto& part : parts) quotes(part.span, part.text, name);
  }
};

}  // namespace

std::string misplaced_part(const Claim& claim, const std::string& text, uint64_t& spans) {
  SpanCheck check{text, 0, ""};
  check.quotes(claim.evidence.span, claim.evidence.text, "evidence");
  check.quotes(claim.evidence.trigger, claim.evidence.trigger_text, "trigger");
  check.all(claim.initiator, "initiator");
  check.all(claim.target, "target");
  check.all(claim.place, "place");
  check.all(claim.facility, "facility");
  check.all(claim.instrument, "instrument");
  check.all(claim.attribution, "attribution");
  if (claim.quantity) check.quotes(claim.quantity->span, claim.quantity->text, "quantity");
  if (claim.time) check.quotes(claim.time->span, claim.time->text, "time");
  for (const Breakdown& part : claim.breakdown)
    check.quotes(part.quantity.span, part.quantity.text, "breakdown");
  for (const ClaimPerson& person : claim.persons) check.within(person.span, "persons");
  spans += check.spans;
  return check.misplaced;
}

}  // namespace isnad
