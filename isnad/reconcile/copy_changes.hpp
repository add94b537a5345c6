// What did a copy change of the text it took over, word by word?
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "isnad/claims/claim.hpp"
#include "isnad/reconcile/incident.hpp"
#include "isnad/reconcile/voices.hpp"

namespace isnad {

// A text with the claims that are read in it.
struct TextWithClaims {
  std::string_view text;
  std::vector<const Claim*> claims;
};

// In the order of the copy's text; which of them touch a number or the word a claim is made by.
std::vector<CopyChange> copy_changes(const TextWithClaims& original, const TextWithClaims& copy);

// Texts of documents with all claims read in them.
class KnownTexts {
 public:
  // Both must live longer.
  KnownTexts(const std::vector<Claim>& claims, const std::vector<DocumentText>& texts);

  // Fills in what the copies that tell of the incident changed, where both texts are known.
  void tell_changes(Incident& incident) const;

 private:
  std::map<std::string_view, TextWithClaims> by_id_;  // of the document
};

}  // namespace isnad
