#include "apps/cli/claim_inputs.hpp"

#include <algorithm>
#include <iterator>

#include "isnad/ingest/byte_stream.hpp"
#include "isnad/ledger/sqlite_ledger.hpp"
#include "isnad/record/claim_reader.hpp"

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

// The claims that stand, as reviewers left them, and the texts of their documents.
Status read_ledger(const std::string& path, bool rejected, ClaimInputs& out) {
  const auto ledger = open_ledger(path, {});
  if (!ledger) return ledger.error();
  const auto book = read_reviews(**ledger);
  if (!book) return book.error();
  std::vector<Claim> claims;
  if (const Status read = read_standing(**ledger, claims); !read) return read;
  const ReviewCounts counts = apply_reviews(*book, rejected, claims);
  if (!rejected) out.reviewed.rejected += counts.rejected;
  out.reviewed.corrected += counts.corrected;
  out.reviewed.added += counts.added;
  out.reviewed.disputed += counts.disputed;
  std::move(claims.begin(), claims.end(), std::back_inserter(out.claims));
  add_words(book->words(), out.words);
  return (*ledger)->documents(true, [&](const DocumentRow& row) {
    out.texts.push_back({row.document.id, row.document.name, row.document.text});
    return true;
  });
}

}  // namespace

Status read_standing(Ledger& ledger, std::vector<Claim>& claims) {
  ClaimParser parser;
  Status parsed = Done{};
  const Status read = ledger.claims({}, [&](const ClaimRow& row) {
    Result<Claim> claim = parser.parse(row.line);
    if (claim) {
      claims.push_back(std::move(*claim));
    } else {
      parsed = claim.error();
    }
    return parsed.has_value();
  });
  return read ? parsed : read;
}

Status read_claim_input(const std::string& path, const Reporter& reporter, bool rejected,
                        ClaimInputs& out) {
  Result<ByteStream> stream = ByteStream::open(path);
  if (!stream) return stream.error();
  if (stream->peek(kSqlite.size()) == kSqlite) return read_ledger(path, rejected, out);
  return read_lines(*stream, path, reporter, out);
}

void say_reviewed(const ReviewCounts& counts, const Reporter& reporter) {
  if (counts.rejected + counts.corrected + counts.added + counts.disputed == 0) return;
  reporter.say(filled(reporter.messages()["reviews.counts"],
                      {{"rejected", std::to_string(counts.rejected)},
                       {"corrected", std::to_string(counts.corrected)},
                       {"added", std::to_string(counts.added)},
                       {"disputed", std::to_string(counts.disputed)}}));
}

}  // namespace isnad
