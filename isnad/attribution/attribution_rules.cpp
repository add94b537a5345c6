#include "isnad/attribution/attribution_rules.hpp"

#include <array>
#include <optional>
#include <utility>

#include "isnad/text/codes.hpp"

namespace isnad {
namespace {

template <typename T, size_t N>
std::optional<T> value_of(const std::array<std::pair<std::string_view, T>, N>& names,
                          std::string_view name) {
  for (const auto& [known, value] : names) {
    if (known == name) return value;
  }
  return std::nullopt;
}

constexpr std::array<std::pair<std::string_view, CueKind>, 10> kCueKinds{
    {{"say", CueKind::say},
     {"relay", CueKind::relay},
     {"accuse", CueKind::accuse},
     {"light", CueKind::light},
     {"verbal", CueKind::verbal},
     {"according", CueKind::according},
     {"relayed", CueKind::relayed},
     {"as", CueKind::as},
     {"background", CueKind::background},
     {"connector", CueKind::connector}}};

constexpr std::array<std::pair<std::string_view, uint16_t>, 11> kContents{
    {{"that", kContentThat},
     {"quote", kContentQuote},
     {"object", kContentObject},
     {"b", kContentB},
     {"about", kContentAbout},
     {"to", kContentTo},
     {"from", kContentFrom},
     {"on", kContentOn},
     {"in", kContentIn},
     {"l", kContentL},
     {"document", kContentDocument}}};

constexpr std::array<std::pair<std::string_view, Stance>, 12> kStances{
    {{"states", Stance::states},
     {"announces", Stance::announces},
     {"affirms", Stance::affirms},
     {"alleges", Stance::alleges},
     {"denies", Stance::denies},
     {"admits", Stance::admits},
     {"accuses", Stance::accuses},
     {"demands", Stance::demands},
     {"threatens", Stance::threatens},
     {"warns", Stance::warns},
     {"quotes", Stance::quotes},
     {"publishes", Stance::publishes}}};

constexpr std::array<std::pair<std::string_view, SpeakerWordKind>, 11> kSpeakerKinds{
    {{"speaker", SpeakerWordKind::speaker},
     {"correspondent", SpeakerWordKind::correspondent},
     {"media", SpeakerWordKind::media},
     {"account", SpeakerWordKind::account},
     {"institution", SpeakerWordKind::institution},
     {"title", SpeakerWordKind::title},
     {"document", SpeakerWordKind::document},
     {"adjunct", SpeakerWordKind::adjunct},
     {"patronymic", SpeakerWordKind::patronymic},
     {"saying", SpeakerWordKind::saying},
     {"label", SpeakerWordKind::label}}};

constexpr std::array<std::pair<std::string_view, SpeakerRole>, 6> kRoles{
    {{"person", SpeakerRole::person},
     {"organisation", SpeakerRole::organisation},
     {"media", SpeakerRole::media},
     {"official", SpeakerRole::official},
     {"witness", SpeakerRole::witness},
     {"anonymous", SpeakerRole::anonymous}}};

constexpr std::array<std::pair<std::string_view, HeaderKind>, 5> kHeaderKinds{
    {{"number", HeaderKind::number},
     {"basmala", HeaderKind::basmala},
     {"title", HeaderKind::title},
     {"issue", HeaderKind::issue},
     {"own", HeaderKind::own}}};

Error broken(const RowView& row, std::string_view column) {
  return {ErrorCode::pack_broken,
          "unknown " + std::string(column) + " '" + std::string(row[column]) + "'", row.where(),
          "docs/attribution.md lists the values", ""};
}

// The form, the form in the indefinite accusative, and the form with the article before it.
void add_with_article(std::string_view form, uint32_t payload, Lexicon& lexicon, PhraseTrie& trie) {
  std::vector<WordId> words = lexicon.vocabulary.intern_phrase(form);
  if (words.empty()) return;
  trie.add(words, payload);
  const std::string first(lexicon.vocabulary.codes(words.front()));
  const auto last = static_cast<Code>(first.back());
  if (words.size() == 1 && last != kHa && last != kAlef && last != kYa) {
    trie.add({lexicon.vocabulary.intern(first + static_cast<char>(kAlef))}, payload);
  }
  for (const Clitic& clitic : lexicon.proclitics) {
    if (clitic.slot != "article") continue;
    words.front() = lexicon.vocabulary.intern(clitic.codes +
                                              std::string(lexicon.vocabulary.codes(words.front())));
    trie.add(words, payload);
    return;
  }
}

std::optional<Error> read_cue(const RowView& row, Lexicon& lexicon, AttributionRules& rules) {
  CueRow cue;
  cue.row = row.row;
  const auto kind = value_of(kCueKinds, row["kind"]);
  if (!kind) return broken(row, "kind");
  cue.kind = *kind;
  const auto stance =
      value_of(kStances, row["stance"].empty() ? std::string_view("states") : row["stance"]);
  if (!stance) return broken(row, "stance");
  cue.stance = *stance;
  for (const std::string& name : row.list("content")) {
    const auto bit = value_of(kContents, name);
    if (!bit) return broken(row, "content");
    cue.content = static_cast<uint16_t>(cue.content | *bit);
  }
  const auto index = static_cast<uint32_t>(rules.cues.size());
  rules.cues.push_back(cue);
  for (const std::string& key : row.list("lexeme")) {
    const LexemeId lexeme = lexicon.find_lexeme(key);
    if (lexeme == kNone) return broken(row, "lexeme");
    rules.verbs[lexeme].push_back(index);
  }
  for (const std::string& form : row.list("forms"))
    rules.phrases.add(lexicon.vocabulary.intern_phrase(form), index);
  return std::nullopt;
}

std::optional<Error> read_speaker(const RowView& row, Lexicon& lexicon, AttributionRules& rules) {
  const auto kind = value_of(kSpeakerKinds, row["kind"]);
  if (!kind) return broken(row, "kind");
  const auto role =
      value_of(kRoles, row["role"].empty() ? std::string_view("organisation") : row["role"]);
  if (!role) return broken(row, "role");
  const auto index = static_cast<uint32_t>(rules.speakers.size());
  rules.speakers.push_back({row.row, *kind, *role});
  for (const std::string& form : row.list("forms"))
    add_with_article(form, index, lexicon, rules.speaker_forms);
  return std::nullopt;
}

std::optional<Error> read_header(const RowView& row, Lexicon& lexicon, AttributionRules& rules) {
  const auto kind = value_of(kHeaderKinds, row["kind"]);
  if (!kind) return broken(row, "kind");
  const auto index = static_cast<uint32_t>(rules.headers.size());
  rules.headers.push_back({row.row, *kind});
  for (const std::string& form : row.list("forms")) {
    rules.header_forms.add(lexicon.vocabulary.intern_phrase(form), index);
  }
  return std::nullopt;
}

}  // namespace

Result<AttributionRules> load_attribution_rules(const PackSet& packs, Lexicon& lexicon) {
  AttributionRules rules;
  for (const RowView row : rows_of(packs, "attribution.cues")) {
    if (auto error = read_cue(row, lexicon, rules)) return *std::move(error);
  }
  for (const RowView row : rows_of(packs, "attribution.speakers")) {
    if (auto error = read_speaker(row, lexicon, rules)) return *std::move(error);
  }
  for (const RowView row : rows_of(packs, "attribution.headers")) {
    if (auto error = read_header(row, lexicon, rules)) return *std::move(error);
  }
  for (PhraseTrie* trie : {&rules.phrases, &rules.speaker_forms, &rules.header_forms})
    trie->mark_starts(lexicon);
  return rules;
}

}  // namespace isnad
