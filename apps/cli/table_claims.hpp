// Which claims are asked about, and which incidents do they tell of? For commands over many
// documents.
#pragma once

#include <string>
#include <vector>

#include "isnad/base/result.hpp"
#include "isnad/packs/pack.hpp"
#include "isnad/reconcile/geography.hpp"
#include "isnad/reconcile/incident.hpp"
#include "isnad/reconcile/rules.hpp"

#include "apps/cli/claim_inputs.hpp"
#include "apps/cli/table_commands.hpp"

namespace isnad {

// What a ledger, or a file of claims, holds. Errors: those of read_claim_input; nothing_usable.
Result<ClaimInputs> read_claims(const std::string& path, const Reporter& reporter, bool rejected);

// Adds the texts of these documents.
void read_texts(const std::vector<std::string>& inputs, ClaimInputs& out);

// What the claims tell of, by the linking rules of the packs and what reviewers decided; with what
// copies changed.
Result<std::vector<Incident>> incidents_of(const ClaimInputs& inputs, const PackSet& packs);

bool is_wanted(const TableFilter& filter, const Incident& incident, const Geography& geography);
bool is_wanted(const TableFilter& filter, const Claim& claim, const Geography& geography);

}  // namespace isnad
