// Are blobs, documents and claims what they were? Hashes, digests and spans, made anew.
#include "isnad/base/sha256.hpp"
#include "isnad/ledger/leaves.hpp"
#include "isnad/ledger/verify_parts.hpp"
#include "isnad/record/claim_json.hpp"
#include "isnad/record/claim_reader.hpp"

namespace isnad {

namespace {

constexpr size_t kChunk = size_t{1} << 18;

void check_blob(Audit& audit, const InputRow& input) {
  const std::string item = "blob " + input.id;
  Result<ByteStream> stream = audit.ledger.open_blob(input.id);
  if (!stream) return audit.found(item, "it cannot be read");
  RunningSha256 hash;
  uint64_t bytes = 0;
  for (;;) {
    const std::string_view part = stream->peek(kChunk);
    if (part.empty()) break;
    hash.add(part);
    bytes += part.size();
    stream->skip(part.size());
  }
  ++audit.report.blobs;
  audit.report.bytes += bytes;
  if (stream->failed()) return audit.found(item, "it cannot be read to its end");
  if (bytes != input.bytes) return audit.found(item, "it is not of the size that was accepted");
  if ("sha256:" + to_hex(hash.finish()) != input.id)
    audit.found(item, "its bytes are not those that were accepted");
}

// What a claim says of its document, against the document.
bool same_document(const DocumentRef& said, const DocumentRow& row, const AnalysisRow& analysis) {
  const Document& document = row.document;
  return said.id == document.id && said.name == document.name && said.url == document.url &&
         said.outlet == document.outlet && said.title == document.title &&
         said.published == analysis.published && said.published_basis == analysis.published_basis;
}

void check_claim(Audit& audit, const ClaimRow& row, const Claim& claim, const std::string& text) {
  const std::string item = "claim " + row.id + " (" + std::to_string(row.number) + ")";
  if (claim_json(claim) != row.line) audit.found(item, "its line is not as claims are written");
  if (claim.id != row.id) audit.found(item, "its line is of the claim " + claim.id);
  const std::string part = misplaced_part(claim, text, audit.report.spans);
  if (!part.empty()) audit.found(item, "its " + part + " is not in the document as it says");
}

Status check_analysis(Audit& audit, const AnalysisRow& analysis, const DocumentRow& document) {
  const std::string item = "analysis " + std::to_string(analysis.number);
  // Digests are those of the analysis' own entry, or of the entry that renamed its document.
  const auto later = audit.renamed.find(analysis.seq);
  const bool renamed = later != audit.renamed.end();
  if (content_digest(document, analysis) != (renamed ? later->second.content : analysis.content) ||
      (renamed && document.document.name != document.document.id))
    audit.found("document " + document.document.id + " (" + std::to_string(document.number) + ")",
                "it is not what was read");
  ClaimParser parser;
  std::vector<std::string> lines;
  const Status read = audit.ledger.claims_of(analysis.number, [&](const ClaimRow& row) {
    lines.push_back(row.line);
    ++audit.report.claims;
    const Result<Claim> claim = parser.parse(row.line);
    if (!claim) {
      audit.found("claim " + row.id, "its line cannot be read");
      return true;
    }
    check_claim(audit, row, *claim, document.document.text);
    if (!same_document(claim->document, document, analysis) || row.document != document.number)
      audit.found("claim " + row.id, "it is of another document");
    return true;
  });
  if (lines.size() != analysis.claims ||
      digest_of_lines(lines) != (renamed ? later->second.digest : analysis.digest))
    audit.found(item, "its claims are not those that were made");
  ++audit.report.analyses;
  return read;
}

}  // namespace

Status check_blobs(Audit& audit) {
  std::set<std::string> accepted;
  for (const Provenance& name : audit.provenance) accepted.insert(name.input);
  for (const InputRow& input : audit.inputs) {
    check_blob(audit, input);
    if (!accepted.contains(input.id))
      audit.found("input " + input.id, "nothing was accepted as it");
  }
  for (const InputReading& reading : audit.readings) {
    if (!accepted.contains(reading.input))
      audit.found("reading " + std::to_string(reading.number), "its input is not there");
  }
  return Done{};
}

Status check_readings(Audit& audit) {
  for (const AnalysisRow& analysis : audit.analyses) {
    const std::string item = "analysis " + std::to_string(analysis.number);
    Result<DocumentRow> document = audit.ledger.document(analysis.document);
    if (!document) {
      audit.found(item, "its document cannot be read");
      continue;
    }
    const Status checked = check_analysis(audit, analysis, *document);
    if (!checked) audit.found(item, checked.error().message);
    document->document.text.clear();
    audit.documents.insert_or_assign(analysis.document, std::move(*document));
  }
  audit.report.documents = audit.documents.size();
  return Done{};
}

}  // namespace isnad
