// What stands in the tables of the field? Columns by name and order, cells of made incidents, and
// what a profile keeps back.
#include <fstream>
#include <gtest/gtest.h>
#include <set>

#include "isnad/exports/csv_cell.hpp"
#include "isnad/record/claim_json.hpp"

#include "sample_incidents.hpp"

namespace isnad {
namespace {

std::vector<Claim> golden_claims() { return claims_in(file_text("tests/golden/claims.jsonl")); }

std::vector<std::string> header_of(const std::string& table, char separator) {
  std::vector<std::string> out(1);
  for (const char c : table.substr(0, table.find_first_of("\r\n"))) {
    if (c == separator) {
      out.emplace_back();
    } else {
      out.back().push_back(c);
    }
  }
  return out;
}

TEST(Tables, JsonlIsLossless) {
  const std::string lines = file_text("tests/golden/claims.jsonl");
  const Sample sample(claims_in(lines));
  EXPECT_EQ(sample.write("jsonl"), lines);
  EXPECT_TRUE(sample.withheld.empty());
}

TEST(Tables, ColumnsOfTheField) {
  const Sample sample(golden_claims());
  const auto acled = header_of(sample.write("acled"), ',');
  EXPECT_EQ(acled.size(), 31u);
  EXPECT_EQ(acled.front(), "event_id_cnty");
  EXPECT_EQ(acled[28], "fatalities");
  const auto ucdp = header_of(sample.write("ucdp"), ',');
  EXPECT_EQ(ucdp.size(), 49u);
  EXPECT_EQ(ucdp[44] + ucdp[45] + ucdp[46], "besthighlow");
  const auto polecat = header_of(sample.write("polecat"), '\t');
  EXPECT_EQ(polecat.size(), 40u);
  EXPECT_EQ(polecat[2], "Event Type");
  const auto airwars = header_of(sample.write("airwars"), ',');
  EXPECT_EQ(std::set<std::string>(airwars.begin(), airwars.end()).count("civilians_killed_max"),
            1u);
}

TEST(Tables, EveryRowIsAsWideAsItsHeader) {
  const Sample sample(golden_claims());
  for (const char* format : {"csv", "acled", "ucdp", "airwars", "hxl"}) {
    std::string table = sample.write(format);
    if (const size_t end = table.rfind("\r\n"); end != std::string::npos) table.resize(end);
    const auto rows = read_csv(table);
    ASSERT_GT(rows.size(), 2u) << format;
    for (const auto& row : rows) EXPECT_EQ(row.size(), rows[0].size()) << format;
  }
}

// The two numbers of the strike on the market: 23 "terrorists" by the state, 31 civilians.
struct MadeIncident {
  std::vector<Claim> claims{3};

