// How right are claims? The subcommand `isnad eval GOLD... --system CLAIMS`: scores claims against
// an annotated gold standard (docs/evaluation.md).
#pragma once

#include <string>
#include <vector>

#include "isnad/base/result.hpp"

namespace CLI {  // NOLINT(readability-identifier-naming)
class App;
}

namespace isnad {

class Reporter;

struct EvalOptions {
  std::vector<std::string> gold;  // JSONL files
  std::string system;             // JSONL file of claims
  std::string part;               // a half named in split.tsv beside the gold; empty = all
  std::string pairs;              // file for one line a scored claim; empty = none
  bool core = false;              // gold claims marked core only
  bool errors = false;            // list what was missed, wrong or spurious
  bool json = false;              // the figures as one JSON object
};

// Adds the options to the subcommand `eval`; `options` must outlive it.
void add_eval_options(CLI::App& command, EvalOptions& options);

struct EvalOutput {
  std::string report;  // for standard output
  std::string pairs;   // {"document", "claim", "gold" (or null), "confidence"} of each scored claim
};
Result<EvalOutput> score_claims(const EvalOptions& options);

// Scores, writes and returns the exit code.
int run_eval(const EvalOptions& options, const Reporter& reporter);

}  // namespace isnad
