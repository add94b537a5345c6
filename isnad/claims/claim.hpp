// What is claimed, by whom, from where? The claim record, field for field as the contract's
// isnad.claim/1.
//
// Enumerated values are held as the contract spells them ("killed", "at_least", "own_loss"). An
// empty string stands for null, an empty list for []. Every `text` is exactly the bytes of its span
// in Document::text.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "isnad/base/span.hpp"

namespace isnad {

// The document a claim comes from.
struct DocumentRef {
  std::string id;  // "sha256:" + 64 hex digits
  std::string name;
  std::string url;
  std::string outlet;
  std::string title;
  std::string published;                 // ISO date or date-time
  std::string published_basis = "none";  // given, dateline, inferred, none
};

// The type in other schemes, by the mapping table of the packs.
struct ClaimCodes {
  std::string plover;
  std::string plover_mode;
  std::string acled_event_type;
  std::string acled_sub_event_type;
  std::string cameo;
};

// What unlinked words may refer to.
struct LinkCandidate {
  std::string id;
  std::string name;
  double score = 0;  // 0..1
};

// A slot filled by words of the text, and what they refer to.
struct Link {
  std::string text;  // without proclitics and enclitic pronouns, with the article
  Span span;
  std::string id;  // empty when unlinked: never guessed; then see `candidates`
  std::string
      name;  // of the entity; unlinked: the plain spelling where `text` is no word of its own
  std::string name_en;
  std::string kind;
  std::string camp;  // a row of conflict-core/camps.tsv
  std::string by;    // empty: filled in place; else coreference, inherited, list
  std::vector<LinkCandidate> candidates;
};

struct PlaceLink : Link {
  std::optional<double> lat;
  std::optional<double> lon;
  std::optional<double> radius_m;
  std::string pcode;
  std::string precision = "unlocated";  // exact near admin3 admin2 admin1 area country unlocated
  std::vector<std::string> within;      // names from small to large
};

struct ClaimQuantity {
  std::optional<double> value;  // null for range, vague and all
  std::optional<double> low;
  std::optional<double> high;
  std::string modifier =
      "exact";       // exact at_least more_than at_most less_than about range vague all
  std::string unit;  // person, tank ... other
  std::string text;
  Span span;
};

// A stated subset of the people counted ("among them three children").
struct Breakdown {
  std::string group;  // child woman man elderly medic journalist rescuer officer leader foreigner
                      // displaced other
  ClaimQuantity quantity;
};

// A named person killed, wounded, taken or freed.
struct ClaimPerson {
  std::string name;
  std::optional<double> age;  // years
  std::string sex;            // male, female
  std::string role;           // as the text says it
  Span span;                  // of the name
};

struct ClaimTime {
  std::string value;
  std::string precision =
      "unresolved";                // minute hour daypart day week month year interval unresolved
  std::string part;                // DA MO MI AF EV NI
  std::string basis = "explicit";  // explicit relative inherited
  std::string anchor;              // the date it was resolved against
  std::string text;
  Span span;
};

// One link of the chain of speakers.
struct ClaimSpeaker {
  std::string text;
  std::string name;
  std::string id;
  std::string role;  // person organisation media official witness anonymous
  std::string camp;
  std::string cue;     // the reporting word
  std::string stance;  // states announces affirms alleges denies admits accuses demands threatens
                       // warns quotes publishes
  Span span;           // of `text`
};

// A loaded word kept as written, with what it was coded as.
struct Wording {
  std::string text;
  std::string coded_as;
};

struct Evidence {
  Span span;
  std::string text;
  Span trigger;
  std::string trigger_text;
};

struct Claim {
  std::string id;  // "c_" + 16 hex digits
  DocumentRef document;
  std::string type;  // "casualty.killed" ...
  ClaimCodes codes;
  std::vector<Link> initiator;
  std::vector<Link> target;
  std::string status;  // civilian combatant mixed unknown
  std::vector<Breakdown> breakdown;
  std::vector<ClaimPerson> persons;
  std::optional<ClaimQuantity> quantity;
  std::vector<PlaceLink> place;
  std::vector<Link> facility;
  std::vector<Link> instrument;
  std::optional<ClaimTime> time;
  std::string modality =
      "actual";  // actual planned demanded threatened conditional possible denied
  std::vector<ClaimSpeaker>
      attribution;  // outermost first, innermost last; empty = the outlet speaks itself
  std::string interest =
      "unknown";  // own_success own_loss adverse_admission accuses_adversary third_party unknown
  double confidence = 0;  // 0..1
  std::vector<Wording> wording;
  std::string part_of;  // id of the claim this counts a subset of
  std::string revises;  // id of the earlier claim whose toll this updates
  Evidence evidence;
  std::vector<std::string>
      rules;  // full ids of rules and pack rows, as PackSet::find_row knows them
};

}  // namespace isnad
