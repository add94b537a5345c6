// isnad claims: the claims that stand, filtered.
#include "isnad/record/claim_reader.hpp"

#include "apps/cli/ledger_opening.hpp"
#include "apps/cli/ledger_options.hpp"
#include "apps/cli/output.hpp"
#include "apps/cli/reviewed_claims.hpp"
#include "apps/cli/terminal.hpp"

namespace isnad {
namespace {

// Writes claims for reading here, those of one document together.
class ClaimText {
 public:
  ClaimText(Ledger& ledger, const Reporter& reporter, StandardOutput& output)
      : ledger_(ledger),
        output_(output),
        writer_(make_claim_writer(ExportFormat::text,
                                  {reporter.language(), colour_of_terminal(), ISNAD_VERSION})) {}

  Status take(const ClaimRow& row, const Review& review) {
    if (row.document != document_) {
      if (const Status written = flush(); !written) return written;
      document_ = row.document;
    }
    Result<Claim> claim = parser_.parse(row.line);
    if (!claim) return claim.error();
    if (review.state != ReviewState::fresh) states_[claim->id] = to_string(review.state);
    claims_.push_back(std::move(*claim));
    return Done{};
  }

  Status flush() {
    if (claims_.empty()) return Done{};
    const Result<DocumentRow> row = ledger_.document(document_);
    if (!row) return row.error();
    const DocumentRef& seen = claims_.front().document;
    const Status written = output_.write(writer_->write(
        {row->document, claims_, seen.published, seen.published_basis, std::move(states_)}));
    claims_.clear();
    states_.clear();
    return written;
  }

 private:
  Ledger& ledger_;
  StandardOutput& output_;
  std::unique_ptr<ClaimWriter> writer_;
  ClaimParser parser_;
  std::vector<Claim> claims_;
  std::map<std::string, std::string> states_;
  uint64_t document_ = 0;
};

}  // namespace

int run_claims(const ClaimsOptions& options, const Reporter& reporter) {
  int code = 0;
  const auto ledger = open_to_read(options.ledger, reporter, code);
  if (!ledger) return code;
  StandardOutput output;
  ClaimText text(*ledger, reporter, output);
  const auto book = read_reviews(*ledger);
  if (!book) return reporter.end(book.error());
  Status written = Done{};
  const auto visit = [&](const ClaimRow& row, const Review& review) {
    written = options.format == ExportFormat::text ? text.take(row, review)
                                                   : output.write(row.line + "\n");
    return written.has_value() && !output.reader_gone();
  };
  const std::set<std::string> states(options.states.begin(), options.states.end());
  const Status read = visit_reviewed(*ledger, *book, options.filter, states, visit);
  if (!read) return reporter.end(read.error());
  if (written) written = text.flush();
  if (written) written = output.finish();
  return written ? kDone : reporter.end(written.error());
}

}  // namespace isnad
