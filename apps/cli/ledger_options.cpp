#include "apps/cli/ledger_options.hpp"

#include <CLI/CLI.hpp>

#include "isnad/ledger/filter_text.hpp"

#include "apps/cli/shared_options.hpp"

namespace isnad {
namespace {

constexpr const char* kInitExamples = "  isnad init reports.isnad";
constexpr const char* kAddExamples =
    "  isnad add reports.isnad reports/ --outlet SANA\n"
    "  isnad add reports.isnad news.jsonl --jobs 4\n"
    "  isnad add reports.isnad                       goes on where an earlier run stopped";
constexpr const char* kStatsExamples = "  isnad stats reports.isnad --json";
constexpr const char* kClaimsExamples =
    "  isnad claims reports.isnad --type casualty --from 2018-03-01 --to 2018-03-31\n"
    "  isnad claims reports.isnad --near 35.93,36.63,20 --quantity 10.. --format text";

constexpr const char* kSearchExamples =
    "  isnad search reports.isnad WORDS\n"
    "  isnad search reports.isnad WORDS --type casualty --format jsonl";
constexpr const char* kBackupExamples = "  isnad backup reports.isnad reports.backup";
constexpr const char* kRestoreExamples = "  isnad restore reports.backup again.isnad";
constexpr const char* kVerifyExamples =
    "  isnad verify reports.isnad\n"
    "  isnad verify reports.isnad --checkpoint kept/reports.checkpoint --key kept/public-key";
constexpr const char* kBundleExamples =
    "  isnad bundle reports.isnad handover && tools/verify_bundle handover";
constexpr const char* kServeExamples =
    "  isnad serve reports.isnad\n"
    "  isnad serve reports.isnad --port 8080 --no-browser --reviewer Huda";

void add_ledger(CLI::App& app, const CommandLine& line, std::string& ledger) {
  app.add_option("LEDGER", ledger, line.text("help.ledger"))->type_name("")->required();
}

void add_key(CLI::App& app, const CommandLine& line, std::string& key) {
  app.add_option("--key", key, line.text("help.key"))->type_name("FILE");
}

void add_format(CLI::App& app, const CommandLine& line, ExportFormat& format) {
  const std::map<std::string, ExportFormat> formats = {{"jsonl", ExportFormat::jsonl},
                                                       {"text", ExportFormat::text}};
  app.add_option("--format", format, line.text("help.claims.format"))
      ->type_name("FORMAT")
      ->transform(CLI::CheckedTransformer(formats).description(""));
}

void add_init(const CommandLine& line, InitOptions& options) {
  CLI::App& app = line.command("init", "help.init", kInitExamples);
  add_ledger(app, line, options.ledger);
  add_key(app, line, options.key);
  app.final_callback([&line, &options] {
    line.run([&options](const Reporter& reporter) { return run_init(options, reporter); });
  });
}

void add_add(const CommandLine& line, AddOptions& options) {
  CLI::App& app = line.command("add", "help.add", kAddExamples);
  add_ledger(app, line, options.ledger);
  app.add_option("INPUT", options.inputs, line.text("help.add.inputs"))->type_name("");
  line.add_reading(app, options.reading, options.packs);
  app.add_option("--jobs,-j", options.jobs, line.text("help.add.jobs"))
      ->type_name("N")
      ->check(CLI::Range(1, 256));
  app.add_option("--wait", options.wait, line.text("help.wait"))->type_name("SECONDS");
  add_key(app, line, options.key);
  app.final_callback([&line, &options] {
    line.run([&options](const Reporter& reporter) { return run_add(options, reporter); });
  });
}

void add_stats(const CommandLine& line, StatsOptions& options) {
  CLI::App& app = line.command("stats", "help.stats", kStatsExamples);
  add_ledger(app, line, options.ledger);
  app.final_callback([&line, &options] {
    line.run([&options](const Reporter& reporter) { return run_stats(options, reporter); });
  });
}

void add_claims(const CommandLine& line, ClaimsOptions& options) {
  CLI::App& app = line.command("claims", "help.claims", kClaimsExamples);
  add_ledger(app, line, options.ledger);
  add_claim_filter(app, line, options.filter);
  repeated(app.add_option("--state", options.states, line.text("help.state"))->type_name("STATE"))
      ->check(CLI::IsMember(
          {"new", "accepted", "corrected", "rejected", "disputed", "second_opinion"}));
  add_format(app, line, options.format);
  app.final_callback([&line, &options] {
    line.run([&options](const Reporter& reporter) { return run_claims(options, reporter); });
  });
}

void add_search(const CommandLine& line, SearchOptions& options) {
  CLI::App& app = line.command("search", "help.search", kSearchExamples);
  add_ledger(app, line, options.ledger);
  app.add_option("QUERY", options.query, line.text("help.query"))->type_name("")->required();
  options.filter.limit = 20;
  add_claim_filter(app, line, options.filter);
  line.add_pack(app, options.packs);
  add_format(app, line, options.format);
  app.final_callback([&line, &options] {
    line.run([&options](const Reporter& reporter) { return run_search(options, reporter); });
  });
}

void add_copies(const CommandLine& line, LedgerOptions& options) {
  CLI::App& backup = line.command("backup", "help.backup", kBackupExamples);
  add_ledger(backup, line, options.backup.from);
  backup.add_option("FILE", options.backup.to, line.text("help.backup.file"))
      ->type_name("")
      ->required();
  backup.final_callback([&line, &options] {
    line.run([&options](const Reporter& reporter) { return run_backup(options.backup, reporter); });
  });
  CLI::App& restore = line.command("restore", "help.restore", kRestoreExamples);
  restore.add_option("FILE", options.restore.from, line.text("help.backup.file"))
      ->type_name("")
      ->required();
  add_ledger(restore, line, options.restore.to);
  restore.final_callback([&line, &options] {
    line.run(
        [&options](const Reporter& reporter) { return run_restore(options.restore, reporter); });
  });
}

void add_verify(const CommandLine& line, VerifyCommand& command) {
  CLI::App& app = line.command("verify", "help.verify", kVerifyExamples);
  add_ledger(app, line, command.ledger);
  app.add_option("--checkpoint", command.checkpoints, line.text("help.checkpoint"))
      ->type_name("FILE");
  app.add_option("--key", command.key, line.text("help.public_key"))->type_name("KEY");
  app.final_callback([&line, &command] {
    line.run([&command](const Reporter& reporter) { return run_verify(command, reporter); });
  });
}

void add_bundle(const CommandLine& line, BundleCommand& command) {
  CLI::App& app = line.command("bundle", "help.bundle", kBundleExamples);
  add_ledger(app, line, command.ledger);
  app.add_option("FOLDER", command.folder, line.text("help.bundle.folder"))
      ->type_name("")
      ->required();
  app.final_callback([&line, &command] {
    line.run([&command](const Reporter& reporter) { return run_bundle(command, reporter); });
  });
}

void add_serve(const CommandLine& line, ServeCommand& command) {
  CLI::App& app = line.command("serve", "help.serve", kServeExamples);
  add_ledger(app, line, command.ledger);
  app.add_option("--port", command.port, line.text("help.port"))->type_name("N");
  app.add_flag("--no-browser", command.no_browser, line.text("help.no_browser"));
  app.add_option("--reviewer", command.reviewer, line.text("help.reviewer"))->type_name("NAME");
  app.add_flag("--api-only", command.api_only, line.text("help.api_only"));
  line.add_pack(app, command.packs);
  add_key(app, line, command.key);
  app.final_callback([&line, &command] {
    line.run([&command](const Reporter& reporter) { return run_serve(command, reporter); });
  });
}

}  // namespace

void add_claim_filter(CLI::App& app, const CommandLine& line, ClaimFilter& filter) {
  const auto list = [&](const char* name, std::vector<std::string>& values, const char* help) {
    repeated(app.add_option(name, values, line.text(help))->type_name("NAME")->delimiter(','));
  };
  const auto named = [&](const char* name, std::string& value, const char* help) {
    app.add_option(name, value, line.text(help))->type_name("NAME");
  };
  list("--type", filter.types, "help.type");
  list("--modality", filter.modalities, "help.modality");
  named("--speaker", filter.speaker, "help.speaker");
  named("--camp", filter.camp, "help.camp");
  named("--actor", filter.actor, "help.actor");
  named("--place", filter.place, "help.place");
  named("--admin", filter.admin, "help.admin");
  app.add_option_function<std::string>(
         "--near",
         [&filter](const std::string& text) {
           filter.near = parse_circle(text);
           if (!filter.near)
             throw CLI::ValidationError("--near", "'" + text + "' is not LAT,LON,KM");
         },
         line.text("help.near"))
      ->type_name("LAT,LON,KM");
  add_day(app, "--from", filter.from, line.text("help.from"));
  add_day(app, "--to", filter.to, line.text("help.to"));
  app.add_option_function<std::string>(
         "--quantity",
         [&filter](const std::string& text) {
           if (!parse_range(text, filter.low, filter.high))
             throw CLI::ValidationError("--quantity", "'" + text + "' is not LOW..HIGH");
         },
         line.text("help.quantity"))
      ->type_name("LOW..HIGH");
  app.add_option("--confidence", filter.confidence, line.text("help.confidence"))
      ->type_name("SHARE")
      ->check(CLI::Range(0.0, 1.0));
  app.add_option("--limit", filter.limit, line.text("help.limit"))->type_name("N");
}

void add_ledger_commands(const CommandLine& line, LedgerOptions& options) {
  add_init(line, options.init);
  add_add(line, options.add);
  add_stats(line, options.stats);
  add_claims(line, options.claims);
  add_search(line, options.search);
  add_copies(line, options);
  add_verify(line, options.verify);
  add_bundle(line, options.bundle);
  add_serve(line, options.serve);
}

}  // namespace isnad
