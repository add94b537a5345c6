#include "isnad/reconcile/incident_book.hpp"

#include <algorithm>
#include <iterator>
#include <tuple>

#include "isnad/base/limits.hpp"
#include "isnad/reconcile/agreement.hpp"

namespace isnad {

bool IncidentBook::Earlier::operator()(const Incident* a, const Incident* b) const {
  const auto key = [](const Incident* incident) {
    return std::tuple<bool, const std::string&, const std::string&>(
        incident->first_day.empty(), incident->first_day, incident->id);
  };
  if (key(a) != key(b)) return key(a) < key(b);
  return is_earlier(book->claims_[a->claims.front()].document,
                    book->claims_[b->claims.front()].document);
}

IncidentBook::IncidentBook(const LinkRules& rules, ReviewedPairs reviewed)
    : rules_(rules),
      reviewed_(std::move(reviewed)),
      copies_(rules.least_jaccard),
      index_(rules, reviewed_),
      in_order_(Earlier{this}) {}

uint32_t IncidentBook::page_of(const DocumentRef& document) {
  const uint64_t hash = document_hash(document);
  const auto [at, is_new] = page_at_.emplace(hash, static_cast<uint32_t>(pages_.size()));
  if (is_new) {
    pages_.push_back({hash, {}, kNone, false, false});
    voices_.documents.push_back({document, at->second, 1});
  }
  return at->second;
}

void IncidentBook::change(uint32_t page) {
  if (!pages_[page].changed) changed_.push_back(page);
  pages_[page].changed = true;
}

void IncidentBook::sketch(Page& page, const DocumentRef& document, const std::string* text) {
  if (page.has_text) return;
  if (page.sketch != kNone) copies_.remove(page.sketch);
  const uint32_t number = page_at_.at(page.hash);
  voices_.documents[number].voice = number;  // a new text is a copy of none until it is compared
  voices_.documents[number].shared = 1;
  page.sketch = static_cast<uint32_t>(page_of_sketch_.size());
  page_of_sketch_.push_back(number);
  page.has_text = text != nullptr;
  if (text != nullptr) return copies_.add(sketched(document, *text));
  std::vector<const Claim*> cited;
  for (const uint32_t claim : page.claims) cited.push_back(&claims_[claim]);
  copies_.add(sketched(document, cited_text(cited)));
}

void IncidentBook::add(std::vector<Claim> claims, const std::vector<DocumentText>& texts) {
  // Room for a while, so that those who come one by one do not move all others; what is not used of
  // it is no memory yet.
  if (claims_.size() + claims.size() > claims_.capacity())
    claims_.reserve((claims_.size() + claims.size()) * 2);
  const TextsByName named = by_name(texts);
  for (Claim& claim : claims) {
    const auto number = static_cast<uint32_t>(claims_.size());
    const bool same = number > 0 && !voices_.of_claim.empty() &&
                      pages_[voices_.of_claim.back()].hash == document_hash(claim.document);
    const uint32_t page = same ? voices_.of_claim.back() : page_of(claim.document);
    voices_.of_claim.push_back(page);
    pages_[page].claims.push_back(number);
    claims_.push_back(std::move(claim));
    gone_.push_back(false);
    change(page);
  }
  for (const uint32_t page : changed_) {
    const DocumentRef& document = voices_.documents[page].document;
    const auto text = named.find({document.id, document.name});
    if (text != named.end()) sketch(pages_[page], document, text->second);
  }
}

void IncidentBook::remove(const std::vector<uint32_t>& claims) {
  for (const uint32_t claim : claims) {
    if (gone_[claim]) continue;
    gone_[claim] = true;
    Page& page = pages_[voices_.of_claim[claim]];
    std::erase(page.claims, claim);
    change(voices_.of_claim[claim]);
  }
}

// Documents of claims that pairs name are put in anew where the pairs are others.
void IncidentBook::review(ReviewedPairs reviewed) {
  std::set<std::string> ids;
  const auto compare = [&](auto before, auto now) {
    std::sort(before.begin(), before.end());
    std::sort(now.begin(), now.end());
    decltype(before) differ;
    std::set_symmetric_difference(before.begin(), before.end(), now.begin(), now.end(),
                                  std::back_inserter(differ));
    for (const auto& [a, b] : differ) ids.insert({a, b});
  };
  compare(reviewed_.together, reviewed.together);
  compare(reviewed_.apart, reviewed.apart);
  for (uint32_t i = 0; !ids.empty() && i < claims_.size(); ++i)
    if (!gone_[i] && ids.count(claims_[i].id) > 0) change(voices_.of_claim[i]);
  for (const uint32_t page : changed_) index_.remove(pages_[page].hash);
  reviewed_ = std::move(reviewed);
  index_.review(reviewed_);
}

void IncidentBook::put_changed() {
  std::vector<uint32_t> numbers;
  for (const uint32_t number : changed_) {
    Page& page = pages_[number];
    index_.remove(page.hash);
    page.changed = false;
    numbers.insert(numbers.end(), page.claims.begin(), page.claims.end());
    if (!page.claims.empty()) {
      sketch(page, voices_.documents[number].document, nullptr);
    } else if (page.sketch != kNone) {
      copies_.remove(page.sketch);
      page.sketch = kNone;
      page.has_text = false;
    }
  }
  index_.add(claims_, numbers);
  changed_.clear();
}

// The groups of documents whose voice is another.
std::vector<uint32_t> IncidentBook::hear() {
  std::vector<uint32_t> groups;
  for (const uint32_t sketch : copies_.settle()) {
    const uint32_t page = page_of_sketch_[sketch];
    if (pages_[page].sketch != sketch) continue;
    voices_.documents[page].voice = page_of_sketch_[copies_.found().original[sketch]];
    voices_.documents[page].shared = copies_.found().shared[sketch];
    const std::vector<uint32_t> of = index_.groups_of(pages_[page].hash);
    groups.insert(groups.end(), of.begin(), of.end());
  }
  return groups;
}

void IncidentBook::forget(uint32_t group) {
  if (by_group_[group]) in_order_.erase(by_group_[group].get());
  by_group_[group].reset();
}

void IncidentBook::describe(uint32_t group) {
  std::unique_ptr<Incident>& incident = by_group_[group];
  std::vector<uint32_t> members = index_.claims_of(group);
  if (members.empty()) return;
  std::sort(members.begin(), members.end(), [this](uint32_t a, uint32_t b) {
    const Claim& x = claims_[a];
    const Claim& y = claims_[b];
    if (voices_.of_claim[a] != voices_.of_claim[b]) return is_earlier(x.document, y.document);
    return std::tie(x.evidence.trigger.begin, x.id) < std::tie(y.evidence.trigger.begin, y.id);
  });
  incident = std::make_unique<Incident>(describe_incident(claims_, members, voices_, rules_));
  in_order_.insert(incident.get());
}

void IncidentBook::settle() {
  put_changed();
  std::vector<uint32_t> groups = index_.settle();
  const std::vector<uint32_t> heard = hear();
  groups.insert(groups.end(), heard.begin(), heard.end());
  std::sort(groups.begin(), groups.end());
  groups.erase(std::unique(groups.begin(), groups.end()), groups.end());
  if (!groups.empty() && groups.back() >= by_group_.size()) by_group_.resize(groups.back() + 1);
  for (const uint32_t group : groups) forget(group);
  for (const uint32_t group : groups) describe(group);
}

}  // namespace isnad
