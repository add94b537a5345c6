// Is this entry in the log, and was the log only ever added to? A Merkle tree after RFC 6962, 2.1.
//
// A leaf's hash is SHA-256(0x00 || entry), a node's SHA-256(0x01 || left || right), the root of no
// leaves SHA-256(""). The left half of n leaves is the largest power of two below n. Proofs are
// lists of digests in the order of RFC 6962; they are checked as RFC 9162, 2.1.3 and 2.1.4, write
// down.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "isnad/base/sha256.hpp"

namespace isnad {

using Proof = std::vector<Digest>;

Digest leaf_hash(std::string_view entry);
Digest node_hash(const Digest& left, const Digest& right);

// A log of which only the roots of its full subtrees are kept, largest first: one a bit of `size`.
struct LogFrontier {
  uint64_t size = 0;
  std::vector<Digest> subtrees;
};

void add_leaf(LogFrontier& log, const Digest& leaf);
Digest log_root(const LogFrontier& log);

// Size and root: what a checkpoint commits to.
struct LogHead {
  uint64_t size = 0;
  Digest root{};
  bool operator==(const LogHead&) const = default;
};

LogHead head_of(const LogFrontier& log);

// Of leaf hashes in the order of the log.
Digest log_root(std::span<const Digest> leaves);
// `index` is below the number of leaves.
Proof inclusion_proof(std::span<const Digest> leaves, uint64_t index);
// `old_size` is at most the number of leaves; nothing is to be proven of 0 and of all.
Proof consistency_proof(std::span<const Digest> leaves, uint64_t old_size);

// Is `leaf` the entry number `index` of the log with this head?
bool proves_inclusion(const Digest& leaf, uint64_t index, const LogHead& head, const Proof& proof);
// Is the log with the head `newer` the one with the head `older` and entries after it?
bool proves_consistency(const LogHead& older, const LogHead& newer, const Proof& proof);

}  // namespace isnad
