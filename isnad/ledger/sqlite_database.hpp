// How is SQLite asked? A connection, its statements and transactions, without exceptions: the first
// error stays with the connection until it is taken, and what follows it does nothing.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "isnad/base/result.hpp"

struct sqlite3;
struct sqlite3_stmt;

namespace isnad {

class Query;

class Database {
 public:
  enum class Mode { read, write, create, in_memory };

  // Opens in the defensive settings of the ledger; nothing is read yet. In memory there is no path.
  static Result<std::unique_ptr<Database>> open(const std::string& path, Mode mode);
  ~Database();
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;

  // The statements of `sql`, one after the other.
  void run(std::string_view sql);
  // A prepared statement; it is kept for the next time.
  Query query(std::string_view sql);
  // The same for a statement that was put together.
  Query query_made(const std::string& sql);
  int64_t last_row() const;
  // Rows that the last statement changed.
  int64_t changes() const;
  bool in_transaction() const;

  bool ok() const { return !error_; }
  void fail(Error error);
  // The first error since the last call, or success.
  Status take();
  const std::string& path() const { return path_; }
  sqlite3* handle() const { return handle_; }

 private:
  friend class Query;
  Database() = default;
  sqlite3_stmt* statement(std::string_view sql);
  void give_back(std::string_view sql, sqlite3_stmt* statement);
  void note(int code);

  std::string path_;
  sqlite3* handle_ = nullptr;
  std::optional<Error> error_;
  std::unordered_map<std::string_view, std::vector<sqlite3_stmt*>> idle_;  // by SQL
  std::set<std::string> made_;
};

// One run of a statement. Parameters are numbered from 1, columns from 0. `sql` must be a literal,
// or outlive the database.
class Query {
 public:
  Query(Database& database, std::string_view sql);
  ~Query();
  Query(const Query&) = delete;
  Query& operator=(const Query&) = delete;

  Query& bind(int parameter, int64_t value);
  Query& bind(int parameter, uint64_t value) {
    return bind(parameter, static_cast<int64_t>(value));
  }
  Query& bind(int parameter, double value);
  Query& bind(int parameter, std::string_view text);  // must live until the last step
  Query& bind_bytes(int parameter, std::string_view bytes);
  Query& bind_null(int parameter);
  // "" is NULL.
  Query& bind_text_or_null(int parameter, std::string_view text);

  // To the next row; false at the end and after an error.
  bool step();
  // For statements without rows.
  void run() { step(); }
  // Ready for another run, with its parameters as they are.
  void again();

  int64_t number(int column) const;
  double real(int column) const;
  uint64_t count(int column) const { return static_cast<uint64_t>(number(column)); }
  std::string text(int column) const;
  bool null(int column) const;

 private:
  Database& database_;
  std::string_view sql_;
  sqlite3_stmt* statement_;
};

// Rolls back unless it was committed.
class Transaction {
 public:
  enum class Kind { read, write };
  Transaction(Database& database, Kind kind);
  ~Transaction();
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;

  // The first error of all that happened in it, or success.
  Status commit();

 private:
  Database& database_;
  bool open_;
};

}  // namespace isnad
