// The main path of the stage: read drafts over the text without quotes, link them, resolve short
// forms, map everything back to the original.
#include "isnad/entities/coreference.hpp"
#include "isnad/entities/draft_reader.hpp"
#include "isnad/entities/linking.hpp"
#include "isnad/entities/place_names.hpp"
#include "isnad/entities/place_scores.hpp"

namespace isnad {
namespace {

Span span_of(const NameText& text, TokenRange range, uint8_t cut_front, uint8_t cut_back) {
  const Span first = stem_span(text.text, range.first, cut_front, 0);
  const Span last = stem_span(text.text, range.last - 1, 0, cut_back);
  return {first.begin, last.end};
}

// The bytes of the whole mention, with the closing quotation mark of one that it opens.
Span whole_span(const NameText& text, const Draft& draft) {
  Span out = span_of(text, draft.mention.tokens, draft.cut_front, draft.cut_back);
  const TokenRange original = original_range(text, draft.mention.tokens);
  const uint32_t end = text.original->tokens[original.last - 1].span.end;
  if (original.last - 1 != text.original_of[draft.mention.tokens.last - 1]) out.end = end;
  return out;
}

// "north of X", "north of the city of X", "the villages south of X"; not "the northern quarters of
// X" nor "the countryside north of X".
bool names_outside(const NameText& text, const Draft& draft) {
  const std::string& kind = draft.mention.place_kind;
  if (kind.empty()) return true;
  if (kind != "city" && kind != "town" && kind != "village") return false;
  for (uint32_t at = draft.mention.tokens.first; at < draft.mention.name.first; ++at) {
    if (has_sense(text, at, kDirection, kAnyProclitic)) return true;
  }
  return false;
}

// A junction, front or prison of a town is not the town.
void mark_beside(const NameText& text, const Draft& draft, Mention& mention) {
  const Catalogue& catalogue = *text.catalogue;
  if (mention.kind != MentionKind::place || mention.entity == kNone || mention.coreference) return;
  const std::string_view subkind = catalogue.entities[mention.entity].subkind;
  if (is_beside(mention.place_kind, subkind)) mention.near = true;
  if (!mention.direction.empty() && mention.direction != "c" && names_outside(text, draft) &&
      (subkind == "city" || subkind == "town" || subkind == "village"))
    mention.near = true;
}

Mention finish(const NameText& text, const Draft& draft) {
  Mention out = draft.mention;
  out.span = whole_span(text, draft);
  out.name_span = span_of(text, draft.mention.name, draft.name_cut, draft.cut_back);
  out.tokens = original_range(text, draft.mention.tokens);
  out.name = original_range(text, draft.mention.name);
  mark_beside(text, draft, out);
  if (out.entity != kNone) out.rules.push_back(text.catalogue->entities[out.entity].row);
  return out;
}

// Takes out what is an ordinary word after all; the others keep pointing at each other.
void drop_ordinary(std::vector<Draft>& drafts) {
  std::vector<uint32_t> moved(drafts.size(), kNone);
  uint32_t kept = 0;
  for (size_t i = 0; i < drafts.size(); ++i) {
    if (!drafts[i].dropped) moved[i] = kept++;
  }
  std::erase_if(drafts, [](const Draft& draft) { return draft.dropped; });
  for (Draft& draft : drafts) {
    for (uint32_t* index :
         {&draft.mention.within, &draft.mention.antecedent, &draft.mention.list_head}) {
      if (*index != kNone) *index = moved[*index];
    }
  }
}

// "X, 20 km north of Y" does not lie in Y.
void drop_neighbours(std::vector<Mention>& mentions) {
  for (Mention& m : mentions) {
    if (m.within != kNone && (mentions[m.within].near || mentions[m.within].distance_m))
      m.within = kNone;
  }
}

}  // namespace

EntityLayer find_entities(const TokenizedText& text, const MorphologyLayer& words,
                          const Lexicon& lexicon, const DateLayer& dates,
                          const Catalogue& catalogue) {
  const NameText names = without_quotes(text, words, lexicon, catalogue);
  std::vector<Draft> drafts = read_drafts(names);
  const DocumentScene scene = link_drafts(names, dates, drafts);
  resolve_short_forms(names, scene, drafts);
  drop_ordinary(drafts);
  EntityLayer out;
  out.at.resize(text.size());
  for (const Draft& draft : drafts) {
    out.at[names.original_of[draft.mention.tokens.first]].push_back(
        static_cast<uint32_t>(out.mentions.size()));
    out.mentions.push_back(finish(names, draft));
  }
  drop_neighbours(out.mentions);
  return out;
}

}  // namespace isnad
