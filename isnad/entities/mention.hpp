// Who, where, with what is named? Mentions of places, actors, people, outlets, instruments and
// facilities, linked where the text decides, with their candidates where it does not.
#pragma once

#include <string>
#include <vector>

#include "isnad/dates/date.hpp"
#include "isnad/entities/entity.hpp"
#include "isnad/quantities/quantity.hpp"

namespace isnad {

// Why a candidate stands where it does; the score is the sum, cut to 0..1.
struct ScoreParts {
  double name = 0;     // the name alone, and the weight of its kind (a city before a village)
  double kind = 0;     // the word that announces it agrees with its kind
  double country = 0;  // the document's country
  double near = 0;     // other places of the same first-level unit, or the same entity named before
  double within = 0;   // the larger place the text puts it in
  double date = 0;     // its validity on the document's date
};

struct Candidate {
  uint32_t entity = kNone;  // index into Catalogue::entities
  double score = 0;         // 0..1
  ScoreParts parts{};
};

enum class MentionKind : uint8_t {
  place,
  actor,
  person,
  outlet,
  instrument,
  facility,
  nationality
};

struct Mention {
  TokenRange tokens;  // the name with the word that announces its kind ("town X", "the city of X")
  TokenRange name;    // the name alone
  Span span;          // bytes of `tokens`, without proclitics and pronouns, with the article
  Span name_span;     // bytes of `name`
  MentionKind kind = MentionKind::place;
  uint32_t entity = kNone;            // linked to, or kNone: never guessed
  std::vector<Candidate> candidates;  // best first
  std::string place_kind;             // town, quarter, countryside ... when a word announced it
  uint8_t clitics = 0;                // CliticBit on the first word
  bool near = false;         // "around X", "near X", "on the outskirts of X": not the place itself
  bool adjective = false;    // a relative adjective: Russian, artillery (adj.)
  bool coreference = false;  // a short or generic form resolved to an earlier mention
  std::vector<RowId> rules;  // the pack rows that decided
  uint32_t within = kNone;   // the mention of the larger place the text puts it in
  uint32_t antecedent = kNone;  // coreference: the mention it stands for
  uint32_t list_head = kNone;   // a later item of a list: the first, which holds the governing word
  std::string direction;  // n ne e se s sw w nw c: "north of X", "the northern countryside of X"
  std::optional<double> distance_m;  // "57 km north of X"
};

struct EntityLayer {
  std::vector<Mention>
      mentions;  // in text order; may nest (a place inside an actor's name does not appear)
  std::vector<std::vector<uint32_t>> at;  // for each token: mentions that begin there
};

const char* to_string(MentionKind kind);

// A score in words: "name 0.50, kind 0.20, country 0.15".
std::string explain(const ScoreParts& parts);

// `published`: the document's date as used by the dates stage, or ""; decides between entities by
// validity.
EntityLayer find_entities(const TokenizedText& text, const MorphologyLayer& words,
                          const Lexicon& lexicon, const DateLayer& dates,
                          const Catalogue& catalogue);

}  // namespace isnad
