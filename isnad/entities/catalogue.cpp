// Builds the catalogue: rows first, then every spelling of every name goes into the phrase
// matchers.
#include <algorithm>
#include <map>

#include "isnad/entities/catalogue_rows.hpp"
#include "isnad/entities/name_cues.hpp"
#include "isnad/entities/name_variants.hpp"
#include "isnad/entities/positions.hpp"
#include "isnad/text/codes.hpp"

namespace isnad {
namespace {

// Kinds whose name often stands without the kind word it begins with ("the governorate of X" as X).
bool is_known_by_bare_name(std::string_view kind) {
  return kind == "adm1" || kind == "adm2" || kind == "adm3" || kind == "city" || kind == "town";
}

class Builder {
 public:
  Builder(const PackSet& packs, Lexicon& lexicon, Catalogue& out)
      : packs_(packs), lexicon_(lexicon), out_(out) {}

  Status build() {
    Result<NameWords> words = load_name_words(packs_, lexicon_);
    if (!words) return words.error();
    out_.words = std::move(*words);
    cues_.emplace(packs_, lexicon_, out_.words);
    for (const auto read :
         {read_entities, read_place_kinds, read_nationalities, read_usual_bodies}) {
      if (Status s = read(packs_, out_); !s) return s;
    }
    read_lexemes();
    add_place_kinds();
    for (uint32_t i = 0; i < out_.entities.size(); ++i) {
      add_entity(i);
      const Entity& e = out_.entities[i];
      if (e.kind == EntityKind::actor && e.subkind == "government")
        out_.governments[e.country].push_back(i);
    }
    share_cues();
    complete_positions(out_, place_names_);
    for (uint32_t i = 0; i < out_.nationalities.size(); ++i) add_nationality(i);
    for (const auto& [word, senses] : out_.words.senses) {
      if ((senses & (kDirection | kDistance)) != 0) note_start(word, kStartsPlace);
      if ((senses & kOffice) != 0) note_start(word, kStartsOffice);
    }
    if (Status s = add_generics(); !s) return s;
    for (PhraseTrie* trie : {&out_.names, &out_.nationality_forms, &out_.place_kind_forms,
                             &out_.instrument_adjectives, &out_.bare_names, &out_.generic_names})
      trie->mark_starts(lexicon_);
    out_.names_thing.resize(lexicon_.lexemes.size());
    for (const auto& [lexeme, things] : out_.by_lexeme) out_.names_thing[lexeme] = 1;
    return Done{};
  }

 private:
  RowView row(RowId id) const { return {&packs_, id}; }

  std::vector<WordId> intern(const NameCodes& name) {
    std::vector<WordId> out;
    for (const std::string& word : name) out.push_back(lexicon_.vocabulary.intern(word));
    return out;
  }

  // Which nominal forms each lexeme has: names of things take all of them.
  void read_lexemes() {
    for (WordId word = 0; word < lexicon_.words_with_forms(); ++word) {
      for (const Form& form : lexicon_.forms_of(word)) {
        const PartOfSpeech part = form.inflection.part;
        if (part == PartOfSpeech::noun) nouns_[word].push_back(form.lexeme);
      }
    }
  }

  void add_place_kinds() {
    for (uint32_t i = 0; i < out_.place_kinds.size(); ++i) {
      for (const std::string& form : row(out_.place_kinds[i].row).list("forms")) {
        const std::vector<WordId> words = intern(split_name(form, out_.words).codes);
        add_to(out_.place_kind_forms, kStartsPlace, words, i);
        if (words.size() != 1) continue;
        kind_words_[words[0]] = i;
        note_part(form, i);
        if (out_.place_kinds[i].singular == kNone) out_.place_kinds[i].singular = words[0];
      }
    }
  }

  // "the southern area": a definite kind word with a direction names a part of a place.
  void note_part(const std::string& form, uint32_t kind) {
    const std::string& name = out_.place_kinds[kind].kind;
    if (name != "region" && name != "quarter") return;
    const WordId word = lexicon_.vocabulary.intern(out_.words.article + fold(form));
    out_.definite_parts[word] = kind;
    note_start(word, kStartsPlace);
  }

  void add_entity(uint32_t entity) {
    const RowView cells = row(out_.entities[entity].row);
    std::vector<std::string> written{out_.entities[entity].name};
    for (std::string& form : cells.list("forms")) written.push_back(std::move(form));
    for (const std::string& name : written) {
      const WrittenName split = split_name(name, out_.words);
      if (split.codes.empty()) continue;
      add_name(entity, split);
      if (is_thing(entity)) add_thing(entity, split, &name == &written.front());
    }
    for (const std::string& adjective : cells.list("adjectives")) {
      add_adjective(split_name(adjective, out_.words).codes, entity);
    }
  }

