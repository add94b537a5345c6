// Which texts are copies of one another? Syndicated reports, shown as one voice.
//
// Each text becomes the set of its shingles, three folded words in a row. A one-permutation MinHash
// of 128 bins, densified, estimates how much two sets share (Broder 1997; Li, Owen & Zhang 2012;
// Shrivastava 2017); texts that agree on one of 16 bands of 8 bins are compared exactly, and those
// whose sets share enough (Jaccard) are joined. Bands are sorted, so nothing depends on the order
// of a hash table, and the texts are brought into an order of their own first, so nothing depends
// on the order in which they came.
//
// Limits: shingles are compared by 32-bit hashes; a pair that shares just the least is met in a
// band with the probability docs/reconcile.md gives; texts of more than kLargestGroup in one band
// are compared with their neighbours in the group alone.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "isnad/base/span.hpp"
#include "isnad/claims/claim.hpp"

namespace isnad {

constexpr size_t kMinHashBins = 128;
constexpr size_t kMinHashBands = 16;

// What is kept of a text to compare it.
struct TextSketch {
  std::array<uint32_t, kMinHashBins> bins{};
  std::vector<uint32_t> shingles;  // hashes in the order of the text; empty: a text without words
};

// A text shorter than three words is one shingle.
TextSketch sketch_text(std::string_view text);

// The share of shingles that both have of those that either has; 0 when both have none.
double jaccard(const TextSketch& a, const TextSketch& b);

// A document to be compared. Earlier documents come first; those of unknown day are last; ties by
// id, then name, outlet and address.
struct SketchedDocument {
  std::string id, published, name, outlet, url;
  TextSketch sketch;
};

struct NearDuplicates {
  std::vector<uint32_t> original;  // by document: the earliest of its voice, which may be itself
  std::vector<double> shared;      // by document: the Jaccard share with its original; 1 for itself
  uint64_t compared = 0;           // pairs that were compared exactly
};

// Documents that come and go; what is found is what all that are there would give at once.
class CopyIndex {
 public:
  // `least_jaccard`: row near_duplicate.least_jaccard of reconcile.settings.
  explicit CopyIndex(double least_jaccard) : least_(least_jaccard) {}

  // Documents have numbers, in the order they come.
  void add(SketchedDocument document);
  void remove(uint32_t document);
  // The documents whose original, or what they share with it, is another since the last call.
  std::vector<uint32_t> settle();
  // Of all documents ever added, as settled; one that is gone is its own original.
  const NearDuplicates& found() const { return found_; }

 private:
  // Bands that agree by chance cost a comparison, no more: 32 bits are enough.
  struct BandKey {
    uint32_t key = 0;
    uint32_t document = 0;
  };
  using Band = std::vector<BandKey>;
  struct Comparison;

  bool earlier(uint32_t a, uint32_t b) const;
  void enter(size_t band, const std::vector<uint32_t>& coming, Band& room);
  // Where the documents with this key begin in the band, and how many they are.
  std::pair<size_t, size_t> group_of(size_t band, uint32_t key) const;
  std::vector<uint32_t> touched() const;
  void compare_band(Comparison& work, size_t band);
  void compare_group(Comparison& work, const BandKey* group, size_t size);
  std::vector<uint32_t> tell(Comparison& work);

  double least_;
  std::vector<SketchedDocument> documents_;
  std::vector<bool> gone_;
  std::array<Band, kMinHashBands> bands_;      // by key, then in the order of the documents
  std::vector<uint32_t> coming_, going_;       // since the last settling
  std::vector<std::vector<uint32_t>> copies_;  // by document: those whose original it is
  NearDuplicates found_;
};

// All at once.
NearDuplicates find_near_duplicates(std::vector<SketchedDocument> documents, double least_jaccard);

// What a later copy says in other words.
struct WordChange {
  enum class Kind { word, number, verb };
  Kind kind =
      Kind::word;  // number: digits or words that a claim counts by; verb: a claim's trigger
  Span before;     // bytes of the original; empty where words were added
  Span after;      // bytes of the copy; empty where words were left out
};
const char* to_string(WordChange::Kind kind);

// The changed stretches in the order of the text, found by a shortest edit script over folded words
// (Myers 1986). Texts that differ by more than a thousand words are one change.
std::vector<WordChange> changed_words(std::string_view original, std::string_view copy);

// Names the changes that touch a number or the trigger of a claim of either text.
void name_changes(std::vector<WordChange>& changes, const std::vector<const Claim*>& of_original,
                  const std::vector<const Claim*>& of_copy);

}  // namespace isnad
