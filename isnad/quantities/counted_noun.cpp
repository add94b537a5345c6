#include "isnad/quantities/counted_noun.hpp"

#include "isnad/text/codes.hpp"

namespace isnad {
namespace {

enum class Nominal : uint8_t { none, guessed, known };

bool is_nominal_part(PartOfSpeech part) {
  return part == PartOfSpeech::noun || part == PartOfSpeech::adjective ||
         part == PartOfSpeech::agent || part == PartOfSpeech::patient;
}

bool is_nominal(const Reading& r) {
  return r.lexeme != kNone && is_nominal_part(r.inflection.part) && (r.clitics & ~kCliticAl) == 0;
}

bool is_function_word(const Reading& r) {
  return r.inflection.part >= PartOfSpeech::preposition && r.clitics == 0;
}

bool ends_in(const QuantityContext& c, uint32_t token, Code before, Code last) {
  const std::string_view codes = c.text.codes(token);
  return codes.size() > 4 && static_cast<Code>(codes.back()) == last &&
         static_cast<Code>(codes[codes.size() - 2]) == before;
}

// The endings of the sound masculine plural, which names people.
bool ends_like_people(const QuantityContext& c, uint32_t token) {
  return ends_in(c, token, kYa, kNoon) || ends_in(c, token, kWaw, kNoon);
}

const Reading* nominal_reading(const QuantityContext& c, uint32_t token) {
  for (const Reading& r : readings_of(c.words, token)) {
    if (is_nominal(r)) return &r;
  }
  return nullptr;
}

// What has no lexicon entry may still be a noun: no conjunction before it, no plural ending of
// verbs.
bool looks_nominal(const QuantityContext& c, uint32_t token) {
  const std::string_view codes = c.text.codes(token);
  if (codes.size() < 3 || static_cast<Code>(codes[0]) == kWaw) return false;
  return !(static_cast<Code>(codes[codes.size() - 2]) == kWaw &&
           static_cast<Code>(codes.back()) == kAlef);
}

// "in the year 2013" behind a number counts nothing.
bool names_year(const QuantityContext& c, uint32_t token) {
  return c.has_role(token, WordRole::year_before) && c.is_number(token + 1) && c.follows(token + 1);
}

Nominal nominal_at(const QuantityContext& c, uint32_t token) {
  if (!c.is_word(token) || !c.follows(token) || names_year(c, token)) return Nominal::none;
  bool known = false;
  bool guess = false;
  for (const Reading& r : readings_of(c.words, token)) {
    const bool with_pronoun = r.suffix != Suffix::none && c.text.tokens[token].has(kTaMarbuta);
    if (is_function_word(r) && !with_pronoun) return Nominal::none;
    known = known || is_nominal(r);
    guess = guess || (r.lexeme == kNone && (r.clitics & ~kCliticAl) == 0);
  }
  if (known || c.has_role(token, WordRole::measure) || c.is_counted_phrase(token))
    return Nominal::known;
  guess = guess || (c.text.tokens[token].has(kTaMarbuta) &&
                    (readings_of(c.words, token).begin()->clitics & ~kCliticAl) == 0);
  return guess && looks_nominal(c, token) ? Nominal::guessed : Nominal::none;
}

bool is_definite(const QuantityContext& c, uint32_t token) {
  const Reading* r = nominal_reading(c, token);
  if (r != nullptr) return r->has(kCliticAl);
  return c.is_definite_word(token);
}

NounClass class_at(const QuantityContext& c, uint32_t token) {
  const Reading* r = nominal_reading(c, token);
  return r == nullptr ? NounClass::none : c.lexicon.lexemes[r->lexeme].noun_class;
}

bool is_number_word(const QuantityContext& c, uint32_t token) {
  return static_cast<bool>(c.find(token, ~KindSet{0}, Joint::bare));
}

CountedNoun noun_at(const QuantityContext& c, uint32_t token, const std::string& previous_unit) {
  if (!c.has_role(token, WordRole::elided)) return {token, unit_of_noun(c, token, Number::dual)};
  if (!previous_unit.empty()) return {token, previous_unit};
  const auto last = static_cast<Code>(c.text.codes(token).back());
  return {token, last == kNoon ? "person" : "other"};  // the sound masculine plural names people
}

// "10 of the soldiers": not "10 of the town".
CountedNoun noun_after_from(const QuantityContext& c, uint32_t token,
                            const std::string& previous_unit) {
  const Nominal nominal = nominal_at(c, token);
  if (nominal == Nominal::none || is_number_word(c, token)) return {};
  if (nominal == Nominal::guessed && !is_definite(c, token)) return {};
  const NounClass noun_class = class_at(c, token);
  if (noun_class == NounClass::place_kind || noun_class == NounClass::time) return {};
  return noun_at(c, token, previous_unit);
}

// A nationality, with the endings of its numbers and genders.
bool is_people(const QuantityContext& c, uint32_t token) {
  if (c.has_role(token, WordRole::people)) return true;
  std::string_view codes = c.text.codes(token);
  for (const Reading& r : readings_of(c.words, token)) {
    if (r.has(kCliticAl) && r.cut_front < codes.size()) {
      codes.remove_prefix(r.cut_front);
      break;
    }
  }
  if (codes.size() < 4) return false;
  if (static_cast<Code>(codes.back()) == kNoon)
    codes.remove_suffix(2);
  else if (static_cast<Code>(codes.back()) == kAlef)
    codes.remove_suffix(1);
  return c.numbers.has_role(c.lexicon.vocabulary.find(codes), WordRole::people);
}

bool has_number(const QuantityContext& c, uint32_t token, Number number, bool definite) {
  if (!definite && number == Number::dual && ends_in(c, token, kYa, kNoon)) return true;
  for (const Reading& r : readings_of(c.words, token)) {
    if (is_nominal(r) && r.has(kCliticAl) == definite && r.inflection.number == number) return true;
    if (r.lexeme == kNone && definite && r.has(kCliticAl) && number == Number::plural) return true;
  }
  return false;
}

// "and the three soldiers", "and their three children" (noun, pronoun, number), whatever stands
// joined before them; in the singular "its thirtieth day" orders.
bool is_definite_plural(const QuantityContext& c, uint32_t token) {
  for (const Reading& r : readings_of(c.words, token)) {
    if (r.lexeme != kNone && is_nominal_part(r.inflection.part) && r.definite() &&
        r.inflection.number == Number::plural)
      return true;
  }
  return false;
}

}  // namespace

bool is_countable(const QuantityContext& c, uint32_t token) {
  if (!c.is_word(token) || !c.follows(token) || names_year(c, token)) return false;
  if (c.has_role(token, WordRole::elided)) return true;
  for (const Reading& r : readings_of(c.words, token)) {
    if (is_function_word(r)) return false;
    if (!is_nominal(r) || r.has(kCliticAl) || r.inflection.part == PartOfSpeech::adjective)
      continue;
    const NounClass noun_class = c.lexicon.lexemes[r.lexeme].noun_class;
    if (noun_class != NounClass::none && noun_class != NounClass::place_kind) return true;
  }
  return false;
}

namespace {

// The token closes brackets or quotes that were opened right before the number.
bool closes_brackets(const QuantityContext& c, uint32_t token) {
  if (token < 2) return false;
  const bool brackets = c.is_mark(token, ')') && c.is_mark(token - 2, '(');
  const bool quotes = (c.is_mark(token, '"') && c.is_mark(token - 2, '"')) ||
                      (c.is_mark(token, kCloseQuote) && c.is_mark(token - 2, kOpenQuote));
  return brackets || quotes;
}

}  // namespace

std::string unit_of_noun(const QuantityContext& c, uint32_t token, Number excluded) {
  if (std::string named = c.unit_of_name(token); !named.empty()) return named;
  bool person = false;
  bool known = false;
  for (const Reading& r : readings_of(c.words, token)) {
    if (r.lexeme == kNone || !is_nominal_part(r.inflection.part) || r.inflection.number == excluded)
      continue;
    const Lexeme& lexeme = c.lexicon.lexemes[r.lexeme];
    if (!lexeme.unit.empty()) return lexeme.unit;
    const NounClass k = lexeme.noun_class;
    known = known || k != NounClass::none;
    person = person || k == NounClass::person || k == NounClass::force || k == NounClass::speech ||
             k == NounClass::role;
  }
  person = person || (!known && (ends_like_people(c, token) || is_people(c, token)));
  return person ? "person" : "other";
}

CountedNoun find_noun_after(const QuantityContext& c, uint32_t end, NounAfter kind,
                            const std::string& previous_unit) {
  if (!c.follows(end)) return {};
  if (const NumberSymbol* symbol = c.symbol_at(end); symbol != nullptr && !symbol->percent)
    return {end, symbol->unit};
  if (closes_brackets(c, end) && c.follows(end + 1)) ++end;  // "(24) civilians"
  if (!c.is_word(end)) return {};
  if (c.has_role(end, WordRole::elided)) return noun_at(c, end, previous_unit);
  if (c.has_role(end, WordRole::of_people)) return {kNone, "person"};
  if (c.has_role(end, WordRole::from)) return noun_after_from(c, end + 1, previous_unit);
  if (c.has_role(end, WordRole::conjunction) || c.has_role(end, WordRole::disjunction)) return {};
  if (nominal_at(c, end) == Nominal::none || is_number_word(c, end)) return {};
  if (kind == NounAfter::indefinite && is_definite(c, end)) return {};
  return noun_at(c, end, previous_unit);
}

CountedNoun find_noun_before(const QuantityContext& c, uint32_t first, bool definite,
                             double value) {
  if (first == 0 || !c.is_word(first - 1) || c.starts_sentence(first)) return {};
  const uint32_t token = first - 1;
  if (definite) {
    if (!is_definite(c, token) && !is_definite_plural(c, token)) return {};
    return {token, unit_of_noun(c, token)};
  }
  if (value > 100 && unit_of_noun(c, token) == "year") return {token, "year"};
  const Number number = value == 1 ? Number::singular : value == 2 ? Number::dual : Number::plural;
  if (value < 1 || !has_number(c, token, number, false)) return {};
  return {token, unit_of_noun(c, token)};
}

namespace {

bool is_countable_class(NounClass k) {
  return k != NounClass::none && k != NounClass::abstract && k != NounClass::body;
}

bool is_named_otherwise(const QuantityContext& c, uint32_t token) {
  if (c.has_role_any(token, WordRole::not_dual)) return true;
  if (!c.has_role_any(token, WordRole::not_dual_unless_among)) return false;
  return token == 0 || !c.has_role_any(token - 1, WordRole::among);
}

// "two officers of the police": the construct looks like a possessive or an accusative; a noun must
// follow. Of people the masculine plural is written the same ("seekers of work"): one indefinite
// singular must follow.
bool has_genitive(const QuantityContext& c, uint32_t token, bool accusative) {
  const Reading* masdar =
      c.follows(token + 1) ? find_reading(c.words, token + 1, PartOfSpeech::masdar) : nullptr;
  const bool nominal =
      nominal_at(c, token + 1) == Nominal::known || (masdar != nullptr && masdar->clitics == 0);
  if (!nominal) return false;
  const bool masculine =
      static_cast<Code>(c.text.codes(token)[c.text.codes(token).size() - 2]) != kTa;
  if (masculine && class_at(c, token) == NounClass::person &&
      (is_definite(c, token + 1) || has_number(c, token + 1, Number::plural, false))) {
    return false;
  }
  if (!accusative) return true;
  const Reading* next = nominal_reading(c, token + 1);
  const auto last = static_cast<Code>(c.text.codes(token + 1).back());
  return next != nullptr && next->inflection.part == PartOfSpeech::noun && last != kAlef &&
         is_countable_class(c.lexicon.lexemes[next->lexeme].noun_class) &&
         !c.text.tokens[token].has(kTanwin);
}

// "two officers of police" in the nominative is written as one officer in the accusative.
bool has_force_behind(const QuantityContext& c, uint32_t token) {
  if (c.text.tokens[token].has(kTanwin) || class_at(c, token) != NounClass::person ||
      !c.follows(token + 1) || is_definite(c, token + 1))
    return false;
  if (nominal_at(c, token + 1) == Nominal::known && class_at(c, token + 1) == NounClass::force)
    return true;
  // "two soldiers of occupation": an accusative of purpose or a cognate one ends in alef or ha
  const Reading* masdar = find_reading(c.words, token + 1, PartOfSpeech::masdar);
  const auto last = static_cast<Code>(c.text.codes(token + 1).back());
  return masdar != nullptr && masdar->clitics == 0 && masdar->suffix == Suffix::none &&
         readings_of(c.words, token + 1).first == masdar && last != kAlef && last != kHa;
}

}  // namespace

bool is_dual_noun(const QuantityContext& c, uint32_t token) {
  if (!c.is_word(token) || !c.words.words[token].may_be_dual ||
      c.text.tokens[token].has(kAfterHash) || is_named_otherwise(c, token))
    return false;
  const Reading* dual = nullptr;
  bool accusative = false;
  for (const Reading& r : readings_of(c.words, token)) {
    if (r.lexeme == kNone) continue;
    if (r.inflection.number == Number::dual && r.suffix == Suffix::none) {
      const bool noun = r.inflection.part == PartOfSpeech::noun &&
                        is_countable_class(c.lexicon.lexemes[r.lexeme].noun_class);
      if (noun && dual == nullptr) dual = &r;
      continue;
    }
    if (r.suffix == Suffix::i)
      continue;  // "my tank" is written as "two tanks of"; news says the latter
    if (r.inflection.accusative && r.cut_back == 0) {
      accusative = true;
      continue;
    }
    if (dual == nullptr || r.lexeme == dual->lexeme || r.cut_front <= dual->cut_front) return false;
  }
  if (dual == nullptr) return accusative && has_force_behind(c, token);
  return !(dual->inflection.construct || accusative) || has_genitive(c, token, accusative);
}

}  // namespace isnad
