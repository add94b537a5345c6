#include "isnad/input_reading.hpp"

#include <algorithm>
#include <optional>

#include "isnad/ingest/reading_options.hpp"
#include "isnad/ledger/claim_facts.hpp"
#include "isnad/ledger/search_words.hpp"
#include "isnad/ordered_work.hpp"
#include "isnad/record/claim_json.hpp"

namespace isnad {
namespace {

constexpr size_t kBegunTogether = 32;     // inputs whose attempts are raised in one transaction
constexpr size_t kBatchDocuments = 1024;  // in one transaction
constexpr size_t kBatchBytes = size_t{8} << 20;

// A document or refusal on its way through the threads, or the end of an input.
struct ReadWork : WorkItem {
  const InputReading* reading = nullptr;
  std::optional<ReadItem> item;  // nothing: the input is at its end
  AnalysedDocument analysed;
};

bool is_damage(const Diagnostic& diagnostic) {
  return diagnostic.reason != "ENC-UTF16" && diagnostic.reason != "LANG-OTHER";
}

bool is_foreign(const Document& document) {
  return std::any_of(document.diagnostics.begin(), document.diagnostics.end(),
                     [](const Diagnostic& d) { return d.reason == "LANG-OTHER"; });
}

AnalysedDocument analysed_document(Document document, const Knowledge& knowledge) {
  thread_local WordCache words;
  const std::unique_ptr<Analysis> analysis =
      analyze_document(std::move(document), knowledge, words, Depth::claims);
  if (is_foreign(analysis->document)) analysis->claims.clear();
  AnalysedDocument out;
  const WordLayers layers{analysis->tokens, analysis->words, knowledge.lexicon};
  out.words = search_words(layers, {0, analysis->tokens.size()});
  std::vector<Span> spans;
  for (const Claim& claim : analysis->claims) {
    out.lines.push_back(claim_json(claim));
    out.facts.push_back(facts_of(claim));
    const Span span = claim.evidence.span;
    if (std::find(spans.begin(), spans.end(), span) != spans.end()) continue;
    spans.push_back(span);
    out.passages.push_back({span, search_words(layers, tokens_within(analysis->tokens, span))});
  }
  out.claims = std::move(analysis->claims);
  out.published = analysis->dates.published;
  out.published_basis = to_string(analysis->dates.basis);
  out.document = std::move(analysis->document);
  return out;
}

class PendingReader {
 public:
  PendingReader(Ledger& ledger, const ReadingRun& run, const ReadingNews& news)
      : ledger_(ledger), run_(run), news_(news) {}

  Result<ReadInputs> run();

 private:
  Status list_pending(std::vector<InputReading>& pending);
  void read(const std::vector<InputReading>& readings);
  std::unique_ptr<WorkItem> next();
  bool open_next();
  bool begin_some();
  bool deliver(ReadWork& work);
  void refuse(const InputReading& reading, const Refusal& refusal);
  void note(const InputReading& reading, const Document& document);
  Progress& progress_of(const InputReading& reading);
  bool flush();
  bool keep(const Status& status);
  bool must_stop() const { return news_.stop && news_.stop(); }
  void tell(const std::string& place, const std::string& reason, uint64_t byte) const {
    if (news_.refused) news_.refused(place, reason, byte);
  }

  Ledger& ledger_;
  const ReadingRun& run_;
  const ReadingNews& news_;
  ReadInputs counted_;
  std::optional<Error> failure_;
  uint64_t bytes_ = 0, bytes_done_ = 0;  // of all inputs; of those that were read to their end
  uint64_t bytes_of_open_ = 0;           // of the texts of the one that is being read

