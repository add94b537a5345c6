// isnad init: a new ledger with its key.
#include <cstdio>

#include "apps/cli/ledger_opening.hpp"
#include "apps/cli/ledger_options.hpp"

namespace isnad {

int run_init(const InitOptions& options, const Reporter& reporter) {
  if (const int refused = refuse_server(options.ledger, reporter)) return refused;
  LedgerOpening how;
  how.write = true;
  if (const Status made = init_ledger(options.ledger, options.key, how); !made)
    return reporter.end(made.error());
  const auto ledger = open_ledger(options.ledger, how);
  if (!ledger) return reporter.end(ledger.error());
  const auto key = key_of_ledger(options.ledger, options.key);
  if (!key) return reporter.end(key.error());
  const Status signed_head = sign_head(**ledger, options.ledger, *key);
  if (!signed_head) return reporter.end(signed_head.error());
  const auto id = (*ledger)->id();
  if (!id) return reporter.end(id.error());
  std::printf("ledger isnad/%s\n", id->c_str());
  return kDone;
}

}  // namespace isnad
