// Who, where, with what could be meant? The catalogue of entities the packs know.
#pragma once

#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "isnad/base/result.hpp"
#include "isnad/entities/name_words.hpp"
#include "isnad/morphology/phrase.hpp"

namespace isnad {

enum class EntityKind : uint8_t { place, actor, person, outlet, instrument, facility };

struct Entity {
  RowId row = kNone;
  EntityKind kind = EntityKind::place;
  PackText id;          // the row's full id
  PackText name;        // name_ar
  PackText name_codes;  // `name` folded: rows of one name have the same
  PackText name_en;
  PackText subkind;     // the row's kind or class: town, militia, news_agency, artillery ...
  PackText camp;        // short id of camps.tsv, or ""
  PackText country;     // ISO code, or ""
  PackText valid_from;  // ISO date, year or ""
  PackText valid_to;
  PackText unit;  // instruments: the contract's unit, if counted
  PackText pcode;
  std::optional<double> lat, lon;
  double radius_m = 0;
  uint32_t within =
      kNone;  // places: the parent; people: their actor (index into Catalogue::entities)
  uint32_t parent = kNone;     // instruments: the broader class
  uint32_t adm1 = kNone;       // places: the first-level unit they lie in, or themselves
  uint32_t same_unit = kNone;  // units, regions: the first row of its country with one of its names
  bool position_of_town = false;  // the row has no position: that of the town it lies in
  bool needs_cue = false;
  bool unseen = false;       // places: nobody has looked whether the name is a common word
  bool is_word = false;      // unseen, and it is one
  bool known_alone = false;  // people: the short name alone is known to mean this person
  uint8_t cue = 0;  // what must stand before the name: 0 nothing, 1 a preposition of place, 2 an
                    // announcing word
};

// A relative adjective or demonym: Russian -> the country and the state actor it stands for.
struct Nationality {
  RowId row = kNone;
  uint32_t country = kNone;  // entity index
  uint32_t actor = kNone;    // entity index
  std::string name_en;
};

// What a short or generic form can stand for (generic_forms.tsv).
enum class GenericSense : uint8_t {
  body,      // a body every state has (the army): the last one mentioned, else the country's
  brief,     // a head that stands for the last name it heads (the organisation)
  ordinary,  // the same, but an ordinary word where nothing before it fits (the movement, the site)
  foreign,   // a body of another state (the occupation): the last one mentioned, else one whose
             // country is named
  place,     // the town: the last place of that kind
  head,      // an indefinite head that announces the name of an armed group (brigade X)
};

// One form of a row; the forms of a row stand for the same thing.
struct GenericForm {
  RowId row = kNone;
  GenericSense sense = GenericSense::body;
  std::vector<std::string> refers;  // subkinds of entities it may stand for; empty = any
  std::vector<uint32_t> named;      // entities one of whose names begins with this form, sorted
  std::vector<uint32_t> row_named;  // the same for any form of the row
};

// What a generic form stands for in texts about a country, where they name nothing else.
struct UsualBody {
  RowId row = kNone;
  RowId form = kNone;  // the row of generic_forms
  std::string country;
  uint32_t actor = kNone;  // entity index
  std::string valid_from;
  std::string valid_to;
};

// A word that announces a place (town, quarter, countryside).
struct PlaceKind {
  RowId row = kNone;
  std::string kind;
  WordId singular = kNone;  // the first of its forms; the others may be duals and plurals
};

struct Catalogue {
  Column<Entity> entities;
  std::vector<Nationality> nationalities;
  std::vector<PlaceKind> place_kinds;
  PhraseTrie names;              // payload: entity index
  PhraseTrie nationality_forms;  // payload: index into nationalities
  PhraseTrie place_kind_forms;   // payload: index into place_kinds
  std::unordered_map<WordId, uint32_t>
      definite_parts;                // "the area", "the countryside": index into place_kinds
  PhraseTrie instrument_adjectives;  // payload: entity index
  PhraseTrie
      bare_names;  // payload: entity index; a place's name without the kind word it begins with
  PhraseTrie generic_names;  // payload: index into generics
  std::vector<GenericForm> generics;
  std::vector<UsualBody> usual_bodies;
  std::unordered_map<std::string, std::vector<uint32_t>>
      governments;  // by country: actors of kind government
  std::unordered_map<LexemeId, std::vector<uint32_t>> by_lexeme;  // things named by this one word
  Column<uint8_t> names_thing;  // by LexemeId: 1 if by_lexeme has it
  Column<uint8_t> starts;       // by WordId: NameStart bits, what may begin with this word
  NameWords words;

  // While packs load; no part of an image.
  std::unordered_map<std::string, uint32_t> by_id;
  TextStore texts;  // of the entities
  uint32_t find(const std::string& id) const {
    const auto at = by_id.find(id);
    return at == by_id.end() ? kNone : at->second;
  }
};

// What may begin with a word, so that most words are passed over at one look.
enum NameStart : uint8_t {
  kStartsName = 1,  // names, bare names
  kStartsNationality = 2,
  kStartsGeneric = 4,
  kStartsAdjective = 8,  // a relative adjective of an instrument
  kStartsPlace = 16,     // a kind word or a direction
  kStartsOffice = 32,
};

const char* to_string(EntityKind kind);

// Interns all names into `lexicon.vocabulary`.
Result<Catalogue> load_catalogue(const PackSet& packs, Lexicon& lexicon);

}  // namespace isnad
