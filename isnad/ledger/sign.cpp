#include "isnad/ledger/sign.hpp"

namespace isnad {
namespace {

// The size of the checkpoint that is kept before one of `size`. One by another key counts as well;
// one of the same size gives its place to it.
std::optional<uint64_t> before(const std::string& newest, uint64_t size) {
  const auto note = parse_note(newest);
  const auto checkpoint = note ? parse_checkpoint(note->text) : std::nullopt;
  if (!checkpoint) return std::nullopt;
  return checkpoint->head.size == size ? checkpoint->previous : checkpoint->head.size;
}

}  // namespace

Status sign_ledger(Ledger& ledger, FileOperations& files, const SecretKey& key,
                   const std::string& beside) {
  const Result<LogHead> head = ledger.log_head();
  if (!head) return head.error();
  const Result<std::string> newest = ledger.checkpoint();
  if (!newest) return newest.error();
  const Result<Checkpoint> known = open_checkpoint(*newest, public_key_of(key));
  std::string note = *newest;
  if (!known || known->head != *head) {
    note = sign_checkpoint(*head, before(*newest, head->size), key);
    const Status kept = ledger.keep_checkpoint(head->size, note);
    if (!kept) return kept;
  }
  return replace_file(files, beside, note);
}

}  // namespace isnad
