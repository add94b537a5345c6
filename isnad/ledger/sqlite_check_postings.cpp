// Is each claim found by what it says, by nothing else, and as long as it stands? The keys that the
// postings give a claim and those that its line says are compared as sums of hashes, one number a
// claim. The hashes are salted, so that nobody can choose keys whose sum is that of others.
#include <map>
#include <unordered_set>

#include "isnad/base/sha256.hpp"
#include "isnad/ledger/sqlite_store.hpp"
#include "isnad/record/claim_reader.hpp"

namespace isnad {
namespace {

class KeyHashes {
 public:
  uint64_t of(std::string_view key) const {
    RunningSha256 hash;
    hash.add(bytes_of(salt_));
    hash.add(key);
    const Digest digest = hash.finish();
    uint64_t out = 0;
    for (size_t i = 0; i < sizeof out; ++i) out = out << 8 | digest[i];
    return out;
  }
  // The same for a key that many claims have.
  uint64_t kept_of(const std::string& key) {
    const auto [known, is_new] = known_.try_emplace(key, 0);
    if (is_new) known->second = of(key);
    return known->second;
  }

 private:
  Salt salt_ = new_salt();
  std::unordered_map<std::string, uint64_t> known_;
};

class PostingCheck {
 public:
  explicit PostingCheck(Database& db) : db_(db) {}
  std::string fault();

 private:
  std::string read_run(const PostingRun& run);
  std::string read_runs();
  std::string check_claims();
  bool stands(uint64_t claim) const;
  uint64_t sum_of(uint64_t number, const Claim& claim);

  Database& db_;
  KeyHashes hashes_;
  std::vector<uint64_t> sums_;                                // by claim
  std::map<uint64_t, uint64_t> superseded_;                   // first and last
  int64_t analysis_ = 0;                                      // of the claims before
  std::map<std::pair<uint32_t, uint32_t>, uint64_t> quoted_;  // in it: passages, first claims
};

std::string PostingCheck::fault() {
  uint64_t last = 0;
  {
    Query query = db_.query("SELECT coalesce(max(claim), 0) FROM claim");
    if (query.step()) last = query.count(0);
  }
  sums_.resize(last + 1);
  for (const auto& [first, end] : superseded_claims(db_)) superseded_[first] = end;
  const std::string fault = read_runs();
  return fault.empty() ? check_claims() : fault;
}

std::string PostingCheck::read_runs() {
  uint64_t before = 0;
  for (const PostingRun& run : posting_runs(db_, PostingPlace::claims)) {
    std::string fault;
    if (run.first <= before || run.last < run.first || run.last >= sums_.size())
      fault = "it is not of the claims after those before";
    if (fault.empty()) fault = read_run(run);
    if (!fault.empty()) return "run " + std::to_string(run.run) + " of postings: " + fault;
    before = run.last;
  }
  return "";
}

std::string PostingCheck::read_run(const PostingRun& run) {
  RunReader reader(db_, run.run);
  std::string before;
  while (reader.next()) {
    const PostingView& posting = reader.posting();
    if (reader.key() <= before || posting.first < run.first || posting.last > run.last)
      return "a key is out of its place";
    before = reader.key();
    const uint64_t hash = hashes_.of(before);
    if (!posting.visit([&](uint64_t claim) { sums_[claim] += hash; })) return "claims are missing";
  }
  return reader.broken() ? "a block is broken" : "";
}

bool PostingCheck::stands(uint64_t claim) const {
  const auto after = superseded_.upper_bound(claim);
  return after == superseded_.begin() || std::prev(after)->second < claim;
}

uint64_t PostingCheck::sum_of(uint64_t number, const Claim& claim) {
  uint64_t out = 0;
  for (const std::string& key : claim_keys(claim, facts_of(claim)))
    out += key.front() == 'i' ? hashes_.of(key) : hashes_.kept_of(key);
  const Span span = claim.evidence.span;
  const uint64_t first = quoted_.try_emplace({span.begin, span.end}, number).first->second;
  return first == number ? out : out + hashes_.kept_of(evidence_key(number - first));
}

std::string PostingCheck::check_claims() {
  std::unordered_set<int64_t> standing;
  {
    Query query = db_.query("SELECT analysis FROM standing");
    while (query.step()) standing.insert(query.number(0));
  }
  ClaimParser parser;
  uint64_t claims = 0;
  Query query = db_.query("SELECT claim, analysis, line FROM claim ORDER BY claim");
  for (; query.step(); ++claims) {
    const std::string item = "claim " + std::to_string(query.number(0));
    const Result<Claim> claim = parser.parse(query.text(2));
    if (!claim) return item + " cannot be read";
    if (std::exchange(analysis_, query.number(1)) != query.number(1)) quoted_.clear();
    if (sum_of(query.count(0), *claim) != sums_[query.count(0)])
      return item + " is not found by what it says";
    if (stands(query.count(0)) != standing.contains(query.number(1)))
      return item + " stands and is not found, or is found and does not stand";
    sums_[query.count(0)] = 0;
  }
  for (const uint64_t sum : sums_)
    if (sum != 0) return "a claim is found that is not there";
  return "";
}

}  // namespace

std::string fault_of_postings(Database& db) { return PostingCheck(db).fault(); }

}  // namespace isnad
