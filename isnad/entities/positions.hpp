// Where is a place whose row gives no position? At that of another row for the same place (an
// imported gazetteer), else within the town it lies in.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "isnad/entities/entity.hpp"

namespace isnad {

// Places by each of their names, as the matcher spells them.
using PlaceNames = std::map<std::string, std::vector<uint32_t>>;

// Gives places without a position, and without a p-code, those of another row of the same name,
// level and first-level unit. A quarter or site that has none after that lies somewhere in its
// town: it gets the town's position and radius, and says so.
void complete_positions(Catalogue& catalogue, const PlaceNames& names);

}  // namespace isnad
