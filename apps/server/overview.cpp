#include "apps/server/overview.hpp"

#include <algorithm>

#include "isnad/record/claim_reader.hpp"

namespace isnad {
namespace {

// The reviews that change what claims or incidents are: a claim that was accepted, or a note on it,
// leaves all as it is.
std::string changing_reviews(const Desk& desk) {
  std::string out;
  for (const auto& [subject, review] : desk.book.all()) {
    const bool changes =
        !subject.starts_with("c_") || review.claim || review.state == ReviewState::rejected;
    if (changes) out += subject + " " + review.revision + "\n";
  }
  return out;
}

Status read_claims(Desk& desk, Overview& out) {
  ClaimParser parser;
  const Status read = desk.ledger->claims({}, [&](const ClaimRow& row) {
    Result<Claim> claim = parser.parse(row.line);
    if (!claim) return true;
    out.places[claim->id] = {row.number, row.document};
    out.claims.push_back(std::move(*claim));
    return true;
  });
  if (!read) return read;
  apply_reviews(desk.book, false, out.claims);
  return desk.ledger->documents(true, [&](const DocumentRow& row) {
    out.texts[row.document.id] = row.document.text;
    for (const auto& [subject, review] : desk.book.all())
      if (review.added && review.claim && review.claim->document.id == row.document.id)
        out.places.try_emplace(subject, ClaimPlace{0, row.number});
    return true;
  });
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
  for (const DocumentVoice& document : overview.voices.documents)
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

Status find_all(Desk& desk, Overview& out) {
  const auto packs = packs_of(desk);
  if (!packs) return packs.error();
  const auto rules = load_link_rules(**packs);
  if (!rules) return rules.error();
  std::vector<DocumentText> texts;
  const Status read = desk.ledger->documents(true, [&](const DocumentRow& row) {
    texts.push_back({row.document.id, row.document.name, row.document.text});
    return true;
  });
  if (!read) return read;
  out.voices = find_voices(out.claims, texts, rules->least_jaccard);
  out.incidents =
      find_incidents(out.claims, out.voices, *rules, reviewed_pairs(desk.book.words())).incidents;
  for (size_t i = 0; i < out.incidents.size(); ++i) {
    const Incident& incident = out.incidents[i];
    out.incident_at[incident.id] = i;
    const bool contested =
        std::any_of(incident.slots.begin(), incident.slots.end(),
                    [](const SlotView& view) { return view.agreement == Agreement::contested; });
    if (!contested) continue;
    for (const uint32_t claim : incident.claims) out.contested.insert(out.claims[claim].id);
  }
  return Done{};
}

}  // namespace

Result<const PackSet*> packs_of(Desk& desk) {
  if (!desk.packs) {
    auto packs = load_packs(desk.bench.options.packs);
    if (!packs) return packs.error();
    desk.packs = std::make_shared<PackSet>(std::move(*packs));
  }
  return static_cast<const PackSet*>(desk.packs.get());
}

Result<std::shared_ptr<const Overview>> overview_of(Desk& desk) {
  std::string reviews = changing_reviews(desk);
  if (desk.overview && desk.overview->readings == desk.readings &&
      desk.overview->reviews == reviews)
    return std::shared_ptr<const Overview>(desk.overview);
  desk.overview.reset();
  auto made = std::make_shared<Overview>();
  made->readings = desk.readings;
  made->reviews = std::move(reviews);
  if (const Status read = read_claims(desk, *made); !read) return read.error();
  if (const Status found = find_all(desk, *made); !found) return found.error();
  publish_copies(desk, *made);
  desk.overview = made;
  return std::shared_ptr<const Overview>(made);
}

}  // namespace isnad
