// What does the ledger in memory write? An operation works on a copy of everything, which takes the
// place of the old state when all went well.
#include <algorithm>

#include "isnad/base/sha256.hpp"
#include "isnad/ledger/memory_store.hpp"

namespace isnad {

void MemoryLedger::add_leaf(MemoryState& state, const LeafPlace& place,
                            const std::string& leaf) const {
  state.log.push_back({place.seq, leaf, std::string(bytes_of(leaf_hash(leaf)))});
}

std::string MemoryLedger::commit_to(MemoryState& state, const std::string& content) const {
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

bool MemoryLedger::has_name(const MemoryState& state, const Receipt& receipt) const {
  return std::any_of(state.provenance.begin(), state.provenance.end(), [&](const Provenance& row) {
    const auto field = state.personal.find(row.commitment);
    return row.input == receipt.blob.id && field != state.personal.end() &&
           field->second.content == receipt.path;
  });
}

Acceptance MemoryLedger::accept_one(MemoryState& state, const Receipt& receipt) const {
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
  MemoryState next = state_;
  std::vector<Acceptance> out;
  for (const Receipt& receipt : receipts) out.push_back(accept_one(next, receipt));
  state_ = std::move(next);
  return out;
}

void MemoryLedger::add_quarantine(MemoryState& state, QuarantineRow row) const {
  const LeafPlace place = next_leaf(state);
  row.seq = place.seq;
  add_leaf(state, place, quarantine_leaf(place, row));
  state.quarantine.push_back(row);
}

void MemoryLedger::quarantine_reading(MemoryState& state, InputReading& reading,
                                      QuarantineRow row) const {
  row.input = reading.input;
  row.line = 0;
  reading.state = ReadingState::quarantined;
  reading.attempts = 0;
  reading.reason = row.reason;
  add_quarantine(state, row);
}

Result<std::vector<uint64_t>> MemoryLedger::begin(const std::vector<uint64_t>& readings) {
  MemoryState next = state_;
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

void MemoryLedger::append_document(MemoryState& state, const InputReading& reading,
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

Status MemoryLedger::append_one(MemoryState& state, const Progress& progress) const {
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
  MemoryState next = state_;
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
  MemoryState next = state_;
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

std::vector<Renaming> MemoryLedger::rename_texts(MemoryState& state, const std::string& input,
                                                 const std::string& path) const {
  std::vector<Renaming> renamed;
  const std::string name = file_name_of(path);
  for (const Provenance& row : state.provenance) {
    const auto field = state.personal.find(row.commitment);
    if (row.input == input && field != state.personal.end() &&
        file_name_of(field->second.content) == name)
      return renamed;  // it has the name from elsewhere
  }
  for (DocumentRow& text : state.documents) {
    if (text.input != input || text.record != 0 || text.document.name != name) continue;
    text.document.name = text.document.id;
    for (const AnalysisRow& analysis : state.analyses) {
      if (analysis.document != text.number) continue;
      std::vector<std::string> lines;
      for (KeptClaim& kept : state.claims) {
        if (kept.analysis != analysis.number) continue;
        kept.row.line = renamed_line(kept.row.line, name, text.document.id);
        kept.claim.document.name = text.document.id;
        lines.push_back(kept.row.line);
      }
      renamed.push_back({analysis.seq, digest_of_lines(lines), content_digest(text, analysis)});
    }
  }
  return renamed;
}

Status MemoryLedger::erase(const std::string& commitment, const std::string& reason) {
  MemoryState next = state_;
  const std::string path = content_of(commitment);
  if (next.personal.erase(commitment) == 0) return nothing_to_erase(commitment);
  std::vector<Renaming> renamed;
  for (const Provenance& row : state_.provenance)
    if (row.commitment == commitment) renamed = rename_texts(next, row.input, path);
  const LeafPlace place = next_leaf(next);
  add_leaf(next, place, erasure_leaf(place, commitment, reason, renamed));
  state_ = std::move(next);
  return Done{};
}

Status MemoryLedger::keep_checkpoint(uint64_t size, const std::string& note) {
  state_.checkpoints[size] = note;
  return Done{};
}

std::unique_ptr<Ledger> make_memory_ledger(LedgerEdge edge) {
  return std::make_unique<MemoryLedger>(std::move(edge));
}

}  // namespace isnad
