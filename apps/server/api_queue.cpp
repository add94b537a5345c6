// What needs a person, most pressing first?
//
// Who pages through the queue while decisions are made asks for a list that stands still: claims
// that were decided on leave the queue of now, and those behind them would move up unseen.
#include <algorithm>

#include "apps/server/api.hpp"
#include "apps/server/claim_query.hpp"
#include "apps/server/overview.hpp"
#include "apps/server/parameters.hpp"
#include "apps/server/rows.hpp"

namespace isnad {
namespace {

constexpr double kLowConfidence = 0.5;
constexpr size_t kKeptQueues = 16;

using Reasons = std::vector<const char*>;
using Sign = QueueSigns::Sign;

// Why a person should look, most pressing first.
Reasons reasons_of(const std::string& state, const Sign& sign) {
  if (state == "disputed") return {"disputed"};
  if (state == "second_opinion") return {"second_opinion"};
  Reasons out;
  if (state != "new") return out;
  if (sign.contested) out.push_back("contradiction");
  if (sign.confidence < kLowConfidence) out.push_back("low_confidence");
  if (sign.unlinked) out.push_back("unlinked_name");
  return out;
}

// Disputes, then second opinions, then the more reasons, the less confidence.
double urgency(const Reasons& reasons, double confidence) {
  const std::string_view first = reasons.front();
  const double rank = first == "disputed"         ? 200
                      : first == "second_opinion" ? 100
                                                  : 10 * static_cast<double>(reasons.size());
  return rank - confidence;
}

Sign sign_of(const QueueSigns& signs, uint64_t number) {
  return number < signs.of.size() ? signs.of[number] : Sign();
}

bool is_wanted(const Reasons& reasons, const std::vector<std::string>& asked) {
  return !reasons.empty() &&
         (asked.empty() || std::any_of(reasons.begin(), reasons.end(), [&](const char* reason) {
            return std::find(asked.begin(), asked.end(), reason) != asked.end();
          }));
}

// Those that pass the query and wait for one of the reasons (none: for any), most urgent first.
Result<std::vector<QueueEntry>> find_waiting(Desk& desk, const QueueSigns& signs,
                                             const ClaimQuery& query,
                                             const std::vector<std::string>& asked) {
  const auto found = find_claims(desk, query);
  if (!found) return found.error();
  std::unordered_map<uint64_t, std::string> states;  // of those that were decided on
  for (const auto& [subject, place] : desk.decided)
    if (place.number > 0) states[place.number] = state_of(desk, subject);
  std::vector<std::pair<double, QueueEntry>> waiting;
  const auto add = [&](QueueEntry entry, const std::string& state, const Sign& sign) {
    const Reasons reasons = reasons_of(state, sign);
    if (is_wanted(reasons, asked))
      waiting.emplace_back(-urgency(reasons, sign.confidence), std::move(entry));
  };
  const std::string fresh = "new";
  for (const uint64_t number : found->numbers) {
    const auto state = states.find(number);
    add({number, ""}, state == states.end() ? fresh : state->second, sign_of(signs, number));
  }
  for (const Review* review : found->added)
    add({0, review->claim->id}, to_string(review->state),
        Sign{review->claim->confidence, false, false});
  std::stable_sort(waiting.begin(), waiting.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
  std::vector<QueueEntry> out;
  out.reserve(waiting.size());
  for (auto& [rank, entry] : waiting) out.push_back(std::move(entry));
  return out;
}

Status write_rows(JsonWriter& json, Desk& desk, const QueueSigns& signs,
                  const std::vector<QueueEntry>& queue, const Page& page) {
  const auto write = [&](const Claim& claim, uint64_t document, const Sign& sign) {
    const std::string state = state_of(desk, claim.id);
    json.open('{');
    write_row(json, claim, document, state);
    json.key("reasons").open('[');
    for (const char* reason : reasons_of(state, sign)) json.string(reason);
    json.close(']');
    json.close('}');
  };
  for (uint64_t i = page.offset; i < queue.size() && i - page.offset < page.limit; ++i) {
    const QueueEntry& entry = queue[i];
    if (entry.number > 0) {
      const Status read =
          visit_claims(desk, {entry.number}, [&](const Claim& claim, uint64_t document) {
            write(claim, document, sign_of(signs, entry.number));
          });
      if (!read) return read;
    } else if (const Review& review = desk.book.of(entry.added); review.claim) {
      write(*review.claim, document_number(desk, review.claim->document.id), {});
    }
  }
  return Done{};
}

// Kept under a number of its own; the oldest is forgotten for it.
uint64_t keep(Desk& desk, std::vector<QueueEntry> queue) {
  if (desk.queues.size() >= kKeptQueues) desk.queues.erase(desk.queues.begin());
  const uint64_t number = ++desk.last_queue;
  desk.queues.emplace(number, std::move(queue));
  return number;
}

HttpResponse page_of_queue(Desk& desk, const QueueSigns& signs, const Page& page,
                           const std::vector<QueueEntry>& queue, uint64_t list) {
  std::string rows;
  JsonWriter json(rows);
  json.open('[');
  if (const Status written = write_rows(json, desk, signs, queue, page); !written)
    return error_response(written.error());
  json.close(']');
  return json_response("{\"total\":" + std::to_string(queue.size()) + ",\"list\":" +
                       (list > 0 ? std::to_string(list) : "null") + ",\"rows\":" + rows + "}");
}

}  // namespace

HttpResponse get_queue(Desk& desk, const HttpRequest& request) {
  const auto page = read_page(request, 100, 1000);
  if (!page) return error_response(page.error());
  const auto query = read_claim_query(desk, request);
  if (!query) return error_response(query.error());
  const bool is_new = request.parameter("list") == "new";
  const auto list = is_new ? Result<uint64_t>(uint64_t{0}) : whole_number(request, "list", 0);
  if (!list) return error_response(list.error());
  const FoundOverview found = desk.bench.found();
  if (!found.signs) {
    auto all = overview_now(desk);
    if (auto* answer = std::get_if<HttpResponse>(&all)) return std::move(*answer);
    return still_preparing(desk);  // it came this very moment
  }
  if (*list > 0) {
    const auto kept = desk.queues.find(*list);
    if (kept == desk.queues.end())
      return error_response(410, "LIST-GONE", "this list is kept no more: ask for a new one");
    return page_of_queue(desk, *found.signs, *page, kept->second, *list);
  }
  // Contradictions are those that were found last; others are looked for meanwhile.
  (void)overview_now(desk);
  auto queue = find_waiting(desk, *found.signs, *query, read_list(request.parameter("reason")));
  if (!queue) return error_response(queue.error());
  if (!is_new) return page_of_queue(desk, *found.signs, *page, *queue, 0);
  const uint64_t number = keep(desk, std::move(*queue));
  return page_of_queue(desk, *found.signs, *page, desk.queues.at(number), number);
}

}  // namespace isnad
