// isnad serve: the workbench, on the loopback address.
#include <cstdio>
#include <cstdlib>

#include "apps/cli/interrupt.hpp"
#include "apps/cli/ledger_opening.hpp"
#include "apps/cli/ledger_options.hpp"
#include "apps/cli/pack_folders.hpp"
#include "apps/server/listener.hpp"
#include "apps/server/serve.hpp"

namespace isnad {
namespace {

std::string name_of_user() {
  const char* user = std::getenv("USER");
  return user == nullptr || *user == '\0' ? "reviewer" : user;
}

}  // namespace

int run_serve(const ServeCommand& command, const Reporter& reporter) {
  if (const int code = refuse_server(command.ledger, reporter); code != 0) return code;
  if (!command.api_only && !has_page())
    return reporter.end(kPartMissing, "PART-MISSING", reporter.messages()["end.no_page"],
                        reporter.messages()["end.no_page.hint"]);
  const auto folders = find_pack_folders(command.packs);
  if (!folders) return reporter.end(folders.error());
  const auto knowledge = open_named_knowledge(command.packs);
  if (!knowledge) return reporter.end(knowledge.error());
  ServeOptions options;
  options.ledger = command.ledger;
  options.port = command.port;
  options.browser = !command.no_browser;
  options.page = !command.api_only;
  options.reviewer = command.reviewer.empty() ? name_of_user() : command.reviewer;
  options.key = command.key;
  options.program = std::string("isnad ") + ISNAD_VERSION;
  options.packs = *folders;
  options.packs_identity = identity_of_packs(*folders);
  options.knowledge = knowledge->get();
  const auto say = [](const std::string& link) {
    std::printf("%s\n", link.c_str());
    std::fflush(stdout);
  };
  const Status served = serve(options, say, [] { return signal_received() != 0; });
  if (served) return kDone;
  const Error& error = served.error();
  if (error.reason == kNoLoopback)
    return reporter.end(kPartMissing, error.reason, error.where + ": " + error.message,
                        error.remedy);
  return reporter.end(error);
}

}  // namespace isnad
