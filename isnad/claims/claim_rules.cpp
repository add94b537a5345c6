#include "isnad/claims/claim_rules.hpp"

#include <array>
#include <charconv>
#include <utility>

namespace isnad {
namespace {

TimeWord time_word(std::string_view kind) {
  static constexpr std::array<std::pair<std::string_view, TimeWord>, 12> kKinds = {
      {{"while", TimeWord::while_clause},
       {"turn", TimeWord::turn},
       {"aside", TimeWord::aside},
       {"then", TimeWord::then},
       {"elsewhen", TimeWord::elsewhen},
       {"measure", TimeWord::measure},
       {"record", TimeWord::record},
       {"apart", TimeWord::apart},
       {"since", TimeWord::since},
       {"earlier", TimeWord::earlier},
       {"onward", TimeWord::onward},
       {"onward_verb", TimeWord::onward_verb}}};
  for (const auto& [name, value] : kKinds) {
    if (name == kind) return value;
  }
  return TimeWord::turn;
}

// "-0.35"; false when the cell is no number.
bool read_weight(std::string_view cell, double& out) {
  const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), out);
  return error == std::errc() && end == cell.data() + cell.size();
}

void add_verbs(const Lexicon& lexicon, const std::vector<std::string>& keys,
               std::set<LexemeId>& out) {
  for (const std::string& key : keys) {
    if (const LexemeId id = lexicon.find_lexeme(key); id != kNone) out.insert(id);
  }
}

void add_dated_verbs(const Lexicon& lexicon, const RowView& row, ClaimRules& rules) {
  const std::vector<std::string> keys = row.list("lexemes");
  const std::string_view kind = row["kind"];
  if (kind == "occurs") return add_verbs(lexicon, keys, rules.occurring);
  if (kind == "reacts") return add_verbs(lexicon, keys, rules.reacting);
  if (kind == "holds") return add_verbs(lexicon, keys, rules.holding);
  std::set<LexemeId> verbs;
  add_verbs(lexicon, keys, verbs);
  for (const LexemeId verb : verbs)
    rules.bringing.emplace(verb, kind == "deals" ? "attack" : "casualty");
}

}  // namespace

std::map<std::string, ClaimCodes> load_type_codes(const PackSet& packs) {
  std::map<std::string, ClaimCodes> out;
  for (const RowView row : rows_of(packs, "events.types")) {
    ClaimCodes codes;
    codes.plover = row["plover"];
    codes.plover_mode = row["plover_mode"];
    codes.acled_event_type = row["acled_event"];
    codes.acled_sub_event_type = row["acled_sub"];
    codes.cameo = row["cameo"];
    out[std::string(row["type"])] = codes;
  }
  return out;
}

Result<ClaimRules> load_claim_rules(const PackSet& packs, Lexicon& lexicon) {
  ClaimRules rules;
  rules.codes = load_type_codes(packs);
  for (const RowView row : rows_of(packs, "claims.actor_kinds")) {
    if (row["status"] == "combatant") rules.armed_kinds.insert(std::string(row.short_id()));
    if (row["party"] == "y") rules.party_kinds.insert(std::string(row.short_id()));
    if (!row["side"].empty()) rules.side_of_kind[std::string(row.short_id())] = row["side"];
  }
  for (const RowView row : rows_of(packs, "claims.sides")) {
    const LexemeId noun = lexicon.find_lexeme(row.short_id());
    if (noun == kNone)
      return Error{ErrorCode::pack_broken, "unknown lexeme '" + std::string(row.short_id()) + "'",
                   row.where(), "add the noun to a morphology table", ""};
    rules.side_of_noun[noun] = row["side"];
  }
  for (const RowView row : rows_of(packs, "claims.inheritance")) {
    const std::string family(row.short_id());
    if (row["place"] == "y") rules.placed_families.insert(family);
    if (!row["time"].empty()) rules.dated_families.insert(family);
    if (row["time"] == "near") rules.joined_families.insert(family);
    if (row["doer"] == "y") rules.agentive_families.insert(family);
    if (row["status"] == "always") rules.peopled_families.insert(family);
    if (row["status"] == "hit") rules.hitting_families.insert(family);
    if (row["status"] == "counted") rules.counted_families.insert(family);
    if (row["status"] == "never") rules.unpeopled_types.insert(family);
  }
  for (const RowView row : rows_of(packs, "claims.connectives")) {
    for (const std::string& form : row.list("forms"))
      rules.time_words.add(lexicon.vocabulary.intern_phrase(form),
                           static_cast<uint32_t>(time_word(row["kind"])));
  }
  for (const RowView row : rows_of(packs, "attribution.cues"))
    add_verbs(lexicon, row.list("lexeme"), rules.reporting);
  for (const RowView row : rows_of(packs, "claims.dated_verbs"))
    add_dated_verbs(lexicon, row, rules);
  for (const RowView row : rows_of(packs, "claims.confidence")) {
    double& weight = row.short_id() == "least" ? rules.least_confidence
                     : row.short_id() == "least_sparse"
                         ? rules.least_in_sparse
                         : rules.confidence[std::string(row.short_id())];
    if (!read_weight(row["weight"], weight))
      return Error{ErrorCode::pack_broken, "no weight: '" + std::string(row["weight"]) + "'",
                   row.where(), "write log odds, for example -0.35", ""};
  }
  rules.time_words.mark_starts(lexicon);
  return rules;
}

}  // namespace isnad
