// The door: knowledge in, document in, claims out. READ FIRST: analyze_document() in engine.cpp is
// the road a document takes, one call a stage.
//
//   Result<std::unique_ptr<Knowledge>> knowledge = load_knowledge({"packs"});
//   std::unique_ptr<Analysis> analysis = analyze_document(document, **knowledge);
//
// analyze_document() is a pure function of the document and the knowledge: no clock, locale,
// randomness or I/O; it never fails. Knowledge is constant after loading and may be shared by
// threads.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "isnad/attribution/attribution.hpp"
#include "isnad/attribution/attribution_rules.hpp"
#include "isnad/claims/claim.hpp"
#include "isnad/claims/claim_rules.hpp"
#include "isnad/dates/date.hpp"
#include "isnad/dates/date_lexicon.hpp"
#include "isnad/entities/entity.hpp"
#include "isnad/entities/mention.hpp"
#include "isnad/events/event.hpp"
#include "isnad/events/event_rules.hpp"
#include "isnad/ingest/document.hpp"
#include "isnad/morphology/lexicon.hpp"
#include "isnad/packs/image.hpp"
#include "isnad/packs/pack.hpp"
#include "isnad/quantities/quantity.hpp"
#include "isnad/quantities/quantity_lexicon.hpp"
#include "isnad/syntax/syntax.hpp"
#include "isnad/syntax/syntax_rules.hpp"

namespace isnad {

// Everything the packs say, in the form each stage reads.
struct Knowledge {
  std::shared_ptr<const Image> image;  // what the columns are read from, if they are
  PackSet packs;
  Lexicon lexicon;
  QuantityLexicon quantities;
  DateLexicon dates;
  Catalogue catalogue;
  SyntaxRules syntax;
  EventRules events;
  AttributionRules attribution;
  ClaimRules claims;
};

// Every layer of one document, in reading order. Layers point into each other: it is neither copied
// nor moved.
struct Analysis {
  Analysis() = default;
  Analysis(const Analysis&) = delete;
  Analysis& operator=(const Analysis&) = delete;

  Document document;
  NormalizedText normalized;
  TokenizedText tokens;
  MorphologyLayer words;
  QuantityLayer quantities;
  DateLayer dates;
  EntityLayer entities;
  SyntaxLayer syntax;
  EventLayer events;
  AttributionLayer attribution;
  std::vector<Claim> claims;
  Diagnostics diagnostics;
  TextLayers layers;  // views of the layers above
};

// Loads the packs in these folders, in order. Errors: pack_broken, with file and line.
Result<std::unique_ptr<Knowledge>> load_knowledge(const std::vector<std::string>& pack_folders);

// Which layers are read: all, or those that claims come of. Then syntax, events and attribution of
// a text that tells no event stay empty; the claims are the same.
enum class Depth : uint8_t { layers, claims };

std::unique_ptr<Analysis> analyze_document(Document document, const Knowledge& knowledge);
// The same, faster for many documents: `words` remembers their words. One a thread.
std::unique_ptr<Analysis> analyze_document(Document document, const Knowledge& knowledge,
                                           WordCache& words, Depth depth = Depth::layers);

}  // namespace isnad
