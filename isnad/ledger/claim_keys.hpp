// By which keys is a claim found? A key is one letter for its kind and what it says; kinds whose
// values have an order write them so that bytes sort as they do. Filters ask for stretches of keys.
//
//   t type   m modality   i id of the claim   D id of the document
//   S A P C  id of a speaker, actor, place, camp, written from its end: whoever asks for its last
//            part asks for a beginning
//   s a p w  folded name of a speaker, actor, place, what a place lies within
//   g        latitude and longitude of a place
//   q        confidence
//   d        days: breadth, first, last     n  number: high, low
//   e        how many claims before this one its evidence was first quoted (0 is left out)
//   x l      word as it is written, and dictionary form, of evidence and of documents
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "isnad/ledger/records.hpp"

namespace isnad {

std::vector<std::string> claim_keys(const Claim& claim, const ClaimFacts& facts);
std::string evidence_key(uint64_t claims_before);
uint64_t claims_before(std::string_view evidence_key);

// The keys that hold such a value, and the value of one of them.
struct ValueKeys {
  char kind = 0;
  std::optional<double> (*value)(std::string_view key) = nullptr;
};
ValueKeys keys_of_values(ClaimValue of);

// The keys from `first` on and before `end`.
struct KeyRange {
  std::string first;
  std::string end;
  std::function<bool(std::string_view key)> counts;  // nothing: all of them do
};
KeyRange all_of_kind(char kind);
KeyRange one_key(std::string key);

// Claims that have one of these keys.
using KeyCondition = std::vector<KeyRange>;

// The parts of a filter but for `words`, `after` and `limit`: a claim passes that meets all.
std::vector<KeyCondition> key_conditions(const ClaimFilter& filter);

}  // namespace isnad
