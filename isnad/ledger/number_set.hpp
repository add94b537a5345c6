// Which claims, or documents? A set of numbers, one bit each.
#pragma once

#include <algorithm>
#include <bit>
#include <cstdint>
#include <vector>

namespace isnad {

class NumberSet {
 public:
  // Of numbers up to `last`, 0 left out.
  explicit NumberSet(uint64_t last) : last_(last), words_(last / 64 + 1) {}

  void add(uint64_t number) {
    if (number <= last_) words_[number / 64] |= uint64_t{1} << (number % 64);
  }
  bool has(uint64_t number) const {
    return number <= last_ && (words_[number / 64] >> (number % 64) & 1) != 0;
  }
  void add_range(uint64_t first, uint64_t last) {
    each_word(first, last, [](auto& w, auto m) { w |= m; });
  }
  void remove_range(uint64_t first, uint64_t last) {
    each_word(first, last, [](auto& w, auto m) { w &= ~m; });
  }
  void add_all(const NumberSet& other) {
    for (size_t i = 0; i < words_.size(); ++i) words_[i] |= other.words_[i];
  }
  void keep(const NumberSet& other) {
    for (size_t i = 0; i < words_.size(); ++i) words_[i] &= other.words_[i];
  }
  // The first one from `number` on, or 0.
  uint64_t next(uint64_t number) const {
    if (number > last_) return 0;
    uint64_t word = words_[number / 64] >> (number % 64) << (number % 64);
    for (size_t i = number / 64;; word = words_[i]) {
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
