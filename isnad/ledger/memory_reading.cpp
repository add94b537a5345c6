// What does the ledger in memory read back?
#include <algorithm>

#include "isnad/ledger/claim_facts.hpp"
#include "isnad/ledger/memory_store.hpp"

namespace isnad {
namespace {

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

}  // namespace

Result<LedgerStats> MemoryLedger::stats() {
  LedgerStats out;
  const MemoryState& s = state_;
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

Result<std::vector<uint64_t>> MemoryLedger::claim_numbers(const ClaimFilter& filter) {
  std::vector<uint64_t> out;
  const Status read = claims(filter, [&](const ClaimRow& row) {
    out.push_back(row.number);
    return true;
  });
  if (!read) return read.error();
  return out;
}

Status MemoryLedger::claim_values(ClaimValue of,
                                  const std::function<void(uint64_t claim, double value)>& take) {
  for (const KeptClaim& kept : state_.claims)
    if (const auto value = value_of(kept.claim, facts_of(kept.claim), of))
      take(kept.row.number, *value);
  return Done{};
}

Status MemoryLedger::numbered_claims(const std::vector<uint64_t>& numbers,
                                     const Visitor<ClaimRow>& visit) {
  for (const uint64_t number : numbers)
    if (number > 0 && number <= state_.claims.size() && !visit(state_.claims[number - 1].row))
      break;
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

Result<LogHead> MemoryLedger::log_head() {
  LogFrontier log;
  for (const LogEntry& entry : state_.log) isnad::add_leaf(log, leaf_hash(entry.leaf));
  return head_of(log);
}

Status MemoryLedger::checkpoints(const Visitor<KeptCheckpoint>& visit) {
  for (const auto& [size, note] : state_.checkpoints)
    if (!visit({size, note})) break;
  return Done{};
}

Result<std::string> MemoryLedger::checkpoint() {
  return state_.checkpoints.empty() ? std::string() : state_.checkpoints.rbegin()->second;
}

}  // namespace isnad
