// Are a coder's rows found among incidents, and what is missing on either side?
#include "isnad/reconcile/coded_table.hpp"

#include <gtest/gtest.h>

namespace isnad {
namespace {

using Rows = std::vector<std::vector<std::string>>;

struct Side {
  std::vector<Incident> incidents;
  std::vector<Claim> claims;
  NumberRule rule;
  PackSet packs;
  Geography geography{packs};

  Side() {
    rule.modality = {"actual"};
    rule.best = Chosen::most_voices;
  }
  // An incident of one claim: so many killed there on that day.
  void add(const char* day, double lat, double lon, double killed, const char* status = "") {
    Claim claim;
    claim.id = "c_" + std::to_string(claims.size());
    claim.type = "casualty.killed";
    SaidNumber number;
    number.claim = static_cast<uint32_t>(claims.size());
    number.type = claim.type;
    number.status = status;
    number.unit = "person";
    number.modifier = "exact";
    number.value = killed;
    Incident incident;
    incident.id = "i_" + std::to_string(claims.size());
    incident.type = claim.type;
    incident.first_day = incident.last_day = day;
    incident.place.emplace();
    incident.place->lat = lat;
    incident.place->lon = lon;
    incident.place->text = "Qaryat Al-Wadi";
    incident.claims = {number.claim};
    incident.numbers = {number};
    incidents.push_back(incident);
    claims.push_back(claim);
  }
  std::vector<ComparedEvent> compare(const Rows& rows, CompareLimits limits = {}) {
    table = *read_coded_table(rows);
    return compare_coded(table, {incidents, claims, rule, geography}, limits);
  }
  CodedTable table;
};

const std::vector<std::string> kAcled = {"event_id_cnty", "event_date",    "latitude",  "longitude",
                                         "location",      "geo_precision", "fatalities"};

TEST(Coded, FoundMissingAndDiffering) {
  Side side;
  side.add("2021-03-11", 10.0, 20.0, 12);
  side.add("2021-03-11", 15.0, 20.0, 3);
  side.add("2021-03-12", 10.1, 20.0, 7);
  const auto out = side.compare({kAcled,
                                 {"A1", "11 March 2021", "10.01", "20.0", "x", "1", "12"},
                                 {"A2", "2021-03-12", "10.1", "20.0", "x", "1", "9"},
                                 {"A3", "2021-03-12", "40", "20", "y", "1", "1"}});
  ASSERT_EQ(out.size(), 4u);
  EXPECT_EQ(out[0].verdict, Verdict::found);
  EXPECT_EQ(out[0].incident->id, "i_0");
  EXPECT_EQ(out[0].numbers, NumbersAgree::same);
  EXPECT_EQ(out[1].incident->id, "i_2");
  EXPECT_EQ(out[1].numbers, NumbersAgree::differs);
  EXPECT_EQ(out[2].verdict, Verdict::not_among_incidents);
  EXPECT_EQ(out[3].verdict, Verdict::not_in_table);
  EXPECT_EQ(out[3].incident->id, "i_1");
}

TEST(Coded, DaysAndDistanceHaveLimits) {
  Side side;
  side.add("2021-03-13", 10.0, 20.0, 12);
  const Rows rows = {kAcled, {"A1", "2021-03-11", "10.0", "20.0", "x", "1", "12"}};
  EXPECT_EQ(side.compare(rows)[0].verdict, Verdict::not_among_incidents);
  EXPECT_EQ(side.compare(rows, {2, 25})[0].verdict, Verdict::found);
  const Rows far = {kAcled, {"A1", "2021-03-13", "10.5", "20.0", "x", "1", "12"}};
  EXPECT_EQ(side.compare(far)[0].verdict, Verdict::not_among_incidents);
  const Rows vague = {kAcled, {"A1", "2021-03-13", "10.5", "20.0", "x", "3", "12"}};
  EXPECT_EQ(side.compare(vague)[0].verdict, Verdict::found);
}

TEST(Coded, NamesStandInForCoordinates) {
  Side side;
  side.add("2021-03-11", 10.0, 20.0, 12);
  EXPECT_EQ(
      side.compare({kAcled, {"A1", "2021-03-11", "", "", "qaryat al-wadi", "1", "12"}})[0].verdict,
      Verdict::found);
  EXPECT_EQ(side.compare({kAcled, {"A1", "2021-03-11", "", "", "elsewhere", "1", "12"}})[0].verdict,
            Verdict::not_among_incidents);
}

TEST(Coded, SchemesByTheNamesOfTheirColumns) {
  Side side;
  side.add("2021-03-11", 10.0, 20.0, 12, "civilian");
  const auto ucdp = side.compare(
      {{"relid", "best", "high", "low", "date_start", "date_end", "latitude", "longitude"},
       {"U1", "12", "20", "10", "2021-03-10 00:00:00.000", "2021-03-12 00:00:00.000", "10", "20"}});
  EXPECT_EQ(side.table.scheme, CodedScheme::ucdp);
  EXPECT_EQ(ucdp[0].numbers, NumbersAgree::same);
  const auto airwars = side.compare({{"unique_reference_code", "incident_date", "latitude",
                                      "longitude", "civilians_killed_min", "civilians_killed_max"},
                                     {"#tags", "", "", "", "", ""},
                                     {"W1", "2021-03-11", "10", "20", "10", "14"}});
  ASSERT_EQ(airwars.size(), 1u);
  EXPECT_EQ(side.table.scheme, CodedScheme::airwars);
  EXPECT_EQ(airwars[0].numbers, NumbersAgree::differs);
  EXPECT_EQ(read_coded_table({{"when", "where"}, {"a", "b"}}).error().reason, "CSV-COLUMNS");
}

TEST(Coded, ADayThatCanBeReadTwoWaysIsNone) {
  const auto table = read_coded_table({kAcled, {"A1", "03/11/2021", "", "", "", "", ""}});
  EXPECT_TRUE(table->events.empty());
  EXPECT_EQ(table->undated, std::vector<size_t>{2});
}

TEST(Coded, EachIncidentIsTakenOnce) {
  Side side;
  side.add("2021-03-11", 10.0, 20.0, 12);
  const auto out = side.compare({kAcled,
                                 {"A1", "2021-03-11", "10.1", "20.0", "x", "1", "12"},
                                 {"A2", "2021-03-11", "10.0", "20.0", "x", "1", "12"}});
  EXPECT_EQ(out[0].verdict, Verdict::not_among_incidents);
  EXPECT_EQ(out[1].verdict, Verdict::found);
}

}  // namespace
}  // namespace isnad
