// What may be said to the commands of reviewers: decide, decisions, erase?
#pragma once

#include <string>

#include "apps/cli/ledger_options.hpp"

namespace isnad {

struct DecideOptions {
  std::string ledger;
  std::string file = "-";  // lines of decisions
  std::string reviewer;
  std::vector<std::string> packs;  // whose codes types have
  unsigned wait = 10;              // seconds for another writer
  std::string key;                 // file; "" = LEDGER.key
};

struct DecisionsOptions {
  std::string ledger;
  std::string subject;  // "" = all
};

struct EraseOptions {
  std::string ledger;
  std::string reviewer, name, commitment;  // one of them
  std::string reason;
  unsigned wait = 10;
  std::string key;
};

struct ReviewOptions {
  DecideOptions decide;
  DecisionsOptions decisions;
  EraseOptions erase;
};

// Each returns the exit code.
int run_decide(const DecideOptions& options, const Reporter& reporter);
int run_decisions(const DecisionsOptions& options, const Reporter& reporter);
int run_erase(const EraseOptions& options, const Reporter& reporter);

void add_review_commands(const CommandLine& line, ReviewOptions& options);

}  // namespace isnad
