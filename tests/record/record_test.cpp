// Is a claim the same after it was written down and read again?
#include <gtest/gtest.h>
#include <limits>

#include "isnad/engine.hpp"
#include "isnad/ingest/document_reader.hpp"
#include "isnad/record/claim_json.hpp"
#include "isnad/record/claim_reader.hpp"
#include "isnad/record/json_writer.hpp"

namespace isnad {
namespace {

std::string json_number(double value) {
  std::string out;
  JsonWriter(out).number(value);
  return out;
}

TEST(Json, NumbersAndStrings) {
  EXPECT_EQ(json_number(12), "12");
  EXPECT_EQ(json_number(-0.5), "-0.5");
  EXPECT_EQ(json_number(1e9), "1000000000");
  EXPECT_EQ(json_number(std::numeric_limits<double>::quiet_NaN()), "null");
  std::string out;
  JsonWriter(out).string(std::string_view("a\"\\\n\x01\u0642", 7));
  EXPECT_EQ(out, "\"a\\\"\\\\\\n\\u0001\u0642\"");
}

// The lines that the invented country's reports yield.
const std::vector<std::string>& sample_lines() {
  static const std::vector<std::string> lines = [] {
    const std::string folder = std::string(ISNAD_SOURCE_DIR) + "/packs/";
    const auto knowledge =
        load_knowledge({folder + "ar-core", folder + "conflict-core", folder + "region-sample"});
    DocumentReader reader({folder + "region-sample/documents.jsonl"}, {});
    std::vector<std::string> found;
    while (auto item = reader.next()) {
      const auto analysis = analyze_document(std::get<Document>(*item), **knowledge);
      for (const Claim& claim : analysis->claims) found.push_back(claim_json(claim));
    }
    return found;
  }();
  return lines;
}

std::string without_key(std::string line, const std::string& key) {
  const size_t at = line.find("\"" + key + "\":");
  return at == std::string::npos ? line : line.replace(at + 1, 1, "_");
}

TEST(Record, EveryLineReadsBackTheSame) {
  ClaimParser parser;
  ASSERT_GT(sample_lines().size(), 100u);
  for (const std::string& line : sample_lines()) {
    const auto claim = parser.parse(line);
    ASSERT_TRUE(claim) << claim.error().message << "\n" << line;
    EXPECT_EQ(claim_json(*claim), line);
  }
}

// Every slot full and every number with a fraction: what the reports may lack.
TEST(Record, AFullClaimReadsBackTheSame) {
  Claim full;
  ClaimParser parser;
  full.id = "c_0123456789abcdef";
  full.document = {"sha256:00", "a \"b\"\n", "https://x", "outlet", "title", "2020-01-02", "given"};
  full.type = "casualty.killed";
  full.codes = {"ASSAULT", "aerial", "Battles", "Armed clash", "190"};
  PlaceLink place;
  place.text = "p";
  place.span = {1, 2};
  place.lat = -12.123456;
  place.lon = 44.5;
  place.radius_m = 1500;
  place.pcode = "SY01";
  place.within = {"a", "b"};
  place.candidates = {{"q", "Q", 0.1234}};
  full.place = {place};
  full.initiator = full.target = full.facility = full.instrument = {place};
  full.quantity = ClaimQuantity{2.5, 1, 1e15, "range", "person", "q", {3, 4}};
  full.breakdown = {{"child", *full.quantity}};
  full.persons = {{"n", 7, "male", "r", {5, 6}}};
  full.time = ClaimTime{"2018-03-31", "daypart", "EV", "relative", "2018-04-01", "t", {7, 8}};
  full.attribution = {{"s", "S", "id", "media", "camp", "cue", "states", {9, 10}}};
  full.confidence = 0.8125;
  full.wording = {{"w", "casualty.killed"}};
  full.part_of = full.revises = "c_fedcba9876543210";
  full.evidence = {{0, 20}, "e", {2, 3}, "t"};
  full.rules = {"a.b", "c.d"};
  const auto read = parser.parse(claim_json(full));
  ASSERT_TRUE(read) << read.error().message;
  EXPECT_EQ(claim_json(*read), claim_json(full));
}

TEST(Record, WhatIsNoClaimIsRefusedByName) {
  ClaimParser parser;
  const std::string& line = sample_lines().front();
  EXPECT_FALSE(parser.parse(""));
  EXPECT_FALSE(parser.parse("[]"));
  EXPECT_FALSE(parser.parse(line.substr(0, line.size() / 2)));
  std::string newer = line;
  newer.replace(newer.find("isnad.claim/1"), 13, "isnad.claim/2");
  EXPECT_FALSE(parser.parse(newer));
  for (const char* key : {"id", "document", "type", "codes", "initiator", "quantity", "place",
                          "time", "attribution", "evidence", "rules"}) {
    const auto claim = parser.parse(without_key(line, key));
    ASSERT_FALSE(claim) << key;
    EXPECT_EQ(claim.error().reason, "JSON-SYNTAX");
  }
  EXPECT_TRUE(parser.parse(line)) << "a refusal leaves the parser as it was";
}

}  // namespace
}  // namespace isnad
