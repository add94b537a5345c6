// Do postings give back what was put in, and say so when they are broken?
#include "isnad/ledger/posting.hpp"

#include <gtest/gtest.h>
#include <map>
#include <rapidcheck/gtest.h>
#include <set>
#include <vector>

#include "isnad/ledger/claim_keys.hpp"
#include "isnad/ledger/number_set.hpp"

namespace isnad {
namespace {

using Claims = std::set<uint64_t>;

Posting posting_of(const Claims& claims) {
  Posting out;
  for (const uint64_t claim : claims) add_claim(out, claim);
  return out;
}

std::vector<uint64_t> claims_in(const PostingView& posting) {
  std::vector<uint64_t> out;
  RC_ASSERT(posting.visit([&out](uint64_t claim) { out.push_back(claim); }));
  return out;
}

Claims some_claims(uint64_t first, uint64_t end) {
  const auto many = rc::gen::container<std::vector<uint64_t>>(rc::gen::inRange(first, end));
  const std::vector<uint64_t> claims = *rc::gen::nonEmpty(many);
  return {claims.begin(), claims.end()};
}

RC_GTEST_PROP(Postings, GiveBackTheirClaims, ()) {
  const Claims early = some_claims(1, 2000), late = some_claims(2000, 100000000);
  Posting joined = posting_of(early);
  add_posting(joined, posting_of(late).view());
  Claims all = early;
  all.insert(late.begin(), late.end());
  RC_ASSERT(claims_in(joined.view()) == std::vector<uint64_t>(all.begin(), all.end()));
  RC_ASSERT(joined.view().first == *all.begin() && joined.view().last == *all.rbegin());
}

RC_GTEST_PROP(Blocks, GiveBackTheirPostings, (const std::set<std::string>& keys)) {
  std::map<std::string, Claims> kept;
  for (const std::string& key : keys)
    kept["k" + key] = some_claims(1, *rc::gen::element<uint64_t>(5, 100, 20000));
  std::vector<std::string> blocks;
  BlockWriter writer([&](std::string_view first, std::string_view bytes) {
    BlockReader reader(bytes);
    RC_ASSERT(reader.next() && reader.key() == first);
    blocks.emplace_back(bytes);
  });
  for (const auto& [key, claims] : kept) writer.add(key, posting_of(claims).view());
  writer.finish();
  std::map<std::string, Claims> read;
  for (const std::string& block : blocks) {
    BlockReader reader(block);
    while (reader.next())
      for (const uint64_t claim : claims_in(reader.posting())) read[reader.key()].insert(claim);
    RC_ASSERT(!reader.broken());
  }
  RC_ASSERT(read == kept);
}

RC_GTEST_PROP(Blocks, OfAnyBytesEnd, (const std::string& bytes)) {
  BlockReader reader(bytes);
  uint64_t claims = 0;
  while (reader.next()) reader.posting().visit([&claims](uint64_t) { ++claims; });
  RC_ASSERT(claims <= bytes.size());
}

RC_GTEST_PROP(NumberSets, AreSets, ()) {
  const uint64_t last = *rc::gen::inRange<uint64_t>(1, 300);
  const Claims one = some_claims(1, 300), other = some_claims(1, 300);
  const uint64_t first = *rc::gen::inRange<uint64_t>(1, 300),
                 end = *rc::gen::inRange<uint64_t>(1, 300);
  NumberSet set(last), kept(last);
  for (const uint64_t claim : one) set.add(claim);
  for (const uint64_t claim : other) kept.add(claim);
  set.add_range(first, end);
  set.keep(kept);
  set.remove_range(end, end + 3);
  Claims expected;
  for (uint64_t claim = 1; claim <= last; ++claim) {
    const bool in = one.contains(claim) || (claim >= first && claim <= end);
    if (in && other.contains(claim) && (claim < end || claim > end + 3)) expected.insert(claim);
    RC_ASSERT(set.has(claim) == expected.contains(claim));
  }
  Claims found;
  for (uint64_t claim = set.next(1); claim != 0; claim = set.next(claim + 1)) found.insert(claim);
  RC_ASSERT(found == expected);
  RC_ASSERT(set.empty() == expected.empty());
}

TEST(Blocks, AreCutWhereAPageEnds) {
  size_t blocks = 0;
  BlockWriter writer([&](std::string_view, std::string_view bytes) {
    ++blocks;
    EXPECT_LE(bytes.size(), 16000u);
  });
  for (uint64_t n = 0; n < 3000; ++n) writer.add(evidence_key(n), {1 + n, 1 + n, ""});
  writer.finish();
  EXPECT_GT(blocks, 1u);
}

TEST(ClaimKeys, SortAsTheirValuesDo) {
  const auto number_key = [](double high) {
    Claim claim;
    ClaimFacts facts;
    facts.counted = true;
    facts.low = facts.high = high;
    return claim_keys(claim, facts).back();
  };
  const double values[] = {-1e9, -2, -0.5, 0, 0.25, 1, 9, 10, 1e6, 1e300};
  for (size_t i = 1; i < std::size(values); ++i)
    EXPECT_LT(number_key(values[i - 1]), number_key(values[i]));
  EXPECT_EQ(number_key(-0.0), number_key(0.0));
  EXPECT_EQ(claims_before(evidence_key(77)), 77u);
}

}  // namespace
}  // namespace isnad
