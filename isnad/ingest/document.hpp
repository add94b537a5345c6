// What text did we receive, from whom?
#pragma once

#include <string>

#include "isnad/base/diagnostics.hpp"

namespace isnad {

struct Document {
  std::string id;  // "sha256:" + 64 hex digits of the bytes received (a JSONL record: of its text)
  std::string name;   // file name, record id, or line number
  std::string text;   // valid UTF-8; invalid bytes were replaced one by one by '?' (offsets stay)
  std::string title;  // context and coreference only, no claims
  std::string published;  // ISO date or date-time, or ""
  std::string outlet;
  std::string url;
  uint64_t line = 0;        // of the record in its input, from 1; 0 = the input is this one text
  Diagnostics diagnostics;  // what reading it left; LANG-OTHER: no claims are to be made from it
};

}  // namespace isnad
