// Fills the lexicon: each row's principal parts, inflected by the paradigms that fit its class.
#include <algorithm>
#include <map>

#include "isnad/morphology/lexicon.hpp"
#include "isnad/text/codes.hpp"

namespace isnad {
namespace {

Error broken(const RowView& row, std::string message, std::string remedy) {
  return {ErrorCode::pack_broken, std::move(message), row.where(), std::move(remedy), ""};
}

// One line of paradigms.tsv: how one form is made from a principal part.
struct Paradigm {
  std::string shape;        // class of the word it applies to, or "*"
  std::string part;         // the column it starts from
  std::string prefix;       // replaces the first letter, when not empty
  uint32_t drop = 0;        // letters dropped at the end
  bool drop_inner = false;  // the last letter but one is dropped too (hollow jussive)
  std::string suffix;
  Inflection inflection;
};

Inflection read_features(const std::vector<std::string>& features) {
  static const std::map<std::string, PartOfSpeech> parts = {
      {"verb", PartOfSpeech::verb},   {"masdar", PartOfSpeech::masdar},
      {"agent", PartOfSpeech::agent}, {"patient", PartOfSpeech::patient},
      {"noun", PartOfSpeech::noun},   {"adjective", PartOfSpeech::adjective}};
  Inflection out;
  for (const std::string& f : features) {
    if (const auto part = parts.find(f); part != parts.end()) out.part = part->second;
    if (f == "m") out.gender = Gender::masculine;
    if (f == "f") out.gender = Gender::feminine;
    if (f == "singular") out.number = Number::singular;
    if (f == "dual") out.number = Number::dual;
    if (f == "plural") out.number = Number::plural;
    if (f == "perfect") out.aspect = Aspect::perfect;
    if (f == "imperfect") out.aspect = Aspect::imperfect;
    if (f == "active") out.voice = Voice::active;
    if (f == "passive") out.voice = Voice::passive;
    if (f == "1" || f == "2" || f == "3") out.person = static_cast<uint8_t>(f[0] - '0');
    if (f == "construct") out.construct = true;
    if (f == "absolute") out.absolute = true;
    if (f == "accusative") out.accusative = true;
  }
  return out;
}

std::vector<Paradigm> read_paradigms(const PackSet& packs) {
  std::vector<Paradigm> out;
  for (const RowView row : rows_of(packs, "morphology.paradigms")) {
    const std::string drop(row["drop"]);
    Paradigm p;
    p.shape = row["class"];
    p.part = row["part"];
    p.prefix = fold(row["prefix"]);
    p.drop_inner = drop == "inner";
    p.drop = drop.empty() || p.drop_inner ? 0 : static_cast<uint32_t>(std::stoul(drop));
    p.suffix = fold(row["suffix"]);
    p.inflection = read_features(row.list("features"));
    p.inflection.jussive = p.drop_inner;
    out.push_back(std::move(p));
  }
  return out;
}

std::string bend(const Paradigm& p, std::string stem) {
  if (!p.prefix.empty() && !stem.empty()) stem = p.prefix + stem.substr(1);
  if (p.drop_inner && stem.size() > 2) stem.erase(stem.size() - 2, 1);
  if (p.drop > stem.size()) return "";
  stem.resize(stem.size() - p.drop);
  return stem + p.suffix;
}

const std::map<std::string, NounClass>& noun_classes() {
  static const std::map<std::string, NounClass> map = {{"", NounClass::none},
                                                       {"person", NounClass::person},
                                                       {"force", NounClass::force},
                                                       {"thing", NounClass::thing},
                                                       {"facility", NounClass::facility},
                                                       {"instrument", NounClass::instrument},
                                                       {"place_kind", NounClass::place_kind},
                                                       {"document", NounClass::document},
                                                       {"speech", NounClass::speech},
                                                       {"role", NounClass::role},
                                                       {"time", NounClass::time},
                                                       {"event", NounClass::event},
                                                       {"body", NounClass::body},
                                                       {"abstract", NounClass::abstract}};
  return map;
}

class Builder {
 public:
  Builder(const PackSet& packs, Lexicon& lexicon)
      : packs_(packs), lexicon_(lexicon), paradigms_(read_paradigms(packs)) {}

  Status build() {
    for (const RowView row : rows_of(packs_, "morphology.function_words")) add_function_word(row);
    for (const RowView row : rows_of(packs_, "morphology.verbs")) add_verb(row);
    for (const RowView row : rows_of(packs_, "morphology.nouns")) {
      if (Status s = add_noun(row); !s) return s;
    }
    for (const RowView row : rows_of(packs_, "morphology.clitics")) {
      const std::string kind(row["kind"]);
      Clitic clitic{fold(row["form"]), std::string(row["slot"]), std::string(row["features"])};
      (kind == "proclitic" ? lexicon_.proclitics : lexicon_.enclitics).push_back(std::move(clitic));
    }
    group_forms();
    return Done{};
  }

 private:
  LexemeId add_lexeme(const RowView& row, PartOfSpeech part, std::string_view lemma) {
    Lexeme lexeme;
    lexeme.row = row.row;
    lexeme.key = lexicon_.texts.add(row.short_id());
    lexeme.lemma = lexicon_.texts.add(lemma);
    lexeme.part = part;
    const auto id = static_cast<LexemeId>(lexicon_.lexemes.size());
    lexicon_.by_key.emplace(lexeme.key, id);
    lexicon_.lexemes.push_back(lexeme);
    return id;
  }

  void add_form(const std::string& codes, LexemeId lexeme, const Inflection& inflection) {
    if (codes.empty()) return;
    const WordId word = lexicon_.vocabulary.intern(codes);
    if (forms_.size() <= word) forms_.resize(word + 1);
    forms_[word].push_back({lexeme, inflection});
  }

