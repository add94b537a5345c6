// Do claims of one event meet, whatever the order in which they come, and do reviewers have the
// last word?
#include "isnad/reconcile/incidents.hpp"

#include <algorithm>
#include <gtest/gtest.h>
#include <numeric>
#include <rapidcheck/gtest.h>
#include <set>

#include "isnad/reconcile/incident_json.hpp"

#include "tests/reconcile/invented_claims.hpp"
#include "tests/reconcile/link_rules_of_packs.hpp"

namespace isnad {
namespace {

// The groups by claim ids, so that lists in another order can be compared.
using Groups = std::vector<std::vector<std::string>>;

Groups named(const ClaimGroups& found, const std::vector<Claim>& claims) {
  Groups out;
  for (const auto& group : found.groups) {
    out.emplace_back();
    for (const uint32_t i : group) out.back().push_back(claims[i].id);
  }
  return out;
}

bool together(const Groups& groups, const std::string& a, const std::string& b) {
  return std::any_of(groups.begin(), groups.end(), [&](const auto& group) {
    const auto holds = [&](const std::string& id) {
      return std::find(group.begin(), group.end(), id) != group.end();
    };
    return holds(a) && holds(b);
  });
}

std::vector<Claim> shuffled(std::vector<Claim> claims, uint32_t seed) {
  std::shuffle(claims.begin(), claims.end(), std::mt19937(seed));
  return claims;
}

Voices voices_of(const std::vector<Claim>& claims) { return find_voices(claims, {}, 0.7); }

std::string written(const std::vector<Claim>& claims) {
  std::string out;
  for (const Incident& incident : find_incidents(claims, voices_of(claims), rules()).incidents)
    out += incident_json(incident, claims) + "\n";
  return out;
}

TEST(LinkRules, ThePackIsWhole) {
  const std::string folder = std::string(ISNAD_SOURCE_DIR) + "/packs/";
  const auto packs = load_packs({folder + "ar-core", folder + "conflict-core"});
  ASSERT_TRUE(packs);
  const auto loaded = load_link_rules(*packs);
  ASSERT_TRUE(loaded) << loaded.error().message;
  // Each type of the claim contract takes part or is said to stand apart.
  std::set<std::string> apart;
  for (const RowView row : rows_of(*packs, "reconcile.families")) {
    if (row["kind"] != "apart") continue;
    for (const std::string& type : row.list("members")) apart.insert(type);
  }
  for (const RowView row : rows_of(*packs, "events.types"))
    EXPECT_TRUE(loaded->bit_of(row["type"]) < 64 || apart.count(std::string(row["type"])) > 0)
        << row["type"];
  EXPECT_EQ(loaded->bit_of("politics.denied"), 64u);
  EXPECT_FALSE(load_link_rules(PackSet{}));
}

RC_GTEST_PROP(Incidents, AnyOrderGivesTheSameIncidents, ()) {
  const auto claims = invented_claims(*rc::gen::inRange(0u, 10000u), *rc::gen::inRange(1, 80), 3);
  RC_ASSERT(written(shuffled(claims, *rc::gen::inRange(0u, 10000u))) == written(claims));
}

RC_GTEST_PROP(Incidents, EachClaimIsInOneIncidentOrTakesNoPart, ()) {
  const auto claims = invented_claims(*rc::gen::inRange(0u, 10000u), 40, 2);
  const ClaimGroups found = group_claims(claims, rules());
  std::vector<int> seen(claims.size(), 0);
  for (const auto& group : found.groups) {
    for (const uint32_t i : group) ++seen[i];
  }
  for (const uint32_t i : found.without) {
    RC_ASSERT(claims[i].type == "politics.condemned");
    ++seen[i];
  }
  RC_ASSERT(std::count(seen.begin(), seen.end(), 1) == static_cast<long>(seen.size()));
}

// Whatever the pairs: those wanted together are, those wanted apart are, unless the answer says
// that they could not be kept.
RC_GTEST_PROP(Incidents, ReviewersHaveTheLastWord, ()) {
  const auto claims = invented_claims(*rc::gen::inRange(0u, 10000u), 30, 2);
  std::vector<std::string> ids;
  for (const Claim& c : claims) {
    if (c.type != "politics.condemned") ids.push_back(c.id);
  }
  RC_PRE(ids.size() > 3);
  ReviewedPairs reviewed;
  const auto some = [&] { return ids[*rc::gen::inRange<size_t>(0, ids.size())]; };
  for (int i = *rc::gen::inRange(0, 4); i > 0; --i) reviewed.together.emplace_back(some(), some());
  for (int i = *rc::gen::inRange(0, 4); i > 0; --i) {
    const auto pair = std::pair(some(), some());
    if (pair.first != pair.second) reviewed.apart.push_back(pair);
  }
  const ClaimGroups found = group_claims(claims, rules(), reviewed);
  const Groups groups = named(found, claims);
  for (const auto& [a, b] : reviewed.together) RC_ASSERT(together(groups, a, b));
  for (const auto& pair : reviewed.apart) {
    const bool unkept =
        std::find(found.unkept.begin(), found.unkept.end(), pair) != found.unkept.end();
    RC_ASSERT(together(groups, pair.first, pair.second) == unkept);
  }
  if (reviewed.together.empty()) RC_ASSERT(found.unkept.empty());
}

Agreement agreement_on(const Incident& incident, const std::string& slot) {
  for (const SlotView& view : incident.slots) {
    if (view.slot == slot) return view.agreement;
  }
  ADD_FAILURE() << "no slot " << slot;
  return Agreement::unsaid;
}

// Two reports of a strike that differ in the number, one that names the district alone, and others.
struct Story {
  std::vector<Claim> claims;
  Claim& add(const std::string& document, const std::string& type, const std::string& day) {
    int position = 0;
    for (const Claim& c : claims) position += c.document.name == document ? 1 : 0;
    claims.push_back(invented_claim(document, position, type));
    claims.back().document.published = "2000-01-05";
    claims.back().place = {invented_place(1)};
    claims.back().time = ClaimTime{};
    claims.back().time->value = day;
    claims.back().time->precision = "day";
    return claims.back();
  }
  void count(double number) {
    claims.back().quantity = ClaimQuantity{};
    claims.back().quantity->value = number;
    claims.back().quantity->low = claims.back().quantity->high = number;
    claims.back().quantity->unit = "person";
    claims.back().quantity->text = std::to_string(static_cast<int>(number));
  }
  std::vector<Incident> incidents() const {
    return find_incidents(claims, voices_of(claims), rules()).incidents;
  }
};

TEST(Incidents, ReportsThatContradictEachOtherStandSideBySide) {
  Story story;
  story.add("a", "attack.airstrike", "2000-01-03");
  story.add("a", "casualty.killed", "2000-01-03");
  story.count(12);
  story.add("b", "attack.airstrike", "2000-01-03");
  story.add("b", "casualty.killed", "2000-01-03");
  story.count(30);
  const auto incidents = story.incidents();
  ASSERT_EQ(incidents.size(), 1u);
  const Incident& one = incidents[0];
  EXPECT_EQ(one.type, "attack.airstrike");
  EXPECT_EQ(one.first_day, "2000-01-03");
  EXPECT_EQ(one.last_day, "2000-01-03");
  EXPECT_EQ(one.place->name, "P1");
  EXPECT_EQ(one.voices, 2u);
  EXPECT_EQ(one.numbers.size(), 2u);
  EXPECT_EQ(agreement_on(one, "quantity"), Agreement::contested);
  EXPECT_EQ(agreement_on(one, "place"), Agreement::agreed);
  EXPECT_EQ(agreement_on(one, "initiator"), Agreement::unsaid);
}

TEST(Incidents, AnotherDayAndAnotherPlaceAreOtherEvents) {
  Story story;
  story.add("a", "attack.airstrike", "2000-01-03");
  story.add("b", "attack.airstrike", "2000-01-07");
  story.add("c", "attack.airstrike", "2000-01-03").place = {invented_place(15)};
  story.add("d", "protest.held", "2000-01-03");
  EXPECT_EQ(story.incidents().size(), 4u);
}

// a and c are a day from b each, and two from one another: b is of one of them.
TEST(Incidents, ADayApartSplitsWhatAThirdWouldJoin) {
  Story story;
  story.add("a", "attack.shelling", "2000-01-03");
  story.add("b", "attack.shelling", "2000-01-04");
  story.add("c", "attack.shelling", "2000-01-05");
  EXPECT_EQ(story.incidents().size(), 2u);
}

TEST(Incidents, AReportWithoutADayMeetsTheEventBeforeIt) {
  Story story;
  story.add("a", "attack.shelling", "2000-01-03");
  story.add("b", "attack.shelling", "").time.reset();
  EXPECT_EQ(story.incidents().size(), 1u);
  story.claims[1].document.published = "2000-02-05";
  EXPECT_EQ(story.incidents().size(), 2u);
}

TEST(Incidents, PlansAndWordsTakeNoPart) {
  Story story;
  story.add("a", "attack.airstrike", "2000-01-03").modality = "planned";
  story.add("a", "politics.threatened", "2000-01-03");
  story.add("a", "force.strength", "2000-01-03");
  EXPECT_TRUE(story.incidents().empty());
  EXPECT_EQ(group_claims(story.claims, rules()).without.size(), 3u);
}

TEST(Incidents, ADenialIsOfTheEventItDenies) {
  Story story;
  story.add("a", "attack.airstrike", "2000-01-03");
  story.add("b", "attack.airstrike", "2000-01-03").modality = "denied";
  const auto incidents = story.incidents();
  ASSERT_EQ(incidents.size(), 1u);
  EXPECT_EQ(agreement_on(incidents[0], "modality"), Agreement::contested);
}

TEST(Incidents, ACopyIsNoVoiceAndASpeakerQuotedTwiceIsOne) {
  Story story;
  ClaimSpeaker ministry;
  ministry.id = "test/entities.actors.ministry";
  ministry.text = ministry.name = "M";
  ministry.camp = "camp1";
  for (const char* name : {"a", "b", "c"}) {
    story.add(name, "casualty.killed", "2000-01-03");
    story.count(12);
    story.claims.back().attribution = {ministry};
  }
  const std::string words = "one two three four five six seven eight nine ten";
  std::vector<DocumentText> texts = {{"sha256:a", "a", words},
                                     {"sha256:b", "b", words + " eleven"},
                                     {"sha256:c", "c", "none of what the others say here"}};
  const auto found =
      find_incidents(story.claims, find_voices(story.claims, texts, 0.7), rules()).incidents;
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].documents, 3u);
  EXPECT_EQ(found[0].voices, 2u);
  EXPECT_EQ(found[0].copies, 1u);
  EXPECT_EQ(found[0].numbers[0].camp, "camp1");
  EXPECT_EQ(found[0].numbers[1].voice, found[0].numbers[0].voice);
  EXPECT_EQ(agreement_on(found[0], "quantity"), Agreement::single);
}

