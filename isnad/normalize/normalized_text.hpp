// What is the comparable form of this text? Folded codes, each with the byte it came from.
//
// Method: one pass folds characters (text/codes.hpp); a second undoes evasive spelling: a word that
// was cut by tatweel and space, by dots or by single spaced letters is joined again where a known
// word results. Limits: letters replaced by look-alikes of other scripts are not undone.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "isnad/base/span.hpp"

namespace isnad {

struct NormalizedText {
  std::string codes;  // see text/codes.hpp
  std::vector<uint32_t>
      offsets;  // byte of the original where each code's character begins; one more at the end

  std::string_view between(uint32_t begin, uint32_t end) const {
    return std::string_view(codes).substr(begin, end - begin);
  }
};

// Is this folded word known (its clitics allowed for)?
using WordTest = std::function<bool(std::string_view codes)>;

NormalizedText normalize_text(std::string_view text, const WordTest& is_word);

}  // namespace isnad
