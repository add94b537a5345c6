#include "isnad/ledger/memory_ledger.hpp"

#include <algorithm>
#include <map>

#include "isnad/base/sha256.hpp"
#include "isnad/ledger/claim_facts.hpp"
#include "isnad/ledger/leaves.hpp"
#include "isnad/ledger/merkle.hpp"

namespace isnad {
namespace {

struct KeptClaim {
  ClaimRow row;
  uint64_t analysis = 0;
  Claim claim;
  SearchWords words;  // of its evidence
};

// Everything; an operation works on a copy, which takes the place of the old state when all went
// well.
struct State {
  std::vector<InputRow> inputs;
  std::vector<Provenance> provenance;
  std::vector<InputReading> readings;
  std::vector<QuarantineRow> quarantine;
  std::vector<DocumentRow> documents;
  std::vector<SearchWords> document_words;
  std::vector<AnalysisRow> analyses;
  std::vector<KeptClaim> claims;
  std::vector<Decision> decisions;  // without reviewer and content
  std::vector<std::string> decision_commitments;
  std::map<std::string, PersonalField> personal;
  std::vector<LogEntry> log;
  std::map<uint64_t, std::string> checkpoints;
};

// Is this one of the words, which are parted by spaces?
bool has_word(const std::string& words, const std::string& word) {
  return (" " + words + " ").find(" " + word + " ") != std::string::npos;
}

bool has_all(const SearchWords& text, const std::vector<SoughtWord>& words) {
  return std::all_of(words.begin(), words.end(), [&](const SoughtWord& sought) {
    return has_word(text.words, sought.word) ||
           std::any_of(sought.lemmas.begin(), sought.lemmas.end(),
                       [&](const std::string& lemma) { return has_word(text.lemmas, lemma); });
  });
}

template <typename Row>
void visit_all(const std::vector<Row>& rows, const Visitor<Row>& visit) {
  for (const Row& row : rows)
    if (!visit(row)) return;
}

class MemoryLedger final : public Ledger {
 public:
  explicit MemoryLedger(LedgerEdge edge) : edge_(std::move(edge)) {}

  Result<Blob> keep_blob(const ReadBytes& read) override;
  Result<std::vector<Acceptance>> accept(const std::vector<Receipt>& receipts) override;
  Result<ByteStream> open_blob(const std::string& input) override;
  Result<std::vector<uint64_t>> begin(const std::vector<uint64_t>& readings) override;
  Status append(const std::vector<Progress>& progress) override;
  Status release(const std::vector<uint64_t>& readings) override;
  Result<Decision> decide(Decision decision) override;
  Status erase(const std::string& commitment, const std::string& reason) override;
  Status keep_checkpoint(uint64_t size, const std::string& note) override;

  Result<std::string> id() override { return std::string("0000000000000000"); }
  Result<LedgerStats> stats() override;
  Status inputs(const Visitor<InputRow>& visit) override;
  Status provenance(const Visitor<Provenance>& visit) override;
  Status readings(const Visitor<InputReading>& visit) override;
  Status quarantine(const Visitor<QuarantineRow>& visit) override;
  Status documents(bool text, const Visitor<DocumentRow>& visit) override;
  Result<DocumentRow> document(uint64_t number) override;
  Status analyses(const Visitor<AnalysisRow>& visit) override;
  Status claims(const ClaimFilter& filter, const Visitor<ClaimRow>& visit) override;
  Status find_documents(const std::vector<SoughtWord>& words, uint64_t limit,
                        const Visitor<DocumentRow>& visit) override;
  Status claims_of(uint64_t analysis, const Visitor<ClaimRow>& visit) override;
  Status decisions(const Visitor<Decision>& visit) override;
  Status personal(const Visitor<PersonalField>& visit) override;
  Status log(uint64_t from, const Visitor<LogEntry>& visit) override;
  Status checkpoints(const Visitor<KeptCheckpoint>& visit) override;
  Result<std::string> public_key() override { return std::string(); }
  Status check() override { return Done{}; }
  Result<std::string> checkpoint() override;

