// What does a claim record look like? isnad.claim/1, key for key in the contract's order.
#pragma once

#include <string>

#include "isnad/claims/claim.hpp"
#include "isnad/ingest/document.hpp"
#include "isnad/record/json_writer.hpp"

namespace isnad {

// One line of schema/claim.schema.json, without the line end.
std::string claim_json(const Claim& claim);

// The keys "begin" and "end" of an object.
void write_span(JsonWriter& json, Span span);

// One line of schema/diagnostic.schema.json, without the line end. `document` is its name.
std::string diagnostic_json(const std::string& document, const Diagnostic& diagnostic);

}  // namespace isnad
