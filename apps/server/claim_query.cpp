#include "apps/server/claim_query.hpp"

#include <algorithm>
#include <array>
#include <unordered_map>

#include "isnad/dates/calendar.hpp"
#include "isnad/ledger/claim_facts.hpp"
#include "isnad/ledger/filter_text.hpp"
#include "isnad/ledger/search_words.hpp"
#include "isnad/review/review.hpp"

#include "apps/server/parameters.hpp"

namespace isnad {
namespace {

Status read_day(const HttpRequest& request, const char* name, std::string& out) {
  out = request.parameter(name);
  if (out.empty() || (out.size() == 10 && parse_iso_day(out))) return Done{};
  return bad_parameter(name, "no ISO day");
}

Status read_number(const HttpRequest& request, const char* name, std::optional<double>& out) {
  const std::string_view text = request.parameter(name);
  if (text.empty()) return Done{};
  out = parse_decimal(std::string(text));
  return out ? Status(Done{}) : Status(bad_parameter(name, "no number"));
}

Status read_numbers(const HttpRequest& request, ClaimFilter& filter) {
  if (const Status low = read_number(request, "min", filter.low); !low) return low;
  if (const Status high = read_number(request, "max", filter.high); !high) return high;
  std::optional<double> confidence;
  if (const Status read = read_number(request, "confidence", confidence); !read) return read;
  filter.confidence = confidence.value_or(0);
  if (filter.confidence < 0 || filter.confidence > 1)
    return bad_parameter("confidence", "from 0 to 1");
  return Done{};
}

Status read_states(const HttpRequest& request, std::set<std::string>& states) {
  for (const std::string& name : read_list(request.parameter("state"))) {
    bool known = false;
    for (int i = 0; i < kReviewStates; ++i) known |= name == to_string(static_cast<ReviewState>(i));
    if (!known) return bad_parameter("state", "no state of a claim");
    states.insert(name);
  }
  return Done{};
}

Status read_document(const Desk& desk, const HttpRequest& request, ClaimFilter& filter) {
  if (request.parameter("document").empty()) return Done{};
  const auto number = whole_number(request, "document", 0);
  if (!number) return number.error();
  const ListedDocument* const listed = find_document(desk, *number);
  filter.document = listed == nullptr ? "none" : listed->row.document.id;
  return Done{};
}

}  // namespace

Result<ClaimQuery> read_claim_query(const Desk& desk, const HttpRequest& request) {
  ClaimQuery out;
  ClaimFilter& filter = out.filter;
  filter.types = read_list(request.parameter("type"));
  filter.modalities = read_list(request.parameter("modality"));
  filter.speaker = request.parameter("speaker");
  filter.camp = request.parameter("camp");
  filter.actor = request.parameter("actor");
  filter.place = request.parameter("place");
  filter.admin = request.parameter("within");
  if (const std::string_view near = request.parameter("near"); !near.empty()) {
    filter.near = parse_circle(std::string(near));
    if (!filter.near) return bad_parameter("near", "not LAT,LON,KM");
  }
  for (const Status& read :
       {read_day(request, "from", filter.from), read_day(request, "to", filter.to),
        read_numbers(request, filter), read_states(request, out.states),
        read_document(desk, request, filter)})
    if (!read) return read.error();
  if (const std::string text(request.parameter("text")); !text.empty()) {
    const ReadText read(text, desk.bench.options.knowledge->lexicon);
    filter.words = sought_words(read.layers());
    if (filter.words.empty()) return bad_parameter("text", "no word");
  }
  return out;
}

Result<FoundClaims> find_claims(Desk& desk, const ClaimQuery& query) {
  FoundClaims out;
  auto numbers = desk.ledger->claim_numbers(query.filter);
  if (!numbers) return numbers.error();
  out.numbers = std::move(*numbers);
  const auto wanted = [&](const std::string& state) {
    return query.states.empty() || query.states.contains(state);
  };
  if (!query.states.empty()) {
    std::unordered_map<uint64_t, bool> decided;  // by number: is it wanted?
    for (const auto& [subject, place] : desk.decided)
      if (place.number > 0) decided[place.number] = wanted(state_of(desk, subject));
    const bool fresh = wanted("new");
    std::erase_if(out.numbers, [&](uint64_t number) {
      const auto at = decided.find(number);
      return at == decided.end() ? !fresh : !at->second;
    });
  }
  for (const auto& [subject, review] : desk.book.all()) {
    // Words are looked for in what the engine read.
    if (review.added && review.claim && query.filter.words.empty() &&
        wanted(to_string(review.state)) && passes(*review.claim, query.filter))
      out.added.push_back(&review);
  }
  return out;
}

}  // namespace isnad