  const std::vector<InputReading>* readings_ = nullptr;  // in work
  size_t at_ = 0;                                        // the next to open
  size_t begun_ = 0;                                     // those before have had their attempt
  std::vector<bool> may_read_;
  std::optional<DocumentReader> reader_;  // of readings_[at_ - 1]
  bool ending_ = false;                   // a text was read: its end follows at once
  std::vector<uint64_t> open_;            // begun and not at their end
  std::vector<Progress> batch_;
  size_t batch_documents_ = 0, batch_bytes_ = 0;
};

bool PendingReader::keep(const Status& status) {
  if (!status && !failure_) failure_ = status.error();
  return !failure_;
}

// In the order in which they were accepted.
Status PendingReader::list_pending(std::vector<InputReading>& pending) {
  return ledger_.readings([&](const InputReading& reading) {
    if (reading.state != ReadingState::pending || reading.key.program != run_.key.program ||
        reading.key.packs != run_.key.packs)
      return true;
    bytes_ += reading.bytes;
    pending.push_back(reading);
    return true;
  });
}

// Raises the attempts of the next readings; false when that fails.
bool PendingReader::begin_some() {
  const size_t end = std::min(begun_ + kBegunTogether, readings_->size());
  std::vector<uint64_t> numbers;
  for (size_t i = begun_; i < end; ++i) numbers.push_back((*readings_)[i].number);
  const auto begun = ledger_.begin(numbers);
  if (!begun) return keep(begun.error());
  for (size_t i = begun_; i < end; ++i) {
    const InputReading& reading = (*readings_)[i];
    may_read_.push_back(std::find(begun->begin(), begun->end(), reading.number) != begun->end());
    if (may_read_.back()) {
      open_.push_back(reading.number);
      continue;
    }
    ++counted_.refused;
    if (counted_.first_reason.empty()) counted_.first_reason = "SBX-SIGNAL";
    tell(reading.name, "SBX-SIGNAL", 0);
  }
  begun_ = end;
  return true;
}

bool PendingReader::open_next() {
  for (;;) {
    if (at_ == readings_->size()) return false;
    if (at_ == begun_ && !begin_some()) return false;
    const InputReading& reading = (*readings_)[at_++];
    if (!may_read_[at_ - 1]) continue;
    auto stream = ledger_.open_blob(reading.input);
    if (!stream)
      return keep(Error{ErrorCode::storage, stream.error().message, reading.input, "", ""});
    reader_.emplace(std::move(*stream), reading.name.empty() ? reading.input : reading.name,
                    parse_reading_options(reading.key.options));
    return true;
  }
}

std::unique_ptr<WorkItem> PendingReader::next() {
  if ((must_stop() && !ending_) || failure_) return nullptr;
  if (!reader_ && !open_next()) return nullptr;
  auto work = std::make_unique<ReadWork>();
  work->reading = &(*readings_)[at_ - 1];
  const uint64_t read_to = work->reading->read_to.value_or(0);
  for (;;) {
    work->item = reader_->next();
    ending_ = false;
    if (!work->item) break;
    const auto* refusal = std::get_if<Refusal>(&*work->item);
    const uint64_t line = refusal ? refusal->line : std::get<Document>(*work->item).line;
    ending_ = line == 0;
    if (line == 0 || line > read_to) return work;
  }
  reader_.reset();
  return work;
}

Progress& PendingReader::progress_of(const InputReading& reading) {
  if (batch_.empty() || batch_.back().reading != reading.number) {
    batch_.emplace_back();
    batch_.back().reading = reading.number;
  }
  return batch_.back();
}

void PendingReader::refuse(const InputReading& reading, const Refusal& refusal) {
  ++counted_.refused;
  const Diagnostic& why = refusal.diagnostic;
  if (counted_.first_reason.empty()) counted_.first_reason = why.reason;
  const std::string place =
      refusal.line == 0 ? reading.name : reading.name + ":" + std::to_string(refusal.line);
  tell(place, why.reason, why.span.begin);
  Progress& progress = progress_of(reading);
  progress.refused.push_back({"", refusal.line, why.reason, why.span.begin, why.message});
}

void PendingReader::note(const InputReading& reading, const Document& document) {
  bool damaged = false;
  for (const Diagnostic& diagnostic : document.diagnostics) {
    const std::string place =
        document.line == 0 ? reading.name : reading.name + ":" + std::to_string(document.line);
    damaged |= is_damage(diagnostic);
    if (is_damage(diagnostic) && counted_.first_reason.empty())
      counted_.first_reason = diagnostic.reason;
    tell(place, diagnostic.reason, diagnostic.span.begin);
  }
  counted_.damaged += damaged;
}

bool PendingReader::deliver(ReadWork& work) {
  const InputReading& reading = *work.reading;
  if (!work.item) {
    // A reading that was quarantined meanwhile has no end of its own.
    const bool refused_whole =
        !batch_.empty() && batch_.back().reading == reading.number &&
        std::any_of(batch_.back().refused.begin(), batch_.back().refused.end(),
                    [](const QuarantineRow& row) { return row.line == 0; });
    if (!refused_whole) progress_of(reading).last = true;
    open_.erase(std::remove(open_.begin(), open_.end(), reading.number), open_.end());
    bytes_done_ += reading.bytes;
    bytes_of_open_ = 0;
  } else if (const auto* refusal = std::get_if<Refusal>(&*work.item)) {
    refuse(reading, *refusal);
  } else {
    note(reading, work.analysed.document);
    ++counted_.documents;
    counted_.claims += work.analysed.claims.size();
    ++batch_documents_;
    const size_t bytes = work.analysed.document.text.size();
    batch_bytes_ += bytes;
    bytes_of_open_ = std::min<uint64_t>(reading.bytes, bytes_of_open_ + bytes);
    progress_of(reading).documents.push_back(std::move(work.analysed));
  }
  if (news_.moved) news_.moved(counted_, bytes_done_ + bytes_of_open_, bytes_);
  if (batch_documents_ < kBatchDocuments && batch_bytes_ < kBatchBytes &&
      batch_.size() < kBatchDocuments)
    return true;
  return flush();
}

bool PendingReader::flush() {
  if (!batch_.empty() && !failure_) keep(ledger_.append(batch_));
  batch_.clear();
  batch_documents_ = batch_bytes_ = 0;
  return !failure_;
}

void PendingReader::read(const std::vector<InputReading>& readings) {
  readings_ = &readings;
  at_ = begun_ = 0;
  may_read_.clear();
  const WorkSteps steps = {
      [this] { return next(); },
      [this](WorkItem& item) {
        auto& work = static_cast<ReadWork&>(item);
        if (work.item && std::holds_alternative<Document>(*work.item))
          work.analysed =
              analysed_document(std::move(std::get<Document>(*work.item)), run_.knowledge);
      },
      [this](WorkItem& item) { return deliver(static_cast<ReadWork&>(item)); }};
  work_in_order(run_.jobs, steps);
  reader_.reset();
  flush();
}

Result<ReadInputs> PendingReader::run() {
  std::vector<InputReading> pending;
  if (const Status listed = list_pending(pending); !listed) return listed.error();
  const auto was_tried = [](const InputReading& reading) { return reading.attempts > 0; };
  for (auto at = pending.begin(); at != pending.end() && !failure_ && !must_stop();) {
    // What an earlier run may have died of is read alone: its neighbours are not blamed for it.
    const auto end = was_tried(*at) ? at + 1 : std::find_if(at, pending.end(), was_tried);
    read({at, end});
    at = end;
  }
  if (!failure_ && !open_.empty()) keep(ledger_.release(open_));
  if (failure_) return *failure_;
  return counted_;
}

}  // namespace

Result<ReadInputs> read_pending(Ledger& ledger, const ReadingRun& run, const ReadingNews& news) {
  return PendingReader(ledger, run, news).run();
}

}  // namespace isnad
