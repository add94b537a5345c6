// isnad backup and isnad restore: a ledger as one file, and back.
#include "isnad/ledger/backup.hpp"

#include "apps/cli/ledger_opening.hpp"
#include "apps/cli/ledger_options.hpp"

namespace isnad {

int run_backup(const CopyOptions& options, const Reporter& reporter) {
  if (const int refused = refuse_server(options.from, reporter)) return refused;
  const Status done = backup_ledger(options.from, options.to, system_files());
  return done ? kDone : reporter.end(done.error());
}

int run_restore(const CopyOptions& options, const Reporter& reporter) {
  if (const int refused = refuse_server(options.to, reporter)) return refused;
  const Status done = restore_ledger(options.from, options.to, system_files());
  return done ? kDone : reporter.end(done.error());
}

}  // namespace isnad
