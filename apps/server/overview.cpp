#include "apps/server/overview.hpp"

#include <algorithm>
#include <utility>
#ifdef __GLIBC__
#include <malloc.h>
#endif

#include "isnad/base/hash.hpp"
#include "isnad/record/claim_reader.hpp"
#include "isnad/record/json_writer.hpp"

namespace isnad {
namespace {

// The reviews that change what incidents are: what is said of them, or of claims. A claim that was
// accepted, or a note on it, leaves all as it is.
std::string changing_reviews(const Desk& desk, bool of_claims) {
  std::string out;
  for (const auto& [subject, review] : desk.book.all()) {
    if (subject.starts_with("c_") != of_claims) continue;
    const bool changes = !of_claims || review.claim || review.state == ReviewState::rejected;
    if (changes) out += subject + " " + review.revision + "\n";
  }
  return out;
}

// Of all that the overview depends on.
uint64_t overview_key(const Desk& desk) {
  return hash_of(std::to_string(desk.read_at) + "\n" + changing_reviews(desk, true) + "\n" +
                 changing_reviews(desk, false));
}

bool is_unlinked(const Link& link) { return link.id.empty() && !link.candidates.empty(); }

bool has_unlinked(const Claim& claim) {
  return std::any_of(claim.place.begin(), claim.place.end(),
                     [](const PlaceLink& link) { return link.id.empty(); }) ||
         std::any_of(claim.initiator.begin(), claim.initiator.end(), is_unlinked) ||
         std::any_of(claim.target.begin(), claim.target.end(), is_unlinked);
}

bool has_added(const Desk& desk) {
  return std::any_of(desk.book.all().begin(), desk.book.all().end(),
                     [](const auto& of) { return of.second.added; });
}

// What comes into an overview.
struct Coming {
  std::vector<Claim> claims;
  std::vector<DocumentText> texts;
};

// Reads these claims as reviewers left them.
Status read_claims(Desk& desk, const std::vector<uint64_t>& numbers, Overview& out,
                   Coming& coming) {
  desk.bench.made = 0;
  desk.bench.to_make = numbers.size();
  coming.claims.reserve(numbers.size());
  ClaimParser parser;
  const Status read = desk.ledger->numbered_claims(numbers, [&](const ClaimRow& row) {
    Result<Claim> claim = parser.parse(row.line);
    if (!claim) return true;
    out.places[claim->id] = {row.number, row.document};
    out.signs.of.resize(std::max<size_t>(out.signs.of.size(), row.number + 1));
    out.signs.of[row.number] = {claim->confidence, has_unlinked(*claim), false};
    ++desk.bench.made;
    coming.claims.push_back(std::move(*claim));
    return true;
  });
  if (!read) return read;
  apply_reviews(desk.book, false, coming.claims);
  return Done{};
}

void add_text(DocumentRow row, Overview& out, Coming& coming) {
  coming.texts.push_back({row.document.id, row.document.name, row.document.text});
  out.texts[row.document.id] = std::move(row.document.text);
}

// Everything.
Status read_all(Desk& desk, Overview& out, Coming& coming) {
  if (const Status read = read_claims(desk, out.standing, out, coming); !read) return read;
  return desk.ledger->documents(true, [&](const DocumentRow& row) {
    add_text(row, out, coming);
    for (const auto& [subject, review] : desk.book.all())
      if (review.added && review.claim && review.claim->document.id == row.document.id)
        out.places.try_emplace(subject, ClaimPlace{0, row.number});
    return true;
  });
}

// The claims of these numbers, with the texts of their documents.
Status read_more(Desk& desk, const std::vector<uint64_t>& numbers, Overview& out, Coming& coming) {
  if (const Status read = read_claims(desk, numbers, out, coming); !read) return read;
  uint64_t last = 0;
  for (const Claim& claim : coming.claims) {
    const uint64_t document = place_of(out, claim.id).document;
    if (std::exchange(last, document) == document) continue;
    auto row = desk.ledger->document(document);
    if (!row) return row.error();
    add_text(std::move(*row), out, coming);
  }
  return Done{};
}

// Which documents are copies of which.
std::shared_ptr<const CopiesOfDocuments> copies_in(const Desk& desk, const Overview& overview) {
  std::unordered_map<std::string, uint64_t> numbers;  // by id and name
  for (const ListedDocument& listed : desk.documents)
    numbers.emplace(listed.row.document.id + listed.row.document.name, listed.row.number);
  const auto number_of = [&](const DocumentVoice& voice) {
    const auto at = numbers.find(voice.document.id + voice.document.name);
    return at == numbers.end() ? 0 : at->second;
  };
  std::map<uint32_t, std::vector<const DocumentVoice*>> of_voice;
  for (const DocumentVoice& document : overview.book.voices().documents)
    of_voice[document.voice].push_back(&document);
  auto copies = std::make_shared<CopiesOfDocuments>();
  for (const auto& [voice, documents] : of_voice) {
    if (documents.size() < 2) continue;
    for (const DocumentVoice* one : documents)
      for (const DocumentVoice* other : documents)
        if (one != other) (*copies)[number_of(*one)].push_back({number_of(*other), other->shared});
  }
  return copies;
}

void find_contested(Overview& out) {
  for (QueueSigns::Sign& sign : out.signs.of) sign.contested = false;
  for (const Incident* incident : out.book.incidents()) {
    const bool contested =
        std::any_of(incident->slots.begin(), incident->slots.end(),
                    [](const SlotView& view) { return view.agreement == Agreement::contested; });
    if (!contested) continue;
    for (const uint32_t claim : incident->claims)
      if (const uint64_t number = place_of(out, out.claims()[claim].id).number; number > 0)
        out.signs.of[number].contested = true;
  }
}

// True when all that the overview holds stays as it is and more may follow it.
bool can_grow(const Desk& desk, const Overview& made, const std::string& claim_reviews,
              const std::vector<uint64_t>& standing) {
  if (made.claim_reviews != claim_reviews || made.erasures != desk.erasures ||
      standing.size() < made.standing.size())
    return false;
  // A claim that a reviewer added stands behind the others of its document, wherever these are.
  return !has_added(desk) &&
         std::equal(made.standing.begin(), made.standing.end(), standing.begin());
}

Result<std::shared_ptr<Overview>> empty_overview(Desk& desk) {
  const auto packs = packs_of(desk);
  if (!packs) return packs.error();
  auto rules = load_link_rules(**packs);
  if (!rules) return rules.error();
  return std::make_shared<Overview>(std::move(*rules));
}

void take_in(Desk& desk, Overview& out, Coming coming, bool joined) {
  // What is kept of the ledger's pages since all of it was read is not needed again.
  desk.ledger.reset();
  desk.bench.making = "copies";
  out.book.add(std::move(coming.claims), coming.texts);
  if (joined) out.book.review(reviewed_pairs(desk.book.words()));
  desk.bench.making = "incidents";
  out.book.settle();
  find_contested(out);
}

// Brings the one of before up to the log's end, or makes another, in whose place nobody reads.
Status make_anew(Desk& desk, uint64_t key) try {
  desk.bench.making = "claims";
  // Whatever fails, the next who asks begins anew; and two would need twice the memory.
  desk.bench.change_found([](FoundOverview& found) { found.overview.reset(); });
  std::shared_ptr<Overview> made = std::exchange(desk.overview, nullptr);
  std::string claim_reviews = changing_reviews(desk, true);
  std::string incident_reviews = changing_reviews(desk, false);
  auto standing = desk.ledger->claim_numbers({});
  if (!standing) return standing.error();
  std::unique_lock<std::shared_mutex> alone;
  if (made) alone = std::unique_lock(made->use, std::try_to_lock);
  Coming coming;
  if (alone && can_grow(desk, *made, claim_reviews, *standing)) {
    const auto more = standing->begin() + static_cast<std::ptrdiff_t>(made->standing.size());
    const Status read = read_more(desk, {more, standing->end()}, *made, coming);
    if (!read) return read;
  } else {
    if (alone) alone.unlock();
    made.reset();
    auto empty = empty_overview(desk);
    if (!empty) return empty.error();
    made = std::move(*empty);
    made->standing = *standing;
    if (const Status read = read_all(desk, *made, coming); !read) return read;
  }
  made->standing = std::move(*standing);
  made->key = key;
  made->erasures = desk.erasures;
  made->claim_reviews = std::move(claim_reviews);
  const bool joined = made->incident_reviews != incident_reviews;
  made->incident_reviews = std::move(incident_reviews);
  take_in(desk, *made, std::move(coming), joined);
  auto copies = copies_in(desk, *made);
  if (alone) alone.unlock();
  desk.overview = made;
  desk.bench.change_found([&](FoundOverview& found) {
    found.signs = std::make_shared<const QueueSigns>(made->signs);
    found.overview = std::move(made);
    found.copies = std::move(copies);
    found.fault.reset();
  });
  return Done{};
} catch (const std::exception&) {
  return Error{ErrorCode::internal, "the claims could not be overlooked", "", "", ""};
}

// The overview that was put there, if it is of this state and nobody makes it grow.
std::optional<OverviewInUse> use_now(const FoundOverview& found, uint64_t key) {
  if (!found.overview) return std::nullopt;
  OverviewInUse out{found.overview, std::shared_lock(found.overview->use, std::try_to_lock)};
  if (!out.lock || out.all->key != key) return std::nullopt;
  return out;
}

}  // namespace

const Incident* find_incident(const Overview& all, const std::string& id) {
  const auto& incidents = all.book.incidents();
  const auto at = std::find_if(incidents.begin(), incidents.end(),
                               [&id](const Incident* incident) { return incident->id == id; });
  return at == incidents.end() ? nullptr : *at;
}

Result<const PackSet*> packs_of(Desk& desk) {
  const std::lock_guard lock(desk.bench.packs_mutex);
  if (!desk.bench.packs) {
    auto packs = load_packs(desk.bench.options.packs);
    if (!packs) return packs.error();
    desk.bench.packs = std::make_shared<const PackSet>(std::move(*packs));
  }
  return desk.bench.packs.get();
}

Status make_overview(Desk& desk) {
  const uint64_t key = overview_key(desk);
  if (desk.overview && desk.overview->key == key) return Done{};
  const Status made = make_anew(desk, key);
#ifdef __GLIBC__
  malloc_trim(0);  // most of what the making took is free again
#endif
  if (!made) {
    desk.bench.change_found([&](FoundOverview& found) {
      found.fault_of = key;
      found.fault = made.error();
    });
  }
  return made;
}

HttpResponse still_preparing(Desk& desk) {
  const Workbench& bench = desk.bench;
  std::string out;
  JsonWriter json(out);
  json.open('{');
  json.key("preparing").open('{');
  json.key("step").string(bench.making.load());
  json.key("done").number(static_cast<double>(bench.made));
  json.key("of").number(static_cast<double>(bench.to_make));
  json.close('}');
  json.close('}');
  return json_response(std::move(out), 202);
}

std::variant<OverviewInUse, HttpResponse> overview_now(Desk& desk) {
  const FoundOverview found = desk.bench.found();
  const uint64_t key = overview_key(desk);
  if (auto use = use_now(found, key)) return std::move(*use);
  if (found.fault && found.fault_of == key) return error_response(*found.fault);
  desk.bench.prepare();
  return still_preparing(desk);
}

Result<OverviewInUse> overview_awaited(Desk& desk) {
  for (;;) {
    const FoundOverview found = desk.bench.found();
    const uint64_t key = overview_key(desk);
    if (auto use = use_now(found, key)) return std::move(*use);
    if (found.fault && found.fault_of == key) return *found.fault;
    desk.bench.prepare().wait();
    if (const Status fresh = refresh(desk); !fresh) return fresh.error();
  }
}

}  // namespace isnad
