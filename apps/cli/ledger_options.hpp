// What may be said to the commands of the ledger? Each add_..._command() makes a subcommand that
// fills its options and runs its command.
#pragma once

#include <string>
#include <vector>

#include "isnad/exports/claim_writer.hpp"
#include "isnad/ingest/document_reader.hpp"
#include "isnad/ledger/records.hpp"

#include "apps/cli/command_line.hpp"

namespace isnad {

struct InitOptions {
  std::string ledger;
  std::string key;  // file; "" = LEDGER.key
};

struct AddOptions {
  std::string ledger;
  std::vector<std::string> inputs;  // none: what an earlier run left
  ReadOptions reading;
  std::vector<std::string> packs;
  unsigned jobs = 0;   // threads; 0 = as many as the machine has
  unsigned wait = 10;  // seconds for another writer
  std::string key;     // file; "" = LEDGER.key
};

struct StatsOptions {
  std::string ledger;
};

struct ClaimsOptions {
  std::string ledger;
  ClaimFilter filter;
  std::vector<std::string> states;  // of their review; none = all
  ExportFormat format = ExportFormat::jsonl;
};

struct SearchOptions {
  std::string ledger;
  std::vector<std::string> query;  // words
  ClaimFilter filter;
  std::vector<std::string> packs;
  ExportFormat format = ExportFormat::text;
};

struct CopyOptions {
  std::string from;
  std::string to;
};

struct VerifyCommand {
  std::string ledger;
  std::vector<std::string> checkpoints;  // files, kept elsewhere
  std::string key;                       // public key, or a file with it; "" = the ledger's own
};

struct BundleCommand {
  std::string ledger;
  std::string folder;
};

struct ServeCommand {
  std::string ledger;
  uint16_t port = 0;  // 0 = a free one
  bool no_browser = false;
  bool api_only = false;
  std::string reviewer;  // "" = $USER
  std::string key;       // file; "" = LEDGER.key
  std::vector<std::string> packs;
};

// Each returns the exit code.
int run_init(const InitOptions& options, const Reporter& reporter);
int run_add(const AddOptions& options, const Reporter& reporter);
int run_stats(const StatsOptions& options, const Reporter& reporter);
int run_claims(const ClaimsOptions& options, const Reporter& reporter);
int run_search(const SearchOptions& options, const Reporter& reporter);
int run_backup(const CopyOptions& options, const Reporter& reporter);
int run_restore(const CopyOptions& options, const Reporter& reporter);
int run_verify(const VerifyCommand& command, const Reporter& reporter);
int run_bundle(const BundleCommand& command, const Reporter& reporter);
int run_serve(const ServeCommand& command, const Reporter& reporter);

struct LedgerOptions {
  InitOptions init;
  AddOptions add;
  StatsOptions stats;
  ClaimsOptions claims;
  SearchOptions search;
  CopyOptions backup;
  CopyOptions restore;
  VerifyCommand verify;
  BundleCommand bundle;
  ServeCommand serve;
};

void add_ledger_commands(const CommandLine& line, LedgerOptions& options);

}  // namespace isnad
