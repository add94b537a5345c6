// Is this text Arabic?
#pragma once

#include <optional>
#include <string_view>

#include "isnad/base/diagnostics.hpp"

namespace isnad {

// LANG-OTHER when the text is in another language. Letters decide, no words: most must be of the
// Arabic script, letters that Arabic lacks must be rare, and a text of some length has articles or
// ta marbutas, as no Persian, Kurdish, Urdu or Pashto text does. A text without letters is not said
// to be foreign.
std::optional<Diagnostic> check_language(std::string_view text);

}  // namespace isnad
