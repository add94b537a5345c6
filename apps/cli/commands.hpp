// Which commands are there, and what may be said to each? main.cpp fills these from the command
// line.
#pragma once

#include <string>
#include <vector>

#include "isnad/exports/claim_writer.hpp"
#include "isnad/ingest/document_reader.hpp"

#include "apps/cli/import_formats.hpp"
#include "apps/cli/reporter.hpp"

namespace isnad {

enum class ShownLayer {
  text,
  normalize,
  tokens,
  morphology,
  quantities,
  dates,
  entities,
  events,
  attribution,
  claims
};

struct AnalyzeOptions {
  std::vector<std::string> inputs;
  ReadOptions reading;
  std::vector<std::string> packs;
  ExportFormat format = ExportFormat::jsonl;
  ShownLayer show = ShownLayer::claims;
  std::string diagnostics;  // file, or ""
  unsigned jobs = 0;        // threads; 0 = as many as the machine has
};

struct ExplainOptions {
  std::string input;
  std::string claim;
  ReadOptions reading;
  std::vector<std::string> packs;
};

struct SuggestOptions {
  std::vector<std::string> inputs;
  ReadOptions reading;
  std::vector<std::string> packs;
  std::string table = "places";  // or actors
  size_t top = 50;
};

// Each returns the exit code.
int run_analyze(const AnalyzeOptions& options, const Reporter& reporter);
int run_explain(const ExplainOptions& options, const Reporter& reporter);
int run_packs_list(const std::vector<std::string>& packs, const Reporter& reporter);
int run_packs_lint(const std::vector<std::string>& packs, const Reporter& reporter);
int run_packs_compile(const std::vector<std::string>& packs, const Reporter& reporter);
int run_packs_import(const ImportOptions& options, const Reporter& reporter);
int run_packs_suggest(const SuggestOptions& options, const Reporter& reporter);
int run_packs_test(const std::vector<std::string>& packs, const Reporter& reporter);

}  // namespace isnad
