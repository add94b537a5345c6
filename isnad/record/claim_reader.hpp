// Which claim does this line of JSON hold? Reads isnad.claim/1 back: claim_json(*parse(line)) ==
// line for every line that claim_json wrote.
//
// Limits: the line is trusted to keep the schema's enumerations; a key that is missing, of another
// type or of a newer schema is refused. Keys that the schema does not know are passed over.
#pragma once

#include <memory>
#include <string_view>

#include "isnad/base/result.hpp"
#include "isnad/claims/claim.hpp"

namespace isnad {

// Parses lines one after the other; keeps simdjson's buffers between them. One a thread.
class ClaimParser {
 public:
  ClaimParser();
  ~ClaimParser();
  ClaimParser(ClaimParser&&) noexcept;
  ClaimParser& operator=(ClaimParser&&) noexcept;

  // Errors: input_refused with JSON-SYNTAX; `where` names the key.
  Result<Claim> parse(std::string_view line);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace isnad
