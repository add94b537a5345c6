// What leaves: tables for others, gold for the evaluation, and how far reviewers agree.
#include <set>

#include "isnad/record/claim_reader.hpp"
#include "isnad/record/json_writer.hpp"
#include "isnad/review/gold.hpp"
#include "isnad/review/reviewer_agreement.hpp"

#include "apps/server/api.hpp"
#include "apps/server/table_export.hpp"

namespace isnad {
namespace {

// Ending and type of a file of this format.
std::pair<const char*, const char*> file_type(const std::string& format) {
  if (format == "jsonl" || format == "ftm") return {"jsonl", "application/jsonl"};
  if (format == "geojson") return {"geojson", "application/geo+json"};
  if (format == "webannotation") return {"jsonld", "application/ld+json"};
  if (format == "html") return {"html", "text/html; charset=utf-8"};
  return {"csv", "text/csv; charset=utf-8"};
}

// What the engine made of the documents of which some claim was decided on.
Status read_engine_claims(Desk& desk, std::vector<Claim>& out) {
  std::set<std::string> documents;
  for (const auto& [subject, place] : desk.decided)
    if (const ListedDocument* const listed = find_document(desk, place.document))
      documents.insert(listed->row.document.id);
  for (const auto& [subject, review] : desk.book.all())
    if (review.added && review.claim) documents.insert(review.claim->document.id);
  std::set<uint64_t> claims;
  for (const std::string& document : documents) {
    ClaimFilter filter;
    filter.document = document;
    const auto numbers = desk.ledger->claim_numbers(filter);
    if (!numbers) return numbers.error();
    claims.insert(numbers->begin(), numbers->end());
  }
  ClaimParser parser;
  return desk.ledger->numbered_claims({claims.begin(), claims.end()}, [&](const ClaimRow& row) {
    if (Result<Claim> claim = parser.parse(row.line)) out.push_back(std::move(*claim));
    return true;
  });
}

uint64_t claims_of(const PairAgreement& pair) {
  return pair.slots.empty() ? 0 : pair.slots.front().n;
}

void write_slots(JsonWriter& json, const std::vector<SlotAgreement>& slots) {
  json.open('[');
  for (const SlotAgreement& slot : slots) {
    json.open('{');
    json.key("slot").string(slot.slot);
    json.key("kappa").number_or_null(slot.kappa);
    json.key("observed").number(slot.observed);
    json.key("n").number(static_cast<double>(slot.n));
    json.close('}');
  }
  json.close(']');
}

}  // namespace

HttpResponse get_export(Desk& desk, const HttpRequest& request) {
  const auto all = overview_awaited(desk);
  if (!all) return error_response(all.error());
  TableAsked asked = {std::string(request.parameter("format")),
                      std::string(request.parameter("rule")),
                      std::string(request.parameter("profile"))};
  if (asked.profile.empty()) asked.profile = "internal";
  auto table = write_table(desk, *all->all, asked);
  if (!table && table.error().code == ErrorCode::conflict)
    return error_response(403, "POLICY", table.error().message);
  if (!table) return error_response(table.error());
  const auto [ending, type] = file_type(asked.format);
  HttpResponse out;
  out.type = type;
  out.body = std::move(*table);
  out.headers.emplace_back("Content-Disposition",
                           "attachment; filename=\"isnad-" + asked.format + "." + ending + "\"");
  return out;
}

HttpResponse get_gold(Desk& desk, const HttpRequest&) {
  std::vector<Claim> claims;
  if (const Status read = read_engine_claims(desk, claims); !read)
    return error_response(read.error());
  HttpResponse out;
  out.type = "application/jsonl";
  for (const std::string& line : gold_lines(desk.book, claims)) out.body += line + "\n";
  out.headers.emplace_back("Content-Disposition", "attachment; filename=\"gold.jsonl\"");
  return out;
}

HttpResponse get_agreement(Desk& desk, const HttpRequest&) {
  const auto find = [&](const std::string& id) -> std::optional<Claim> {
    const auto row = find_claim(desk, id);
    if (!row) return std::nullopt;
    auto claim = ClaimParser().parse(row->line);
    if (!claim) return std::nullopt;
    return std::move(*claim);
  };
  const std::vector<PairAgreement> pairs = agreements(desk.book, find);
  // The two who judged most claims in common stand for themselves above all pairs.
  const PairAgreement* most = nullptr;
  for (const PairAgreement& pair : pairs)
    if (most == nullptr || claims_of(pair) > claims_of(*most)) most = &pair;
  std::string out;
  JsonWriter json(out);
  json.open('{');
  json.key("reviewers").open('[');
  if (most != nullptr) {
    json.string(most->first);
    json.string(most->second);
  } else {
    for (const std::string& reviewer : desk.book.reviewers()) json.string(reviewer);
  }
  json.close(']');
  json.key("slots");
  write_slots(json, most == nullptr ? std::vector<SlotAgreement>() : most->slots);
  json.key("pairs").open('[');
  for (const PairAgreement& pair : pairs) {
    json.open('{');
    json.key("first").string(pair.first);
    json.key("second").string(pair.second);
    json.key("slots");
    write_slots(json, pair.slots);
    json.close('}');
  }
  json.close(']');
  json.close('}');
  return json_response(std::move(out));
}

}  // namespace isnad
