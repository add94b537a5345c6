// isnad add: inputs are accepted, then read, and what they claim is kept.
#include <thread>

#include "isnad/ingest/reading_options.hpp"
#include "isnad/input_reading.hpp"
#include "isnad/knowledge_image.hpp"

#include "apps/cli/acceptance.hpp"
#include "apps/cli/interrupt.hpp"
#include "apps/cli/ledger_opening.hpp"
#include "apps/cli/ledger_options.hpp"
#include "apps/cli/pack_folders.hpp"
#include "apps/cli/progress.hpp"

namespace isnad {
namespace {

int end_added(const AcceptedInputs& accepted, const ReadInputs& read, const Reporter& reporter) {
  const Labels& messages = reporter.messages();
  const auto count = [](size_t number) { return std::to_string(number); };
  if (signal_received() != 0) {
    const ExitCode code = signal_received() == 2 ? kInterrupted : kTerminated;
    return reporter.end(
        code, "INTERRUPTED",
        filled(messages["end.add_interrupted"], {{"documents", count(read.documents)}}),
        messages["end.add_interrupted.hint"]);
  }
  const size_t refused = accepted.refused + accepted.quarantined + read.refused;
  const std::string reason =
      accepted.first_reason.empty() ? read.first_reason : accepted.first_reason;
  const bool good = read.documents > 0 || accepted.accepted > accepted.quarantined + read.refused;
  if (refused > 0 && !good)
    return reporter.end(kNothingUsable, reason, messages["end.nothing"],
                        messages["end.add_nothing.hint"]);
  const std::string message = filled(messages["end.added"], {{"inputs", count(accepted.accepted)},
                                                             {"documents", count(read.documents)},
                                                             {"claims", count(read.claims)},
                                                             {"refused", count(refused)},
                                                             {"damaged", count(read.damaged)}});
  if (refused + read.damaged > 0)
    return reporter.end(kSomeRefused, reason, message, messages["end.added.hint"]);
  reporter.say(message);
  return kDone;
}

}  // namespace

int run_add(const AddOptions& options, const Reporter& reporter) {
  if (const int refused = refuse_server(options.ledger, reporter)) return refused;
  const auto folders = find_pack_folders(options.packs);
  if (!folders) return reporter.end(folders.error());
  const auto knowledge = open_knowledge(*folders, cache_folder());
  if (!knowledge) return reporter.end(knowledge.error());
  const auto opened = open_to_write(options.ledger, options.wait, options.key);
  if (!opened) return reporter.end(opened.error());
  Ledger& ledger = *opened->ledger;

  const ReadingKey key = {to_text(options.reading), std::string("isnad ") + ISNAD_VERSION,
                          identity_of_packs(*folders)};
  const auto accepted = accept_inputs(ledger, expand_inputs(options.inputs), key, reporter);
  if (!accepted) return reporter.end(accepted.error());
  if (const Status adopted = adopt_pending(ledger, key); !adopted)
    return reporter.end(adopted.error());
  const unsigned machine = std::max(1u, std::thread::hardware_concurrency());
  ProgressBar bar(reporter.messages());
  const ReadingNews news = {[&](const std::string& place, const std::string& reason,
                                uint64_t byte) { reporter.say_reason(place, reason, byte); },
                            [&](const ReadInputs& so_far, uint64_t bytes, uint64_t of) {
                              bar.step_bytes(so_far.documents, bytes, of);
                            },
                            [] { return signal_received() != 0; }};
  const auto read =
      read_pending(ledger, {**knowledge, key, options.jobs == 0 ? machine : options.jobs}, news);
  if (!read) return reporter.end(read.error());
  if (const Status done = sign_head(*opened); !done) return reporter.end(done.error());
  return end_added(*accepted, *read, reporter);
}

}  // namespace isnad
