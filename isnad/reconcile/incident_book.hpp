// What do the claims tell of now? Incidents of claims that come and go. After each change they are
// what find_incidents makes of all claims that are there, but only what the change touches is made
// anew: cells, groups, voices, views.
#pragma once

#include <memory>
#include <set>
#include <unordered_map>
#include <vector>

#include "isnad/reconcile/incident.hpp"
#include "isnad/reconcile/incident_index.hpp"
#include "isnad/reconcile/near_duplicates.hpp"
#include "isnad/reconcile/voices.hpp"

namespace isnad {

class IncidentBook {
 public:
  // `rules` must outlive the book.
  explicit IncidentBook(const LinkRules& rules, ReviewedPairs reviewed = {});
  IncidentBook(const IncidentBook&) = delete;
  IncidentBook& operator=(const IncidentBook&) = delete;

  // Claims come; they get the numbers after those of all that came before. `texts`: of their
  // documents, the first time that claims of these come; of the others see find_voices.
  void add(std::vector<Claim> claims, const std::vector<DocumentText>& texts = {});
  // Claims go, by their numbers.
  void remove(const std::vector<uint32_t>& claims);
  void review(ReviewedPairs reviewed);

  // Brings up to date what follows; nothing else does.
  void settle();

  struct Earlier {
    const IncidentBook* book;
    bool operator()(const Incident* a, const Incident* b) const;
  };
  // As find_incidents orders them.
  const std::set<const Incident*, Earlier>& incidents() const { return in_order_; }
  const Voices& voices() const { return voices_; }
  std::vector<CappedCell> capped() const { return index_.capped(); }
  std::vector<std::pair<std::string, std::string>> unkept() const { return index_.unkept(); }

  // All that ever came, by number: incidents name none that went.
  const std::vector<Claim>& claims() const { return claims_; }
  bool is_gone(uint32_t claim) const { return gone_[claim]; }

 private:
  // A document: its number is that in voices_.
  struct Page {
    uint64_t hash = 0;
    std::vector<uint32_t> claims;
    uint32_t sketch = UINT32_MAX;  // its number among the copies
    bool has_text = false;
    bool changed = false;
  };

  uint32_t page_of(const DocumentRef& document);
  void change(uint32_t page);
  void sketch(Page& page, const DocumentRef& document, const std::string* text);
  void put_changed();
  std::vector<uint32_t> hear();
  void forget(uint32_t group);
  void describe(uint32_t group);

  const LinkRules& rules_;
  ReviewedPairs reviewed_;
  std::vector<Claim> claims_;
  std::vector<bool> gone_;
  std::vector<Page> pages_;
  std::unordered_map<uint64_t, uint32_t> page_at_;  // by document_hash
  std::vector<uint32_t> changed_;                   // pages
  Voices voices_;
  CopyIndex copies_;
  std::vector<uint32_t> page_of_sketch_;
  IncidentIndex index_;
  std::vector<std::unique_ptr<Incident>> by_group_;
  std::set<const Incident*, Earlier> in_order_;
};

}  // namespace isnad
