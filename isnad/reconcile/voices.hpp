// Whose voice is it? Documents of a list of claims, and which of them are copies of one text.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "isnad/claims/claim.hpp"
#include "isnad/reconcile/near_duplicates.hpp"

namespace isnad {

// The text of a document, named as its claims name it.
struct DocumentText {
  std::string id, name;
  std::string text;
};

struct DocumentVoice {
  DocumentRef document;
  uint32_t voice = 0;  // the document that is the original: an index into the list
  double shared = 1;   // with the original
};

struct Voices {
  std::vector<DocumentVoice> documents;
  std::vector<uint32_t> of_claim;  // by claim: its document
};

// The order of documents: by day (unknown last), id, name, outlet, url.
bool is_earlier(const DocumentRef& a, const DocumentRef& b);

// The document as it is compared with others: by its text, or by the sentences that its claims
// cite.
SketchedDocument sketched(const DocumentRef& document, std::string_view text);
std::string cited_text(std::vector<const Claim*> claims);

// Texts by id and name of their document.
using TextsByName = std::map<std::pair<std::string_view, std::string_view>, const std::string*>;
TextsByName by_name(const std::vector<DocumentText>& texts);

// The documents in order. Those whose text is not given are compared by what their claims cite.
Voices find_voices(const std::vector<Claim>& claims, const std::vector<DocumentText>& texts,
                   double least_jaccard);

}  // namespace isnad
