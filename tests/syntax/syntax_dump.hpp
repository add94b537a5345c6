// The parse of a text on one line.
#pragma once

#include <string>

#include "tests/events/reading.hpp"

namespace isnad {

// [words: class <relation +coordinated of=<masdar>], without what is not there.
inline std::string dump_phrase(const Analysis& a, const NounPhrase& p) {
  std::string out = "[" + words_at(a, p.span) + ":";
  out += std::string(" ") + to_string(p.phrase_class);
  if (p.quantity != kNone) out += " #" + words_at(a, a.quantities.quantities[p.quantity].span);
  if (!p.relation.empty()) out += " <" + p.relation;
  if (p.genitive_of != kNone) out += " of=" + words_at(a, a.tokens.tokens[p.genitive_of].span);
  if (p.coordinated != kNone) out += " &" + words_at(a, a.syntax.phrases[p.coordinated].span);
  if (p.definite) out += " def";
  if (p.pronoun_owner) out += " owner";
  return out + "]";
}

inline std::string dump_phrases(const Analysis& a) {
  std::string out;
  for (const NounPhrase& p : a.syntax.phrases) out += dump_phrase(a, p);
  return out.empty() ? "-" : out;
}

// kind(words of the clause / its verb)
inline std::string dump_clauses(const Analysis& a) {
  static const char* const kinds[] = {"main", "complement", "relative", "subordinate",
                                      "conditional"};
  std::string out;
  for (const Clause& c : a.syntax.clauses) {
    if (!out.empty()) out += " ";
    out += std::string(kinds[static_cast<size_t>(c.kind)]) + "(";
    out += words_at(a, a.tokens.span_of(c.tokens)) + "/";
    out += c.verb == kNone ? "" : words_at(a, a.tokens.tokens[c.verb].span);
    out += ")";
    if (c.parent != kNone) out += "^" + std::to_string(c.parent);
  }
  return out.empty() ? "-" : out;
}

}  // namespace isnad
