#include "tests/durability/tampering.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <memory>
#include <sqlite3.h>
#include <vector>

namespace isnad {

namespace {

namespace fs = std::filesystem;

// What the log binds, or what is derived from that. The rest is the state of pending work
// (reading.options, state, attempts, read_to, reason), and what words are found by.
struct Column {
  const char* table;
  const char* column;
};
constexpr Column kColumns[] = {
    {"log", "seq"},
    {"log", "leaf"},
    {"log", "hash"},
    {"log_head", "size"},
    {"log_head", "subtrees"},
    {"input", "id"},
    {"input", "bytes"},
    {"input", "at"},
    {"input", "seq"},
    {"provenance", "input"},
    {"provenance", "commitment"},
    {"provenance", "at"},
    {"provenance", "seq"},
    {"document", "input"},
    {"document", "record"},
    {"document", "id"},
    {"document", "name"},
    {"document", "url"},
    {"document", "outlet"},
    {"document", "title"},
    {"document", "published"},
    {"document", "text"},
    {"analysis", "document"},
    {"analysis", "reading"},
    {"analysis", "published"},
    {"analysis", "basis"},
    {"analysis", "claims"},
    {"analysis", "digest"},
    {"analysis", "content"},
    {"analysis", "seq"},
    {"claim", "analysis"},
    {"claim", "id"},
    {"claim", "line"},
    {"quarantine", "input"},
    {"quarantine", "line"},
    {"quarantine", "reason"},
    {"quarantine", "byte"},
    {"quarantine", "message"},
    {"quarantine", "seq"},
    {"decision", "id"},
    {"decision", "subject"},
    {"decision", "parent"},
    {"decision", "kind"},
    {"decision", "commitment"},
    {"decision", "at"},
    {"decision", "seq"},
    {"personal", "commitment"},
    {"personal", "salt"},
    {"personal", "content"},
    {"checkpoint", "size"},
    {"checkpoint", "note"},
    {"ledger", "value"},
    {"reading", "input"},
    {"reading", "program"},
    {"reading", "packs"},
    {"standing", "analysis"},
    {"standing", "claims"},
    {"superseded", "first"},
    {"superseded", "last"},
    {"posting_run", "place"},
    {"posting_run", "first"},
    {"posting_run", "last"},
    {"posting_block", "run"},
    {"posting_block", "key"},
    {"posting_block", "postings"},
};
constexpr const char* kTables[] = {"log",        "log_head",    "input",         "provenance",
                                   "document",   "analysis",    "claim",         "quarantine",
                                   "decision",   "personal",    "reading",       "standing",
                                   "superseded", "posting_run", "posting_block", "checkpoint"};

using Rows = std::vector<std::vector<std::string>>;

class Connection {
 public:
  explicit Connection(const std::string& path) {
    sqlite3_open(path.c_str(), &db_);
    sqlite3_busy_timeout(db_, 1000);
  }
  ~Connection() { sqlite3_close(db_); }
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  // All rows as SQL literals; an error is a row of its own.
  Rows rows(const std::string& sql) {
    Rows out;
    sqlite3_stmt* statement = nullptr;
    int code = sqlite3_prepare_v2(db_, sql.c_str(), -1, &statement, nullptr);
    while (code == SQLITE_OK || code == SQLITE_ROW) {
      code = sqlite3_step(statement);
      if (code != SQLITE_ROW) break;
      std::vector<std::string>& row = out.emplace_back();
      for (int i = 0; i < sqlite3_column_count(statement); ++i) {
        const auto* text = static_cast<const char*>(sqlite3_column_blob(statement, i));
        const auto size = static_cast<size_t>(sqlite3_column_bytes(statement, i));
        row.emplace_back(text == nullptr ? "" : std::string(text, size));
      }
    }
    sqlite3_finalize(statement);
    if (code != SQLITE_DONE) out.push_back({"error " + std::to_string(code)});
    return out;
  }
  std::string value(const std::string& sql) {
    const Rows found = rows(sql);
    return found.empty() || found[0].empty() ? "" : found[0][0];
  }
  bool run(const std::string& sql) {
    return sqlite3_exec(db_, sql.c_str(), nullptr, nullptr, nullptr) == SQLITE_OK;
  }
  // Sets the column of the row to these bytes, in the type that it has.
  bool set(const Column& at, const std::string& row, const std::string& bytes) {
    const std::string where = std::string(" WHERE ") + row;
    const std::string type =
        value(std::string("SELECT typeof(") + at.column + ") FROM " + at.table + where);
    const std::string sql = std::string("UPDATE ") + at.table + " SET " + at.column +
                            " = CAST(?1 AS " + type + ")" + where;
    sqlite3_stmt* statement = nullptr;
    sqlite3_prepare_v2(db_, sql.c_str(), -1, &statement, nullptr);
    sqlite3_bind_blob(statement, 1, bytes.data(), static_cast<int>(bytes.size()), SQLITE_TRANSIENT);
    const bool done = sqlite3_step(statement) == SQLITE_DONE && sqlite3_changes(db_) > 0;
    sqlite3_finalize(statement);
    return done;
  }

