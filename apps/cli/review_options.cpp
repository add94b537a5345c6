#include "apps/cli/review_options.hpp"

#include <CLI/CLI.hpp>

namespace isnad {
namespace {

constexpr const char* kDecideExamples =
    "  isnad decide reports.isnad --reviewer Amal decisions.jsonl\n"
    "  echo '{\"subject\": \"c_0123456789abcdef\", \"kind\": \"accept\", \"content\": {}}' |\n"
    "    isnad decide reports.isnad --reviewer Amal";
constexpr const char* kDecisionsExamples =
    "  isnad decisions reports.isnad\n"
    "  isnad decisions reports.isnad --subject c_0123456789abcdef --json";
constexpr const char* kEraseExamples =
    "  isnad erase reports.isnad --name letter.txt --reason \"request of 3 May\"\n"
    "  isnad erase reports.isnad --reviewer Amal --reason \"left the project\"";

void add_ledger(CLI::App& app, const CommandLine& line, std::string& ledger) {
  app.add_option("LEDGER", ledger, line.text("help.ledger"))->type_name("")->required();
}

void add_writing(CLI::App& app, const CommandLine& line, unsigned& wait, std::string& key) {
  app.add_option("--wait", wait, line.text("help.wait"))->type_name("SECONDS");
  app.add_option("--key", key, line.text("help.key"))->type_name("FILE");
}

void add_decide(const CommandLine& line, DecideOptions& options) {
  CLI::App& app = line.command("decide", "help.decide", kDecideExamples);
  add_ledger(app, line, options.ledger);
  app.add_option("FILE", options.file, line.text("help.decide.file"))->type_name("");
  app.add_option("--reviewer", options.reviewer, line.text("help.decide.reviewer"))
      ->type_name("NAME")
      ->required();
  line.add_pack(app, options.packs);
  add_writing(app, line, options.wait, options.key);
  app.final_callback([&line, &options] {
    line.run([&options](const Reporter& reporter) { return run_decide(options, reporter); });
  });
}

void add_decisions(const CommandLine& line, DecisionsOptions& options) {
  CLI::App& app = line.command("decisions", "help.decisions", kDecisionsExamples);
  add_ledger(app, line, options.ledger);
  app.add_option("--subject", options.subject, line.text("help.subject"))->type_name("ID");
  app.final_callback([&line, &options] {
    line.run([&options](const Reporter& reporter) { return run_decisions(options, reporter); });
  });
}

void add_erase(const CommandLine& line, EraseOptions& options) {
  CLI::App& app = line.command("erase", "help.erase", kEraseExamples);
  add_ledger(app, line, options.ledger);
  CLI::Option_group* what = app.add_option_group("what");
  what->add_option("--reviewer", options.reviewer, line.text("help.erase.reviewer"))
      ->type_name("NAME");
  what->add_option("--name", options.name, line.text("help.erase.name"))->type_name("FILE");
  what->add_option("--commitment", options.commitment, line.text("help.erase.commitment"))
      ->type_name("HEX");
  what->require_option(1);
  app.add_option("--reason", options.reason, line.text("help.erase.reason"))
      ->type_name("TEXT")
      ->required();
  add_writing(app, line, options.wait, options.key);
  app.final_callback([&line, &options] {
    line.run([&options](const Reporter& reporter) { return run_erase(options, reporter); });
  });
}

}  // namespace

void add_review_commands(const CommandLine& line, ReviewOptions& options) {
  add_decide(line, options.decide);
  add_decisions(line, options.decisions);
  add_erase(line, options.erase);
}

}  // namespace isnad
