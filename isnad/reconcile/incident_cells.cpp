// Whom does a telling meet? In each cell those of allowed days, as many as the cap lets; only cells
// in which something came or went are compared again.
#include <algorithm>

#include "isnad/reconcile/incident_index.hpp"

namespace isnad {
namespace {

// Brings few sorted ones into many: each is sought, and what stands behind it moves once.
template <typename Item, typename Less>
void merge_in(std::vector<Item>& many, const std::vector<Item>& few, Less less) {
  auto end = static_cast<std::ptrdiff_t>(many.size());
  many.resize(many.size() + few.size());
  auto to = many.end();
  for (size_t i = few.size(); i-- > 0;) {
    const auto at = std::upper_bound(many.begin(), many.begin() + end, few[i], less);
    to = std::move_backward(at, many.begin() + end, to);
    *--to = few[i];
    end = at - many.begin();
  }
}

// The first entry of a cell in entries sorted by cell.
template <typename At>
At find_cell(At from, At end, uint64_t key) {
  return std::lower_bound(from, end, key,
                          [](const auto& entry, uint64_t value) { return entry.key < value; });
}

}  // namespace

bool IncidentIndex::earlier(const Entry& a, const Entry& b) const {
  if (a.key != b.key) return a.key < b.key;
  if (a.first != b.first) return a.first < b.first;
  if (a.tie != b.tie) return a.tie < b.tie;
  return before(a.telling, b.telling);
}

int IncidentIndex::score_of(const Stored& a, const Stored& b) const {
  Comparison c = compare(a.signs, b.signs, rules_);
  if (c.contradicts) return -1'000'000;
  if (c.day == Sign::day_absent && a.window.said && b.window.said) {
    const int gap =
        std::max(a.window.first, b.window.first) - std::min(a.window.last, b.window.last);
    c.day = gap > rules_.day_slack ? Sign::day_late : Sign::day_allowed;
  }
  int score = 0;
  for (const Sign sign :
       {Sign::any_pair, c.type, c.day, c.place, c.actor, c.facility, c.number, c.person})
    score += rules_.weights[static_cast<size_t>(sign)].across;
  return score;
}

void IncidentIndex::compare_cell(Slice& slice, const Entry* cell, size_t size,
                                 std::vector<Edge>& edges) const {
  // The next entry at or after i that the cell owns.
  std::vector<uint32_t> next_own(size + 1, static_cast<uint32_t>(size));
  for (size_t i = size; i-- > 0;)
    next_own[i] = cell[i].own ? static_cast<uint32_t>(i) : next_own[i + 1];
  if (next_own[0] == size) return;
  for (size_t i = 0; i < size; ++i) {
    const Stored& a = tellings_[cell[i].telling];
    uint32_t met = 0;
    for (size_t j = i + 1;; ++j) {
      if (!cell[i].own) j = next_own[std::min(j, size)];
      if (j >= size || cell[j].first > cell[i].last + rules_.day_slack) break;
      const Stored& b = tellings_[cell[j].telling];
      if (a.document == b.document || (a.signs.kin & b.signs.types) == 0) continue;
      if (++met > rules_.candidates) {
        slice.capped.emplace_back(cell[i].key, cell[i].telling);
        break;
      }
      const int score = score_of(a, b);
      if (score < rules_.least_across) continue;
      Edge edge{cell[i].key, score, cell[i].telling, cell[j].telling};
      if (before(edge.b, edge.a)) std::swap(edge.a, edge.b);
      edges.push_back(edge);
    }
  }
}

// Takes what met in these cells out of the slice, and returns it.
std::vector<IncidentIndex::Edge> IncidentIndex::unbind(Slice& slice,
                                                       const std::vector<uint64_t>& touched) {
  std::vector<Edge> taken;
  auto kept = slice.edges.begin(), at = slice.edges.begin();
  for (const uint64_t key : touched) {
    const auto [first, last] =
        std::equal_range(at, slice.edges.end(), Edge{key, 0, 0, 0},
                         [](const Edge& x, const Edge& y) { return x.cell < y.cell; });
    taken.insert(taken.end(), first, last);
    kept = kept == at ? first : std::move(at, first, kept);
    at = last;
  }
  if (kept != at) slice.edges.erase(std::move(at, slice.edges.end(), kept), slice.edges.end());
  for (const Edge& edge : taken) {
    const auto part = [&](uint32_t telling, uint32_t other) {
      std::erase_if(tellings_[telling].bonds, [&](const Bond& bond) {
        return bond.cell == edge.cell && bond.other == other;
      });
    };
    part(edge.a, edge.b);
    part(edge.b, edge.a);
  }
  return taken;
}

// What met before and does not now, or the other way, is stirred.
void IncidentIndex::bind(Slice& slice, std::vector<Edge>& before, std::vector<Edge>& now) {
  for (const Edge& edge : now) {
    tellings_[edge.a].bonds.push_back({edge.cell, edge.score, edge.b});
    tellings_[edge.b].bonds.push_back({edge.cell, edge.score, edge.a});
  }
  merge_in(slice.edges, now, [](const Edge& x, const Edge& y) { return x.cell < y.cell; });
  std::vector<Edge> changed;
  if (!before.empty()) {
    std::sort(before.begin(), before.end());
    std::sort(now.begin(), now.end());
    std::set_symmetric_difference(before.begin(), before.end(), now.begin(), now.end(),
                                  std::back_inserter(changed));
  } else {
    changed.swap(now);
  }
  for (const Edge& edge : changed) {
    stir(edge.a);
    stir(edge.b);
  }
}

void IncidentIndex::meet(Slice& slice, Change& change) {
  const auto in_order = [this](const Entry& a, const Entry& b) { return earlier(a, b); };
  const auto is_gone = [this](const Entry& entry) { return tellings_[entry.telling].gone; };
  std::erase_if(change.coming, is_gone);
  std::sort(change.coming.begin(), change.coming.end(), in_order);
  const bool lost = !change.left.empty();
  std::vector<uint64_t> touched = std::move(change.left);
  for (const Entry& entry : change.coming) {
    if (touched.empty() || touched.back() != entry.key) touched.push_back(entry.key);
  }
  std::sort(touched.begin(), touched.end());
  touched.erase(std::unique(touched.begin(), touched.end()), touched.end());
  std::vector<Edge> before = unbind(slice, touched), now;
  std::erase_if(slice.capped, [&](const auto& cell) {
    return std::binary_search(touched.begin(), touched.end(), cell.first);
  });
  if (lost) std::erase_if(slice.entries, is_gone);
  merge_in(slice.entries, change.coming, in_order);
  auto at = slice.entries.begin();
  for (const uint64_t key : touched) {
    if (at != slice.entries.end() && at->key != key) at = find_cell(at, slice.entries.end(), key);
    auto end = at;
    while (end != slice.entries.end() && end->key == key) ++end;
    if (at != end) compare_cell(slice, &*at, static_cast<size_t>(end - at), now);
    at = end;
  }
  bind(slice, before, now);
}

void IncidentIndex::meet() {
  for (auto& [number, change] : changes_) meet(slices_[number], change);
  changes_.clear();
}

}  // namespace isnad
