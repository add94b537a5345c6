// How do tellings become groups? The surest pairs first, and none that would bring together what
// cannot be one event or what a reviewer keeps apart: a pair that contradicts splits what others
// would join.
//
// What is joined depends on the pairs that the two sets have, and on nothing else. So when pairs
// come or go, only the groups of their tellings are formed anew. The groups around these are formed
// along with them as they were, and where one of them is joined now, it is of those formed anew,
// and it all begins again with what lies around it.
#include <limits>
#include <map>
#include <numeric>

#include "isnad/base/limits.hpp"
#include "isnad/reconcile/incident_index.hpp"
#include "isnad/reconcile/joined_sets.hpp"

namespace isnad {

// Tellings whose groups are formed, in order.
struct IncidentIndex::Region {
  std::vector<uint32_t> tellings;
  std::vector<bool> inner;  // formed anew; the others lie around them
};

// Sets of tellings with what decides whether two of them may become one. Tellings are named by
// their place in the region.
struct IncidentIndex::Growing {
  static constexpr uint32_t kMostPlaces = 32;

  // Lists of places that a set names are a chain of tellings, one for each.
  struct Set {
    int32_t max_first = std::numeric_limits<int32_t>::min() / 2;
    int32_t min_last = std::numeric_limits<int32_t>::max() / 2;
    uint32_t placed = kNone, last_placed = kNone;
    uint32_t places = 0;   // how many
    bool watched = false;  // a reviewer keeps something of it apart
  };

  const IncidentIndex& index;
  Region region;
  JoinedSets sets;
  std::vector<Set> by_root;
  std::vector<uint32_t> next_placed;  // by telling; kNone: the last of its set
  std::vector<std::pair<uint32_t, uint32_t>> apart;

  Growing(const IncidentIndex& of, Region in)
      : index(of),
        region(std::move(in)),
        sets(static_cast<uint32_t>(region.tellings.size())),
        by_root(region.tellings.size()),
        next_placed(region.tellings.size(), kNone) {
    for (uint32_t i = 0; i < by_root.size(); ++i) {
      const Signs& signs = of.tellings_[region.tellings[i]].signs;
      if (signs.days.said) {
        by_root[i].max_first = signs.days.first;
        by_root[i].min_last = signs.days.last;
      }
      if (!signs.places.empty()) add_places(by_root[i], i);
    }
  }

  const Few<PlaceSign, 3>& places(uint32_t i) const {
    return index.tellings_[region.tellings[i]].signs.places;
  }

  void add_places(Set& to, uint32_t telling) {
    (to.placed == kNone ? to.placed : next_placed[to.last_placed]) = telling;
    to.last_placed = telling;
    next_placed[telling] = kNone;
    ++to.places;
  }

  // True when something holds for a list of places of the set.
  template <typename Holds>
  bool any_places(const Set& of, Holds holds) const {
    for (uint32_t t = of.placed; t != kNone; t = next_placed[t])
      if (holds(places(t))) return true;
    return false;
  }

  bool may_join(uint32_t a, uint32_t b) {
    const Set& x = by_root[a];
    const Set& y = by_root[b];
    if (x.max_first - y.min_last > index.rules_.day_slack) return false;
    if (y.max_first - x.min_last > index.rules_.day_slack) return false;
    const bool both = x.watched && y.watched;
    for (size_t i = 0; both && i < apart.size(); ++i) {
      const auto [p, q] = apart[i];
      const uint32_t r = sets.find(p), s = sets.find(q);
      if ((r == a && s == b) || (r == b && s == a)) return false;
    }
    return !any_places(x, [&](const Few<PlaceSign, 3>& p) {
      return any_places(y, [&](const Few<PlaceSign, 3>& q) {
        return places_apart(p, q, index.rules_.place_slack);
      });
    });
  }

  void keep_apart(uint32_t a, uint32_t b) {
    apart.emplace_back(a, b);
    by_root[sets.find(a)].watched = by_root[sets.find(b)].watched = true;
  }

