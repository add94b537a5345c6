// What is one word made of, wherever it stands? Cuts its clitics and looks up what is left.
// Private to the stage: analyze_words() asks it once for each form, WordCache remembers the answer.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "isnad/morphology/word.hpp"
#include "isnad/text/codes.hpp"

namespace isnad {

class WordReader {
 public:
  // `lexicon` must outlive it.
  explicit WordReader(const Lexicon& lexicon);

  // Appends the readings and surfaces of a folded word.
  void read(std::string_view codes, std::vector<Reading>& readings, std::vector<Surface>& surfaces);
  bool is_known(std::string_view codes);
  const Lexicon& lexicon() const { return lexicon_; }

 private:
  // A way to cut proclitics off the front.
  struct Front {
    uint8_t clitics = 0;
    uint8_t cut = 0;             // codes cut, article included
    uint8_t before_article = 0;  // codes cut, article left
  };
  // What was cut off the back: a pronoun, which some restored endings allow on nouns only.
  struct Back {
    uint8_t cut = 0;
    Suffix suffix = Suffix::none;
    bool nominal_only = false;
    bool straightened = false;  // the alef before it was an alef maqsura
  };
  // A clitic with what its words in the packs mean.
  struct CutClitic {
    std::string codes;
    uint8_t bit = 0;               // of a proclitic
    Suffix suffix = Suffix::none;  // of an enclitic
  };

  static std::vector<CutClitic> clitics_of(const std::vector<Clitic>& all, std::string_view slot);
  void find_fronts(std::string_view codes);
  static void extend(std::string_view codes, std::vector<Front>& fronts,
                     const std::vector<CutClitic>& clitics);
  void extend_article(std::string_view codes);
  static bool starts(std::string_view rest, std::string_view clitic);
  static bool ends(std::string_view rest, std::string_view clitic);
  void add_surface(std::string_view codes, const Front& front, std::vector<Surface>& surfaces);
  void add_readings(std::string_view codes, const Front& front, std::vector<Reading>& readings);
  void add_with_pronoun(std::string_view stem, const Front& front, Back back,
                        std::vector<Reading>& readings);
  void add_restored(std::string_view stem, Code last, const Front& front, const Back& back,
                    std::vector<Reading>& readings);
  void add_forms(std::string_view stem, const Front& front, const Back& back,
                 std::vector<Reading>& readings) const;
  static bool fits(const Form& form, const Front& front, Suffix suffix);
  Reading guess(std::string_view codes) const;

  const Lexicon& lexicon_;
  const std::vector<CutClitic> conjunctions_;
  const std::vector<CutClitic> futures_;
  const std::vector<CutClitic> prepositions_;
  const std::vector<CutClitic> articles_;
  const std::vector<CutClitic> enclitics_;
  // Of the word being read; kept for their room.
  std::vector<Front> fronts_;
  std::vector<Front> with_future_;
  std::string restored_;
};

}  // namespace isnad
