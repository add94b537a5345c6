#include "isnad/claims/claim_rules.hpp"

namespace isnad {

Result<ClaimRules> load_claim_rules(const PackSet& packs, Lexicon& lexicon) {
  ClaimRules rules;
  for (const RowView row : rows_of(packs, "events.types")) {
    ClaimCodes codes;
    codes.plover = row["plover"];
    codes.plover_mode = row["plover_mode"];
    codes.acled_event_type = row["acled_event"];
    codes.acled_sub_event_type = row["acled_sub"];
    codes.cameo = row["cameo"];
    rules.codes[std::string(row["type"])] = codes;
  }
  for (const RowView row : rows_of(packs, "claims.actor_kinds")) {
    if (row["status"] == "combatant") rules.armed_kinds.insert(std::string(row.short_id()));
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
    if (row["time"] == "y") rules.dated_families.insert(family);
    if (row["doer"] == "y") rules.agentive_families.insert(family);
    if (row["status"] == "always") rules.peopled_families.insert(family);
    if (row["status"] == "hit") rules.hitting_families.insert(family);
  }
  for (const RowView row : rows_of(packs, "claims.connectives")) {
    for (const std::string& form : row.list("forms"))
      rules.connectives.add(lexicon.vocabulary.intern_phrase(form), row["kind"] == "turn" ? 1 : 0);
  }
  return rules;
}

}  // namespace isnad
