// isnad verify, isnad bundle: is all that is held as it was, and how can others see that?
#include <cstdio>

#include "isnad/ledger/bundle.hpp"
#include "isnad/ledger/verify.hpp"

#include "apps/cli/ledger_opening.hpp"
#include "apps/cli/ledger_options.hpp"

namespace isnad {
namespace {

// The bytes of a checkpoint's file; nothing where it cannot be read.
std::optional<std::string> read_note(const std::string& path) {
  auto stream = ByteStream::open(path);
  if (!stream) return std::nullopt;
  auto bytes = stream->read_all();
  if (!bytes || stream->failed()) return std::nullopt;
  return std::move(*bytes);
}

// A public key as text, or a file with one; a file with the secret key does as well.
std::optional<PublicKey> read_public_key(const std::string& named) {
  if (auto key = parse_public_key(named)) return key;
  if (const auto secret = read_key_file(named)) return public_key_of(*secret);
  auto text = read_note(named);
  if (!text) return std::nullopt;
  if (!text->empty() && text->back() == '\n') text->pop_back();
  return parse_public_key(*text);
}

Error unreadable(ErrorCode code, const std::string& path, std::string_view what) {
  return Error{code, std::string(what), path, "", ""};
}

Result<VerifyOptions> asked_of(const VerifyCommand& command, const Labels& messages) {
  VerifyOptions out;
  for (const std::string& path : command.checkpoints) {
    auto note = read_note(path);
    if (!note) return unreadable(ErrorCode::input_missing, path, messages["verify.no_file"]);
    out.outside.push_back(std::move(*note));
  }
  if (!command.key.empty()) {
    out.key = read_public_key(command.key);
    if (!out.key) return unreadable(ErrorCode::key, command.key, messages["verify.no_key"]);
  }
  out.beside = read_note(ledger_files(command.ledger).checkpoint).value_or("");
  return out;
}

int end_verified(const VerifyReport& report, const Reporter& reporter) {
  const auto count = [](uint64_t number) { return std::to_string(number); };
  for (const Finding& finding : report.findings)
    std::printf("%s: %s\n", finding.item.c_str(), finding.what.c_str());
  if (report.found > 0) {
    const Labels& messages = reporter.messages();
    return reporter.end(kIntegrity, "INTEGRITY",
                        filled(messages["verify.unsound"], {{"n", count(report.found)}}),
                        messages["verify.unsound.hint"]);
  }
  const std::string line =
      filled(reporter.messages()["verify.sound"], {{"entries", count(report.head.size)},
                                                   {"signed", count(report.signed_entries)},
                                                   {"blobs", count(report.blobs)},
                                                   {"documents", count(report.documents)},
                                                   {"claims", count(report.claims)},
                                                   {"spans", count(report.spans)},
                                                   {"checkpoints", count(report.checkpoints)}});
  std::printf("%s\n", line.c_str());
  return kDone;
}

}  // namespace

int run_verify(const VerifyCommand& command, const Reporter& reporter) {
  int code = 0;
  const auto ledger = open_to_read(command.ledger, reporter, code);
  if (!ledger) return code;
  const auto asked = asked_of(command, reporter.messages());
  if (!asked) return reporter.end(asked.error());
  const auto report = verify_ledger(*ledger, *asked);
  if (!report) return reporter.end(report.error());
  return end_verified(*report, reporter);
}

int run_bundle(const BundleCommand& command, const Reporter& reporter) {
  int code = 0;
  const auto ledger = open_to_read(command.ledger, reporter, code);
  if (!ledger) return code;
  const auto named = ledger->public_key();
  if (!named) return reporter.end(named.error());
  const auto key = parse_public_key(*named);
  if (!key) {
    return reporter.end(
        unreadable(ErrorCode::integrity, command.ledger, reporter.messages()["verify.no_key"]));
  }
  const Status written = write_bundle(*ledger, *key, command.folder);
  if (!written) return reporter.end(written.error());
  reporter.say(filled(reporter.messages()["bundle.done"], {{"folder", command.folder}}));
  return kDone;
}

}  // namespace isnad
