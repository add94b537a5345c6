// A reviewer's word: kept once, on the revision it was made on.
//
// A key that comes with a request makes the salt of the decision's commitment, together with the
// secret of the ledger's own key. So the ledger itself says whether a request was kept already,
// also to a program that was started anew after a kill; and nobody else can tell the salt.
#include <algorithm>

#include "isnad/base/sha256.hpp"
#include "isnad/claims/identity.hpp"
#include "isnad/review/decide.hpp"

#include "apps/server/api.hpp"
#include "apps/server/writing.hpp"

namespace isnad {
namespace {

constexpr size_t kShortestKey = 8, kLongestKey = 100;

bool is_request_key(std::string_view key) {
  return key.size() >= kShortestKey && key.size() <= kLongestKey &&
         std::all_of(key.begin(), key.end(), [](char c) { return c > ' ' && c < 0x7F; });
}

// "none" or "d_...", in quotes, as the parent of a decision.
std::optional<std::string> parent_of(std::string_view tag) {
  if (tag == "\"none\"") return "";
  const std::string_view id = tag.size() == 20 ? tag.substr(1, 18) : std::string_view();
  if (!id.starts_with("d_") || tag.front() != '"' || tag.back() != '"' ||
      id.find_first_not_of("0123456789abcdef", 2) != id.npos)
    return std::nullopt;
  return std::string(id);
}

Salt salt_of(const SecretKey& key, std::string_view request_key) {
  std::string secret = "isnad request\n";
  secret.append(reinterpret_cast<const char*>(key.seed.data()), key.seed.size());
  return sha256(secret + std::string(request_key));
}

HttpResponse decided_response(const Desk& desk, const Decision& decision) {
  const Review& review = desk.book.of(decision.subject);
  HttpResponse out = json_response(
      "{\"decision\":" + decision_json(decision) + ",\"review\":" + review_json(review) + "}", 201);
  out.headers.emplace_back("ETag", "\"" + revision_of(desk, decision.subject) + "\"");
  return out;
}

HttpResponse stale_response(const Desk& desk, const std::string& subject) {
  HttpResponse out = error_response(412, "ITEM-CHANGED", "somebody decided meanwhile");
  out.body.pop_back();
  out.body += ",\"review\":" + review_json(desk.book.of(subject)) + "}";
  out.headers.emplace_back("ETag", "\"" + revision_of(desk, subject) + "\"");
  return out;
}

// The decision that was kept for this salt, or null.
const Decision* kept_for(const Desk& desk, const std::string& salt) {
  const auto at = desk.keyed.find(salt);
  if (at == desk.keyed.end()) return nullptr;
  for (const Decision& one : desk.book.of(at->second.subject).decisions)
    if (one.id == at->second.id) return &one;
  return nullptr;
}

// Was this asked when that was kept? A record is completed before it is kept, so what was asked is
// completed too.
bool is_same(Desk& desk, const Decision& kept, const DecisionAsked& asked) {
  if (kept.kind != asked.draft.kind || kept.reviewer != asked.reviewer ||
      kept.parent != asked.draft.parent)
    return false;
  if (kept.kind == "add") {
    const auto content = parse_decision_content(kept.kind, asked.draft.content);
    return content && claim_id(*content->claim) == kept.subject;
  }
  const auto decision = prepare_decision(*desk.ledger, asked);
  return decision && decision->subject == kept.subject && decision->content == kept.content;
}

HttpResponse decide_now(Desk& desk, const DecisionAsked& asked, const Salt& salt) {
  const auto ledger = open_to_write(desk.bench, [&salt] { return salt; });
  if (!ledger) return error_response(ledger.error());
  const auto decision = decide_on(**ledger, asked);
  if (!decision && decision.error().code == ErrorCode::conflict) {
    if (const Status fresh = refresh(desk); !fresh) return error_response(fresh.error());
    return stale_response(desk, asked.draft.subject);
  }
  if (!decision) return error_response(decision.error());
  take_decision(desk, *decision, salt);
  desk.bench.unsigned_work = true;
  return decided_response(desk, *decision);
}

}  // namespace

HttpResponse post_decision(Desk& desk, const HttpRequest& request) {
  auto draft = parse_decision_draft(request.body);
  if (!draft) return error_response(draft.error());
  if (request.count_header("if-match") == 0)
    return error_response(428, "REVISION-MISSING", "say If-Match: the revision you decide on");
  const auto parent = parent_of(request.header("if-match"));
  if (!parent || draft->parent)
    return error_response(400, "BAD-REQUEST", "If-Match: \"none\" or one \"d_...\"");
  if (!is_request_key(request.header("idempotency-key")))
    return error_response(400, "BAD-REQUEST", "Idempotency-Key: 8 to 100 printed characters");
  if (!desk.bench.key) return error_response(desk.bench.key.error());
  const Salt salt = salt_of(*desk.bench.key, request.header("idempotency-key"));
  DecisionAsked asked;
  asked.draft = std::move(*draft);
  asked.draft.parent = *parent;
  asked.reviewer = request.reviewer;
  asked.codes = &desk.bench.options.knowledge->claims.codes;
  asked.book = &desk.book;
  if (const Decision* const kept = kept_for(desk, to_hex(salt))) {
    if (is_same(desk, *kept, asked)) return decided_response(desk, *kept);
    return error_response(409, "KEY-REUSED", "this key came with another decision");
  }
  if (!asked.draft.subject.empty() && desk.book.of(asked.draft.subject).revision != *parent)
    return stale_response(desk, asked.draft.subject);
  return decide_now(desk, asked, salt);
}

}  // namespace isnad
