#include "isnad/entities/suggested_row.hpp"

#include <iterator>

#include "isnad/text/codes.hpp"

namespace isnad {

std::string suggested_id(std::string_view name) {
  static constexpr const char* letters[] = {"",  "a", "b", "t",  "th", "j", "h", "kh", "d", "dh",
                                            "r", "z", "s", "sh", "s",  "d", "t", "z",  "a", "gh",
                                            "f", "q", "k", "l",  "m",  "n", "h", "w",  "y"};
  std::string out;
  for (const char c : fold(name)) {
    const auto code = static_cast<Code>(c);
    const size_t letter = size_t{code} - kHamza;
    if (code >= kHamza && letter < std::size(letters)) {
      out += letters[letter];
    } else if (c >= '0' && c <= '9') {
      out += c;
    } else if (!out.empty() && out.back() != '_') {
      out += '_';
    }
  }
  while (!out.empty() && out.back() == '_') out.pop_back();
  return out.empty() ? "name" : out;
}

const char* places_header() {
  return "id\tname_ar\tforms\tname_en\tkind\tlat\tlon\tradius_m\tpcode\twithin\tcountry\t"
         "needs_cue\treference\tnote\n";
}

const char* actors_header() {
  return "id\tname_ar\tforms\tname_en\tkind\tcamp\tcountry\tcameo\tacled\tvalid_from\t"
         "valid_to\treference\tnote\n";
}

std::string suggested_place(const SuggestedName& name, const std::string& id) {
  const bool kept = !name.kind.empty() && name.kind != "near" && name.kind != "front";
  const std::string kind = kept ? name.kind : "village";
  return id + "\t" + name.name + "\t\t\t" + kind + "\t\t\t2000\t\t" + name.within + "\t" +
         name.country + "\t\t\t\n";
}

std::string suggested_actor(const SuggestedName& name, const std::string& id) {
  return id + "\t" + name.name + "\t\t\trebel_group\t\t" + name.country + "\t\t\t\t\t\t\n";
}

}  // namespace isnad
