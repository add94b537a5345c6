// Which tables, and which words in the columns of rules, does some stage read? What nothing reads
// is a mistake that loading cannot see.
#pragma once

#include "isnad/packs/pack.hpp"

namespace isnad {

// Is there a stage that reads a table of this name ("dates.months")?
bool is_known_table(std::string_view name);

// What is wrong with a row of events.triggers: the id of a message, or "".
const char* fault_of_trigger(const RowView& row);

}  // namespace isnad
