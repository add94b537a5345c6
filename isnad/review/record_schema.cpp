#include "isnad/review/record_schema.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <regex>
#include <set>
#include <simdjson.h>

namespace isnad {

extern const std::string_view kClaimSchema;  // schema/claim.schema.json

namespace {

using simdjson::dom::array;
using simdjson::dom::element;
using simdjson::dom::element_type;
using simdjson::dom::object;

constexpr size_t kLongestMatched = 100;  // bytes that a pattern is tried on
constexpr std::array<std::string_view, 20> kKnown = {
    "$schema", "title",   "description", "$defs",    "$ref",
    "type",    "const",   "enum",        "pattern",  "minLength",
    "minimum", "maximum", "items",       "minItems", "anyOf",
    "if",      "then",    "properties",  "required", "additionalProperties"};

struct Schema {
  simdjson::dom::parser parser;
  element root;
  Schema() { root = parser.parse(kClaimSchema.data(), kClaimSchema.size()); }
};

const element& schema_root() {
  static const Schema schema;
  return schema.root;
}

// Made once a thread: to make one takes longer than all else here.
const std::regex& regex_of(std::string_view pattern) {
  thread_local std::map<std::string, std::regex, std::less<>> made;
  const auto found = made.find(pattern);
  if (found != made.end()) return found->second;
  return made.emplace(pattern, std::regex(pattern.begin(), pattern.end())).first->second;
}

bool is_kind(const element& value, std::string_view name) {
  switch (value.type()) {
    case element_type::OBJECT:
      return name == "object";
    case element_type::ARRAY:
      return name == "array";
    case element_type::STRING:
      return name == "string";
    case element_type::NULL_VALUE:
      return name == "null";
    case element_type::BOOL:
      return name == "boolean";
    case element_type::DOUBLE:
      return name == "number";
    default:
      return name == "number" || name == "integer";
  }
}

bool same(const element& a, const element& b) {
  return simdjson::to_string(a) == simdjson::to_string(b);
}

// Checks one value and what it holds; `fault` is filled by the first that is wrong.
class Check {
 public:
  std::string fault;

  bool holds(const element& value, element rule, const std::string& path) {
    std::string_view ref;
    if (!rule["$ref"].get(ref)) rule = schema_root().at_pointer(ref.substr(1));
    return is_kind_asked(value, rule, path) && is_listed(value, rule, path) &&
           is_string_asked(value, rule, path) && is_number_asked(value, rule, path) &&
           is_list_asked(value, rule, path) && is_object_asked(value, rule, path) &&
           is_any(value, rule, path) && is_then(value, rule, path);
  }

 private:
  bool wrong(const std::string& path, std::string why) {
    fault = (path.empty() ? "record" : path) + ": " + std::move(why);
    return false;
  }

  bool is_kind_asked(const element& value, const element& rule, const std::string& path) {
    element kinds;
    if (rule["type"].get(kinds)) return true;
    array list;
    bool found = false;
    if (kinds.get(list)) {
      found = is_kind(value, std::string_view(kinds));
    } else {
      for (const element kind : list) found = found || is_kind(value, std::string_view(kind));
    }
    return found || wrong(path, "is of another kind than " + simdjson::to_string(kinds));
  }

  bool is_listed(const element& value, const element& rule, const std::string& path) {
    element wanted;
    if (!rule["const"].get(wanted) && !same(value, wanted))
      return wrong(path, "is not " + simdjson::to_string(wanted));
    array list;
    if (rule["enum"].get(list)) return true;
    for (const element one : list)
      if (same(value, one)) return true;
    return wrong(path, "is none of the values that it may have");
  }

  bool is_string_asked(const element& value, const element& rule, const std::string& path) {
    std::string_view text, pattern;
    if (value.get(text)) return true;
    uint64_t least = 0;
    if (!rule["minLength"].get(least) && text.size() < least) return wrong(path, "is empty");
    if (rule["pattern"].get(pattern)) return true;
    const bool fits = text.size() <= kLongestMatched &&
                      std::regex_match(text.begin(), text.end(), regex_of(pattern));
    return fits || wrong(path, "is not of the form " + std::string(pattern));
  }

