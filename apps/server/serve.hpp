// The workbench: a ledger read, checked and decided on in a browser on this machine.
#pragma once

#include <functional>

#include "isnad/base/result.hpp"

#include "apps/server/workbench.hpp"

namespace isnad {

// Is there a page inside this program?
bool has_page();

// Serves until `stop` says so. `say` gets each link that opens a session. Errors: those of
// open_ledger; those of Listener::open.
Status serve(const ServeOptions& options, const std::function<void(const std::string&)>& say,
             const std::function<bool()>& stop);

}  // namespace isnad
