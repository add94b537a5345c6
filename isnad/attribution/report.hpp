// What does each cue say: who speaks, and what is said? The constructions of reporting, one
// function each, before they are put into one another.
#pragma once

#include <optional>
#include <vector>

#include "isnad/attribution/cue.hpp"
#include "isnad/attribution/speaker_phrase.hpp"

namespace isnad {

enum class ReportKind : uint8_t {
  verb,        // X said that ...; also participles and phrases that stand for a verb
  leading,     // according to X, ...
  trailing,    // ..., according to X
  relayed,     // quoting X: the innermost speaker
  wrapper,     // "statements that agency X carried": who quotes the speaker
  colon,       // X: ...
  communique,  // the whole text is X's
  background,  // the outlet speaks again
};

struct Report {
  ReportKind kind = ReportKind::verb;
  Cue cue;
  Stance stance = Stance::states;
  std::optional<SpeakerPhrase> speaker;  // nothing: the last speaker goes on
  std::optional<SpeakerPhrase> inner;    // relay verbs: whom X quotes
  TokenRange content;                    // what is said; empty: nothing found
  uint32_t begin = 0;                    // where its clause begins
  bool quoted = false;                   // the content is just a quotation
  bool that = false;                     // a that-clause
  bool object = false;                   // a phrase, not a clause
  bool in_relative = false;              // in a relative clause: reaches to its end
  std::vector<RowId> rules;
};

// The report of a cue of this row, before anything of its sentence is read.
Report begin_report(const Cue& cue, const CueRow& row);

// What is said, looked for from `token` on: behind "that", a colon, a quotation mark, one of the
// cue's prepositions, or as its object.
struct Content {
  TokenRange tokens;
  bool quoted = false;
  bool that = false;
  bool object = false;
  bool direct = false;  // no mark before it but a verb
};
std::optional<Content> find_content(const Scene& scene, uint32_t token, const CueRow& row);

// Where the content that begins at `token` ends: with its sentence, or with the quotation that runs
// on.
uint32_t content_end(const Scene& scene, uint32_t token);

// The token behind an adjunct that stands between a cue, its speaker and its content (when, where
// said, to whom), or the token itself.
uint32_t skip_adjunct(const Scene& scene, uint32_t token, uint16_t content);

// A verb or participle with its subject and content; nothing when it reports nothing.
std::optional<Report> read_verb(const Scene& scene, const Cue& cue);
// The subject of the verb at `token`, behind or before it.
std::optional<SpeakerPhrase> find_subject(const Scene& scene, const Cue& cue, SpeakerTest test,
                                          uint16_t content);
// The subject of the main clause of the sentence: whose participles these are.
std::optional<SpeakerPhrase> find_main_subject(const Scene& scene, uint32_t token);

// "figures that the ministry disclosed": who disclosed what an account is, or nothing.
std::optional<SpeakerPhrase> find_discloser(const Scene& scene, const SpeakerPhrase& account);
// The Y of "X relayed from Y", looked for from `token` on.
std::optional<SpeakerPhrase> find_relayed(const Scene& scene, const CueRow& row, uint32_t token,
                                          uint32_t end);

// "according to X", "quoting X", "as X said" (then `verb` is the cue behind).
std::optional<Report> read_phrase(const Scene& scene, const Cue& cue, const Cue* verb);

// "X: ..." at the beginning of lines and sentences.
std::vector<Report> find_colon_reports(const Scene& scene, const std::vector<Cue>& cues);

// Statements that stand in the text as a whole, with header and signature.
std::vector<Report> find_communiques(const Scene& scene);

// All of them, in the order of their cues.
std::vector<Report> find_reports(const Scene& scene);

}  // namespace isnad
