#include "isnad/ingest/document_reader.hpp"

#include "isnad/base/limits.hpp"
#include "isnad/base/sha256.hpp"
#include "isnad/ingest/iso_date.hpp"
#include "isnad/ingest/language.hpp"

namespace isnad {
namespace {

constexpr size_t kSniffed = 64 << 10;
constexpr std::string_view kBlank = " \t\r\n\xEF\xBB\xBF";

uint32_t clamped(uint64_t offset) { return offset < kNone ? static_cast<uint32_t>(offset) : kNone; }

bool ends_with(std::string_view name, std::string_view ending) {
  return name.size() >= ending.size() && name.substr(name.size() - ending.size()) == ending;
}

bool is_blank(std::string_view text) {
  return text.find_first_not_of(kBlank) == std::string_view::npos;
}

// By the name's ending, else by the first bytes: a JSON object with a "text" on the first line.
InputFormat detect_format(std::string_view name, std::string_view head) {
  if (ends_with(name, ".jsonl") || ends_with(name, ".ndjson")) return InputFormat::jsonl;
  if (ends_with(name, ".txt")) return InputFormat::text;
  const size_t first = head.find_first_not_of(kBlank);
  if (first == std::string_view::npos || head[first] != '{') return InputFormat::text;
  const std::string_view line = head.substr(first, head.find('\n', first) - first);
  return line.find("\"text\"") != std::string_view::npos ? InputFormat::jsonl : InputFormat::text;
}

}  // namespace

DocumentReader::DocumentReader(const std::vector<std::string>& inputs, ReadOptions options)
    : options_(std::move(options)), paths_(expand_inputs(inputs)) {}

DocumentReader::DocumentReader(ByteStream stream, std::string name, ReadOptions options)
    : options_(std::move(options)),
      paths_{{name, name, InputPath::file}},
      handed_(std::move(stream)) {}

std::optional<ReadItem> DocumentReader::next() {
  for (;;) {
    if (stream_) {
      if (auto item = next_record()) return item;
      const bool failed = stream_->failed();
      stream_.reset();
      if (failed) return refuse("IO-READ", 0, "reading stopped before the end");
    }
    if (at_ == paths_.size()) return std::nullopt;
    if (auto item = open_next()) return item;
  }
}

Refusal DocumentReader::refuse(const char* reason, uint64_t at, std::string message,
                               uint64_t line) const {
  const uint32_t begin = clamped(at);
  return {path_, name_, line, false, {reason, {begin, begin}, std::move(message)}};
}

std::optional<ReadItem> DocumentReader::open_next() {
  const InputPath& path = paths_[at_++];
  path_ = path.path;
  name_ = path.name;
  if (path.kind == InputPath::empty_folder)
    return refuse("TXT-EMPTY", 0, "the folder holds no .txt or .jsonl file");
  if (path.kind == InputPath::skipped) {
    Refusal refusal = refuse("FMT-UNSUPPORTED", 0, "skipped: neither .txt nor .jsonl");
    refusal.skipped = true;
    return refusal;
  }
  if (handed_) {
    stream_ = std::move(*handed_);
    handed_.reset();
    return begin_input();
  }
  auto opened = ByteStream::open(path.path);
  if (!opened) return refuse(opened.error().reason.c_str(), 0, opened.error().message);
  stream_ = std::move(*opened);
  return begin_input();
}

std::optional<ReadItem> DocumentReader::begin_input() {
  const std::string_view head = stream_->peek(kSniffed);
  const Sniffed sniffed = sniff(head);
  format_ =
      options_.format == InputFormat::automatic ? detect_format(name_, head) : options_.format;
  if (!head.empty()) {
    auto item = begin_stream(sniffed);
    if (item || format_ == InputFormat::text) stream_.reset();
    return item;
  }
  const bool failed = stream_->failed();
  stream_.reset();
  return failed ? refuse("IO-READ", 0, "cannot be read")
                : refuse("TXT-EMPTY", 0, "the input is empty");
}

// Refuses what is no text, undoes UTF-16, reads a text; JSONL and lines are left to next_record.
std::optional<ReadItem> DocumentReader::begin_stream(const Sniffed& sniffed) {
  const bool refused_markup = sniffed.signature == Signature::markup &&
                              options_.format == InputFormat::automatic &&
                              format_ == InputFormat::text && !ends_with(name_, ".txt");
  if (sniffed.signature == Signature::binary || refused_markup) {
    return refuse("FMT-UNSUPPORTED", sniffed.at, "no plain text: " + sniffed.what);
  }
  if (format_ == InputFormat::text) return read_text(sniffed.signature);
  if (sniffed.signature == Signature::utf16_little || sniffed.signature == Signature::utf16_big) {
    const auto bytes = stream_->read_all();
    if (!bytes) return refuse(bytes.error().reason.c_str(), 0, bytes.error().message);
    stream_.emplace(decode_utf16(*bytes, sniffed.signature));
  }
  if (stream_->peek(3) == "\xEF\xBB\xBF") stream_->skip(3);
  return std::nullopt;
}

std::optional<ReadItem> DocumentReader::read_text(Signature signature) {
  auto bytes = stream_->read_all();
  if (!bytes) {
    return refuse(bytes.error().reason.c_str(), std::stoull(bytes.error().where),
                  bytes.error().message);
  }
  if (stream_->failed()) return refuse("IO-READ", bytes->size(), "reading stopped before the end");
  Document document;
  document.name = name_;
  if (signature == Signature::utf16_little || signature == Signature::utf16_big) {
    document.text = decode_utf16(*bytes, signature);
    document.diagnostics.push_back(
        {"ENC-UTF16",
         {},
         "decoded from UTF-16; spans are into the UTF-8 copy sha256:" + sha256_hex(document.text)});
  } else {
    document.text = *bytes;
  }
  const size_t nul = document.text.find('\0');
  if (nul != std::string::npos) return refuse("FMT-UNSUPPORTED", nul, "no plain text: NUL byte");
  if (is_blank(document.text)) return refuse("TXT-EMPTY", 0, "the input is empty");
  return finish(std::move(document), *bytes);
}

std::optional<ReadItem> DocumentReader::next_record() {
  Line line;
  while (stream_->next_line(line)) {
    if (line.too_long)
      return refuse("TXT-LINE", line.offset, "the line is over 64 MiB", line.number);
    const size_t nul = line.bytes.find('\0');
    if (nul != std::string_view::npos)
      return refuse("ENC-NUL", line.offset + nul, "the line holds a NUL byte", line.number);
    if (format_ == InputFormat::lines) {
      Document document;
      document.name = std::to_string(line.number);
      document.text = line.bytes;
      document.line = line.number;
      return finish(std::move(document), line.bytes);
    }
    if (is_blank(line.bytes)) continue;
    auto document = parser_.parse(line.bytes);
    if (!document) {
      const Error& error = document.error();
      return refuse(error.reason.c_str(), line.offset + std::stoull(error.where), error.message,
                    line.number);
    }
    if (is_blank(document->text))
      return refuse("TXT-EMPTY", line.offset, "the text of the record is empty", line.number);
    document->line = line.number;
    if (document->name.empty()) document->name = std::to_string(line.number);
    const std::string text = document->text;
    return finish(std::move(*document), text);
  }
  return std::nullopt;
}

// What holds for every document: valid UTF-8, an id, a date that exists, the options' defaults, its
// language.
ReadItem DocumentReader::finish(Document document, std::string_view received) const {
  document.id = "sha256:" + sha256_hex(received);
  if (auto damage = repair_utf8(document.text)) document.diagnostics.push_back(std::move(*damage));
  if (!document.published.empty()) {
    std::string date = parse_iso_date(document.published);
    if (date.empty()) {
      document.diagnostics.push_back(
          {"JSON-SYNTAX", {}, "\"published\" is no ISO date that exists; it is not used"});
    }
    document.published = std::move(date);
  }
  if (document.published.empty()) document.published = options_.published;
  if (document.outlet.empty()) document.outlet = options_.outlet;
  if (auto other = check_language(document.text)) document.diagnostics.push_back(std::move(*other));
  return document;
}

}  // namespace isnad