  bool is_number_asked(const element& value, const element& rule, const std::string& path) {
    double number = 0, bound = 0;
    if (value.get(number)) return true;
    if (!rule["minimum"].get(bound) && number < bound) return wrong(path, "is too small");
    if (!rule["maximum"].get(bound) && number > bound) return wrong(path, "is too great");
    return true;
  }

  bool is_list_asked(const element& value, const element& rule, const std::string& path) {
    array list;
    if (value.get(list)) return true;
    uint64_t least = 0;
    if (!rule["minItems"].get(least) && list.size() < least) return wrong(path, "is empty");
    element items;
    if (rule["items"].get(items)) return true;
    size_t at = 0;
    for (const element item : list)
      if (!holds(item, items, path + "[" + std::to_string(at++) + "]")) return false;
    return true;
  }

  bool is_object_asked(const element& value, const element& rule, const std::string& path) {
    object members;
    if (value.get(members)) return true;
    const std::string before = path.empty() ? "" : path + ".";
    array required;
    if (!rule["required"].get(required)) {
      for (const element name : required) {
        element found;
        if (members.at_key(std::string_view(name)).get(found))
          return wrong(before + std::string(std::string_view(name)), "is missing");
      }
    }
    bool open = true;
    if (rule["additionalProperties"].get(open)) open = true;
    object known;
    const bool any_known = !rule["properties"].get(known);
    std::set<std::string_view> seen;
    for (const auto& [name, member] : members) {
      const std::string at = before + std::string(name);
      if (!seen.insert(name).second) return wrong(at, "stands twice");
      element own;
      const bool told = any_known && !known.at_key(name).get(own);
      if (told && !holds(member, own, at)) return false;
      if (!told && !open) return wrong(at, "is no key of a claim");
    }
    return true;
  }

  bool is_any(const element& value, const element& rule, const std::string& path) {
    array choices;
    if (rule["anyOf"].get(choices)) return true;
    std::string last;
    for (const element choice : choices) {
      Check tried;
      if (tried.holds(value, choice, path)) return true;
      last = tried.fault;
    }
    fault = last;
    return false;
  }

  bool is_then(const element& value, const element& rule, const std::string& path) {
    element condition, then;
    if (rule["if"].get(condition) || rule["then"].get(then)) return true;
    Check tried;
    return !tried.holds(value, condition, path) || holds(value, then, path);
  }
};

void collect_unknown(const element& rule, std::set<std::string>& unknown) {
  object keywords;
  if (rule.get(keywords)) return;
  for (const auto& [name, value] : keywords) {
    if (std::find(kKnown.begin(), kKnown.end(), name) == kKnown.end())
      unknown.insert(std::string(name));
    object members;
    if ((name == "properties" || name == "$defs") && !value.get(members)) {
      for (const auto& [key, member] : members) collect_unknown(member, unknown);
    } else if (name == "items" || name == "if" || name == "then") {
      collect_unknown(value, unknown);
    } else if (name == "anyOf") {
      for (const element choice : array(value)) collect_unknown(choice, unknown);
    }
  }
}

}  // namespace

std::string fault_of_record(std::string_view json) {
  simdjson::dom::parser parser;
  element value;
  if (const auto error = parser.parse(json.data(), json.size()).get(value))
    return std::string("record: ") + simdjson::error_message(error);
  Check check;
  check.holds(value, schema_root(), "");
  return check.fault;
}

std::string unknown_keywords() {
  std::set<std::string> unknown;
  collect_unknown(schema_root(), unknown);
  std::string out;
  for (const std::string& name : unknown) out += (out.empty() ? "" : " ") + name;
  return out;
}

}  // namespace isnad
