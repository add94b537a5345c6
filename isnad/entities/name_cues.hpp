// Does a place name need a word before it that says it is one? Names that are also words of the
// language do.
#pragma once

#include <set>
#include <string>

#include "isnad/entities/entity.hpp"

namespace isnad {

class NameCues {
 public:
  NameCues(const PackSet& packs, const Lexicon& lexicon, const NameWords& words);

  // What must stand before this one-word name of a place: 0 nothing, 1 a preposition of place, 2 a
  // word that announces a place. Cities, units and countries are known by their bare names.
  uint8_t cue_of(const std::string& name, const Entity& place) const;
  // The lexicon has a reading of the name.
  bool is_word(const std::string& name) const;

 private:
  uint32_t senses_of(const std::string& name) const;
  // The cue that the readings of the word ask for: 2 for verbs, function words, words with a
  // pronoun or a proclitic; 1 for nouns and adjectives; 0 for a word that the lexicon does not
  // know.
  uint8_t cue_of_readings(const std::string& name) const;

  const Lexicon& lexicon_;
  const NameWords& words_;
  std::set<std::string>
      time_words_;  // the forms of the dates tables: months, weekdays, parts of the day
};

}  // namespace isnad
