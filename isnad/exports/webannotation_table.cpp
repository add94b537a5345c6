// W3C Web Annotation: an annotation for each claim, on the words that it was read from.
//
// Selectors are alternatives: the quote, with up to 32 characters on either side where the document
// is at hand; its position in code points, as the model counts (so only where the document is at
// hand); and its position in bytes of the text received. The target is the text by its SHA-256:
// positions do not hold for a page that was fetched since.
#include "isnad/exports/tables.hpp"
#include "isnad/record/claim_json.hpp"
#include "isnad/text/utf8.hpp"

namespace isnad {
namespace {

constexpr size_t kSurroundings = 32;  // code points

// Counts code points up to growing positions of one text after the other.
class CodePoints {
 public:
  uint32_t at(const std::string& text, uint32_t byte) {
    if (&text != text_ || byte < byte_) text_ = &text, byte_ = 0, count_ = 0;
    for (; byte_ < byte && byte_ < text.size(); ++byte_) {
      if (is_boundary(text, byte_)) ++count_;
    }
    return count_;
  }

 private:
  const std::string* text_ = nullptr;
  uint32_t byte_ = 0, count_ = 0;
};

std::string before(const std::string& text, uint32_t begin) {
  size_t from = begin;
  for (size_t i = 0; i < kSurroundings && from > 0; ++i) {
    do --from;
    while (from > 0 && !is_boundary(text, from));
  }
  return text.substr(from, begin - from);
}

std::string behind(const std::string& text, uint32_t end) {
  size_t to = end;
  for (size_t i = 0; i < kSurroundings && to < text.size(); ++i) {
    do ++to;
    while (!is_boundary(text, to));
  }
  return text.substr(end, to - end);
}

class Annotations {
 public:
  explicit Annotations(const TableInput& input) : input_(input) {}

  std::string annotation(const Claim& claim) {
    std::string out;
    JsonWriter json(out);
    json.open('{');
    json.key("id").string("urn:isnad:claim:" + claim.id);
    json.key("type").string("Annotation");
    json.key("motivation").string("classifying");
    json.key("body").open('[');
    json.open('{');
    json.key("type").string("TextualBody");
    json.key("purpose").string("tagging");
    json.key("value").string(claim.type);
    json.close('}');
    json.open('{');
    json.key("type").string("TextualBody");
    json.key("purpose").string("describing");
    json.key("format").string("application/json");
    json.key("value").string(claim_json(claim));
    json.close('}');
    json.close(']');
    json.key("target").open('{');
    json.key("source").string("urn:isnad:document:" + claim.document.id);
    write_selectors(json, claim);
    json.close('}');
    json.close('}');
    return out;
  }

 private:
  void write_selectors(JsonWriter& json, const Claim& claim) {
    const Span span = claim.evidence.span;
    const std::string* text = input_.text_of ? input_.text_of(claim.document.id) : nullptr;
    // A text that is not the one read would give wrong positions.
    if (text != nullptr && (span.end > text->size() ||
                            text->compare(span.begin, span.size(), claim.evidence.text) != 0))
      text = nullptr;
    json.key("selector").open('[');
    json.open('{');
    json.key("type").string("TextQuoteSelector");
    json.key("exact").string(claim.evidence.text);
    if (text != nullptr) {
      json.key("prefix").string(before(*text, span.begin));
      json.key("suffix").string(behind(*text, span.end));
    }
    json.close('}');
    if (text != nullptr) {
      const uint32_t start = code_points_.at(*text, span.begin);
      write_position(json, "TextPositionSelector", {start, code_points_.at(*text, span.end)});
    }
    write_position(json, "DataPositionSelector", span);
    json.close(']');
  }

  static void write_position(JsonWriter& json, const char* type, Span span) {
    json.open('{');
    json.key("type").string(type);
    json.key("start").number(span.begin);
    json.key("end").number(span.end);
    json.close('}');
  }

  const TableInput& input_;
  CodePoints code_points_;
};

}  // namespace

TableOutcome write_webannotation_table(const TableInput& input, const Sink& sink) {
  TableOutcome outcome;
  Annotations annotations(input);
  sink(
      "{\"@context\":\"http://www.w3.org/ns/anno.jsonld\",\"id\":\"urn:isnad:annotations\","
      "\"type\":\"AnnotationCollection\",\"total\":" +
      std::to_string(input.claims.size()) +
      ",\"first\":{\"id\":\"urn:isnad:annotations:page\",\"type\":\"AnnotationPage\","
      "\"startIndex\":0,\"items\":[");
  for (const Claim& claim : input.claims) {
    sink((outcome.rows.empty() ? "\n" : ",\n") + annotations.annotation(claim));
    outcome.rows.push_back(claim.id);
  }
  sink("\n]}}\n");
  return outcome;
}

}  // namespace isnad
