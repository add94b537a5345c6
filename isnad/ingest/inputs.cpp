#include "isnad/ingest/inputs.hpp"

#include <algorithm>
#include <filesystem>

namespace isnad {
namespace {

namespace fs = std::filesystem;

bool is_text_file(const fs::path& path) {
  const fs::path extension = path.extension();
  return extension == ".txt" || extension == ".jsonl" || extension == ".ndjson";
}

void expand_folder(const std::string& folder, std::vector<InputPath>& out) {
  std::vector<InputPath> found;
  std::error_code error;
  fs::recursive_directory_iterator entry(folder, fs::directory_options::skip_permission_denied,
                                         error);
  for (; !error && entry != fs::recursive_directory_iterator(); entry.increment(error)) {
    const fs::path& path = entry->path();
    std::error_code ignored;
    if (path.filename().native().front() == '.') {
      if (entry->is_directory(ignored)) entry.disable_recursion_pending();
    } else if (entry->is_regular_file(ignored)) {
      found.push_back({path.native(), path.filename().native(),
                       is_text_file(path) ? InputPath::file : InputPath::skipped});
    }
  }
  const bool texts = std::any_of(found.begin(), found.end(),
                                 [](const InputPath& p) { return p.kind == InputPath::file; });
  if (!texts) found.push_back({folder, folder, InputPath::empty_folder});
  std::sort(found.begin(), found.end(),
            [](const InputPath& a, const InputPath& b) { return a.path < b.path; });
  out.insert(out.end(), found.begin(), found.end());
}

}  // namespace

std::vector<InputPath> expand_inputs(const std::vector<std::string>& inputs) {
  std::vector<InputPath> paths;
  for (const std::string& input : inputs) {
    std::error_code ignored;
    if (input != "-" && fs::is_directory(input, ignored)) {
      expand_folder(input, paths);
    } else {
      paths.push_back(
          {input, input == "-" ? input : fs::path(input).filename().native(), InputPath::file});
    }
  }
  return paths;
}

}  // namespace isnad
