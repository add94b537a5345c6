// isnad stats: how much is in the ledger?
#include <cstdio>
#include <map>

#include "isnad/record/json_writer.hpp"

#include "apps/cli/ledger_opening.hpp"
#include "apps/cli/ledger_options.hpp"

namespace isnad {
namespace {

using Figures = std::vector<std::pair<const char*, uint64_t>>;

Figures figures_of(const LedgerStats& s) {
  return {{"inputs", s.inputs},         {"bytes", s.bytes},         {"names", s.names},
          {"documents", s.documents},   {"claims", s.claims},       {"analyses", s.analyses},
          {"superseded", s.superseded}, {"pending", s.pending},     {"quarantined", s.quarantined},
          {"refused", s.refused},       {"decisions", s.decisions}, {"entries", s.entries}};
}

using Reasons = std::map<std::string, uint64_t>;

void print_json(const std::string& id, const Figures& figures, const Reasons& reasons) {
  std::string out;
  JsonWriter json(out);
  json.open('{');
  json.key("ledger").string("isnad/" + id);
  for (const auto& [name, value] : figures) json.key(name).number(static_cast<double>(value));
  json.key("reasons").open('{');
  for (const auto& [reason, count] : reasons) json.key(reason).number(static_cast<double>(count));
  json.close('}');
  json.close('}');
  std::printf("%s\n", out.c_str());
}

void print_text(const std::string& id, const Figures& figures, const Reasons& reasons,
                const Labels& messages) {
  std::printf("isnad/%s\n", id.c_str());
  for (const auto& [name, value] : figures) {
    const std::string label(messages.of("stats", name));
    std::printf("%12llu  %s\n", static_cast<unsigned long long>(value), label.c_str());
  }
  for (const auto& [reason, count] : reasons)
    std::printf("%12llu  %s\n", static_cast<unsigned long long>(count), reason.c_str());
}

}  // namespace

int run_stats(const StatsOptions& options, const Reporter& reporter) {
  int code = 0;
  const auto ledger = open_to_read(options.ledger, reporter, code);
  if (!ledger) return code;
  const auto id = ledger->id();
  if (!id) return reporter.end(id.error());
  const auto stats = ledger->stats();
  if (!stats) return reporter.end(stats.error());
  Reasons reasons;
  const Status read = ledger->quarantine([&](const QuarantineRow& row) {
    ++reasons[row.reason];
    return true;
  });
  if (!read) return reporter.end(read.error());
  if (reporter.format() == ErrorFormat::json) {
    print_json(*id, figures_of(*stats), reasons);
  } else {
    print_text(*id, figures_of(*stats), reasons, reporter.messages());
  }
  return kDone;
}

}  // namespace isnad