 private:
  LeafPlace next_leaf(const State& state) const { return {state.log.size(), edge_.now()}; }
  void add_leaf(State& state, const LeafPlace& place, const std::string& leaf) const;
  std::string commit_to(State& state, const std::string& content) const;
  std::string content_of(const std::string& commitment) const;
  Acceptance accept_one(State& state, const Receipt& receipt) const;
  bool has_name(const State& state, const Receipt& receipt) const;
  void quarantine_reading(State& state, InputReading& reading, QuarantineRow row) const;
  void add_quarantine(State& state, QuarantineRow row) const;
  Status append_one(State& state, const Progress& progress) const;
  void append_document(State& state, const InputReading& reading,
                       const AnalysedDocument& analysed) const;
  const AnalysisRow& analysis_of(const KeptClaim& kept) const {
    return state_.analyses[kept.analysis - 1];
  }

  LedgerEdge edge_;
  std::map<std::string, std::string> blobs_;
  State state_;
};

void MemoryLedger::add_leaf(State& state, const LeafPlace& place, const std::string& leaf) const {
  state.log.push_back({place.seq, leaf, std::string(bytes_of(leaf_hash(leaf)))});
}

std::string MemoryLedger::commit_to(State& state, const std::string& content) const {
  const Salt salt = edge_.salt();
  const std::string commitment = to_hex(commitment_to(salt, content));
  state.personal[commitment] = {commitment, std::string(bytes_of(salt)), content};
  return commitment;
}

std::string MemoryLedger::content_of(const std::string& commitment) const {
  const auto found = state_.personal.find(commitment);
  return found == state_.personal.end() ? "" : found->second.content;
}

Result<Blob> MemoryLedger::keep_blob(const ReadBytes& read) {
  std::string bytes, buffer(4096, '\0');
  for (;;) {
    const Result<size_t> got = read(buffer.data(), buffer.size());
    if (!got) return got.error();
    if (*got == 0) break;
    bytes.append(buffer, 0, *got);
  }
  const Blob blob{"sha256:" + sha256_hex(bytes), bytes.size()};
  blobs_[blob.id] = bytes;
  return blob;
}

Result<ByteStream> MemoryLedger::open_blob(const std::string& input) {
  const auto found = blobs_.find(input);
  if (found != blobs_.end()) return ByteStream(found->second);
  return Error{ErrorCode::input_missing, "no such file", input, "", "IO-READ"};
}

bool MemoryLedger::has_name(const State& state, const Receipt& receipt) const {
  return std::any_of(state.provenance.begin(), state.provenance.end(), [&](const Provenance& row) {
    const auto field = state.personal.find(row.commitment);
    return row.input == receipt.blob.id && field != state.personal.end() &&
           field->second.content == receipt.path;
  });
}

Acceptance MemoryLedger::accept_one(State& state, const Receipt& receipt) const {
  Acceptance out;
  out.new_input = std::none_of(state.inputs.begin(), state.inputs.end(),
                               [&](const InputRow& row) { return row.id == receipt.blob.id; });
  out.new_name = out.new_input || !has_name(state, receipt);
  if (out.new_name) {
    const std::string commitment = commit_to(state, receipt.path);
    const LeafPlace place = next_leaf(state);
    add_leaf(state, place, acceptance_leaf(place, receipt.blob, commitment));
    if (out.new_input)
      state.inputs.push_back({receipt.blob.id, receipt.blob.bytes, place.at, place.seq});
    state.provenance.push_back({receipt.blob.id, "", place.at, commitment, place.seq});
  }
  const auto same = [&](const InputReading& reading) {
    return reading.input == receipt.blob.id && reading.key == receipt.key;
  };
  auto found = std::find_if(state.readings.begin(), state.readings.end(), same);
  if (found == state.readings.end() || found->state == ReadingState::replaced) {
    for (InputReading& reading : state.readings) {
      if (reading.input == receipt.blob.id && reading.key.options == receipt.key.options &&
          reading.state == ReadingState::pending)
        reading.state = ReadingState::replaced;
    }
    if (found == state.readings.end()) {
      InputReading reading;
      reading.number = state.readings.size() + 1;
      reading.input = receipt.blob.id;
      reading.bytes = receipt.blob.bytes;
      reading.key = receipt.key;
      state.readings.push_back(reading);
      found = state.readings.end() - 1;
    }
    found->state = ReadingState::pending;
  }
  out.reading = found->number;
  out.state = found->state;
  return out;
}

Result<std::vector<Acceptance>> MemoryLedger::accept(const std::vector<Receipt>& receipts) {
  State next = state_;
  std::vector<Acceptance> out;
  for (const Receipt& receipt : receipts) out.push_back(accept_one(next, receipt));
  state_ = std::move(next);
  return out;
}

void MemoryLedger::add_quarantine(State& state, QuarantineRow row) const {
  const LeafPlace place = next_leaf(state);
  row.seq = place.seq;
  add_leaf(state, place, quarantine_leaf(place, row));
  state.quarantine.push_back(row);
}

void MemoryLedger::quarantine_reading(State& state, InputReading& reading,
                                      QuarantineRow row) const {
  row.input = reading.input;
  row.line = 0;
  reading.state = ReadingState::quarantined;
  reading.attempts = 0;
  reading.reason = row.reason;
  add_quarantine(state, row);
}

Result<std::vector<uint64_t>> MemoryLedger::begin(const std::vector<uint64_t>& readings) {
  State next = state_;
  std::vector<uint64_t> out;
  for (const uint64_t number : readings) {
    if (number == 0 || number > next.readings.size())
      return Error{ErrorCode::internal, "no reading " + std::to_string(number), "", "", ""};
    InputReading& reading = next.readings[number - 1];
    if (reading.state != ReadingState::pending) continue;
    if (reading.attempts >= 2) {
      quarantine_reading(next, reading, died_twice());
      continue;
    }
    ++reading.attempts;
    out.push_back(number);
  }
  state_ = std::move(next);
  return out;
}

Status MemoryLedger::release(const std::vector<uint64_t>& readings) {
  for (const uint64_t number : readings) {
    if (number == 0 || number > state_.readings.size()) continue;
    InputReading& reading = state_.readings[number - 1];
    if (reading.state == ReadingState::pending && reading.attempts > 0) --reading.attempts;
  }
  return Done{};
}

void MemoryLedger::append_document(State& state, const InputReading& reading,
                                   const AnalysedDocument& analysed) const {
  DocumentRow row;
  row.input = reading.input;
  row.record = analysed.document.line;
  row.document = analysed.document;
  const std::string digest = digest_of_document(row.document);
  for (const DocumentRow& known : state.documents) {
    if (known.input == row.input && known.record == row.record &&
        digest_of_document(known.document) == digest)
      row.number = known.number;
  }
  if (row.number == 0) {
    row.number = state.documents.size() + 1;
    state.documents.push_back(row);
    state.document_words.push_back(analysed.words);
  }
  AnalysisRow analysis;
  analysis.number = state.analyses.size() + 1;
  analysis.document = row.number;
  analysis.reading = reading.number;
  analysis.published = analysed.published;
  analysis.published_basis = analysed.published_basis;
  analysis.claims = analysed.lines.size();
  analysis.digest = digest_of_lines(analysed.lines);
  analysis.content = content_digest(row, analysis);
  const LeafPlace place = next_leaf(state);
  analysis.seq = place.seq;
  add_leaf(state, place, analysis_leaf(place, reading, row, analysis));
  for (AnalysisRow& older : state.analyses) {
    const DocumentRow& document = state.documents[older.document - 1];
    if (document.input == row.input && document.record == row.record) older.current = false;
  }
  state.analyses.push_back(analysis);
  for (size_t i = 0; i < analysed.claims.size(); ++i) {
    const Claim& claim = analysed.claims[i];
    SearchWords words;
    for (const Passage& passage : analysed.passages)
      if (passage.span == claim.evidence.span) words = passage.words;
    const uint64_t number = state.claims.size() + 1;
    state.claims.push_back({{number, row.number, claim.id, analysed.lines[i]},
                            analysis.number,
                            claim,
                            std::move(words)});
  }
}

Status MemoryLedger::append_one(State& state, const Progress& progress) const {
  if (progress.reading == 0 || progress.reading > state.readings.size())
    return Error{ErrorCode::internal, "no reading " + std::to_string(progress.reading), "", "", ""};
  InputReading& reading = state.readings[progress.reading - 1];
  if (reading.state != ReadingState::pending) return not_pending(reading);
  uint64_t read_to = reading.read_to.value_or(0);
  for (const AnalysedDocument& analysed : progress.documents) {
    append_document(state, reading, analysed);
    read_to = std::max(read_to, analysed.document.line);
  }
  for (QuarantineRow row : progress.refused) {
    if (row.line == 0) {
      quarantine_reading(state, reading, row);
      return Done{};
    }
    row.input = reading.input;
    add_quarantine(state, row);
    read_to = std::max(read_to, row.line);
  }
  reading.read_to = read_to;
  reading.attempts = progress.last ? 0 : 1;
  if (!progress.last) return Done{};
  reading.state = ReadingState::done;
  for (AnalysisRow& older : state.analyses) {
    if (state.documents[older.document - 1].input == reading.input &&
        older.reading != reading.number)
      older.current = false;
  }
  return Done{};
}

Status MemoryLedger::append(const std::vector<Progress>& progress) {
  State next = state_;
  for (const Progress& one : progress)
    if (const Status done = append_one(next, one); !done) return done;
  state_ = std::move(next);
  return Done{};
}

Result<Decision> MemoryLedger::decide(Decision decision) {
  std::string standing;
  for (const Decision& older : state_.decisions)
    if (older.subject == decision.subject) standing = older.id;
  if (standing != decision.parent) return decision_conflict(decision, standing);
  State next = state_;
  const std::string commitment = commit_to(next, decision_content(decision));
  const LeafPlace place = next_leaf(next);
  decision.id = decision_id(commitment);
  decision.at = place.at;
  decision.commitment = commitment;
  decision.seq = place.seq;
  add_leaf(next, place, decision_leaf(decision, commitment));
  Decision kept = decision;
  kept.reviewer.clear();
  kept.content.clear();
  next.decisions.push_back(kept);
  next.decision_commitments.push_back(commitment);
  state_ = std::move(next);
  return decision;
}

Status MemoryLedger::erase(const std::string& commitment, const std::string& reason) {
  State next = state_;
  if (next.personal.erase(commitment) == 0) return nothing_to_erase(commitment);
  const LeafPlace place = next_leaf(next);
  add_leaf(next, place, erasure_leaf(place, commitment, reason));
  state_ = std::move(next);
  return Done{};
}

Status MemoryLedger::keep_checkpoint(uint64_t size, const std::string& note) {
  state_.checkpoints[size] = note;
  return Done{};
}

Result<LedgerStats> MemoryLedger::stats() {
  LedgerStats out;
  const State& s = state_;
  const auto count_states = [&](ReadingState state) {
    return static_cast<uint64_t>(
        std::count_if(s.readings.begin(), s.readings.end(),
                      [&](const InputReading& r) { return r.state == state; }));
  };
  out.inputs = s.inputs.size();
  for (const InputRow& input : s.inputs) out.bytes += input.bytes;
  out.names = s.provenance.size();
  out.analyses = s.analyses.size();
  for (const AnalysisRow& analysis : s.analyses) out.documents += analysis.current;
  out.superseded = out.analyses - out.documents;
  for (const KeptClaim& kept : s.claims) out.claims += analysis_of(kept).current;
  out.pending = count_states(ReadingState::pending);
  out.quarantined = count_states(ReadingState::quarantined);
  for (const QuarantineRow& row : s.quarantine) out.refused += row.line > 0;
  out.decisions = s.decisions.size();
  out.entries = s.log.size();
  return out;
}

Status MemoryLedger::inputs(const Visitor<InputRow>& visit) {
  visit_all(state_.inputs, visit);
  return Done{};
}

Status MemoryLedger::provenance(const Visitor<Provenance>& visit) {
  for (Provenance row : state_.provenance) {
    row.path = content_of(row.commitment);
    if (!visit(row)) break;
  }
  return Done{};
}

Status MemoryLedger::readings(const Visitor<InputReading>& visit) {
  for (InputReading row : state_.readings) {
    for (const Provenance& name : state_.provenance) {
      if (name.input != row.input || content_of(name.commitment).empty()) continue;
      row.name = file_name_of(content_of(name.commitment));
      break;
    }
    if (!visit(row)) break;
  }
  return Done{};
}

Status MemoryLedger::quarantine(const Visitor<QuarantineRow>& visit) {
  visit_all(state_.quarantine, visit);
  return Done{};
}

Status MemoryLedger::documents(bool text, const Visitor<DocumentRow>& visit) {
  for (DocumentRow row : state_.documents) {
    const bool stands =
        std::any_of(state_.analyses.begin(), state_.analyses.end(),
                    [&](const AnalysisRow& a) { return a.current && a.document == row.number; });
    if (!stands) continue;
    if (!text) row.document.text.clear();
    if (!visit(row)) break;
  }
  return Done{};
}

Result<DocumentRow> MemoryLedger::document(uint64_t number) {
  if (number == 0 || number > state_.documents.size()) return no_document(number);
  return state_.documents[number - 1];
}

Status MemoryLedger::analyses(const Visitor<AnalysisRow>& visit) {
  visit_all(state_.analyses, visit);
  return Done{};
}

Status MemoryLedger::claims(const ClaimFilter& filter, const Visitor<ClaimRow>& visit) {
  uint64_t found = 0;
  for (const KeptClaim& kept : state_.claims) {
    if (!analysis_of(kept).current || kept.row.number <= filter.after) continue;
    if (!passes(kept.claim, filter) || !has_all(kept.words, filter.words)) continue;
    if (!visit(kept.row) || ++found == filter.limit) break;
  }
  return Done{};
}

Status MemoryLedger::find_documents(const std::vector<SoughtWord>& words, uint64_t limit,
                                    const Visitor<DocumentRow>& visit) {
  uint64_t found = 0;
  return documents(true, [&](const DocumentRow& row) {
    if (words.empty() || !has_all(state_.document_words[row.number - 1], words)) return true;
    return visit(row) && ++found != limit;
  });
}

Status MemoryLedger::claims_of(uint64_t analysis, const Visitor<ClaimRow>& visit) {
  for (const KeptClaim& kept : state_.claims)
    if (kept.analysis == analysis && !visit(kept.row)) break;
  return Done{};
}

Status MemoryLedger::decisions(const Visitor<Decision>& visit) {
  for (size_t i = 0; i < state_.decisions.size(); ++i) {
    Decision row = state_.decisions[i];
    read_decision_content(content_of(state_.decision_commitments[i]), row);
    if (!visit(row)) break;
  }
  return Done{};
}

Status MemoryLedger::personal(const Visitor<PersonalField>& visit) {
  for (const auto& [commitment, field] : state_.personal)
    if (!visit(field)) break;
  return Done{};
}

Status MemoryLedger::log(uint64_t from, const Visitor<LogEntry>& visit) {
  for (uint64_t seq = from; seq < state_.log.size(); ++seq)
    if (!visit(state_.log[seq])) break;
  return Done{};
}

Status MemoryLedger::checkpoints(const Visitor<KeptCheckpoint>& visit) {
  for (const auto& [size, note] : state_.checkpoints)
    if (!visit({size, note})) break;
  return Done{};
}

Result<std::string> MemoryLedger::checkpoint() {
  return state_.checkpoints.empty() ? std::string() : state_.checkpoints.rbegin()->second;
}

}  // namespace

std::unique_ptr<Ledger> make_memory_ledger(LedgerEdge edge) {
  return std::make_unique<MemoryLedger>(std::move(edge));
}

}  // namespace isnad
