#include "isnad/review/decide.hpp"

#include <algorithm>

#include "isnad/claims/identity.hpp"
#include "isnad/ledger/claim_spans.hpp"
#include "isnad/record/claim_reader.hpp"

namespace isnad {
namespace {

constexpr size_t kLongestName = 200;  // bytes

Error refused(std::string_view key, std::string why) {
  return {ErrorCode::input_refused, std::string(key) + ": " + std::move(why), std::string(key),
          "see docs/review.md for what a decision may hold", "JSON-SYNTAX"};
}

// The claim that stands under this id: its row, or nothing.
Result<std::optional<ClaimRow>> claim_row(Ledger& ledger, const std::string& id) {
  ClaimFilter filter;
  filter.claim = id;
  filter.limit = 1;
  std::optional<ClaimRow> out;
  const Status read = ledger.claims(filter, [&](const ClaimRow& row) {
    out = row;
    return false;
  });
  if (!read) return read.error();
  return out;
}

struct Ground {
  std::string standing;         // the last decision on the subject; "" = none
  bool added = false;           // a reviewer added the subject
  std::optional<ClaimRow> row;  // of the subject
};

Result<Ground> ground_of(Ledger& ledger, const ReviewBook* book, const std::string& subject) {
  Ground out;
  auto row = claim_row(ledger, subject);
  if (!row) return row.error();
  out.row = std::move(*row);
  if (book != nullptr) {
    const Review& review = book->of(subject);
    out.standing = review.revision;
    out.added = review.added;
    return out;
  }
  const Status read = ledger.decisions([&](const Decision& decision) {
    if (decision.subject != subject) return true;
    out.standing = decision.id;
    out.added = out.added || decision.kind == "add";
    return true;
  });
  if (!read) return read.error();
  return out;
}

// What the ledger says of the document of an added claim: as its other claims have it.
Status take_document(Ledger& ledger, const DocumentRow& row, Claim& claim) {
  DocumentRef& ref = claim.document;
  const Document& document = row.document;
  ref = {document.id,
         document.name,
         document.url,
         document.outlet,
         document.title,
         document.published,
         document.published.empty() ? "none" : "given"};
  ClaimFilter of_document;
  of_document.document = document.id;
  Status parsed = Done{};
  const Status read = ledger.claims(of_document, [&](const ClaimRow& other) {
    if (other.document != row.number) return true;
    const auto claimed = ClaimParser().parse(other.line);
    if (claimed) {
      ref = claimed->document;
    } else {
      parsed = claimed.error();
    }
    return false;
  });
  return read ? parsed : read;
}

Status check_quotes(const Claim& claim, const std::string& text) {
  uint64_t spans = 0;
  const std::string misplaced = misplaced_part(claim, text, spans);
  if (!misplaced.empty())
    return refused("claim." + misplaced, "does not quote the document's bytes at its span");
  const Evidence& evidence = claim.evidence;
  if (evidence.trigger.begin < evidence.span.begin || evidence.trigger.end > evidence.span.end)
    return refused("claim.evidence", "does not hold its trigger");
  return Done{};
}

// The record of a correction or addition, checked against its document and completed.
Status complete_record(Ledger& ledger, const Ground& ground, const DecisionAsked& asked,
                       DecisionContent& content) {
  Claim& claim = *content.claim;
  uint64_t number = ground.row ? ground.row->document : 0;
  if (number == 0) {
    const auto found = number_of_document(ledger, claim.document.id);
    if (!found) return found.error();
    number = *found;
  }
  if (number == 0) return refused("claim.document", "is none that the ledger holds");
  const auto document = ledger.document(number);
  if (!document) return document.error();
  if (document->document.id != claim.document.id)
    return refused("claim.document", "is another than the claim's");
  if (const Status quotes = check_quotes(claim, document->document.text); !quotes) return quotes;
  if (const Status taken = take_document(ledger, *document, claim); !taken) return taken;
  if (asked.codes != nullptr) {
    const auto codes = asked.codes->find(claim.type);
    claim.codes = codes == asked.codes->end() ? ClaimCodes{} : codes->second;
  }
  claim.interest = interest_of(claim);
  // A file name is kept where it can be erased, and nowhere else.
  if (document->record == 0) claim.document.name = claim.document.id;
  return Done{};
}

// An added claim is known by what the engine would call it.
Status name_added(Ledger& ledger, const std::string& said, Claim& claim) {
  claim.rules = {"review"};
  claim.id = claim_id(claim);
  if (!said.empty() && said != claim.id) return refused("subject", "is not the id of the claim");
  const auto row = claim_row(ledger, claim.id);
  if (!row) return row.error();
  if (*row) return refused("claim", "is one that the ledger holds");
  return Done{};
}

bool is_line(const std::string& name) {
  return !name.empty() && name.size() <= kLongestName &&
         std::none_of(name.begin(), name.end(),
                      [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; });
}

bool is_on_incident(DecisionKind kind) {
  return kind == DecisionKind::merge || kind == DecisionKind::split;
}

Status check_claims(Ledger& ledger, const ReviewBook* book, const DecisionContent& content) {
  for (const auto* list : {&content.claims, &content.from}) {
    for (const std::string& id : *list) {
      const auto row = claim_row(ledger, id);
      if (!row) return row.error();
      if (*row) continue;
      const auto ground = ground_of(ledger, book, id);
      if (!ground) return ground.error();
      if (!ground->added) return refused("claims", id + " is no claim of the ledger");
    }
  }
  return Done{};
}

Status check_subject(Ledger& ledger, const DecisionAsked& asked, const std::string& subject,
                     const Ground& ground, const DecisionContent& content) {
  if (is_on_incident(content.kind)) {
    const bool form = subject.size() == 18 && subject.starts_with("i_") &&
                      subject.find_first_not_of("0123456789abcdef", 2) == subject.npos;
    if (!form) return refused("subject", "is no id of an incident");
    return check_claims(ledger, asked.book, content);
  }
  if (content.kind == DecisionKind::add) {
    if (ground.added) return refused("subject", "was added before");
    return Done{};
  }
  if (subject.starts_with("i_") && content.kind == DecisionKind::note) return Done{};
  if (!ground.row && !ground.added) return refused("subject", "is no claim that the ledger holds");
  return Done{};
}

}  // namespace

Result<Decision> prepare_decision(Ledger& ledger, const DecisionAsked& asked) {
  if (!is_line(asked.reviewer)) return refused("reviewer", "is empty, too long, or no plain line");
  auto content = parse_decision_content(asked.draft.kind, asked.draft.content);
  if (!content) return content.error();
  std::string subject = asked.draft.subject;
  Ground ground;
  if (content->kind == DecisionKind::add) {
    if (const Status done = complete_record(ledger, ground, asked, *content); !done)
      return done.error();
    if (const Status named = name_added(ledger, subject, *content->claim); !named)
      return named.error();
    subject = content->claim->id;
  }
  auto found = ground_of(ledger, asked.book, subject);
  if (!found) return found.error();
  ground = std::move(*found);
  if (const Status known = check_subject(ledger, asked, subject, ground, *content); !known)
    return known.error();
  if (content->kind == DecisionKind::correct) {
    if (content->claim->id != subject) return refused("claim.id", "is not the subject");
    if (const Status done = complete_record(ledger, ground, asked, *content); !done)
      return done.error();
  }
  Decision decision;
  decision.subject = std::move(subject);
  decision.parent = asked.draft.parent.value_or(ground.standing);
  decision.kind = asked.draft.kind;
  decision.reviewer = asked.reviewer;
  decision.content = decision_content_json(*content);
  return decision;
}

Result<Decision> decide_on(Ledger& ledger, const DecisionAsked& asked) {
  auto decision = prepare_decision(ledger, asked);
  if (!decision) return decision.error();
  return ledger.decide(std::move(*decision));
}

}  // namespace isnad
