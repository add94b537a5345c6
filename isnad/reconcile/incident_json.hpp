// What does an incident record look like? isnad.incident/1, key for key in the order of
// schema/incident.schema.json.
#pragma once

#include <string>
#include <vector>

#include "isnad/claims/claim.hpp"
#include "isnad/reconcile/incident.hpp"

namespace isnad {

// One line without the line end. Claims are named by their ids; `claims` is the list that the
// incident's indexes point into.
std::string incident_json(const Incident& incident, const std::vector<Claim>& claims);

}  // namespace isnad
