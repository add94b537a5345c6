// Where are the postings of claims kept? In runs, each of the claims of one stretch of the ledger,
// written whole in the order of its keys; eight runs of one size become one of the next. So nothing
// is ever written in the midst of what is there, and no more than some dozen runs are to be asked.
#pragma once

#include <string>
#include <unordered_map>

#include "isnad/ledger/claim_keys.hpp"
#include "isnad/ledger/claim_set.hpp"
#include "isnad/ledger/posting.hpp"
#include "isnad/ledger/sqlite_database.hpp"

namespace isnad {

// The postings of the claims of one transaction. Claims come in the order of their numbers.
class PostingBatch {
 public:
  void add(uint64_t claim, const std::vector<std::string>& keys);
  // Writes them as a run and merges what there is enough of; errors stay with the database.
  void write(Database& db);

 private:
  std::unordered_map<std::string, Posting> postings_;
  uint64_t first_ = 0, last_ = 0;
};

// A run as it is kept.
struct PostingRun {
  int64_t run = 0;
  int64_t level = 0;
  uint64_t first = 0;  // claims
  uint64_t last = 0;
};
// In the order of their claims.
std::vector<PostingRun> posting_runs(Database& db);

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

// Claims with a key in the range.
using PostingVisitor = std::function<void(std::string_view key, const PostingView& posting)>;
void visit_postings(Database& db, const KeyRange& range, const PostingVisitor& visit);
void add_claims(Database& db, const KeyCondition& condition, ClaimSet& out);

}  // namespace isnad
