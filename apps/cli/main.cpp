// The command line: what was asked for? Fills the options of one command and runs it.
#include <CLI/CLI.hpp>
#include <cstdio>
#include <exception>
#include <functional>
#include <iostream>
#include <system_error>

#include "isnad/exports/claim_words.hpp"
#include "isnad/ingest/iso_date.hpp"

#include "apps/cli/commands.hpp"
#include "apps/cli/eval.hpp"
#include "apps/cli/incidents_command.hpp"
#include "apps/cli/interrupt.hpp"
#include "apps/cli/review_options.hpp"
#include "apps/cli/shared_options.hpp"
#include "apps/cli/table_commands.hpp"

namespace isnad {
namespace {

constexpr const char* kAnalyzeExamples =
    "  isnad analyze report.txt --published 2018-03-31 --outlet SANA\n"
    "  isnad analyze reports/ --format html > report.html\n"
    "  isnad analyze news.jsonl --diagnostics skipped.jsonl > claims.jsonl\n"
    "  isnad analyze sentences.txt --input lines --show quantities";
constexpr const char* kExplainExamples = "  isnad explain report.txt --claim c_0123456789abcdef";
constexpr const char* kIncidentsExamples =
    "  isnad incidents claims.jsonl --contested\n"
    "  isnad incidents claims.jsonl --documents reports/ --type attack --from 2021-03-01 --format "
    "jsonl";
constexpr const char* kPacksExamples =
    "  isnad packs list\n"
    "  isnad packs lint --pack packs --pack my-region\n"
    "  isnad packs test";
constexpr const char* kImportExamples =
    "  isnad packs import geonames SY.zip alternateNamesV2.zip --out ~/packs/geonames-sy\n"
    "  isnad packs import cod-ab yem_admin.csv --out ~/packs/cod-ye\n"
    "  isnad packs import csv places.tsv --columns name_ar=arabic,lat=y,lon=x --out ~/packs/mine";
constexpr const char* kSuggestExamples =
    "  isnad packs suggest reports/ > places.tsv\n"
    "  isnad packs suggest reports/ --table actors --top 20";
constexpr const char* kExportExamples =
    "  isnad export claims.jsonl --format acled --out acled.csv\n"
    "  isnad export claims.jsonl --format geojson --profile public --out map.geojson\n"
    "  isnad export claims.jsonl --format hxl --rule min_max --type casualty --from 2021-03-01";
constexpr const char* kCompareExamples = "  isnad compare claims.jsonl coded.csv --format csv";
constexpr const char* kEvalExamples =
    "  isnad eval gold/*.jsonl --system claims.jsonl --part dev --errors";

std::map<std::string, InputFormat> input_formats() {
  return {{"auto", InputFormat::automatic},
          {"text", InputFormat::text},
          {"jsonl", InputFormat::jsonl},
          {"lines", InputFormat::lines}};
}

std::map<std::string, ExportFormat> export_formats() {
  return {{"jsonl", ExportFormat::jsonl},
          {"csv", ExportFormat::csv},
          {"text", ExportFormat::text},
          {"html", ExportFormat::html}};
}

std::map<std::string, ShownLayer> shown_layers() {
  return {{"text", ShownLayer::text},
          {"normalize", ShownLayer::normalize},
          {"tokens", ShownLayer::tokens},
          {"morphology", ShownLayer::morphology},
          {"quantities", ShownLayer::quantities},
          {"dates", ShownLayer::dates},
          {"entities", ShownLayer::entities},
          {"events", ShownLayer::events},
          {"attribution", ShownLayer::attribution},
          {"claims", ShownLayer::claims}};
}

// Everything the command line can fill, and the command it named.
struct Asked {
  std::string language;
  bool json = false;
  AnalyzeOptions analyze;
  ExplainOptions explain;
  EvalOptions eval;
  IncidentsOptions incidents;
  ImportOptions import;
  SuggestOptions suggest;
  LedgerOptions ledger;
  ReviewOptions review;
  ExportTableOptions table;
  CompareOptions compare;
  std::vector<std::string> packs;
  std::function<int(const Reporter&)> run;
};

// The value of --lang before parsing: help and errors are in that language too.
std::string_view named_language(int count, char** words) {
  std::string_view named;
  for (int i = 1; i < count; ++i) {
    const std::string_view word = words[i];
    if (word == "--") break;
    if (word == "--lang" && i + 1 < count) named = words[i + 1];
    if (word.substr(0, 7) == "--lang=") named = word.substr(7);
  }
  return named;
}

class Parser {
 public:
  Parser(const Labels& messages, Asked& asked)
      : messages_(messages), asked_(asked), app_(text("help.program"), "isnad") {
    app_.require_subcommand(1);
    app_.set_help_flag("-h,--help", text("help.help"));
    app_.set_version_flag("--version", std::string("isnad ") + ISNAD_VERSION, text("help.version"));
    app_.footer(text("help.examples") + "\n" + kAnalyzeExamples + "\n" + kExplainExamples +
                "\n  isnad packs list");
    add_shared(app_);
    add_analyze();
    add_explain();
    add_incidents();
    add_pack_commands();
    add_eval();
    add_ledger_commands(line_, asked_.ledger);
    add_review_commands(line_, asked_.review);
    add_tables();
  }

