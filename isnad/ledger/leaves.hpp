// What does the log say? One line of JSON an entry, isnad.leaf/1, keys in a fixed order
// (schema/leaf.schema.json). Personal fields enter as commitments alone.
#pragma once

#include <string>

#include "isnad/base/result.hpp"
#include "isnad/ledger/records.hpp"

namespace isnad {

// Where and when an entry stands.
struct LeafPlace {
  uint64_t seq = 0;
  std::string at;
};

std::string acceptance_leaf(const LeafPlace& place, const Blob& blob,
                            const std::string& commitment);
std::string analysis_leaf(const LeafPlace& place, const InputReading& reading,
                          const DocumentRow& document, const AnalysisRow& analysis);
std::string quarantine_leaf(const LeafPlace& place, const QuarantineRow& row);
std::string decision_leaf(const Decision& decision, const std::string& commitment);

// What the commitment of a decision is to: kind, reviewer, content, parted by line feeds; the first
// two hold none.
std::string decision_content(const Decision& decision);
// Reviewer and content of it; nothing is left of them in what was erased.
void read_decision_content(const std::string& content, Decision& decision);

// What both ledgers say in the same words.
std::string decision_id(const std::string& commitment);
Error decision_conflict(const Decision& decision, const std::string& standing);
Error nothing_to_erase(const std::string& commitment);
Error no_document(uint64_t number);
QuarantineRow died_twice();
Error not_pending(const InputReading& reading);

// The file name of a path.
std::string file_name_of(const std::string& path);

// SHA-256 of the lines, each with its line feed.
std::string digest_of_lines(const std::vector<std::string>& lines);
// What an analysis was made of: SHA-256 of the hex digests, one after the other, of the document's
// id, name, url, outlet, title, published and text, and of the analysis' published and basis.
std::string content_digest(const DocumentRow& row, const AnalysisRow& analysis);
// SHA-256 of what a document is besides its bytes: two records of one input differ in it.
std::string digest_of_document(const Document& document);

}  // namespace isnad
