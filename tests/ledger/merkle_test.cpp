// The log's tree against the published vectors of Certificate Transparency, and its properties.
#include "isnad/ledger/merkle.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <string>
#include <vector>

namespace isnad {
namespace {

using namespace std::string_literals;

Digest digest(std::string_view hex) { return digest_of_hex(hex).value(); }

// The reference log of Certificate Transparency (merkle_tree_test and its descendants): its
// entries, the hashes of its full subtrees by level, and its roots.
const std::vector<std::string> kEntries = {
    ""s,         "\x00"s,
    "\x10"s,     "\x20\x21"s,
    "\x30\x31"s, "\x40\x41\x42\x43"s,
    "PQRSTUVW"s, "`abcdefghijklmno"s,
};
const char* const kLeaf1 = "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d";
const char* const kLeaf2 = "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7";
const char* const kLeaf5 = "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b";
const char* const kLeaf7 = "b08693ec2e721597130641e8211e7eedccb4c26413963eee6c1e2ed16ffb1a5f";
const char* const kNode12 = "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125";
const char* const kNode34 = "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e";
const char* const kNode56 = "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a";
const char* const kNode78 = "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0";
const char* const kNode14 = "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7";
const char* const kNode58 = "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4";
const char* const kRoots[] = {
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    kLeaf1,
    kNode12,
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    kNode14,
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
};

struct PublishedProof {
  uint64_t first;  // of an inclusion proof the entry, from 1; of a consistency proof the old size
  uint64_t size;
  std::vector<const char*> digests;
};
const std::vector<PublishedProof> kInclusion = {
    {1, 1, {}},        {1, 8, {kLeaf2, kNode34, kNode58}}, {6, 8, {kLeaf5, kNode78, kNode14}},
    {3, 3, {kNode12}}, {2, 5, {kLeaf1, kNode34, kLeaf5}},
};
const std::vector<PublishedProof> kConsistency = {
    {1, 1, {}},
    {1, 8, {kLeaf2, kNode34, kNode58}},
    {6, 8, {kNode56, kNode78, kNode14}},
    {2, 5, {kNode34, kLeaf5}},
    {6, 7, {kNode56, kLeaf7, kNode14}},
};

Proof proof_of(const PublishedProof& published) {
  Proof out;
  for (const char* hex : published.digests) out.push_back(digest(hex));
  return out;
}

std::vector<Digest> leaves_of(const std::vector<std::string>& entries) {
  std::vector<Digest> out;
  for (const std::string& entry : entries) out.push_back(leaf_hash(entry));
  return out;
}

std::vector<Digest> numbered_leaves(size_t size) {
  std::vector<Digest> out;
  for (size_t i = 0; i < size; ++i) out.push_back(leaf_hash("entry " + std::to_string(i)));
  return out;
}

LogHead head_of(std::span<const Digest> leaves, uint64_t size) {
  return {size, log_root(leaves.first(size))};
}

// RFC 6962, 2.1, word by word: MTH(D[n]).
Digest defined_root(std::span<const Digest> leaves) {
  if (leaves.empty()) return sha256("");
  if (leaves.size() == 1) return leaves[0];
  size_t left = 1;
  while (left * 2 < leaves.size()) left *= 2;
  return node_hash(defined_root(leaves.first(left)), defined_root(leaves.subspan(left)));
}

TEST(Merkle, GivesThePublishedRoots) {
  const std::vector<Digest> leaves = leaves_of(kEntries);
  LogFrontier log;
  EXPECT_EQ(to_hex(log_root(log)), kRoots[0]);
  for (size_t size = 1; size <= leaves.size(); ++size) {
    add_leaf(log, leaves[size - 1]);
    EXPECT_EQ(to_hex(log_root(log)), kRoots[size]) << size;
    EXPECT_EQ(to_hex(log_root(std::span(leaves).first(size))), kRoots[size]) << size;
  }
}

TEST(Merkle, GivesThePublishedInclusionProofs) {
  const std::vector<Digest> leaves = leaves_of(kEntries);
  for (const PublishedProof& published : kInclusion) {
    const uint64_t index = published.first - 1;
    const auto log = std::span(leaves).first(published.size);
    EXPECT_EQ(inclusion_proof(log, index), proof_of(published));
    EXPECT_TRUE(proves_inclusion(leaves[index], index, {log.size(), digest(kRoots[log.size()])},
                                 proof_of(published)));
  }
}

TEST(Merkle, GivesThePublishedConsistencyProofs) {
  const std::vector<Digest> leaves = leaves_of(kEntries);
  for (const PublishedProof& published : kConsistency) {
    const auto log = std::span(leaves).first(published.size);
    EXPECT_EQ(consistency_proof(log, published.first), proof_of(published));
    EXPECT_TRUE(proves_consistency({published.first, digest(kRoots[published.first])},
                                   {published.size, digest(kRoots[published.size])},
                                   proof_of(published)));
  }
}

TEST(Merkle, FrontierAgreesWithTheDefinition) {
  const std::vector<Digest> leaves = numbered_leaves(260);
  LogFrontier log;
  for (size_t size = 0; size <= leaves.size(); ++size) {
    EXPECT_EQ(log_root(log), defined_root(std::span(leaves).first(size))) << size;
    EXPECT_EQ(log.size, size);
    if (size < leaves.size()) add_leaf(log, leaves[size]);
  }
}

TEST(Merkle, ProvesEveryEntryOfEverySmallLogAndNoOther) {
  const std::vector<Digest> leaves = numbered_leaves(33);
  for (uint64_t size = 1; size <= leaves.size(); ++size) {
    const LogHead head = head_of(leaves, size);
    for (uint64_t index = 0; index < size; ++index) {
      const Proof proof = inclusion_proof(std::span(leaves).first(size), index);
      EXPECT_TRUE(proves_inclusion(leaves[index], index, head, proof));
      for (uint64_t other = 0; other <= size; ++other) {
        if (other == index) continue;
        EXPECT_FALSE(proves_inclusion(leaves[index], other, head, proof)) << index << " " << other;
      }
      EXPECT_FALSE(proves_inclusion(leaf_hash("another"), index, head, proof));
    }
  }
}

TEST(Merkle, ProvesEveryOlderLogAndNoOther) {
  const std::vector<Digest> leaves = numbered_leaves(33);
  const Digest another = leaf_hash("another");
  for (uint64_t size = 0; size <= leaves.size(); ++size) {
    const LogHead newer = head_of(leaves, size);
    for (uint64_t old_size = 0; old_size <= size; ++old_size) {
      const LogHead older = head_of(leaves, old_size);
      const Proof proof = consistency_proof(std::span(leaves).first(size), old_size);
      EXPECT_TRUE(proves_consistency(older, newer, proof)) << old_size << " of " << size;
      EXPECT_FALSE(proves_consistency({old_size, another}, newer, proof))
          << old_size << " " << size;
      // Every log begins with the empty one.
      EXPECT_TRUE(old_size == 0 || !proves_consistency(older, {size, another}, proof));
      EXPECT_TRUE(old_size == size || !proves_consistency(newer, older, proof));
    }
  }
}

TEST(Merkle, RefusesAProofThatIsAlteredCutOrLengthened) {
  const bool sound = rc::check("a spoiled proof proves nothing", [] {
    const auto size = *rc::gen::inRange<uint64_t>(2, 300);
    const auto index = *rc::gen::inRange<uint64_t>(0, size);
    const auto old_size = *rc::gen::inRange<uint64_t>(1, size);
    const std::vector<Digest> leaves = numbered_leaves(size);
    const LogHead head = head_of(leaves, size);
    const LogHead older = head_of(leaves, old_size);
    Proof inclusion = inclusion_proof(leaves, index);
    Proof consistency = consistency_proof(leaves, old_size);
    RC_ASSERT(proves_inclusion(leaves[index], index, head, inclusion));
    RC_ASSERT(proves_consistency(older, head, consistency));
    const auto spoil = *rc::gen::inRange(0, 3);
    for (Proof* proof : {&inclusion, &consistency}) {
      if (spoil == 0) proof->pop_back();
      if (spoil == 1) proof->push_back(leaves[0]);
      if (spoil == 2) {
        const auto bit = *rc::gen::inRange<size_t>(0, proof->size() * 256);
        (*proof)[bit / 256][bit % 256 / 8] ^= static_cast<uint8_t>(1 << bit % 8);
      }
    }
    RC_ASSERT(!proves_inclusion(leaves[index], index, head, inclusion));
    RC_ASSERT(!proves_consistency(older, head, consistency));
  });
  EXPECT_TRUE(sound);
}

}  // namespace
}  // namespace isnad