  void group_forms() {
    lexicon_.form_begins.push_back(0);
    for (const std::vector<Form>& forms : forms_) {
      lexicon_.forms.append(forms.begin(), forms.end());
      lexicon_.form_begins.push_back(static_cast<uint32_t>(lexicon_.forms.size()));
    }
  }

  void bend_all(LexemeId lexeme, const std::string& shape, const std::string& part,
                const std::string& stem) {
    for (const Paradigm* p : paradigms_of(part, shape))
      add_form(bend(*p, stem), lexeme, p->inflection);
  }

  // The lines that make the forms of a part of words of this class, in written order.
  const std::vector<const Paradigm*>& paradigms_of(const std::string& part,
                                                   const std::string& shape) {
    const auto [found, added] = by_part_.try_emplace({part, shape});
    if (added) {
      for (const Paradigm& p : paradigms_) {
        if (p.part == part && (p.shape == "*" || p.shape == shape)) found->second.push_back(&p);
      }
    }
    return found->second;
  }

  void add_function_word(const RowView& row) {
    static const std::map<std::string, PartOfSpeech, std::less<>> kinds = {
        {"preposition", PartOfSpeech::preposition},
        {"conjunction", PartOfSpeech::conjunction},
        {"complementizer", PartOfSpeech::complementizer},
        {"negation", PartOfSpeech::negation},
        {"relative", PartOfSpeech::relative},
        {"demonstrative", PartOfSpeech::demonstrative},
        {"pronoun", PartOfSpeech::pronoun},
        {"particle", PartOfSpeech::particle},
        {"auxiliary", PartOfSpeech::auxiliary}};
    const auto kind = kinds.find(row["kind"]);
    const PartOfSpeech part = kind == kinds.end() ? PartOfSpeech::particle : kind->second;
    const LexemeId lexeme = add_lexeme(row, part, row["forms"]);
    lexicon_.lexemes[lexeme].sense = lexicon_.texts.add(row["features"]);
    Inflection inflection;
    inflection.part = part;
    for (const std::string& form : row.list("forms")) add_form(fold(form), lexeme, inflection);
  }

  void add_verb(const RowView& row) {
    const LexemeId lexeme = add_lexeme(row, PartOfSpeech::verb, row["perfect"]);
    const std::string shape(row["class"]);
    for (const char* part :
         {"perfect", "imperfect", "passive", "passive_imperfect", "masdar", "agent", "patient"}) {
      for (const std::string& stem : row.list(part)) {
        const std::string folded = fold(stem);
        const std::string nominal = folded.back() == static_cast<char>(kHa) ? "feminine" : "plain";
        const bool is_nominal = std::string(part) == "masdar" || std::string(part) == "agent" ||
                                std::string(part) == "patient";
        bend_all(lexeme, is_nominal ? nominal : shape, part, folded);
      }
    }
  }

  Status add_noun(const RowView& row) {
    const bool adjective = row["kind"] == "adjective";
    const bool verbal = row["kind"] == "verbal";
    const PartOfSpeech kind = adjective ? PartOfSpeech::adjective
                              : verbal  ? PartOfSpeech::masdar
                                        : PartOfSpeech::noun;
    const LexemeId id = add_lexeme(row, kind, row["singular"]);
    const auto noun_class = noun_classes().find(std::string(row["class"]));
    if (noun_class == noun_classes().end()) {
      return broken(row, "unknown noun class '" + std::string(row["class"]) + "'",
                    "use a class of docs/packs.md");
    }
    Lexeme& lexeme = lexicon_.lexemes[id];
    lexeme.noun_class = noun_class->second;
    lexeme.status = lexicon_.texts.add(row["status"]);
    lexeme.group = lexicon_.texts.add(row["group"]);
    lexeme.unit = lexicon_.texts.add(row["unit"]);
    const std::string part = adjective ? "adjective" : "noun";
    const bool feminine = row["gender"] == "f";
    for (const std::string& singular : row.list("singular")) {
      const std::string stem = fold(singular);
      const bool marked = stem.back() == static_cast<char>(kHa);
      bend_noun(id, marked ? "feminine" : "plain", part, stem, feminine);
      for (const std::string& plural : row.list("plural")) {
        if (plural[0] == '+') {
          bend_noun(id, plural, part, marked ? stem.substr(0, stem.size() - 1) : stem, feminine);
        } else {
          bend_noun(id, "broken", part, fold(plural), feminine);
        }
      }
    }
    return Done{};
  }

  // A noun's own gender wins over what its paradigm says; adjectives take the paradigm's.
  void bend_noun(LexemeId lexeme, const std::string& shape, const std::string& part,
                 const std::string& stem, bool feminine) {
    for (const Paradigm* p : paradigms_of(part, shape)) {
      Inflection inflection = p->inflection;
      if (part == "noun" && feminine) inflection.gender = Gender::feminine;
      if (lexicon_.lexemes[lexeme].part == PartOfSpeech::masdar)
        inflection.part = PartOfSpeech::masdar;
      add_form(bend(*p, stem), lexeme, inflection);
    }
  }

  const PackSet& packs_;
  Lexicon& lexicon_;
  std::vector<Paradigm> paradigms_;
  std::vector<std::vector<Form>> forms_;  // by WordId
  std::map<std::pair<std::string, std::string>, std::vector<const Paradigm*>> by_part_;
};

}  // namespace

Result<Lexicon> load_lexicon(const PackSet& packs) {
  Lexicon lexicon;
  if (Status s = Builder(packs, lexicon).build(); !s) return s.error();
  return lexicon;
}

}  // namespace isnad
