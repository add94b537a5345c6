// Which words does the language have, and how do they bend? The lexicon: every form the packs give,
// inflected by the paradigms of ar-core/morphology/paradigms.tsv, with an id for each distinct
// folded form.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "isnad/base/limits.hpp"
#include "isnad/base/result.hpp"
#include "isnad/packs/pack.hpp"

namespace isnad {

using WordId = uint32_t;    // a distinct folded form; kNone = not in the vocabulary
using LexemeId = uint32_t;  // index into Lexicon::lexemes

// Gives each distinct folded form a number. Filled while packs load, constant afterwards.
class Vocabulary {
 public:
  WordId intern(std::string_view codes);
  WordId find(std::string_view codes) const;
  std::string_view codes(WordId id) const { return forms_[id]; }
  size_t size() const { return forms_.size(); }
  // The words of a phrase, folded and interned: letters and digits, punctuation left out.
  std::vector<WordId> intern_phrase(std::string_view utf8);

 private:
  struct Hash {
    using is_transparent = void;
    size_t operator()(std::string_view s) const { return std::hash<std::string_view>()(s); }
  };
  std::unordered_map<std::string, WordId, Hash, std::equal_to<>> ids_;
  std::vector<std::string_view> forms_;
};

enum class PartOfSpeech : uint8_t {
  unknown,
  verb,
  masdar,
  agent,
  patient,
  noun,
  adjective,  // agent, patient: active and passive participle
  preposition,
  conjunction,
  complementizer,
  negation,
  relative,
  demonstrative,
  pronoun,
  particle,
  auxiliary,
};
enum class Gender : uint8_t { none, masculine, feminine };
enum class Number : uint8_t { none, singular, dual, plural };
enum class Aspect : uint8_t { none, perfect, imperfect };
enum class Voice : uint8_t { none, active, passive };

// What one form of a lexeme says of itself.
struct Inflection {
  PartOfSpeech part = PartOfSpeech::unknown;
  Gender gender = Gender::none;
  Number number = Number::none;
  Aspect aspect = Aspect::none;
  Voice voice = Voice::none;
  uint8_t person = 0;       // 1, 2, 3; 0 = none
  bool construct = false;   // a form that only stands before a genitive
  bool absolute = false;    // a dual or sound plural with its nun, which takes no genitive
  bool accusative = false;  // with the alef of tanwin
};

// What kind of thing a noun names.
enum class NounClass : uint8_t {
  none,
  person,
  force,
  thing,
  facility,
  instrument,
  place_kind,
  document,
  speech,
  role,
  time,
  event,
  body,
  abstract,
};

struct Lexeme {
  RowId row = kNone;
  std::string key;    // the row's short id ("qasafa"); what frames and cues refer to
  std::string lemma;  // as written in the pack
  PartOfSpeech part = PartOfSpeech::unknown;
  NounClass noun_class = NounClass::none;
  std::string status;  // civilian, combatant, mixed, unknown; or empty
  std::string group;   // child, woman ...; or empty
  std::string unit;    // a unit of the claim contract; or empty
  std::string
      sense;  // of a function word: what it does ("in", "on", "not" ...), from the features column
};

struct Form {
  LexemeId lexeme = kNone;
  Inflection inflection;
};

// A prefix or suffix written on a word, and where it may stand.
struct Clitic {
  std::string codes;
  std::string slot;   // conjunction, future, preposition, article; pronoun
  std::string sense;  // w, f, s, b, k, l, al; pronouns: 3ms, 3fs ...
};

struct Lexicon {
  Vocabulary vocabulary;
  std::vector<Lexeme> lexemes;
  std::vector<std::vector<Form>> forms;  // by WordId; may be shorter than the vocabulary
  std::unordered_map<std::string, LexemeId> by_key;
  std::vector<Clitic> proclitics;
  std::vector<Clitic> enclitics;

  const std::vector<Form>& forms_of(WordId id) const;
  // The lexeme with this short id, or kNone.
  LexemeId find_lexeme(std::string_view key) const;
};

// Reads morphology.verbs, .nouns, .function_words, .paradigms and .clitics.
Result<Lexicon> load_lexicon(const PackSet& packs);

}  // namespace isnad
