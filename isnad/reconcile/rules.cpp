#include "isnad/reconcile/rules.hpp"

#include <algorithm>
#include <array>
#include <map>

#include "isnad/packs/rules.hpp"
#include "isnad/record/json_writer.hpp"

namespace isnad {
namespace {

template <typename Value, size_t n>
using Words = std::array<std::pair<std::string_view, Value>, n>;

constexpr Words<Counted, 2> kCounted = {{{"no", Counted::no}, {"yes", Counted::yes}}};
constexpr Words<Copies, 2> kCopies = {{{"one_voice", Copies::one_voice}, {"apart", Copies::apart}}};
constexpr Words<Repeated, 3> kRepeated = {{{"smallest", Repeated::smallest},
                                           {"largest", Repeated::largest},
                                           {"latest", Repeated::latest}}};
constexpr Words<WordsTaken, 4> kTaken = {{{"none", WordsTaken::none},
                                          {"value", WordsTaken::value},
                                          {"low", WordsTaken::low},
                                          {"high", WordsTaken::high}}};
constexpr Words<Chosen, 5> kChosen = {{{"none", Chosen::none},
                                       {"smallest", Chosen::smallest},
                                       {"largest", Chosen::largest},
                                       {"most_voices", Chosen::most_voices},
                                       {"majority", Chosen::majority}}};
constexpr Words<Per, 2> kPer = {{{"incident", Per::incident}, {"camp", Per::camp}}};

constexpr std::array<std::string_view, 7> kModalities = {
    "actual", "planned", "demanded", "threatened", "conditional", "possible", "denied"};

// Reads one file, key by key; the first fault is kept.
class RuleReader {
 public:
  explicit RuleReader(std::string path) : path_(std::move(path)) {}

  Result<NumberRule> read() {
    auto tables = read_rules(path_);
    if (!tables) return tables.error();
    tables_ = std::move(*tables);
    NumberRule rule;
    rule.id = text("rule", "id");
    rule.title = text("rule", "title");
    rule.reference = text("rule", "reference");
    rule.modality = modalities();
    rule.subsets = word("counts", "subsets", kCounted);
    rule.revised = word("counts", "revised", kCounted);
    rule.copies = word("counts", "copies", kCopies);
    rule.repeated = word("counts", "repeated", kRepeated);
    rule.bounds = word("words", "bounds", kTaken);
    rule.ranges = word("words", "ranges", kTaken);
    rule.vague = word("words", "vague", kTaken);
    rule.best = word("derive", "best", kChosen);
    rule.low = word("derive", "low", kChosen);
    rule.high = word("derive", "high", kChosen);
    rule.per = word("derive", "per", kPer);
    check_keys();
    if (fault_) return *fault_;
    rule.written = std::move(written_);
    return rule;
  }

 private:
  const RuleTable* table(std::string_view name) const {
    for (const RuleTable& table : tables_) {
      if (table.name == name) return &table;
    }
    return nullptr;
  }

  void fault(std::string_view name, std::string what) {
    if (fault_) return;
    const RuleTable* found = table(name);
    fault_ = Error{ErrorCode::pack_broken, std::move(what),
                   path_ + ":" + std::to_string(found == nullptr ? 1 : found->line),
                   "docs/tables.md lists the keys of a rule and their values", ""};
  }

  std::vector<std::string> values(std::string_view name, std::string_view key) {
    if (const RuleTable* found = table(name); found != nullptr && !found->first(key).empty())
      return found->values.find(key)->second;
    fault(name, "[" + std::string(name) + "] has no '" + std::string(key) + "'");
    return {""};
  }

  std::string text(std::string_view name, std::string_view key) {
    return values(name, key).front();
  }

