#include "isnad/reconcile/incident_index.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "isnad/base/hash.hpp"
#include "isnad/reconcile/joined_sets.hpp"
#include "isnad/reconcile/tellings.hpp"

namespace isnad {
namespace {

constexpr double kGrid = 0.2;    // degrees
constexpr double kReach = 0.05;  // degrees: two points this near share a cell of the grid
constexpr double kTelling = 5;   // numbers from here on bring tellings without a place together
constexpr int32_t kNoDay = 2'000'000;

enum class CellKind : uint64_t { place = 1, grid, actor, number };

uint64_t key_of(CellKind kind, uint64_t value) {
  return hash_of(value * 4 + static_cast<uint64_t>(kind));
}

uint64_t document_hash(const DocumentRef& document) {
  return hash_of(document.id + '\n' + document.name + '\n' + document.outlet + '\n' + document.url +
                 '\n' + document.published);
}

bool same_document(const DocumentRef& a, const DocumentRef& b) {
  return a.id == b.id && a.name == b.name && a.outlet == b.outlet && a.url == b.url &&
         a.published == b.published;
}

int32_t published_day(const DocumentRef& document) {
  int32_t day = 0;
  return parse_day(document.published, day) ? day : kNoDay;
}

// Claims that stand side by side and are of one document.
struct Run {
  int32_t day = 0;
  uint64_t hash = 0;
  uint32_t begin = 0, end = 0;
};

// By day, then by a hash of the document.
std::vector<Run> runs_of(const std::vector<Claim>& claims) {
  std::vector<Run> runs;
  for (uint32_t i = 0; i < claims.size(); ++i) {
    const DocumentRef& document = claims[i].document;
    if (i > 0 && same_document(document, claims[i - 1].document)) {
      ++runs.back().end;
    } else {
      runs.push_back({published_day(document), document_hash(document), i, i + 1});
    }
  }
  std::sort(runs.begin(), runs.end(), [](const Run& a, const Run& b) {
    return std::tuple(a.day, a.hash, a.begin) < std::tuple(b.day, b.hash, b.begin);
  });
  return runs;
}

constexpr int32_t kDaysOfCell = 8;

int32_t cell_of(int32_t day) { return (day >= 0 ? day : day - kDaysOfCell + 1) / kDaysOfCell; }

}  // namespace

IncidentIndex::IncidentIndex(const LinkRules& rules, ReviewedPairs reviewed)
    : rules_(rules), reviewed_(std::move(reviewed)) {
  for (const auto* pairs : {&reviewed_.together, &reviewed_.apart}) {
    for (const auto& [a, b] : *pairs) {
      reviewed_ids_.push_back(a);
      reviewed_ids_.push_back(b);
    }
  }
  std::sort(reviewed_ids_.begin(), reviewed_ids_.end());
  reviewed_ids_.erase(std::unique(reviewed_ids_.begin(), reviewed_ids_.end()), reviewed_ids_.end());
}

bool IncidentIndex::earlier(const Entry& a, const Entry& b) const {
  if (a.key != b.key) return a.key < b.key;
  if (a.first != b.first) return a.first < b.first;
  if (a.tie != b.tie) return a.tie < b.tie;
  return tellings_[a.telling].order < tellings_[b.telling].order;
}

void IncidentIndex::add(const std::vector<Claim>& claims) {
  const auto before = static_cast<uint32_t>(tellings_.size());
  const std::vector<Run> runs = runs_of(claims);
  std::vector<const Claim*> page;
  std::vector<uint32_t> places;
  for (size_t r = 0; r < runs.size(); ++r) {
    for (uint32_t i = runs[r].begin; i < runs[r].end; ++i) places.push_back(i);
    if (r + 1 < runs.size() && runs[r].hash == runs[r + 1].hash) continue;
    std::sort(places.begin(), places.end(), [&](uint32_t a, uint32_t b) {
      const Claim& x = claims[a];
      const Claim& y = claims[b];
      return std::tie(x.evidence.trigger.begin, x.id) < std::tie(y.evidence.trigger.begin, y.id);
    });
    for (uint32_t& place : places) {
      page.push_back(&claims[place]);
      place += claims_;
    }
    add_document(page, places);
    page.clear();
    places.clear();
  }
  claims_ += static_cast<uint32_t>(claims.size());
  std::vector<Entry> added;
  for (uint32_t t = before; t < tellings_.size(); ++t) add_entries(t, added);
  enter(std::move(added));
}

// Merges new entries with the old and compares the cells they touch.
void IncidentIndex::enter(std::vector<Entry> added) {
  const auto in_order = [this](const Entry& a, const Entry& b) { return earlier(a, b); };
  std::sort(added.begin(), added.end(), in_order);
  std::vector<uint64_t> touched;
  for (const Entry& entry : added) {
    if (touched.empty() || touched.back() != entry.key) touched.push_back(entry.key);
  }
  const auto is_touched = [&](uint64_t k) {
    return std::binary_search(touched.begin(), touched.end(), k);
  };
  std::erase_if(edges_, [&](const Edge& edge) { return is_touched(edge.key); });
  std::erase_if(capped_, [&](const auto& cell) { return is_touched(cell.first); });
  const auto middle = static_cast<std::ptrdiff_t>(entries_.size());
  entries_.insert(entries_.end(), added.begin(), added.end());
  std::inplace_merge(entries_.begin(), entries_.begin() + middle, entries_.end(), in_order);
  auto at = entries_.begin();
  for (const uint64_t k : touched) {
    if (at->key != k)
      at = std::lower_bound(at, entries_.end(), k,
                            [](const Entry& entry, uint64_t value) { return entry.key < value; });
    auto end = at;
    while (end != entries_.end() && end->key == k) ++end;
    compare_cell(&*at, static_cast<size_t>(end - at));
    at = end;
  }
}

Reviewed IncidentIndex::reviewed_in(const std::vector<const Claim*>& claims) const {
  Reviewed reviewed;
  if (std::none_of(claims.begin(), claims.end(), [this](const Claim* claim) {
        return std::binary_search(reviewed_ids_.begin(), reviewed_ids_.end(), claim->id);
      }))
    return reviewed;
  const auto find = [&](const std::string& id) {
    const auto at =
        std::find_if(claims.begin(), claims.end(), [&](auto* c) { return c->id == id; });
    return static_cast<uint32_t>(at - claims.begin());
  };
  const auto resolve = [&](const auto& pairs, IndexPairs& to) {
    for (const auto& [a, b] : pairs) {
      const uint32_t x = find(a), y = find(b);
      if (x < claims.size() && y < claims.size()) to.emplace_back(x, y);
    }
  };
  resolve(reviewed_.together, reviewed.together);
  resolve(reviewed_.apart, reviewed.apart);
  return reviewed;
}

void IncidentIndex::add_document(const std::vector<const Claim*>& claims,
                                 const std::vector<uint32_t>& places) {
  const DocumentRef& document = claims.front()->document;
  const uint64_t hash = document_hash(document);
  const int32_t published = published_day(document);
  for (size_t i = 0; i < claims.size(); ++i) {
    if (!takes_part(*claims[i], rules_)) without_.push_back(places[i]);
  }
  for (const Telling& telling : find_tellings(claims, rules_, reviewed_in(claims))) {
    Stored stored;
    stored.document = hash;
    stored.signs = telling.signs;
    const Claim& first = *claims[telling.claims.front()];
    stored.order = {published, hash, first.evidence.trigger.begin, hash_of(first.id)};
    for (const uint32_t c : telling.claims) {
      stored.claims.push_back(places[c]);
      if (std::binary_search(reviewed_ids_.begin(), reviewed_ids_.end(), claims[c]->id))
        reviewed_tellings_.emplace_back(claims[c]->id, static_cast<uint32_t>(tellings_.size()));
    }
    const SaidDays& days = stored.signs.days;
    if (days.said && days.width() <= rules_.day_widest) {
      stored.window = days;
    } else if (!days.said && published != kNoDay) {
      stored.window = {published - rules_.day_report, published, true, true};
    }
    tellings_.push_back(std::move(stored));
  }
}

void IncidentIndex::add_entries(uint32_t telling, std::vector<Entry>& entries) const {
  const Stored& stored = tellings_[telling];
  const SaidDays& days = stored.window;
  if (!days.said) return;
  bool placed = false;
  const auto add = [&](CellKind kind, uint64_t value, bool own) {
    const uint64_t key = key_of(kind, value);
    for (int32_t c = cell_of(days.first - rules_.day_slack); c <= cell_of(days.last); ++c)
      entries.push_back({static_cast<uint64_t>(c + 0x8000) << 48 | key >> 16, days.first, days.last,
                         stored.document, telling, own});
  };
  Few<uint64_t, 12> names;
  for (const PlaceSign& place : stored.signs.places) {
    if (place.size == PlaceSize::country) continue;
    placed = true;
    names.add(place.name);
    add(CellKind::place, place.name, true);
    if (!place.located || place.size != PlaceSize::point) continue;
    Few<uint64_t, 4> cells;
    for (const double y : {place.lat - kReach, place.lat + kReach}) {
      for (const double x : {place.lon - kReach, place.lon + kReach})
        cells.add(static_cast<uint64_t>(static_cast<int64_t>(std::floor(y / kGrid)) * 100003 +
                                        static_cast<int64_t>(std::floor(x / kGrid))));
    }
    for (const uint64_t cell : cells) add(CellKind::grid, cell, true);
  }
  for (const PlaceSign& place : stored.signs.places) {
    for (const uint64_t name : place.within) {
      if (names.holds(name)) continue;
      names.add(name);
      add(CellKind::place, name, false);
    }
  }
  for (const uint64_t actor : stored.signs.actors) add(CellKind::actor, actor, !placed);
  for (const NumberSign& n : stored.signs.numbers) {
    if (n.exact && n.low >= kTelling)
      add(CellKind::number, n.counted ^ hash_of(static_cast<uint64_t>(n.low)), !placed);
  }
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

void IncidentIndex::compare_cell(const Entry* cell, size_t size) {
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
        capped_.emplace_back(cell[i].key, cell[i].telling);
        break;
      }
      const int score = score_of(a, b);
      if (score < rules_.least_across) continue;
      Edge edge{cell[i].key, score, cell[i].telling, cell[j].telling};
      if (b.order < a.order) std::swap(edge.a, edge.b);
      edges_.push_back(edge);
    }
  }
}

ClaimGroups group_claims(const std::vector<Claim>& claims, const LinkRules& rules,
                         const ReviewedPairs& reviewed) {
  IncidentIndex index(rules, reviewed);
  index.add(claims);
  return index.groups();
}

}  // namespace isnad
