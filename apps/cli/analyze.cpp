// isnad analyze: documents in, claims out.
#include <thread>

#include "isnad/engine.hpp"
#include "isnad/ordered_work.hpp"
#include "isnad/record/claim_json.hpp"

#include "apps/cli/commands.hpp"
#include "apps/cli/interrupt.hpp"
#include "apps/cli/output.hpp"
#include "apps/cli/pack_folders.hpp"
#include "apps/cli/progress.hpp"
#include "apps/cli/show.hpp"
#include "apps/cli/terminal.hpp"

namespace isnad {
namespace {

// A document or a refusal on its way through the threads.
struct DocumentWork : WorkItem {
  ReadItem item;
  std::string place;        // as messages name it
  std::string output;       // what goes to standard output
  std::string diagnostics;  // lines for the diagnostics file
};

bool has_reason(const Document& document, std::string_view reason) {
  for (const Diagnostic& diagnostic : document.diagnostics) {
    if (diagnostic.reason == reason) return true;
  }
  return false;
}

// Decoding and another language are no damage: nothing was lost in silence.
bool is_damage(const Diagnostic& diagnostic) {
  return diagnostic.reason != "ENC-UTF16" && diagnostic.reason != "LANG-OTHER";
}

std::string with_line(const std::string& place, const Refusal& refusal) {
  return refusal.line == 0 ? place : place + ":" + std::to_string(refusal.line);
}

class AnalyzeRun {
 public:
  AnalyzeRun(const AnalyzeOptions& options, const Reporter& reporter, const Knowledge& knowledge)
      : options_(options),
        reporter_(reporter),
        knowledge_(knowledge),
        reader_(options.inputs, options.reading),
        writer_(make_claim_writer(options.format,
                                  {reporter.language(), colour_of_terminal(), ISNAD_VERSION})),
        progress_(reporter.messages()) {}

  int run();

 private:
  std::unique_ptr<WorkItem> next();
  void work(DocumentWork& work) const;
  void write_document(DocumentWork& work, Document document) const;
  bool deliver(const DocumentWork& work);
  void report(const DocumentWork& work);
  int end() const;
  bool keep(const Status& status);

