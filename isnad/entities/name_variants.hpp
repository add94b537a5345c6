// In which spellings may a name of the packs stand? Spacing, the case of its first parts, the
// article.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "isnad/entities/name_words.hpp"

namespace isnad {

using NameCodes = std::vector<std::string>;  // the folded words of one name

// A name as a pack writes it. Folding loses the difference between the article and a word that
// begins with hamza and lam, so that it is noted before.
struct WrittenName {
  NameCodes codes;
  std::vector<bool> definite;  // for each word: it has the article
};

// The words of a name, as the phrase matcher sees them: letters and digits, marks left out.
WrittenName split_name(std::string_view utf8, const NameWords& words);

// The name and its variants: compound parts joined or apart, alternate words. The name itself comes
// first.
std::vector<NameCodes> spelling_variants(const NameCodes& name, const NameWords& words,
                                         const Lexicon& lexicon);

// For names of things: with the article on every word, or on the last alone.
std::vector<NameCodes> definite_variants(const WrittenName& name, const NameWords& words);

// For a singular thing: dual and accusative of the noun, its adjectives alike. Empty for a name
// that is no noun with adjectives in one form.
std::vector<NameCodes> dual_variants(const WrittenName& name, const NameWords& words);

// A relative adjective (masculine singular) in all genders and numbers, with and without the
// article.
std::vector<NameCodes> adjective_variants(const NameCodes& name, const NameWords& words);

}  // namespace isnad
