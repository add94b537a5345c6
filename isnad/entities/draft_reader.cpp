#include "isnad/entities/draft_reader.hpp"

#include <algorithm>

#include "isnad/entities/place_phrases.hpp"
#include "isnad/entities/unknown_names.hpp"

namespace isnad {
namespace {

constexpr uint8_t kAnyClitic = kCliticWa | kCliticFa | kCliticBi | kCliticLi | kCliticKa;

class DraftReader {
 public:
  explicit DraftReader(const NameText& text) : t_(text), c_(*text.catalogue) {}

  std::vector<Draft> read() {
    for (uint32_t i = 0; i < t_.size();) i = std::max(i + 1, read_at(i));
    join_places(t_, out_);
    return std::move(out_);
  }

 private:
  // Adds what begins at this token; returns where it ends, or the token itself.
  uint32_t read_at(uint32_t i) {
    std::vector<Draft> places = places_at(i);
    std::vector<Draft> found;
    for (Draft (DraftReader::*reader)(uint32_t) : {&DraftReader::name_at, &DraftReader::generic_at,
                                                 &DraftReader::nationality_at, &DraftReader::adjective_at,
                                                 &DraftReader::thing_at}) {
      Draft draft = (this->*reader)(i);
      if (!draft.mention.tokens.empty()) found.push_back(std::move(draft));
    }
    const auto end = [](const Draft& d) { return d.mention.tokens.last; };
    const auto best = std::max_element(found.begin(), found.end(),
                                       [&](const Draft& a, const Draft& b) { return end(a) < end(b); });
    if (!places.empty() && (best == found.end() || prefers_place(i, places.front(), *best))) return add_places(places);
    if (best == found.end()) return i;
    out_.push_back(std::move(*best));
    return end(out_.back());
  }

  uint32_t add_places(std::vector<Draft>& places) {
    const auto first = static_cast<uint32_t>(out_.size());
    const uint32_t end = places.back().mention.tokens.last;
    for (Draft& place : places) {
      if (place.mention.list_head != kNone) place.mention.list_head = first;
      out_.push_back(std::move(place));
    }
    return end;
  }

  bool prefers_place(uint32_t i, const Draft& place, const Draft& other) const {
    const uint32_t end = place.mention.tokens.last;
    if (end != other.mention.tokens.last) return end > other.mention.tokens.last;
    if (other.mention.kind == MentionKind::nationality) return place.cue > 0 || !follows_noun(i);
    if (other.generic != kNone) return false;
    const bool thing = other.mention.kind == MentionKind::instrument || other.mention.kind == MentionKind::facility;
    if (thing) return true;
    if (other.mention.kind == MentionKind::actor) return false;
    return place.cue > 0;
  }

  // Does a word stand directly before that this token could describe?
  bool follows_noun(uint32_t i) const {
    if (i == 0 || !is_word_beside(t_, i - 1, i) || is_function_word(t_, i - 1)) return false;
    for (const Reading& r : readings_of(t_.words, i - 1)) {
      if (r.inflection.part != PartOfSpeech::verb) return true;
    }
    return false;
  }

  // --- places -------------------------------------------------------------------------------------------

  std::vector<Draft> places_at(uint32_t i) const {
    std::vector<Draft> places = read_places(t_, i);
    if (places.empty()) return places;
    Draft& first = places.front();
    first.cue = std::max(first.cue, cue_before(i, first.mention.clitics));
    if (first.cue < 2 && is_part_of_person(i)) return {};
    std::vector<Draft> kept;
    for (Draft& place : places) {
      const bool named = !place.entities.empty();
      std::erase_if(place.entities, [&](uint32_t e) { return c_.entities[e].cue > place.cue; });
      if (named && place.entities.empty()) break;
      kept.push_back(std::move(place));
    }
    return kept;
  }

