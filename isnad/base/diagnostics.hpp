// What was skipped or doubtful? Diagnostics with the reason ids of the contract (section 5).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "isnad/base/span.hpp"

namespace isnad {

// A reason id is one of the contract's fixed strings ("ENC-UTF8", "LANG-OTHER", ...).
struct Diagnostic {
  std::string reason;
  Span span;            // bytes of the input the remark is about; empty = the whole document
  std::string message;  // English, without document text or personal data
};

using Diagnostics = std::vector<Diagnostic>;

}  // namespace isnad
