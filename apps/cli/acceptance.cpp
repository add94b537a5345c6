#include "apps/cli/acceptance.hpp"

#include <cerrno>
#include <cstdio>
#include <map>
#include <memory>
#include <sys/stat.h>
#include <unistd.h>

#include "isnad/exports/claim_words.hpp"

#include "apps/cli/interrupt.hpp"

namespace isnad {
namespace {

constexpr size_t kTogether = 64;  // inputs in one transaction

struct CloseFile {
  void operator()(std::FILE* file) const {
    if (file != stdin) std::fclose(file);
  }
};
using OpenFile = std::unique_ptr<std::FILE, CloseFile>;

Error unreadable(const std::string& path, const char* why, const char* reason) {
  return {ErrorCode::input_missing, why, path, "", reason};
}

Result<OpenFile> open_input(const std::string& path) {
  if (path == "-") return OpenFile(stdin);
  struct stat state {};
  if (::stat(path.c_str(), &state) != 0) return unreadable(path, "no such file", "IO-READ");
  if (S_ISCHR(state.st_mode) || S_ISBLK(state.st_mode) || S_ISSOCK(state.st_mode) ||
      S_ISDIR(state.st_mode))
    return unreadable(path, "no file", "IO-READ");
  OpenFile file(std::fopen(path.c_str(), "rb"));
  if (!file) return unreadable(path, "cannot be opened", "IO-READ");
  return file;
}

// The bytes of an open file. A file that changed while it was read is not taken.
ReadBytes bytes_of_file(std::FILE* file, const std::string& path) {
  const int number = ::fileno(file);
  struct stat before {};
  ::fstat(number, &before);
  return [number, before, path](char* to, size_t size) -> Result<size_t> {
    const ssize_t got = ::read(number, to, size);
    if (got < 0 && errno == EINTR) return unreadable(path, "interrupted", "");
    if (got < 0) return unreadable(path, "reading stopped before the end", "IO-READ");
    struct stat now {};
    if (got == 0 && S_ISREG(before.st_mode) && ::fstat(number, &now) == 0 &&
        (now.st_size != before.st_size || now.st_mtim.tv_sec != before.st_mtim.tv_sec ||
         now.st_mtim.tv_nsec != before.st_mtim.tv_nsec))
      return unreadable(path, "it changed while it was read", "IO-CHANGED");
    return static_cast<size_t>(got);
  };
}

class Acceptor {
 public:
  Acceptor(Ledger& ledger, const ReadingKey& key, const Reporter& reporter)
      : ledger_(ledger), key_(key), reporter_(reporter) {}

  Status take(const InputPath& input) {
    if (input.kind == InputPath::skipped) return Done{};
    if (input.kind == InputPath::empty_folder) return refuse(input.path, "TXT-EMPTY");
    const Result<OpenFile> file = open_input(input.path);
    if (!file) return refuse(input.path, file.error().reason);
    const Result<Blob> blob = ledger_.keep_blob(bytes_of_file(file->get(), input.path));
    if (!blob && blob.error().code == ErrorCode::input_missing)
      return blob.error().reason.empty() ? Status(Done{}) : refuse(input.path, blob.error().reason);
    if (!blob) return blob.error();
    waiting_.push_back({*blob, input.path, key_});
    return waiting_.size() < kTogether ? Status(Done{}) : flush();
  }

  Status flush() {
    if (waiting_.empty()) return Done{};
    const auto accepted = ledger_.accept(waiting_);
    if (!accepted) return accepted.error();
    for (size_t i = 0; i < waiting_.size(); ++i) tell(waiting_[i], (*accepted)[i]);
    waiting_.clear();
    if (std::fflush(stdout) != 0 && errno != EPIPE)
      return Error{ErrorCode::storage, "cannot write", "standard output", "", ""};
    return Done{};
  }

  AcceptedInputs counted;

 private:
  Status refuse(const std::string& path, const std::string& reason) {
    ++counted.refused;
    if (counted.first_reason.empty()) counted.first_reason = reason;
    reporter_.say_reason(path, reason, 0);
    return Done{};
  }

  void tell(const Receipt& receipt, const Acceptance& acceptance) {
    ++counted.accepted;
    std::printf("accepted %s %s\n", receipt.blob.id.c_str(), one_line(receipt.path).c_str());
    if (acceptance.state != ReadingState::quarantined) return;
    ++counted.quarantined;
    if (reasons_.empty()) {
      const Status read = ledger_.readings([&](const InputReading& reading) {
        if (reading.state == ReadingState::quarantined) reasons_[reading.number] = reading.reason;
        return true;
      });
      if (!read) return;
    }
    const std::string& reason = reasons_[acceptance.reading];
    if (counted.first_reason.empty()) counted.first_reason = reason;
    reporter_.say_reason(receipt.path, reason, 0);
  }

  Ledger& ledger_;
  const ReadingKey& key_;
  const Reporter& reporter_;
  std::vector<Receipt> waiting_;
  std::map<uint64_t, std::string> reasons_;
};

}  // namespace

Result<AcceptedInputs> accept_inputs(Ledger& ledger, const std::vector<InputPath>& inputs,
                                     const ReadingKey& key, const Reporter& reporter) {
  Acceptor acceptor(ledger, key, reporter);
  for (const InputPath& input : inputs) {
    if (signal_received() != 0) break;
    if (const Status taken = acceptor.take(input); !taken) return taken.error();
  }
  if (const Status flushed = acceptor.flush(); !flushed) return flushed.error();
  return acceptor.counted;
}

Status adopt_pending(Ledger& ledger, const ReadingKey& key) {
  std::map<std::string, std::string> paths;  // the first of each input
  Status read = ledger.provenance([&](const Provenance& row) {
    if (!row.path.empty()) paths.emplace(row.input, row.path);
    return true;
  });
  if (!read) return read;
  std::vector<Receipt> receipts;
  read = ledger.readings([&](const InputReading& reading) {
    ReadingKey now = key;
    now.options = reading.key.options;
    if (reading.state == ReadingState::pending && !(reading.key == now) &&
        paths.contains(reading.input))
      receipts.push_back({{reading.input, reading.bytes}, paths[reading.input], now});
    return true;
  });
  if (!read || receipts.empty()) return read;
  const auto accepted = ledger.accept(receipts);
  return accepted ? Status(Done{}) : accepted.error();
}

}  // namespace isnad
