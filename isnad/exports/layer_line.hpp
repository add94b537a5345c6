// How is a layer shown? One line of JSON: {"document": NAME, "<layer>": [{"begin", "end", "text",
// ...}]}.
#pragma once

#include <string>
#include <string_view>

#include "isnad/ingest/document.hpp"
#include "isnad/record/json_writer.hpp"

namespace isnad {

class LayerLine {
 public:
  LayerLine(const Document& document, const char* layer) : document_(document) {
    json.open('{');
    json.key("document").string(document.name);
    json.key(layer).open('[');
  }
  // Opens an item with its span and the words there.
  void item(Span span) {
    json.open('{');
    span_of(span);
  }
  void span_of(Span span) {
    json.key("begin").number(span.begin);
    json.key("end").number(span.end);
    json.key("text").string(written(span));
  }
  std::string_view written(Span span) const {
    return std::string_view(document_.text).substr(span.begin, span.size());
  }
  void close_item() { json.close('}'); }
  std::string finish() {
    json.close(']');
    json.close('}');
    return std::move(out_);
  }

 private:
  const Document& document_;
  std::string out_;

 public:
  JsonWriter json{out_};
};

}  // namespace isnad
