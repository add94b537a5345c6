#include "isnad/ledger/merkle.hpp"

#include <bit>

namespace isnad {

namespace {

// The size of the left half of a tree of `size` leaves, two at least.
uint64_t left_size(uint64_t size) { return std::bit_floor(size - 1); }

// RFC 6962, 2.1.2: SUBPROOF(m, D[n], whole). A whole subtree's root is known to who has the old
// root.
void add_subproof(std::span<const Digest> leaves, uint64_t old_size, bool whole, Proof& proof) {
  if (old_size == leaves.size()) {
    if (!whole) proof.push_back(log_root(leaves));
    return;
  }
  const uint64_t left = left_size(leaves.size());
  if (old_size <= left) {
    add_subproof(leaves.first(left), old_size, whole, proof);
    proof.push_back(log_root(leaves.subspan(left)));
  } else {
    add_subproof(leaves.subspan(left), old_size - left, false, proof);
    proof.push_back(log_root(leaves.first(left)));
  }
}

}  // namespace

Digest leaf_hash(std::string_view entry) {
  RunningSha256 hash;
  hash.add(std::string_view("\x00", 1));
  hash.add(entry);
  return hash.finish();
}

Digest node_hash(const Digest& left, const Digest& right) {
  RunningSha256 hash;
  hash.add(std::string_view("\x01", 1));
  hash.add(bytes_of(left));
  hash.add(bytes_of(right));
  return hash.finish();
}

void add_leaf(LogFrontier& log, const Digest& leaf) {
  Digest subtree = leaf;
  for (uint64_t bits = log.size; (bits & 1) != 0; bits >>= 1) {
    subtree = node_hash(log.subtrees.back(), subtree);
    log.subtrees.pop_back();
  }
  log.subtrees.push_back(subtree);
  ++log.size;
}

Digest log_root(const LogFrontier& log) {
  if (log.subtrees.empty()) return sha256("");
  Digest root = log.subtrees.back();
  for (size_t i = log.subtrees.size() - 1; i > 0; --i) root = node_hash(log.subtrees[i - 1], root);
  return root;
}

LogHead head_of(const LogFrontier& log) { return {log.size, log_root(log)}; }

Digest log_root(std::span<const Digest> leaves) {
  LogFrontier log;
  for (const Digest& leaf : leaves) add_leaf(log, leaf);
  return log_root(log);
}

Proof inclusion_proof(std::span<const Digest> leaves, uint64_t index) {
  if (leaves.size() < 2) return {};
  const uint64_t left = left_size(leaves.size());
  const bool in_left = index < left;
  Proof proof = in_left ? inclusion_proof(leaves.first(left), index)
                        : inclusion_proof(leaves.subspan(left), index - left);
  proof.push_back(log_root(in_left ? leaves.subspan(left) : leaves.first(left)));
  return proof;
}

Proof consistency_proof(std::span<const Digest> leaves, uint64_t old_size) {
  Proof proof;
  if (old_size > 0 && old_size < leaves.size()) add_subproof(leaves, old_size, true, proof);
  return proof;
}

bool proves_inclusion(const Digest& leaf, uint64_t index, const LogHead& head, const Proof& proof) {
  if (index >= head.size) return false;
  uint64_t at = index;
  uint64_t last = head.size - 1;
  Digest root = leaf;
  for (const Digest& sibling : proof) {
    if (last == 0) return false;
    if ((at & 1) != 0 || at == last) {
      root = node_hash(sibling, root);
      while ((at & 1) == 0 && at != 0) {
        at >>= 1;
        last >>= 1;
      }
    } else {
      root = node_hash(root, sibling);
    }
    at >>= 1;
    last >>= 1;
  }
  return last == 0 && root == head.root;
}

bool proves_consistency(const LogHead& older, const LogHead& newer, const Proof& proof) {
  if (older.size > newer.size) return false;
  if (older.size == newer.size) return proof.empty() && older.root == newer.root;
  if (older.size == 0) return proof.empty() && older.root == sha256("");
  // A whole subtree is not in the proof: its root is the old root.
  const bool whole = std::has_single_bit(older.size);
  if (!whole && proof.empty()) return false;
  uint64_t at = older.size - 1;
  uint64_t last = newer.size - 1;
  while ((at & 1) != 0) {
    at >>= 1;
    last >>= 1;
  }
  Digest old_root = whole ? older.root : proof.front();
  Digest new_root = old_root;
  for (size_t i = whole ? 0 : 1; i < proof.size(); ++i) {
    if (last == 0) return false;
    if ((at & 1) != 0 || at == last) {
      old_root = node_hash(proof[i], old_root);
      new_root = node_hash(proof[i], new_root);
      while ((at & 1) == 0 && at != 0) {
        at >>= 1;
        last >>= 1;
      }
    } else {
      new_root = node_hash(new_root, proof[i]);
    }
    at >>= 1;
    last >>= 1;
  }
  return last == 0 && old_root == older.root && new_root == newer.root;
}

}  // namespace isnad
