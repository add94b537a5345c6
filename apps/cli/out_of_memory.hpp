// What when there is no memory left? The program ends at once, as if killed: with exit code 10 and
// one line that was there before. Whatever was being written is not in the ledger; the same command
// goes on from there.
#pragma once

namespace isnad {

// Runs before any static object is made. The attribute stands here: one that stands at the
// definition alone, after a declaration without it, loses its priority (g++ 12).
__attribute__((constructor(101))) void end_when_out_of_memory();

}  // namespace isnad