  CLI::App& app() { return app_; }

  // What is wrong with the command line.
  std::string fault(const CLI::ParseError& error) const {
    const std::vector<std::string> rest = app_.remaining(true);
    if (rest.empty() || error.get_name() != "RequiredError") return error.what();
    return filled(messages_["end.unknown"], {{"what", one_line(rest.front())}});
  }

 private:
  std::string text(std::string_view id) const { return std::string(messages_[id]); }

  void add_shared(CLI::App& app) {
    app.add_option("--lang", asked_.language, text("help.lang"))
        ->type_name("LANG")
        ->check(CLI::IsMember({"en", "ar"}));
    app.add_flag("--json", asked_.json, text("help.json"));
  }

  CLI::App& command(CLI::App& parent, const char* name, const char* help, const char* examples) {
    CLI::App& app = *parent.add_subcommand(name, text(help));
    app.footer(text("help.examples") + "\n" + examples);
    add_shared(app);
    return app;
  }

  void add_reading(CLI::App& app, ReadOptions& reading, std::vector<std::string>& packs) {
    app.add_option("--input", reading.format, text("help.input"))
        ->type_name("FORMAT")
        ->transform(CLI::CheckedTransformer(input_formats()).description(""));
    app.add_option("--published", reading.published, text("help.published"))
        ->type_name("DATE")
        ->check([](const std::string& date) {
          return parse_iso_date(date).empty()
                     ? "'" + date + "' is no ISO date or date-time that exists"
                     : std::string();
        });
    app.add_option("--outlet", reading.outlet, text("help.outlet"))->type_name("NAME");
    add_pack(app, packs);
  }

  void add_pack(CLI::App& app, std::vector<std::string>& packs) {
    add_packs(app, packs, text("help.pack"));
  }

  void add_analyze() {
    AnalyzeOptions& options = asked_.analyze;
    CLI::App& app = command(app_, "analyze", "help.analyze", kAnalyzeExamples);
    app.add_option("INPUT", options.inputs, text("help.inputs"))->type_name("");
    add_reading(app, options.reading, options.packs);
    app.add_option("--format", options.format, text("help.format"))
        ->type_name("FORMAT")
        ->transform(CLI::CheckedTransformer(export_formats()).description(""));
    app.add_option("--show", options.show, text("help.show"))
        ->type_name("LAYER")
        ->transform(CLI::CheckedTransformer(shown_layers()).description(""));
    app.add_option("--diagnostics", options.diagnostics, text("help.diagnostics"))
        ->type_name("FILE");
    app.add_option("--jobs,-j", options.jobs, text("help.jobs"))
        ->type_name("N")
        ->check(CLI::Range(1, 256));
    app.final_callback([this] {
      if (asked_.analyze.inputs.empty()) asked_.analyze.inputs = {"-"};
      asked_.run = [this](const Reporter& reporter) {
        return run_analyze(asked_.analyze, reporter);
      };
    });
  }

  void add_explain() {
    ExplainOptions& options = asked_.explain;
    CLI::App& app = command(app_, "explain", "help.explain", kExplainExamples);
    app.add_option("INPUT", options.input, text("help.inputs"))->type_name("")->required();
    app.add_option("--claim", options.claim, text("help.claim"))->type_name("ID")->required();
    add_reading(app, options.reading, options.packs);
    app.final_callback([this] {
      asked_.run = [this](const Reporter& reporter) {
        return run_explain(asked_.explain, reporter);
      };
    });
  }

  void add_pack_commands() {
    CLI::App& app = command(app_, "packs", "help.packs", kPacksExamples);
    app.require_subcommand(1);
    const auto add = [&](const char* name, const char* help,
                         int (*run)(const std::vector<std::string>&, const Reporter&)) {
      CLI::App& inner = command(app, name, help, kPacksExamples);
      add_pack(inner, asked_.packs);
      inner.final_callback([this, run] {
        asked_.run = [this, run](const Reporter& reporter) { return run(asked_.packs, reporter); };
      });
    };
    add_import(app);
    add_suggest(app);
    add("list", "help.packs.list", run_packs_list);
    add("lint", "help.packs.lint", run_packs_lint);
    add("test", "help.packs.test", run_packs_test);
    add("compile", "help.packs.compile", run_packs_compile);
  }