  uint8_t cue_before(uint32_t i, uint8_t clitics) const {
    if ((clitics & (kCliticBi | kCliticLi)) != 0 || t_.text.tokens[i].has(kAfterHash)) return 1;
    if (i == 0 || t_.text.sentence_of[i - 1] != t_.text.sentence_of[i]) return 0;
    return is_place_preposition(t_, i - 1) || has_sense(t_, i - 1, kPlaceWord, kAnyClitic) ? uint8_t{1} : uint8_t{0};
  }

  // Directly behind a title, a first name or "father of" stands a person.
  bool is_part_of_person(uint32_t i) const {
    if (i == 0 || !is_word_beside(t_, i - 1, i) || t_.text.tokens[i].has(kAfterHash)) return false;
    if (!out_.empty() && out_.back().mention.tokens.last > i - 1) return false;
    return has_sense(t_, i - 1, kTitle | kGivenName | kKunya, kAnyClitic);
  }

  // --- names --------------------------------------------------------------------------------------------

  Draft name_at(uint32_t i) {
    std::vector<PhraseMatch> matches;
    c_.names.find_at(t_.text, t_.words, *t_.lexicon, i, matches);
    std::erase_if(matches, [&](const PhraseMatch& m) { return !fits(m); });
    Draft draft;
    for (const PhraseMatch& m : matches) {
      const bool longer = m.tokens.last > draft.mention.tokens.last;
      const bool plainer = m.tokens.last == draft.mention.tokens.last && m.cut_front < draft.cut_front;
      if (longer || plainer) {
        draft = Draft{};
        draft.mention.tokens = draft.mention.name = m.tokens;
        draft.mention.clitics = m.clitics;
        draft.cut_front = draft.name_cut = m.cut_front;
      }
      if (m.tokens == draft.mention.tokens && m.cut_front == draft.cut_front) draft.entities.push_back(m.payload);
    }
    choose_kind(i, draft);
    return draft;
  }

  // Places are read by read_places. A match that needs proclitics cut loses against a word of the language.
  bool fits(const PhraseMatch& m) const {
    const Entity& entity = c_.entities[m.payload];
    if (entity.kind == EntityKind::place) return false;
    if (t_.text.sentence_of[m.tokens.first] != t_.text.sentence_of[m.tokens.last - 1]) return false;
    if (entity.needs_cue && !has_thing_cue(m, entity)) return false;
    if (m.tokens.size() > 1) return true;
    for (const Reading& r : readings_of(t_.words, m.tokens.first)) {
      if (r.lexeme != kNone && (r.clitics & ~kCliticAl) == 0 && m.cut_front > 0) return false;
      if (r.lexeme != kNone && r.inflection.number == Number::dual && m.cut_front == 0 &&
          entity.kind == EntityKind::actor) {
        return stands_alone(m);
      }
    }
    return true;
  }

  // A name that is also a dual ("two students"): only where no verb or number counts it.
  bool stands_alone(const PhraseMatch& m) const {
    const uint32_t i = m.tokens.first;
    if (i == 0 || !is_word_beside(t_, i - 1, i)) return true;
    for (const Reading& r : readings_of(t_.words, i - 1)) {
      if (r.inflection.part == PartOfSpeech::verb && r.inflection.gender != Gender::feminine) return false;
      if (r.inflection.part == PartOfSpeech::masdar) return false;
    }
    return true;
  }

  // "with a drone", "drone of X", "positions of X"
  bool has_thing_cue(const PhraseMatch& m, const Entity& entity) const {
    if ((m.clitics & kCliticBi) != 0) return true;
    const uint32_t next = m.tokens.last;
    if (!is_word_beside(t_, next, m.tokens.first)) return false;
    if (has_sense(t_, next, kLinking) || names_owner(next)) return true;
    return entity.kind == EntityKind::facility && m.tokens.first > 0 && is_place_preposition(t_, m.tokens.first - 1);
  }