  template <typename Value, size_t n>
  Value word(std::string_view name, std::string_view key, const Words<Value, n>& words) {
    const std::string said = text(name, key);
    written_.emplace_back(std::string(name) + "." + std::string(key), said);
    for (const auto& [spelling, value] : words) {
      if (spelling == said) return value;
    }
    fault(name, "unknown value of '" + std::string(key) + "': '" + said + "'");
    return words.front().second;
  }

  std::vector<std::string> modalities() {
    std::vector<std::string> said = values("counts", "modality");
    std::string joined;
    for (const std::string& modality : said) {
      if (std::find(kModalities.begin(), kModalities.end(), modality) == kModalities.end())
        fault("counts", "unknown modality '" + modality + "'");
      joined += (joined.empty() ? "" : " ") + modality;
    }
    written_.emplace_back("counts.modality", joined);
    return said;
  }

  // A key that nobody reads would be lost in silence.
  void check_keys() {
    static constexpr std::array<std::string_view, 15> kKeys = {
        "rule.id",        "rule.title",    "rule.reference",  "counts.modality", "counts.subsets",
        "counts.revised", "counts.copies", "counts.repeated", "words.bounds",    "words.ranges",
        "words.vague",    "derive.best",   "derive.low",      "derive.high",     "derive.per"};
    for (const RuleTable& table : tables_) {
      for (const auto& [key, ignored] : table.values) {
        const std::string full = table.name + "." + key;
        if (std::find(kKeys.begin(), kKeys.end(), full) == kKeys.end())
          fault(table.name, "unknown key '" + full + "'");
      }
    }
  }

  std::string path_;
  std::vector<RuleTable> tables_;
  std::vector<std::pair<std::string, std::string>> written_;
  std::optional<Error> fault_;
};

}  // namespace

Result<std::vector<NumberRule>> load_number_rules(const PackSet& packs) {
  std::vector<NumberRule> rules;
  for (const auto& [name, path] : packs.rule_files) {
    const size_t slash = name.find('/');
    constexpr std::string_view kFolder = "/rules/";
    if (name.compare(slash, kFolder.size(), kFolder) != 0) continue;
    auto rule = RuleReader(path).read();
    if (!rule) return rule.error();
    rule->row = name.substr(0, slash) + "/rules." + rule->id;
    const auto same = std::find_if(rules.begin(), rules.end(),
                                   [&](const NumberRule& r) { return r.id == rule->id; });
    if (same == rules.end()) {
      rules.push_back(std::move(*rule));
    } else {
      *same = std::move(*rule);
    }
  }
  return rules;
}

const NumberRule* find_rule(const std::vector<NumberRule>& rules, std::string_view id) {
  for (const NumberRule& rule : rules) {
    if (rule.id == id) return &rule;
  }
  return nullptr;
}

std::string rule_json(const NumberRule& rule) {
  std::string out;
  JsonWriter json(out);
  json.open('{');
  json.key("schema").string("isnad.rule/1");
  json.key("id").string(rule.id);
  json.key("title").string(rule.title);
  json.key("reference").string(rule.reference);
  json.key("row").string(rule.row);
  for (const auto& [key, value] : rule.written) json.key(key).string(value);
  json.close('}');
  return out;
}

std::string rule_line(const NumberRule& rule) {
  std::string out = "rule " + rule.id + ": " + rule.title;
  char before = '(';
  for (const auto& [key, value] : rule.written) {
    out += before == '(' ? " (" : ", ";
    out += key + "=" + value;
    before = ',';
  }
  return out + (before == '(' ? "" : ")");
}

Result<NumberRule> named_rule(const PackSet& packs, const std::string& name) {
  auto rules = load_number_rules(packs);
  if (!rules) return rules.error();
  if (const NumberRule* rule = find_rule(*rules, name)) return *rule;
  std::string names;
  for (const NumberRule& rule : *rules) names += (names.empty() ? "" : ", ") + rule.id;
  return Error{ErrorCode::usage, "there is no rule '" + name + "'", "--rule", "rules: " + names,
               ""};
}

}  // namespace isnad