  MadeIncident() {
    const char* camps[] = {"sample_state", "sample_monitors", "sample_monitors"};
    const char* speakers[] = {"the army", "the monitor", "the monitor"};
    const double values[] = {3, 31, 28};
    for (size_t i = 0; i < claims.size(); ++i) {
      Claim& claim = claims[i];
      claim.id = "c_000000000000000" + std::to_string(i);
      claim.document.id = "sha256:" + std::string(64, static_cast<char>('0' + i));
      claim.document.name = "note_" + std::to_string(i) + ".txt";
      claim.document.published = "2021-03-1" + std::to_string(2 + i);
      claim.type = "casualty.killed";
      claim.status = "civilian";
      ClaimQuantity quantity;
      quantity.value = quantity.low = quantity.high = values[i];
      quantity.unit = "person";
      claim.quantity = quantity;
      PlaceLink place;
      place.id = "region-sample/entities.places.mashrafa";
      place.text = "X";
      place.lat = -48.35;
      place.lon = -124.3;
      place.radius_m = 5000;
      place.precision = "exact";
      claim.place = {place};
      ClaimTime time;
      time.value = "2021-03-11T15";
      time.precision = "hour";
      claim.time = time;
      ClaimSpeaker speaker;
      speaker.text = speakers[i];
      speaker.role = "organisation";
      speaker.stance = "states";
      speaker.camp = camps[i];
      claim.attribution = {speaker};
      Link army;
      army.id = "region-sample/entities.actors.taysaran_army";
      army.text = "army";
      claim.initiator = {army};
    }
  }
};

std::string cell(const std::string& table, const std::string& column) {
  const auto rows = read_csv(table);
  const auto found = std::find(rows[0].begin(), rows[0].end(), column);
  EXPECT_NE(found, rows[0].end()) << column;
  return plain_cell(rows[1][static_cast<size_t>(found - rows[0].begin())]);
}

TEST(Tables, CellsOfAMadeIncident) {
  const Sample sample(MadeIncident().claims);
  const std::string acled = sample.write("acled");
  EXPECT_EQ(cell(acled, "fatalities"), "3");
  EXPECT_EQ(cell(acled, "event_date"), "2021-03-11");
  EXPECT_EQ(cell(acled, "time_precision"), "1");
  EXPECT_EQ(cell(acled, "geo_precision"), "1");
  EXPECT_EQ(cell(acled, "inter1"), "State forces");
  EXPECT_EQ(cell(acled, "inter2"), "Civilians");
  EXPECT_EQ(cell(acled, "interaction"), "State forces-Civilians");
  EXPECT_EQ(cell(acled, "actor2"), "Civilians (Taysara)");
  EXPECT_EQ(cell(acled, "civilian_targeting"), "Civilian targeting");
  EXPECT_EQ(cell(acled, "latitude"), "-48.35");
  EXPECT_EQ(cell(acled, "event_id_cnty"), "");
  const std::string ucdp = sample.write("ucdp");
  EXPECT_EQ(cell(ucdp, "low") + " " + cell(ucdp, "best") + " " + cell(ucdp, "high"), "3 3 31");
  EXPECT_EQ(cell(ucdp, "type_of_violence"), "3");
  EXPECT_EQ(cell(ucdp, "side_b"), "Civilians");
  EXPECT_EQ(cell(ucdp, "deaths_civilians"), "3");
  EXPECT_EQ(cell(ucdp, "priogrid_gid"), "59872");
  EXPECT_EQ(cell(ucdp, "geom_wkt"), "POINT (-124.3 -48.35)");
  const std::string airwars = sample.write("airwars");
  EXPECT_EQ(cell(airwars, "civilians_killed_min"), "3");
  EXPECT_EQ(cell(airwars, "civilians_killed_max"), "31");
  EXPECT_EQ(cell(airwars, "grading"), "");
  EXPECT_EQ(cell(airwars, "num_sources"), "3");
}

TEST(Tables, TheRuleIsPrintedInEveryTableOfIncidents) {
  const Sample sample(MadeIncident().claims);
  for (const TableFormat& format : table_formats()) {
    if (format.holds == TableHolds::claims) continue;
    const std::string written = sample.write(format.name);
    EXPECT_NE(written.find(sample_rule(format.usual_rule).title), std::string::npos) << format.name;
    EXPECT_NE(written.find("derive.best"), std::string::npos) << format.name;
  }
}

TEST(Tables, WhatCannotHaveARowIsNamed) {
  std::vector<Claim> claims = MadeIncident().claims;
  for (Claim& claim : claims) claim.modality = "threatened";
  TableOutcome outcome;
  Sample(claims).write("acled", &outcome);
  EXPECT_TRUE(outcome.rows.empty());
  EXPECT_EQ(outcome.left_out.size(), 1u);
}

TEST(Tables, UnlocatedIsNullGeometry) {
  std::vector<Claim> claims = MadeIncident().claims;
  for (Claim& claim : claims) claim.place[0].lat = claim.place[0].lon = {};
  EXPECT_NE(Sample(claims).write("geojson").find("\"geometry\":null"), std::string::npos);
  EXPECT_NE(Sample(MadeIncident().claims).write("geojson").find("\"coordinates\":[-124.3,-48.35]"),
            std::string::npos);
}

TEST(Tables, AnnotationsCountCodePoints) {
  std::vector<Claim> claims(1);
  claims[0].id = "c_0000000000000001";
  claims[0].document.id = "sha256:1";
  claims[0].type = "casualty.killed";
  const std::string text = "\xD9\x82\xD8\xAA\xD9\x84 \xF0\x9F\x95\x8A abc def";
  const auto begin = static_cast<uint32_t>(text.find("abc"));
  claims[0].evidence.span = {begin, begin + 3};
  claims[0].evidence.text = "abc";
  const Sample sample(claims);
  const auto written = [&](const std::string* of) {
    const TableInput input{sample.claims,
                           sample.incidents,
                           sample.said_claims,
                           sample.said,
                           sample.largest,
                           sample_rule("conservative"),
                           sample.codes,
                           sample.geography,
                           [of](const std::string&) { return of; },
                           Language::english,
                           "0"};
    std::string out;
    write_webannotation_table(input, [&](std::string_view part) { out += part; });
    return out;
  };
  const std::string page = written(&text);
  EXPECT_NE(page.find("{\"type\":\"TextPositionSelector\",\"start\":6,\"end\":9}"),
            std::string::npos);
  EXPECT_NE(page.find("{\"type\":\"DataPositionSelector\",\"start\":12,\"end\":15}"),
            std::string::npos);
  EXPECT_NE(page.find("\"suffix\":\" def\""), std::string::npos);
  const std::string other = "quite another text, longer than that";
  EXPECT_EQ(written(&other).find("TextPositionSelector"), std::string::npos);
  EXPECT_EQ(written(nullptr).find("TextPositionSelector"), std::string::npos);
}

TEST(Profiles, PublicIsCoarseAndTheNumbersStay) {
  const Sample open(MadeIncident().claims), sample(MadeIncident().claims, "public");
  const std::string acled = sample.write("acled");
  EXPECT_EQ(cell(acled, "fatalities"), cell(open.write("acled"), "fatalities"));
  EXPECT_EQ(cell(acled, "latitude"), "-48.25");
  EXPECT_EQ(cell(acled, "longitude"), "-124.25");
  EXPECT_EQ(cell(acled, "location"), cell(acled, "admin1"));
  EXPECT_EQ(cell(acled, "event_date"), "2021-03-11");
  EXPECT_EQ(cell(sample.write("airwars"), "incident_local_time"), "");
  EXPECT_GT(sample.withheld.at("document.name").withheld, 0u);
  EXPECT_GT(sample.withheld.at("place.coordinates").coarsened, 0u);
}

TEST(Profiles, AFieldWithoutARowIsWithheld) {
  PackSet packs = load_sample_packs();
  for (const RowView& row : rows_of(packs, "exports.profiles")) {
    if (row["field"] == "type") packs.cells[row.row][1] = "nothing_of_ours";
  }
  const auto profile = load_profile(packs, "internal");
  ASSERT_TRUE(profile);
  const Geography geography(packs);
  Redaction redaction(*profile, packs, geography);
  EXPECT_EQ(redaction.redact(MadeIncident().claims[0]).type, "");
  EXPECT_EQ(redaction.withheld().at("type").withheld, 1u);
}

TEST(Profiles, FaultsAndRefusals) {
  EXPECT_EQ(load_profile(sample_packs(), "everybody").error().code, ErrorCode::usage);
  PackSet packs = load_sample_packs();
  packs.cells[rows_of(packs, "exports.profiles")[0].row][2] = "maybe";
  EXPECT_EQ(load_profile(packs, "internal").error().code, ErrorCode::pack_broken);
  const CodeTables codes(sample_packs());
  EXPECT_TRUE(may_leave(codes, "jsonl", "internal"));
  EXPECT_FALSE(may_leave(codes, "jsonl", "public"));
  EXPECT_FALSE(may_leave(codes, "webannotation", "partner"));
  EXPECT_FALSE(may_leave(codes, "nothing", "internal"));
  for (const TableFormat& format : table_formats())
    EXPECT_TRUE(may_leave(codes, format.name, "internal")) << format.name;
}

}  // namespace
}  // namespace isnad
