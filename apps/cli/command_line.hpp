// What does main.cpp lend to the files that say what a command takes? Those files alone, not their
// headers, include the library of options: its static objects are made once in each that does.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "isnad/ingest/document_reader.hpp"
#include "isnad/ledger/records.hpp"

#include "apps/cli/reporter.hpp"

namespace CLI {  // NOLINT(readability-identifier-naming)
class App;
}

namespace isnad {

// What main.cpp lends: subcommands with its shared options, and how one is chosen.
struct CommandLine {
  std::function<CLI::App&(const char* name, const char* help, const char* examples)> command;
  std::function<std::string(const char* id)> text;  // a message
  std::function<void(CLI::App&, ReadOptions&, std::vector<std::string>& packs)> add_reading;
  std::function<void(CLI::App&, std::vector<std::string>& packs)> add_pack;
  std::function<void(std::function<int(const Reporter&)>)> run;
};

// The filters of claims, search and incidents.
void add_claim_filter(CLI::App& app, const CommandLine& line, ClaimFilter& filter);

}  // namespace isnad
