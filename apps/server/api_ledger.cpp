// What is held, and who sits here?
#include <map>

#include "isnad/record/json_writer.hpp"

#include "apps/server/api.hpp"

namespace isnad {

HttpResponse get_ledger(Desk& desk, const HttpRequest& request) {
  const auto id = desk.ledger->id();
  if (!id) return error_response(id.error());
  const auto stats = desk.ledger->stats();
  if (!stats) return error_response(stats.error());
  std::map<std::string, uint64_t> reasons;
  const Status read = desk.ledger->quarantine([&](const QuarantineRow& row) {
    ++reasons[row.reason];
    return true;
  });
  if (!read) return error_response(read.error());
  std::map<std::string, uint64_t> states = {{"accepted", 0}, {"corrected", 0},      {"rejected", 0},
                                            {"disputed", 0}, {"second_opinion", 0}, {"new", 0}};
  states["new"] = stats->claims;
  for (const auto& [subject, place] : desk.decided) {
    if (place.number == 0) continue;
    ++states[state_of(desk, subject)];
    --states["new"];
  }
  std::string out;
  JsonWriter json(out);
  const auto count = [&](const char* name, uint64_t value) {
    json.key(name).number(static_cast<double>(value));
  };
  json.open('{');
  json.key("id").string("isnad/" + *id);
  json.key("program").string(desk.bench.options.program);
  json.key("packs").open('[');
  for (const std::string& folder : desk.bench.options.packs) json.string(folder);
  json.close(']');
  json.key("stats").open('{');
  count("inputs", stats->inputs);
  count("bytes", stats->bytes);
  count("names", stats->names);
  count("documents", stats->documents);
  count("claims", stats->claims);
  count("analyses", stats->analyses);
  count("superseded", stats->superseded);
  count("pending", stats->pending);
  count("quarantined", stats->quarantined);
  count("refused", stats->refused);
  count("decisions", stats->decisions);
  count("entries", stats->entries);
  json.key("reasons").open('{');
  for (const auto& [reason, times] : reasons) count(reason.c_str(), times);
  json.close('}');
  json.close('}');
  json.key("log").open('{');
  count("size", desk.log.size);
  json.key("root").string(to_hex(log_root(desk.log)));
  json.close('}');
  json.key("reviewer").string(request.reviewer);
  json.key("states").open('{');
  for (const auto& [state, times] : states) count(state.c_str(), times);
  json.close('}');
  json.close('}');
  return json_response(std::move(out));
}

}  // namespace isnad
