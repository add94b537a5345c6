// Which claims pass a filter, and what is one of them?
#include "isnad/record/claim_reader.hpp"

#include "apps/server/api.hpp"
#include "apps/server/parameters.hpp"
#include "apps/server/rows.hpp"

namespace isnad {

HttpResponse get_claims(Desk& desk, const HttpRequest& request) {
  const auto page = read_page(request, 100, 10000);
  if (!page) return error_response(page.error());
  ClaimFilter filter;
  std::string rows;
  JsonWriter json(rows);
  ClaimParser parser;
  uint64_t total = 0;
  json.open('[');
  const Status read = desk.ledger->claims(filter, [&](const ClaimRow& row) {
    if (total >= page->offset && total - page->offset < page->limit) {
      const Result<Claim> claim = parser.parse(row.line);
      if (claim) {
        json.open('{');
        write_row(json, *claim, row.document, state_of(desk, row.id));
        json.close('}');
      }
    }
    ++total;
    return true;
  });
  if (!read) return error_response(read.error());
  json.close(']');
  return json_response("{\"total\":" + std::to_string(total) + ",\"rows\":" + rows + "}");
}

HttpResponse get_claim(Desk& desk, const HttpRequest& request) {
  const auto row = find_claim(desk, request.captured);
  if (!row) return error_response(row.error());
  std::string out;
  JsonWriter json(out);
  json.open('{');
  json.key("claim").written(row->line);
  json.key("document").number(static_cast<double>(row->document));
  json.key("review").written(review_json(desk.book.of(row->id)));
  json.close('}');
  HttpResponse response = json_response(std::move(out));
  response.headers.emplace_back("ETag", "\"" + revision_of(desk, row->id) + "\"");
  return response;
}

}  // namespace isnad
