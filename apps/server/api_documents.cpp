// Which documents are held, and what does one of them say?
#include "isnad/exports/claim_words.hpp"
#include "isnad/ledger/claim_facts.hpp"
#include "isnad/record/json_writer.hpp"

#include "apps/server/api.hpp"
#include "apps/server/parameters.hpp"

namespace isnad {
namespace {

using Counts = std::unordered_map<uint64_t, uint64_t>;

// Claims in another state than new, by document.
Counts reviewed_claims(const Desk& desk) {
  Counts out;
  for (const auto& [subject, place] : desk.decided)
    if (place.number > 0 && state_of(desk, subject) != "new") ++out[place.document];
  return out;
}

void write_short(JsonWriter& json, const ListedDocument& listed, const Counts& reviewed) {
  const Document& document = listed.row.document;
  const auto at = reviewed.find(listed.row.number);
  json.open('{');
  json.key("number").number(static_cast<double>(listed.row.number));
  json.key("id").string(document.id);
  json.key("name").string(document.name);
  json.key("outlet").string_or_null(document.outlet);
  json.key("title").string_or_null(document.title);
  json.key("published").string_or_null(listed.published);
  json.key("claims").number(static_cast<double>(listed.claims));
  json.key("reviewed").number(at == reviewed.end() ? 0 : static_cast<double>(at->second));
  json.key("copies").number(0);
  json.close('}');
}

void write_document(JsonWriter& json, const DocumentRow& row, const ListedDocument& listed) {
  const Document& document = row.document;
  json.open('{');
  json.key("number").number(static_cast<double>(row.number));
  json.key("id").string(document.id);
  json.key("name").string(document.name);
  json.key("url").string_or_null(document.url);
  json.key("outlet").string_or_null(document.outlet);
  json.key("title").string_or_null(document.title);
  json.key("published").string_or_null(listed.published);
  json.key("published_basis").string(listed.published_basis);
  json.key("input").string(row.input);
  json.key("record").number(static_cast<double>(row.record));
  json.key("text").string(document.text);
  json.close('}');
}

// The claims that stand of this document, each with what was said of it.
Status write_claims(JsonWriter& json, Desk& desk, const DocumentRow& row) {
  ClaimFilter filter;
  filter.document = row.document.id;
  return desk.ledger->claims(filter, [&](const ClaimRow& claim) {
    // Two records with the same text have one id.
    if (claim.document != row.number) return true;
    json.open('{');
    json.key("claim").written(claim.line);
    json.key("review").written(review_json(desk.book.of(claim.id)));
    json.close('}');
    return true;
  });
}

bool holds(const ListedDocument& listed, const std::string& sought) {
  const Document& document = listed.row.document;
  for (const std::string* part : {&document.name, &document.title, &document.outlet})
    if (folded_name(*part).find(sought) != std::string::npos) return true;
  return false;
}

}  // namespace

HttpResponse get_documents(Desk& desk, const HttpRequest& request) {
  const auto page = read_page(request, 100, 1000);
  if (!page) return error_response(page.error());
  const std::string sought = folded_name(request.parameter("q"));
  const Counts reviewed = reviewed_claims(desk);
  std::string rows;
  JsonWriter json(rows);
  uint64_t total = 0;
  json.open('[');
  for (const ListedDocument& listed : desk.documents) {
    if (!sought.empty() && !holds(listed, sought)) continue;
    if (total >= page->offset && total - page->offset < page->limit)
      write_short(json, listed, reviewed);
    ++total;
  }
  json.close(']');
  return json_response("{\"total\":" + std::to_string(total) + ",\"documents\":" + rows + "}");
}

HttpResponse get_document(Desk& desk, const HttpRequest& request) {
  const auto number = parse_number(request.captured);
  const ListedDocument* const listed = number ? find_document(desk, *number) : nullptr;
  if (listed == nullptr) return error_response(404, "NOT-FOUND", "there is no such document");
  const auto row = desk.ledger->document(*number);
  if (!row) return error_response(row.error());
  std::string out;
  JsonWriter json(out);
  json.open('{');
  json.key("document");
  write_document(json, *row, *listed);
  json.key("claims").open('[');
  if (const Status written = write_claims(json, desk, *row); !written)
    return error_response(written.error());
  json.close(']');
  json.key("added").open('[');
  json.close(']');
  json.key("copies").open('[');
  json.close(']');
  json.key("warnings").open('[');
  json.close(']');
  json.close('}');
  return json_response(std::move(out));
}

}  // namespace isnad
