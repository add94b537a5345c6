// isnad packs test: do the packs read their own examples as they say?
//
// Tables named <stage>.examples: `id text expect rule note`. `expect` lists what must be claimed,
// as type or type=value ("casualty.killed=3"), and with a '!' before it what must not be claimed;
// "-" expects no claim at all. `rule`, if given, is the full id of a rule that a claim of the text
// must cite (with '!', must not).
#include <algorithm>
#include <cstdio>

#include "isnad/engine.hpp"
#include "isnad/exports/claim_words.hpp"

#include "apps/cli/commands.hpp"
#include "apps/cli/pack_folders.hpp"

namespace isnad {
namespace {

bool ends_with(std::string_view name, std::string_view ending) {
  return name.size() >= ending.size() && name.substr(name.size() - ending.size()) == ending;
}

bool is_claimed(const std::vector<Claim>& claims, std::string_view expected) {
  const size_t equals = expected.find('=');
  const std::string_view type = expected.substr(0, equals);
  return std::any_of(claims.begin(), claims.end(), [&](const Claim& claim) {
    if (claim.type != type) return false;
    if (equals == std::string_view::npos) return true;
    const std::string_view value = expected.substr(equals + 1);
    return claim.quantity && claim.quantity->value && number_words(*claim.quantity->value) == value;
  });
}

bool is_cited(const std::vector<Claim>& claims, std::string_view rule) {
  return std::any_of(claims.begin(), claims.end(), [&](const Claim& claim) {
    return std::find(claim.rules.begin(), claim.rules.end(), rule) != claim.rules.end();
  });
}

// What the example expects and does not get, or gets and does not expect; empty when all is well.
std::string fault_of(const RowView& example, const std::vector<Claim>& claims) {
  for (const std::string& expected : example.list("expect")) {
    if (expected == "-") {
      if (!claims.empty()) return "claims " + claims.front().type;
    } else if (const bool wanted = expected[0] != '!';
               is_claimed(claims, wanted ? expected : expected.substr(1)) != wanted) {
      return wanted ? "does not claim " + expected : "claims " + expected.substr(1);
    }
  }
  std::string_view rule = example["rule"];
  if (rule.empty()) return "";
  const bool wanted = rule[0] != '!';
  if (!wanted) rule.remove_prefix(1);
  if (is_cited(claims, rule) == wanted) return "";
  return (wanted ? "no claim cites " : "a claim cites ") + std::string(rule);
}

}  // namespace

int run_packs_test(const std::vector<std::string>& packs, const Reporter& reporter) {
  const auto knowledge = load_named_knowledge(packs);
  if (!knowledge) return reporter.end(knowledge.error());
  size_t examples = 0, failed = 0;
  for (const PackTable& table : (*knowledge)->packs.tables) {
    if (!ends_with(table.name, ".examples")) continue;
    for (const RowView& row : rows_of((*knowledge)->packs, table.name)) {
      Document document;
      document.name = row.id();
      document.text = row["text"];
      const auto analysis = analyze_document(std::move(document), **knowledge);
      const std::string fault = fault_of(row, analysis->claims);
      ++examples;
      if (fault.empty()) continue;
      ++failed;
      std::fprintf(stderr, "%s: %s: %s\n", row.where().c_str(), row.id().c_str(), fault.c_str());
    }
  }
  const Labels& messages = reporter.messages();
  const std::string summary =
      filled(messages["packs.tested"],
             {{"n", std::to_string(examples)}, {"failed", std::to_string(failed)}});
  if (failed > 0)
    return reporter.end(kPackBroken, "PACK-BROKEN", summary, messages["packs.tested.hint"]);
  std::printf("%s\n", summary.c_str());
  return kDone;
}

}  // namespace isnad
