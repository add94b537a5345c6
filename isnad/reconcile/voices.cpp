#include "isnad/reconcile/voices.hpp"

#include <algorithm>
#include <numeric>
#include <tuple>

namespace isnad {
namespace {

auto key_of(const DocumentRef& d) {
  return std::tuple<bool, const std::string&, const std::string&, const std::string&,
                    const std::string&, const std::string&>(d.published.empty(), d.published, d.id,
                                                            d.name, d.outlet, d.url);
}

}  // namespace

bool is_earlier(const DocumentRef& a, const DocumentRef& b) { return key_of(a) < key_of(b); }

SketchedDocument sketched(const DocumentRef& document, std::string_view text) {
  return {document.id,     document.published, document.name,
          document.outlet, document.url,       sketch_text(text)};
}

TextsByName by_name(const std::vector<DocumentText>& texts) {
  TextsByName out;
  for (const DocumentText& text : texts) out[{text.id, text.name}] = &text.text;
  return out;
}

// Each byte once, in the order of the text.
std::string cited_text(std::vector<const Claim*> claims) {
  std::sort(claims.begin(), claims.end(), [](const Claim* a, const Claim* b) {
    const Span x = a->evidence.span, y = b->evidence.span;
    return std::tuple(x.begin, y.end, a->id) < std::tuple(y.begin, x.end, b->id);
  });
  std::string out;
  uint32_t end = 0;
  for (const Claim* claim : claims) {
    const Span span = claim->evidence.span;
    if (span.end <= end || span.size() != claim->evidence.text.size()) continue;
    const uint32_t from = std::max(end, span.begin);
    out += ' ';
    out.append(claim->evidence.text, from - span.begin, std::string::npos);
    end = span.end;
  }
  return out;
}

Voices find_voices(const std::vector<Claim>& claims, const std::vector<DocumentText>& texts,
                   double least_jaccard) {
  Voices voices;
  std::vector<uint32_t> order(claims.size());
  std::iota(order.begin(), order.end(), 0u);
  std::stable_sort(order.begin(), order.end(), [&](uint32_t a, uint32_t b) {
    return is_earlier(claims[a].document, claims[b].document);
  });
  voices.of_claim.resize(claims.size());
  std::vector<std::vector<const Claim*>> cited;
  for (const uint32_t i : order) {
    const DocumentRef& document = claims[i].document;
    if (voices.documents.empty() || key_of(voices.documents.back().document) != key_of(document)) {
      voices.documents.push_back({document, 0, 1});
      cited.emplace_back();
    }
    voices.of_claim[i] = static_cast<uint32_t>(voices.documents.size() - 1);
    cited.back().push_back(&claims[i]);
  }
  const TextsByName named = by_name(texts);
  std::vector<SketchedDocument> documents;
  for (size_t d = 0; d < voices.documents.size(); ++d) {
    const DocumentRef& document = voices.documents[d].document;
    const auto text = named.find({document.id, document.name});
    documents.push_back(
        sketched(document, text == named.end() ? cited_text(cited[d]) : *text->second));
  }
  const NearDuplicates found = find_near_duplicates(std::move(documents), least_jaccard);
  for (size_t d = 0; d < voices.documents.size(); ++d) {
    voices.documents[d].voice = found.original[d];
    voices.documents[d].shared = found.shared[d];
  }
  return voices;
}

}  // namespace isnad
