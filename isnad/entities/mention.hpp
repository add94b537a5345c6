// Who, where, with what is named? Mentions of places, actors, people, outlets, instruments and facilities,
// linked where the text decides, with their candidates where it does not.
#pragma once

#include <string>
#include <vector>

#include "isnad/dates/date.hpp"
#include "isnad/entities/entity.hpp"
#include "isnad/quantities/quantity.hpp"

namespace isnad {

struct Candidate {
  uint32_t entity = kNone;  // index into Catalogue::entities
  double score = 0;         // 0..1
};

enum class MentionKind : uint8_t { place, actor, person, outlet, instrument, facility, nationality };

struct Mention {
  TokenRange tokens;       // the name with the word that announces its kind ("town X", "the city of X")
  TokenRange name;         // the name alone
  Span span;               // bytes of `tokens`, without proclitics and pronouns, with the article
  Span name_span;          // bytes of `name`
  MentionKind kind = MentionKind::place;
  uint32_t entity = kNone; // linked to, or kNone: never guessed
  std::vector<Candidate> candidates;  // best first
  std::string place_kind;  // town, quarter, countryside ... when a word announced it
  uint8_t clitics = 0;     // CliticBit on the first word
  bool near = false;       // "around X", "near X", "on the outskirts of X": not the place itself
  bool adjective = false;  // a relative adjective: Russian, artillery (adj.)
  bool coreference = false;  // a short or generic form resolved to an earlier mention
  std::vector<RowId> rules;  // the pack rows that decided
};

struct EntityLayer {
  std::vector<Mention> mentions;  // in text order; may nest (a place inside an actor's name does not appear)
  std::vector<std::vector<uint32_t>> at;  // for each token: mentions that begin there
};

const char* to_string(MentionKind kind);

// `published`: the document's date as used by the dates stage, or ""; decides between entities by validity.
EntityLayer find_entities(const TokenizedText& text, const MorphologyLayer& words, const Lexicon& lexicon,
                          const DateLayer& dates, const Catalogue& catalogue);

}  // namespace isnad
