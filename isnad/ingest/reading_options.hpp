// How are reading options kept in a ledger, so that a later run reads an input the same way?
#pragma once

#include <string>

#include "isnad/ingest/document_reader.hpp"

namespace isnad {

// "input=jsonl" and, where given, "published=DATE" and "outlet=NAME", each on a line.
std::string to_text(const ReadOptions& options);
ReadOptions parse_reading_options(const std::string& text);

}  // namespace isnad
