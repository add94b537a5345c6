// Which documents are held, and what does one of them say?
#include <functional>

#include "isnad/ledger/claim_facts.hpp"
#include "isnad/reconcile/copy_changes.hpp"
#include "isnad/record/claim_json.hpp"
#include "isnad/record/claim_reader.hpp"
#include "isnad/record/json_writer.hpp"

#include "apps/server/api.hpp"
#include "apps/server/parameters.hpp"
#include "apps/server/spoofing.hpp"

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

void write_short(JsonWriter& json, const ListedDocument& listed, const Counts& reviewed,
                 const CopiesOfDocuments& copies) {
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
  const auto same = copies.find(listed.row.number);
  json.key("copies").number(same == copies.end() ? 0 : static_cast<double>(same->second.size()));
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

// The claims that stand of this document.
Status visit_claims(Desk& desk, const DocumentRow& row,
                    const std::function<void(const ClaimRow&)>& use) {
  ClaimFilter filter;
  filter.document = row.document.id;
  return desk.ledger->claims(filter, [&](const ClaimRow& claim) {
    // Two records with the same text have one id.
    if (claim.document == row.number) use(claim);
    return true;
  });
}

// Each with what was said of it.
Status write_claims(JsonWriter& json, Desk& desk, const DocumentRow& row) {
  return visit_claims(desk, row, [&](const ClaimRow& claim) {
    json.open('{');
    json.key("claim").written(claim.line);
    json.key("review").written(review_json(desk.book.of(claim.id)));
    json.close('}');
  });
}

// As they were found last.
std::shared_ptr<const CopiesOfDocuments> copies_now(Desk& desk) {
  const FoundOverview found = desk.bench.found();
  return found.copies ? found.copies : std::make_shared<const CopiesOfDocuments>();
}

// The claims that reviewers added to it.
void write_added(JsonWriter& json, const Desk& desk, const DocumentRow& row) {
  json.key("added").open('[');
  for (const auto& [subject, review] : desk.book.all()) {
    if (!review.added || !review.claim || review.claim->document.id != row.document.id) continue;
    json.open('{');
    json.key("claim").written(claim_json(*review.claim));
    json.key("review").written(review_json(review));
    json.close('}');
  }
  json.close(']');
}

// A text and what the engine read in it.
struct ReadText {
  DocumentRow row;
  std::vector<Claim> claims;

  TextWithClaims with_claims() const {
    TextWithClaims out{row.document.text, {}};
    for (const Claim& claim : claims) out.claims.push_back(&claim);
    return out;
  }
};

Result<ReadText> read_text(Desk& desk, DocumentRow row) {
  ReadText out{std::move(row), {}};
  ClaimParser parser;
  const Status read = visit_claims(desk, out.row, [&](const ClaimRow& claim) {
    if (auto parsed = parser.parse(claim.line)) out.claims.push_back(std::move(*parsed));
  });
  if (!read) return read.error();
  return out;
}

// What the document says in other words than its copy, at the document's bytes.
void write_copy(JsonWriter& json, const ReadText& document, const ReadText& copy, double shared) {
  json.open('{');
  json.key("number").number(static_cast<double>(copy.row.number));
  json.key("name").string(copy.row.document.name);
  json.key("outlet").string_or_null(copy.row.document.outlet);
  json.key("published").string_or_null(copy.row.document.published);
  json.key("shared").number(shared);
  json.key("changes").open('[');
  for (const CopyChange& change : copy_changes(copy.with_claims(), document.with_claims())) {
    json.open('{');
    json.key("kind").string(change.kind);
    json.key("from").string(change.after);
    json.key("to").string(change.before);
    write_span(json, change.span);
    json.close('}');
  }
  json.close(']');
  json.close('}');
}

Status write_copies(JsonWriter& json, Desk& desk, const DocumentRow& row) {
  const auto copies = copies_now(desk);
  json.key("copies").open('[');
  if (const auto at = copies->find(row.number); at != copies->end()) {
    const auto document = read_text(desk, row);
    if (!document) return document.error();
    for (const CopyOfDocument& copy : at->second) {
      if (find_document(desk, copy.number) == nullptr) continue;
      auto other = desk.ledger->document(copy.number);
      if (!other) return other.error();
      const auto read = read_text(desk, std::move(*other));
      if (!read) return read.error();
      write_copy(json, *document, *read, copy.shared);
    }
  }
  json.close(']');
  return Done{};
}

void write_warnings(JsonWriter& json, const Document& document) {
  json.key("warnings").open('[');
  const std::pair<const char*, const std::string*> fields[] = {{"text", &document.text},
                                                               {"title", &document.title},
                                                               {"outlet", &document.outlet},
                                                               {"name", &document.name},
                                                               {"url", &document.url}};
  for (const auto& [field, value] : fields) {
    for (const Spoofing& found : find_spoofing(*value)) {
      json.open('{');
      json.key("reason").string(found.reason);
      json.key("field").string(field);
      json.key("begin").number(found.span.begin);
      json.key("end").number(found.span.end);
      json.key("message").string(found.message);
      json.close('}');
    }
  }
  json.close(']');
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
  const auto copies = copies_now(desk);
  std::string rows;
  JsonWriter json(rows);
  uint64_t total = 0;
  json.open('[');
  for (const ListedDocument& listed : desk.documents) {
    if (!sought.empty() && !holds(listed, sought)) continue;
    if (total >= page->offset && total - page->offset < page->limit)
      write_short(json, listed, reviewed, *copies);
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
  write_added(json, desk, *row);
  if (const Status written = write_copies(json, desk, *row); !written)
    return error_response(written.error());
  write_warnings(json, row->document);
  json.close('}');
  return json_response(std::move(out));
}

}  // namespace isnad
