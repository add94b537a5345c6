#include "isnad/reconcile/copy_changes.hpp"

#include "isnad/reconcile/near_duplicates.hpp"

namespace isnad {

std::vector<CopyChange> copy_changes(const TextWithClaims& original, const TextWithClaims& copy) {
  std::vector<WordChange> changes = changed_words(original.text, copy.text);
  name_changes(changes, original.claims, copy.claims);
  std::vector<CopyChange> out;
  for (const WordChange& change : changes) {
    const auto words = [](std::string_view text, Span span) {
      return std::string(text.substr(span.begin, span.size()));
    };
    out.push_back({to_string(change.kind), words(original.text, change.before),
                   words(copy.text, change.after), change.after});
  }
  return out;
}

KnownTexts::KnownTexts(const std::vector<Claim>& claims, const std::vector<DocumentText>& texts) {
  for (const DocumentText& text : texts) by_id_[text.id].text = text.text;
  for (const Claim& claim : claims) {
    const auto at = by_id_.find(claim.document.id);
    if (at != by_id_.end()) at->second.claims.push_back(&claim);
  }
}

void KnownTexts::tell_changes(Incident& incident) const {
  for (ToldIn& told : incident.told_in) {
    if (!told.copy) continue;
    const auto original = by_id_.find(told.original), copy = by_id_.find(told.document.id);
    if (original == by_id_.end() || copy == by_id_.end()) continue;
    told.changes = copy_changes(original->second, copy->second);
  }
}

}  // namespace isnad
