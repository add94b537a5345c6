// Which bytes are the phrase's? Proclitics before it and a pronoun behind it are not.
#include "isnad/syntax/parts.hpp"

namespace isnad {
namespace {

// True for "ll...", where the article has lost its alef.
bool codes_before_article(const TokenizedText& text, uint32_t token, const Reading& r) {
  const std::string_view codes = text.codes(token);
  return r.cut_front >= 2 && codes[r.cut_front - 1u] == codes[r.cut_front - 2u];
}

}  // namespace

Span span_of_phrase(const TextLayers& layers, const TokenRoles& roles, const SyntaxLayer& syntax,
                    const NounPhrase& p) {
  const TokenizedText& text = *layers.text;
  Span out = text.span_of(p.tokens);
  const uint32_t m = roles.mention[p.tokens.first];
  const Reading* first = chosen(layers, syntax, p.tokens.first);
  if (m != kNone && layers.entities->mentions[m].tokens.first == p.tokens.first) {
    out.begin = layers.entities->mentions[m].span.begin;
  } else if (first != nullptr && first->cut_front > 0) {
    uint8_t cut = first->cut_front;
    if (first->has(kCliticAl)) {
      const bool assimilated =
          first->has(kCliticLi) && codes_before_article(text, p.tokens.first, *first);
      cut = static_cast<uint8_t>(assimilated ? cut - 1 : cut - 2);
    }
    out.begin = stem_span(text, p.tokens.first, cut, 0).begin;
  }
  const Reading* last = chosen(layers, syntax, p.tokens.last - 1);
  if (last != nullptr && last->cut_back > 0 && roles.mention[p.tokens.last - 1] == kNone)
    out.end = stem_span(text, p.tokens.last - 1, 0, last->cut_back).end;
  return out;
}

}  // namespace isnad
