// What becomes of the record when a file name is erased?
//
// The name of a text is its document's name, and stands in each of its claims. Both are then called
// by the document's id, and the entry of the erasure carries what the digests of those analyses are
// from then on: the entries before stay as they are, and the record still answers to the log.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "isnad/ledger/leaves.hpp"

namespace isnad {

// The digests of an analysis (AnalysisRow) after a document was renamed.
struct Renaming {
  uint64_t seq = 0;  // of its entry
  std::string digest;
  std::string content;
  bool operator==(const Renaming&) const = default;
};

std::string erasure_leaf(const LeafPlace& place, const std::string& commitment,
                         const std::string& reason, const std::vector<Renaming>& renamed);

// What an erasure's entry says of analyses; other entries say nothing. Later entries of the same
// analysis count.
void read_renamings(std::string_view leaf, std::map<uint64_t, Renaming>& out);

// The claim's line with the document's name changed. A line that does not have it stays.
std::string renamed_line(const std::string& line, const std::string& from, const std::string& to);

}  // namespace isnad
