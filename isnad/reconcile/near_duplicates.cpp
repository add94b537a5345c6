#include "isnad/reconcile/near_duplicates.hpp"

#include <algorithm>
#include <numeric>
#include <tuple>

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

// Bands that agree by chance cost a comparison, no more: 32 bits are enough.
struct BandKey {
  uint32_t key = 0;
  uint32_t rank = 0;
};

// Least significant byte first, stable: equal keys stay in the order of their ranks.
void sort_by_key(std::vector<BandKey>& keys, std::vector<BandKey>& room) {
  room.resize(keys.size());
  for (unsigned shift = 0; shift < 32; shift += 16) {
    std::vector<uint32_t> begins(size_t{1} << 16, 0);
    for (const BandKey& k : keys) ++begins[k.key >> shift & 0xFFFF];
    uint32_t sum = 0;
    for (uint32_t& b : begins) sum += std::exchange(b, sum);
    for (const BandKey& k : keys) room[begins[k.key >> shift & 0xFFFF]++] = k;
    keys.swap(room);
  }
}

// Documents by day, those without one last; then by id, name and outlet.
std::vector<uint32_t> in_own_order(const std::vector<SketchedDocument>& documents) {
  std::vector<uint32_t> order(documents.size());
  std::iota(order.begin(), order.end(), 0u);
  const auto key = [&](uint32_t i) {
    const SketchedDocument& d = documents[i];
    return std::tuple(d.published.empty(), std::string_view(d.published), std::string_view(d.id),
                      std::string_view(d.name), std::string_view(d.outlet), i);
  };
  std::sort(order.begin(), order.end(), [&](uint32_t a, uint32_t b) { return key(a) < key(b); });
  return order;
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

// The comparison under way: documents by rank, their sets made when first needed.
struct Comparison {
  const std::vector<SketchedDocument>& documents;
  std::vector<uint32_t> order;
  double least = 0;
  JoinedSets joined;
  std::vector<std::vector<uint32_t>> sets;
  uint64_t compared = 0;

  const std::vector<uint32_t>& set_of(uint32_t rank) {
    if (sets[rank].empty()) sets[rank] = sorted_set(documents[order[rank]].sketch.shingles);
    return sets[rank];
  }
  void compare(uint32_t a, uint32_t b) {
    if (joined.find(a) == joined.find(b)) return;
    ++compared;
    if (shared_part(set_of(a), set_of(b)) >= least) joined.join(a, b);
  }
};

void compare_group(Comparison& work, const BandKey* group, size_t size) {
  for (size_t i = 1; i < size; ++i) {
    const size_t first = size <= kLargestGroup || i <= kNeighbours ? 0 : i - kNeighbours;
    if (first > 0) work.compare(group[0].rank, group[i].rank);
    for (size_t k = first; k < i; ++k) work.compare(group[k].rank, group[i].rank);
  }
}

void compare_band(Comparison& work, size_t band, std::vector<BandKey>& keys,
                  std::vector<BandKey>& room) {
  keys.clear();
  for (uint32_t rank = 0; rank < work.order.size(); ++rank) {
    const TextSketch& sketch = work.documents[work.order[rank]].sketch;
    if (sketch.shingles.empty()) continue;
    uint64_t key = band;
    for (size_t r = 0; r < kRows; ++r) key = mixed(key ^ sketch.bins[band * kRows + r]);
    keys.push_back({static_cast<uint32_t>(key), rank});
  }
  sort_by_key(keys, room);
  for (size_t i = 0, end = 0; i < keys.size(); i = end) {
    for (end = i + 1; end < keys.size() && keys[end].key == keys[i].key;) ++end;
    if (end - i > 1) compare_group(work, &keys[i], end - i);
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

NearDuplicates find_near_duplicates(const std::vector<SketchedDocument>& documents,
                                    double least_jaccard) {
  const auto size = static_cast<uint32_t>(documents.size());
  Comparison work{documents, in_own_order(documents), least_jaccard, JoinedSets(size), {}, 0};
  work.sets.resize(size);
  std::vector<BandKey> keys, room;
  for (size_t band = 0; band < kMinHashBands; ++band) compare_band(work, band, keys, room);
  NearDuplicates found;
  found.compared = work.compared;
  found.original.resize(size);
  found.shared.assign(size, 1);
  // The root of a set is its least rank: the earliest document.
  for (uint32_t rank = 0; rank < size; ++rank) {
    const uint32_t root = work.joined.find(rank);
    found.original[work.order[rank]] = work.order[root];
    if (root != rank)
      found.shared[work.order[rank]] = shared_part(work.set_of(root), work.set_of(rank));
  }
  return found;
}

}  // namespace isnad
