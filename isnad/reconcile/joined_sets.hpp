// Which of these belong together? Union-find whose sets are named by their least member.
#pragma once

#include <cstdint>
#include <numeric>
#include <utility>
#include <vector>

namespace isnad {

class JoinedSets {
 public:
  explicit JoinedSets(uint32_t size) : parent_(size) {
    std::iota(parent_.begin(), parent_.end(), 0u);
  }
  // The least member of the set of `i`.
  uint32_t find(uint32_t i) {
    while (parent_[i] != i) i = parent_[i] = parent_[parent_[i]];
    return i;
  }
  void join(uint32_t a, uint32_t b) {
    a = find(a);
    b = find(b);
    if (a > b) std::swap(a, b);
    parent_[b] = a;
  }

 private:
  std::vector<uint32_t> parent_;
};

}  // namespace isnad
