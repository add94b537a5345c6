#include "apps/cli/gold_export.hpp"

#include "isnad/review/gold.hpp"

#include "apps/cli/claim_inputs.hpp"
#include "apps/cli/ledger_opening.hpp"
#include "apps/cli/table_output.hpp"

namespace isnad {

int run_gold(const ExportTableOptions& options, const Reporter& reporter) {
  const Labels& messages = reporter.messages();
  // Gold quotes its documents in full: no profile takes anything out of it.
  if (options.profile != "internal")
    return reporter.end(
        kRefusedByPolicy, "POLICY",
        filled(messages["export.policy"], {{"format", "gold"}, {"profile", options.profile}}),
        messages["export.policy.hint"]);
  int code = 0;
  const auto ledger = open_to_read(options.claims, reporter, code);
  if (!ledger) return code;
  const auto book = read_reviews(*ledger);
  if (!book) return reporter.end(book.error());
  std::vector<Claim> claims;
  if (const Status read = read_standing(*ledger, claims); !read) return reporter.end(read.error());
  const std::vector<std::string> lines = gold_lines(*book, claims);
  if (lines.empty())
    return reporter.end(kNothingUsable, "NOTHING-USABLE", messages["gold.nothing"],
                        messages["gold.nothing.hint"]);
  TableOutput out;
  if (const Status opened = out.open(options.out); !opened) return reporter.end(opened.error());
  for (const std::string& line : lines) out.write(line + "\n");
  const Status finished = out.finish();
  return finished ? static_cast<int>(kDone) : reporter.end(finished.error());
}

}  // namespace isnad
