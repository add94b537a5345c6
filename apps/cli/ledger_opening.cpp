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

Result<SecretKey> key_of_ledger(const std::string& path, const std::string& key) {
  return read_key_file(key.empty() ? ledger_files(path).key : key);
}

Status sign_head(Ledger& ledger, const std::string& path, const SecretKey& key) {
  return sign_ledger(ledger, system_files(), key, ledger_files(path).checkpoint);
}

}  // namespace isnad
