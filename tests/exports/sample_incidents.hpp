// Incidents made by hand for tests of tables: claims of the invented country in groups.
#pragma once

#include <fstream>
#include <gtest/gtest.h>
#include <map>

#include "isnad/exports/incident_facts.hpp"
#include "isnad/exports/profile.hpp"
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

inline SaidNumber said_number(const std::vector<Claim>& claims, uint32_t index) {
  const Claim& claim = claims[index];
  SaidNumber out;
  out.claim = index;
  out.type = claim.type;
  out.status = claim.status;
  out.unit = claim.quantity->unit;
  out.value = claim.quantity->value;
  out.low = claim.quantity->low;
  out.high = claim.quantity->high;
  out.modifier = claim.quantity->modifier;
  if (!claim.attribution.empty()) {
    const ClaimSpeaker& speaker = claim.attribution.back();
    out.speaker = speaker.id.empty() ? speaker.text : speaker.id;
    out.speaker_name = speaker.name.empty() ? speaker.text : speaker.name;
    out.camp = speaker.camp;
  }
  out.interest = claim.interest;
  out.said_on = claim.document.published.substr(0, 10);
  out.subset = !claim.part_of.empty();
  for (const Claim& later : claims) out.revised = out.revised || later.revises == claim.id;
  return out;
}

// A crude grouping, good enough to fill tables: claims about one place, of any type, on the days of
// the first that says one.
inline std::vector<Incident> grouped(const std::vector<Claim>& claims) {
  std::map<std::string, Incident> by_place;
  std::map<std::string, std::map<std::string, uint32_t>> voices;
  for (uint32_t i = 0; i < claims.size(); ++i) {
    const Claim& claim = claims[i];
    const std::string key = claim.place.empty() ? claim.document.id : claim.place[0].id;
    Incident& incident = by_place[key];
    if (incident.claims.empty()) {
      incident.id = "i_" + claim.id.substr(2);
      incident.type = claim.type;
    }
    incident.claims.push_back(i);
    if (!claim.place.empty() && !incident.place) incident.place = claim.place[0];
    if (claim.time && incident.first_day.empty() && claim.time->value.size() >= 10)
      incident.first_day = incident.last_day = claim.time->value.substr(0, 10);
    auto& numbered = voices[key];
    const auto voice =
        numbered.emplace(claim.document.id, static_cast<uint32_t>(numbered.size())).first->second;
    incident.documents = incident.voices = static_cast<uint32_t>(numbered.size());
    if (claim.quantity) {
      incident.numbers.push_back(said_number(claims, i));
      incident.numbers.back().voice = voice;
    }
    SlotView initiator;
    initiator.slot = "initiator";
    if (incident.slots.empty()) incident.slots.push_back(initiator);
    for (const Link& link : claim.initiator)
      incident.slots[0].values.push_back(
          {link.id, link.name.empty() ? link.text : link.name, {i}, 1});
  }
  std::vector<Incident> out;
  for (auto& [key, incident] : by_place) out.push_back(std::move(incident));
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
