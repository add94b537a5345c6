#include "isnad/reconcile/near_duplicates.hpp"

#include <algorithm>
#include <tuple>
#include <unordered_set>

#include "isnad/base/hash.hpp"
#include "isnad/base/limits.hpp"
#include "isnad/reconcile/folded_words.hpp"
#include "isnad/reconcile/joined_sets.hpp"

namespace isnad {
namespace {

constexpr size_t kRows = kMinHashBins / kMinHashBands;
constexpr size_t kLargestGroup = 32;
constexpr size_t kNeighbours = 8;

uint64_t mixed(uint64_t x) {
  x = (x ^ (x >> 31)) * 0x7FB5D329728EA185;
  x = (x ^ (x >> 27)) * 0x81DADEF4BC2DD44D;
  return x ^ (x >> 33);
}

// An empty bin takes the value of a full one, chosen by a hash of the bin and the attempt.
void densify(std::array<uint32_t, kMinHashBins>& bins, bool any) {
  if (!any) return;
  const std::array<uint32_t, kMinHashBins> full = bins;
  for (size_t i = 0; i < bins.size(); ++i) {
    for (uint64_t attempt = 0; bins[i] == kNone; ++attempt)
      bins[i] = full[mixed(i << 32 | attempt) % kMinHashBins];
  }
}

std::vector<uint32_t> sorted_set(std::vector<uint32_t> shingles) {
  std::sort(shingles.begin(), shingles.end());
  shingles.erase(std::unique(shingles.begin(), shingles.end()), shingles.end());
  return shingles;
}

double shared_part(const std::vector<uint32_t>& a, const std::vector<uint32_t>& b) {
  size_t both = 0;
  for (size_t i = 0, k = 0; i < a.size() && k < b.size();) {
    both += a[i] == b[k];
    const bool next_a = a[i] <= b[k];
    k += b[k] <= a[i];
    i += next_a;
  }
  const size_t either = a.size() + b.size() - both;
  return either == 0 ? 0 : static_cast<double>(both) / static_cast<double>(either);
}

uint32_t band_key(const TextSketch& sketch, size_t band) {
  uint64_t key = band;
  for (size_t r = 0; r < kRows; ++r) key = mixed(key ^ sketch.bins[band * kRows + r]);
  return static_cast<uint32_t>(key);
}

// Least significant byte first, stable: equal keys stay in the order they came.
template <typename Band>
void sort_by_key(Band& keys, Band& room) {
  room.resize(keys.size());
  for (unsigned shift = 0; shift < 32; shift += 16) {
    std::vector<uint32_t> begins(size_t{1} << 16, 0);
    for (const auto& k : keys) ++begins[k.key >> shift & 0xFFFF];
    uint32_t sum = 0;
    for (uint32_t& b : begins) sum += std::exchange(b, sum);
    for (const auto& k : keys) room[begins[k.key >> shift & 0xFFFF]++] = k;
    keys.swap(room);
  }
}

}  // namespace

TextSketch sketch_text(std::string_view text) {
  TextSketch sketch;
  sketch.bins.fill(kNone);
  sketch.shingles.reserve(text.size() / 10);
  uint64_t before = 0, last = 0;
  size_t words = 0;
  const auto add = [&sketch](uint64_t hash) {
    const uint64_t h = mixed(hash);
    // The last value stands for an empty bin.
    const uint32_t value = std::min(static_cast<uint32_t>(h), kNone - 1);
    uint32_t& bin = sketch.bins[h >> 57];
    bin = std::min(bin, value);
    sketch.shingles.push_back(static_cast<uint32_t>(h >> 25));
  };
  for_each_word(text, [&](const FoldedWord& word) {
    if (++words > 2) add(before * 0x9E3779B97F4A7C15 + last * 0xC2B2AE3D27D4EB4F + word.hash);
    before = last;
    last = word.hash;
  });
  if (words == 1 || words == 2) add(before * 0xC2B2AE3D27D4EB4F + last);
  densify(sketch.bins, !sketch.shingles.empty());
  return sketch;
}

double jaccard(const TextSketch& a, const TextSketch& b) {
  return shared_part(sorted_set(a.shingles), sorted_set(b.shingles));
}

// The comparison under way, of documents in order; their sets are made when first needed.
struct CopyIndex::Comparison {
  const std::vector<SketchedDocument>& documents;
  std::vector<uint32_t> order;
  std::vector<uint32_t> rank;  // by document; kNone: takes no part
  JoinedSets joined;
  std::vector<std::vector<uint32_t>> sets;

