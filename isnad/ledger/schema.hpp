// Which shape do the tables have, and how do older ledgers get it?
//
// PRAGMA user_version is the version of the schema. A migration leads from the version before to
// its own, in one transaction with the new number: a kill leaves the one or the other.
#pragma once

#include <span>
#include <string_view>

#include "isnad/ledger/sqlite_database.hpp"

namespace isnad {

constexpr uint32_t kApplicationId = 0x69736E64;  // "isnd"

struct Migration {
  int version = 0;  // afterwards
  std::string_view sql;
};

// Of this program, in order; the first makes the tables.
std::span<const Migration> ledger_migrations();

// Does it have every table that its version has? Ledgers that were made while a version was not
// settled yet call themselves by its number too.
bool has_tables(Database& database, std::span<const Migration> migrations);

// The version of an open ledger.
int schema_version(Database& database);
// Brings it to the last version. Nothing is done to one that has it; a newer one is no_ledger.
Status migrate(Database& database, std::span<const Migration> migrations);

}  // namespace isnad
