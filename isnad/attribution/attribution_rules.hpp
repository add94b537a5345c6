// Which words report, and how? The typed view of the pack tables attribution.* (see
// docs/attribution.md).
#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "isnad/attribution/attribution.hpp"
#include "isnad/base/result.hpp"
#include "isnad/morphology/phrase.hpp"

namespace isnad {

// What a cue does with the words around it.
enum class CueKind : uint8_t {
  say,         // a verb: speaker and content as its arguments
  relay,       // a verb: X relays from Y
  accuse,      // a verb: X accuses Y of content; the object is no part of the speaker
  light,       // a verb that reports only with a noun of speech as its object ("issued a warning")
  verbal,      // a phrase that stands for a verb ("it says in" + document)
  according,   // a phrase before its speaker; content before or behind
  relayed,     // the same, but the speaker it names is the one quoted by another
  as,          // a phrase before a reporting verb ("according to what X said")
  background,  // impersonal: the outlet speaks again, nobody is named
  connector,   // "for his part", "on the other hand": a new speaker or topic begins
};

// What may introduce the content of a cue, as bits.
enum ContentBit : uint16_t {
  kContentThat = 1,
  kContentQuote = 2,
  kContentObject = 4,
  kContentB = 8,
  kContentAbout = 16,
  kContentTo = 32,
  kContentFrom = 64,
  kContentOn = 128,
  kContentIn = 256,
  kContentL = 512,
  kContentDocument = 1024,
};

struct CueRow {
  RowId row = kNone;
  CueKind kind = CueKind::say;
  Stance stance = Stance::states;
  uint16_t content = 0;  // ContentBit
};

// A noun that speaks, or stands where a speaker might and is none.
enum class SpeakerWordKind : uint8_t {
  speaker,        // one who speaks, of the row's role
  correspondent,  // the outlet's own
  media,          // an outlet by its kind: speaks, and is spoken to
  account,        // words that stand for who said them: report, figures, version
  institution,    // ministry, council: speaks although it is a thing or a place
  title,          // doctor, captain: goes before a name in apposition
  document,       // what is said in: statement, interview
  adjunct,        // no speaker: the rules, the need, the plan
  patronymic,     // "son of": a name goes on behind it
  saying,         // "his words": between a speaker and what is said
  label,          // begins a line with a colon, speaks not: photo, place, author
};

struct SpeakerWord {
  RowId row = kNone;
  SpeakerWordKind kind = SpeakerWordKind::speaker;
  SpeakerRole role = SpeakerRole::organisation;
};

// What shows that a whole text is the statement of its author.
enum class HeaderKind : uint8_t {
  number,   // a numbered communique
  basmala,  // in the name of God
  title,    // the title of a statement
  issue,    // in a line with a colon that says who issues it: "the following statement"
  own,      // "our forces": anywhere in a text that its author's name heads or signs
};

struct HeaderWord {
  RowId row = kNone;
  HeaderKind kind = HeaderKind::title;
};

struct AttributionRules {
  std::vector<CueRow> cues;
  std::unordered_map<LexemeId, std::vector<uint32_t>> verbs;  // cues of a lexeme, in written order
  PhraseTrie phrases;                                         // payload: index into cues
  std::vector<SpeakerWord> speakers;
  PhraseTrie speaker_forms;  // payload: index into speakers
  std::vector<HeaderWord> headers;
  PhraseTrie header_forms;  // payload: index into headers
};

// Interns the words it needs into `lexicon.vocabulary`. Errors: an unknown kind, stance, content,
// role or lexeme, with file and line.
Result<AttributionRules> load_attribution_rules(const PackSet& packs, Lexicon& lexicon);

}  // namespace isnad
