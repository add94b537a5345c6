// Where does a table go?
#pragma once

#include <optional>

#include "apps/cli/output.hpp"

namespace isnad {

// The output: a file that appears when it is complete, or standard output.
class TableOutput {
 public:
  Status open(const std::string& path) {
    if (path.empty()) return Done{};
    auto file = CompleteFile::create(path);
    if (!file) return file.error();
    file_.emplace(std::move(*file));
    return Done{};
  }
  void write(std::string_view part) {
    if (!status_) return;
    status_ = file_ ? file_->write(part) : standard_.write(part);
  }
  Status finish() {
    if (!status_) return status_;
    return file_ ? file_->keep() : standard_.finish();
  }

 private:
  std::optional<CompleteFile> file_;
  StandardOutput standard_;
  Status status_ = Done{};
};

}  // namespace isnad
