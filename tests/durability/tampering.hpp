// How does somebody tamper with files? Changes of a ledger's files, of its rows, and of a bundle,
// picked by chance.
#pragma once

#include <random>
#include <string>

#include "tests/durability/disk_trace.hpp"

namespace isnad {

using Chance = std::mt19937_64;

// All files below a folder.
DiskImage read_image(const std::string& folder);

// A bit flipped, the end cut off, or a stretch overwritten by another of the same file. Says what
// it did, and where.
std::string tamper_with_bytes(std::string& bytes, Chance& chance);

// Two lines swapped, one left out or doubled, or a bit of one flipped. Says what it did; the bytes
// differ from what they were.
std::string tamper_with_lines(std::string& bytes, Chance& chance);

// A row of the record or of what is derived from it: a value changed, the row removed, two values
// or two places in the log exchanged, the end of a table cut off. The ledger is open nowhere.
std::string tamper_with_rows(const std::string& database, Chance& chance);

// Everything that a ledger file holds, as text, table after table; the full-text index, which is
// made of the rest, and the state of pending work only when asked for.
std::string dump_of(const std::string& database, bool with_index);

}  // namespace isnad
