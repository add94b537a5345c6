#include "isnad/ledger/sqlite_postings.hpp"

#include <algorithm>
#include <memory>

namespace isnad {
namespace {

constexpr size_t kMerged = 8;         // runs of one level become one of the next
constexpr int64_t kHighestLevel = 4;  // larger ones are left as they are

// Writes one run, its postings given in the order of their keys.
class RunWriter {
 public:
  RunWriter(Database& db, const PostingRun& run)
      : db_(db), blocks_([this](std::string_view key, std::string_view bytes) {
          db_.query("INSERT INTO claim_block (run, key, postings) VALUES (?1, ?2, ?3)")
              .bind(1, run_)
              .bind_bytes(2, key)
              .bind_bytes(3, bytes)
              .run();
        }) {
    db_.query("INSERT INTO claim_run (level, first, last) VALUES (?1, ?2, ?3)")
        .bind(1, run.level)
        .bind(2, run.first)
        .bind(3, run.last)
        .run();
    run_ = db_.last_row();
  }
  void add(std::string_view key, const PostingView& posting) { blocks_.add(key, posting); }
  void finish() { blocks_.finish(); }

 private:
  Database& db_;
  int64_t run_ = 0;
  BlockWriter blocks_;
};

std::vector<PostingRun> runs_of_level(Database& db, int64_t level) {
  std::vector<PostingRun> out = posting_runs(db);
  out.erase(std::remove_if(out.begin(), out.end(),
                           [level](const PostingRun& run) { return run.level != level; }),
            out.end());
  return out;
}

void drop_run(Database& db, int64_t run) {
  db.query("DELETE FROM claim_block WHERE run = ?1").bind(1, run).run();
  db.query("DELETE FROM claim_run WHERE run = ?1").bind(1, run).run();
}

// One run of them all, in the order of their claims.
void merge(Database& db, const std::vector<PostingRun>& runs) {
  std::vector<std::unique_ptr<RunReader>> readers;
  for (const PostingRun& run : runs) {
    readers.push_back(std::make_unique<RunReader>(db, run.run));
    if (!readers.back()->next()) readers.back().reset();
  }
  RunWriter out(db, {0, runs.front().level + 1, runs.front().first, runs.back().last});
  for (;;) {
    const std::string* least = nullptr;
    for (const auto& reader : readers)
      if (reader && (least == nullptr || reader->key() < *least)) least = &reader->key();
    if (least == nullptr || !db.ok()) break;
    const std::string key = *least;
    Posting posting;
    for (auto& reader : readers) {
      if (!reader || reader->key() != key) continue;
      add_posting(posting, reader->posting());
      if (reader->next()) continue;
      if (reader->broken())
        db.fail({ErrorCode::integrity, "what claims are found by is broken", db.path(),
                 "restore a backup", ""});
      reader.reset();
    }
    out.add(key, posting.view());
  }
  out.finish();
  for (const PostingRun& run : runs) drop_run(db, run.run);
}

}  // namespace

void PostingBatch::add(uint64_t claim, const std::vector<std::string>& keys) {
  if (first_ == 0) first_ = claim;
  last_ = claim;
  for (const std::string& key : keys) add_claim(postings_[key], claim);
}

void PostingBatch::write(Database& db) {
  if (postings_.empty()) return;
  std::vector<std::pair<std::string_view, const Posting*>> sorted;
  sorted.reserve(postings_.size());
  for (const auto& [key, posting] : postings_) sorted.emplace_back(key, &posting);
  std::sort(sorted.begin(), sorted.end());
  RunWriter run(db, {0, 0, first_, last_});
  for (const auto& [key, posting] : sorted) run.add(key, posting->view());
  run.finish();
  for (int64_t level = 0; level < kHighestLevel && db.ok(); ++level) {
    const std::vector<PostingRun> runs = runs_of_level(db, level);
    if (runs.size() < kMerged) break;
    merge(db, runs);
  }
}

std::vector<PostingRun> posting_runs(Database& db) {
  std::vector<PostingRun> out;
  Query query = db.query("SELECT run, level, first, last FROM claim_run ORDER BY first");
  while (query.step())
    out.push_back({query.number(0), query.number(1), query.count(2), query.count(3)});
  return out;
}

RunReader::RunReader(Database& db, int64_t run, std::string from)
    : from_(std::move(from)),
      blocks_(db,
              "SELECT key, postings FROM claim_block WHERE run = ?1 AND key >= coalesce("
              "(SELECT max(key) FROM claim_block WHERE run = ?1 AND key <= ?2), ?2) ORDER BY key") {
  blocks_.bind(1, run).bind_bytes(2, from_);
}

bool RunReader::open_block() {
  if (!blocks_.step()) return false;
  first_key_ = blocks_.text(0);
  bytes_ = blocks_.text(1);
  block_.emplace(bytes_);
  broken_ = !block_->next() || block_->key() != first_key_;
  return !broken_;
}

bool RunReader::next() {
  do {
    if (broken_) return false;
    if (!block_ || !block_->next()) {
      broken_ = broken_ || (block_ && block_->broken());
      if (broken_ || !open_block()) return false;
    }
  } while (block_->key() < from_);
  return true;
}

void visit_postings(Database& db, const KeyRange& range, const PostingVisitor& visit) {
  for (const PostingRun& run : posting_runs(db)) {
    RunReader reader(db, run.run, range.first);
    while (reader.next() && reader.key() < range.end)
      if (!range.counts || range.counts(reader.key())) visit(reader.key(), reader.posting());
    if (reader.broken())
      db.fail({ErrorCode::integrity, "what claims are found by is broken", db.path(),
               "restore a backup", ""});
  }
}

void add_claims(Database& db, const KeyCondition& condition, ClaimSet& out) {
  for (const KeyRange& range : condition) {
    visit_postings(db, range, [&out](std::string_view, const PostingView& posting) {
      posting.visit([&out](uint64_t claim) { out.add(claim); });
    });
  }
}

}  // namespace isnad
