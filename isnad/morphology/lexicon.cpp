#include "isnad/morphology/lexicon.hpp"

#include <algorithm>

#include "isnad/base/hash.hpp"
#include "isnad/text/codes.hpp"

namespace isnad {

size_t Vocabulary::slot_of(std::string_view form, uint64_t hash) const {
  const size_t mask = slots_.size() - 1;
  const auto tag = static_cast<uint32_t>(hash >> 32);
  size_t at = hash & mask;
  for (; slots_[at].id != kNone; at = (at + 1) & mask) {
    if (slots_[at].tag == tag && codes(slots_[at].id) == form) break;
  }
  return at;
}

void Vocabulary::grow() {
  const size_t room = std::max<size_t>(1024, slots_.size() * 2);
  slots_ = Column<Slot>();
  slots_.resize(room);
  for (WordId id = 0; id < size(); ++id) {
    const uint64_t hash = hash_of(codes(id));
    slots_[slot_of(codes(id), hash)] = {static_cast<uint32_t>(hash >> 32), id};
  }
}

WordId Vocabulary::intern(std::string_view form) {
  if (ends_.empty()) ends_.push_back(0);
  if (size() * 4 >= slots_.size() * 3) grow();
  const uint64_t hash = hash_of(form);
  const size_t slot = slot_of(form, hash);
  if (slots_[slot].id != kNone) return slots_[slot].id;
  const auto id = static_cast<WordId>(size());
  slots_[slot] = {static_cast<uint32_t>(hash >> 32), id};
  const std::string own(form);  // it may be a part of codes_
  codes_.append(own.begin(), own.end());
  ends_.push_back(static_cast<uint32_t>(codes_.size()));
  return id;
}

WordId Vocabulary::find(std::string_view form) const {
  return slots_.empty() ? kNone : slots_[slot_of(form, hash_of(form))].id;
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

LexemeId Lexicon::find_lexeme(std::string_view key) const {
  const auto found = by_key.find(key);
  return found == by_key.end() ? kNone : found->second;
}

}  // namespace isnad
