// Which claims of many documents are of one event? Tellings are met in cells of place and days,
// weighed, and joined as long as nothing in them contradicts (docs/reconcile.md).
//
// Documents can be added at any time and in any order: the groups are a function of all that was
// added. Only the cells that a new document touches are compared again.
#pragma once

#include <cstdint>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "isnad/claims/claim.hpp"
#include "isnad/reconcile/link_rules.hpp"
#include "isnad/reconcile/signs.hpp"
#include "isnad/reconcile/tellings.hpp"

namespace isnad {

// What reviewers decided, by claim ids: pairs that are of one incident, and pairs that are not.
struct ReviewedPairs {
  std::vector<std::pair<std::string, std::string>> together, apart;
};

// A cell in which a telling met more others than it was compared with.
struct CappedCell {
  uint32_t claim = 0;  // the first of the telling
  bool operator==(const CappedCell&) const = default;
};

struct ClaimGroups {
  // Claims of one event; lists and claims in an order of their own that no order of adding changes.
  std::vector<std::vector<uint32_t>> groups;
  std::vector<uint32_t> without;                            // claims that take no part
  std::vector<CappedCell> capped;                           // by claim; each telling once
  std::vector<std::pair<std::string, std::string>> unkept;  // reviewed pairs that others forbid
};

class IncidentIndex {
 public:
  // `rules` must outlive the index.
  explicit IncidentIndex(const LinkRules& rules, ReviewedPairs reviewed = {});

  // The claims that take part in the answer are named by their place in the list of all claims
  // added so far. All claims of a document must come in one call, in any order.
  void add(const std::vector<Claim>& claims);

  ClaimGroups groups() const;

 private:
  // Documents by day, id, name, outlet; then the place in the text. Hashes stand for words.
  using Order = std::tuple<int32_t, uint64_t, uint32_t, uint64_t>;

  struct Stored {
    std::vector<uint32_t> claims;
    Order order;  // of the first claim
    Signs signs;
    SaidDays window;  // the days said, else those before the report; not said: none
    uint64_t document = 0;
  };

  // A telling in a cell: what it names, in eight days. `own`: the telling is of this cell; else it
  // is only met there by those that are.
  struct Entry {
    uint64_t key = 0;  // the days in the high bits, so that what is near in time is near in memory
    int32_t first = 0, last = 0;
    uint64_t tie = 0;  // of entries of one day: the document
    uint32_t telling = 0;
    bool own = false;
  };

  struct Edge {
    uint64_t key = 0;
    int score = 0;
    uint32_t a = 0, b = 0;  // tellings, the earlier first
  };

  struct Growing;

  void add_document(const std::vector<const Claim*>& claims, const std::vector<uint32_t>& places);
  Reviewed reviewed_in(const std::vector<const Claim*>& claims) const;
  void enter(std::vector<Entry> added);
  void add_entries(uint32_t telling, std::vector<Entry>& entries) const;
  bool earlier(const Entry& a, const Entry& b) const;
  void compare_cell(const Entry* cell, size_t size);
  int score_of(const Stored& a, const Stored& b) const;
  std::vector<uint32_t> in_order() const;
  void join_edges(Growing& growing, const std::vector<uint32_t>& order) const;

  const LinkRules& rules_;
  ReviewedPairs reviewed_;
  std::vector<std::string> reviewed_ids_;  // sorted
  std::vector<std::pair<std::string, uint32_t>> reviewed_tellings_;
  std::vector<Stored> tellings_;
  std::vector<uint32_t> without_;
  std::vector<Entry> entries_;
  std::vector<Edge> edges_;
  std::vector<std::pair<uint64_t, uint32_t>> capped_;  // cell and telling
  uint32_t claims_ = 0;
};

// All at once.
ClaimGroups group_claims(const std::vector<Claim>& claims, const LinkRules& rules,
                         const ReviewedPairs& reviewed = {});

}  // namespace isnad
