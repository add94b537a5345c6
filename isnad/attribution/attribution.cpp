// The door of the stage: cues, their reports, the reports put into one another, and who governs
// each token.
#include "isnad/attribution/attribution.hpp"

#include <algorithm>
#include <numeric>

#include "isnad/attribution/assembly.hpp"

namespace isnad {
namespace {

constexpr uint32_t kMinQuotation = 8;        // words of a quotation that goes on without a cue
constexpr uint32_t kMaxBeforeQuotation = 3;  // tokens between its sentence's beginning and itself

uint32_t depth_of(const std::vector<Attribution>& all, uint32_t a) {
  uint32_t out = 0;
  for (; a != kNone && out < 8; a = all[a].outer) ++out;
  return out;
}

// Puts them in text order of their scopes and renumbers the links.
void sort_by_scope(std::vector<Attribution>& all) {
  std::vector<uint32_t> order(all.size());
  std::iota(order.begin(), order.end(), 0u);
  std::stable_sort(order.begin(), order.end(),
                   [&](uint32_t a, uint32_t b) { return all[a].scope.first < all[b].scope.first; });
  std::vector<uint32_t> place(all.size());
  for (uint32_t i = 0; i < order.size(); ++i) place[order[i]] = i;
  std::vector<Attribution> sorted;
  sorted.reserve(all.size());
  for (const uint32_t a : order) sorted.push_back(std::move(all[a]));
  for (Attribution& a : sorted) a.outer = a.outer == kNone ? kNone : place[a.outer];
  all = std::move(sorted);
}

// Deeper attributions override; of equal ones the later.
void govern(AttributionLayer& layer, uint32_t size) {
  layer.governing.assign(size, kNone);
  std::vector<uint32_t> order(layer.attributions.size());
  std::iota(order.begin(), order.end(), 0u);
  std::stable_sort(order.begin(), order.end(), [&](uint32_t a, uint32_t b) {
    const uint32_t x = depth_of(layer.attributions, a);
    const uint32_t y = depth_of(layer.attributions, b);
    if (x != y) return x < y;
    return layer.attributions[a].scope.size() > layer.attributions[b].scope.size();
  });
  for (const uint32_t a : order) {
    const Attribution& attribution = layer.attributions[a];
    if (attribution.negated) continue;
    for (uint32_t t = attribution.scope.first; t < std::min(attribution.scope.last, size); ++t)
      layer.governing[t] = a;
  }
}

// A long quotation near the beginning of a sentence without a cue, right behind attributed speech:
// the same speaker's, in the chain he stood in.
void continue_quotations(const Scene& scene, AttributionLayer& layer) {
  std::vector<bool> has_cue(scene.text.sentences.size(), false);
  for (const Attribution& a : layer.attributions)
    has_cue[scene.text.sentence_of[a.cue_tokens.first]] = true;
  for (const Enclosure& e : scene.syntax.enclosures) {
    const uint32_t begin = scene.sentence_begin(e.tokens.first);
    if (e.brackets || begin == 0 || e.tokens.first > begin + kMaxBeforeQuotation) continue;
    if (layer.governing[e.tokens.first] != kNone || has_cue[scene.text.sentence_of[begin]])
      continue;
    if (scene.count_words(e.tokens) < kMinQuotation) continue;
    uint32_t t = begin - 1;
    while (t > scene.sentence_begin(begin - 1) && scene.is_any_mark(t)) --t;
    const uint32_t before = layer.governing[t];
    if (before == kNone) continue;
    Attribution a = layer.attributions[before];
    a.scope = e.tokens;
    layer.attributions.push_back(std::move(a));
  }
}

}  // namespace

const char* to_string(SpeakerRole role) {
  static const char* const kNames[] = {"person",   "organisation", "media",
                                       "official", "witness",      "anonymous"};
  return kNames[static_cast<size_t>(role)];
}

const char* to_string(Stance stance) {
  static const char* const kNames[] = {"states",    "announces", "affirms", "alleges",
                                       "denies",    "admits",    "accuses", "demands",
                                       "threatens", "warns",     "quotes",  "publishes"};
  return kNames[static_cast<size_t>(stance)];
}

AttributionLayer find_attributions(const TextLayers& layers, const SyntaxLayer& syntax,
                                   const AttributionRules& rules) {
  const Scene scene(layers, syntax, rules);
  AttributionLayer out;
  out.attributions = assemble(scene, find_reports(scene));
  govern(out, scene.size());
  continue_quotations(scene, out);
  sort_by_scope(out.attributions);
  govern(out, scene.size());
  return out;
}

}  // namespace isnad
