#include "isnad/ledger/posting.hpp"

#include <algorithm>

namespace isnad {
namespace {

// With what else is in its row a block fills one page of 16 KiB.
constexpr size_t kBlockBytes = 16000;

}  // namespace

void add_number(std::string& bytes, uint64_t number) {
  for (; number > 0x7F; number >>= 7) bytes += static_cast<char>((number & 0x7F) | 0x80);
  bytes += static_cast<char>(number);
}

void add_claim(Posting& posting, uint64_t claim) {
  if (posting.first == 0) {
    posting.first = claim;
  } else {
    add_number(posting.gaps, claim - posting.last);
  }
  posting.last = claim;
}

void add_posting(Posting& posting, const PostingView& later) {
  add_claim(posting, later.first);
  posting.gaps += later.gaps;
  posting.last = later.last;
}

void BlockWriter::add(std::string_view key, const PostingView& posting) {
  const size_t most = key.size() + posting.gaps.size() + 40;
  if (!bytes_.empty() && bytes_.size() + first_key_.size() + most > kBlockBytes) finish();
  if (bytes_.empty()) first_key_ = key;
  const auto differs = std::mismatch(key.begin(), key.end(), last_key_.begin(), last_key_.end());
  const auto shared = static_cast<size_t>(differs.first - key.begin());
  add_number(bytes_, shared);
  add_number(bytes_, key.size() - shared);
  bytes_ += key.substr(shared);
  add_number(bytes_, posting.first);
  add_number(bytes_, posting.last - posting.first);
  add_number(bytes_, posting.gaps.size());
  bytes_ += posting.gaps;
  last_key_ = key;
}

void BlockWriter::finish() {
  if (bytes_.empty()) return;
  give_(first_key_, bytes_);
  bytes_.clear();
  last_key_.clear();
}

bool BlockReader::next() {
  if (rest_.empty() || broken_) return false;
  broken_ = !take();
  return !broken_;
}

bool BlockReader::take() {
  uint64_t shared = 0, own = 0, breadth = 0, gaps = 0;
  if (!take_number(rest_, shared) || !take_number(rest_, own)) return false;
  if (shared > key_.size() || own > rest_.size()) return false;
  key_.resize(shared);
  key_ += rest_.substr(0, own);
  rest_.remove_prefix(own);
  if (!take_number(rest_, posting_.first) || !take_number(rest_, breadth) ||
      !take_number(rest_, gaps) || gaps > rest_.size())
    return false;
  posting_.last = posting_.first + breadth;
  posting_.gaps = rest_.substr(0, gaps);
  rest_.remove_prefix(gaps);
  return posting_.first > 0 && posting_.last >= posting_.first;
}

}  // namespace isnad
