// What is said of an event, for a reader at a terminal: numbers by who says them, what is agreed
// and what is not, who tells of it.
#pragma once

#include <string>
#include <vector>

#include "isnad/claims/claim.hpp"
#include "isnad/exports/labels.hpp"
#include "isnad/reconcile/incident.hpp"

namespace isnad {

// Some lines, the last of them empty.
std::string incident_text(const Incident& incident, const std::vector<Claim>& claims,
                          const Labels& labels);

}  // namespace isnad
