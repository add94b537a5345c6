#include "apps/cli/ledger_opening.hpp"

#include "isnad/ledger/sign.hpp"

namespace isnad {

int refuse_server(const std::string& ledger, const Reporter& reporter) {
  if (!ledger.starts_with("postgresql://") && !ledger.starts_with("postgres://")) return 0;
  return reporter.end(kPartMissing, "PART-MISSING", reporter.messages()["end.no_server"],
                      reporter.messages()["end.no_server.hint"]);
}

std::unique_ptr<Ledger> open_to_read(const std::string& path, const Reporter& reporter, int& code) {
  code = refuse_server(path, reporter);
  if (code != 0) return nullptr;
  auto ledger = open_ledger(path, {});
  if (ledger) return std::move(*ledger);
  code = reporter.end(ledger.error());
  return nullptr;
}

Result<WritableLedger> open_to_write(const std::string& path, unsigned wait,
                                     const std::string& key) {
  LedgerOpening how;
  how.write = true;
  how.wait = std::chrono::seconds(wait);
  auto ledger = open_ledger(path, how);
  if (!ledger) return ledger.error();
  const auto signer = read_key_file(key.empty() ? ledger_files(path).key : key);
  if (!signer) return signer.error();
  return WritableLedger{std::move(*ledger), *signer, path};
}

Status sign_head(const WritableLedger& writable) {
  return sign_ledger(*writable.ledger, system_files(), writable.key,
                     ledger_files(writable.path).checkpoint);
}

}  // namespace isnad