  bool names_owner(uint32_t token) const {
    const auto at = [&](const PhraseTrie& trie) { return trie.longest_at(t_.text, t_.words, *t_.lexicon, token); };
    for (const PhraseMatch& m : at(c_.names)) {
      if (c_.entities[m.payload].kind == EntityKind::actor) return true;
    }
    return !at(c_.nationality_forms).empty() || !at(c_.generic_names).empty();
  }

  // Of names of several kinds in the same words one kind is kept: what a cue asks for, else actor, outlet,
  // person, thing.
  void choose_kind(uint32_t i, Draft& draft) const {
    if (draft.entities.empty()) return;
    const auto has = [&](EntityKind kind) {
      return std::any_of(draft.entities.begin(), draft.entities.end(),
                         [&](uint32_t e) { return c_.entities[e].kind == kind; });
    };
    const bool after_head = i > 0 && has_sense(t_, i - 1, kOutletHead, kAnyClitic);
    EntityKind chosen = EntityKind::actor;
    for (const EntityKind kind : {EntityKind::facility, EntityKind::instrument, EntityKind::person,
                                  EntityKind::outlet, EntityKind::actor}) {
      if (has(kind)) chosen = kind;
    }
    if (after_head && has(EntityKind::outlet)) chosen = EntityKind::outlet;
    if (chosen != EntityKind::person && has(EntityKind::person) && is_part_of_person(i)) chosen = EntityKind::person;
    std::erase_if(draft.entities, [&](uint32_t e) { return c_.entities[e].kind != chosen; });
    draft.mention.kind = static_cast<MentionKind>(chosen);
    draft.cue = after_head || is_part_of_person(i) ? 2 : cue_before(i, draft.mention.clitics);
  }

  // --- short and generic forms, heads -------------------------------------------------------------------

  Draft generic_at(uint32_t i) {
    Draft draft;
    for (const PhraseMatch& m : c_.generic_names.longest_at(t_.text, t_.words, *t_.lexicon, i)) {
      const GenericForm& generic = c_.generics[m.payload];
      if (t_.text.sentence_of[i] != t_.text.sentence_of[m.tokens.last - 1]) continue;
      draft.mention.tokens = draft.mention.name = m.tokens;
      draft.mention.clitics = m.clitics;
      draft.cut_front = draft.name_cut = m.cut_front;
      draft.generic = m.payload;
      draft.mention.kind = generic.sense == GenericSense::place ? MentionKind::place : MentionKind::actor;
      draft.mention.rules.push_back(generic.row);
      if (generic.sense == GenericSense::head) return with_group(draft);
      if (generic.sense == GenericSense::body) return with_nationality(draft);
      return draft;
    }
    return draft;
  }

  // "the Jordanian army" where no row names it: the state actor of the nationality.
  Draft with_nationality(Draft draft) const {
    const uint32_t next = draft.mention.tokens.last;
    if (next >= t_.size() || t_.text.sentence_of[next] != t_.text.sentence_of[next - 1]) return is_body(draft);
    for (const PhraseMatch& m : c_.nationality_forms.longest_at(t_.text, t_.words, *t_.lexicon, next)) {
      if (m.clitics != 0 || has_article(next) != has_article(draft.mention.name.first)) continue;
      draft.mention.tokens.last = draft.mention.name.last = m.tokens.last;
      draft.nationality = m.payload;
      return draft;
    }
    return is_body(draft);
  }

  // An indefinite body without a nationality is no name.
  Draft is_body(const Draft& draft) const {
    for (uint32_t i = draft.mention.name.first; i < draft.mention.name.last; ++i) {
      if (has_article(i)) return draft;
    }
    return Draft{};
  }

  bool has_article(uint32_t token) const {
    const std::string_view codes = t_.text.codes(token);
    if (codes.substr(0, c_.words.article.size()) == c_.words.article) return true;
    for (const Reading& r : readings_of(t_.words, token)) {
      if (r.has(kCliticAl)) return true;
    }
    return false;
  }

