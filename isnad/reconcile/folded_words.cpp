#include "isnad/reconcile/folded_words.hpp"

namespace isnad {

Code word_code(uint32_t code_point) {
  const Folded folded = fold_code_point(code_point);
  if (folded.count == 0) return 1;
  const Code code = folded.codes[0];
  return is_arabic_letter(code) || is_digit(code) || is_latin(code) ? code : 0;
}

const std::array<Code, 0x800>& word_codes() {
  static const std::array<Code, 0x800> table = [] {
    std::array<Code, 0x800> made{};
    for (uint32_t c = 0; c < made.size(); ++c) made[c] = word_code(c);
    return made;
  }();
  return table;
}

}  // namespace isnad
