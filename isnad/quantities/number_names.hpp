// What do the columns of the pack tables quantities.* call things? Private to the stage.
#pragma once

#include <map>
#include <string_view>

#include "isnad/quantities/quantity_lexicon.hpp"

namespace isnad {

template <typename T>
using Names = std::map<std::string_view, T>;

const Names<NumberKind>& number_kinds();      // numerals.tsv, kind
const Names<NumberNeed>& number_needs();      // numerals.tsv, need
const Names<WordRole>& word_roles();          // contexts.tsv, role
const Names<Modifier>& modifier_names();      // modifiers.tsv, modifier
const Names<QuantityCueKind>& vague_kinds();  // vague.tsv, kind

}  // namespace isnad
