#include "isnad/morphology/lexicon.hpp"

#include "isnad/text/codes.hpp"

namespace isnad {

WordId Vocabulary::intern(std::string_view codes) {
  const auto found = ids_.find(codes);
  if (found != ids_.end()) return found->second;
  const auto id = static_cast<WordId>(forms_.size());
  const auto inserted = ids_.emplace(std::string(codes), id).first;
  forms_.push_back(inserted->first);
  return id;
}

WordId Vocabulary::find(std::string_view codes) const {
  const auto found = ids_.find(codes);
  return found == ids_.end() ? kNone : found->second;
}

std::vector<WordId> Vocabulary::intern_phrase(std::string_view utf8) {
  const std::string codes = fold(utf8);
  std::vector<WordId> out;
  size_t at = 0;
  const auto kind = [&](size_t i) {
    const auto c = static_cast<Code>(codes[i]);
    return is_arabic_letter(c) ? 1 : is_digit(c) ? 2 : is_latin(c) ? 3 : 0;
  };
  while (at < codes.size()) {
    size_t end = at + 1;
    while (end < codes.size() && kind(end) == kind(at)) ++end;
    if (kind(at) != 0) out.push_back(intern(std::string_view(codes).substr(at, end - at)));
    at = end;
  }
  return out;
}

const std::vector<Form>& Lexicon::forms_of(WordId id) const {
  static const std::vector<Form> none;
  return id < forms.size() ? forms[id] : none;
}

LexemeId Lexicon::find_lexeme(std::string_view key) const {
  const auto found = by_key.find(std::string(key));
  return found == by_key.end() ? kNone : found->second;
}

}  // namespace isnad
