// How are the claims of a key written down? A posting is the numbers of the claims that have a key,
// as the gaps between them in groups of seven bits; a block is some postings in the order of their
// keys, each key without what it shares with the one before.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

namespace isnad {

struct PostingView {
  uint64_t first = 0;
  uint64_t last = 0;
  std::string_view gaps;  // from each claim to the next

  // False when it is broken.
  template <typename Visit>
  bool visit(Visit visit) const;
};

struct Posting {
  uint64_t first = 0;
  uint64_t last = 0;
  std::string gaps;

  PostingView view() const { return {first, last, gaps}; }
};

// `claim` is above all that are in it; 0 is none.
void add_claim(Posting& posting, uint64_t claim);
// `later` has claims above all that are in it.
void add_posting(Posting& posting, const PostingView& later);

void add_number(std::string& bytes, uint64_t number);
// Takes a number from the front; false when there is none.
bool take_number(std::string_view& bytes, uint64_t& number);

// Takes postings in the order of their keys, and gives a block whenever one is full.
class BlockWriter {
 public:
  using Give = std::function<void(std::string_view first_key, std::string_view bytes)>;
  explicit BlockWriter(Give give) : give_(std::move(give)) {}

  void add(std::string_view key, const PostingView& posting);
  void finish();

 private:
  Give give_;
  std::string first_key_, last_key_, bytes_;
};

// Goes through the bytes of a block, which it does not own.
class BlockReader {
 public:
  explicit BlockReader(std::string_view bytes) : rest_(bytes) {}
  // To the next posting; false at the end, and where the block is broken.
  bool next();
  bool broken() const { return broken_; }
  const std::string& key() const { return key_; }
  const PostingView& posting() const { return posting_; }

 private:
  bool take();

  std::string_view rest_;
  std::string key_;
  PostingView posting_;
  bool broken_ = false;
};

inline bool take_number(std::string_view& bytes, uint64_t& number) {
  number = 0;
  for (size_t i = 0; i < bytes.size() && i < 10; ++i) {
    const auto byte = static_cast<unsigned char>(bytes[i]);
    number |= uint64_t{byte & 0x7Fu} << (7 * i);
    if ((byte & 0x80) != 0) continue;
    bytes.remove_prefix(i + 1);
    return true;
  }
  return false;
}

template <typename Visit>
bool PostingView::visit(Visit visit) const {
  uint64_t claim = first, gap = 0;
  visit(claim);
  for (std::string_view rest = gaps; !rest.empty();) {
    if (!take_number(rest, gap) || gap == 0 || gap > last - claim) return false;
    visit(claim += gap);
  }
  return claim == last;
}

}  // namespace isnad
