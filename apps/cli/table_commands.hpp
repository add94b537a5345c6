// Which tables leave, and how are they compared? Options of `isnad export` and `isnad compare`.
#pragma once

#include <string>
#include <vector>

#include "isnad/exports/labels.hpp"

#include "apps/cli/reporter.hpp"

namespace CLI {
class App;
}

namespace isnad {

// Which incidents (or, of formats that hold claims, which claims).
struct TableFilter {
  std::vector<std::string> types;  // "casualty.killed", or a family: "casualty"; none = all
  std::string from, to;            // ISO days; those that may lie between them
  std::string place;               // a place's id or name, or that of a unit that holds it
};

struct ExportTableOptions {
  std::string claims;  // a file of claims (JSONL), or a ledger
  std::string format;
  std::string rule;  // "" = the usual one of the format
  std::string profile = "internal";
  std::string out;                 // "" = standard output
  std::string withheld;            // file, or ""
  std::vector<std::string> texts;  // documents, for annotations
  bool rejected = false;           // claims that reviewers rejected, too
  TableFilter filter;
  std::vector<std::string> packs;
};

struct CompareOptions {
  std::string claims;
  std::string coded;  // the coder's table
  std::string rule = "low_best_high";
  std::string format = "text";  // csv, jsonl
  int days = 1;                 // most days apart
  double km = 25;               // most kilometres apart beyond both uncertainties
  TableFilter filter;
  std::vector<std::string> packs;
};

void add_export_options(CLI::App& command, ExportTableOptions& options, const Labels& messages);
void add_compare_options(CLI::App& command, CompareOptions& options, const Labels& messages);

// Each returns the exit code.
int run_export(const ExportTableOptions& options, const Reporter& reporter);
int run_compare(const CompareOptions& options, const Reporter& reporter);

}  // namespace isnad
