#include "apps/cli/show.hpp"

namespace isnad {

std::string show_layer(const Analysis& analysis, ShownLayer layer) {
  const Document& document = analysis.document;
  switch (layer) {
    case ShownLayer::normalize:
      return show_normalize(document, analysis.normalized);
    case ShownLayer::tokens:
      return show_tokens(document, analysis.tokens);
    case ShownLayer::morphology:
      return show_morphology(document, analysis.layers);
    case ShownLayer::quantities:
      return show_quantities(document, analysis.quantities);
    case ShownLayer::dates:
      return show_dates(document, analysis.dates);
    case ShownLayer::entities:
      return show_entities(document, analysis.layers);
    case ShownLayer::events:
      return show_events(document, analysis.layers, analysis.syntax, analysis.events);
    case ShownLayer::attribution:
      return show_attribution(document, analysis.layers, analysis.attribution);
    case ShownLayer::text:
    case ShownLayer::claims:
      break;
  }
  return show_text(document);
}

}  // namespace isnad
