// Which words does the language have, and how do they bend? The lexicon: every form the packs give,
// inflected by the paradigms of ar-core/morphology/paradigms.tsv, with an id for each distinct
// folded form.
#pragma once

#include <algorithm>
#include <cstdint>
#include <span>
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
  // Of the form; the characters stay where they are until the next form is added.
  std::string_view codes(WordId id) const {
    return {codes_.begin() + ends_[id], ends_[id + 1] - ends_[id]};
  }
  size_t size() const { return ends_.empty() ? 0 : ends_.size() - 1; }
  // The words of a phrase, folded and interned: letters and digits, punctuation left out.
  std::vector<WordId> intern_phrase(std::string_view utf8);

  template <typename Visit>
  void describe(Visit& visit) {
    visit(codes_, ends_, slots_);
  }

 private:
  // A place of the hash table: the form's id, and a part of its hash, which spares most looks at
  // the form itself.
  struct Slot {
    uint32_t tag = 0;
    WordId id = kNone;
  };
  size_t slot_of(std::string_view codes, uint64_t hash) const;
  void grow();

  Column<char> codes_;     // of all forms, one behind another
  Column<uint32_t> ends_;  // by WordId: where the form before it ends
  Column<Slot> slots_;
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
  bool jussive = false;     // the short form of a hollow verb: only behind a negation or command
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
  PackText key;    // the row's short id ("qasafa"); what frames and cues refer to
  PackText lemma;  // as written in the pack
  PartOfSpeech part = PartOfSpeech::unknown;
  NounClass noun_class = NounClass::none;
  PackText status;  // civilian, combatant, mixed, unknown; or empty
  PackText group;   // child, woman ...; or empty
  PackText unit;    // a unit of the claim contract; or empty
  PackText sense;   // of a function word: what it does ("in", "on", "not" ...): its features
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
  Column<Lexeme> lexemes;
  Column<Form> forms;            // grouped by word
  Column<uint32_t> form_begins;  // by WordId: the word's first form; one more than words with forms
  std::vector<Clitic> proclitics;
  std::vector<Clitic> enclitics;
  Column<uint32_t> marks;  // by WordId: bits that say what later stages know of the word
  uint32_t marks_taken = 0;

  // A bit for the words that a table holds, so that its stage passes over all others at one look.
  // Tables share the last bit when there are many: a mark may say too much, never too little.
  uint32_t take_mark() { return uint32_t{1} << std::min(marks_taken++, 31u); }
  void mark(WordId word, uint32_t mark) {
    if (marks.size() <= word) marks.resize(std::max<size_t>(word + 1, vocabulary.size()));
    marks[word] |= mark;
  }
  uint32_t marks_of(WordId word) const { return word < marks.size() ? marks[word] : 0; }

  // The last word that has forms, and one.
  WordId words_with_forms() const {
    return form_begins.empty() ? 0 : static_cast<WordId>(form_begins.size() - 1);
  }
  std::span<const Form> forms_of(WordId id) const {
    if (id >= words_with_forms()) return {};
    return {forms.begin() + form_begins[id], forms.begin() + form_begins[id + 1]};
  }
  // The lexeme with this short id, or kNone. For rules while they load.
  LexemeId find_lexeme(std::string_view key) const;

  // While packs load; no part of an image.
  std::unordered_map<std::string_view, LexemeId> by_key;
  TextStore texts;  // of the lexemes
};

// Reads morphology.verbs, .nouns, .function_words, .paradigms and .clitics.
Result<Lexicon> load_lexicon(const PackSet& packs);

}  // namespace isnad