TEST(Incidents, ATollRunsByDay) {
  Story story;
  for (const auto& [name, day, number] :
       {std::tuple("a", "2000-01-06", 14.0), {"b", "2000-01-04", 9.0}, {"c", "2000-01-05", 12.0}}) {
    story.add(name, "casualty.killed", "2000-01-03");
    story.claims.back().document.published = day;
    story.count(number);
  }
  story.claims[0].interest = "adverse_admission";
  const auto incidents = story.incidents();
  ASSERT_EQ(incidents.size(), 1u);
  std::vector<double> toll;
  for (const SaidNumber& said : incidents[0].numbers) toll.push_back(*said.value);
  EXPECT_EQ(toll, (std::vector<double>{9, 12, 14}));
  EXPECT_EQ(incidents[0].numbers[2].interest, "adverse_admission");
}

TEST(Incidents, AHotCellIsCappedAndSaid) {
  std::vector<Claim> claims;
  for (int i = 0; i < 200; ++i) {
    claims.push_back(invented_claim("d" + std::to_string(1000 + i), 0, "attack.shelling"));
    claims.back().place = {invented_place(1)};
    claims.back().document.published = "2000-01-03";
  }
  EXPECT_FALSE(group_claims(claims, rules()).capped.empty());
  claims.resize(30);
  EXPECT_TRUE(group_claims(claims, rules()).capped.empty());
}

TEST(Incidents, DaysOfTimes) {
  const auto days = [](const std::string& value) {
    ClaimTime time;
    time.value = value;
    return day_range_of(time);
  };
  int32_t day = 0;
  ASSERT_TRUE(parse_day("2000-03-01", day));
  EXPECT_EQ(day, 11017);
  EXPECT_EQ(days("2000-03-01T23:10").first, 11017);
  EXPECT_EQ(days("2000-02").last, 11016);
  EXPECT_EQ(days("2000").width(), 365);
  EXPECT_EQ(days("2000-02-28/2000-03-01").width(), 2);
  EXPECT_TRUE(days("2000-02-28/").said);
  EXPECT_FALSE(days("XXXX-WXX-5").said);
  EXPECT_FALSE(days("PRESENT_REF").said);
  EXPECT_FALSE(parse_day("2000-13-01", day));
}

}  // namespace
}  // namespace isnad
