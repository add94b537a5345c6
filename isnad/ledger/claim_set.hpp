// Which claims? A set of claim numbers, one bit each.
#pragma once

#include <algorithm>
#include <bit>
#include <cstdint>
#include <vector>

namespace isnad {

class ClaimSet {
 public:
  // Of numbers up to `last`, 0 left out.
  explicit ClaimSet(uint64_t last) : last_(last), words_(last / 64 + 1) {}

  void add(uint64_t claim) {
    if (claim <= last_) words_[claim / 64] |= uint64_t{1} << (claim % 64);
  }
  bool has(uint64_t claim) const {
    return claim <= last_ && (words_[claim / 64] >> (claim % 64) & 1) != 0;
  }
  void add_range(uint64_t first, uint64_t last) {
    each_word(first, last, [](auto& w, auto m) { w |= m; });
  }
  void remove_range(uint64_t first, uint64_t last) {
    each_word(first, last, [](auto& w, auto m) { w &= ~m; });
  }
  void add_all(const ClaimSet& other) {
    for (size_t i = 0; i < words_.size(); ++i) words_[i] |= other.words_[i];
  }
  void keep(const ClaimSet& other) {
    for (size_t i = 0; i < words_.size(); ++i) words_[i] &= other.words_[i];
  }
  // The first one from `claim` on, or 0.
  uint64_t next(uint64_t claim) const {
    if (claim > last_) return 0;
    uint64_t word = words_[claim / 64] >> (claim % 64) << (claim % 64);
    for (size_t i = claim / 64;; word = words_[i]) {
      if (word != 0) return i * 64 + static_cast<uint64_t>(std::countr_zero(word));
      if (++i == words_.size()) return 0;
    }
  }
  bool empty() const { return next(0) == 0; }

 private:
  template <typename Act>
  void each_word(uint64_t first, uint64_t last, Act act) {
    if (last > last_) last = last_;
    while (first <= last) {
      const uint64_t in_word = std::min<uint64_t>(64 - first % 64, last - first + 1);
      const uint64_t ones = in_word == 64 ? ~uint64_t{0} : (uint64_t{1} << in_word) - 1;
      act(words_[first / 64], ones << (first % 64));
      first += in_word;
    }
  }

  uint64_t last_;
  std::vector<uint64_t> words_;
};

}  // namespace isnad
