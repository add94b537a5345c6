// Which claims speak of one event? The incident: claims side by side, what each speaker says of
// each slot, and how far they agree. A view of the claims, made anew from them at any time; it
// decides nothing about what is true.
//
// Claims are named by their index in the list that was reconciled. All lists are in a fixed order
// that depends on the claims alone, not on the order in which they came.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "isnad/claims/claim.hpp"

namespace isnad {

// A number of people or things, on whose word. Days are ISO ("2018-03-31").
struct SaidNumber {
  uint32_t claim = 0;
  std::string type;             // of the claim: casualty.killed ...
  std::string status;           // civilian, combatant, mixed, unknown; "" = not said
  std::string unit;             // person, tank ...
  std::optional<double> value;  // as stated
  std::optional<double> low;    // bounds, stated or by the declared rule of vague words
  std::optional<double> high;
  std::string modifier;  // exact, at_least, ...
  std::string speaker;   // id, else the words; "" = the outlet speaks for itself
  std::string speaker_name;
  std::string camp;      // of the innermost speaker, else of the outlet; may be empty
  std::string interest;  // adverse_admission marks an admission against interest
  uint32_t voice = 0;    // of the incident, from 0; copies of one text are one voice
  std::string said_on;   // the day of publication, "" if unknown: order of a running toll
  bool subset = false;   // counts a part of another claim's people
  bool revised = false;  // a later claim of the same document updates it
};

// What is said of one slot: each value once, with the claims that say it.
struct SlotValue {
  std::string id;    // of the entity; empty when unlinked
  std::string text;  // its name, else the words
  std::vector<uint32_t> claims;
  uint32_t voices = 0;  // speakers who say it, and documents that say it themselves
};

// How far those who speak agree. A voice is here a speaker, or a document that speaks for itself: a
// ministry that three papers quote is one voice.
enum class Agreement {
  unsaid,      // no claim fills the slot
  single,      // one voice alone
  agreed,      // several voices, compatible values
  compatible,  // several voices; values differ in precision or one contains the other
  contested,   // several voices, values that cannot both hold
};
const char* to_string(Agreement agreement);

struct SlotView {
  std::string
      slot;  // type initiator target status quantity place facility instrument time modality
  Agreement agreement = Agreement::unsaid;
  std::vector<SlotValue> values;  // most voices first
};

// Words that a copy has instead of those of its original.
struct CopyChange {
  std::string kind;    // number, verb (the word that a claim is made by), word
  std::string before;  // of the original; empty where words were added
  std::string after;   // of the copy; empty where words were left out
  Span span;           // of `after`, or where the words are missing
};

// A document that tells of the incident.
struct ToldIn {
  DocumentRef document;
  uint32_t voice = 0;    // of the incident, from 0: copies of one text are one voice
  bool copy = false;     // of another document, whether or not that one is of this incident
  std::string original;  // id of the document it is a copy of
  double shared = 1;     // the part of the words' shingles it shares with the original
  std::vector<uint32_t> claims;
  std::vector<CopyChange> changes;  // of a copy, if they were looked for (copy_changes.hpp)
};

struct Incident {
  std::string id;    // "i_" + the 16 hex digits of its first claim; see docs/reconcile.md
  std::string type;  // the type that stands for it: the most specific, then the most voices
  std::vector<uint32_t> claims;     // by day and id of the document, then position
  std::string first_day, last_day;  // of the days that its claims allow; "" = no claim says when
  std::optional<PlaceLink>
      place;  // the most precise place that most voices name; nothing if none is named
  std::vector<SaidNumber> numbers;
  std::vector<SlotView> slots;
  std::vector<ToldIn> told_in;  // by day, id and name
  uint32_t documents = 0;
  uint32_t voices = 0;           // independent: documents without their copies
  uint32_t copies = 0;           // documents - voices
  std::vector<Wording> wording;  // loaded words used, each once
};

}  // namespace isnad
