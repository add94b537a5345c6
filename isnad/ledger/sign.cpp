#include "isnad/ledger/sign.hpp"

namespace isnad {

Status sign_ledger(Ledger& ledger, FileOperations& files, const SecretKey& key,
                   const std::string& beside) {
  const Result<LogHead> head = ledger.log_head();
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
