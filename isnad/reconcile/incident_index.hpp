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
#include "isnad/reconcile/blocks.hpp"
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

  // A telling in a cell: what it names, in eight days.
  struct Entry {
    uint64_t key = 0;
    uint32_t telling = 0;
  };

  // Entries by cell. What comes lies apart until it is much: a few do not move all.
  struct Shelf {
    std::vector<Entry> kept, recent;
    size_t gone = 0;  // entries, at least, of tellings that are gone
  };

  // All cells of the same eight days. Tellings of a cell meet one another and those others that
  // name what the cell is of.
  struct Slice {
    Shelf own, others;
    std::vector<std::pair<uint64_t, uint32_t>> capped;  // cell and telling
  };

  // What comes into a slice, and the cells that lose something.
  struct Change {
    std::vector<Entry> own, others;
    std::vector<uint64_t> left;
  };

  // An entry as it is compared.
  struct Met {
    int32_t first = 0, last = 0;
    uint64_t tie = 0;  // of entries of one day: the document
    uint32_t telling = 0;
    bool own = false;
    bool is_new = false;  // it came since groups were settled
  };

  // Two tellings that may be of one event, the lower number first.
  struct Edge {
    uint32_t a = 0, b = 0;
    int score = 0;
    auto operator<=>(const Edge&) const = default;
  };

  // Tellings of one document have numbers in a row.
  struct Put {
    uint32_t first = 0, count = 0;
    std::vector<uint32_t> without;  // claims that take no part
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
  void stir(uint32_t telling) {
    if (!tellings_[telling].stirred) stirred_.push_back(telling);
    tellings_[telling].stirred = true;
  }
  void stir_reviewed(const std::string& id);
  void meet();
  void meet(Slice& slice, Change& change);
  void put(Shelf& shelf, std::vector<Entry>& coming) const;
  std::vector<uint64_t> touched_cells(const Slice& slice, const Change& change) const;
  void gather(const Slice& slice, uint64_t key, std::vector<Met>& cell) const;
  bool may_meet(const Met& a, const Met& b) const;
  void weigh(const Met& a, const Met& b, std::vector<Edge>& edges) const;
  void compare_new(const std::vector<Met>& cell, std::vector<Edge>& edges) const;
  void compare_all(uint64_t key, const std::vector<Met>& cell, Slice& slice,
                   std::vector<Edge>& edges) const;
  void meet_anew(uint64_t key, const std::vector<Met>& cell, Slice& slice);
  void bind(uint64_t key, const Edge& edge);
  void part(uint64_t key, const Edge& edge);
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
  Blocks<Stored> tellings_;
  uint32_t met_ = 0;  // tellings before this one were there when groups were settled last
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
