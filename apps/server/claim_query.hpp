// Which claims do the parameters of a request ask for?
#pragma once

#include <set>
#include <string>

#include "isnad/ledger/records.hpp"

#include "apps/server/desk.hpp"
#include "apps/server/http.hpp"

namespace isnad {

struct ClaimQuery {
  ClaimFilter filter;
  std::set<std::string> states;  // none: all
};

// Error: usage, with the parameter's name.
Result<ClaimQuery> read_claim_query(const Desk& desk, const HttpRequest& request);

// Claims that pass, by their numbers in the order they came, and those that reviewers added.
struct FoundClaims {
  std::vector<uint64_t> numbers;
  std::vector<const Review*> added;
};
Result<FoundClaims> find_claims(Desk& desk, const ClaimQuery& query);

}  // namespace isnad