  bool is_thing(uint32_t entity) const {
    const EntityKind kind = out_.entities[entity].kind;
    return kind == EntityKind::instrument || kind == EntityKind::facility;
  }

  void add_name(uint32_t entity, const WrittenName& written) {
    Entity& e = out_.entities[entity];
    const NameCodes& name = written.codes;
    if (e.kind == EntityKind::place) note_place(name, entity);
    for (const NameCodes& variant : spelling_variants(name, out_.words, lexicon_)) {
      const std::vector<WordId> words = intern(variant);
      add_to(out_.names, kStartsName, words, entity);
      const bool bare = e.kind == EntityKind::place && words.size() > 1 && !written.definite[0];
      if (bare) add_bare_name(entity, words);
      if (e.kind == EntityKind::actor || e.kind == EntityKind::outlet)
        named_.emplace_back(words, entity);
    }
    if (e.kind == EntityKind::place && name.size() == 1) note_cue(e, name[0]);
    if (e.needs_cue) e.cue = std::max(e.cue, uint8_t{1});
  }

  void note_place(const NameCodes& name, uint32_t entity) {
    std::string key;
    for (const std::string& word : name) key += word + " ";
    std::vector<uint32_t>& alike = place_names_[key];
    if (alike.empty() || alike.back() != entity) alike.push_back(entity);
  }

  // What one row says of a name holds for its namesakes: it is also a common word.
  void share_cues() {
    for (const auto& [name, alike] : place_names_) {
      const auto says = [&](uint32_t e) {
        const std::string_view kind = out_.entities[e].subkind;
        return out_.entities[e].needs_cue && kind != "village" && kind != "quarter";
      };
      const bool one_word = name.find(' ') == name.size() - 1;
      if (!one_word || std::none_of(alike.begin(), alike.end(), says)) continue;
      for (const uint32_t e : alike)
        out_.entities[e].cue = std::max(out_.entities[e].cue, uint8_t{1});
    }
  }

  void note_cue(Entity& entity, const std::string& name) const {
    entity.cue = std::max(entity.cue, cues_->cue_of(name, entity));
    if (!entity.unseen) return;
    entity.is_word = entity.is_word || cues_->is_word(name);
    if (is_kind_word(name)) entity.cue = 2;
  }

  // "the city", "village": what announces places is seldom the name of one.
  bool is_kind_word(const std::string& name) const {
    const std::string& article = out_.words.article;
    const bool definite = name.compare(0, article.size(), article) == 0;
    const WordId word = lexicon_.vocabulary.find(definite ? name.substr(article.size()) : name);
    return kind_words_.count(word) > 0;
  }

  void add_bare_name(uint32_t entity, const std::vector<WordId>& words) {
    const auto kind = kind_words_.find(words[0]);
    if (kind == kind_words_.end() || (out_.words.senses_of(words[0]) & kJoinedHead) != 0) return;
    const std::string& announced = out_.place_kinds[kind->second].kind;
    const std::string_view own = out_.entities[entity].subkind;
    const std::vector<WordId> bare(words.begin() + 1, words.end());
    if (announced == own && is_known_by_bare_name(own)) {
      NameCodes name;
      for (const WordId word : bare) name.emplace_back(lexicon_.vocabulary.codes(word));
      note_place(name, entity);
      add_to(out_.names, kStartsName, bare, entity);
      if (bare.size() == 1)
        note_cue(out_.entities[entity], std::string(lexicon_.vocabulary.codes(bare[0])));
    }
    if (announced == own) add_to(out_.bare_names, kStartsName, bare, entity);
  }

  void add_thing(uint32_t entity, const WrittenName& name, bool is_main) {
    std::vector<NameCodes> forms = definite_variants(name, out_.words);
    if (is_main || name.codes.size() > 1) {
      for (NameCodes& dual : dual_variants(name, out_.words)) forms.push_back(std::move(dual));
    }
    for (const NameCodes& form : forms) add_to(out_.names, kStartsName, intern(form), entity);
    if (name.codes.size() != 1) return;
    const auto nouns = nouns_.find(lexicon_.vocabulary.find(name.codes[0]));
    if (nouns == nouns_.end()) return;
    for (const LexemeId lexeme : nouns->second) {
      if (!names_thing(lexicon_.lexemes[lexeme].noun_class)) continue;
      std::vector<uint32_t>& named = out_.by_lexeme[lexeme];
      if (std::find(named.begin(), named.end(), entity) == named.end()) named.push_back(entity);
    }
  }

  static bool names_thing(NounClass c) {
    return c != NounClass::person && c != NounClass::force && c != NounClass::role &&
           c != NounClass::speech && c != NounClass::event && c != NounClass::body &&
           c != NounClass::time;
  }

