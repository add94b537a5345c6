// The ledger in memory: what a ledger means, in the plainest words. Tests hold the others to it.
#pragma once

#include <memory>

#include "isnad/ledger/ledger.hpp"

namespace isnad {

std::unique_ptr<Ledger> make_memory_ledger(LedgerEdge edge);

}  // namespace isnad