 private:
  sqlite3* db_ = nullptr;
};

size_t pick(Chance& chance, size_t below) { return static_cast<size_t>(chance() % below); }

// Of these tables not all is held: the state of pending work, which runs are merged next, and the
// postings of words.
const std::map<std::string, std::string> kHeld = {
    {"reading", "SELECT reading, input, program, packs FROM reading"},
    {"posting_run", "SELECT run, first, last FROM posting_run WHERE place = 0"},
    {"posting_block",
     "SELECT block, run, key, postings FROM posting_block JOIN posting_run USING (run)"
     " WHERE place = 0"},
};

// A condition that a row picked by chance passes alone.
std::string some_row(Connection& db, const std::string& table, Chance& chance) {
  std::string key, columns;
  for (const auto& row :
       db.rows("SELECT name FROM pragma_table_info('" + table + "') WHERE pk > 0"))
    key += (key.empty() ? "" : " || '/' || ") + row[0];
  const Rows keys = db.rows("SELECT " + key + " FROM " + table);
  if (keys.empty()) return "0";
  return key + " = '" + keys[pick(chance, keys.size())][0] + "'";
}

std::string change_value(Connection& db, Chance& chance) {
  const Column at = kColumns[pick(chance, std::size(kColumns))];
  const std::string row = some_row(db, at.table, chance);
  const std::string old =
      db.value(std::string("SELECT ") + at.column + " FROM " + at.table + " WHERE " + row);
  std::string bytes = old;
  const bool number = db.value(std::string("SELECT typeof(") + at.column + ") FROM " + at.table +
                               " WHERE " + row) == "integer";
  if (number) {
    bytes = std::to_string(std::stoll(old) ^ (1ll << pick(chance, 8)));
  } else if (bytes.empty()) {
    bytes = "x";
  } else {
    bytes[pick(chance, bytes.size())] ^= static_cast<char>(1 << pick(chance, 7));
  }
  return db.set(at, row, bytes) ? std::string("changed ") + at.table + "." + at.column : "";
}

std::string exchange_values(Connection& db, Chance& chance) {
  const Column at = kColumns[pick(chance, std::size(kColumns))];
  const std::string one = some_row(db, at.table, chance), other = some_row(db, at.table, chance);
  const std::string select = std::string("SELECT ") + at.column + " FROM " + at.table + " WHERE ";
  const std::string a = db.value(select + one), b = db.value(select + other);
  if (one == other || a == b) return "";
  const bool done = db.set(at, one, "-1") && db.set(at, other, a) && db.set(at, one, b);
  return done ? std::string("exchanged two ") + at.table + "." + at.column : "";
}

std::string remove_row(Connection& db, Chance& chance) {
  const std::string table = kTables[pick(chance, std::size(kTables))];
  const std::string row = some_row(db, table, chance);
  return row != "0" && db.run("DELETE FROM " + table + " WHERE " + row)
             ? "removed a row of " + table
             : "";
}

std::string exchange_entries(Connection& db, Chance& chance) {
  const size_t entries = std::stoul(db.value("SELECT count(*) FROM log"));
  const std::string a = std::to_string(pick(chance, entries)),
                    b = std::to_string(pick(chance, entries));
  if (a == b) return "";
  return db.run("UPDATE log SET seq = -1 WHERE seq = " + a + "; UPDATE log SET seq = " + a +
                " WHERE seq = " + b + "; UPDATE log SET seq = " + b + " WHERE seq = -1")
             ? "exchanged entries of the log"
             : "";
}

// The last entries, with all that speaks of them or signs them: only an outside checkpoint tells.
std::string cut_log(Connection& db, Chance& chance) {
  const std::string from =
      std::to_string(1 + pick(chance, std::stoul(db.value("SELECT max(seq) FROM log"))));
  std::string sql = "DELETE FROM log WHERE seq >= " + from + ";";
  if (pick(chance, 2) == 0) {
    sql += "DELETE FROM checkpoint WHERE size > " + from + ";";
    sql +=
        "DELETE FROM claim WHERE analysis IN (SELECT analysis FROM analysis WHERE seq >= " + from +
        ");";
    for (const char* table : {"analysis", "quarantine", "decision", "provenance", "input"})
      sql += std::string("DELETE FROM ") + table + " WHERE seq >= " + from + ";";
  }
  return db.run(sql) ? "cut off the log" : "";
}

}  // namespace

DiskImage read_image(const std::string& folder) {
  DiskImage image;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    const std::string name = fs::relative(entry.path(), folder).native();
    if (entry.is_directory()) {
      image[name + "/"] = "";
      continue;
    }
    std::ifstream file(entry.path(), std::ios::binary);
    image[name] = {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  }
  return image;
}

std::string tamper_with_bytes(std::string& bytes, Chance& chance) {
  if (bytes.empty()) {
    bytes = "x";
    return "bytes in an empty file";
  }
  const size_t at = pick(chance, bytes.size());
  const std::string where =
      " at byte " + std::to_string(at) + " of " + std::to_string(bytes.size());
  switch (pick(chance, 4)) {
    case 0:
      bytes.resize(at);
      return "cut off" + where;
    case 1: {
      const size_t size = std::min<size_t>(1 + pick(chance, 64), bytes.size() - at);
      const std::string other = bytes.substr(pick(chance, bytes.size() - size + 1), size);
      bytes.replace(at, size, other);
      return "overwritten" + where;
    }
    default:
      bytes[at] ^= static_cast<char>(1 << pick(chance, 8));
      return "a bit flipped" + where;
  }
}

std::string tamper_with_lines(std::string& bytes, Chance& chance) {
  std::vector<std::string> lines;
  for (size_t at = 0; at < bytes.size();) {
    const size_t end = std::min(bytes.find('\n', at), bytes.size() - 1);
    lines.push_back(bytes.substr(at, end + 1 - at));
    at = end + 1;
  }
  if (lines.empty()) return tamper_with_bytes(bytes, chance);
  const std::string before = bytes;
  const size_t one = pick(chance, lines.size()), other = pick(chance, lines.size());
  std::string did = "a line left out";
  switch (pick(chance, 4)) {
    case 0:
      lines.erase(lines.begin() + static_cast<ptrdiff_t>(one));
      break;
    case 1:
      lines.insert(lines.begin() + static_cast<ptrdiff_t>(one), lines[other]);
      did = "a line doubled";
      break;
    case 2:
      std::swap(lines[one], lines[other]);
      did = "two lines swapped";
      break;
    default:
      lines[one][pick(chance, lines[one].size())] ^= static_cast<char>(1 << pick(chance, 8));
      did = "a bit flipped in line " + std::to_string(one + 1);
  }
  bytes.clear();
  for (const std::string& line : lines) bytes += line;
  return bytes == before ? tamper_with_lines(bytes, chance) : did;
}

std::string tamper_with_rows(const std::string& database, Chance& chance) {
  Connection db(database);
  for (const auto& row : db.rows("SELECT name FROM sqlite_schema WHERE type = 'trigger'"))
    db.run("DROP TRIGGER " + row[0]);
  // Put back afterwards: it is the rows that must give the tampering away.
  static const Rows triggers =
      Connection(database + ".sound").rows("SELECT sql FROM sqlite_schema WHERE type = 'trigger'");
  std::string did;
  while (did.empty()) {
    using Change = std::string (*)(Connection&, Chance&);
    constexpr Change kChanges[] = {change_value, change_value,     exchange_values, remove_row,
                                   remove_row,   exchange_entries, cut_log};
    did = kChanges[pick(chance, std::size(kChanges))](db, chance);
  }
  for (const auto& row : triggers) db.run(row[0]);
  db.run("PRAGMA wal_checkpoint(TRUNCATE)");
  return did;
}

std::string dump_of(const std::string& database, bool with_index) {
  Connection db(database);
  std::string out =
      db.value("PRAGMA application_id") + " " + db.value("PRAGMA user_version") + "\n";
  for (const auto& table : db.rows("SELECT name, sql FROM sqlite_schema ORDER BY name")) {
    if (table.size() < 2) return out + "error";
    out += table[0] + " " + table[1] + "\n";
  }
  for (const auto& table :
       db.rows("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")) {
    const bool is_index = table[0].find("_words") != std::string::npos;
    if (is_index && (!with_index || table[0].find("_words_") == std::string::npos)) continue;
    const auto query = kHeld.find(table[0]);
    const bool is_partly_held = query != kHeld.end() && !with_index;
    for (const auto& row : db.rows(is_partly_held ? query->second : "SELECT * FROM " + table[0])) {
      for (const std::string& value : row) out += value + "\x1F";
      out += "\n";
    }
  }
  return out;
}

}  // namespace isnad
