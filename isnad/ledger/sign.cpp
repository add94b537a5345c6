#include "isnad/ledger/sign.hpp"

namespace isnad {

Result<LogHead> log_head(Ledger& ledger) {
  LogFrontier log;
  const Status read = ledger.log(0, [&log](const LogEntry& entry) {
    add_leaf(log, leaf_hash(entry.leaf));
    return true;
  });
  if (!read) return read.error();
  return LogHead{log.size, log_root(log)};
}

Status sign_ledger(Ledger& ledger, FileOperations& files, const SecretKey& key,
                   const std::string& beside) {
  const Result<LogHead> head = log_head(ledger);
  if (!head) return head.error();
  const Result<std::string> newest = ledger.checkpoint();
  if (!newest) return newest.error();
  const Result<Checkpoint> known = open_checkpoint(*newest, public_key_of(key));
  std::string note = *newest;
  if (!known || known->head != *head) {
    note = sign_checkpoint(*head, key);
    const Status kept = ledger.keep_checkpoint(head->size, note);
    if (!kept) return kept;
  }
  return replace_file(files, beside, note);
}

}  // namespace isnad
