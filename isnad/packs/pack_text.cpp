#include "isnad/packs/pack_text.hpp"

#include <algorithm>

namespace isnad {

std::string_view TextStore::add(std::string_view text) {
  constexpr size_t kBlock = size_t{256} << 10;
  if (text.empty()) return {};
  if (room_ - used_ < text.size()) {
    room_ = std::max(kBlock, text.size());
    used_ = 0;
    blocks_.push_back(std::make_unique<char[]>(room_));
  }
  char* const at = blocks_.back().get() + used_;
  std::copy(text.begin(), text.end(), at);
  used_ += text.size();
  return {at, text.size()};
}

}  // namespace isnad
