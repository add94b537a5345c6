// By which numbers does reconciliation go? The table reconcile.settings: each with its reason.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>

#include "isnad/base/result.hpp"
#include "isnad/packs/pack.hpp"

namespace isnad {

using ReconcileSettings = std::map<std::string, double, std::less<>>;

// Errors: pack_broken with file and line when a value is no number, or when a setting the program
// needs is missing.
Result<ReconcileSettings> load_reconcile_settings(const PackSet& packs);

// The id of a row without pack and table; unlike RowView::short_id() it may hold dots.
std::string setting_name(const RowView& row, std::string_view table);

// The whole cell as a number; false when it is none.
bool read_number(std::string_view cell, double& out);

}  // namespace isnad
