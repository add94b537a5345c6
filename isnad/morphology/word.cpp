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

// What was cut off the back: a pronoun, which some restored endings allow on nouns only.
struct Back {
  uint8_t cut = 0;
  Suffix suffix = Suffix::none;
  bool nominal_only = false;
  bool straightened = false;  // the alef before it was an alef maqsura
};

// A clitic with what its words in the packs mean.
struct CutClitic {
  std::string_view codes;
  uint8_t bit = 0;               // of a proclitic
  Suffix suffix = Suffix::none;  // of an enclitic
};

std::vector<CutClitic> clitics_of(const std::vector<Clitic>& all, std::string_view slot) {
  std::vector<CutClitic> out;
  for (const Clitic& c : all) {
    if (slot.empty() || c.slot == slot)
      out.push_back({c.codes, bit_of(c.sense), suffix_of(c.sense)});
  }
  return out;
}

class WordReader {
 public:
  explicit WordReader(const Lexicon& lexicon)
      : lexicon_(lexicon),
        conjunctions_(clitics_of(lexicon.proclitics, "conjunction")),
        futures_(clitics_of(lexicon.proclitics, "future")),
        prepositions_(clitics_of(lexicon.proclitics, "preposition")),
        articles_(clitics_of(lexicon.proclitics, "article")),
        enclitics_(clitics_of(lexicon.enclitics, "")) {}

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
    extend(codes, out, conjunctions_);
    const size_t plain = out.size();
    extend(codes, out, futures_);
    const size_t after_future = out.size();
    std::vector<Front> nominal(out.begin(), out.begin() + static_cast<long>(plain));
    extend(codes, nominal, prepositions_);
    for (Front& f : nominal) f.before_article = f.cut;
    extend_article(codes, nominal);
    std::vector<Front> all = nominal;
    all.insert(all.end(), out.begin() + static_cast<long>(plain),
               out.begin() + static_cast<long>(after_future));
    for (size_t i = 1; i < all.size();
         ++i) {  // a handful: in order of their cuts, else as they are
      for (size_t j = i; j > 0 && all[j].cut < all[j - 1].cut; --j) std::swap(all[j], all[j - 1]);
    }
    return all;
  }

  static void extend(std::string_view codes, std::vector<Front>& fronts,
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
  void extend_article(std::string_view codes, std::vector<Front>& fronts) const {
    const size_t size = fronts.size();
    for (size_t i = 0; i < size; ++i) {
      for (const CutClitic& c : articles_) {
        Front f = fronts[i];
        const std::string_view rest = codes.substr(f.cut);
        size_t length = 0;
        if (starts(rest, c.codes)) length = c.codes.size();
        if (length == 0 && (f.clitics & kCliticLi) != 0 && starts(rest, c.codes.substr(1)))
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
    if (article && front.cut - front.before_article > 1)
      return;  // the same as without cutting the article
    if ((front.clitics & kCliticSa) != 0) return;
    const std::string_view form = codes.substr(front.before_article);
    const bool shortened = article && front.cut - front.before_article == 1;
    const WordId id =
        lexicon_.vocabulary.find(shortened ? article_codes() + std::string(form.substr(1)) : form);
    if (id == kNone) return;
    surfaces.push_back(
        {id, static_cast<uint8_t>(front.clitics & ~kCliticAl), front.before_article});
  }

  std::string article_codes() const {
    return articles_.empty() ? "" : std::string(articles_.front().codes);
  }

  void add_readings(std::string_view codes, const Front& front,
                    std::vector<Reading>& readings) const {
    const std::string_view rest = codes.substr(front.cut);
    add_forms(rest, front, Back{}, readings);
    if ((front.clitics & kCliticAl) != 0) return;  // no pronoun after the article
    for (const CutClitic& c : enclitics_) {
      if (rest.size() < c.codes.size() + 2 || rest.substr(rest.size() - c.codes.size()) != c.codes)
        continue;
      const std::string_view stem = rest.substr(0, rest.size() - c.codes.size());
      const Back back{static_cast<uint8_t>(c.codes.size()), c.suffix, false};
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
  const std::vector<CutClitic> conjunctions_;
  const std::vector<CutClitic> futures_;
  const std::vector<CutClitic> prepositions_;
  const std::vector<CutClitic> articles_;
  const std::vector<CutClitic> enclitics_;
};

bool is_verb_passive(const Reading& r) {
  return r.inflection.part == PartOfSpeech::verb && r.inflection.voice == Voice::passive;
}

// A damma on the first letter settles the voice: passive readings, from `first` on, come first.
void prefer_marked_voice(const Token& token, size_t first, std::vector<Reading>& readings) {
  if (token.has(kFirstDamma))
    std::stable_partition(readings.begin() + static_cast<long>(first), readings.end(),
                          is_verb_passive);
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

void WordCache::begin_document() {
  constexpr size_t kMostWords = 30000;
  if (entries_.size() > kMostWords) entries_.clear();
}

std::pair<WordCache::Entry*, bool> WordCache::at(std::string_view codes) {
  if (const auto known = entries_.find(codes); known != entries_.end())
    return {&known->second, false};
  return {&entries_[std::string(codes)], true};
}

MorphologyLayer analyze_words(const TokenizedText& text, const Lexicon& lexicon) {
  WordCache cache;
  return analyze_words(text, lexicon, cache);
}

MorphologyLayer analyze_words(const TokenizedText& text, const Lexicon& lexicon, WordCache& cache) {
  const WordReader reader(lexicon);
  cache.begin_document();
  MorphologyLayer out;
  out.words.resize(text.tokens.size());
  for (uint32_t i = 0; i < text.size(); ++i) {
    if (text.tokens[i].kind != TokenKind::word) {
      out.words[i].written = lexicon.vocabulary.find(text.codes(i));
      continue;
    }
    const auto [entry, added] = cache.at(text.codes(i));
    if (added) reader.read(text.codes(i), entry->readings, entry->surfaces);
    Word& word = out.words[i];
    word.first_reading = static_cast<uint32_t>(out.readings.size());
    word.readings = static_cast<uint32_t>(entry->readings.size());
    word.first_surface = static_cast<uint32_t>(out.surfaces.size());
    word.surfaces = static_cast<uint32_t>(entry->surfaces.size());
    if (word.surfaces > 0 && entry->surfaces.front().cut_front == 0)
      word.written = entry->surfaces.front().form;
    out.readings.insert(out.readings.end(), entry->readings.begin(), entry->readings.end());
    prefer_marked_voice(text.tokens[i], word.first_reading, out.readings);
    out.surfaces.insert(out.surfaces.end(), entry->surfaces.begin(), entry->surfaces.end());
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
