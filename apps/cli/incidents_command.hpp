// What may be asked of `isnad incidents`? Its options, and the road from claims to incidents.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "apps/cli/reporter.hpp"

namespace CLI {  // NOLINT(readability-identifier-naming)
class App;
}

namespace isnad {

struct IncidentsOptions {
  std::vector<std::string> inputs;     // claims as isnad analyze writes them
  std::vector<std::string> documents;  // the texts they come from, to find copies by
  std::string reviews;                 // file of splits and merges, or ""
  std::vector<std::string> packs;
  std::string format = "text";  // or jsonl
  std::string type;             // family or type of a claim
  std::string place;            // id or name, also of what a place lies in
  std::string from, to;         // ISO days
  bool rejected = false;        // claims that reviewers rejected, too
  uint32_t min_voices = 0;
  bool contested = false;
};

void add_incidents_options(CLI::App& app, IncidentsOptions& options, const Labels& messages);

// Returns the exit code.
int run_incidents(const IncidentsOptions& options, const Reporter& reporter);

}  // namespace isnad
