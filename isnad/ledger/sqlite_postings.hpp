// Where are postings kept? In runs, each of the claims (or documents) of one stretch of the ledger,
// written whole in the order of its keys; eight runs of one size become one of the next. So nothing
// is ever written in the midst of what is there, and no more than some dozen runs are to be asked.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "isnad/ledger/claim_keys.hpp"
#include "isnad/ledger/number_set.hpp"
#include "isnad/ledger/posting.hpp"
#include "isnad/ledger/sqlite_database.hpp"

namespace isnad {

// Of what? As schema.sql numbers them.
enum class PostingPlace : uint8_t { claims = 0, evidence_words = 1, document_words = 2 };

// The postings of one transaction. Numbers of claims or documents come in their order.
class PostingBatch {
 public:
  explicit PostingBatch(PostingPlace place) : place_(place) {}
  void add(uint64_t number, std::string_view key);
  // Writes them as a run and merges what there is enough of; errors stay with the database.
  void write(Database& db);

 private:
  struct Slot {
    uint32_t hash = 0;
    uint32_t key = 0;  // its number from 1 on; 0 is empty
  };
  // The bytes of a key, with the first eight of them as a number that sorts as they do.
  struct Key {
    uint64_t beginning = 0;
    size_t at = 0;
    size_t size = 0;
  };
  struct Entry {
    uint32_t key = 0;
    uint32_t number = 0;  // from first_ on
  };
  uint32_t key_number(std::string_view key);
  void grow();
  std::string_view bytes_of_key(uint32_t key) const {
    return std::string_view(bytes_).substr(keys_[key].at, keys_[key].size);
  }

  PostingPlace place_;
  std::vector<Slot> slots_;  // a power of two of them, half of them empty
  std::vector<Key> keys_;
  std::string bytes_;
  std::vector<Entry> entries_;
  uint64_t first_ = 0, last_ = 0;
};

// A run as it is kept.
struct PostingRun {
  int64_t run = 0;
  int64_t level = 0;
  uint64_t first = 0;  // numbers
  uint64_t last = 0;
};
// In the order of their numbers.
std::vector<PostingRun> posting_runs(Database& db, PostingPlace place);

// Goes through the postings of one run from a key on.
class RunReader {
 public:
  RunReader(Database& db, int64_t run, std::string from = "");
  bool next();
  const std::string& key() const { return block_->key(); }
  const PostingView& posting() const { return block_->posting(); }
  // Is a block broken, or not under its first key?
  bool broken() const { return broken_; }

 private:
  bool open_block();

  std::string from_;
  Query blocks_;
  std::string first_key_, bytes_;
  std::optional<BlockReader> block_;
  bool broken_ = false;
};

// The postings of the keys in the range.
using PostingVisitor = std::function<void(std::string_view key, const PostingView& posting)>;
void visit_postings(Database& db, PostingPlace place, const KeyRange& range,
                    const PostingVisitor& visit);
// Adds the numbers of what meets the condition.
void add_postings(Database& db, PostingPlace place, const KeyCondition& condition, NumberSet& out);

}  // namespace isnad
