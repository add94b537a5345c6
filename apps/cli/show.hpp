// Which layer of an analysis is shown?
#pragma once

#include <string>

#include "isnad/engine.hpp"
#include "isnad/exports/show_layers.hpp"

#include "apps/cli/commands.hpp"

namespace isnad {

// One line of JSON without the line end; any layer but text and claims, which need no analysis or a
// writer.
std::string show_layer(const Analysis& analysis, ShownLayer layer);

}  // namespace isnad
