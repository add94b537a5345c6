#include "apps/server/overview.hpp"

#include <algorithm>
#include <utility>

#include "isnad/record/claim_reader.hpp"

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
  ClaimParser parser;
  const Status read = desk.ledger->numbered_claims(numbers, [&](const ClaimRow& row) {
    Result<Claim> claim = parser.parse(row.line);
    if (!claim) return true;
    out.places[claim->id] = {row.number, row.document};
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

// Which documents are copies of which, for the quick worker.
void publish_copies(Desk& desk, const Overview& overview) {
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
  const std::lock_guard lock(desk.bench.copies_mutex);
  desk.bench.copies = std::move(copies);
}

void find_contested(Overview& out) {
  out.contested.clear();
  for (const Incident* incident : out.book.incidents()) {
    const bool contested =
        std::any_of(incident->slots.begin(), incident->slots.end(),
                    [](const SlotView& view) { return view.agreement == Agreement::contested; });
    if (!contested) continue;
    for (const uint32_t claim : incident->claims) out.contested.insert(out.claims()[claim].id);
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

}  // namespace

const Incident* find_incident(const Overview& all, const std::string& id) {
  const auto& incidents = all.book.incidents();
  const auto at = std::find_if(incidents.begin(), incidents.end(),
                               [&id](const Incident* incident) { return incident->id == id; });
  return at == incidents.end() ? nullptr : *at;
}

Result<const PackSet*> packs_of(Desk& desk) {
  if (!desk.packs) {
    auto packs = load_packs(desk.bench.options.packs);
    if (!packs) return packs.error();
    desk.packs = std::make_shared<PackSet>(std::move(*packs));
  }
  return static_cast<const PackSet*>(desk.packs.get());
}

Result<std::shared_ptr<const Overview>> overview_of(Desk& desk) {
  std::string claim_reviews = changing_reviews(desk, true);
  std::string incident_reviews = changing_reviews(desk, false);
  if (desk.overview && desk.overview->readings == desk.readings &&
      desk.overview->claim_reviews == claim_reviews &&
      desk.overview->incident_reviews == incident_reviews)
    return std::shared_ptr<const Overview>(desk.overview);
  // Whatever fails, the next who asks begins anew.
  std::shared_ptr<Overview> made = std::exchange(desk.overview, nullptr);
  auto standing = desk.ledger->claim_numbers({});
  if (!standing) return standing.error();
  Coming coming;
  if (made && can_grow(desk, *made, claim_reviews, *standing)) {
    const auto more = standing->begin() + static_cast<std::ptrdiff_t>(made->standing.size());
    const Status read = read_more(desk, {more, standing->end()}, *made, coming);
    if (!read) return read.error();
    made->standing = std::move(*standing);
  } else {
    auto empty = empty_overview(desk);
    if (!empty) return empty.error();
    made = std::move(*empty);
    made->standing = std::move(*standing);
    if (const Status read = read_all(desk, *made, coming); !read) return read.error();
  }
  made->book.add(std::move(coming.claims), coming.texts);
  if (made->incident_reviews != incident_reviews)
    made->book.review(reviewed_pairs(desk.book.words()));
  made->book.settle();
  made->readings = desk.readings;
  made->erasures = desk.erasures;
  made->claim_reviews = std::move(claim_reviews);
  made->incident_reviews = std::move(incident_reviews);
  find_contested(*made);
  publish_copies(desk, *made);
  desk.overview = made;
  return std::shared_ptr<const Overview>(made);
}

}  // namespace isnad
