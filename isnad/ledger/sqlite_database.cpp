#include "isnad/ledger/sqlite_database.hpp"

#include <sqlite3.h>

namespace isnad {
namespace {

constexpr int kBusyMilliseconds = 10000;  // readers wait for the moments in which a log is reset

// What is told, and to whom, of a code of SQLite.
Error error_of(int code, const char* message, const std::string& path) {
  const std::string what = std::string("SQLite: ") + message;
  switch (code & 0xFF) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return {ErrorCode::busy, what, path, "try again when the other program is done", ""};
    case SQLITE_NOTADB:
      return {ErrorCode::no_ledger, "this is no ledger", path,
              "isnad init makes a new one under another name", ""};
    case SQLITE_CORRUPT:
      return {ErrorCode::integrity, what, path, "restore a backup", ""};
    case SQLITE_FULL:
    case SQLITE_IOERR:
    case SQLITE_READONLY:
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
    case SQLITE_NOMEM:
      return {ErrorCode::storage, what, path, "check the free space and the permissions", ""};
    default:
      return {ErrorCode::internal, what, path, "", ""};
  }
}

}  // namespace

Result<std::unique_ptr<Database>> Database::open(const std::string& path, Mode mode) {
  std::unique_ptr<Database> out(new Database);
  out->path_ = path;
  const int flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE |
                    (mode == Mode::read    ? SQLITE_OPEN_READONLY
                     : mode == Mode::write ? SQLITE_OPEN_READWRITE
                                           : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
  // A relative name would be taken for an option of the VFS when it begins with "file:".
  const std::string name = mode == Mode::in_memory               ? ":memory:"
                           : path.find('/') == std::string::npos ? "./" + path
                                                                 : path;
  const int opened = sqlite3_open_v2(name.c_str(), &out->handle_, flags, nullptr);
  if (opened != SQLITE_OK) return error_of(opened, sqlite3_errstr(opened), path);
  sqlite3* const db = out->handle_;
  sqlite3_busy_timeout(db, kBusyMilliseconds);
  sqlite3_db_config(db, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
  sqlite3_db_config(db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
  sqlite3_db_config(db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
  sqlite3_db_config(db, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0, nullptr);
  out->run(
      "PRAGMA cell_size_check=ON; PRAGMA mmap_size=0; PRAGMA foreign_keys=ON;"
      "PRAGMA secure_delete=ON; PRAGMA temp_store=MEMORY; PRAGMA wal_autocheckpoint=0;"
      "PRAGMA synchronous=FULL; PRAGMA cache_size=-131072;");
  const Status status = out->take();
  if (!status) return status.error();
  return out;
}

Database::~Database() {
  for (auto& [sql, statements] : idle_)
    for (sqlite3_stmt* statement : statements) sqlite3_finalize(statement);
  sqlite3_close_v2(handle_);
}

void Database::run(std::string_view sql) {
  if (!ok()) return;
  note(sqlite3_exec(handle_, std::string(sql).c_str(), nullptr, nullptr, nullptr));
}

Query Database::query(std::string_view sql) { return {*this, sql}; }

Query Database::query_made(const std::string& sql) { return {*this, *made_.insert(sql).first}; }

int64_t Database::last_row() const { return sqlite3_last_insert_rowid(handle_); }
int64_t Database::changes() const { return sqlite3_changes64(handle_); }
bool Database::in_transaction() const { return sqlite3_get_autocommit(handle_) == 0; }

void Database::fail(Error error) {
  if (!error_) error_ = std::move(error);
}

Status Database::take() {
  if (!error_) return Done{};
  Error error = std::move(*error_);
  error_.reset();
  return error;
}

void Database::note(int code) {
  if (code == SQLITE_OK || code == SQLITE_ROW || code == SQLITE_DONE) return;
  fail(error_of(code, sqlite3_errmsg(handle_), path_));
}

sqlite3_stmt* Database::statement(std::string_view sql) {
  std::vector<sqlite3_stmt*>& idle = idle_[sql];
  if (!idle.empty()) {
    sqlite3_stmt* const out = idle.back();
    idle.pop_back();
    return out;
  }
  sqlite3_stmt* out = nullptr;
  note(sqlite3_prepare_v3(handle_, sql.data(), static_cast<int>(sql.size()),
                          SQLITE_PREPARE_PERSISTENT, &out, nullptr));
  return out;
}

void Database::give_back(std::string_view sql, sqlite3_stmt* statement) {
  sqlite3_reset(statement);
  sqlite3_clear_bindings(statement);
  idle_[sql].push_back(statement);
}

Query::Query(Database& database, std::string_view sql)
    : database_(database),
      sql_(sql),
      statement_(database.ok() ? database.statement(sql) : nullptr) {}

Query::~Query() {
  if (statement_ != nullptr) database_.give_back(sql_, statement_);
}

Query& Query::bind(int parameter, int64_t value) {
  if (statement_ != nullptr) sqlite3_bind_int64(statement_, parameter, value);
  return *this;
}

Query& Query::bind(int parameter, double value) {
  if (statement_ != nullptr) sqlite3_bind_double(statement_, parameter, value);
  return *this;
}

Query& Query::bind(int parameter, std::string_view text) {
  if (statement_ != nullptr)
    sqlite3_bind_text64(statement_, parameter, text.data() == nullptr ? "" : text.data(),
                        text.size(), SQLITE_STATIC, SQLITE_UTF8);
  return *this;
}

Query& Query::bind_bytes(int parameter, std::string_view bytes) {
  if (statement_ != nullptr)
    sqlite3_bind_blob64(statement_, parameter, bytes.data(), bytes.size(), SQLITE_STATIC);
  return *this;
}

Query& Query::bind_null(int parameter) {
  if (statement_ != nullptr) sqlite3_bind_null(statement_, parameter);
  return *this;
}

Query& Query::bind_text_or_null(int parameter, std::string_view text) {
  return text.empty() ? bind_null(parameter) : bind(parameter, text);
}

bool Query::step() {
  if (statement_ == nullptr || !database_.ok()) return false;
  const int code = sqlite3_step(statement_);
  database_.note(code);
  return code == SQLITE_ROW;
}

void Query::again() {
  if (statement_ != nullptr) sqlite3_reset(statement_);
}

int64_t Query::number(int column) const { return sqlite3_column_int64(statement_, column); }

double Query::real(int column) const {
  return statement_ == nullptr ? 0 : sqlite3_column_double(statement_, column);
}

std::string Query::text(int column) const {
  const auto* bytes = static_cast<const char*>(sqlite3_column_blob(statement_, column));
  const int size = sqlite3_column_bytes(statement_, column);
  return bytes == nullptr ? std::string() : std::string(bytes, static_cast<size_t>(size));
}

bool Query::null(int column) const {
  return sqlite3_column_type(statement_, column) == SQLITE_NULL;
}

Transaction::Transaction(Database& database, Kind kind) : database_(database), open_(true) {
  database_.run(kind == Kind::read ? "BEGIN" : "BEGIN IMMEDIATE");
}

Transaction::~Transaction() {
  if (!open_) return;
  if (database_.in_transaction())
    sqlite3_exec(database_.handle(), "ROLLBACK", nullptr, nullptr, nullptr);
}

Status Transaction::commit() {
  database_.run("COMMIT");
  const Status status = database_.take();
  if (status) open_ = false;
  return status;
}

}  // namespace isnad
