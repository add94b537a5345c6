// How could a name that the packs do not know stand in them? A row to complete and paste.
#pragma once

#include <string>
#include <string_view>

namespace isnad {

struct SuggestedName {
  std::string name;
  std::string kind;     // of a place: town ...; "" = not known
  std::string within;   // full id of what the place lies in
  std::string country;  // ISO code
};

// Latin letters for an id, from the name's folded letters.
std::string suggested_id(std::string_view name);

// The first line of the table, and a row of it; both end in a line feed.
const char* places_header();
const char* actors_header();
std::string suggested_place(const SuggestedName& name, const std::string& id);
std::string suggested_actor(const SuggestedName& name, const std::string& id);

}  // namespace isnad