  void join(uint32_t a, uint32_t b) {
    a = sets.find(a);
    b = sets.find(b);
    if (a == b) return;
    sets.join(a, b);
    const uint32_t root = sets.find(a);
    Set& to = by_root[root];
    Set& from = by_root[root == a ? b : a];
    to.watched = to.watched || from.watched;
    to.max_first = std::max(to.max_first, from.max_first);
    to.min_last = std::min(to.min_last, from.min_last);
    for (uint32_t t = from.placed, next = kNone; t != kNone; t = next) {
      next = next_placed[t];
      const bool known = any_places(to, [&](const Few<PlaceSign, 3>& p) {
        return std::equal(places(t).begin(), places(t).end(), p.begin(), p.end());
      });
      if (!known && to.places < kMostPlaces) add_places(to, t);
    }
    from = {};
  }
};

void IncidentIndex::sort_by_order(std::vector<uint32_t>& tellings) const {
  const auto in_order = [this](uint32_t a, uint32_t b) { return before(a, b); };
  // What was added at once is in order.
  if (!std::is_sorted(tellings.begin(), tellings.end(), in_order))
    std::sort(tellings.begin(), tellings.end(), in_order);
}

// The telling that pairs with this claim speak of; kNone when there is none.
uint32_t IncidentIndex::telling_of(const std::string& id) const {
  const auto of = reviewed_tellings_.find(id);
  if (of == reviewed_tellings_.end() || of->second.empty()) return kNone;
  return *std::min_element(of->second.begin(), of->second.end(),
                           [this](uint32_t a, uint32_t b) { return before(a, b); });
}

// These tellings, with the groups that they have pairs with.
IncidentIndex::Region IncidentIndex::surrounded(const std::vector<uint32_t>& inner) {
  constexpr uint32_t kInner = kNone - 1, kOuter = kNone - 2;
  Region region{inner, {}};
  place_.resize(tellings_.size(), kNone);
  for (const uint32_t t : inner) place_[t] = kInner;
  for (const uint32_t t : inner) {
    for (const Bond& bond : tellings_[t].bonds) {
      if (place_[bond.other] != kNone) continue;
      for (const uint32_t other : groups_[tellings_[bond.other].group]) {
        place_[other] = kOuter;
        region.tellings.push_back(other);
      }
    }
  }
  sort_by_order(region.tellings);
  region.inner.reserve(region.tellings.size());
  for (uint32_t i = 0; i < region.tellings.size(); ++i) {
    uint32_t& place = place_[region.tellings[i]];
    region.inner.push_back(place == kInner);
    place = i;
  }
  return region;
}

// First what reviewers said.
void IncidentIndex::keep_reviewed(Growing& growing) const {
  const auto visit = [this](const auto& pairs, auto use) {
    for (const auto& [x, y] : pairs) {
      const uint32_t a = telling_of(x), b = telling_of(y);
      if (a != kNone && b != kNone && place_[a] != kNone && place_[b] != kNone)
        use(place_[a], place_[b]);
    }
  };
  visit(reviewed_.together, [&](uint32_t a, uint32_t b) { growing.join(a, b); });
  visit(reviewed_.apart, [&](uint32_t a, uint32_t b) { growing.keep_apart(a, b); });
}

// The surest first; of two alike the one whose tellings are earlier.
void IncidentIndex::join_bonds(Growing& growing) const {
  struct Ranked {
    int score = 0;
    uint64_t places = 0;
  };
  std::vector<Ranked> pairs;
  const Region& region = growing.region;
  std::vector<uint32_t> paired_with(region.tellings.size(), kNone);  // they met in several cells
  for (uint32_t a = 0; a < region.tellings.size(); ++a) {
    const Stored& telling = tellings_[region.tellings[a]];
    for (const Bond& bond : telling.bonds) {
      const uint32_t b = place_[bond.other];
      if (b == kNone || b < a || std::exchange(paired_with[b], a) == a) continue;
      // Two groups around the inner ones have nothing to do with one another.
      if (!region.inner[a] && !region.inner[b] && telling.group != tellings_[bond.other].group)
        continue;
      pairs.push_back({bond.score, uint64_t{a} << 32 | b});
    }
  }
  std::sort(pairs.begin(), pairs.end(), [](const Ranked& x, const Ranked& y) {
    return x.score != y.score ? x.score > y.score : x.places < y.places;
  });
  for (const Ranked& pair : pairs) {
    const uint32_t a = growing.sets.find(static_cast<uint32_t>(pair.places >> 32));
    const uint32_t b = growing.sets.find(static_cast<uint32_t>(pair.places));
    if (a != b && growing.may_join(a, b)) growing.join(a, b);
  }
}

// The groups around that were joined with something inner.
std::vector<uint32_t> IncidentIndex::reached(Growing& growing) const {
  const Region& region = growing.region;
  std::vector<bool> has_inner(region.tellings.size(), false);
  for (uint32_t i = 0; i < has_inner.size(); ++i)
    if (region.inner[i]) has_inner[growing.sets.find(i)] = true;
  std::vector<uint32_t> out;
  for (uint32_t i = 0; i < has_inner.size(); ++i) {
    if (!region.inner[i] && has_inner[growing.sets.find(i)])
      out.push_back(tellings_[region.tellings[i]].group);
  }
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

// Gives the inner tellings their groups; one that came out as it was keeps its number.
void IncidentIndex::regroup(Growing& growing, const std::vector<uint32_t>& dissolved,
                            std::vector<uint32_t>& changed) {
  const Region& region = growing.region;
  std::vector<uint32_t> list_of(region.tellings.size(), kNone);
  std::vector<std::vector<uint32_t>> lists;
  for (uint32_t i = 0; i < list_of.size(); ++i) {
    if (!region.inner[i]) continue;
    uint32_t& list = list_of[growing.sets.find(i)];
    if (list == kNone) {
      list = static_cast<uint32_t>(lists.size());
      lists.emplace_back();
    }
    lists[list].push_back(region.tellings[i]);
  }
  std::vector<bool> as_it_was(dissolved.size(), false);
  for (std::vector<uint32_t>& list : lists) {
    const uint32_t old = tellings_[list.front()].group;
    const auto at = std::lower_bound(dissolved.begin(), dissolved.end(), old);
    if (at != dissolved.end() && *at == old && groups_[old] == list) {
      as_it_was[static_cast<size_t>(at - dissolved.begin())] = true;
      continue;
    }
    const auto number = static_cast<uint32_t>(groups_.size());
    for (const uint32_t t : list) tellings_[t].group = number;
    groups_.push_back(std::move(list));
    changed.push_back(number);
  }
  for (size_t i = 0; i < dissolved.size(); ++i) {
    if (as_it_was[i]) continue;
    groups_[dissolved[i]] = {};
    changed.push_back(dissolved[i]);
  }
}

std::vector<uint32_t> IncidentIndex::settle() {
  meet();
  std::vector<uint32_t> inner, dissolved, changed;
  for (const uint32_t t : stirred_) {
    tellings_[t].stirred = false;
    if (tellings_[t].group != kNone) {
      dissolved.push_back(tellings_[t].group);
    } else if (!tellings_[t].gone) {
      inner.push_back(t);
    }
  }
  stirred_.clear();
  met_ = static_cast<uint32_t>(tellings_.size());
  std::sort(dissolved.begin(), dissolved.end());
  dissolved.erase(std::unique(dissolved.begin(), dissolved.end()), dissolved.end());
  const auto take_in = [&](const std::vector<uint32_t>& groups) {
    for (const uint32_t group : groups)
      for (const uint32_t t : groups_[group])
        if (!tellings_[t].gone) inner.push_back(t);
  };
  take_in(dissolved);
  while (!inner.empty() || !dissolved.empty()) {
    Growing growing(*this, surrounded(inner));
    keep_reviewed(growing);
    join_bonds(growing);
    const std::vector<uint32_t> more = reached(growing);
    if (more.empty()) regroup(growing, dissolved, changed);
    for (const uint32_t t : growing.region.tellings) place_[t] = kNone;
    if (more.empty()) break;
    take_in(more);
    dissolved.insert(dissolved.end(), more.begin(), more.end());
    std::sort(dissolved.begin(), dissolved.end());
  }
  return changed;
}

std::vector<uint32_t> IncidentIndex::claims_of(uint32_t group) const {
  std::vector<uint32_t> out;
  for (const uint32_t t : groups_[group])
    out.insert(out.end(), tellings_[t].claims.begin(), tellings_[t].claims.end());
  return out;
}

std::vector<uint32_t> IncidentIndex::groups_of(uint64_t document) const {
  std::vector<uint32_t> out;
  const auto put = documents_.find(document);
  if (put == documents_.end()) return out;
  for (uint32_t i = 0; i < put->second.count; ++i)
    out.push_back(tellings_[put->second.first + i].group);
  return out;
}

std::vector<CappedCell> IncidentIndex::capped() const {
  std::vector<uint32_t> tellings;
  for (const auto& [number, slice] : slices_) {
    for (const auto& [cell, telling] : slice.capped) tellings.push_back(telling);
  }
  std::sort(tellings.begin(), tellings.end(),
            [this](uint32_t a, uint32_t b) { return before(a, b); });
  tellings.erase(std::unique(tellings.begin(), tellings.end()), tellings.end());
  std::vector<CappedCell> out;
  for (const uint32_t t : tellings) out.push_back({tellings_[t].claims.front()});
  return out;
}

std::vector<std::pair<std::string, std::string>> IncidentIndex::unkept() const {
  std::vector<std::pair<std::string, std::string>> out;
  for (const auto& pair : reviewed_.apart) {
    const uint32_t a = telling_of(pair.first), b = telling_of(pair.second);
    if (a != kNone && b != kNone && tellings_[a].group == tellings_[b].group) out.push_back(pair);
  }
  return out;
}

ClaimGroups IncidentIndex::groups() {
  settle();
  ClaimGroups out;
  std::vector<uint32_t> firsts;
  for (const std::vector<uint32_t>& group : groups_)
    if (!group.empty()) firsts.push_back(group.front());
  sort_by_order(firsts);
  for (const uint32_t t : firsts) out.groups.push_back(claims_of(tellings_[t].group));
  for (const auto& [document, put] : documents_)
    out.without.insert(out.without.end(), put.without.begin(), put.without.end());
  std::sort(out.without.begin(), out.without.end());
  out.capped = capped();
  out.unkept = unkept();
  return out;
}

ClaimGroups group_claims(const std::vector<Claim>& claims, const LinkRules& rules,
                         const ReviewedPairs& reviewed) {
  std::vector<uint32_t> numbers(claims.size());
  std::iota(numbers.begin(), numbers.end(), 0u);
  IncidentIndex index(rules, reviewed);
  index.add(claims, numbers);
  return index.groups();
}

}  // namespace isnad
