#include "isnad/entities/name_cues.hpp"

#include <algorithm>

#include "isnad/morphology/word.hpp"
#include "isnad/text/codes.hpp"

namespace isnad {
namespace {

bool may_be_plain_word(std::string_view kind) {
  return kind != "country" && kind != "adm1" && kind != "city" && kind != "island" &&
         kind != "river";
}

// The readings of one word outside any text.
MorphologyLayer read_word(const std::string& codes, const Lexicon& lexicon) {
  NormalizedText normalized;
  normalized.codes = codes;
  TokenizedText text;
  text.normalized = &normalized;
  Token token;
  token.code_end = static_cast<uint32_t>(codes.size());
  text.tokens.push_back(token);
  return analyze_words(text, lexicon);
}

}  // namespace

NameCues::NameCues(const PackSet& packs, const Lexicon& lexicon, const NameWords& words)
    : lexicon_(lexicon), words_(words) {
  for (const PackTable& table : packs.tables) {
    if (table.name.rfind("dates.", 0) != 0) continue;
    for (const RowId row : table.rows) {
      for (const std::string& form : RowView{&packs, row}.list("forms"))
        time_words_.insert(fold(form));
    }
  }
}

uint32_t NameCues::senses_of(const std::string& name) const {
  const std::string& article = words_.article;
  const bool definite = name.compare(0, article.size(), article) == 0;
  const std::string stem = definite ? name.substr(article.size()) : name;
  return words_.senses_of(lexicon_.vocabulary.find(name)) |
         words_.senses_of(lexicon_.vocabulary.find(stem));
}

uint8_t NameCues::cue_of_readings(const std::string& name) const {
  uint8_t cue = 0;
  const MorphologyLayer layer = read_word(name, lexicon_);
  for (const Reading& r : readings_of(layer, 0)) {
    if (r.lexeme == kNone) continue;
    const bool other = r.inflection.part == PartOfSpeech::verb ||
                       r.inflection.part >= PartOfSpeech::preposition || r.suffix != Suffix::none ||
                       (r.clitics & ~kCliticAl) != 0;
    cue = std::max(cue, other ? uint8_t{2} : uint8_t{1});
  }
  return cue;
}

bool NameCues::is_word(const std::string& name) const { return cue_of_readings(name) > 0; }

uint8_t NameCues::cue_of(const std::string& name, const Entity& place) const {
  const uint32_t senses = senses_of(name);
  if ((senses & (kDirection | kDirectionAdjective)) != 0) return 1;
  if (!place.unseen && !may_be_plain_word(place.subkind)) return 0;
  if ((senses & (kGivenName | kKunya | kTitle | kPlain)) != 0 || time_words_.count(name) > 0)
    return 2;
  const uint8_t cue = cue_of_readings(name);
  if (place.unseen) return place.subkind == "quarter" ? std::max(cue, uint8_t{1}) : cue;
  if (place.subkind == "town" && !place.needs_cue) return std::min(cue, uint8_t{1});
  const bool small = place.subkind == "village" ||
                     (place.subkind != "town" && place.subkind != "region" && !place.needs_cue);
  return cue == 1 && small ? uint8_t{2} : cue;
}

}  // namespace isnad
