// Which claims of many documents are of one event? Tellings are met in cells of place and days,
// weighed, and joined as long as nothing in them contradicts (docs/reconcile.md).
//
// Documents come and go at any time and in any order: the groups are a function of those that are
// there. Only the cells that a document touches are compared again, and only the groups that what
// changed there can reach are formed anew.
#pragma once

#include <algorithm>
#include <compare>
#include <cstdint>
#include <map>
#include <string>
#include <tuple>
#include <unordered_map>
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

  // Puts documents in: claims of `claims`, by their numbers in it. All claims of a document must
  // come in one call, in any order, and the document may not be in the index.
  void add(const std::vector<Claim>& claims, const std::vector<uint32_t>& numbers);
  // Takes a document out, with all its claims.
  void remove(uint64_t document);
  // Other pairs. Documents with claims that are named in pairs that come or go are to be removed
  // before and added after: what reviewers say counts within a document too.
  void review(ReviewedPairs reviewed);

  // Forms groups of all that is in the index. Returns the numbers of those that are new or gone
  // since the last call; a number is never used for another group.
  std::vector<uint32_t> settle();
  // The claims of a group as it was settled; none when it is gone.
  std::vector<uint32_t> claims_of(uint32_t group) const;
  // The settled group of a claim's telling, by document.
  std::vector<uint32_t> groups_of(uint64_t document) const;

  std::vector<CappedCell> capped() const;
  std::vector<std::pair<std::string, std::string>> unkept() const;
  // Settles, and all of it in one.
  ClaimGroups groups();

 private:
  // Documents by day, id, name, outlet; then the place in the text. Hashes stand for words.
  using Order = std::tuple<int32_t, uint64_t, uint32_t, uint64_t>;

  // What a telling has with another that may be of the same event.
  struct Bond {
    uint64_t cell = 0;  // in which they met
    int score = 0;
    uint32_t other = 0;
  };

  struct Stored {
    std::vector<uint32_t> claims;
    Order order;  // of the first claim
    Signs signs;
    SaidDays window;  // the days said, else those before the report; not said: none
    uint64_t document = 0;
    uint32_t group = UINT32_MAX;
    bool gone = false;
    bool stirred = false;  // it is in stirred_
    std::vector<Bond> bonds;
  };

  // A telling in a cell: what it names, in eight days. `own`: the telling is of this cell; else it
  // is only met there by those that are.
  struct Entry {
    uint64_t key = 0;
    int32_t first = 0, last = 0;
    uint64_t tie = 0;  // of entries of one day: the document
    uint32_t telling = 0;
    bool own = false;
  };

  // Two tellings that met, the earlier first.
  struct Edge {
    uint64_t cell = 0;
    int score = 0;
    uint32_t a = 0, b = 0;
    auto operator<=>(const Edge&) const = default;
  };

  // All cells of the same eight days. A week is little: what comes into it moves the rest.
  struct Slice {
    std::vector<Entry> entries;                         // by cell, in the order of the cell
    std::vector<Edge> edges;                            // by cell
    std::vector<std::pair<uint64_t, uint32_t>> capped;  // cell and telling
  };

  // What comes into a slice, and the cells that lose something.
  struct Change {
    std::vector<Entry> coming;
    std::vector<uint64_t> left;
  };

  struct Put {
    std::vector<uint32_t> tellings, without;
  };

  struct Growing;
  struct Region;

  void add_document(const std::vector<const Claim*>& claims, const std::vector<uint32_t>& numbers);
  Reviewed reviewed_in(const std::vector<const Claim*>& claims) const;
  bool is_reviewed(const std::string& id) const {
    return std::binary_search(reviewed_ids_.begin(), reviewed_ids_.end(), id);
  }
  uint32_t telling_of(const std::string& id) const;

  template <typename Use>
  void visit_entries(uint32_t telling, Use use) const;
  bool earlier(const Entry& a, const Entry& b) const;
  void stir(uint32_t telling) {
    if (!tellings_[telling].stirred) stirred_.push_back(telling);
    tellings_[telling].stirred = true;
  }
  void stir_reviewed(const std::string& id);
  void meet();
  void meet(Slice& slice, Change& change);
  std::vector<Edge> unbind(Slice& slice, const std::vector<uint64_t>& touched);
  void bind(Slice& slice, std::vector<Edge>& before, std::vector<Edge>& now);
  void compare_cell(Slice& slice, const Entry* cell, size_t size, std::vector<Edge>& edges) const;
  int score_of(const Stored& a, const Stored& b) const;

  bool before(uint32_t a, uint32_t b) const { return tellings_[a].order < tellings_[b].order; }
  void sort_by_order(std::vector<uint32_t>& tellings) const;
  Region surrounded(const std::vector<uint32_t>& inner);
  void join_bonds(Growing& growing) const;
  void keep_reviewed(Growing& growing) const;
  std::vector<uint32_t> reached(Growing& growing) const;
  void regroup(Growing& growing, const std::vector<uint32_t>& dissolved,
               std::vector<uint32_t>& changed);

  const LinkRules& rules_;
  ReviewedPairs reviewed_;
  std::vector<std::string> reviewed_ids_;                           // sorted
  std::map<std::string, std::vector<uint32_t>> reviewed_tellings_;  // by claim id
  std::vector<Stored> tellings_;
  std::unordered_map<uint64_t, Put> documents_;
  std::map<int32_t, Slice> slices_;
  std::map<int32_t, Change> changes_;          // by slice, since groups were settled
  std::vector<uint32_t> stirred_;              // tellings whose group is to be formed anew
  std::vector<std::vector<uint32_t>> groups_;  // tellings in order; none: gone
  std::vector<uint32_t> place_;                // by telling, in the region that is being grouped
};

// The document that a claim names, in one number: its id, name, outlet, address and day.
uint64_t document_hash(const DocumentRef& document);

// All at once.
ClaimGroups group_claims(const std::vector<Claim>& claims, const LinkRules& rules,
                         const ReviewedPairs& reviewed = {});

}  // namespace isnad
