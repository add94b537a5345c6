// A text read by the whole engine, with the packs of the language, of conflict and of the invented
// country.
#pragma once

#include <memory>
#include <stdexcept>
#include <string>

#include "isnad/engine.hpp"

namespace isnad {

inline const Knowledge& knowledge() {
  static const Knowledge* const loaded = [] {
    const std::string folder = std::string(ISNAD_SOURCE_DIR) + "/packs/";
    auto k =
        load_knowledge({folder + "ar-core", folder + "conflict-core", folder + "region-sample"});
    if (!k) throw std::runtime_error(k.error().message + " " + k.error().where);
    return k->release();
  }();
  return *loaded;
}

inline std::unique_ptr<Analysis> read_text(std::string text) {
  Document document;
  document.id = "sha256:test";
  document.name = "test";
  document.text = std::move(text);
  document.published = "2021-03-11";
  return analyze_document(std::move(document), knowledge());
}

// The words at a span.
inline std::string words_at(const Analysis& a, Span span) {
  return a.document.text.substr(span.begin, span.size());
}

}  // namespace isnad
