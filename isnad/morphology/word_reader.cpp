#include "isnad/morphology/word_reader.hpp"

#include <map>

namespace isnad {
namespace {

uint8_t bit_of(std::string_view sense) {
  static const std::map<std::string_view, uint8_t> bits = {
      {"w", kCliticWa}, {"f", kCliticFa}, {"s", kCliticSa}, {"b", kCliticBi},
      {"k", kCliticKa}, {"l", kCliticLi}, {"al", kCliticAl}};
  const auto at = bits.find(sense);
  return at == bits.end() ? uint8_t{0} : at->second;
}

Suffix suffix_of(std::string_view sense) {
  static const std::map<std::string_view, Suffix> map = {
      {"he", Suffix::he},     {"she", Suffix::she},
      {"they", Suffix::they}, {"they_two", Suffix::they_two},
      {"i", Suffix::i},       {"we", Suffix::we},
      {"you", Suffix::you}};
  const auto at = map.find(sense);
  return at == map.end() ? Suffix::none : at->second;
}

bool has_seated_hamza(std::string_view stem) {
  const auto seat = static_cast<Code>(stem.back());
  return stem.size() > 2 && (seat == kWaw || seat == kYa) &&
         static_cast<Code>(stem[stem.size() - 2]) == kAlef;
}

// Clitics are a code or two: cheaper to compare here than by a call.
bool same_codes(const char* at, std::string_view clitic) {
  for (size_t i = 0; i < clitic.size(); ++i) {
    if (at[i] != clitic[i]) return false;
  }
  return true;
}

}  // namespace

WordReader::WordReader(const Lexicon& lexicon)
    : lexicon_(lexicon),
      conjunctions_(clitics_of(lexicon.proclitics, "conjunction")),
      futures_(clitics_of(lexicon.proclitics, "future")),
      prepositions_(clitics_of(lexicon.proclitics, "preposition")),
      articles_(clitics_of(lexicon.proclitics, "article")),
      enclitics_(clitics_of(lexicon.enclitics, "")) {}

std::vector<WordReader::CutClitic> WordReader::clitics_of(const std::vector<Clitic>& all,
                                                          std::string_view slot) {
  std::vector<CutClitic> out;
  for (const Clitic& c : all) {
    if (slot.empty() || c.slot == slot)
      out.push_back({c.codes, bit_of(c.sense), suffix_of(c.sense)});
  }
  return out;
}

void WordReader::read(std::string_view codes, std::vector<Reading>& readings,
                      std::vector<Surface>& surfaces) {
  const size_t before = readings.size();
  find_fronts(codes);
  for (const Front& front : fronts_) add_surface(codes, front, surfaces);
  for (const Front& front : fronts_) add_readings(codes, front, readings);
  if (readings.size() == before) readings.push_back(guess(codes));
}

bool WordReader::is_known(std::string_view codes) {
  std::vector<Reading> readings;
  std::vector<Surface> surfaces;
  find_fronts(codes);
  for (const Front& front : fronts_) add_surface(codes, front, surfaces);
  for (const Front& front : fronts_) add_readings(codes, front, readings);
  return !readings.empty() || !surfaces.empty();
}

// conjunction? then future, or preposition? article?
void WordReader::find_fronts(std::string_view codes) {
  fronts_.assign(1, Front{});
  extend(codes, fronts_, conjunctions_);
  with_future_ = fronts_;
  extend(codes, with_future_, futures_);
  const size_t plain = fronts_.size();
  extend(codes, fronts_, prepositions_);
  extend_article(codes);
  fronts_.insert(fronts_.end(), with_future_.begin() + static_cast<long>(plain),
                 with_future_.end());
  for (size_t i = 1; i < fronts_.size(); ++i) {  // a handful: in order of their cuts, else as is
    for (size_t j = i; j > 0 && fronts_[j].cut < fronts_[j - 1].cut; --j)
      std::swap(fronts_[j], fronts_[j - 1]);
  }
}

void WordReader::extend(std::string_view codes, std::vector<Front>& fronts,
                        const std::vector<CutClitic>& clitics) {
  const size_t size = fronts.size();
  for (size_t i = 0; i < size; ++i) {
    for (const CutClitic& c : clitics) {
      if (!starts(codes.substr(fronts[i].cut), c.codes)) continue;
      Front f = fronts[i];
      f.clitics = static_cast<uint8_t>(f.clitics | c.bit);
      f.cut = static_cast<uint8_t>(f.cut + c.codes.size());
      f.before_article = f.cut;
      fronts.push_back(f);
    }
  }
}

// The article, also where it lost its alef after l- ("ll...").
void WordReader::extend_article(std::string_view codes) {
  const size_t size = fronts_.size();
  for (size_t i = 0; i < size; ++i) {
    for (const CutClitic& c : articles_) {
      Front f = fronts_[i];
      const std::string_view rest = codes.substr(f.cut);
      const std::string_view article = c.codes;
      size_t length = 0;
      if (starts(rest, article)) length = article.size();
      if (length == 0 && (f.clitics & kCliticLi) != 0 && starts(rest, article.substr(1)))
        length = article.size() - 1;
      if (length == 0) continue;
      f.clitics |= kCliticAl;
      f.cut = static_cast<uint8_t>(f.cut + length);
      fronts_.push_back(f);
    }
  }
}

bool WordReader::starts(std::string_view rest, std::string_view clitic) {
  return rest.size() > clitic.size() + 1 && same_codes(rest.data(), clitic);
}

bool WordReader::ends(std::string_view rest, std::string_view clitic) {
  return rest.size() >= clitic.size() + 2 &&
         same_codes(rest.data() + rest.size() - clitic.size(), clitic);
}

void WordReader::add_surface(std::string_view codes, const Front& front,
                             std::vector<Surface>& surfaces) {
  const bool article = (front.clitics & kCliticAl) != 0;
  if (article && front.cut - front.before_article > 1)
    return;  // the same as without cutting the article
  if ((front.clitics & kCliticSa) != 0) return;
  std::string_view form = codes.substr(front.before_article);
  if (article && front.cut - front.before_article == 1) {
    restored_ = articles_.empty() ? std::string() : articles_.front().codes;
    restored_ += form.substr(1);
    form = restored_;
  }
  const WordId id = lexicon_.vocabulary.find(form);
  if (id == kNone) return;
  surfaces.push_back({id, static_cast<uint8_t>(front.clitics & ~kCliticAl), front.before_article});
}

void WordReader::add_readings(std::string_view codes, const Front& front,
                              std::vector<Reading>& readings) {
  const std::string_view rest = codes.substr(front.cut);
  add_forms(rest, front, Back{}, readings);
  if ((front.clitics & kCliticAl) != 0) return;  // no pronoun after the article
  for (const CutClitic& c : enclitics_) {
    if (!ends(rest, c.codes)) continue;
    add_with_pronoun(rest.substr(0, rest.size() - c.codes.size()), front,
                     {static_cast<uint8_t>(c.codes.size()), c.suffix}, readings);
  }
}

void WordReader::add_with_pronoun(std::string_view stem, const Front& front, Back back,
                                  std::vector<Reading>& readings) {
  add_forms(stem, front, back, readings);
  Back nominal = back;
  nominal.nominal_only = true;
  const auto last = static_cast<Code>(stem.back());
  const std::string_view open = stem.substr(0, stem.size() - 1);
  // ta marbuta opens before a pronoun
  if (last == kTa) add_restored(open, kHa, front, nominal, readings);
  // -uu loses its alef
  if (last == kWaw) add_restored(stem, kAlef, front, back, readings);
  // a final hamza takes a seat before a pronoun
  if (has_seated_hamza(stem)) add_restored(open, kHamza, front, nominal, readings);
  if (last == kAlef) {  // alef maqsura straightens
    back.straightened = true;
    add_restored(open, kYa, front, back, readings);
  }
}

void WordReader::add_restored(std::string_view stem, Code last, const Front& front,
                              const Back& back, std::vector<Reading>& readings) {
  restored_ = stem;
  restored_ += static_cast<char>(last);
  add_forms(restored_, front, back, readings);
}

void WordReader::add_forms(std::string_view stem, const Front& front, const Back& back,
                           std::vector<Reading>& readings) const {
  const WordId id = lexicon_.vocabulary.find(stem);
  if (id == kNone) return;
  for (const Form& form : lexicon_.forms_of(id)) {
    if (!fits(form, front, back.suffix)) continue;
    if (back.nominal_only && form.inflection.part == PartOfSpeech::verb) continue;
    if (back.straightened && form.inflection.construct) continue;
    readings.push_back(
        {id, form.lexeme, form.inflection, front.clitics, front.cut, back.cut, back.suffix});
  }
}

// Verbs take no article, no b-/k- and no possessive -ii; only imperfect verbs take s-; nouns take
// no s-.
bool WordReader::fits(const Form& form, const Front& front, Suffix suffix) {
  const bool verb = form.inflection.part == PartOfSpeech::verb;
  if (verb && (front.clitics & (kCliticAl | kCliticBi | kCliticKa)) != 0) return false;
  if (verb && suffix == Suffix::i) return false;
  if (verb && (front.clitics & kCliticLi) != 0 && form.inflection.aspect != Aspect::imperfect)
    return false;
  if ((front.clitics & kCliticSa) != 0) return verb && form.inflection.aspect == Aspect::imperfect;
  const bool function_word = form.inflection.part >= PartOfSpeech::preposition;
  if (function_word && (front.clitics & kCliticAl) != 0) return false;
  if (form.inflection.construct && (front.clitics & kCliticAl) != 0) return false;
  if (form.inflection.accusative && ((front.clitics & kCliticAl) != 0 || suffix != Suffix::none))
    return false;
  return true;
}

// A word the lexicon does not know: the article shows a noun; endings show number and gender.
Reading WordReader::guess(std::string_view codes) const {
  Reading out;
  for (const Front& front : fronts_) {
    if ((front.clitics & kCliticAl) == 0 || codes.size() < size_t{front.cut} + 3) continue;
    out.clitics = front.clitics;
    out.cut_front = front.cut;
    out.inflection.part = PartOfSpeech::noun;
    break;
  }
  const auto last = static_cast<Code>(codes.back());
  const auto before = static_cast<Code>(codes[codes.size() > 1 ? codes.size() - 2 : 0]);
  const bool long_enough = codes.size() >= 5;
  if (last == kHa) out.inflection.gender = Gender::feminine;
  if (long_enough && last == kTa && before == kAlef) {
    out.inflection.gender = Gender::feminine;
    out.inflection.number = Number::plural;
  }
  if (long_enough && last == kNoon && (before == kWaw || before == kYa))
    out.inflection.number = Number::plural;
  return out;
}

}  // namespace isnad
