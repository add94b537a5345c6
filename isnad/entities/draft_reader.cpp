#include "isnad/entities/draft_reader.hpp"

#include <algorithm>

#include "isnad/entities/generic_names.hpp"
#include "isnad/entities/named_things.hpp"
#include "isnad/entities/ordinary_words.hpp"
#include "isnad/entities/place_chains.hpp"
#include "isnad/entities/place_names.hpp"
#include "isnad/entities/place_phrases.hpp"
#include "isnad/entities/site_names.hpp"
#include "isnad/entities/unnamed_parts.hpp"
#include "isnad/text/codes.hpp"

namespace isnad {
namespace {

uint32_t end_of(const Draft& draft) { return draft.mention.tokens.last; }

bool is_thing(const Draft& draft) {
  return draft.mention.kind == MentionKind::instrument ||
         draft.mention.kind == MentionKind::facility;
}

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
    const uint8_t starts = starts_at(i);
    if (starts == 0 && !may_be_thing(i)) return i;
    std::vector<Draft> places;
    if ((starts & (kStartsName | kStartsPlace)) != 0) places = places_at(i);
    Draft best;
    if ((starts & kStartsName) != 0) best = name_at(i);
    if ((starts & kStartsGeneric) != 0) take_longer(best, read_generic(t_, i));
    const auto take = [&](Draft other) {
      if (end_of(other) > end_of(best)) best = std::move(other);
    };
    if ((starts & kStartsOffice) != 0) take(read_office(t_, i));
    if ((starts & kStartsNationality) != 0 && !is_family_name(i) && !is_rather_country(i))
      take(read_nationality(t_, i));
    if ((starts & kStartsAdjective) != 0) take(read_instrument_adjective(t_, i));
    if (best.mention.tokens.empty()) best = read_thing(t_, i);
    if (!places.empty() &&
        (best.mention.tokens.empty() || prefers_place(i, places.front(), best))) {
      return add_places(places);
    }
    if (best.mention.tokens.empty()) return i;
    take_site_name(t_, best);
    out_.push_back(std::move(best));
    return end_of(out_.back());
  }

  // "the north of Syria", "a Syrian (accusative) attack": the letters are the same, so that the
  // adjective needs tanwin, or an accusative before it.
  bool is_rather_country(uint32_t i) const {
    if (!ends_in_alef(i)) return false;
    if (i > 0 && t_.text.tokens[i - 1].kind == TokenKind::number) return true;  // "170 Christians"
    if (t_.text.tokens[i].has(kTanwin)) return false;
    if (i == 0 || !is_word_beside(t_, i - 1, i)) return true;
    if (t_.text.tokens[i - 1].has(kTanwin)) return false;
    const auto before = readings_of(t_.words, i - 1);
    return std::none_of(before.begin(), before.end(),
                        [](const Reading& r) { return r.inflection.accusative && r.clitics == 0; });
  }

  bool ends_in_alef(uint32_t i) const {
    const std::string_view codes = t_.text.codes(i);
    return !codes.empty() && static_cast<Code>(codes.back()) == kAlef;
  }

  // Some reading is a noun that names a thing.
  bool may_be_thing(uint32_t i) const {
    for (const Reading& r : readings_of(t_.words, i)) {
      if (r.lexeme < c_.names_thing.size() && c_.names_thing[r.lexeme] != 0) return true;
    }
    return false;
  }

  // What may begin at this token (NameStart); a number may begin a distance.
  uint8_t starts_at(uint32_t i) const {
    const Word& word = t_.words.words[i];
    if (t_.text.tokens[i].kind == TokenKind::number) return kStartsPlace | kStartsName;
    if (t_.text.tokens[i].kind == TokenKind::latin) return kStartsName;
    uint8_t out = 0;
    for (uint32_t s = 0; s < word.surfaces; ++s) {
      const WordId form = t_.words.surfaces[word.first_surface + s].form;
      if (form < c_.starts.size()) out = static_cast<uint8_t>(out | c_.starts[form]);
    }
    // "at a distance of ..."
    if (has_sense(t_, i + 1, kDistance) && is_place_preposition(t_, i)) out |= kStartsPlace;
    return out;
  }

