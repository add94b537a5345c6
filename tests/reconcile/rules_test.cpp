// Which number does each declared rule write, and which claims decide? Over rules.tsv.
//
// A number is SPEAKER=VALUE and words in any order: a modifier (range, vague ...), LOW..HIGH,
// a status, >SIDE of the people, @DAY, vN (voice), camp:C, type:T, unit:U, subset, revised, a
// modality, GROUP=N (a stated part). The speaker's place in the alphabet is his voice if none is
// given.
#include "isnad/reconcile/rules.hpp"

#include <fstream>
#include <gtest/gtest.h>
#include <set>
#include <sstream>

namespace isnad {
namespace {

const std::string kPacks = std::string(ISNAD_SOURCE_DIR) + "/packs/";

const std::vector<NumberRule>& rules() {
  static const std::vector<NumberRule> loaded = [] {
    const auto packs = load_packs({kPacks + "ar-core", kPacks + "conflict-core"});
    EXPECT_TRUE(packs);
    const auto read = load_number_rules(*packs);
    EXPECT_TRUE(read) << read.error().message << " " << read.error().where;
    return *read;
  }();
  return loaded;
}

std::optional<double> number_in(const std::string& text) {
  return text.empty() || text == "-" ? std::optional<double>() : std::stod(text);
}

struct Case {
  Incident incident;
  std::vector<Claim> claims;
  Measure measure{{"casualty.killed"}, {}, "", {}, "person"};
};

void read_word(const std::string& word, SaidNumber& number, Claim& claim) {
  static const std::set<std::string> modifiers = {"at_least", "more_than", "at_most", "less_than",
                                                  "about",    "range",     "vague",   "all"};
  const auto after = [&](const char* start) {
    const size_t size = std::string(start).size();
    return word.compare(0, size, start) == 0 ? word.substr(size) : "";
  };
  if (modifiers.count(word) > 0) {
    number.modifier = word;
  } else if (const size_t dots = word.find(".."); dots != std::string::npos) {
    number.low = number_in(word.substr(0, dots));
    number.high = number_in(word.substr(dots + 2));
  } else if (word == "civilian" || word == "combatant") {
    number.status = word;
  } else if (word[0] == '>') {
    claim.target.resize(1);
    claim.target[0].camp = word.substr(1);
  } else if (word[0] == '@') {
    number.said_on = word.substr(1);
  } else if (word[0] == 'v') {
    number.voice = static_cast<uint32_t>(std::stoul(word.substr(1)));
  } else if (!after("camp:").empty()) {
    number.camp = after("camp:");
  } else if (!after("type:").empty()) {
    number.type = after("type:");
  } else if (!after("unit:").empty()) {
    number.unit = after("unit:");
  } else if (word == "subset" || word == "revised") {
    (word == "subset" ? number.subset : number.revised) = true;
  } else if (const size_t equals = word.find('='); equals != std::string::npos) {
    ClaimQuantity part;
    part.value = std::stod(word.substr(equals + 1));
    claim.breakdown.push_back({word.substr(0, equals), part});
  } else {
    claim.modality = word;
  }
}

void read_number(const std::string& text, Case& out) {
  std::istringstream words(text);
  std::string word;
  words >> word;
  if (word.rfind("measure:", 0) == 0) {
    const std::string what = word.substr(8);
    if (what == "civilian") out.measure.status = {what};
    if (what == "child") out.measure.group = what;
    if (what[0] == '>') out.measure.side = what.substr(1);
    return;
  }
  SaidNumber number;
  Claim claim;
  const size_t equals = word.find('=');
  const std::string speaker = word.substr(0, equals);
  number.claim = static_cast<uint32_t>(out.claims.size());
  number.type = "casualty.killed";
  number.unit = "person";
  number.modifier = "exact";
  number.speaker = speaker[0] == 'v' ? "" : speaker;
  number.speaker_name = speaker;
  number.voice = static_cast<uint32_t>(speaker[0] == 'v' ? speaker[1] - '0' : speaker.back());
  number.value = number_in(word.substr(equals + 1));
  while (words >> word) read_word(word, number, claim);
  out.incident.numbers.push_back(number);
  out.claims.push_back(claim);
}

std::string shown(const std::optional<double>& value) {
  std::ostringstream out;
  if (value) out << *value;
  return value ? out.str() : "-";
}

std::string result(const Case& input, const NumberRule& rule) {
  const DecidedNumber decided = decide_number(rule, input.incident, input.claims, input.measure);
  std::string out = shown(decided.best) + " " + shown(decided.low) + "-" + shown(decided.high);
  std::vector<std::string> speakers;
  for (const uint32_t claim : decided.claims) {
    const std::string& name = input.incident.numbers[claim].speaker_name;
    if (std::find(speakers.begin(), speakers.end(), name) == speakers.end())
      speakers.push_back(name);
  }
  for (const std::string& name : speakers) out += (name == speakers.front() ? " [" : " ") + name;
  if (!speakers.empty()) out += "]";
  if (decided.open) out += " +open";
  for (auto camp = decided.camps.rbegin(); camp != decided.camps.rend(); ++camp)
    out += " " + (camp->camp.empty() ? "?" : camp->camp) + "=" + shown(camp->best);
  return out;
}

TEST(Rules, DecideAsDeclared) {
  std::ifstream table(std::string(ISNAD_SOURCE_DIR) + "/tests/reconcile/rules.tsv");
  std::string line;
  size_t cases = 0;
  while (std::getline(table, line)) {
    if (line.empty() || line[0] == '#') continue;
    const size_t first = line.find('\t'), second = line.rfind('\t');
    const NumberRule* rule = find_rule(rules(), line.substr(0, first));
    ASSERT_NE(rule, nullptr) << line;
    Case input;
    std::istringstream numbers(line.substr(first + 1, second - first - 1));
    for (std::string number; std::getline(numbers, number, ';');) read_number(number, input);
    EXPECT_EQ(result(input, *rule), line.substr(second + 1)) << line;
    ++cases;
  }
  EXPECT_GT(cases, 40u);
}

TEST(Rules, OrderOfClaimsChangesNothing) {
  Case there, back;
  const std::vector<std::string> numbers = {"A=12 v1", "B=15 v2 at_least", "C=15 v3",
                                            "D=- v4 range 10..20"};
  for (const auto& number : numbers) read_number(number, there);
  for (auto number = numbers.rbegin(); number != numbers.rend(); ++number)
    read_number(*number, back);
  for (const NumberRule& rule : rules()) {
    const auto a = decide_number(rule, there.incident, there.claims, there.measure);
    const auto b = decide_number(rule, back.incident, back.claims, back.measure);
    EXPECT_EQ(a.best, b.best);
    EXPECT_EQ(a.low, b.low);
    EXPECT_EQ(a.high, b.high);
    EXPECT_EQ(a.claims.size(), b.claims.size());
  }
}

TEST(Rules, EveryRuleIsPrinted) {
  ASSERT_EQ(rules().size(), 5u);
  for (const NumberRule& rule : rules()) {
    EXPECT_EQ(rule.row, "conflict-core/rules." + rule.id);
    EXPECT_NE(rule_line(rule).find("derive.best="), std::string::npos);
    EXPECT_NE(rule_json(rule).find("\"counts.subsets\":\"no\""), std::string::npos);
    EXPECT_EQ(rule_line(rule).find('\n'), std::string::npos);
  }
}

Result<std::vector<NumberRule>> load_changed(const std::string& from, const std::string& to) {
  std::ifstream file(kPacks + "conflict-core/rules/conservative.toml");
  std::string text((std::istreambuf_iterator<char>(file)), {});
  const size_t at = text.find(from);
  EXPECT_NE(at, std::string::npos);
  text.replace(at, from.size(), to);
  const std::string path = testing::TempDir() + "/changed_rule.toml";
  std::ofstream(path) << text;
  PackSet packs;
  packs.rule_files["mine/rules/changed.toml"] = path;
  return load_number_rules(packs);
}

TEST(Rules, AFaultNamesFileAndLine) {
  const auto unknown = load_changed("best = \"smallest\"", "best = \"truest\"");
  ASSERT_FALSE(unknown);
  EXPECT_EQ(unknown.error().code, ErrorCode::pack_broken);
  EXPECT_NE(unknown.error().message.find("truest"), std::string::npos);
  EXPECT_NE(unknown.error().where.find("changed_rule.toml:"), std::string::npos);
  EXPECT_FALSE(load_changed("vague = \"low\"", ""));
  EXPECT_FALSE(load_changed("vague = \"low\"", "vague = \"low\"\nvagueness = \"x\""));
  EXPECT_FALSE(load_changed("[\"actual\"]", "[\"actual\", \"true\"]"));
  EXPECT_TRUE(load_changed("[\"actual\"]", "[\"actual\", \"possible\"]"));
}

}  // namespace
}  // namespace isnad
