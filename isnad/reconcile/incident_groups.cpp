// How do tellings become groups? The surest pairs first, and none that would bring together what
// cannot be one event or what a reviewer keeps apart: a pair that contradicts splits what others
// would join.
#include <algorithm>
#include <limits>
#include <map>
#include <numeric>

#include "isnad/base/limits.hpp"
#include "isnad/reconcile/incident_index.hpp"
#include "isnad/reconcile/joined_sets.hpp"

namespace isnad {

// Sets of tellings with what decides whether two of them may become one.
struct IncidentIndex::Growing {
  static constexpr size_t kMostPlaces = 32;

  struct Set {
    int32_t max_first = std::numeric_limits<int32_t>::min() / 2;
    int32_t min_last = std::numeric_limits<int32_t>::max() / 2;
    std::vector<uint32_t> placed;  // tellings, one for each list of places
    bool watched = false;          // a reviewer keeps something of it apart
  };

  const IncidentIndex& index;
  JoinedSets sets;
  std::vector<Set> by_root;
  std::vector<std::pair<uint32_t, uint32_t>> apart;

  explicit Growing(const IncidentIndex& of)
      : index(of), sets(static_cast<uint32_t>(of.tellings_.size())), by_root(of.tellings_.size()) {
    for (uint32_t i = 0; i < by_root.size(); ++i) {
      const Signs& signs = of.tellings_[i].signs;
      if (signs.days.said) {
        by_root[i].max_first = signs.days.first;
        by_root[i].min_last = signs.days.last;
      }
      if (!signs.places.empty()) by_root[i].placed = {i};
    }
  }

  const Few<PlaceSign, 3>& places(uint32_t telling) const {
    return index.tellings_[telling].signs.places;
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
    return std::none_of(x.placed.begin(), x.placed.end(), [&](uint32_t p) {
      return std::any_of(y.placed.begin(), y.placed.end(), [&](uint32_t q) {
        return places_apart(places(p), places(q), index.rules_.place_slack);
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
    for (const uint32_t t : from.placed) {
      const bool known = std::any_of(to.placed.begin(), to.placed.end(), [&](uint32_t u) {
        return std::equal(places(t).begin(), places(t).end(), places(u).begin(), places(u).end());
      });
      if (!known && to.placed.size() < kMostPlaces) to.placed.push_back(t);
    }
    from = {};
  }
};

std::vector<uint32_t> IncidentIndex::in_order() const {
  std::vector<uint32_t> order(tellings_.size());
  std::iota(order.begin(), order.end(), 0u);
  const auto earlier_telling = [this](uint32_t a, uint32_t b) {
    return tellings_[a].order < tellings_[b].order;
  };
  // What was added at once is in order.
  if (!std::is_sorted(order.begin(), order.end(), earlier_telling))
    std::sort(order.begin(), order.end(), earlier_telling);
  return order;
}

// The surest first; of two alike the one whose tellings are earlier.
void IncidentIndex::join_edges(Growing& growing, const std::vector<uint32_t>& order) const {
  std::vector<uint32_t> rank(order.size());
  for (uint32_t i = 0; i < order.size(); ++i) rank[order[i]] = i;
  struct Ranked {
    int score = 0;
    uint64_t ranks = 0;
  };
  std::vector<Ranked> edges;
  edges.reserve(edges_.size());
  for (const Edge& edge : edges_) {
    const auto [low, high] = std::minmax(rank[edge.a], rank[edge.b]);
    edges.push_back({edge.score, uint64_t{low} << 32 | high});
  }
  std::sort(edges.begin(), edges.end(), [](const Ranked& x, const Ranked& y) {
    return x.score != y.score ? x.score > y.score : x.ranks < y.ranks;
  });
  for (const Ranked& edge : edges) {
    const uint32_t a = growing.sets.find(order[edge.ranks >> 32]);
    const uint32_t b = growing.sets.find(order[static_cast<uint32_t>(edge.ranks)]);
    if (a != b && growing.may_join(a, b)) growing.join(a, b);
  }
}

ClaimGroups IncidentIndex::groups() const {
  ClaimGroups out;
  Growing growing(*this);
  std::map<std::string_view, uint32_t> telling_of;
  for (const auto& [id, telling] : reviewed_tellings_) telling_of[id] = telling;
  const auto known = [&](const auto& pair) {
    return telling_of.count(pair.first) > 0 && telling_of.count(pair.second) > 0;
  };
  for (const auto& pair : reviewed_.together) {
    if (known(pair)) growing.join(telling_of[pair.first], telling_of[pair.second]);
  }
  for (const auto& pair : reviewed_.apart) {
    if (known(pair)) growing.keep_apart(telling_of[pair.first], telling_of[pair.second]);
  }
  const std::vector<uint32_t> order = in_order();
  join_edges(growing, order);
  for (const auto& pair : reviewed_.apart) {
    if (known(pair) &&
        growing.sets.find(telling_of[pair.first]) == growing.sets.find(telling_of[pair.second]))
      out.unkept.push_back(pair);
  }
  std::vector<uint32_t> group_of(tellings_.size(), kNone);
  for (const uint32_t t : order) {
    uint32_t& group = group_of[growing.sets.find(t)];
    if (group == kNone) {
      group = static_cast<uint32_t>(out.groups.size());
      out.groups.emplace_back();
    }
    const std::vector<uint32_t>& claims = tellings_[t].claims;
    out.groups[group].insert(out.groups[group].end(), claims.begin(), claims.end());
  }
  out.without = without_;
  std::sort(out.without.begin(), out.without.end());
  std::vector<bool> capped(tellings_.size(), false);
  for (const auto& [key, telling] : capped_) capped[telling] = true;
  for (const uint32_t t : order) {
    if (capped[t]) out.capped.push_back({tellings_[t].claims.front()});
  }
  return out;
}

}  // namespace isnad
