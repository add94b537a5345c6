// Whose voice is it? Documents of a list of claims, and which of them are copies of one text.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "isnad/claims/claim.hpp"

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
  std::vector<DocumentVoice> documents;  // by day (unknown last), id, name, outlet, url
  std::vector<uint32_t> of_claim;        // by claim: its document
};

// Documents whose text is not given are compared by the sentences that their claims cite.
Voices find_voices(const std::vector<Claim>& claims, const std::vector<DocumentText>& texts,
                   double least_jaccard);

}  // namespace isnad
