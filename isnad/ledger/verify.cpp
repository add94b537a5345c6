#include "isnad/ledger/verify.hpp"

#include <algorithm>

#include "isnad/ledger/verify_parts.hpp"

namespace isnad {

namespace {

constexpr int kRepeats = 3;  // of an audit under which the ledger grew

// Puts all that is visited into `rows`.
template <typename Row>
Visitor<Row> collect(std::vector<Row>& rows) {
  return [&rows](const Row& row) {
    rows.push_back(row);
    return true;
  };
}

VerifyReport verify_once(Ledger& ledger, const VerifyOptions& options) {
  Audit audit(ledger, options);
  const auto step = [&audit](const char* what, const Status& status) {
    if (!status) audit.found(what, status.error().message);
  };
  step("storage", ledger.check());
  step("record", read_record(audit));
  step("checkpoints", read_checkpoints(audit));
  step("blobs", check_blobs(audit));
  step("documents", check_readings(audit));
  step("log", check_log(audit));
  check_personal(audit);
  check_checkpoints(audit);
  return std::move(audit.report);
}

}  // namespace

void Audit::found(std::string item, std::string what) {
  ++report.found;
  if (report.findings.size() < kMostFindings)
    report.findings.push_back({std::move(item), std::move(what)});
}

Status read_record(Audit& audit) {
  Ledger& ledger = audit.ledger;
  Status status = ledger.inputs(collect(audit.inputs));
  if (status) status = ledger.provenance(collect(audit.provenance));
  if (status) status = ledger.readings(collect(audit.readings));
  if (status) status = ledger.quarantine(collect(audit.quarantine));
  if (status) status = ledger.analyses(collect(audit.analyses));
  if (status) status = ledger.decisions(collect(audit.decisions));
  for (size_t i = 0; i < audit.inputs.size(); ++i) audit.input_at[audit.inputs[i].id] = i;
  for (size_t i = 0; i < audit.readings.size(); ++i) audit.reading_at[audit.readings[i].number] = i;
  if (!status) return status;
  status = ledger.personal([&audit](const PersonalField& field) {
    audit.personal.emplace(field.commitment, field);
    return true;
  });
  const bool erased =
      std::any_of(audit.provenance.begin(), audit.provenance.end(),
                  [&](const Provenance& row) { return audit.personal.count(row.commitment) == 0; });
  if (!status || !erased) return status;
  return ledger.log(0, [&audit](const LogEntry& entry) {
    read_renamings(entry.leaf, audit.renamed);
    return true;
  });
}

Status read_checkpoints(Audit& audit) {
  const Status read = audit.ledger.checkpoints([&audit](const KeptCheckpoint& kept) {
    audit.notes.push_back({"checkpoint of " + std::to_string(kept.size), kept.note, kept.size});
    return true;
  });
  const VerifyOptions& options = audit.options;
  if (!options.beside.empty())
    audit.notes.push_back({"checkpoint beside the ledger", options.beside, std::nullopt});
  for (size_t i = 0; i < options.outside.size(); ++i)
    audit.notes.push_back(
        {"outside checkpoint " + std::to_string(i + 1), options.outside[i], std::nullopt});
  for (const Audit::Note& note : audit.notes) {
    const auto parsed = parse_note(note.text);
    const auto checkpoint = parsed ? parse_checkpoint(parsed->text) : std::nullopt;
    if (checkpoint) audit.roots[checkpoint->head.size] = sha256("");
  }
  return read;
}

// What is wrong with it, or "".
std::string fault_of(Audit& audit, const Audit::Note& note, const PublicKey& key) {
  const Result<Checkpoint> checkpoint = open_checkpoint(note.text, key);
  if (!checkpoint) return checkpoint.error().message;
  const LogHead& head = checkpoint->head;
  if (note.size && *note.size != head.size) return "it is kept as one of another size";
  if (head.size > audit.report.head.size)
    return "it is of " + std::to_string(head.size) + " entries, and the log has only " +
           std::to_string(audit.report.head.size);
  if (audit.roots[head.size] != head.root) return "the log was another one when it was signed";
  audit.report.signed_entries = std::max(audit.report.signed_entries, head.size);
  return "";
}

// The key that was given, or the one that the ledger names.
std::optional<PublicKey> key_of(Audit& audit) {
  const Result<std::string> named = audit.ledger.public_key();
  const auto stored = named ? parse_public_key(*named) : std::nullopt;
  const Result<std::string> id = audit.ledger.id();
  const auto& given = audit.options.key;
  if (named && !named->empty() && (!stored || !id || stored->name != "isnad/" + *id))
    audit.found("public key", "the one in the ledger is not that of its id");
  if (given && stored && *given != *stored)
    audit.found("public key", "the ledger names another one");
  return given ? given : stored;
}

// Every checkpoint was kept, and names the one before it: all of these must be there.
void check_row_of_checkpoints(Audit& audit) {
  std::set<uint64_t> kept;
  for (const Audit::Note& note : audit.notes)
    if (note.size) kept.insert(*note.size);
  for (const Audit::Note& note : audit.notes) {
    const auto parsed = parse_note(note.text);
    const auto checkpoint = parsed ? parse_checkpoint(parsed->text) : std::nullopt;
    // One of a longer log was told already.
    if (!checkpoint || checkpoint->head.size > audit.report.head.size) continue;
    if (kept.count(checkpoint->head.size) == 0)
      audit.found(note.item, "it is not among those that the ledger keeps");
    if (checkpoint->previous && kept.count(*checkpoint->previous) == 0)
      audit.found(note.item, "the one before it, of " + std::to_string(*checkpoint->previous) +
                                 " entries, is gone");
  }
}

void check_checkpoints(Audit& audit) {
  const auto key = key_of(audit);
  if (!key && !audit.notes.empty())
    audit.found("checkpoints", "there is no public key to check them with");
  if (!key) return;
  for (const Audit::Note& note : audit.notes) {
    const std::string fault = fault_of(audit, note, *key);
    if (!fault.empty()) audit.found(note.item, fault);
    ++audit.report.checkpoints;
  }
  check_row_of_checkpoints(audit);
}

Result<VerifyReport> verify_ledger(Ledger& ledger, const VerifyOptions& options) {
  for (int i = 0;; ++i) {
    const Result<LedgerStats> before = ledger.stats();
    if (!before) return before.error();
    VerifyReport report = verify_once(ledger, options);
    if (report.findings.empty() || i == kRepeats) return report;
    // A writer may have added to the ledger between two looks at it.
    const Result<LedgerStats> after = ledger.stats();
    if (!after || after->entries == before->entries) return report;
  }
}

}  // namespace isnad
