// The subcommand `isnad eval`: its options, its files, its exit code.
#include <CLI/CLI.hpp>

#include "apps/cli/eval.hpp"
#include "apps/cli/output.hpp"
#include "apps/cli/reporter.hpp"

namespace isnad {
namespace {

Status write_pairs(const std::string& path, const std::string& pairs) {
  if (path.empty()) return Done{};
  Result<CompleteFile> file = CompleteFile::create(path);
  if (!file) return file.error();
  const Status written = file->write(pairs);
  return written ? file->keep() : written;
}

Status write_report(const std::string& report) {
  StandardOutput output;
  const Status written = output.write(report);
  return written ? output.finish() : written;
}

}  // namespace

void add_eval_options(CLI::App& command, EvalOptions& options) {
  command.add_option("GOLD", options.gold, "Annotated claims (JSONL; docs/evaluation.md)")
      ->required();
  command.add_option("--system", options.system, "Claims as `isnad analyze` writes them")
      ->required();
  command.add_option("--part", options.part, "Documents of one half (split.tsv beside the gold)")
      ->check(CLI::IsMember({"dev", "check"}));
  command.add_option("--pairs", options.pairs,
                     "File for one line per scored claim: its gold claim or null");
  command.add_flag("--core", options.core, "Gold claims marked core only");
  command.add_flag("--errors", options.errors, "List what was missed, wrong or spurious");
  command.add_flag("--json", options.json, "The figures as one JSON object");
}

int run_eval(const EvalOptions& options, const Reporter& reporter) {
  const Result<EvalOutput> output = score_claims(options);
  if (!output) return reporter.end(output.error());
  const Status paired = write_pairs(options.pairs, output->pairs);
  if (!paired) return reporter.end(paired.error());
  const Status written = write_report(output->report);
  if (!written) return reporter.end(written.error());
  return kDone;
}

}  // namespace isnad