  Comparison(const std::vector<SketchedDocument>& all, std::vector<uint32_t> in_order)
      : documents(all),
        order(std::move(in_order)),
        rank(all.size(), kNone),
        joined(static_cast<uint32_t>(order.size())),
        sets(order.size()) {
    for (uint32_t i = 0; i < order.size(); ++i) rank[order[i]] = i;
  }
  const std::vector<uint32_t>& set_of(uint32_t at) {
    if (sets[at].empty()) sets[at] = sorted_set(documents[order[at]].sketch.shingles);
    return sets[at];
  }
};

bool CopyIndex::earlier(uint32_t a, uint32_t b) const {
  const auto key = [this](uint32_t i) {
    const SketchedDocument& d = documents_[i];
    return std::tuple(d.published.empty(), std::string_view(d.published), std::string_view(d.id),
                      std::string_view(d.name), std::string_view(d.outlet), std::string_view(d.url),
                      i);
  };
  return key(a) < key(b);
}

void CopyIndex::add(SketchedDocument document) {
  const auto number = static_cast<uint32_t>(documents_.size());
  documents_.push_back(std::move(document));
  gone_.push_back(false);
  copies_.emplace_back();
  found_.original.push_back(number);
  found_.shared.push_back(1);
  coming_.push_back(number);
}

void CopyIndex::remove(uint32_t document) {
  gone_[document] = true;
  going_.push_back(document);
}

// `coming`: in order.
void CopyIndex::enter(size_t band, const std::vector<uint32_t>& coming, Band& room) {
  Band keys;
  keys.reserve(coming.size());
  for (const uint32_t document : coming) {
    const TextSketch& sketch = documents_[document].sketch;
    if (!sketch.shingles.empty()) keys.push_back({band_key(sketch, band), document});
  }
  sort_by_key(keys, room);
  Band& to = bands_[band];
  const auto middle = static_cast<std::ptrdiff_t>(to.size());
  to.insert(to.end(), keys.begin(), keys.end());
  if (middle == 0) return;
  std::inplace_merge(to.begin(), to.begin() + middle, to.end(),
                     [this](const BandKey& a, const BandKey& b) {
                       return a.key != b.key ? a.key < b.key : earlier(a.document, b.document);
                     });
}

std::pair<size_t, size_t> CopyIndex::group_of(size_t band, uint32_t key) const {
  const auto [first, last] =
      std::equal_range(bands_[band].begin(), bands_[band].end(), BandKey{key, 0},
                       [](const BandKey& a, const BandKey& b) { return a.key < b.key; });
  return {static_cast<size_t>(first - bands_[band].begin()), static_cast<size_t>(last - first)};
}

void CopyIndex::compare_group(Comparison& work, const BandKey* group, size_t size) {
  const auto compare = [&](size_t x, size_t y) {
    const uint32_t a = work.rank[group[x].document], b = work.rank[group[y].document];
    if (a == kNone || b == kNone || work.joined.find(a) == work.joined.find(b)) return;
    ++found_.compared;
    if (shared_part(work.set_of(a), work.set_of(b)) >= least_) work.joined.join(a, b);
  };
  for (size_t i = 1; i < size; ++i) {
    const size_t first = size <= kLargestGroup || i <= kNeighbours ? 0 : i - kNeighbours;
    if (first > 0) compare(0, i);
    for (size_t k = first; k < i; ++k) compare(k, i);
  }
}

// Groups of documents of which one takes part.
void CopyIndex::compare_band(Comparison& work, size_t band) {
  const Band& keys = bands_[band];
  if (work.order.size() == documents_.size()) {
    for (size_t i = 0, end = 0; i < keys.size(); i = end) {
      for (end = i + 1; end < keys.size() && keys[end].key == keys[i].key;) ++end;
      if (end - i > 1) compare_group(work, &keys[i], end - i);
    }
    return;
  }
  std::unordered_set<uint32_t> seen;
  for (const uint32_t document : work.order) {
    const TextSketch& sketch = documents_[document].sketch;
    if (sketch.shingles.empty() || !seen.insert(band_key(sketch, band)).second) continue;
    const auto [first, size] = group_of(band, band_key(sketch, band));
    if (size > 1) compare_group(work, &keys[first], size);
  }
}

// Whose original may be another: what comes or goes, what stands beside it in a band, and all that
// are of one voice with those. What two documents share never changes, and in every other band they
// meet as they did: who was of two voices and is not touched still is.
std::vector<uint32_t> CopyIndex::touched() const {
  std::vector<uint32_t> out;
  const auto add_voice = [&](uint32_t document) {
    const uint32_t original = found_.original[document];
    if (!gone_[original]) out.push_back(original);
    for (const uint32_t copy : copies_[original])
      if (!gone_[copy]) out.push_back(copy);
  };
  for (const auto* changed : {&coming_, &going_}) {
    for (const uint32_t document : *changed) {
      add_voice(document);
      const TextSketch& sketch = documents_[document].sketch;
      for (size_t band = 0; band < kMinHashBands && !sketch.shingles.empty(); ++band) {
        const auto [first, size] = group_of(band, band_key(sketch, band));
        for (size_t i = first; i < first + size; ++i) add_voice(bands_[band][i].document);
      }
    }
  }
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

std::vector<uint32_t> CopyIndex::settle() {
  const auto in_order = [this](uint32_t a, uint32_t b) { return earlier(a, b); };
  std::erase_if(coming_, [this](uint32_t document) { return gone_[document]; });
  std::sort(coming_.begin(), coming_.end(), in_order);
  Band room;
  for (size_t band = 0; band < kMinHashBands; ++band) {
    if (!going_.empty())
      std::erase_if(bands_[band], [this](const BandKey& key) { return gone_[key.document]; });
    enter(band, coming_, room);
  }
  const bool first = coming_.size() == documents_.size();
  std::vector<uint32_t> order = first ? std::move(coming_) : touched();
  if (!first) std::sort(order.begin(), order.end(), in_order);
  Comparison work(documents_, std::move(order));
  for (size_t band = 0; band < kMinHashBands; ++band) compare_band(work, band);
  std::vector<uint32_t> changed = tell(work);
  for (const uint32_t document : going_) {
    if (found_.original[document] != document) changed.push_back(document);
    found_.original[document] = document;
    found_.shared[document] = 1;
    documents_[document].sketch.shingles = {};
  }
  coming_.clear();
  going_.clear();
  return changed;
}

// The root of a set is its least member: the earliest document.
std::vector<uint32_t> CopyIndex::tell(Comparison& work) {
  std::vector<uint32_t> changed;
  for (const uint32_t document : work.order) copies_[document].clear();
  for (const uint32_t document : going_) copies_[document].clear();
  for (uint32_t i = 0; i < work.order.size(); ++i) {
    const uint32_t document = work.order[i], root = work.joined.find(i);
    const uint32_t original = work.order[root];
    const double shared = root == i ? 1 : shared_part(work.set_of(root), work.set_of(i));
    if (root != i) copies_[original].push_back(document);
    if (found_.original[document] == original && found_.shared[document] == shared) continue;
    found_.original[document] = original;
    found_.shared[document] = shared;
    changed.push_back(document);
  }
  return changed;
}

NearDuplicates find_near_duplicates(std::vector<SketchedDocument> documents, double least_jaccard) {
  CopyIndex index(least_jaccard);
  for (SketchedDocument& document : documents) index.add(std::move(document));
  index.settle();
  return index.found();
}

}  // namespace isnad
