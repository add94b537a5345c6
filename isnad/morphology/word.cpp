#include "isnad/morphology/word.hpp"

#include <algorithm>
#include <map>
#include <unordered_map>

#include "isnad/text/codes.hpp"
#include "isnad/text/utf8.hpp"

namespace isnad {
namespace {

// A way to cut proclitics off the front.
struct Front {
  uint8_t clitics = 0;
  uint8_t cut = 0;             // codes cut, article included
  uint8_t before_article = 0;  // codes cut, article left
};

uint8_t bit_of(const std::string& sense) {
  static const std::map<std::string, uint8_t> bits = {
      {"w", kCliticWa}, {"f", kCliticFa}, {"s", kCliticSa}, {"b", kCliticBi},
      {"k", kCliticKa}, {"l", kCliticLi}, {"al", kCliticAl}};
  const auto at = bits.find(sense);
  return at == bits.end() ? uint8_t{0} : at->second;
}

Suffix suffix_of(const std::string& sense) {
  static const std::map<std::string, Suffix> map = {
      {"he", Suffix::he},     {"she", Suffix::she},
      {"they", Suffix::they}, {"they_two", Suffix::they_two},
      {"i", Suffix::i},       {"we", Suffix::we},
      {"you", Suffix::you}};
  const auto at = map.find(sense);
  return at == map.end() ? Suffix::none : at->second;
}

// What was cut off the back: a pronoun, which some restored endings allow on nouns only.
struct Back {
  uint8_t cut = 0;
  Suffix suffix = Suffix::none;
  bool nominal_only = false;
  bool straightened = false;  // the alef before it was an alef maqsura
};

class WordReader {
 public:
  explicit WordReader(const Lexicon& lexicon) : lexicon_(lexicon) {}

  void read(std::string_view codes, std::vector<Reading>& readings,
            std::vector<Surface>& surfaces) const {
    const std::vector<Front> fronts = fronts_of(codes);
    for (const Front& front : fronts) add_surface(codes, front, surfaces);
    for (const Front& front : fronts) add_readings(codes, front, readings);
    if (readings.empty()) readings.push_back(guess(codes, fronts));
  }

  bool is_known(std::string_view codes) const {
    std::vector<Reading> readings;
    std::vector<Surface> surfaces;
    const std::vector<Front> fronts = fronts_of(codes);
    for (const Front& front : fronts) add_surface(codes, front, surfaces);
    for (const Front& front : fronts) add_readings(codes, front, readings);
    return !readings.empty() || !surfaces.empty();
  }

 private:
  // conjunction? then future, or preposition? article?
  std::vector<Front> fronts_of(std::string_view codes) const {
    std::vector<Front> out{Front{}};
    extend(codes, out, "conjunction");
    const size_t plain = out.size();
    extend(codes, out, "future");
    const size_t after_future = out.size();
    std::vector<Front> nominal(out.begin(), out.begin() + static_cast<long>(plain));
    extend(codes, nominal, "preposition");
    for (Front& f : nominal) f.before_article = f.cut;
    extend_article(codes, nominal);
    std::vector<Front> all = nominal;
    all.insert(all.end(), out.begin() + static_cast<long>(plain),
               out.begin() + static_cast<long>(after_future));
    std::stable_sort(all.begin(), all.end(),
                     [](const Front& a, const Front& b) { return a.cut < b.cut; });
    return all;
  }

  void extend(std::string_view codes, std::vector<Front>& fronts, std::string_view slot) const {
    const size_t size = fronts.size();
    for (size_t i = 0; i < size; ++i) {
      for (const Clitic& c : lexicon_.proclitics) {
        if (c.slot != slot || !starts(codes.substr(fronts[i].cut), c.codes)) continue;
        Front f = fronts[i];
        f.clitics = static_cast<uint8_t>(f.clitics | bit_of(c.sense));
        f.cut = static_cast<uint8_t>(f.cut + c.codes.size());
        f.before_article = f.cut;
        fronts.push_back(f);
      }
    }
  }

