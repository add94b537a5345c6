// Does the log say what the rows say? Each entry is written anew from the one row that it speaks
// of, and must come out byte for byte.
#include <charconv>

#include "isnad/ledger/leaves.hpp"
#include "isnad/ledger/verify_parts.hpp"

namespace isnad {

namespace {

constexpr std::string_view kErasure = "\"kind\":\"erasure\",\"commitment\":\"";

enum class RowKind { provenance, analysis, quarantine, decision };

struct RowOfEntry {
  RowKind kind;
  size_t index;
};

using RowsOfEntries = std::unordered_map<uint64_t, RowOfEntry>;

std::string name_of(uint64_t seq) { return "log entry " + std::to_string(seq); }

const char* row_name(RowKind kind) {
  constexpr const char* kNames[] = {"provenance", "analysis", "quarantine", "decision"};
  return kNames[static_cast<size_t>(kind)];
}

template <typename Row>
void place_rows(Audit& audit, const std::vector<Row>& rows, RowKind kind, RowsOfEntries& out) {
  for (size_t i = 0; i < rows.size(); ++i) {
    const uint64_t seq = rows[i].seq;
    if (!out.try_emplace(seq, RowOfEntry{kind, i}).second)
      audit.found(name_of(seq), std::string("two rows claim it, one of ") + row_name(kind));
  }
}

// The value of `key` in a leaf whose strings hold no quotes up to there.
std::string_view value_of(std::string_view leaf, std::string_view key) {
  const size_t at = leaf.find(key);
  if (at == leaf.npos) return {};
  const std::string_view rest = leaf.substr(at + key.size());
  return rest.substr(0, rest.find('"'));
}

std::string acceptance_of(Audit& audit, const Provenance& row, const LogEntry& entry) {
  audit.committed.insert(row.commitment);
  const auto at = audit.input_at.find(row.input);
  if (at == audit.input_at.end()) return "";
  const InputRow& input = audit.inputs[at->second];
  return acceptance_leaf({entry.seq, row.at}, {input.id, input.bytes}, row.commitment);
}

std::string analysis_of(Audit& audit, const AnalysisRow& row, const LogEntry& entry) {
  const auto document = audit.documents.find(row.document);
  const auto reading = audit.reading_at.find(row.reading);
  if (document == audit.documents.end() || reading == audit.reading_at.end()) return "";
  const std::string at(value_of(entry.leaf, "\"at\":\""));
  return analysis_leaf({entry.seq, at}, audit.readings[reading->second], document->second, row);
}

std::string decision_of(Audit& audit, const Decision& row, const LogEntry& entry) {
  audit.committed.insert(row.commitment);
  if (decision_id(row.commitment) != row.id || row.seq != entry.seq) return "";
  const auto field = audit.personal.find(row.commitment);
  if (field != audit.personal.end() && field->second.content != decision_content(row))
    audit.found("decision " + row.id, "it is not what was decided");
  return decision_leaf(row, row.commitment);
}

// The entry as the row says it; "" where the row leads nowhere.
std::string expected_leaf(Audit& audit, const RowOfEntry& row, const LogEntry& entry) {
  switch (row.kind) {
    case RowKind::provenance:
      return acceptance_of(audit, audit.provenance[row.index], entry);
    case RowKind::analysis:
      return analysis_of(audit, audit.analyses[row.index], entry);
    case RowKind::quarantine:
      return quarantine_leaf({entry.seq, std::string(value_of(entry.leaf, "\"at\":\""))},
                             audit.quarantine[row.index]);
    case RowKind::decision:
      return decision_of(audit, audit.decisions[row.index], entry);
  }
  return "";
}

void check_entry(Audit& audit, RowsOfEntries& rows, const LogEntry& entry) {
  if (bytes_of(leaf_hash(entry.leaf)) != entry.hash)
    audit.found(name_of(entry.seq), "its hash is not that of its bytes");
  const auto row = rows.find(entry.seq);
  if (row != rows.end()) {
    if (expected_leaf(audit, row->second, entry) != entry.leaf)
      audit.found(name_of(entry.seq), std::string("it does not say what its row of ") +
                                          row_name(row->second.kind) + " says");
    rows.erase(row);
    return;
  }
  const std::string_view commitment = value_of(entry.leaf, kErasure);
  if (commitment.empty()) {
    audit.found(name_of(entry.seq), "what it speaks of is not there");
  } else {
    audit.erased.emplace(commitment);
    ++audit.report.erased;
  }
}

}  // namespace

Status check_log(Audit& audit) {
  RowsOfEntries rows;
  place_rows(audit, audit.provenance, RowKind::provenance, rows);
  place_rows(audit, audit.analyses, RowKind::analysis, rows);
  place_rows(audit, audit.quarantine, RowKind::quarantine, rows);
  place_rows(audit, audit.decisions, RowKind::decision, rows);
  LogFrontier log;
  const Status read = audit.ledger.log(0, [&](const LogEntry& entry) {
    if (entry.seq != log.size) audit.found(name_of(log.size), "it is not there");
    check_entry(audit, rows, entry);
    add_leaf(log, leaf_hash(entry.leaf));
    const auto wanted = audit.roots.find(log.size);
    if (wanted != audit.roots.end()) wanted->second = log_root(log);
    return true;
  });
  for (const auto& [seq, row] : rows) {
    audit.found(name_of(seq),
                std::string("a row of ") + row_name(row.kind) + " claims it, and it is not there");
  }
  audit.report.head = head_of(log);
  const Result<LogHead> kept = audit.ledger.log_head();
  if (!kept || *kept != audit.report.head)
    audit.found("log", "what is kept of its head is not that of its entries");
  return read;
}

namespace {

// Each decision follows the one before on its subject.
void check_decisions(Audit& audit) {
  std::map<std::string, std::string> last;  // by subject
  for (const Decision& decision : audit.decisions) {
    if (std::exchange(last[decision.subject], decision.id) != decision.parent)
      audit.found("decision " + decision.id, "it does not follow the one before on its subject");
  }
}

}  // namespace

void check_personal(Audit& audit) {
  check_decisions(audit);
  for (const auto& [commitment, field] : audit.personal) {
    Salt salt{};
    const bool whole = field.salt.size() == salt.size();
    if (whole) std::copy(field.salt.begin(), field.salt.end(), salt.begin());
    if (!whole || to_hex(commitment_to(salt, field.content)) != commitment)
      audit.found("personal field " + commitment, "it is not what was committed to");
    if (!audit.committed.contains(commitment))
      audit.found("personal field " + commitment, "no entry of the log commits to it");
    if (audit.erased.contains(commitment))
      audit.found("personal field " + commitment, "the log says that it was erased");
  }
  for (const std::string& commitment : audit.committed) {
    if (!audit.personal.contains(commitment) && !audit.erased.contains(commitment))
      audit.found("personal field " + commitment, "it is gone, and the log knows of no erasure");
  }
  for (const std::string& commitment : audit.erased) {
    if (!audit.committed.contains(commitment))
      audit.found("personal field " + commitment, "it was erased, and nothing committed to it");
  }
}

}  // namespace isnad
