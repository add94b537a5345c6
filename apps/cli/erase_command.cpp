// isnad erase: personal fields that the law asks to erase.
#include "isnad/ledger/leaves.hpp"

#include "apps/cli/ledger_opening.hpp"
#include "apps/cli/review_options.hpp"

namespace isnad {
namespace {

bool is_path(const std::string& path, const std::string& name) {
  return !path.empty() && (path == name || file_name_of(path) == name);
}

// The commitments of what is to be erased.
Result<std::vector<std::string>> commitments_of(Ledger& ledger, const EraseOptions& options) {
  std::vector<std::string> out;
  if (!options.commitment.empty()) {
    const Status read = ledger.personal([&](const PersonalField& field) {
      if (field.commitment == options.commitment) out.push_back(field.commitment);
      return out.empty();
    });
    if (!read) return read.error();
  } else if (!options.name.empty()) {
    const Status read = ledger.provenance([&](const Provenance& row) {
      if (is_path(row.path, options.name)) out.push_back(row.commitment);
      return true;
    });
    if (!read) return read.error();
  } else {
    const Status read = ledger.decisions([&](const Decision& decision) {
      if (decision.reviewer == options.reviewer) out.push_back(decision.commitment);
      return true;
    });
    if (!read) return read.error();
  }
  return out;
}

// The reason stays in the log for ever.
bool tells_what_is_erased(const EraseOptions& options) {
  const auto told = [&](const std::string& text) {
    return !text.empty() && options.reason.find(text) != std::string::npos;
  };
  return told(options.reviewer) || told(options.name) || told(file_name_of(options.name));
}

int refuse(const Reporter& reporter, const char* message) {
  return reporter.end(kRefusedByPolicy, "POLICY", reporter.messages()[message],
                      reporter.messages()["erase.hint"]);
}

}  // namespace

int run_erase(const EraseOptions& options, const Reporter& reporter) {
  if (const int refused = refuse_server(options.ledger, reporter)) return refused;
  if (options.reason.find_first_not_of(' ') == std::string::npos)
    return refuse(reporter, "erase.no_reason");
  if (tells_what_is_erased(options)) return refuse(reporter, "erase.told");
  const auto opened = open_to_write(options.ledger, options.wait, options.key);
  if (!opened) return reporter.end(opened.error());
  Ledger& ledger = *opened->ledger;
  const auto commitments = commitments_of(ledger, options);
  if (!commitments) return reporter.end(commitments.error());
  if (commitments->empty()) return refuse(reporter, "erase.nothing");
  for (const std::string& commitment : *commitments) {
    const Status erased = ledger.erase(commitment, options.reason);
    if (!erased) return reporter.end(erased.error());
  }
  if (const Status done = sign_head(*opened); !done) return reporter.end(done.error());
  reporter.say(
      filled(reporter.messages()["erase.done"], {{"n", std::to_string(commitments->size())}}));
  return kDone;
}

}  // namespace isnad