  // The article, also where it lost its alef after l- ("ll...").
  void extend_article(std::string_view codes, std::vector<Front>& fronts) const {
    const size_t size = fronts.size();
    for (size_t i = 0; i < size; ++i) {
      for (const Clitic& c : lexicon_.proclitics) {
        if (c.slot != "article") continue;
        Front f = fronts[i];
        const std::string_view rest = codes.substr(f.cut);
        size_t length = 0;
        if (starts(rest, c.codes)) length = c.codes.size();
        if (length == 0 && (f.clitics & kCliticLi) != 0 &&
            starts(rest, std::string_view(c.codes).substr(1)))
          length = c.codes.size() - 1;
        if (length == 0) continue;
        f.clitics |= kCliticAl;
        f.cut = static_cast<uint8_t>(f.cut + length);
        fronts.push_back(f);
      }
    }
  }

  static bool starts(std::string_view rest, std::string_view clitic) {
    return rest.size() > clitic.size() + 1 && rest.substr(0, clitic.size()) == clitic;
  }

  void add_surface(std::string_view codes, const Front& front,
                   std::vector<Surface>& surfaces) const {
    const bool article = (front.clitics & kCliticAl) != 0;
    std::string form(codes.substr(front.before_article));
    if (article && front.cut - front.before_article == 1) form = article_codes() + form.substr(1);
    if (article && front.cut - front.before_article > 1)
      return;  // the same as without cutting the article
    if ((front.clitics & kCliticSa) != 0) return;
    const WordId id = lexicon_.vocabulary.find(form);
    if (id == kNone && front.cut > 0) return;
    if (id == kNone) return;
    surfaces.push_back(
        {id, static_cast<uint8_t>(front.clitics & ~kCliticAl), front.before_article});
  }

  std::string article_codes() const {
    for (const Clitic& c : lexicon_.proclitics) {
      if (c.slot == "article") return c.codes;
    }
    return "";
  }

  void add_readings(std::string_view codes, const Front& front,
                    std::vector<Reading>& readings) const {
    const std::string_view rest = codes.substr(front.cut);
    add_forms(rest, front, Back{}, readings);
    if ((front.clitics & kCliticAl) != 0) return;  // no pronoun after the article
    for (const Clitic& c : lexicon_.enclitics) {
      if (rest.size() < c.codes.size() + 2 || rest.substr(rest.size() - c.codes.size()) != c.codes)
        continue;
      const std::string_view stem = rest.substr(0, rest.size() - c.codes.size());
      const Back back{static_cast<uint8_t>(c.codes.size()), suffix_of(c.sense), false};
      const Back nominal{back.cut, back.suffix, true};
      add_forms(stem, front, back, readings);
      if (static_cast<Code>(stem.back()) == kTa) {  // ta marbuta opens before a pronoun
        add_forms(std::string(stem.substr(0, stem.size() - 1)) + static_cast<char>(kHa), front,
                  nominal, readings);
      }
      if (static_cast<Code>(stem.back()) == kWaw) {  // -uu loses its alef
        add_forms(std::string(stem) + static_cast<char>(kAlef), front, back, readings);
      }
      if (has_seated_hamza(stem)) {  // a final hamza takes a seat before a pronoun
        add_forms(std::string(stem.substr(0, stem.size() - 1)) + static_cast<char>(kHamza), front,
                  nominal, readings);
      }
      if (static_cast<Code>(stem.back()) == kAlef) {  // alef maqsura straightens
        Back straight = back;
        straight.straightened = true;
        add_forms(std::string(stem.substr(0, stem.size() - 1)) + static_cast<char>(kYa), front,
                  straight, readings);
      }
    }
  }

  static bool has_seated_hamza(std::string_view stem) {
    const auto seat = static_cast<Code>(stem.back());
    return stem.size() > 2 && (seat == kWaw || seat == kYa) &&
           static_cast<Code>(stem[stem.size() - 2]) == kAlef;
  }

