#include "isnad/review/reviewer_agreement.hpp"

#include <algorithm>
#include <array>

#include "isnad/record/json_writer.hpp"

namespace isnad {
namespace {

// What two reviewers said of a slot, claim after claim.
struct Columns {
  std::vector<std::string> a, b;
};

constexpr std::array<const char*, 13> kSlots = {
    "type",     "initiator",  "target", "status",   "quantity", "unit",  "place",
    "facility", "instrument", "time",   "modality", "speaker",  "stance"};

// What a list of links says, in any order: ids, where there are any, else the words.
template <typename Links>
std::string said(const Links& links) {
  std::vector<std::string> names;
  for (const auto& link : links) names.push_back(link.id.empty() ? link.text : link.id);
  std::sort(names.begin(), names.end());
  std::string out;
  for (const std::string& name : names) out += name + "\n";
  return out;
}

std::string number_said(const Claim& claim) {
  if (!claim.quantity) return "";
  std::string out;
  JsonWriter json(out);
  json.open('[');
  for (const auto& bound : {claim.quantity->value, claim.quantity->low, claim.quantity->high})
    json.number_or_null(bound);
  json.string(claim.quantity->modifier);
  json.close(']');
  return out;
}

// In the order of kSlots.
std::array<std::string, kSlots.size()> values_of(const Claim& claim) {
  const ClaimSpeaker* speaker = claim.attribution.empty() ? nullptr : &claim.attribution.back();
  std::string spoken;
  if (speaker != nullptr) spoken = speaker->id.empty() ? speaker->text : speaker->id;
  return {claim.type,
          said(claim.initiator),
          said(claim.target),
          claim.status,
          number_said(claim),
          claim.quantity ? claim.quantity->unit : "",
          said(claim.place),
          said(claim.facility),
          said(claim.instrument),
          claim.time ? claim.time->value : "",
          claim.modality,
          spoken,
          speaker == nullptr ? "" : speaker->stance};
}

const FirstVerdict* verdict_of(const Review& review, const std::string& reviewer) {
  const auto& firsts = review.first_verdicts;
  const auto found = std::find_if(firsts.begin(), firsts.end(), [&](const FirstVerdict& verdict) {
    return verdict.reviewer == reviewer;
  });
  return found == firsts.end() ? nullptr : &*found;
}

SlotAgreement agreement_of(const char* slot, const Columns& columns) {
  SlotAgreement out;
  out.slot = slot;
  out.n = columns.a.size();
  size_t same = 0;
  for (size_t i = 0; i < columns.a.size(); ++i) same += columns.a[i] == columns.b[i];
  if (out.n > 0) out.observed = static_cast<double>(same) / static_cast<double>(out.n);
  out.kappa = cohens_kappa(columns.a, columns.b);
  return out;
}

// The agreement of two reviewers; without slots when no claim has a verdict of both.
PairAgreement compare(const ReviewBook& book, const FindClaim& find, const std::string& first,
                      const std::string& second) {
  Columns verdicts;
  std::array<Columns, kSlots.size()> slots;
  for (const auto& [subject, review] : book.all()) {
    const FirstVerdict* a = verdict_of(review, first);
    const FirstVerdict* b = verdict_of(review, second);
    if (a == nullptr || b == nullptr) continue;
    verdicts.a.push_back(a->rejects ? "rejected" : "kept");
    verdicts.b.push_back(b->rejects ? "rejected" : "kept");
    if (a->rejects || b->rejects) continue;
    const auto engine = find(subject);
    if ((!a->claim || !b->claim) && !engine) continue;  // superseded since
    const auto said_a = values_of(a->claim ? *a->claim : *engine);
    const auto said_b = values_of(b->claim ? *b->claim : *engine);
    for (size_t i = 0; i < kSlots.size(); ++i) {
      slots[i].a.push_back(said_a[i]);
      slots[i].b.push_back(said_b[i]);
    }
  }
  PairAgreement out{first, second, {}};
  if (verdicts.a.empty()) return out;
  out.slots.push_back(agreement_of("verdict", verdicts));
  for (size_t i = 0; i < kSlots.size(); ++i) out.slots.push_back(agreement_of(kSlots[i], slots[i]));
  return out;
}

}  // namespace

std::optional<double> cohens_kappa(const std::vector<std::string>& a,
                                   const std::vector<std::string>& b) {
  if (a.empty() || a.size() != b.size()) return std::nullopt;
  const double n = static_cast<double>(a.size());
  std::map<std::string, std::pair<double, double>> counts;
  double same = 0;
  for (size_t i = 0; i < a.size(); ++i) {
    ++counts[a[i]].first;
    ++counts[b[i]].second;
    same += a[i] == b[i] ? 1 : 0;
  }
  double expected = 0;
  for (const auto& [value, count] : counts) expected += count.first / n * (count.second / n);
  if (counts.size() < 2) return std::nullopt;
  return (same / n - expected) / (1 - expected);
}

std::vector<PairAgreement> agreements(const ReviewBook& book, const FindClaim& find) {
  std::vector<PairAgreement> out;
  const auto& names = book.reviewers();
  for (auto first = names.begin(); first != names.end(); ++first) {
    for (auto second = std::next(first); second != names.end(); ++second) {
      PairAgreement pair = compare(book, find, *first, *second);
      if (!pair.slots.empty()) out.push_back(std::move(pair));
    }
  }
  return out;
}

}  // namespace isnad