  Draft with_group(Draft draft) {
    const uint32_t next = draft.mention.tokens.last;
    if (!is_word_beside(t_, next, draft.mention.tokens.first)) return Draft{};
    Draft known = name_at(next);
    if (known.mention.kind == MentionKind::actor && !known.entities.empty() && known.mention.clitics == 0) {
      draft.entities = known.entities;
      draft.mention.name = known.mention.tokens;
      draft.mention.tokens.last = known.mention.tokens.last;
      draft.name_cut = 0;
      draft.generic = kNone;
      draft.cue = 2;
      return draft;
    }
    const TokenRange unknown = find_unknown_group(t_, next);
    if (unknown.empty()) return Draft{};
    draft.mention.tokens.last = draft.mention.name.last = unknown.last;
    draft.generic = kNone;
    return draft;
  }

  // --- adjectives and things ----------------------------------------------------------------------------

  Draft nationality_at(uint32_t i) {
    Draft draft;
    for (const PhraseMatch& m : c_.nationality_forms.longest_at(t_.text, t_.words, *t_.lexicon, i)) {
      if (!draft.mention.tokens.empty() && m.cut_front >= draft.cut_front) continue;
      draft.mention.tokens = draft.mention.name = m.tokens;
      draft.mention.clitics = m.clitics;
      draft.cut_front = draft.name_cut = m.cut_front;
      draft.mention.kind = MentionKind::nationality;
      draft.mention.adjective = m.clitics == 0 && follows_noun(i);
      draft.nationality = m.payload;
      draft.mention.rules = {c_.nationalities[m.payload].row};
    }
    return draft;
  }

  Draft adjective_at(uint32_t i) {
    Draft draft;
    if (!follows_noun(i)) return draft;
    for (const PhraseMatch& m : c_.instrument_adjectives.longest_at(t_.text, t_.words, *t_.lexicon, i)) {
      if (m.clitics != 0 && (m.clitics & ~kCliticWa) != 0) continue;
      draft.mention.tokens = draft.mention.name = m.tokens;
      draft.mention.clitics = m.clitics;
      draft.cut_front = draft.name_cut = m.cut_front;
      draft.mention.kind = MentionKind::instrument;
      draft.mention.adjective = true;
      draft.entities.push_back(m.payload);
    }
    return draft;
  }

  // A thing named by one word, in any of its forms.
  Draft thing_at(uint32_t i) {
    Draft draft;
    for (const Reading& r : readings_of(t_.words, i)) {
      if (r.inflection.part == PartOfSpeech::verb && r.clitics == 0) return draft;
      const auto named = r.lexeme == kNone ? c_.by_lexeme.end() : c_.by_lexeme.find(r.lexeme);
      if (named == c_.by_lexeme.end() || r.inflection.part != PartOfSpeech::noun) continue;
      const uint32_t entity = named->second.front();
      if (c_.entities[entity].needs_cue && !has_thing_cue({{i, i + 1}, entity, r.clitics, 0}, c_.entities[entity])) continue;
      draft.mention.tokens = draft.mention.name = {i, i + 1};
      draft.mention.clitics = static_cast<uint8_t>(r.clitics & ~kCliticAl);
      draft.cut_front = draft.name_cut = article_start(r);
      draft.cut_back = r.cut_back;
      draft.mention.kind = static_cast<MentionKind>(c_.entities[entity].kind);
      draft.entities = named->second;
      return draft;
    }
    return draft;
  }

  // Codes before the article; after l- the article has lost its first letter.
  static uint8_t article_start(const Reading& r) {
    if (!r.has(kCliticAl)) return r.cut_front;
    return static_cast<uint8_t>(r.cut_front - (r.has(kCliticLi) ? 1 : 2));
  }

  const NameText& t_;
  const Catalogue& c_;
  std::vector<Draft> out_;
};

}  // namespace

std::vector<Draft> read_drafts(const NameText& text) { return DraftReader(text).read(); }

}  // namespace isnad
