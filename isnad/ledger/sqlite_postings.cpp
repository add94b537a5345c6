#include "isnad/ledger/sqlite_postings.hpp"

#include <algorithm>
#include <memory>
#include <numeric>
#include <string>

namespace isnad {
namespace {

constexpr size_t kMerged = 8;         // runs of one level become one of the next
constexpr int64_t kHighestLevel = 4;  // larger ones are left as they are

// Writes one run, its postings given in the order of their keys.
class RunWriter {
 public:
  RunWriter(Database& db, PostingPlace place, const PostingRun& run)
      : db_(db), blocks_([this](std::string_view key, std::string_view bytes) {
          db_.query("INSERT INTO posting_block (run, key, postings) VALUES (?1, ?2, ?3)")
              .bind(1, run_)
              .bind_bytes(2, key)
              .bind_bytes(3, bytes)
              .run();
        }) {
    db_.query("INSERT INTO posting_run (level, first, last, place) VALUES (?1, ?2, ?3, ?4)")
        .bind(1, run.level)
        .bind(2, run.first)
        .bind(3, run.last)
        .bind(4, static_cast<int64_t>(place))
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

std::vector<PostingRun> runs_of_level(Database& db, PostingPlace place, int64_t level) {
  std::vector<PostingRun> out = posting_runs(db, place);
  out.erase(std::remove_if(out.begin(), out.end(),
                           [level](const PostingRun& run) { return run.level != level; }),
            out.end());
  return out;
}

void drop_run(Database& db, int64_t run) {
  db.query("DELETE FROM posting_block WHERE run = ?1").bind(1, run).run();
  db.query("DELETE FROM posting_run WHERE run = ?1").bind(1, run).run();
}

// One run of them all, in the order of their claims.
void merge(Database& db, PostingPlace place, const std::vector<PostingRun>& runs) {
  std::vector<std::unique_ptr<RunReader>> readers;
  for (const PostingRun& run : runs) {
    readers.push_back(std::make_unique<RunReader>(db, run.run));
    if (!readers.back()->next()) readers.back().reset();
  }
  RunWriter out(db, place, {0, runs.front().level + 1, runs.front().first, runs.back().last});
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

void PostingBatch::grow() {
  std::vector<Slot> old(std::max<size_t>(slots_.size() * 2, 1024));
  old.swap(slots_);
  const size_t mask = slots_.size() - 1;
  for (const Slot& slot : old) {
    if (slot.key == 0) continue;
    size_t at = slot.hash & mask;
    while (slots_[at].key != 0) at = (at + 1) & mask;
    slots_[at] = slot;
  }
}

uint32_t PostingBatch::key_number(std::string_view key) {
  if (keys_.size() * 2 >= slots_.size()) grow();
  const auto hash = static_cast<uint32_t>(std::hash<std::string_view>()(key));
  const size_t mask = slots_.size() - 1;
  size_t at = hash & mask;
  for (; slots_[at].key != 0; at = (at + 1) & mask) {
    if (slots_[at].hash == hash && bytes_of_key(slots_[at].key - 1) == key)
      return slots_[at].key - 1;
  }
  uint64_t beginning = 0;
  for (size_t i = 0; i < sizeof beginning; ++i)
    beginning = beginning << 8 | (i < key.size() ? static_cast<unsigned char>(key[i]) : 0);
  keys_.push_back({beginning, bytes_.size(), key.size()});
  bytes_ += key;
  slots_[at] = {hash, static_cast<uint32_t>(keys_.size())};
  return slots_[at].key - 1;
}

void PostingBatch::add(uint64_t number, std::string_view key) {
  if (first_ == 0) first_ = number;
  last_ = number;
  entries_.push_back({key_number(key), static_cast<uint32_t>(number - first_)});
}

void PostingBatch::write(Database& db) {
  if (entries_.empty()) return;
  // The numbers of each key together, in the order they came.
  std::vector<size_t> ends(keys_.size() + 1);
  for (const Entry& entry : entries_) ++ends[entry.key + 1];
  for (size_t key = 0; key < keys_.size(); ++key) ends[key + 1] += ends[key];
  std::vector<uint32_t> numbers(entries_.size());
  for (const Entry& entry : entries_) numbers[ends[entry.key]++] = entry.number;
  std::vector<uint32_t> order(keys_.size());
  std::iota(order.begin(), order.end(), 0);
  std::sort(order.begin(), order.end(), [this](uint32_t a, uint32_t b) {
    if (keys_[a].beginning != keys_[b].beginning) return keys_[a].beginning < keys_[b].beginning;
    return bytes_of_key(a) < bytes_of_key(b);
  });
  RunWriter run(db, place_, {0, 0, first_, last_});
  Posting posting;
  for (const uint32_t key : order) {
    posting = {0, 0, std::move(posting.gaps)};
    posting.gaps.clear();
    for (size_t at = key == 0 ? 0 : ends[key - 1]; at < ends[key]; ++at)
      if (first_ + numbers[at] != posting.last) add_claim(posting, first_ + numbers[at]);
    run.add(bytes_of_key(key), posting.view());
  }
  run.finish();
  for (int64_t level = 0; level < kHighestLevel && db.ok(); ++level) {
    const std::vector<PostingRun> runs = runs_of_level(db, place_, level);
    if (runs.size() < kMerged) break;
    merge(db, place_, runs);
  }
}

std::vector<PostingRun> posting_runs(Database& db, PostingPlace place) {
  std::vector<PostingRun> out;
  Query query =
      db.query("SELECT run, level, first, last FROM posting_run WHERE place = ?1 ORDER BY first");
  query.bind(1, static_cast<int64_t>(place));
  while (query.step())
    out.push_back({query.number(0), query.number(1), query.count(2), query.count(3)});
  return out;
}

RunReader::RunReader(Database& db, int64_t run, std::string from)
    : from_(std::move(from)),
      blocks_(
          db,
          "SELECT key, postings FROM posting_block WHERE run = ?1 AND key >= coalesce("
          "(SELECT max(key) FROM posting_block WHERE run = ?1 AND key <= ?2), ?2) ORDER BY key") {
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

void visit_postings(Database& db, PostingPlace place, const KeyRange& range,
                    const PostingVisitor& visit) {
  for (const PostingRun& run : posting_runs(db, place)) {
    RunReader reader(db, run.run, range.first);
    while (reader.next() && reader.key() < range.end)
      if (!range.counts || range.counts(reader.key())) visit(reader.key(), reader.posting());
    if (reader.broken())
      db.fail({ErrorCode::integrity, "what claims are found by is broken", db.path(),
               "restore a backup", ""});
  }
}

void add_postings(Database& db, PostingPlace place, const KeyCondition& condition, NumberSet& out) {
  for (const KeyRange& range : condition) {
    visit_postings(db, place, range, [&out](std::string_view, const PostingView& posting) {
      posting.visit([&out](uint64_t number) { out.add(number); });
    });
  }
}

}  // namespace isnad
