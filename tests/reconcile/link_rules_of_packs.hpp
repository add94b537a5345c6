// The rules of linking as the packs of the source tree have them, for tests.
#pragma once

#include <string>
#include <utility>

#include "isnad/reconcile/incidents.hpp"

namespace isnad {

inline LinkRules read_rules() {
  const std::string folder = std::string(ISNAD_SOURCE_DIR) + "/packs/";
  return std::move(*load_link_rules(*load_packs({folder + "ar-core", folder + "conflict-core"})));
}

inline const LinkRules& rules() {
  static const LinkRules read = read_rules();
  return read;
}

}  // namespace isnad