  // A name that is also a generic form stays a name, but its country must fit; a body of a state
  // wins over a thing of the same name.
  void take_longer(Draft& name, Draft generic) const {
    const bool guessed =
        generic.entities.empty() && generic.generic == kNone && generic.nationality == kNone;
    if (guessed && name.mention.kind == MentionKind::actor && !name.entities.empty()) return;
    const bool longer = end_of(generic) > end_of(name);
    const bool same = end_of(generic) == end_of(name) && !name.mention.tokens.empty();
    if (longer || (same && is_thing(name))) {
      if (same && name.mention.kind == MentionKind::facility) generic.fallback = name.entities[0];
      name = std::move(generic);
    } else if (same && generic.generic != kNone && generic.nationality == kNone) {
      name.generic = generic.generic;
    }
  }

  uint32_t add_places(std::vector<Draft>& places) {
    const auto first = static_cast<uint32_t>(out_.size());
    const uint32_t end = end_of(places.back());
    for (Draft& place : places) {
      if (place.mention.list_head != kNone) place.mention.list_head = first;
      out_.push_back(std::move(place));
    }
    return end;
  }

  bool prefers_place(uint32_t i, const Draft& place, const Draft& other) const {
    if (end_of(place) != end_of(other)) return end_of(place) > end_of(other);
    if (other.mention.kind == MentionKind::nationality)
      return !ends_in_alef(i) && (place.cue > 0 || !follows_noun(t_, i));
    if (is_thing(other)) return true;
    const bool short_form = other.generic != kNone && other.mention.kind == MentionKind::place;
    if (short_form && place.cue < 2) return false;  // "the city" is seldom a village of that name
    if (other.mention.kind == MentionKind::actor && !is_held_by_larger(t_, place)) return false;
    return place.cue > 0;
  }

  // --- places
  // -------------------------------------------------------------------------------------------

  std::vector<Draft> places_at(uint32_t i) const {
    std::vector<Draft> places = read_places(t_, i);
    if (places.empty()) {
      Draft part = read_unnamed_part(t_, i);
      if (part.mention.tokens.empty()) return {};
      return {std::move(part)};
    }
    Draft& first = places.front();
    first.cue = std::max(first.cue, cue_before(i, first.mention.clitics));
    if ((first.cue < 2 && is_part_of_person(i)) || is_river_bank(t_, first)) return {};
    if (is_used_as_noun(t_, first)) return {};
    if (first.cue == 1 && follows_place_word(i) && is_held_by_larger(t_, first)) first.cue = 2;
    std::vector<Draft> kept;
    for (Draft& place : places) {
      const bool named = !place.entities.empty();
      const bool short_name = place.mention.name.size() == 1;
      std::erase_if(place.entities, [&](uint32_t e) {
        return (short_name ? c_.entities[e].cue : c_.entities[e].needs_cue) > place.cue;
      });
      if (named && place.entities.empty()) break;
      kept.push_back(std::move(place));
    }
    return kept;
  }

  // "by the pretext of": a noun with "by" that heads another noun is no place.
  bool is_manner(uint32_t i, uint8_t clitics) const {
    if ((clitics & kCliticBi) == 0 || !is_word_beside(t_, i + 1, i) || has_article(t_, i + 1))
      return false;
    const Reading* next = plain_reading(t_, i + 1, PartOfSpeech::masdar);
    if (next == nullptr) next = plain_reading(t_, i + 1, PartOfSpeech::noun);
    if (next == nullptr) return false;
    for (const Reading& r : readings_of(t_.words, i)) {
      if (r.lexeme != kNone && r.inflection.part == PartOfSpeech::noun && r.has(kCliticBi))
        return true;
    }
    return false;
  }

  uint8_t cue_before(uint32_t i, uint8_t clitics) const {
    if (is_manner(i, clitics)) return 0;
    if ((clitics & (kCliticBi | kCliticLi)) != 0 || t_.text.tokens[i].has(kAfterHash)) return 1;
    if (i == 0 || t_.text.sentence_of[i - 1] != t_.text.sentence_of[i]) return 0;
    return follows_place_word(i) ? uint8_t{1} : uint8_t{0};
  }

  bool follows_place_word(uint32_t i) const {
    return i > 0 &&
           (is_place_preposition(t_, i - 1) || has_sense(t_, i - 1, kPlaceWord, kAnyProclitic));
  }

