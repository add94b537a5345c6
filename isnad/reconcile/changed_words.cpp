// What did the later copy change? Myers' greedy edit script over hashes of folded words, common
// beginnings and ends taken off first.
#include <algorithm>

#include "isnad/reconcile/folded_words.hpp"
#include "isnad/reconcile/near_duplicates.hpp"

namespace isnad {
namespace {

constexpr int kMostEdits = 1000;

std::vector<FoldedWord> words_of(std::string_view text) {
  std::vector<FoldedWord> words;
  for_each_word(text, [&](const FoldedWord& word) { words.push_back(word); });
  return words;
}

// A stretch of words of each text.
struct Stretch {
  int a_begin = 0, a_end = 0, b_begin = 0, b_end = 0;
};

// The furthest reaching paths of each number of edits, or an empty list when more than kMostEdits
// are needed. path[d][k + d] = how far into `a` the path on diagonal k comes with d edits.
std::vector<std::vector<int>> edit_paths(const FoldedWord* a, int a_size, const FoldedWord* b,
                                         int b_size) {
  std::vector<std::vector<int>> paths;
  const int most = std::min(a_size + b_size, kMostEdits);
  for (int d = 0; d <= most; ++d) {
    std::vector<int> reach(static_cast<size_t>(2 * d + 1), 0);
    const auto before = [&](int k) { return paths.back()[static_cast<size_t>(k + d - 1)]; };
    for (int k = -d; k <= d; k += 2) {
      int x = 0;
      if (d > 0) {
        const bool down = k == -d || (k != d && before(k - 1) < before(k + 1));
        x = down ? before(k + 1) : before(k - 1) + 1;
      }
      while (x < a_size && x - k < b_size && a[x].hash == b[x - k].hash) ++x;
      reach[static_cast<size_t>(k + d)] = x;
      if (x >= a_size && x - k >= b_size) {
        paths.push_back(std::move(reach));
        return paths;
      }
    }
    paths.push_back(std::move(reach));
  }
  return {};
}

// The stretches that differ, from the last path back to the first.
std::vector<Stretch> differences(const std::vector<std::vector<int>>& paths, int a_size,
                                 int b_size) {
  std::vector<Stretch> out;
  int k = a_size - b_size;
  for (int d = static_cast<int>(paths.size()) - 1; d > 0; --d) {
    const std::vector<int>& reach = paths[static_cast<size_t>(d - 1)];
    const auto before = [&](int diagonal) { return reach[static_cast<size_t>(diagonal + d - 1)]; };
    const bool down = k == -d || (k != d && before(k - 1) < before(k + 1));
    const int from_k = down ? k + 1 : k - 1;
    const int from = before(from_k);
    const int to = down ? from : from + 1;
    const Stretch edit{from, to, from - from_k, to - k};
    if (!out.empty() && out.back().a_begin == edit.a_end && out.back().b_begin == edit.b_end) {
      out.back().a_begin = edit.a_begin;
      out.back().b_begin = edit.b_begin;
    } else {
      out.push_back(edit);
    }
    k = from_k;
  }
  std::reverse(out.begin(), out.end());
  return out;
}

Span bytes_of(const std::vector<FoldedWord>& words, int begin, int end) {
  if (begin == end) {
    const uint32_t at = begin > 0 ? words[static_cast<size_t>(begin - 1)].end : 0;
    return {at, at};
  }
  return {words[static_cast<size_t>(begin)].begin, words[static_cast<size_t>(end - 1)].end};
}

bool any_digit(const std::vector<FoldedWord>& words, int begin, int end) {
  return std::any_of(words.begin() + begin, words.begin() + end,
                     [](const FoldedWord& word) { return word.digits; });
}

void name_by(WordChange& change, Span span, const std::vector<const Claim*>& claims) {
  for (const Claim* claim : claims) {
    if (claim->quantity && span.overlaps(claim->quantity->span)) {
      change.kind = WordChange::Kind::number;
    } else if (change.kind == WordChange::Kind::word && span.overlaps(claim->evidence.trigger)) {
      change.kind = WordChange::Kind::verb;
    }
  }
}

}  // namespace

const char* to_string(WordChange::Kind kind) {
  switch (kind) {
    case WordChange::Kind::number:
      return "number";
    case WordChange::Kind::verb:
      return "verb";
    default:
      return "word";
  }
}

std::vector<WordChange> changed_words(std::string_view original, std::string_view copy) {
  const std::vector<FoldedWord> a = words_of(original), b = words_of(copy);
  const auto least = static_cast<int>(std::min(a.size(), b.size()));
  const auto a_size = static_cast<int>(a.size()), b_size = static_cast<int>(b.size());
  const auto same = [&](int i, int k) {
    return a[static_cast<size_t>(i)].hash == b[static_cast<size_t>(k)].hash;
  };
  int head = 0, tail = 0;
  while (head < least && same(head, head)) ++head;
  while (tail < least - head && same(a_size - 1 - tail, b_size - 1 - tail)) ++tail;
  const int a_mid = a_size - head - tail, b_mid = b_size - head - tail;
  if (a_mid == 0 && b_mid == 0) return {};
  const auto paths = edit_paths(a.data() + head, a_mid, b.data() + head, b_mid);
  std::vector<Stretch> stretches{{0, a_mid, 0, b_mid}};
  if (!paths.empty()) stretches = differences(paths, a_mid, b_mid);
  std::vector<WordChange> changes;
  for (const Stretch& s : stretches) {
    WordChange change;
    change.before = bytes_of(a, head + s.a_begin, head + s.a_end);
    change.after = bytes_of(b, head + s.b_begin, head + s.b_end);
    if (any_digit(a, head + s.a_begin, head + s.a_end) ||
        any_digit(b, head + s.b_begin, head + s.b_end))
      change.kind = WordChange::Kind::number;
    changes.push_back(change);
  }
  return changes;
}

void name_changes(std::vector<WordChange>& changes, const std::vector<const Claim*>& of_original,
                  const std::vector<const Claim*>& of_copy) {
  for (WordChange& change : changes) {
    name_by(change, change.before, of_original);
    name_by(change, change.after, of_copy);
  }
}

}  // namespace isnad
