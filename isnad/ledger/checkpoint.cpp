#include "isnad/ledger/checkpoint.hpp"

#include <algorithm>
#include <charconv>
#include <cstring>

#include "isnad/ledger/sodium.hpp"

namespace isnad {

namespace {

constexpr std::string_view kPrevious = "previous ";
constexpr std::string_view kDash = "\xE2\x80\x94 ";  // em dash, space
constexpr size_t kMostSignatures = 100;

// The first line of `rest`, which it leaves behind; a line ends in a line feed.
std::optional<std::string_view> take_line(std::string_view& rest) {
  const size_t end = rest.find('\n');
  if (end == rest.npos) return std::nullopt;
  const std::string_view line = rest.substr(0, end);
  rest.remove_prefix(end + 1);
  return line;
}

// False where the line is no signature; one by another algorithm is none of `signatures`.
bool add_signature(std::string_view line, std::vector<NoteSignature>& signatures) {
  if (line.substr(0, kDash.size()) != kDash) return false;
  line.remove_prefix(kDash.size());
  const size_t space = line.find(' ');
  if (space == 0 || space == line.npos) return false;
  const auto bytes = bytes_of_base64(line.substr(space + 1));
  if (!bytes || bytes->size() < 5) return false;
  NoteSignature found;
  if (bytes->size() != found.key.size() + found.signature.size()) return true;
  found.name = line.substr(0, space);
  std::memcpy(found.key.data(), bytes->data(), found.key.size());
  std::memcpy(found.signature.data(), bytes->data() + found.key.size(), found.signature.size());
  signatures.push_back(std::move(found));
  return true;
}

// A decimal number without leading zeros.
std::optional<uint64_t> parse_size(std::string_view line) {
  uint64_t size = 0;
  const auto [end, error] = std::from_chars(line.data(), line.data() + line.size(), size);
  if (error != std::errc() || end != line.data() + line.size()) return std::nullopt;
  if (line.size() > 1 && line.front() == '0') return std::nullopt;
  return size;
}

Error unsound(std::string message) {
  return Error{ErrorCode::integrity, std::move(message), "", "", ""};
}

}  // namespace

std::string sign_note(std::string_view text, const SecretKey& key) {
  const KeyHash hash = hash_of(public_key_of(key));
  const SignatureBytes signature = sign(key, text);
  std::string bytes(reinterpret_cast<const char*>(hash.data()), hash.size());
  bytes.append(reinterpret_cast<const char*>(signature.data()), signature.size());
  return std::string(text) + "\n" + std::string(kDash) + key.name + " " + to_base64(bytes) + "\n";
}

std::optional<SignedNote> parse_note(std::string_view note) {
  const bool control = std::any_of(note.begin(), note.end(), [](char c) {
    return static_cast<unsigned char>(c) < 0x20 && c != '\n';
  });
  const size_t end = note.rfind("\n\n");
  if (control || end == note.npos) return std::nullopt;
  SignedNote out{std::string(note.substr(0, end + 1)), {}};
  std::string_view rest = note.substr(end + 2);
  size_t lines = 0;
  while (!rest.empty()) {
    const auto line = take_line(rest);
    if (!line || ++lines > kMostSignatures || !add_signature(*line, out.signatures)) {
      return std::nullopt;
    }
  }
  if (lines == 0) return std::nullopt;
  return out;
}

std::string sign_checkpoint(const LogHead& head, std::optional<uint64_t> previous,
                            const SecretKey& key) {
  std::string text =
      key.name + "\n" + std::to_string(head.size) + "\n" + to_base64(bytes_of(head.root)) + "\n";
  if (previous) text += std::string(kPrevious) + std::to_string(*previous) + "\n";
  return sign_note(text, key);
}

std::optional<Checkpoint> parse_checkpoint(std::string_view text) {
  const auto origin = take_line(text);
  const auto size_line = take_line(text);
  const auto root_line = take_line(text);
  if (!origin || origin->empty() || !size_line || !root_line) return std::nullopt;
  const auto size = parse_size(*size_line);
  const auto root = bytes_of_base64(*root_line);
  if (!size || !root || root->size() != Digest{}.size()) return std::nullopt;
  Checkpoint out{std::string(*origin), {*size, {}}, std::nullopt};
  std::memcpy(out.head.root.data(), root->data(), root->size());
  while (const auto line = take_line(text))
    if (line->starts_with(kPrevious)) out.previous = parse_size(line->substr(kPrevious.size()));
  return out;
}

Result<Checkpoint> open_checkpoint(std::string_view note, const PublicKey& key) {
  const auto parsed = parse_note(note);
  if (!parsed) return unsound("the checkpoint is no signed note");
  const KeyHash hash = hash_of(key);
  bool good = false;
  for (const NoteSignature& signature : parsed->signatures) {
    if (signature.name != key.name || signature.key != hash) continue;
    // One bad signature by the known key spoils the note (C2SP signed-note, "verification").
    if (!signed_by(key, parsed->text, signature.signature)) {
      return unsound("the checkpoint's signature is not by this key");
    }
    good = true;
  }
  if (!good) return unsound("the checkpoint is not signed by this key");
  auto checkpoint = parse_checkpoint(parsed->text);
  if (!checkpoint) return unsound("the signed note is no checkpoint");
  if (checkpoint->origin != key.name) return unsound("the checkpoint is of another log");
  return *checkpoint;
}

}  // namespace isnad
