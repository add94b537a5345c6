#include "apps/server/table_export.hpp"

#include "isnad/exports/profile.hpp"
#include "isnad/exports/tables.hpp"

namespace isnad {
namespace {

// The records of a CSV file: cells in quotes may hold anything.
std::vector<std::vector<std::string>> read_csv(std::string_view text) {
  std::vector<std::vector<std::string>> out;
  std::vector<std::string> record(1);
  bool quoted = false;
  for (size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (quoted && c == '"' && text.substr(i + 1, 1) == "\"") {
      record.back() += c;
      ++i;
    } else if (c == '"') {
      quoted = !quoted;
    } else if (c == ',' && !quoted) {
      record.emplace_back();
    } else if (c == '\n' && !quoted) {
      out.push_back(std::move(record));
      record.assign(1, "");
    } else if (c != '\r' || quoted) {
      record.back() += c;
    }
  }
  return out;
}

Error no_such(const char* what, const std::string& name) {
  return {ErrorCode::usage, std::string("there is no ") + what + " '" + name + "'", "", "", ""};
}

}  // namespace

Result<std::string> write_table(Desk& desk, const Overview& all, const TableAsked& asked) {
  const auto packs = packs_of(desk);
  if (!packs) return packs.error();
  const TableFormat* const format = find_table_format(asked.format);
  if (format == nullptr) return no_such("format", asked.format);
  if (format->holds == TableHolds::claims && !asked.rule.empty())
    return Error{ErrorCode::usage, "claims have no rule of numbers", "", "", ""};
  const CodeTables codes(**packs);
  const Geography geography(**packs);
  const auto profile = load_profile(**packs, asked.profile);
  if (!profile) return profile.error();
  if (!may_leave(codes, format->name, profile->name))
    return Error{ErrorCode::conflict, "the profile does not let this format leave", "", "", ""};
  NumberRule rule;
  if (format->holds == TableHolds::incidents) {
    const auto rules = load_number_rules(**packs);
    if (!rules) return rules.error();
    const std::string name = asked.rule.empty() ? std::string(format->usual_rule) : asked.rule;
    const NumberRule* const found = find_rule(*rules, name);
    if (found == nullptr) return no_such("rule", name);
    rule = *found;
  }
  Redaction redaction(*profile, **packs, geography);
  std::vector<Claim> claims;
  std::vector<Incident> incidents;
  for (const Claim& claim : all.claims) claims.push_back(redaction.redact(claim));
  for (const Incident& incident : all.incidents) incidents.push_back(redaction.redact(incident));
  const bool texts = profile->of("document.text").passing == Passing::yes;
  const TableInput input{claims,
                         incidents,
                         all.claims,
                         all.incidents,
                         largest_number(*profile),
                         rule,
                         codes,
                         geography,
                         [&](const std::string& id) -> const std::string* {
                           const auto at = all.texts.find(id);
                           return !texts || at == all.texts.end() ? nullptr : &at->second;
                         },
                         Language::english,
                         desk.bench.options.program};
  std::string out;
  format->write(input, [&](std::string_view part) { out += part; });
  return out;
}

Result<std::map<std::string, Cells>> rows_by_rule(Desk& desk, const Overview& all,
                                                  const Incident& incident) {
  const auto packs = packs_of(desk);
  if (!packs) return packs.error();
  const auto rules = load_number_rules(**packs);
  if (!rules) return rules.error();
  const auto profile = load_profile(**packs, "internal");
  if (!profile) return profile.error();
  const CodeTables codes(**packs);
  const Geography geography(**packs);
  const std::vector<Incident> one = {incident};
  std::map<std::string, Cells> out;
  for (const NumberRule& rule : *rules) {
    const TableInput input{all.claims,
                           one,
                           all.claims,
                           one,
                           largest_number(*profile),
                           rule,
                           codes,
                           geography,
                           [](const std::string&) { return nullptr; },
                           Language::english,
                           desk.bench.options.program};
    std::string text;
    write_acled_table(input, [&](std::string_view part) { text += part; });
    const auto records = read_csv(text);
    Cells& cells = out[rule.id];
    for (size_t i = 0; records.size() > 1 && i < records[0].size() && i < records[1].size(); ++i)
      cells.emplace_back(records[0][i], records[1][i]);
  }
  return out;
}

}  // namespace isnad
