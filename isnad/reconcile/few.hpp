// A short list without memory of its own; what does not fit is left out.
#pragma once

#include <algorithm>
#include <cstddef>

namespace isnad {

template <typename T, size_t kMost>
struct Few {
  T items[kMost] = {};
  size_t size = 0;

  const T* begin() const { return items; }
  const T* end() const { return items + size; }
  bool empty() const { return size == 0; }
  bool holds(const T& item) const { return std::find(begin(), end(), item) != end(); }
  void add(const T& item) {
    if (size < kMost && !holds(item)) items[size++] = item;
  }
  bool shares(const Few& other) const {
    return std::any_of(begin(), end(), [&](const T& item) { return other.holds(item); });
  }
};

}  // namespace isnad
