#include "apps/server/writing.hpp"

#include "isnad/ledger/sign.hpp"

namespace isnad {

std::string key_file(const ServeOptions& options) {
  return options.key.empty() ? ledger_files(options.ledger).key : options.key;
}

Result<std::unique_ptr<Ledger>> open_to_write(const Workbench& bench,
                                              const std::function<Salt()>& salt) {
  if (!bench.key) return bench.key.error();
  LedgerOpening how;
  how.write = true;
  if (salt) how.edge.salt = salt;
  return open_ledger(bench.options.ledger, how);
}

Status sign_head(Workbench& bench) {
  if (!bench.unsigned_work || !bench.key) return Done{};
  auto ledger = open_to_write(bench);
  if (!ledger) return ledger.error();
  bench.unsigned_work = false;
  const Status done = sign_ledger(**ledger, system_files(), *bench.key,
                                  ledger_files(bench.options.ledger).checkpoint);
  if (!done) bench.unsigned_work = true;
  return done;
}

}  // namespace isnad
