// What does a document bring into the index: its tellings, and the cells in which each may meet
// others.
#include "isnad/reconcile/incident_index.hpp"

#include <algorithm>
#include <cmath>

#include "isnad/base/hash.hpp"

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
std::vector<Run> runs_of(const std::vector<Claim>& claims, const std::vector<uint32_t>& numbers) {
  std::vector<Run> runs;
  for (uint32_t i = 0; i < numbers.size(); ++i) {
    const DocumentRef& document = claims[numbers[i]].document;
    if (i > 0 && same_document(document, claims[numbers[i - 1]].document)) {
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

constexpr int32_t kDaysOfSlice = 8;

int32_t slice_of(int32_t day) { return (day >= 0 ? day : day - kDaysOfSlice + 1) / kDaysOfSlice; }

}  // namespace

uint64_t document_hash(const DocumentRef& document) {
  std::string all;
  all.reserve(document.id.size() + document.name.size() + document.outlet.size() +
              document.url.size() + document.published.size() + 4);
  all += document.id;
  for (const std::string* part :
       {&document.name, &document.outlet, &document.url, &document.published})
    (all += '\n') += *part;
  return hash_of(all);
}

IncidentIndex::IncidentIndex(const LinkRules& rules, ReviewedPairs reviewed) : rules_(rules) {
  review(std::move(reviewed));
}

void IncidentIndex::review(ReviewedPairs reviewed) {
  reviewed_ = std::move(reviewed);
  reviewed_ids_.clear();
  for (const auto* pairs : {&reviewed_.together, &reviewed_.apart}) {
    for (const auto& [a, b] : *pairs) {
      reviewed_ids_.push_back(a);
      reviewed_ids_.push_back(b);
    }
  }
  std::sort(reviewed_ids_.begin(), reviewed_ids_.end());
  reviewed_ids_.erase(std::unique(reviewed_ids_.begin(), reviewed_ids_.end()), reviewed_ids_.end());
  std::erase_if(reviewed_tellings_, [this](const auto& of) { return !is_reviewed(of.first); });
}

void IncidentIndex::add(const std::vector<Claim>& claims, const std::vector<uint32_t>& numbers) {
  const std::vector<Run> runs = runs_of(claims, numbers);
  // A table that grows by itself at least doubles; room for a few more would move it each time.
  if (runs.size() > documents_.size()) documents_.reserve(documents_.size() + runs.size());
  std::vector<uint32_t> in_text;
  std::vector<const Claim*> page;
  for (size_t r = 0; r < runs.size(); ++r) {
    for (uint32_t i = runs[r].begin; i < runs[r].end; ++i) in_text.push_back(numbers[i]);
    if (r + 1 < runs.size() && runs[r].hash == runs[r + 1].hash) continue;
    std::sort(in_text.begin(), in_text.end(), [&](uint32_t a, uint32_t b) {
      const Claim& x = claims[a];
      const Claim& y = claims[b];
      return std::tie(x.evidence.trigger.begin, x.id) < std::tie(y.evidence.trigger.begin, y.id);
    });
    for (const uint32_t number : in_text) page.push_back(&claims[number]);
    add_document(page, in_text);
    page.clear();
    in_text.clear();
  }
}

// Calls `use(slice, entry, own)` for each cell in which the telling meets others; `own`: it is of
// this cell, else it is only met there by those that are.
template <typename Use>
void IncidentIndex::visit_entries(uint32_t telling, Use use) const {
  const Stored& stored = tellings_[telling];
  const SaidDays& days = stored.window;
  if (!days.said) return;
  bool placed = false;
  const auto add = [&](CellKind kind, uint64_t value, bool own) {
    const uint64_t key = key_of(kind, value);
    for (int32_t c = slice_of(days.first - rules_.day_slack); c <= slice_of(days.last); ++c)
      use(c, Entry{static_cast<uint64_t>(c + 0x8000) << 48 | key >> 16, telling}, own);
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

void IncidentIndex::remove(uint64_t document) {
  const auto put = documents_.find(document);
  if (put == documents_.end()) return;
  const uint32_t end = put->second.first + put->second.count;
  for (uint32_t telling = put->second.first; telling < end; ++telling) {
    Stored& stored = tellings_[telling];
    stored.gone = true;
    stir(telling);
    visit_entries(telling, [this](int32_t slice, const Entry& entry, bool own) {
      changes_[slice].left.push_back(entry.key);
      ++(own ? slices_[slice].own : slices_[slice].others).gone;
    });
    for (const Bond& bond : std::exchange(stored.bonds, {})) {
      std::erase_if(tellings_[bond.other].bonds,
                    [telling](const Bond& back) { return back.other == telling; });
      stir(bond.other);
    }
  }
  documents_.erase(put);
  for (auto& [id, tellings] : reviewed_tellings_) {
    if (std::erase_if(tellings, [this](uint32_t t) { return tellings_[t].gone; }) > 0)
      stir_reviewed(id);
  }
}

// The groups of all that a pair with this claim may join or keep apart.
void IncidentIndex::stir_reviewed(const std::string& id) {
  const auto stir_claim = [this](const std::string& claim) {
    const auto of = reviewed_tellings_.find(claim);
    if (of == reviewed_tellings_.end()) return;
    for (const uint32_t telling : of->second) stir(telling);
  };
  for (const auto* pairs : {&reviewed_.together, &reviewed_.apart}) {
    for (const auto& [a, b] : *pairs) {
      if (a != id && b != id) continue;
      stir_claim(a);
      stir_claim(b);
    }
  }
}

Reviewed IncidentIndex::reviewed_in(const std::vector<const Claim*>& claims) const {
  Reviewed reviewed;
  if (std::none_of(claims.begin(), claims.end(),
                   [this](const Claim* claim) { return is_reviewed(claim->id); }))
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
                                 const std::vector<uint32_t>& numbers) {
  const DocumentRef& document = claims.front()->document;
  const uint64_t hash = document_hash(document);
  const int32_t published = published_day(document);
  Put& put = documents_[hash];
  put.first = static_cast<uint32_t>(tellings_.size());
  for (size_t i = 0; i < claims.size(); ++i) {
    if (!takes_part(*claims[i], rules_)) put.without.push_back(numbers[i]);
  }
  for (Telling& telling : find_tellings(claims, rules_, reviewed_in(claims))) {
    const auto number = static_cast<uint32_t>(tellings_.size());
    Stored& stored = tellings_.add();
    stored.document = hash;
    stored.signs = telling.signs;
    const Claim& first = *claims[telling.claims.front()];
    stored.order = {published, hash, first.evidence.trigger.begin, hash_of(first.id)};
    for (uint32_t& c : telling.claims) {
      if (is_reviewed(claims[c]->id)) {
        reviewed_tellings_[claims[c]->id].push_back(number);
        stir_reviewed(claims[c]->id);
      }
      c = numbers[c];
    }
    stored.claims = std::move(telling.claims);
    const SaidDays& days = stored.signs.days;
    if (days.said && days.width() <= rules_.day_widest) {
      stored.window = days;
    } else if (!days.said && published != kNoDay) {
      stored.window = {published - rules_.day_report, published, true, true};
    }
    ++put.count;
    stir(number);
    visit_entries(number, [this](int32_t slice, const Entry& entry, bool own) {
      Change& change = changes_[slice];
      (own ? change.own : change.others).push_back(entry);
    });
  }
}

}  // namespace isnad
