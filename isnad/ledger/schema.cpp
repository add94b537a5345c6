#include "isnad/ledger/schema.hpp"

#include <array>
#include <string>

namespace isnad {

extern const std::string_view kLedgerSchema;  // schema.sql

std::span<const Migration> ledger_migrations() {
  static const std::array<Migration, 1> kMigrations = {{{1, kLedgerSchema}}};
  return kMigrations;
}

bool has_tables(Database& database, std::span<const Migration> migrations) {
  for (const Migration& migration : migrations) {
    for (const std::string_view opening : {"CREATE TABLE ", "CREATE VIRTUAL TABLE "}) {
      for (size_t at = migration.sql.find(opening); at != migration.sql.npos;
           at = migration.sql.find(opening, at + 1)) {
        const std::string_view rest = migration.sql.substr(at + opening.size());
        const std::string name(rest.substr(0, rest.find_first_of(" (")));
        Query query = database.query("SELECT 1 FROM sqlite_schema WHERE type='table' AND name=?1");
        query.bind(1, std::string_view(name));
        if (!query.step()) return false;
      }
    }
  }
  return true;
}

int schema_version(Database& database) {
  Query query = database.query("PRAGMA user_version");
  return query.step() ? static_cast<int>(query.number(0)) : 0;
}

Status migrate(Database& database, std::span<const Migration> migrations) {
  const int found = schema_version(database);
  if (const Status read = database.take(); !read) return read;
  if (found > migrations.back().version) {
    return Error{ErrorCode::no_ledger,
                 "the ledger is of version " + std::to_string(found) + ", this program knows " +
                     std::to_string(migrations.back().version),
                 database.path(), "use a newer isnad", ""};
  }
  for (const Migration& migration : migrations) {
    if (migration.version <= found) continue;
    Transaction transaction(database, Transaction::Kind::write);
    database.run(migration.sql);
    database.run("PRAGMA user_version=" + std::to_string(migration.version));
    if (const Status done = transaction.commit(); !done) return done;
  }
  return Done{};
}

}  // namespace isnad
