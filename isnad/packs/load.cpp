// Reads pack folders into one PackSet: manifests first, ordered by what they require, then their
// tables in byte order of their paths.
#include <algorithm>
#include <filesystem>
#include <set>
#include <toml++/toml.h>

#include "isnad/packs/pack.hpp"
#include "isnad/packs/pack_files.hpp"
#include "isnad/packs/tsv.hpp"

namespace isnad {
namespace {

namespace fs = std::filesystem;

Error broken(std::string where, std::string message, std::string remedy) {
  return {ErrorCode::pack_broken, std::move(message), std::move(where), std::move(remedy), ""};
}

Result<PackManifest> read_manifest(const fs::path& folder) {
  const std::string path = (folder / "manifest.toml").string();
  try {
    const toml::table table = toml::parse_file(path);
    PackManifest m;
    m.folder = folder.string();
    m.name = table["name"].value_or(std::string());
    m.version = table["version"].value_or(std::string());
    m.licence = table["licence"].value_or(std::string());
    m.origin = table["origin"].value_or(std::string());
    if (const toml::array* list = table["requires"].as_array()) {
      for (const auto& item : *list) m.required.push_back(item.value_or(std::string()));
    }
    for (const std::string* field : {&m.name, &m.version, &m.licence, &m.origin}) {
      if (field->empty()) {
        return broken(path + ":1", "a manifest needs name, version, licence and origin",
                      "add the missing key");
      }
    }
    return m;
  } catch (const toml::parse_error& e) {
    return broken(path + ":" + std::to_string(e.source().begin.line), std::string(e.description()),
                  "mend the TOML syntax");
  }
}

// Orders packs so that each stands after those it requires; otherwise the given order stays.
Result<std::vector<PackManifest>> in_order(std::vector<PackManifest> packs) {
  std::vector<PackManifest> out;
  std::set<std::string> placed;
  while (!packs.empty()) {
    const auto ready = std::find_if(packs.begin(), packs.end(), [&](const PackManifest& m) {
      return std::all_of(m.required.begin(), m.required.end(),
                         [&](const std::string& name) { return placed.count(name) > 0; });
    });
    if (ready == packs.end()) {
      return broken(packs.front().folder + "/manifest.toml:1",
                    "pack '" + packs.front().name +
                        "' requires a pack that is not loaded, or they require each other",
                    "load the required packs with --pack or remove the requirement");
    }
    placed.insert(ready->name);
    out.push_back(*ready);
    packs.erase(ready);
  }
  return out;
}

bool is_row_id(std::string_view id) {
  return !id.empty() && std::all_of(id.begin(), id.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           c == '-' || c == '.' || c == '/';
  });
}

uint32_t table_index(PackSet& packs, const std::string& name,
                     const std::vector<std::string>& columns) {
  for (uint32_t i = 0; i < packs.tables.size(); ++i) {
    if (packs.tables[i].name == name) return i;
  }
  packs.tables.push_back({name, columns, {}});
  return static_cast<uint32_t>(packs.tables.size() - 1);
}

// The table a row is added to, and where it was read.
struct Destination {
  const std::string& pack;
  uint32_t table;
  std::string_view path;  // of the set's texts
};

// The cells of a row under the columns of its table.
Result<std::vector<std::string>> read_cells(const PackTable& table, const Destination& to,
                                            const TsvFile& file, const TsvRow& row) {
  const std::string path(to.path);
  std::vector<std::string> cells(table.columns.size());
  for (size_t c = 0; c < file.columns.size(); ++c) {
    const auto at = std::find(table.columns.begin(), table.columns.end(), file.columns[c]);
    if (at == table.columns.end()) {
      return broken(path + ":1", "unknown column '" + file.columns[c] + "'",
                    "use the columns of docs/packs.md");
    }
    if (row.cells[c].size() > PackText::kMaxSize) {
      return broken(path + ":" + std::to_string(row.line),
                    "the cell '" + file.columns[c] + "' is longer than 65535 bytes",
                    "make several rows of it");
    }
    cells[static_cast<size_t>(at - table.columns.begin())] = std::string(trimmed(row.cells[c]));
  }
  return cells;
}

Status add_row(PackSet& packs, const Destination& to, const TsvFile& file, const TsvRow& row) {
  const auto& [pack, table, path] = to;
  const std::string where = std::string(path) + ":" + std::to_string(row.line);
  const std::string& own = row.cells.front();
  if (!is_row_id(own))
    return broken(where, "the id '" + own + "' is empty or not plain ASCII",
                  "use a-z, 0-9, _ and -");
  const bool replaces = own.find('/') != std::string::npos;
  const std::string id = replaces ? own : pack + "/" + packs.tables[table].name + "." + own;
  const RowId before = packs.find_row(id);
  if (replaces && before == kNone) {
    return broken(where, "no earlier pack has a row '" + id + "' to replace",
                  "write a short id for a new row");
  }
  if (!replaces && before != kNone)
    return broken(where, "the id '" + own + "' is used twice", "choose another id");
  Result<std::vector<std::string>> cells = read_cells(packs.tables[table], to, file, row);
  if (!cells) return cells.error();
  const PackRow place{{}, path, row.line, table};
  if (!replaces) {
    packs.tables[table].rows.push_back(packs.add_row(id, place, std::move(*cells)));
    return Done{};
  }
  packs.overrides.push_back({id, std::string(path), row.line});
  PackRow& replaced = packs.rows[before];
  replaced.file = place.file;
  replaced.line = place.line;
  replaced.table = place.table;
  packs.cells[before] = std::move(*cells);
  return Done{};
}

Status add_table(PackSet& packs, const PackManifest& pack, const fs::path& file) {
  const Result<TsvFile> tsv = read_tsv(file.string());
  if (!tsv) return tsv.error();
  const fs::path relative = file.lexically_relative(pack.folder);
  const std::string stem = relative.stem().string();
  const std::string name =
      relative.has_parent_path() ? relative.parent_path().string() + "." + stem : stem;
  const uint32_t table = table_index(packs, name, tsv->columns);
  const std::string_view path = packs.texts.add(file.string());
  for (const TsvRow& row : tsv->rows) {
    if (Status s = add_row(packs, {pack.name, table, path}, *tsv, row); !s) return s;
  }
  return Done{};
}

Status add_pack(PackSet& packs, const PackManifest& pack) {
  for (const fs::path& file : knowledge_files(pack.folder)) {
    const std::string name = file.filename().string();
    if (file.extension() == ".toml" && name != "manifest.toml") {
      packs.rule_files[pack.name + "/" + file.lexically_relative(pack.folder).string()] =
          file.string();
    }
    if (file.extension() != ".tsv") continue;
    if (Status s = add_table(packs, pack, file); !s) return s;
  }
  return Done{};
}

}  // namespace

Result<PackSet> load_packs(const std::vector<std::string>& folders) {
  std::vector<PackManifest> found;
  for (const std::string& folder : folders) {
    const std::vector<fs::path> paths = pack_folders(folder);
    if (paths.empty())
      return broken(folder, "no pack here (no manifest.toml)", "name a pack folder with --pack");
    for (const fs::path& path : paths) {
      Result<PackManifest> m = read_manifest(path);
      if (!m) return m.error();
      const bool known = std::any_of(found.begin(), found.end(),
                                     [&](const auto& f) { return f.folder == m->folder; });
      if (!known) found.push_back(std::move(*m));
    }
  }
  Result<std::vector<PackManifest>> ordered = in_order(std::move(found));
  if (!ordered) return ordered.error();
  PackSet packs;
  packs.manifests = std::move(*ordered);
  for (const PackManifest& m : packs.manifests) {
    if (Status s = add_pack(packs, m); !s) return s.error();
  }
  return packs;
}

}  // namespace isnad
