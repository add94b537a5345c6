// isnad init: a new ledger with its key.
#include <cstdio>

#include "apps/cli/ledger_opening.hpp"
#include "apps/cli/ledger_options.hpp"

namespace isnad {

int run_init(const InitOptions& options, const Reporter& reporter) {
  if (const int refused = refuse_server(options.ledger, reporter)) return refused;
  LedgerOpening how;
  how.write = true;
  if (const Status done = init_ledger(options.ledger, options.key, how); !done)
    return reporter.end(done.error());
  const auto made = open_to_write(options.ledger, kUsualWait, options.key);
  if (!made) return reporter.end(made.error());
  if (const Status done = sign_head(*made); !done) return reporter.end(done.error());
  const auto id = made->ledger->id();
  if (!id) return reporter.end(id.error());
  std::printf("ledger isnad/%s\n", id->c_str());
  return kDone;
}

}  // namespace isnad
