// Incidents made by hand for tests of tables: claims of the invented country in groups.
#pragma once

#include <fstream>
#include <gtest/gtest.h>
#include <map>

#include "isnad/exports/incident_facts.hpp"
#include "isnad/exports/profile.hpp"
#include "isnad/reconcile/agreement.hpp"
#include "isnad/record/claim_reader.hpp"

namespace isnad {

inline PackSet load_sample_packs() {
  const std::string folder = std::string(ISNAD_SOURCE_DIR) + "/packs/";
  auto packs = load_packs({folder + "ar-core", folder + "conflict-core", folder + "region-sample"});
  EXPECT_TRUE(packs);
  return std::move(*packs);
}

inline const PackSet& sample_packs() {
  static const PackSet packs = load_sample_packs();
  return packs;
}

inline const NumberRule& sample_rule(std::string_view id) {
  static const std::vector<NumberRule> rules = *load_number_rules(sample_packs());
  return *find_rule(rules, id);
}

inline std::string file_text(const std::string& path) {
  std::ifstream file(std::string(ISNAD_SOURCE_DIR) + "/" + path);
  return {std::istreambuf_iterator<char>(file), {}};
}

inline std::vector<Claim> claims_in(const std::string& lines) {
  std::vector<Claim> out;
  ClaimParser parser;
  for (size_t at = 0; at < lines.size();) {
    const size_t end = lines.find('\n', at);
    auto claim = parser.parse(std::string_view(lines).substr(at, end - at));
    EXPECT_TRUE(claim) << claim.error().message;
    out.push_back(std::move(*claim));
    at = end == std::string::npos ? lines.size() : end + 1;
  }
  return out;
}

// A crude grouping, good enough to fill tables: claims about one place, of any type.
inline std::vector<Incident> grouped(const std::vector<Claim>& claims) {
  static const LinkRules rules = std::move(*load_link_rules(sample_packs()));
  Voices voices;
  std::map<std::string, uint32_t> documents;
  std::map<std::string, std::vector<uint32_t>> by_place;
  for (uint32_t i = 0; i < claims.size(); ++i) {
    const Claim& claim = claims[i];
    const auto next = static_cast<uint32_t>(documents.size());
    const auto [document, is_new] = documents.emplace(claim.document.id, next);
    if (is_new) voices.documents.push_back({claim.document, next, 1});
    voices.of_claim.push_back(document->second);
    by_place[claim.place.empty() ? claim.document.id : claim.place[0].id].push_back(i);
  }
  std::vector<Incident> out;
  for (const auto& [place, members] : by_place)
    out.push_back(describe_incident(claims, members, voices, rules));
  return out;
}

// Claims and incidents under a profile, and what is written of them.
struct Sample {
  std::vector<Claim> said_claims, claims;
  std::vector<Incident> said, incidents;
  CodeTables codes{sample_packs()};
  Geography geography{sample_packs()};
  Withheld withheld;
  double largest = 0;

  explicit Sample(std::vector<Claim> of, std::string_view profile_name = "internal")
      : said_claims(std::move(of)), said(grouped(said_claims)) {
    const auto profile = load_profile(sample_packs(), profile_name);
    EXPECT_TRUE(profile);
    Redaction redaction(*profile, sample_packs(), geography);
    for (const Claim& claim : said_claims) claims.push_back(redaction.redact(claim));
    for (const Incident& incident : said) incidents.push_back(redaction.redact(incident));
    withheld = redaction.withheld();
    largest = largest_number(*profile);
  }

  std::string write(std::string_view format_name, TableOutcome* outcome = nullptr) const {
    const TableFormat* format = find_table_format(format_name);
    const std::string_view rule = format->usual_rule.empty() ? "conservative" : format->usual_rule;
    const TableInput input{claims,  incidents,         said_claims, said,
                           largest, sample_rule(rule), codes,       geography,
                           {},      Language::english, "0.0.0"};
    std::string out;
    const TableOutcome done = format->write(input, [&](std::string_view part) { out += part; });
    if (format->rule == RulePlace::sidecar) out += sidecar_json(*format, input, done);
    if (outcome != nullptr) *outcome = done;
    return out;
  }
};

}  // namespace isnad
