// How does text become part of a page?
#pragma once

#include <string>
#include <string_view>

namespace isnad {

// For element content and quoted attributes; controls other than tab and line end become spaces.
std::string escaped(std::string_view text);
// JSON for a script element: "<" is written \u003c.
std::string script_safe(std::string_view json);

}  // namespace isnad
