// Who, where, with what could be meant? The catalogue of entities the packs know.
#pragma once

#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "isnad/base/result.hpp"
#include "isnad/morphology/phrase.hpp"

namespace isnad {

enum class EntityKind : uint8_t { place, actor, person, outlet, instrument, facility };

struct Entity {
  RowId row = kNone;
  EntityKind kind = EntityKind::place;
  std::string id;         // the row's full id
  std::string name;       // name_ar
  std::string name_en;
  std::string subkind;    // the row's kind or class: town, militia, news_agency, artillery ...
  std::string camp;       // short id of camps.tsv, or ""
  std::string country;    // ISO code, or ""
  std::string valid_from; // ISO date, year or ""
  std::string valid_to;
  std::string unit;       // instruments: the contract's unit, if counted
  std::string pcode;
  std::optional<double> lat, lon;
  double radius_m = 0;
  uint32_t within = kNone;  // places: the parent; people: their actor (index into Catalogue::entities)
  bool needs_cue = false;
};

// A relative adjective or demonym: Russian -> the country and the state actor it stands for.
struct Nationality {
  RowId row = kNone;
  uint32_t country = kNone;  // entity index
  uint32_t actor = kNone;    // entity index
  std::string name_en;
};

// A word that announces a place (town, quarter, countryside).
struct PlaceKind {
  RowId row = kNone;
  std::string kind;
};

struct Catalogue {
  std::vector<Entity> entities;
  std::vector<Nationality> nationalities;
  std::vector<PlaceKind> place_kinds;
  std::unordered_map<std::string, uint32_t> by_id;
  PhraseTrie names;          // payload: entity index
  PhraseTrie nationality_forms;  // payload: index into nationalities
  PhraseTrie place_kind_forms;   // payload: index into place_kinds
  PhraseTrie instrument_adjectives;  // payload: entity index

  uint32_t find(const std::string& id) const {
    const auto at = by_id.find(id);
    return at == by_id.end() ? kNone : at->second;
  }
};

const char* to_string(EntityKind kind);

// Interns all names into `lexicon.vocabulary`.
Result<Catalogue> load_catalogue(const PackSet& packs, Lexicon& lexicon);

}  // namespace isnad
