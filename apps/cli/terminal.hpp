// Is standard output a terminal that shows colours?
#pragma once

#include "isnad/exports/claim_writer.hpp"

namespace isnad {

Colour colour_of_terminal();

}  // namespace isnad