  void add_adjective(const NameCodes& adjective, uint32_t entity) {
    for (const NameCodes& form : adjective_variants(adjective, out_.words)) {
      add_to(out_.instrument_adjectives, kStartsAdjective, intern(form), entity);
    }
  }

  void add_nationality(uint32_t index) {
    for (const std::string& form : row(out_.nationalities[index].row).list("forms")) {
      for (const NameCodes& bent :
           adjective_variants(split_name(form, out_.words).codes, out_.words)) {
        add_to(out_.nationality_forms, kStartsNationality, intern(bent), index);
      }
    }
  }

  Status add_generics() {
    static const std::map<std::string, GenericSense, std::less<>> senses = {
        {"body", GenericSense::body},         {"brief", GenericSense::brief},
        {"ordinary", GenericSense::ordinary}, {"foreign", GenericSense::foreign},
        {"place", GenericSense::place},       {"head", GenericSense::head}};
    for (const RowView cells : rows_of(packs_, "entities.generic_forms")) {
      const auto sense = senses.find(cells["sense"]);
      if (sense == senses.end()) {
        return broken_row(cells, "unknown sense '" + std::string(cells["sense"]) + "'",
                          "use a sense of docs/entities.md");
      }
      const size_t first = out_.generics.size();
      for (const std::string& form : cells.list("forms")) add_generic(cells, sense->second, form);
      join_forms(first);
    }
    return Done{};
  }

  void add_generic(const RowView& cells, GenericSense sense, const std::string& form) {
    GenericForm generic{cells.row, sense, cells.list("refers"), {}, {}};
    const std::vector<WordId> words = intern(split_name(form, out_.words).codes);
    add_to(out_.generic_names, kStartsGeneric, words, static_cast<uint32_t>(out_.generics.size()));
    add_named(generic, words);
    sort_unique(generic.named);
    out_.generics.push_back(std::move(generic));
  }

  static void sort_unique(std::vector<uint32_t>& list) {
    std::sort(list.begin(), list.end());
    list.erase(std::unique(list.begin(), list.end()), list.end());
  }

  // The forms of one row, which begin at `first`, know of each other's names.
  void join_forms(size_t first) {
    std::vector<uint32_t> all;
    for (size_t i = first; i < out_.generics.size(); ++i) {
      all.insert(all.end(), out_.generics[i].named.begin(), out_.generics[i].named.end());
    }
    sort_unique(all);
    for (size_t i = first; i < out_.generics.size(); ++i) out_.generics[i].row_named = all;
  }

  void add_to(PhraseTrie& trie, NameStart start, const std::vector<WordId>& words,
              uint32_t payload) {
    if (words.empty()) return;
    trie.add(words, payload);
    note_start(words[0], start);
  }

  void note_start(WordId word, NameStart start) {
    if (out_.starts.size() <= word) out_.starts.resize(word + 1);
    out_.starts[word] = static_cast<uint8_t>(out_.starts[word] | start);
  }

  // The entities of a fitting kind whose name begins with these words, the article of the first
  // left aside.
  void add_named(GenericForm& generic, const std::vector<WordId>& words) const {
    for (const auto& [name, entity] : named_) {
      if (name.size() < words.size() || !same_head(name[0], words[0])) continue;
      if (!std::equal(words.begin() + 1, words.end(), name.begin() + 1)) continue;
      const auto& kinds = generic.refers;
      const std::string_view own = out_.entities[entity].subkind;
      if (!kinds.empty() && std::find(kinds.begin(), kinds.end(), own) == kinds.end()) continue;
      generic.named.push_back(entity);
    }
  }

  bool same_head(WordId a, WordId b) const {
    if (a == b) return true;
    const std::string_view x = lexicon_.vocabulary.codes(a);
    const std::string_view y = lexicon_.vocabulary.codes(b);
    const std::string& article = out_.words.article;
    const auto definite = [&](std::string_view with, std::string_view without) {
      return with.size() == without.size() + article.size() &&
             with.substr(0, article.size()) == article && with.substr(article.size()) == without;
    };
    return definite(x, y) || definite(y, x);
  }

  const PackSet& packs_;
  Lexicon& lexicon_;
  Catalogue& out_;
  PlaceNames place_names_;
  std::optional<NameCues> cues_;
  std::unordered_map<WordId, std::vector<LexemeId>> nouns_;
  std::unordered_map<WordId, uint32_t> kind_words_;
  std::vector<std::pair<std::vector<WordId>, uint32_t>> named_;
};

}  // namespace

Result<Catalogue> load_catalogue(const PackSet& packs, Lexicon& lexicon) {
  Catalogue out;
  if (Status s = Builder(packs, lexicon, out).build(); !s) return s.error();
  return out;
}

}  // namespace isnad
