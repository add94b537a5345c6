#include "isnad/entities/unnamed_parts.hpp"

#include "isnad/entities/generic_names.hpp"

namespace isnad {
namespace {

// "the southern area", "the western countryside".
Draft read_described_part(const NameText& text, uint32_t first) {
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

// "the north of the country", "north-west of the town": a part of what a short form stands for.
Draft read_part_of_short_form(const NameText& text, uint32_t first) {
  Draft part;
  const Word& word = text.words.words[first];
  for (uint32_t s = 0; s < word.surfaces && part.mention.direction.empty(); ++s) {
    const Surface& surface = text.words.surfaces[word.first_surface + s];
    if ((text.catalogue->words.senses_of(surface.form) & kDirection) == 0) continue;
    part.mention.clitics = surface.clitics;
    part.cut_front = surface.cut_front;
    part.mention.direction = name_word_value(text, first);
  }
  if (part.mention.direction.empty()) return {};
  uint32_t at = first + 1;
  if (is_word_beside(text, at, first) && has_sense(text, at, kDirection))
    part.mention.direction += name_word_value(text, at++);
  if (!is_word_beside(text, at, first)) return {};
  Draft whole = read_generic(text, at);
  if (whole.generic == kNone || whole.mention.kind != MentionKind::place ||
      whole.mention.clitics != 0)
    return {};
  whole.mention.direction = part.mention.direction;
  whole.mention.clitics = part.mention.clitics;
  whole.cut_front = part.cut_front;
  whole.mention.tokens.first = first;
  whole.cue = 1;
  return whole;
}

}  // namespace

Draft read_unnamed_part(const NameText& text, uint32_t first) {
  Draft part = read_described_part(text, first);
  return part.mention.tokens.empty() ? read_part_of_short_form(text, first) : part;
}

}  // namespace isnad
