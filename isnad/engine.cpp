#include "isnad/engine.hpp"

#include "isnad/claims/build.hpp"
#include "isnad/ingest/language.hpp"
#include "isnad/morphology/word.hpp"

namespace isnad {

Result<std::unique_ptr<Knowledge>> load_knowledge(const std::vector<std::string>& pack_folders) {
  auto out = std::make_unique<Knowledge>();
  Error error;
  const auto put = [&error](auto& place, auto result) {
    if (!result) {
      error = result.error();
      return false;
    }
    place = std::move(*result);
    return true;
  };
  Knowledge& k = *out;
  const bool loaded = put(k.packs, load_packs(pack_folders)) &&
                      put(k.lexicon, load_lexicon(k.packs)) &&
                      put(k.quantities, load_quantity_lexicon(k.packs, k.lexicon)) &&
                      put(k.dates, load_date_lexicon(k.packs, k.lexicon)) &&
                      put(k.catalogue, load_catalogue(k.packs, k.lexicon)) &&
                      put(k.syntax, load_syntax_rules(k.packs, k.lexicon)) &&
                      put(k.events, load_event_rules(k.packs, k.lexicon)) &&
                      put(k.attribution, load_attribution_rules(k.packs, k.lexicon)) &&
                      put(k.claims, load_claim_rules(k.packs, k.lexicon));
  if (!loaded) return error;
  return out;
}

std::unique_ptr<Analysis> analyze_document(Document document, const Knowledge& k) {
  WordCache words;
  return analyze_document(std::move(document), k, words);
}

std::unique_ptr<Analysis> analyze_document(Document document, const Knowledge& k, WordCache& words,
                                           Depth depth) {
  auto out = std::make_unique<Analysis>();
  Analysis& a = *out;
  a.document = std::move(document);
  a.diagnostics = a.document.diagnostics;
  a.layers = {&a.tokens, &a.words, &k.lexicon, &a.quantities, &a.dates, &a.entities, &k.catalogue};
  a.normalized = normalize_text(a.document.text,
                                [&](std::string_view w) { return words.is_known(w, k.lexicon); });
  a.tokens = tokenize(a.document.text, a.normalized);
  a.words = analyze_words(a.tokens, k.lexicon, words);
  a.quantities = find_quantities(a.tokens, a.words, k.lexicon, k.quantities);
  a.dates = find_dates(a.tokens, a.words, k.lexicon, k.dates, a.document.published);
  a.diagnostics.insert(a.diagnostics.end(), a.dates.diagnostics.begin(), a.dates.diagnostics.end());
  a.entities = find_entities(a.tokens, a.words, k.lexicon, a.dates, k.catalogue);
  if (depth == Depth::claims && !may_tell_events(a.layers, k.events)) return out;
  a.syntax = parse_syntax(a.layers, k.syntax);
  a.events = find_events(a.layers, a.syntax, k.events);
  if (depth == Depth::claims && a.events.events.empty()) return out;
  a.attribution = find_attributions(a.layers, a.syntax, k.attribution);
  a.claims =
      build_claims({a.document, a.layers, a.syntax, a.events, a.attribution}, k.claims, k.packs);
  return out;
}

}  // namespace isnad
