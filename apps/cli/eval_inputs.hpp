// Which gold and which system claims are compared?
#pragma once

#include <map>
#include <string>
#include <vector>

#include "isnad/base/result.hpp"
#include "isnad/record/json_value.hpp"

namespace isnad {

struct EvalDocument {
  std::vector<JsonValue> gold;
  std::vector<JsonValue> ignored;  // spans that are not scored
  std::vector<JsonValue> system;
};

// By name of the document, in byte order. Documents that the gold does not name are left out.
using EvalDocuments = std::map<std::string, EvalDocument>;

// Reads gold files, the claims, and, where a half is asked for, split.tsv beside the first gold
// file.
Result<EvalDocuments> read_eval_documents(const std::vector<std::string>& gold_paths,
                                          const std::string& system_path, const std::string& part);

}  // namespace isnad