  const AnalyzeOptions& options_;
  const Reporter& reporter_;
  const Knowledge& knowledge_;
  DocumentReader reader_;
  std::unique_ptr<ClaimWriter> writer_;
  ProgressBar progress_;
  StandardOutput output_;
  std::optional<CompleteFile> diagnostics_;
  std::optional<Error> failure_;
  std::string first_reason_;
  size_t documents_ = 0;
  size_t refused_ = 0;
  size_t damaged_ = 0;
};

std::unique_ptr<WorkItem> AnalyzeRun::next() {
  if (signal_received() != 0) return nullptr;
  std::optional<ReadItem> item = reader_.next();
  if (!item || signal_received() != 0) return nullptr;
  auto work = std::make_unique<DocumentWork>();
  work->item = std::move(*item);
  return work;
}

void AnalyzeRun::work(DocumentWork& work) const {
  if (auto* refusal = std::get_if<Refusal>(&work.item)) {
    work.place = with_line(refusal->path, *refusal);
    work.diagnostics =
        diagnostic_json(with_line(refusal->input, *refusal), refusal->diagnostic) + "\n";
    return;
  }
  const Document& document = std::get<Document>(work.item);
  work.place = document.name;
  for (const Diagnostic& diagnostic : document.diagnostics) {
    work.diagnostics += diagnostic_json(document.name, diagnostic) + "\n";
  }
  if (options_.show == ShownLayer::text) {
    work.output = show_text(document) + "\n";
  } else {
    write_document(work, document);
  }
}

void AnalyzeRun::write_document(DocumentWork& work, Document document) const {
  thread_local WordCache words;  // a worker's documents share their words
  const Depth depth = options_.show == ShownLayer::claims ? Depth::claims : Depth::layers;
  const std::unique_ptr<Analysis> analysis =
      analyze_document(std::move(document), knowledge_, words, depth);
  if (has_reason(analysis->document, "LANG-OTHER")) analysis->claims.clear();
  if (options_.show == ShownLayer::claims) {
    work.output = writer_->write({analysis->document, analysis->claims, analysis->dates.published,
                                  to_string(analysis->dates.basis)});
  } else {
    work.output = show_layer(*analysis, options_.show) + "\n";
  }
  for (const Diagnostic& diagnostic : analysis->diagnostics) {
    const std::string line = diagnostic_json(analysis->document.name, diagnostic) + "\n";
    if (work.diagnostics.find(line) == std::string::npos) work.diagnostics += line;
  }
}

// Remembers the first failure; false when there is one.
bool AnalyzeRun::keep(const Status& status) {
  if (!status && !failure_) failure_ = status.error();
  return !failure_;
}

void AnalyzeRun::report(const DocumentWork& work) {
  if (const auto* refusal = std::get_if<Refusal>(&work.item)) {
    if (refusal->skipped) return;
    ++refused_;
    if (first_reason_.empty()) first_reason_ = refusal->diagnostic.reason;
    reporter_.say_reason(work.place, refusal->diagnostic.reason, refusal->diagnostic.span.begin);
    return;
  }
  ++documents_;
  bool damaged = false;
  for (const Diagnostic& diagnostic : std::get<Document>(work.item).diagnostics) {
    damaged |= is_damage(diagnostic);
    if (options_.reading.format == InputFormat::lines && !is_damage(diagnostic)) continue;
    if (is_damage(diagnostic) && first_reason_.empty()) first_reason_ = diagnostic.reason;
    reporter_.say_reason(work.place, diagnostic.reason, diagnostic.span.begin);
  }
  damaged_ += damaged;
}

bool AnalyzeRun::deliver(const DocumentWork& work) {
  report(work);
  progress_.step(documents_, reader_.inputs_begun(), reader_.inputs());
  if (!keep(output_.write(work.output))) return false;
  if (diagnostics_ && !keep(diagnostics_->write(work.diagnostics))) return false;
  return !output_.reader_gone();
}

int AnalyzeRun::run() {
  if (!options_.diagnostics.empty()) {
    Result<CompleteFile> file = CompleteFile::create(options_.diagnostics);
    if (!file) return reporter_.end(file.error());
    diagnostics_.emplace(std::move(*file));
  }
  const bool framed = options_.show == ShownLayer::claims;
  std::string begin = framed ? writer_->begin() : "";
  const WorkSteps steps = {[this] { return next(); },
                           [this](WorkItem& item) { work(static_cast<DocumentWork&>(item)); },
                           [&](WorkItem& item) {
                             const auto& done = static_cast<DocumentWork&>(item);
                             if (std::holds_alternative<Document>(done.item) && !begin.empty()) {
                               if (!keep(output_.write(std::exchange(begin, "")))) return false;
                             }
                             return deliver(done);
                           }};
  const unsigned machine = std::max(1u, std::thread::hardware_concurrency());
  work_in_order(options_.jobs == 0 ? machine : options_.jobs, steps);
  if (framed && documents_ > 0 && !failure_) keep(output_.write(writer_->end()));
  if (!failure_) keep(output_.finish());
  if (!failure_ && diagnostics_) keep(diagnostics_->keep());
  return failure_ ? reporter_.end(*failure_) : end();
}

int AnalyzeRun::end() const {
  const Labels& messages = reporter_.messages();
  if (signal_received() != 0) {
    const ExitCode code = signal_received() == 2 ? kInterrupted : kTerminated;
    return reporter_.end(
        code, "INTERRUPTED",
        filled(messages["end.interrupted"], {{"documents", std::to_string(documents_)}}), "");
  }
  if (documents_ == 0) {
    const std::string id = first_reason_.empty() ? "NOTHING-USABLE" : first_reason_;
    return reporter_.end(kNothingUsable, id, messages["end.nothing"], messages["end.nothing.hint"]);
  }
  if (refused_ + damaged_ == 0) return kDone;
  const std::string message =
      filled(messages["end.some_refused"], {{"documents", std::to_string(documents_)},
                                            {"refused", std::to_string(refused_)},
                                            {"damaged", std::to_string(damaged_)}});
  return reporter_.end(kSomeRefused, first_reason_, message, messages["end.some_refused.hint"]);
}

}  // namespace

int run_analyze(const AnalyzeOptions& options, const Reporter& reporter) {
  const auto knowledge = open_named_knowledge(options.packs);
  if (!knowledge) return reporter.end(knowledge.error());
  return AnalyzeRun(options, reporter, **knowledge).run();
}

}  // namespace isnad
