// Whom does a telling meet? In each cell those of allowed days, as many as the cap lets; only cells
// in which something came or went are compared again.
#include <algorithm>
#include <iterator>
#include <utility>

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

constexpr auto by_key = [](const auto& a, const auto& b) { return a.key < b.key; };

// Those of a cell, in entries sorted by cell.
template <typename Entry>
std::pair<const Entry*, const Entry*> cell_in(const std::vector<Entry>& entries, uint64_t key) {
  const Entry* const end = entries.data() + entries.size();
  const Entry* const first = std::lower_bound(
      entries.data(), end, key, [](const Entry& e, uint64_t wanted) { return e.key < wanted; });
  const Entry* last = first;
  while (last != end && last->key == key) ++last;
  return {first, last};
}

template <typename Entry>
bool holds_cell(const std::vector<Entry>& entries, uint64_t key) {
  const auto [first, last] = cell_in(entries, key);
  return first != last;
}

bool is_capped(const std::vector<std::pair<uint64_t, uint32_t>>& capped, uint64_t key) {
  return std::any_of(capped.begin(), capped.end(),
                     [key](const auto& of) { return of.first == key; });
}

}  // namespace

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

// Puts entries on their shelf. Much of what came lately, or much that is gone, is cleared away.
void IncidentIndex::put(Shelf& shelf, std::vector<Entry>& coming) const {
  constexpr size_t kMuch = 8;  // an eighth
  const auto is_gone = [this](const Entry& entry) { return tellings_[entry.telling].gone; };
  std::sort(coming.begin(), coming.end(), by_key);
  merge_in(shelf.recent, coming, by_key);
  if (shelf.gone * kMuch > shelf.kept.size()) {
    std::erase_if(shelf.kept, is_gone);
    std::erase_if(shelf.recent, is_gone);
    shelf.gone = 0;
  }
  if (shelf.recent.size() * kMuch <= shelf.kept.size()) return;
  if (shelf.kept.empty()) {
    shelf.kept.swap(shelf.recent);
  } else {
    merge_in(shelf.kept, shelf.recent, by_key);
  }
  shelf.recent.clear();
}

// Cells in which somebody meets others than before. What is gone took its bonds along: where the
// cap was not met, those who stay meet as they did.
std::vector<uint64_t> IncidentIndex::touched_cells(const Slice& slice, const Change& change) const {
  std::vector<uint64_t> touched;
  const auto touch = [&touched](uint64_t key) {
    if (touched.empty() || touched.back() != key) touched.push_back(key);
  };
  for (const Entry& entry : change.own) touch(entry.key);
  uint64_t last = 0;
  for (const Entry& entry : change.others) {
    if (std::exchange(last, entry.key) == entry.key) continue;
    if (holds_cell(slice.own.kept, entry.key) || holds_cell(slice.own.recent, entry.key))
      touch(entry.key);
  }
  for (const uint64_t key : change.left)
    if (is_capped(slice.capped, key)) touch(key);
  std::sort(touched.begin(), touched.end());
  touched.erase(std::unique(touched.begin(), touched.end()), touched.end());
  return touched;
}

// Who is in the cell, in its order.
void IncidentIndex::gather(const Slice& slice, uint64_t key, std::vector<Met>& cell) const {
  cell.clear();
  const auto add = [&](const Shelf& shelf, bool own) {
    for (const auto* entries : {&shelf.kept, &shelf.recent}) {
      const auto [first, last] = cell_in(*entries, key);
      for (const Entry* entry = first; entry != last; ++entry) {
        const uint32_t t = entry->telling;
        const Stored& stored = tellings_[t];
        if (stored.gone) continue;
        cell.push_back(
            {stored.window.first, stored.window.last, stored.document, t, own, t >= met_});
      }
    }
  };
  add(slice.own, true);
  if (cell.empty()) return;
  add(slice.others, false);
  std::sort(cell.begin(), cell.end(), [this](const Met& a, const Met& b) {
    if (a.first != b.first) return a.first < b.first;
    if (a.tie != b.tie) return a.tie < b.tie;
    return before(a.telling, b.telling);
  });
  // Two places of a telling may lie in one cell.
  cell.erase(std::unique(cell.begin(), cell.end(),
                         [](const Met& a, const Met& b) { return a.telling == b.telling; }),
             cell.end());
}

bool IncidentIndex::may_meet(const Met& a, const Met& b) const {
  return a.tie != b.tie && (tellings_[a.telling].signs.kin & tellings_[b.telling].signs.types) != 0;
}

// Adds the pair if it is worth joining.
void IncidentIndex::weigh(const Met& a, const Met& b, std::vector<Edge>& edges) const {
  const int score = score_of(tellings_[a.telling], tellings_[b.telling]);
  if (score < rules_.least_across) return;
  edges.push_back({std::min(a.telling, b.telling), std::max(a.telling, b.telling), score});
}

