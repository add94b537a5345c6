#include "apps/cli/claim_inputs.hpp"

#include "isnad/ingest/byte_stream.hpp"
#include "isnad/ledger/sqlite_ledger.hpp"
#include "isnad/record/claim_reader.hpp"

#include "apps/cli/reviews.hpp"

namespace isnad {
namespace {

constexpr std::string_view kSqlite = "SQLite format 3";

Status read_lines(ByteStream& stream, const std::string& path, const Reporter& reporter,
                  ClaimInputs& out) {
  ClaimParser parser;
  for (Line line; stream.next_line(line);) {
    if (line.bytes.empty()) continue;
    Result<Claim> claim = parser.parse(line.bytes);
    if (claim) {
      out.claims.push_back(std::move(*claim));
      continue;
    }
    ++out.refused;
    reporter.say_reason(path + ":" + std::to_string(line.number), "JSON-SYNTAX", line.offset);
  }
  if (stream.failed())
    return Error{ErrorCode::input_missing, "reading failed", path, "", "IO-READ"};
  return Done{};
}

// The claims that stand, the texts of their documents and the decisions on incidents.
Status read_ledger(const std::string& path, ClaimInputs& out) {
  const auto ledger = open_ledger(path, {});
  if (!ledger) return ledger.error();
  ClaimParser parser;
  Status parsed = Done{};
  Status read = (*ledger)->claims({}, [&](const ClaimRow& row) {
    Result<Claim> claim = parser.parse(row.line);
    if (!claim) {
      parsed = claim.error();
      return false;
    }
    out.claims.push_back(std::move(*claim));
    return true;
  });
  if (read) read = parsed;
  if (!read) return read;
  read = (*ledger)->documents(true, [&](const DocumentRow& row) {
    out.texts.push_back({row.document.id, row.document.name, row.document.text});
    return true;
  });
  if (!read) return read;
  read = (*ledger)->decisions([&](const Decision& decision) {
    // A decision whose content was erased says nothing any more.
    if (!decision.content.empty())
      parsed = add_review(decision.kind, decision.content, out.reviewed);
    return parsed.has_value();
  });
  return read ? parsed : read;
}

}  // namespace

Status read_claim_input(const std::string& path, const Reporter& reporter, ClaimInputs& out) {
  Result<ByteStream> stream = ByteStream::open(path);
  if (!stream) return stream.error();
  if (stream->peek(kSqlite.size()) == kSqlite) return read_ledger(path, out);
  return read_lines(*stream, path, reporter, out);
}

}  // namespace isnad
