// Which document does this line of JSON describe? {"id", "text", "title"?, "published"?, "outlet"?,
// "url"?}
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "isnad/base/result.hpp"
#include "isnad/ingest/document.hpp"

namespace isnad {

// Parses records one after the other; keeps simdjson's buffers between them.
class RecordParser {
 public:
  RecordParser();
  ~RecordParser();
  RecordParser(RecordParser&&) noexcept;
  RecordParser& operator=(RecordParser&&) noexcept;

  // The document of one line, without id and language check. A record without "id" keeps an empty
  // name; an id that is a number is taken as written; keys that are not known are passed over.
  // Errors carry JSON-SYNTAX, JSON-DEPTH, JSON-DUPKEY or JSON-NUMBER, and in `where` the byte of
  // the line.
  Result<Document> parse(std::string_view line);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace isnad
