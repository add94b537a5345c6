#include "apps/cli/import_table.hpp"

#include <zip.h>

#include "isnad/packs/pack.hpp"
#include "isnad/packs/tsv.hpp"

namespace isnad {
namespace {

constexpr uint64_t kLargestMember = 4ULL << 30;  // bytes, unpacked

Error refused(const std::string& path, const std::string& what, const std::string& remedy) {
  return {ErrorCode::input_refused, what, path, remedy, "FMT-UNSUPPORTED"};
}

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return out;
}

// One record of CSV from `at` on, which is moved behind it.
std::vector<std::string> read_record(std::string_view bytes, size_t& at, char separator) {
  std::vector<std::string> cells(1);
  bool quoted = false;
  for (; at < bytes.size(); ++at) {
    const char c = bytes[at];
    if (quoted) {
      if (c != '"') {
        cells.back() += c;
      } else if (at + 1 < bytes.size() && bytes[at + 1] == '"') {
        cells.back() += bytes[++at];
      } else {
        quoted = false;
      }
    } else if (c == '"' && separator == ',' && cells.back().empty()) {
      quoted = true;
    } else if (c == separator) {
      cells.emplace_back();
    } else if (c == '\n') {
      ++at;
      break;
    } else if (c != '\r') {
      cells.back() += c;
    }
  }
  return cells;
}

struct Archive {
  explicit Archive(const std::string& path) : zip(zip_open(path.c_str(), ZIP_RDONLY, nullptr)) {}
  ~Archive() {
    if (zip != nullptr) zip_discard(zip);
  }
  Archive(const Archive&) = delete;
  Archive& operator=(const Archive&) = delete;
  zip_t* zip;
};

Result<std::string> read_member(zip_t* archive, zip_uint64_t index, const std::string& path) {
  zip_stat_t about;
  if (zip_stat_index(archive, index, 0, &about) != 0 || (about.valid & ZIP_STAT_SIZE) == 0 ||
      about.size > kLargestMember) {
    return refused(path, "a member of the archive cannot be read, or is over 4 GiB",
                   "unpack it and name the file");
  }
  std::string out(about.size, '\0');
  zip_file_t* member = zip_fopen_index(archive, index, 0);
  if (member == nullptr) return refused(path, zip_strerror(archive), "unpack it and name the file");
  size_t filled = 0;
  while (filled < out.size()) {
    const zip_int64_t got = zip_fread(member, out.data() + filled, out.size() - filled);
    if (got <= 0) break;
    filled += static_cast<size_t>(got);
  }
  zip_fclose(member);
  if (filled < out.size())
    return refused(path, "the archive is damaged", "fetch it again, or unpack it yourself");
  return out;
}

}  // namespace

size_t ImportTable::column(std::string_view name) const {
  const std::string wanted = lower(name);
  for (size_t i = 0; i < columns.size(); ++i) {
    if (lower(columns[i]) == wanted) return i;
  }
  return std::string::npos;
}

ImportTable read_import_table(std::string_view bytes) {
  if (bytes.substr(0, 3) == "\xEF\xBB\xBF") bytes.remove_prefix(3);
  ImportTable out;
  const std::string_view header = bytes.substr(0, bytes.find('\n'));
  const char separator = header.find('\t') != std::string_view::npos ? '\t' : ',';
  size_t at = 0;
  while (at < bytes.size()) {
    std::vector<std::string> cells = read_record(bytes, at, separator);
    for (std::string& cell : cells) cell = std::string(trimmed(cell));
    if (out.columns.empty()) {
      out.columns = std::move(cells);
      continue;
    }
    const bool empty = cells.size() == 1 && cells[0].empty();
    if (empty || cells[0].rfind('#', 0) == 0) continue;
    cells.resize(out.columns.size());
    out.rows.push_back(std::move(cells));
  }
  return out;
}

void for_each_tsv_line(std::string_view bytes,
                       const std::function<void(const std::vector<std::string>&)>& use) {
  for (size_t at = 0; at < bytes.size();) {
    const size_t end = std::min(bytes.find('\n', at), bytes.size());
    std::string_view line = bytes.substr(at, end - at);
    if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
    if (!line.empty() && line.front() != '#') use(split_cells(line, '\t'));
    at = end + 1;
  }
}

Result<std::string> read_import_file(const std::string& path,
                                     const std::function<bool(const std::string&)>& wanted) {
  const auto ends = [&](std::string_view with) {
    return path.size() >= with.size() && lower(path).substr(path.size() - with.size()) == with;
  };
  if (ends(".xlsx") || ends(".xls"))
    return refused(path, "spreadsheets are not read", "save the sheet as CSV in UTF-8");
  if (!ends(".zip")) {
    Result<std::string> bytes = read_file(path);
    if (bytes) return bytes;
    return Error{ErrorCode::input_missing, "cannot read the file", path, "check the path", ""};
  }
  const Archive archive(path);
  if (archive.zip == nullptr)
    return refused(path, "this is no ZIP archive", "fetch it again, or name the unpacked file");
  const zip_int64_t members = zip_get_num_entries(archive.zip, 0);
  for (zip_int64_t i = 0; i < members; ++i) {
    const auto index = static_cast<zip_uint64_t>(i);
    const char* name = zip_get_name(archive.zip, index, 0);
    if (name != nullptr && wanted(name)) return read_member(archive.zip, index, path);
  }
  return refused(path, "the archive holds no file of this format", "unpack it and name the file");
}

}  // namespace isnad
