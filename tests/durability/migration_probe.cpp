// A program that migrates: this one's tables, and two invented versions after them that rewrite
// every row of the log. For limits_test.py, which kills it at every call that writes.
//
// usage: migration_probe LEDGER
#include <cstdio>

#include "isnad/ledger/schema.hpp"

int main(int count, char** words) {
  using namespace isnad;
  if (count != 2) return 2;
  auto database = Database::open(words[1], Database::Mode::write);
  if (!database) return 9;
  const Migration migrations[] = {
      ledger_migrations().back(),
      {ledger_migrations().back().version + 1,
       "ALTER TABLE log ADD COLUMN twice TEXT NOT NULL DEFAULT '';"
       "DROP TRIGGER log_grows; UPDATE log SET twice = leaf || leaf;"
       "CREATE TABLE later (x TEXT) STRICT"},
      {ledger_migrations().back().version + 2,
       "INSERT INTO later SELECT twice FROM log; CREATE INDEX later_x ON later (x)"}};
  const Status done = migrate(**database, migrations);
  if (!done) std::fprintf(stderr, "%s\n", done.error().message.c_str());
  return done ? 0 : 9;
}
