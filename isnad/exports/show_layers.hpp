// What did each stage read? One readable JSON object per document and stage (`isnad analyze
// --show`).
#pragma once

#include <string>

#include "isnad/attribution/attribution.hpp"
#include "isnad/events/event.hpp"
#include "isnad/ingest/document.hpp"
#include "isnad/syntax/syntax.hpp"

namespace isnad {

// Each returns one line of JSON without the line end: {"document": NAME, "<stage>": ...}.
std::string show_text(const Document& document);
std::string show_normalize(const Document& document, const NormalizedText& normalized);
std::string show_tokens(const Document& document, const TokenizedText& text);
std::string show_morphology(const Document& document, const TextLayers& layers);
std::string show_quantities(const Document& document, const QuantityLayer& layer);
std::string show_dates(const Document& document, const DateLayer& layer);
std::string show_entities(const Document& document, const TextLayers& layers);
std::string show_events(const Document& document, const TextLayers& layers,
                        const SyntaxLayer& syntax, const EventLayer& events);
std::string show_attribution(const Document& document, const TextLayers& layers,
                             const AttributionLayer& layer);

}  // namespace isnad
