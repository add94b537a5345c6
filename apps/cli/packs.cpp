// isnad packs: what do the packs hold, and are they sound?
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <map>

#include "isnad/engine.hpp"
#include "isnad/knowledge_image.hpp"

#include "apps/cli/commands.hpp"
#include "apps/cli/lint_rows.hpp"
#include "apps/cli/pack_folders.hpp"

namespace isnad {
namespace {

void print(const std::string& line) { std::printf("%s\n", line.c_str()); }

bool has_bidi_control(std::string_view cell) {
  // U+200E, U+200F, U+202A..U+202E and U+2066..U+2069 in UTF-8.
  for (size_t at = cell.find("\xE2\x80"); at != std::string_view::npos;
       at = cell.find("\xE2\x80", at + 1)) {
    const auto last = static_cast<unsigned char>(at + 2 < cell.size() ? cell[at + 2] : '\0');
    if (last == 0x8E || last == 0x8F || (last >= 0xAA && last <= 0xAE)) return true;
  }
  for (size_t at = cell.find("\xE2\x81"); at != std::string_view::npos;
       at = cell.find("\xE2\x81", at + 1)) {
    const auto last = static_cast<unsigned char>(at + 2 < cell.size() ? cell[at + 2] : '\0');
    if (last >= 0xA6 && last <= 0xA9) return true;
  }
  return false;
}

bool is_degree(const std::string& cell, double limit) {
  char* end = nullptr;
  const double value = std::strtod(cell.c_str(), &end);
  return !cell.empty() && *end == '\0' && value >= -limit && value <= limit;
}

// "2012", "2012-01" or "2012-01-23"; empty is open.
bool is_validity(std::string_view cell) {
  if (!cell.empty() && cell.size() != 4 && cell.size() != 7 && cell.size() != 10) return false;
  for (size_t i = 0; i < cell.size(); ++i) {
    const bool digit = cell[i] >= '0' && cell[i] <= '9';
    if (i == 4 || i == 7 ? cell[i] != '-' : !digit) return false;
  }
  return true;
}

// The checks that hold for every table with these columns; loading has made the others.
class Lint {
 public:
  Lint(const PackSet& packs, const Labels& messages) : packs_(packs), messages_(messages) {
    for (const RowView& row : rows_of(packs, "camps")) camps_[std::string(row.short_id())] = true;
  }

  size_t run() {
    for (const PackTable& table : packs_.tables) {
      if (!is_known_table(table.name)) misnamed(table);
      for (const RowView& row : rows_of(packs_, table.name)) check(row);
    }
    return faults_;
  }

 private:
  void fault(const RowView& row, const char* id) {
    ++faults_;
    std::fprintf(stderr, "%s: %s\n", row.where().c_str(), std::string(messages_[id]).c_str());
  }

  // A table that no stage reads: a slip in its name would lose its rows in silence.
  void misnamed(const PackTable& table) {
    ++faults_;
    const std::string where =
        table.rows.empty() ? table.name : RowView{&packs_, table.rows[0]}.where();
    std::fprintf(stderr, "%s: %s\n", where.c_str(),
                 filled(messages_["lint.table"], {{"name", table.name}}).c_str());
  }

  void check(const RowView& row) {
    if (packs_.tables[row.raw().table].name == "events.triggers") {
      if (const char* id = fault_of_trigger(row); *id != '\0') fault(row, id);
    }
    for (const std::string& cell : row.cells()) {
      if (has_bidi_control(cell)) fault(row, "lint.bidi");
    }
    const std::string lat(row["lat"]), lon(row["lon"]);
    if (!lat.empty() || !lon.empty()) {
      if (!is_degree(lat, 90) || !is_degree(lon, 180)) fault(row, "lint.coordinates");
      if (row["reference"].empty()) fault(row, "lint.reference");
    }
    const std::string_view from = row["valid_from"], to = row["valid_to"];
    const size_t compared = std::min(from.size(), to.size());
    if (!is_validity(from) || !is_validity(to) ||
        from.substr(0, compared) > to.substr(0, compared)) {
      fault(row, "lint.dates");
    }
    const std::string camp(row["camp"]);
    if (!camp.empty() && camps_.count(camp.substr(camp.rfind('.') + 1)) == 0)
      fault(row, "lint.camp");
  }

  const PackSet& packs_;
  const Labels& messages_;
  std::map<std::string, bool> camps_;
  size_t faults_ = 0;
};

}  // namespace

int run_packs_list(const std::vector<std::string>& packs, const Reporter& reporter) {
  const auto folders = find_pack_folders(packs);
  if (!folders) return reporter.end(folders.error());
  const auto loaded = load_packs(*folders);
  if (!loaded) return reporter.end(loaded.error());
  const Labels& messages = reporter.messages();
  std::map<std::string, size_t> rows;
  for (const PackRow& row : loaded->rows) {
    const std::string_view id = row.id;
    ++rows[std::string(id.substr(0, id.find('/')))];
  }
  for (const PackManifest& pack : loaded->manifests) {
    print(filled(messages["packs.row"], {{"name", pack.name},
                                         {"version", pack.version},
                                         {"rows", std::to_string(rows[pack.name])},
                                         {"licence", pack.licence},
                                         {"folder", pack.folder}}));
  }
  for (const PackOverride& change : loaded->overrides) {
    print(filled(
        messages["packs.override"],
        {{"where", change.by_file + ":" + std::to_string(change.by_line)}, {"id", change.id}}));
  }
  return kDone;
}

int run_packs_lint(const std::vector<std::string>& packs, const Reporter& reporter) {
  const auto knowledge = load_named_knowledge(packs);
  if (!knowledge) return reporter.end(knowledge.error());
  const PackSet& loaded = (*knowledge)->packs;
  const Labels& messages = reporter.messages();
  const size_t faults = Lint(loaded, messages).run();
  if (faults > 0) {
    return reporter.end(kPackBroken, "PACK-BROKEN",
                        filled(messages["packs.unsound"], {{"n", std::to_string(faults)}}),
                        messages["packs.unsound.hint"]);
  }
  print(filled(messages["packs.sound"], {{"packs", std::to_string(loaded.manifests.size())},
                                         {"rows", std::to_string(loaded.rows.size())}}));
  return kDone;
}

int run_packs_compile(const std::vector<std::string>& packs, const Reporter& reporter) {
  const Labels& messages = reporter.messages();
  const std::string folder = cache_folder();
  if (folder.empty()) {
    return reporter.end(kStorage, "STORAGE", messages["packs.no_cache"],
                        messages["packs.no_cache.hint"]);
  }
  const auto folders = find_pack_folders(packs);
  if (!folders) return reporter.end(folders.error());
  if (const Status made = compile_packs(*folders, folder); !made) return reporter.end(made.error());
  const std::string path = image_path(*folders, folder);
  std::error_code ignored;
  const auto bytes = std::filesystem::file_size(path, ignored);
  print(filled(messages["packs.compiled"], {{"path", path}, {"bytes", std::to_string(bytes)}}));
  return kDone;
}

}  // namespace isnad
