// isnad decide, isnad decisions: what reviewers say, into the ledger and out of it.
#include <cstdio>

#include "isnad/claims/claim_rules.hpp"
#include "isnad/exports/claim_words.hpp"
#include "isnad/packs/pack.hpp"
#include "isnad/review/decide.hpp"
#include "isnad/review/review_book.hpp"

#include "apps/cli/ledger_opening.hpp"
#include "apps/cli/output.hpp"
#include "apps/cli/pack_folders.hpp"
#include "apps/cli/review_options.hpp"

namespace isnad {
namespace {

Result<CodesOfTypes> codes_of(const std::vector<std::string>& asked) {
  const auto folders = find_pack_folders(asked);
  if (!folders) return folders.error();
  const auto packs = load_packs(*folders);
  if (!packs) return packs.error();
  return load_type_codes(*packs);
}

// Decisions of a stream of lines, one after the other. A line that is refused ends nothing; a stale
// parent does, since what follows may rest on it.
class Deciding {
 public:
  Deciding(Ledger& ledger, ReviewBook& book, const DecideOptions& options, const Reporter& reporter)
      : ledger_(ledger), book_(book), options_(options), reporter_(reporter) {}

  Status take_all(ByteStream& stream, const CodesOfTypes& codes) {
    for (Line line; stream.next_line(line);) {
      if (line.bytes.empty()) continue;
      const Status taken = take(line, codes);
      if (!taken) return taken;
    }
    if (stream.failed())
      return Error{ErrorCode::input_missing, "reading failed", options_.file, "", "IO-READ"};
    return Done{};
  }

  uint64_t kept() const { return kept_; }
  uint64_t refused() const { return refused_; }

 private:
  Status take(const Line& line, const CodesOfTypes& codes) {
    const auto draft = parse_decision_draft(line.bytes);
    if (!draft) return refuse(line, draft.error());
    const auto decided = decide_on(ledger_, {*draft, options_.reviewer, &codes, &book_});
    if (!decided && decided.error().code == ErrorCode::input_refused)
      return refuse(line, decided.error());
    if (!decided) {
      if (decided.error().code == ErrorCode::conflict) show(draft->subject);
      Error error = decided.error();
      error.where = place(line);
      return error;
    }
    ++kept_;
    book_.add(*decided);
    std::printf("%s\n", decision_json(*decided).c_str());
    std::fflush(stdout);  // what is kept is told at once
    return Done{};
  }

  // The decision that stands, on standard output: it is what the reviewer has to look at.
  void show(const std::string& subject) const {
    const Review& review = book_.of(subject);
    if (!review.decisions.empty())
      std::printf("%s\n", decision_json(review.decisions.back()).c_str());
  }

  std::string place(const Line& line) const {
    return options_.file + ":" + std::to_string(line.number);
  }
  Status refuse(const Line& line, const Error& error) {
    ++refused_;
    reporter_.say(place(line) + ": " + error.message);
    return Done{};
  }

  Ledger& ledger_;
  ReviewBook& book_;
  const DecideOptions& options_;
  const Reporter& reporter_;
  uint64_t kept_ = 0, refused_ = 0;
};

int end_decided(const Deciding& deciding, const Reporter& reporter) {
  const Labels& messages = reporter.messages();
  const std::string message = filled(
      messages["decide.done"],
      {{"kept", std::to_string(deciding.kept())}, {"refused", std::to_string(deciding.refused())}});
  if (deciding.kept() == 0)
    return reporter.end(kNothingUsable, "JSON-SYNTAX", message, messages["decide.hint"]);
  if (deciding.refused() > 0)
    return reporter.end(kSomeRefused, "JSON-SYNTAX", message, messages["decide.hint"]);
  reporter.say(message);
  return kDone;
}

void print_decision(const Decision& decision, const ReviewBook& book, const Labels& messages,
                    const Labels& labels) {
  const std::string reviewer =
      decision.reviewer.empty() ? std::string(messages["decisions.erased"]) : decision.reviewer;
  std::printf("%s  %s  %-14s  %s  %s", decision.at.c_str(), decision.subject.c_str(),
              decision.kind.c_str(), decision.id.c_str(), isolated(one_line(reviewer)).c_str());
  const auto content = parse_decision_content(decision.kind, decision.content);
  if (content && !content->note.empty())
    std::printf("  %s", isolated(one_line(content->note)).c_str());
  const Review& review = book.of(decision.subject);
  if (review.revision == decision.id && decision.subject[0] == 'c') {
    const std::string state(labels.of("state", to_string(review.state)));
    std::printf("  -> %s", state.c_str());
  }
  std::printf("\n");
}

}  // namespace

int run_decide(const DecideOptions& options, const Reporter& reporter) {
  if (const int refused = refuse_server(options.ledger, reporter)) return refused;
  const auto codes = codes_of(options.packs);
  if (!codes) return reporter.end(codes.error());
  auto stream = ByteStream::open(options.file);
  if (!stream) return reporter.end(stream.error());
  const auto opened = open_to_write(options.ledger, options.wait, options.key);
  if (!opened) return reporter.end(opened.error());
  Ledger& ledger = *opened->ledger;
  auto book = read_reviews(ledger);
  if (!book) return reporter.end(book.error());
  Deciding deciding(ledger, *book, options, reporter);
  const Status taken = deciding.take_all(*stream, *codes);
  if (deciding.kept() > 0) {
    const Status done = sign_head(*opened);
    if (!done) return reporter.end(done.error());
  }
  return taken ? end_decided(deciding, reporter) : reporter.end(taken.error());
}

int run_decisions(const DecisionsOptions& options, const Reporter& reporter) {
  int code = 0;
  const auto ledger = open_to_read(options.ledger, reporter, code);
  if (!ledger) return code;
  const auto book = read_reviews(*ledger);
  if (!book) return reporter.end(book.error());
  const Status read = ledger->decisions([&](const Decision& decision) {
    if (!options.subject.empty() && decision.subject != options.subject) return true;
    if (reporter.format() == ErrorFormat::json) {
      std::printf("%s\n", decision_json(decision).c_str());
    } else {
      print_decision(decision, *book, reporter.messages(), export_labels(reporter.language()));
    }
    return true;
  });
  return read ? static_cast<int>(kDone) : reporter.end(read.error());
}

}  // namespace isnad
