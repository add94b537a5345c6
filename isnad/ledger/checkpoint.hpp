// What did the log hold when this was signed? Checkpoints after C2SP tlog-checkpoint: signed notes
// of an origin, a size, a root, and as an extension the size of the checkpoint that was kept
// before, so that none can be taken out of their row unseen.
//
//   isnad/0123456789abcdef
//   42
//   BASE64 of the root
//   previous 17
//
//   (em dash) isnad/0123456789abcdef BASE64 of the key's hash and the signature
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "isnad/ledger/merkle.hpp"
#include "isnad/ledger/note_key.hpp"

namespace isnad {

struct Checkpoint {
  std::string origin;
  LogHead head;
  std::optional<uint64_t> previous;  // nothing: it is the first
  bool operator==(const Checkpoint&) const = default;
};

struct NoteSignature {
  std::string name;
  KeyHash key{};
  SignatureBytes signature{};
};

// A text that ends in a line feed, and who signed it; only ones of Ed25519's size are listed.
struct SignedNote {
  std::string text;
  std::vector<NoteSignature> signatures;
};

std::string sign_note(std::string_view text, const SecretKey& key);
std::optional<SignedNote> parse_note(std::string_view note);

// The origin is the key's name.
std::string sign_checkpoint(const LogHead& head, std::optional<uint64_t> previous,
                            const SecretKey& key);
// Of a note's text. Lines after the third are extensions; others than ours are not read.
std::optional<Checkpoint> parse_checkpoint(std::string_view text);
// The checkpoint of a note that this key has signed for its own log; ErrorCode::integrity
// otherwise.
Result<Checkpoint> open_checkpoint(std::string_view note, const PublicKey& key);

}  // namespace isnad
