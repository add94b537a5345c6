// isnad export --format gold: what reviewers settled, for `isnad eval`.
#pragma once

#include "apps/cli/table_commands.hpp"

namespace isnad {

// Returns the exit code.
int run_gold(const ExportTableOptions& options, const Reporter& reporter);

}  // namespace isnad