// What came meets all that are in the cell.
void IncidentIndex::compare_new(const std::vector<Met>& cell, std::vector<Edge>& edges) const {
  const auto compare = [&](const Met& a, const Met& b) {
    if ((a.own || b.own) && b.first <= a.last + rules_.day_slack && may_meet(a, b))
      weigh(a, b, edges);
  };
  for (size_t i = 0; i < cell.size(); ++i) {
    if (!cell[i].is_new) continue;
    for (size_t j = 0; j < i; ++j)
      if (!cell[j].is_new) compare(cell[j], cell[i]);
    for (size_t j = i + 1; j < cell.size(); ++j) compare(cell[i], cell[j]);
  }
}

// Each meets those after it, as many as the cap lets.
void IncidentIndex::compare_all(uint64_t key, const std::vector<Met>& cell, Slice& slice,
                                std::vector<Edge>& edges) const {
  // The next entry at or after i that the cell owns.
  const size_t size = cell.size();
  std::vector<uint32_t> next_own(size + 1, static_cast<uint32_t>(size));
  for (size_t i = size; i-- > 0;)
    next_own[i] = cell[i].own ? static_cast<uint32_t>(i) : next_own[i + 1];
  for (size_t i = 0; i < size; ++i) {
    uint32_t met = 0;
    for (size_t j = i + 1;; ++j) {
      if (!cell[i].own) j = next_own[std::min(j, size)];
      if (j >= size || cell[j].first > cell[i].last + rules_.day_slack) break;
      if (!may_meet(cell[i], cell[j])) continue;
      if (++met > rules_.candidates) {
        slice.capped.emplace_back(key, cell[i].telling);
        break;
      }
      weigh(cell[i], cell[j], edges);
    }
  }
}

// Both are stirred when what they have with each other is another than before.
void IncidentIndex::bind(uint64_t key, const Edge& edge) {
  tellings_[edge.a].bonds.push_back({key, edge.score, edge.b});
  tellings_[edge.b].bonds.push_back({key, edge.score, edge.a});
  stir(edge.a);
  stir(edge.b);
}

void IncidentIndex::part(uint64_t key, const Edge& edge) {
  const auto forget = [&](uint32_t telling, uint32_t other) {
    std::erase_if(tellings_[telling].bonds,
                  [&](const Bond& bond) { return bond.cell == key && bond.other == other; });
    stir(telling);
  };
  forget(edge.a, edge.b);
  forget(edge.b, edge.a);
}

// A cell in which the cap may be met: whom somebody meets depends on all that are there.
void IncidentIndex::meet_anew(uint64_t key, const std::vector<Met>& cell, Slice& slice) {
  std::vector<Edge> was, now, differ;
  for (const Met& met : cell) {
    for (const Bond& bond : tellings_[met.telling].bonds) {
      if (bond.cell == key)
        was.push_back(
            {std::min(met.telling, bond.other), std::max(met.telling, bond.other), bond.score});
    }
  }
  compare_all(key, cell, slice, now);
  const auto sort = [](std::vector<Edge>& edges) {
    std::sort(edges.begin(), edges.end());
    edges.erase(std::unique(edges.begin(), edges.end()), edges.end());
  };
  sort(was);
  sort(now);
  std::set_difference(was.begin(), was.end(), now.begin(), now.end(), std::back_inserter(differ));
  for (const Edge& edge : differ) part(key, edge);
  differ.clear();
  std::set_difference(now.begin(), now.end(), was.begin(), was.end(), std::back_inserter(differ));
  for (const Edge& edge : differ) bind(key, edge);
}

void IncidentIndex::meet(Slice& slice, Change& change) {
  const auto is_gone = [this](const Entry& entry) { return tellings_[entry.telling].gone; };
  std::erase_if(change.own, is_gone);
  std::erase_if(change.others, is_gone);
  put(slice.own, change.own);
  put(slice.others, change.others);
  const std::vector<uint64_t> touched = touched_cells(slice, change);
  const auto capped = std::move(slice.capped);
  slice.capped.clear();
  for (const auto& of : capped)
    if (!std::binary_search(touched.begin(), touched.end(), of.first)) slice.capped.push_back(of);
  std::vector<Met> cell;
  std::vector<Edge> edges;
  for (const uint64_t key : touched) {
    gather(slice, key, cell);
    if (cell.size() > rules_.candidates + size_t{1} || is_capped(capped, key)) {
      meet_anew(key, cell, slice);
      continue;
    }
    edges.clear();
    compare_new(cell, edges);
    for (const Edge& edge : edges) bind(key, edge);
  }
}

void IncidentIndex::meet() {
  for (auto& [number, change] : changes_) meet(slices_[number], change);
  changes_.clear();
}

}  // namespace isnad
