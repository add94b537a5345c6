#include "isnad/review/incident_words.hpp"

#include <algorithm>

namespace isnad {
namespace {

using Ids = std::set<std::string>;

bool meet(const Ids& a, const Ids& b) {
  return std::any_of(a.begin(), a.end(), [&](const std::string& id) { return b.count(id) > 0; });
}

void merge(const Ids& claims, IncidentWords& words) {
  Ids joined = claims;
  std::vector<Ids> others;
  for (Ids& set : words.together) {
    if (meet(set, claims)) {
      joined.merge(set);
    } else {
      others.push_back(std::move(set));
    }
  }
  others.push_back(std::move(joined));
  words.together = std::move(others);
  for (auto pair = words.apart.begin(); pair != words.apart.end();) {
    const bool lifted = claims.count(pair->first) > 0 && claims.count(pair->second) > 0;
    pair = lifted ? words.apart.erase(pair) : std::next(pair);
  }
}

void split(const Ids& claims, const Ids& from, IncidentWords& words) {
  std::vector<Ids> sets;
  for (const Ids& set : words.together) {
    if (!meet(set, claims) || !meet(set, from)) {
      sets.push_back(set);
      continue;
    }
    Ids taken, left;
    for (const std::string& id : set) (claims.count(id) > 0 ? taken : left).insert(id);
    for (Ids* part : {&taken, &left})
      if (part->size() > 1) sets.push_back(std::move(*part));
  }
  words.together = std::move(sets);
  for (const std::string& a : claims) {
    for (const std::string& b : from)
      if (a != b) words.apart.insert(std::minmax(a, b));
  }
}

}  // namespace

void add_words(const DecisionContent& content, IncidentWords& words) {
  const Ids claims(content.claims.begin(), content.claims.end());
  if (content.kind == DecisionKind::merge) merge(claims, words);
  if (content.kind == DecisionKind::split)
    split(claims, Ids(content.from.begin(), content.from.end()), words);
}

void add_words(const IncidentWords& more, IncidentWords& words) {
  for (const Ids& set : more.together) merge(set, words);
  for (const auto& [a, b] : more.apart) split({a}, {b}, words);
}

ReviewedPairs reviewed_pairs(const IncidentWords& words) {
  ReviewedPairs pairs;
  for (const Ids& set : words.together) {
    for (auto id = std::next(set.begin()); id != set.end(); ++id)
      pairs.together.emplace_back(*set.begin(), *id);
  }
  pairs.apart.assign(words.apart.begin(), words.apart.end());
  return pairs;
}

}  // namespace isnad
