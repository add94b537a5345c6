#include "isnad/entities/unnamed_parts.hpp"

namespace isnad {

Draft read_unnamed_part(const NameText& text, uint32_t first) {
  const Catalogue& c = *text.catalogue;
  Draft draft;
  const Word& head = text.words.words[first];
  for (uint32_t s = 0; s < head.surfaces; ++s) {
    const Surface& surface = text.words.surfaces[head.first_surface + s];
    const auto part = c.definite_parts.find(surface.form);
    if (part == c.definite_parts.end()) continue;
    draft.mention.clitics = surface.clitics;
    draft.cut_front = draft.name_cut = surface.cut_front;
    draft.mention.place_kind = draft.kind = c.place_kinds[part->second].kind;
    draft.mention.rules = {c.place_kinds[part->second].row};
    break;
  }
  if (draft.kind.empty()) return {};
  uint32_t at = first + 1;
  while (at < first + 3 && is_word_beside(text, at, first) &&
         has_sense(text, at, kDirectionAdjective)) {
    draft.mention.direction += name_word_value(text, at++);
  }
  if (at == first + 1) return {};
  draft.mention.tokens = draft.mention.name = {first, at};
  draft.cue = 1;
  return draft;
}

}  // namespace isnad
