// Which claims pass a filter, and what is one of them?
#include <algorithm>
#include <limits>

#include "isnad/record/claim_json.hpp"

#include "apps/server/api.hpp"
#include "apps/server/claim_query.hpp"
#include "apps/server/parameters.hpp"
#include "apps/server/rows.hpp"

namespace isnad {
namespace {

std::optional<ClaimValue> value_named(std::string_view name) {
  if (name == "time") return ClaimValue::day;
  if (name == "confidence") return ClaimValue::confidence;
  if (name == "quantity") return ClaimValue::number;
  return std::nullopt;
}

// Claims without what they are sorted by come last; equal ones in the order they came.
Status sort_numbers(Desk& desk, std::string_view sort, std::vector<uint64_t>& numbers) {
  if (sort.empty() || sort == "came") return Done{};
  const bool descending = sort.starts_with('-');
  const auto by = value_named(sort.substr(descending ? 1 : 0));
  if (!by) return bad_parameter("sort", "no order of claims");
  constexpr double kNone = std::numeric_limits<double>::infinity();
  std::vector<double> values(numbers.empty() ? 0 : numbers.back() + 1, kNone);  // by number
  const Status read = desk.ledger->claim_values(*by, [&](uint64_t claim, double value) {
    if (claim < values.size()) values[claim] = descending ? -value : value;
  });
  if (!read) return read;
  std::sort(numbers.begin(), numbers.end(), [&](uint64_t a, uint64_t b) {
    return values[a] != values[b] ? values[a] < values[b] : a < b;
  });
  return Done{};
}

// The part of a list that a page shows.
template <typename List>
List part_of(const List& all, uint64_t offset, uint64_t limit) {
  const size_t first = std::min<uint64_t>(offset, all.size());
  const size_t last = std::min<uint64_t>(first + limit, all.size());
  return List(all.begin() + static_cast<std::ptrdiff_t>(first),
              all.begin() + static_cast<std::ptrdiff_t>(last));
}

}  // namespace

HttpResponse get_claims(Desk& desk, const HttpRequest& request) {
  const auto page = read_page(request, 100, 10000);
  if (!page) return error_response(page.error());
  const auto query = read_claim_query(desk, request);
  if (!query) return error_response(query.error());
  auto found = find_claims(desk, *query);
  if (!found) return error_response(found.error());
  const Status sorted = sort_numbers(desk, request.parameter("sort"), found->numbers);
  if (!sorted) return error_response(sorted.error());
  const uint64_t read_ones = found->numbers.size(), total = read_ones + found->added.size();
  std::string rows;
  JsonWriter json(rows);
  json.open('[');
  const auto shown = part_of(found->numbers, page->offset, page->limit);
  const auto write = [&](const Claim& claim, uint64_t document) {
    json.open('{');
    write_row(json, claim, document, state_of(desk, claim.id));
    json.close('}');
  };
  const Status read = visit_claims(desk, shown, write);
  if (!read) return error_response(read.error());
  const uint64_t passed = page->offset > read_ones ? page->offset - read_ones : 0;
  for (const Review* review : part_of(found->added, passed, page->limit - shown.size()))
    write(*review->claim, document_number(desk, review->claim->document.id));
  json.close(']');
  return json_response("{\"total\":" + std::to_string(total) + ",\"rows\":" + rows + "}");
}

HttpResponse get_claim(Desk& desk, const HttpRequest& request) {
  const Review& review = desk.book.of(request.captured);
  const auto row = find_claim(desk, request.captured);
  if (!row && !(review.added && review.claim)) return error_response(row.error());
  std::string out;
  JsonWriter json(out);
  json.open('{');
  json.key("claim").written(row ? row->line : claim_json(*review.claim));
  json.key("document")
      .number(static_cast<double>(row ? row->document
                                      : document_number(desk, review.claim->document.id)));
  json.key("review").written(review_json(review));
  json.close('}');
  HttpResponse response = json_response(std::move(out));
  response.headers.emplace_back("ETag", "\"" + revision_of(desk, request.captured) + "\"");
  return response;
}

}  // namespace isnad
