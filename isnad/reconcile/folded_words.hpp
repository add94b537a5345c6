// What are the words of a text, whatever their dress? One pass from UTF-8 to hashes of folded
// words.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "isnad/text/codes.hpp"
#include "isnad/text/utf8.hpp"

namespace isnad {

// For code points below U+0800: the code of a letter or digit, 0 = between words, 1 = dropped.
const std::array<Code, 0x800>& word_codes();
// The same for any code point, by folding.
Code word_code(uint32_t code_point);

struct FoldedWord {
  uint64_t hash = 0;
  uint32_t begin = 0, end = 0;  // bytes
  bool digits = false;
};

// Calls `use(FoldedWord)` for each run of letters and digits.
template <typename Use>
void for_each_word(std::string_view text, Use use) {
  constexpr uint64_t kStart = 0xCBF29CE484222325;
  const std::array<Code, 0x800>& codes = word_codes();
  FoldedWord word{kStart, 0, 0, false};
  bool open = false;
  for (size_t at = 0; at < text.size();) {
    const Decoded d = decode_utf8(text, at);
    const Code code = d.code_point < codes.size() ? codes[d.code_point] : word_code(d.code_point);
    if (code > 1) {
      if (!open) word = {kStart, static_cast<uint32_t>(at), 0, false};
      open = true;
      word.hash = (word.hash ^ code) * 0x100000001B3;
      word.digits = word.digits || is_digit(code);
      word.end = static_cast<uint32_t>(at + d.size);
    } else if (code == 0 && open) {
      use(word);
      open = false;
    }
    at += d.size;
  }
  if (open) use(word);
}

}  // namespace isnad