  // Directly behind a title, a first name or "father of" stands a person.
  bool is_part_of_person(uint32_t i) const {
    if (i == 0 || !is_word_beside(t_, i - 1, i) || t_.text.tokens[i].has(kAfterHash)) return false;
    if (!out_.empty() && out_.back().mention.tokens.last > i - 1) return false;
    if (is_place_preposition(t_, i - 1) && t_.text.tokens[i - 1].has(kEndsMaqsura))
      return false;  // "on", not Ali
    return has_sense(t_, i - 1, kTitle | kGivenName | kKunya, kAnyProclitic);
  }

  // "Khalid al-Halabi": behind a first name a relative adjective is one's family name.
  bool is_family_name(uint32_t i) const {
    return i > 0 && is_word_beside(t_, i - 1, i) && has_sense(t_, i - 1, kGivenName | kKunya) &&
           !has_sense(t_, i - 1, kTitle) && is_part_of_person(i);
  }

  // --- names
  // --------------------------------------------------------------------------------------------

  Draft name_at(uint32_t i) {
    std::vector<PhraseMatch> matches;
    c_.names.find_at(t_.text, t_.words, *t_.lexicon, i, matches);
    std::erase_if(matches, [&](const PhraseMatch& m) { return !fits(m); });
    Draft draft;
    for (const PhraseMatch& m : matches) {
      const bool longer = m.tokens.last > draft.mention.tokens.last;
      const bool plainer =
          m.tokens.last == draft.mention.tokens.last && m.cut_front < draft.cut_front;
      if (longer || plainer) {
        draft = Draft{};
        draft.mention.tokens = draft.mention.name = m.tokens;
        draft.mention.clitics = m.clitics;
        draft.cut_front = draft.name_cut = m.cut_front;
      }
      if (m.tokens != draft.mention.tokens || m.cut_front != draft.cut_front) continue;
      if (std::find(draft.entities.begin(), draft.entities.end(), m.payload) ==
          draft.entities.end()) {
        draft.entities.push_back(m.payload);
      }
    }
    choose_kind(i, draft);
    return draft;
  }

  // Places are read by read_places. A match that needs proclitics cut loses against a word of the
  // language.
  bool fits(const PhraseMatch& m) const {
    const Entity& entity = c_.entities[m.payload];
    if (entity.kind == EntityKind::place) return false;
    if (t_.text.sentence_of[m.tokens.first] != t_.text.sentence_of[m.tokens.last - 1]) return false;
    if (entity.needs_cue && !has_thing_cue(t_, m)) return false;
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
      if (r.inflection.part == PartOfSpeech::verb && r.inflection.gender != Gender::feminine)
        return false;
      if (r.inflection.part == PartOfSpeech::masdar) return false;
    }
    return true;
  }

  // Of names of several kinds in the same words one kind is kept: what a cue asks for, else actor,
  // outlet, person, thing.
  void choose_kind(uint32_t i, Draft& draft) const {
    if (draft.entities.empty()) return;
    const auto has = [&](EntityKind kind) {
      return std::any_of(draft.entities.begin(), draft.entities.end(),
                         [&](uint32_t e) { return c_.entities[e].kind == kind; });
    };
    const bool after_head = i > 0 && has_sense(t_, i - 1, kOutletHead, kAnyProclitic);
    EntityKind chosen = EntityKind::actor;
    for (const EntityKind kind : {EntityKind::facility, EntityKind::instrument, EntityKind::person,
                                  EntityKind::outlet, EntityKind::actor}) {
      if (has(kind)) chosen = kind;
    }
    if (after_head && has(EntityKind::outlet)) chosen = EntityKind::outlet;
    if (chosen != EntityKind::person && has(EntityKind::person) && is_part_of_person(i))
      chosen = EntityKind::person;
    std::erase_if(draft.entities, [&](uint32_t e) { return c_.entities[e].kind != chosen; });
    draft.mention.kind = static_cast<MentionKind>(chosen);
    draft.cue = after_head || is_part_of_person(i) ? 2 : cue_before(i, draft.mention.clitics);
  }

  const NameText& t_;
  const Catalogue& c_;
  std::vector<Draft> out_;
};

}  // namespace

std::vector<Draft> read_drafts(const NameText& text) { return DraftReader(text).read(); }

}  // namespace isnad
