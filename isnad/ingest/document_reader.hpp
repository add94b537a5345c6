// What text did we receive? Turns paths into documents, one at a time and in order.
//
// A file is plain text (one document), JSONL (a document a line) or lines (each line a document).
// Bytes are never refused for being wrong UTF-8; what is no text at all, empty, or has an endless
// line is. Limits: no markup, archives or legacy encodings yet. JSONL and lines are streamed; a
// text is held whole.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "isnad/ingest/byte_stream.hpp"
#include "isnad/ingest/document.hpp"
#include "isnad/ingest/encoding.hpp"
#include "isnad/ingest/inputs.hpp"
#include "isnad/ingest/record.hpp"

namespace isnad {

enum class InputFormat { automatic, text, jsonl, lines };

struct ReadOptions {
  InputFormat format = InputFormat::automatic;
  std::string published;  // for documents that carry none
  std::string outlet;     // likewise
};

// An input, or a record of one, that gives no document.
struct Refusal {
  std::string path;       // of the input, as it was opened
  std::string input;      // its file name
  uint64_t line = 0;      // of the record; 0 = the whole input
  bool skipped = false;   // a file of another kind that a folder also holds
  Diagnostic diagnostic;  // its span begins at the byte of the input
};

using ReadItem = std::variant<Document, Refusal>;

class DocumentReader {
 public:
  DocumentReader(const std::vector<std::string>& inputs, ReadOptions options);
  // Reads one input that is open already, as if it were the file `name`.
  DocumentReader(ByteStream stream, std::string name, ReadOptions options);
  // The next document or refusal; nothing at the end.
  std::optional<ReadItem> next();
  // Inputs begun, of how many: for progress.
  size_t inputs_begun() const { return at_; }
  size_t inputs() const { return paths_.size(); }

 private:
  std::optional<ReadItem> open_next();
  std::optional<ReadItem> begin_input();
  std::optional<ReadItem> begin_stream(const Sniffed& sniffed);
  std::optional<ReadItem> read_text(Signature signature);
  std::optional<ReadItem> next_record();
  ReadItem finish(Document document, std::string_view received) const;
  Refusal refuse(const char* reason, uint64_t at, std::string message, uint64_t line = 0) const;

  ReadOptions options_;
  std::vector<InputPath> paths_;
  size_t at_ = 0;                     // paths begun
  std::string path_;                  // of the input being read
  std::string name_;                  // its file name
  std::optional<ByteStream> handed_;  // the input that was open already, until it is begun
  std::optional<ByteStream> stream_;  // the input being streamed
  InputFormat format_ = InputFormat::text;
  RecordParser parser_;
};

}  // namespace isnad
