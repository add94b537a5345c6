// Where in the document is it? Half-open byte ranges into the original UTF-8 text.
#pragma once

#include <algorithm>
#include <cstdint>

namespace isnad {

// Bytes [begin, end) of the document's original UTF-8 text, on character boundaries.
struct Span {
  uint32_t begin = 0;
  uint32_t end = 0;

  bool empty() const { return begin >= end; }
  uint32_t size() const { return end > begin ? end - begin : 0; }
  bool contains(Span other) const { return begin <= other.begin && other.end <= end; }
  bool overlaps(Span other) const { return begin < other.end && other.begin < end; }
  bool operator==(const Span&) const = default;
};

inline Span cover(Span a, Span b) { return {std::min(a.begin, b.begin), std::max(a.end, b.end)}; }

// A half-open range of token indices [first, last).
struct TokenRange {
  uint32_t first = 0;
  uint32_t last = 0;

  bool empty() const { return first >= last; }
  uint32_t size() const { return last > first ? last - first : 0; }
  bool contains(uint32_t token) const { return first <= token && token < last; }
  bool contains(TokenRange other) const { return first <= other.first && other.last <= last; }
  bool overlaps(TokenRange other) const { return first < other.last && other.first < last; }
  bool operator==(const TokenRange&) const = default;
};

}  // namespace isnad
