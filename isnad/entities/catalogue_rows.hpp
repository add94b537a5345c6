// What do the entity tables say of each entity? One reader for all six tables; cells are checked,
// references to other rows are resolved once all tables are read.
#pragma once

#include <string_view>
#include <vector>

#include "isnad/entities/entity.hpp"

namespace isnad {

// Where the entities of one kind stand and how their columns are called.
struct EntityTable {
  EntityKind kind;
  const char* table;                       // "entities.places"
  const char* subkind_column;              // "kind", "class", "role"
  std::vector<std::string_view> subkinds;  // what that column may hold; empty = anything
};

const std::vector<EntityTable>& entity_tables();

// Appends the rows of all six tables, in their order, and resolves within, actor, parent and camp.
Status read_entities(const PackSet& packs, Catalogue& out);

// Appends entities.nationalities and entities.place_kinds, without their forms.
Status read_nationalities(const PackSet& packs, Catalogue& out);
Status read_usual_bodies(const PackSet& packs, Catalogue& out);
Status read_place_kinds(const PackSet& packs, Catalogue& out);

// A broken row: what is wrong, where, what to do.
Error broken_row(const RowView& row, std::string message, std::string remedy);

}  // namespace isnad
