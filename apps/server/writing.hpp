// How does the workbench write? A ledger is opened for writing for one piece of work and closed
// again, so that other programs have their turn.
#pragma once

#include <functional>
#include <memory>

#include "apps/server/workbench.hpp"

namespace isnad {

std::string key_file(const ServeOptions& options);

// `salt`: of commitments; nothing = random. Errors: busy, key, those of open_ledger.
Result<std::unique_ptr<Ledger>> open_to_write(const Workbench& bench,
                                              const std::function<Salt()>& salt = nullptr);

// Signs the log as it is, if it grew by this program.
Status sign_head(Workbench& bench);

}  // namespace isnad
