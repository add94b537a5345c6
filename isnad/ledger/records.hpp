// What does a ledger hold? Plain structs of its rows and of what is asked of it.
//
// `input`: bytes received, one blob. `document`: what the readers make of them, one a text or one a
// record. `analysis`: one reading of one document by one program and its packs. Times are ISO 8601
// in UTC ("2018-03-31T23:10:00Z"); ids of inputs and documents are "sha256:" + 64 hex digits. An
// empty string stands for null.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "isnad/claims/claim.hpp"
#include "isnad/ingest/document.hpp"

namespace isnad {

// Bytes that lie in the ledger's blobs, whole and synced.
struct Blob {
  std::string id;  // "sha256:..."
  uint64_t bytes = 0;
};

// How an input is to be read, and by what: a reading is done once for each of these.
struct ReadingKey {
  std::string options;  // JSON of the reading options; may be empty
  std::string program;  // "isnad 0.1.0"
  std::string packs;    // hex digits of what the packs hold
  bool operator==(const ReadingKey&) const = default;
};

// One input to accept.
struct Receipt {
  Blob blob;
  std::string path;  // as the user named it; a personal field
  ReadingKey key;
};

enum class ReadingState { pending, done, quarantined, replaced };
const char* to_string(ReadingState state);
ReadingState reading_state(const std::string& name);

// One reading of one input, under way or done.
struct InputReading {
  uint64_t number = 0;  // from 1, in the order of acceptance
  std::string input;
  uint64_t bytes = 0;
  std::string name;  // file name of the first path the bytes came under
  ReadingKey key;
  ReadingState state = ReadingState::pending;
  uint32_t attempts = 0;            // begun since the last progress, not ended
  std::optional<uint64_t> read_to;  // the last record kept
  std::string reason;               // of the quarantine
  bool operator==(const InputReading&) const = default;
};

struct Acceptance {
  uint64_t reading = 0;
  ReadingState state = ReadingState::pending;
  bool new_input = false;
  bool new_name = false;  // else these bytes came under this path before
};

struct InputRow {
  std::string id;
  uint64_t bytes = 0;
  std::string accepted_at;
  uint64_t seq = 0;  // of its first leaf
  bool operator==(const InputRow&) const = default;
};

// Under which name an input came. `path` is empty once it was erased.
struct Provenance {
  std::string input;
  std::string path;
  std::string at;
  std::string commitment;
  uint64_t seq = 0;
  bool operator==(const Provenance&) const = default;
};

// What was not read: a record, or (line 0) a whole input.
struct QuarantineRow {
  std::string input;
  uint64_t line = 0;
  std::string reason;  // a reason id of the contract
  uint64_t byte = 0;
  std::string message;
  uint64_t seq = 0;  // made by the ledger
  bool operator==(const QuarantineRow&) const = default;
};

// What a search sees of a stretch of text: its words in order, folded, parted by spaces; and every
// dictionary form that one of them may have, each once.
struct SearchWords {
  std::string words;
  std::string lemmas;
};

struct Passage {
  Span span;
  SearchWords words;
};

// Days count from 1970-01-01; an open end is the farthest day.
struct DayRange {
  int32_t first = 0;
  int32_t last = 0;
  bool operator==(const DayRange&) const = default;
};
// What a claim is found by. Kinds: s speaker, a actor, p place, c camp, w within; in capitals an id
// as it is, in small letters a folded name; g is the "lat,lon" of a place.
struct Term {
  char kind = ' ';
  std::string text;
  auto operator<=>(const Term&) const = default;
};

struct ClaimFacts {
  std::optional<DayRange> days;
  std::optional<double> low;  // nothing: no bound, if there is a quantity at all
  std::optional<double> high;
  bool counted = false;     // there is a quantity with a bound
  std::vector<Term> terms;  // sorted, each once
};

// One document with what was read in it, on its way into the ledger.
struct AnalysedDocument {
  Document document;  // `line` says which record it is; 0 = the input is one text
  std::string published;
  std::string published_basis = "none";
  std::vector<Claim> claims;
  std::vector<std::string> lines;  // claim_json of each, without line end
  SearchWords words;               // of the whole text
  std::vector<Passage> passages;   // of the claims' evidence, each span once
  std::vector<ClaimFacts> facts;   // of each claim; empty: the ledger makes them
};

// What came of a stretch of a reading; written in one transaction.
struct Progress {
  uint64_t reading = 0;
  std::vector<AnalysedDocument> documents;
  std::vector<QuarantineRow> refused;  // records with a line; a line 0 quarantines the reading
  bool last = false;                   // nothing of this input is left to read
};

struct DocumentRow {
  uint64_t number = 0;  // of the document in this ledger
  std::string input;
  uint64_t record = 0;  // line of its input; 0 = the input is one text
  Document document;    // id, name, text, title, published (as given), outlet, url
  bool operator==(const DocumentRow& other) const;
};

struct AnalysisRow {
  uint64_t number = 0;
  uint64_t document = 0;  // its number
  uint64_t reading = 0;
  std::string published;
  std::string published_basis;
  uint64_t claims = 0;
  std::string digest;   // SHA-256 of the claims' lines, each with its line feed
  std::string content;  // digest of the document and its dating: content_digest()
  bool current = true;  // not superseded by a newer one
  uint64_t seq = 0;
  bool operator==(const AnalysisRow&) const = default;
};

struct ClaimRow {
  uint64_t number = 0;  // of the claim in this ledger, in the order of keeping
  uint64_t document = 0;
  std::string id;
  std::string line;  // claim_json, without line end
  bool operator==(const ClaimRow&) const = default;
};

struct Circle {
  double lat = 0;
  double lon = 0;
  double km = 0;
};

// One word to search for: its folded form, and every dictionary form that it may have. Or a phrase:
// words that stand one after the other as they are, parted by spaces.
struct SoughtWord {
  std::string word;
  std::vector<std::string> lemmas;  // none of a phrase
  bool operator==(const SoughtWord&) const = default;
};
inline bool is_phrase(const SoughtWord& sought) {
  return sought.word.find(' ') != std::string::npos;
}

// Which claims? An empty part asks for nothing; parts are joined by "and", lists by "or". Names are
// compared folded (text/codes.hpp), ids as they are.
struct ClaimFilter {
  std::vector<std::string> types;       // "casualty.killed", or a family: "casualty"
  std::vector<std::string> modalities;  // actual ...
  std::string speaker;                  // id, name or words of anyone in the chain
  std::string camp;                     // of anyone in the chain
  std::string actor;                    // id, name or words of an initiator or target
  std::string place;                    // id, name or words of a place
  std::string admin;                    // a name that a place is, or lies within
  std::optional<Circle> near;
  std::string from;  // ISO day: claims whose time ends before it are out, as are those without
  std::string to;    // ISO day: claims whose time begins after it are out
  std::optional<double> low;      // quantities that end below are out, as are claims without
  std::optional<double> high;     // quantities that begin above are out
  double confidence = 0;          // at least
  std::vector<SoughtWord> words;  // all of them stand in the claim's evidence
  std::string document;           // its id
  std::string claim;              // its id
  uint64_t after = 0;             // numbers above this
  uint64_t limit = 0;             // at most so many; 0 = all
};

// What claims can be sorted by: the confidence, the first day of the time, and the number, or what
// it is at least.
enum class ClaimValue { confidence, day, number };

// A reviewer's word, appended with the revision it was made on.
struct Decision {
  std::string id;        // "d_" + 16 hex digits; made by the ledger
  std::string subject;   // id of a claim or incident
  std::string parent;    // the decision on this subject that it follows, or ""
  std::string kind;      // accept, reject, correct, split, merge ...
  std::string reviewer;  // a personal field
  std::string content;   // JSON; a personal field
  std::string at;
  uint64_t seq = 0;
  std::string commitment;  // to kind, reviewer and content
  bool operator==(const Decision&) const = default;
};

struct LogEntry {
  uint64_t seq = 0;  // from 0
  std::string leaf;  // one line of JSON, isnad.leaf/1
  std::string hash;  // 32 bytes
  bool operator==(const LogEntry&) const = default;
};

// A checkpoint that was kept, with the size that it was kept under.
struct KeptCheckpoint {
  uint64_t size = 0;
  std::string note;
  bool operator==(const KeptCheckpoint&) const = default;
};

// A personal field that leaves commit to. Salt and content are empty once it was erased.
struct PersonalField {
  std::string commitment;  // hex digits
  std::string salt;        // 32 bytes
  std::string content;
  bool operator==(const PersonalField&) const = default;
};

struct LedgerStats {
  uint64_t inputs = 0;
  uint64_t bytes = 0;
  uint64_t names = 0;  // provenance rows
  uint64_t documents = 0;
  uint64_t analyses = 0;
  uint64_t superseded = 0;   // analyses that a newer one follows
  uint64_t claims = 0;       // of the analyses that stand
  uint64_t pending = 0;      // readings
  uint64_t quarantined = 0;  // readings
  uint64_t refused = 0;      // records
  uint64_t decisions = 0;
  uint64_t entries = 0;  // of the log
  bool operator==(const LedgerStats&) const = default;
};

}  // namespace isnad
