#include "isnad/entities/place_chains.hpp"

#include <algorithm>

namespace isnad {
namespace {

bool is_place(const Draft& draft) {
  return draft.mention.kind == MentionKind::place && draft.generic == kNone;
}

// Between a place and the larger one: nothing, a comma, "in", "situated in", "belonging to".
bool leads_to(const NameText& text, uint32_t from, const Draft& larger) {
  const uint32_t to = larger.mention.tokens.first;
  if (to < from || to - from > 3 || text.text.sentence_of[from - 1] != text.text.sentence_of[to])
    return false;
  bool stated = (larger.mention.clitics & (kCliticBi | kCliticLi)) != 0 || larger.cue == 2 ||
                !larger.mention.direction.empty() || has_sense(text, to, kDirection);
  for (uint32_t i = from; i < to; ++i) {
    const bool mark =
        text.text.is_mark(i, ',') || text.text.is_mark(i, '(') || text.text.is_mark(i, '-');
    const bool word = (is_place_preposition(text, i) && !is_preposition_to(text, i)) ||
                      has_sense(text, i, kLinking);
    if (!mark && !word) return false;
    stated = stated || word;
  }
  return stated && (larger.mention.clitics & (kCliticWa | kCliticFa)) == 0;
}

// A country lies in nothing that a text names behind it.
bool is_country(const NameText& text, const Draft& draft) {
  const auto& entities = text.catalogue->entities;
  return !draft.entities.empty() &&
         std::any_of(draft.entities.begin(), draft.entities.end(),
                     [&](uint32_t e) { return entities[e].subkind == "country"; });
}

}  // namespace

void join_places(const NameText& text, std::vector<Draft>& drafts) {
  for (uint32_t i = 0; i + 1 < drafts.size(); ++i) {
    Draft& place = drafts[i];
    const Draft& larger = drafts[i + 1];
    if (!is_place(place) || !is_place(larger) || larger.mention.list_head != kNone ||
        is_country(text, place))
      continue;
    if (!leads_to(text, place.mention.tokens.last, larger)) continue;
    place.mention.within = i + 1;
    for (uint32_t k = i; drafts[k].mention.list_head != kNone &&
                         k > 0;) {  // earlier items of the list lie there too
      --k;
      if (is_place(drafts[k])) drafts[k].mention.within = i + 1;
    }
  }
}

}  // namespace isnad