  void add_forms(std::string_view stem, const Front& front, const Back& back,
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
  static bool fits(const Form& form, const Front& front, Suffix suffix) {
    const bool verb = form.inflection.part == PartOfSpeech::verb;
    if (verb && (front.clitics & (kCliticAl | kCliticBi | kCliticKa)) != 0) return false;
    if (verb && suffix == Suffix::i) return false;
    if (verb && (front.clitics & kCliticLi) != 0 && form.inflection.aspect != Aspect::imperfect)
      return false;
    if ((front.clitics & kCliticSa) != 0)
      return verb && form.inflection.aspect == Aspect::imperfect;
    const bool function_word = form.inflection.part >= PartOfSpeech::preposition;
    if (function_word && (front.clitics & kCliticAl) != 0) return false;
    if (form.inflection.construct && (front.clitics & kCliticAl) != 0) return false;
    if (form.inflection.accusative && ((front.clitics & kCliticAl) != 0 || suffix != Suffix::none))
      return false;
    return true;
  }

  // A word the lexicon does not know: the article shows a noun; endings show number and gender.
  Reading guess(std::string_view codes, const std::vector<Front>& fronts) const {
    Reading out;
    for (const Front& front : fronts) {
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

  const Lexicon& lexicon_;
};

struct CachedWord {
  std::vector<Reading> readings;
  std::vector<Surface> surfaces;
};

bool is_verb_passive(const Reading& r) {
  return r.inflection.part == PartOfSpeech::verb && r.inflection.voice == Voice::passive;
}

// A damma on the first letter settles the voice: passive readings come first.
void prefer_marked_voice(const Token& token, std::vector<Reading>& readings) {
  if (token.has(kFirstDamma))
    std::stable_partition(readings.begin(), readings.end(), is_verb_passive);
}

}  // namespace

const Reading* find_reading(const MorphologyLayer& layer, uint32_t token, PartOfSpeech part) {
  for (const Reading& r : readings_of(layer, token)) {
    if (r.inflection.part == part) return &r;
  }
  return nullptr;
}

const Reading* find_lexeme_reading(const MorphologyLayer& layer, uint32_t token, LexemeId lexeme) {
  for (const Reading& r : readings_of(layer, token)) {
    if (r.lexeme == lexeme && lexeme != kNone) return &r;
  }
  return nullptr;
}

MorphologyLayer analyze_words(const TokenizedText& text, const Lexicon& lexicon) {
  const WordReader reader(lexicon);
  std::unordered_map<std::string_view, CachedWord> cache;
  MorphologyLayer out;
  out.words.resize(text.tokens.size());
  for (uint32_t i = 0; i < text.size(); ++i) {
    if (text.tokens[i].kind != TokenKind::word) continue;
    const auto [entry, added] = cache.try_emplace(text.codes(i));
    if (added) reader.read(text.codes(i), entry->second.readings, entry->second.surfaces);
    Word& word = out.words[i];
    word.first_reading = static_cast<uint32_t>(out.readings.size());
    word.readings = static_cast<uint32_t>(entry->second.readings.size());
    word.first_surface = static_cast<uint32_t>(out.surfaces.size());
    word.surfaces = static_cast<uint32_t>(entry->second.surfaces.size());
    std::vector<Reading> readings = entry->second.readings;
    prefer_marked_voice(text.tokens[i], readings);
    out.readings.insert(out.readings.end(), readings.begin(), readings.end());
    out.surfaces.insert(out.surfaces.end(), entry->second.surfaces.begin(),
                        entry->second.surfaces.end());
  }
  return out;
}

bool is_known_word(std::string_view codes, const Lexicon& lexicon) {
  return !codes.empty() && WordReader(lexicon).is_known(codes);
}

Span stem_span(const TokenizedText& text, uint32_t token, uint8_t cut_front, uint8_t cut_back) {
  const Token& t = text.tokens[token];
  Span out = t.span;
  if (cut_front > 0 && t.code_begin + cut_front < t.code_end)
    out.begin = text.normalized->offsets[t.code_begin + cut_front];
  if (cut_back > 0 && t.code_end - cut_back > t.code_begin)
    out.end = text.normalized->offsets[t.code_end - cut_back];
  return out;
}

}  // namespace isnad
