// What is each word made of? For each token its possible readings: clitics, lexeme, inflection.
//
// A reading is kept only where the rest after cutting clitics is a known form; a word without such
// a reading keeps one guess from its shape (article, endings). Order: fewer cuts first, then the
// order of the packs.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "isnad/morphology/lexicon.hpp"
#include "isnad/tokens/token.hpp"

namespace isnad {

// Proclitics and the article on a word, as bits.
enum CliticBit : uint8_t {
  kCliticWa = 1,
  kCliticFa = 2,
  kCliticSa = 4,
  kCliticBi = 8,
  kCliticKa = 16,
  kCliticLi = 32,
  kCliticAl = 64,
};

// The pronoun written on the end of a word.
enum class Suffix : uint8_t { none, he, she, they, they_two, i, we, you };

struct Reading {
  WordId form = kNone;      // without proclitics, article and pronoun; kNone for a guess
  LexemeId lexeme = kNone;  // kNone for a guess
  Inflection inflection;
  uint8_t clitics = 0;    // CliticBit
  uint8_t cut_front = 0;  // codes before the stem (article included)
  uint8_t cut_back = 0;   // codes of the pronoun
  Suffix suffix = Suffix::none;

  bool has(CliticBit bit) const { return (clitics & bit) != 0; }
  bool definite() const { return has(kCliticAl) || suffix != Suffix::none; }
};

// A form of the word as written, minus proclitics but with its article: what phrases are matched
// over.
struct Surface {
  WordId form = kNone;
  uint8_t clitics = 0;    // CliticBit, never kCliticAl
  uint8_t cut_front = 0;  // codes before the form; of "ll..." the form begins at the second l
};

// A token's readings and surfaces: ranges into the layer's arrays, which tokens of one form share.
// Tokens that are no words have none.
struct Word {
  uint32_t first_reading = 0;
  uint32_t readings = 0;
  uint32_t first_surface = 0;
  uint32_t surfaces = 0;
  WordId written = kNone;  // the token as it stands, if that is a form of the vocabulary
  // What makes most questions about a word need one look:
  uint32_t marks = 0;        // Lexicon::marks of all its surfaces, or of `written`
  uint16_t parts = 0;        // a bit for the part of speech of each reading
  bool may_be_dual = false;  // some reading is a dual, or an accusative, which is written alike

  bool has(PartOfSpeech part) const { return (parts >> static_cast<unsigned>(part) & 1) != 0; }
};

struct MorphologyLayer {
  std::vector<Word> words;  // one a token
  std::vector<Reading> readings;
  std::vector<Surface> surfaces;

  const Reading* begin(uint32_t token) const {
    return readings.data() + words[token].first_reading;
  }
  const Reading* end(uint32_t token) const { return begin(token) + words[token].readings; }
};

// All readings of one token, to loop over: `for (const Reading& r : readings_of(layer, token))`.
struct ReadingRange {
  const Reading* first;
  const Reading* last;
  const Reading* begin() const { return first; }
  const Reading* end() const { return last; }
  bool empty() const { return first == last; }
};
inline ReadingRange readings_of(const MorphologyLayer& layer, uint32_t token) {
  return {layer.begin(token), layer.end(token)};
}

// The first reading with this part of speech, or null.
const Reading* find_reading(const MorphologyLayer& layer, uint32_t token, PartOfSpeech part);
// The first reading whose lexeme this is, or null.
const Reading* find_lexeme_reading(const MorphologyLayer& layer, uint32_t token, LexemeId lexeme);

class WordReader;  // word_reader.hpp; private to the stage

// Remembers what words are made of, from one document to the next: texts repeat their words. What
// is remembered depends on the word and the lexicon alone. Of one lexicon and one thread.
class WordCache {
 public:
  WordCache();
  ~WordCache();
  // Is this folded word a known form once clitics are cut? For undoing evasive spelling.
  bool is_known(std::string_view codes, const Lexicon& lexicon);
  // Forgets all when there is more than a bounded number of words.
  void begin_document(const Lexicon& lexicon);
  // What the form is made of, in the layer of the document that was begun last.
  Word add_word(std::string_view codes, MorphologyLayer& layer);

 private:
  // A form, with its readings and surfaces in the arrays below and in the layer of a document.
  struct Entry {
    uint64_t hash = 0;
    size_t codes = 0;  // where they begin in codes_
    uint32_t size = 0;
    uint32_t document = 0;  // of `in_layer`
    Word here;
    Word in_layer;
  };
  WordReader& reader_of(const Lexicon& lexicon);
  uint32_t place_of(std::string_view codes, uint64_t hash) const;
  void read_word(std::string_view codes, Entry& entry);
  void forget();
  void grow();

  std::unique_ptr<WordReader> reader_;
  uint32_t document_ = 0;
  std::string codes_;  // of all forms, one behind another
  std::vector<Entry> entries_;
  std::vector<uint32_t> slots_;  // hash table: 1 + index into entries_, 0 = free
  std::vector<Reading> readings_;
  std::vector<Surface> surfaces_;
};

MorphologyLayer analyze_words(const TokenizedText& text, const Lexicon& lexicon, WordCache& cache);
MorphologyLayer analyze_words(const TokenizedText& text, const Lexicon& lexicon);

// The same as WordCache::is_known().
bool is_known_word(std::string_view codes, const Lexicon& lexicon);

// The bytes of a token without its proclitics (article kept) and pronoun, as link spans want them.
Span stem_span(const TokenizedText& text, uint32_t token, uint8_t cut_front, uint8_t cut_back);

}  // namespace isnad
