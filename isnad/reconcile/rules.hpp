// Which number goes into a table? Declared rules that turn the numbers said of an incident into one
// row's numbers. A rule does not find out what is true: it says which claims count, how their words
// are taken and which of them is written, and the result names the claims that decided.
//
// Numbers are brought together in accounts: what one speaker says, or a voice that names no speaker
// known to the packs. Within an account the people of each status and side are added, unless a
// number for all of them is larger (docs/tables.md).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "isnad/base/result.hpp"
#include "isnad/packs/pack.hpp"
#include "isnad/reconcile/incident.hpp"

namespace isnad {

enum class Counted { no, yes };
enum class Copies { one_voice, apart };             // apart: each document is a voice
enum class Repeated { smallest, largest, latest };  // of several numbers in one account
enum class WordsTaken { none, value, low, high };   // what a bound, range or vague word gives
enum class Chosen { none, smallest, largest, most_voices, majority };
enum class Per { incident, camp };

// A rule of packs/<pack>/rules/<name>.toml; every key must be written.
struct NumberRule {
  std::string id;
  std::string title;      // one sentence, printed in every export
  std::string reference;  // whose practice it is
  std::string row;        // the full id of the pack rule
  std::vector<std::string> modality;
  Counted subsets = Counted::no;  // numbers that count a part of another claim's people
  Counted revised = Counted::no;  // tolls that the same document updates later
  Copies copies = Copies::one_voice;
  Repeated repeated = Repeated::latest;
  WordsTaken bounds = WordsTaken::value;  // "at least 12", "fewer than 12"
  WordsTaken ranges = WordsTaken::low;    // "10 to 15"
  WordsTaken vague = WordsTaken::low;     // "dozens"
  Chosen best = Chosen::none;
  Chosen low = Chosen::smallest;
  Chosen high = Chosen::largest;
  Per per = Per::incident;
  std::vector<std::pair<std::string, std::string>> written;  // keys and values as declared
};

// The rules of all packs in byte order of pack and file; a later pack's rule replaces an earlier
// one of the same id. Errors: pack_broken, with file and line.
Result<std::vector<NumberRule>> load_number_rules(const PackSet& packs);

// The rule of this id, or null.
const NumberRule* find_rule(const std::vector<NumberRule>& rules, std::string_view id);
// The rule of this name; an error that lists those there are.
Result<NumberRule> named_rule(const PackSet& packs, const std::string& name);

// What is counted.
struct Measure {
  std::vector<std::string> types;   // of claims
  std::vector<std::string> status;  // of the people; empty: any
  std::string group;                // a stated part (child, woman ...); "" = all of them
  std::optional<std::string> side;  // the camp of the people; nothing: any
  std::string unit = "person";
};

struct CampNumber {
  std::string camp;  // "" = not known
  std::optional<double> best, low, high;
  std::vector<uint32_t> claims;  // that decided `best`, else the bounds
};

struct DecidedNumber {
  std::optional<double> best, low, high;
  std::vector<uint32_t> claims;   // that decided `best`, else the bounds; ascending
  std::vector<uint32_t> counted;  // all that counted
  uint32_t accounts = 0;
  bool open = false;              // some number that counts is a lower bound: there may be more
  std::vector<CampNumber> camps;  // of a rule per camp, by camp
};

// `claims` is the list that the incident's indexes point into.
DecidedNumber decide_number(const NumberRule& rule, const Incident& incident,
                            const std::vector<Claim>& claims, const Measure& measure);

// What every export says of its rule: an object of id, title, reference and the declared keys.
std::string rule_json(const NumberRule& rule);
// The same in one line of plain text.
std::string rule_line(const NumberRule& rule);

}  // namespace isnad