  void add_import(CLI::App& packs) {
    ImportOptions& options = asked_.import;
    CLI::App& app = command(packs, "import", "help.packs.import", kImportExamples);
    app.add_option("FORMAT", options.format, text("help.import.format"))
        ->type_name("")
        ->required()
        ->check(CLI::IsMember({"geonames", "cod-ab", "whosonfirst", "csv"}));
    app.add_option("FILE", options.inputs, text("help.import.files"))->type_name("")->required();
    const auto named = [&](const char* name, std::string& value, const char* help) {
      return app.add_option(name, value, text(help))->type_name("TEXT");
    };
    named("--out", options.folder, "help.import.out")->type_name("FOLDER")->required();
    named("--name", options.name, "help.import.name");
    named("--licence", options.licence, "help.import.licence");
    named("--attribution", options.attribution, "help.import.attribution");
    named("--country", options.country, "help.import.country")->type_name("CC");
    repeated(app.add_option("--columns", options.columns, text("help.import.columns"))
                 ->type_name("FIELD=COLUMN")
                 ->delimiter(','));
    app.final_callback([this] {
      asked_.run = [this](const Reporter& reporter) {
        return run_packs_import(asked_.import, reporter);
      };
    });
  }

  void add_suggest(CLI::App& packs) {
    SuggestOptions& options = asked_.suggest;
    CLI::App& app = command(packs, "suggest", "help.packs.suggest", kSuggestExamples);
    app.add_option("INPUT", options.inputs, text("help.inputs"))->type_name("")->required();
    add_reading(app, options.reading, options.packs);
    app.add_option("--table", options.table, text("help.suggest.table"))
        ->type_name("TABLE")
        ->check(CLI::IsMember({"places", "actors"}));
    app.add_option("--top", options.top, text("help.suggest.top"))->type_name("N");
    app.final_callback([this] {
      asked_.run = [this](const Reporter& reporter) {
        return run_packs_suggest(asked_.suggest, reporter);
      };
    });
  }

  void add_incidents() {
    CLI::App& app = command(app_, "incidents", "help.incidents", kIncidentsExamples);
    add_incidents_options(app, asked_.incidents, messages_);
    app.final_callback([this] {
      asked_.run = [this](const Reporter& reporter) {
        return run_incidents(asked_.incidents, reporter);
      };
    });
  }

  void add_eval() {
    CLI::App& app = *app_.add_subcommand("eval", text("help.eval"));
    app.footer(text("help.examples") + "\n" + kEvalExamples);
    add_eval_options(app, asked_.eval);
    app.final_callback([this] {
      asked_.run = [this](const Reporter& reporter) { return run_eval(asked_.eval, reporter); };
    });
  }

  void add_tables() {
    CLI::App& out = command(app_, "export", "help.export", kExportExamples);
    add_export_options(out, asked_.table, messages_);
    out.final_callback([this] {
      asked_.run = [this](const Reporter& reporter) { return run_export(asked_.table, reporter); };
    });
    CLI::App& compare = command(app_, "compare", "help.compare", kCompareExamples);
    add_compare_options(compare, asked_.compare, messages_);
    compare.final_callback([this] {
      asked_.run = [this](const Reporter& reporter) {
        return run_compare(asked_.compare, reporter);
      };
    });
  }

  const Labels& messages_;
  Asked& asked_;
  CLI::App app_;
  const CommandLine line_ = {
      [this](const char* name, const char* help, const char* examples) -> CLI::App& {
        return command(app_, name, help, examples);
      },
      [this](const char* id) { return text(id); },
      [this](CLI::App& app, ReadOptions& reading, std::vector<std::string>& packs) {
        add_reading(app, reading, packs);
      },
      [this](CLI::App& app, std::vector<std::string>& packs) { add_pack(app, packs); },
      [this](std::function<int(const Reporter&)> run) { asked_.run = std::move(run); }};
};

// A shown layer is lines of JSON: another format would be dropped in silence.
bool asks_too_much(const AnalyzeOptions& options) {
  return options.show != ShownLayer::claims && options.format != ExportFormat::jsonl;
}

int run_asked(int count, char** words) {
  const Language language = choose_language(named_language(count, words));
  const Reporter early(language, ErrorFormat::text);
  Asked asked;
  Parser parser(early.messages(), asked);
  const std::string hint(early.messages()["end.usage.hint"]);
  try {
    parser.app().parse(count, words);
  } catch (const CLI::ParseError& error) {
    if (error.get_exit_code() == 0) return parser.app().exit(error);
    const Reporter reporter(language, asked.json ? ErrorFormat::json : ErrorFormat::text);
    return reporter.end(kUsage, "USAGE", parser.fault(error), hint);
  }
  const Reporter reporter(language, asked.json ? ErrorFormat::json : ErrorFormat::text);
  if (asks_too_much(asked.analyze)) {
    return reporter.end(kUsage, "USAGE", reporter.messages()["end.show_format"], hint);
  }
  try {
    watch_signals();
    return asked.run(reporter);
  } catch (const std::system_error& error) {  // no thread could be made
    return reporter.end(kLimit, "LIMIT", error.what(), reporter.messages()["end.limit.hint"]);
  } catch (const std::exception& error) {
    return reporter.end(kInternalError, "INTERNAL",
                        filled(reporter.messages()["end.internal"], {{"what", error.what()}}),
                        reporter.messages()["end.internal.hint"]);
  }
}

}  // namespace
}  // namespace isnad

int main(int count, char** words) { return isnad::run_asked(count, words); }
