// Which words surround names? Titles, first names, directions, joining words: the typed view of the
// tables entities.name_words and entities.name_endings (docs/entities.md).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "isnad/base/result.hpp"
#include "isnad/morphology/lexicon.hpp"

namespace isnad {

// What a word does beside a name, as bits.
enum NameSense : uint32_t {
  kTitle = 1,                // stands before a person's name
  kGivenName = 2,            // a first name
  kKunya = 4,                // father of, son of: the next word is part of a person's name
  kDirection = 8,            // north of
  kDirectionAdjective = 16,  // northern, after the name
  kDistance = 32,            // "at a distance of"
  kDistanceUnit = 64,        // kilometre; value = metres
  kOutletHead = 128,         // channel, newspaper, agency
  kJoinedHead = 256,         // first part of compound names, written apart or joined
  kLinking = 512,            // "situated", "belonging", between a place and the larger one
  kPlaceWord = 1024,         // "in the direction of": what follows is a place
  kPlain = 2048,             // a word that never belongs to a name
  kWeakKind = 4096,          // names a kind of place, but often means something else
  kOffice = 8192,            // ministry, council: with a nationality a body of that state
  kBank = 16384,             // the bank of a river, of which "the western" is also a region
  kEach = 32768,             // "each" in "each of X, Y and Z": a list of names follows
  kOrdinal = 65536,          // "the sixth", behind a division or brigade
};

// An ending that a table's name may take: the last `drop` codes give way to `add`.
struct NameEnding {
  std::string drop;
  std::string add;
};

struct NameWords {
  std::unordered_map<WordId, uint32_t> senses;
  uint32_t sense_mark = 0;                         // in Lexicon::marks: of the words in `senses`
  std::unordered_map<WordId, std::string> values;  // direction letters, metres
  std::vector<std::vector<std::string>>
      alternates;                      // folded words that replace one another inside names
  std::vector<NameEnding> duals;       // of things: dual and accusative of a singular noun
  std::vector<NameEnding> adjectives;  // of relative adjectives: feminine, dual, plurals
  std::string article;                 // its codes
  std::string article_written;         // as the packs write it, unfolded

  uint32_t senses_of(WordId word) const {
    const auto at = senses.find(word);
    return at == senses.end() ? 0 : at->second;
  }
};

Result<NameWords> load_name_words(const PackSet& packs, Lexicon& lexicon);

}  // namespace isnad
