#include "isnad/claims/lent_places.hpp"

#include <algorithm>
#include <string_view>

#include "isnad/claims/links.hpp"
#include "isnad/claims/own_dates.hpp"

namespace isnad {
namespace {

constexpr uint32_t kSentences = 2;    // a place goes on for so many sentences
constexpr uint32_t kNearEvents = 12;  // events looked at on either side
constexpr uint32_t kOpening = 3;      // words of a sentence that may turn to another matter

const Mention* mention_of(const ClaimInput& in, const PlaceLink& place) {
  const auto& mentions = in.layers.entities->mentions;
  auto m = std::partition_point(mentions.begin(), mentions.end(), [&](const Mention& other) {
    return other.span.begin < place.span.begin;
  });
  for (; m != mentions.end() && m->span.begin == place.span.begin; ++m) {
    if (m->kind == MentionKind::place) return &*m;
  }
  return nullptr;
}

// A word of the language is no name by itself: "the eastern countryside".
bool has_unknown_word(const ClaimInput& in, TokenRange tokens) {
  for (uint32_t i = tokens.first; i < tokens.last; ++i) {
    const Reading* r = chosen(in.layers, in.syntax, i);
    if (r == nullptr || r->lexeme == kNone) return true;
  }
  return false;
}

bool is_named(const ClaimInput& in, const PlaceLink& place) {
  if (!place.id.empty()) return true;
  if (const Mention* m = mention_of(in, place))
    return !m->coreference && (m->name.first > m->tokens.first || has_unknown_word(in, m->name));
  const auto& tokens = in.layers.text->tokens;
  const auto first = std::partition_point(
      tokens.begin(), tokens.end(), [&](const Token& t) { return t.span.end <= place.span.begin; });
  const auto at = static_cast<uint32_t>(first - tokens.begin());
  return at < tokens.size() && has_unknown_word(in, {at, at + 1});
}

class Lender {
 public:
  Lender(const ClaimInput& in, const ClaimRules& rules, const std::vector<EventSlots>& slots,
         uint32_t e)
      : in_(in), rules_(rules), slots_(slots), e_(e) {}

  std::vector<PlaceLink> find() const {
    for (uint32_t k = e_ + 1; k < slots_.size() && k < e_ + kNearEvents; ++k) {
      if (sentence_of(k) != sentence_of(e_)) break;
      if (may_lend(k)) return lent(slots_[k].place);
    }
    for (uint32_t k = e_; k-- > 0 && e_ - k < kNearEvents;) {
      if (sentence_of(e_) - sentence_of(k) > kSentences) break;
      if (!may_lend(k)) continue;
      if (sentence_of(k) == sentence_of(e_) &&
          is_of_others(in_, rules_, event(k).trigger.first, event(e_).trigger.first))
        return {};  // "in revenge for", "hours after"
      if (sentence_of(k) == sentence_of(e_)) return lent(slots_[k].place);
      return turns_between(k) ? std::vector<PlaceLink>{} : lent(of_the_story(slots_[k].place));
    }
    return {};
  }

 private:
  const Event& event(uint32_t e) const { return in_.events.events[e]; }
  uint32_t sentence_of(uint32_t e) const {
    return in_.layers.text->sentence_of[event(e).trigger.first];
  }

  static bool is_release(const Event& e) {
    return e.type == "detention.released" || e.type == "detention.exchanged";
  }

  // Where people fled to or talks were held is not where the fighting was; nor are prisoners set
  // free where it was.
  bool may_lend(uint32_t k) const {
    const std::string_view family = family_of(event(k).type);
    if (is_release(event(e_)) && !is_release(event(k))) return false;
    if (family == "politics" || family == "relief" || !names_a_place(in_, slots_[k].place))
      return false;
    return std::none_of(
        event(k).arguments.begin(), event(k).arguments.end(), [](const Argument& a) {
          return a.role == Role::place && (a.relation == "to" || a.relation == "toward");
        });
  }

  bool turns_between(uint32_t k) const {
    const auto& text = *in_.layers.text;
    for (uint32_t s = sentence_of(k) + 1; s <= sentence_of(e_); ++s) {
      const TokenRange sentence = text.sentences[s].tokens;
      if (text.is_mark(sentence.first, '*')) return true;
      for (uint32_t i = sentence.first; i < sentence.last && i < sentence.first + kOpening; ++i) {
        if (turns(i)) return true;
      }
    }
    return false;
  }

  // Several words: "on the other side"; "was" turns dates alone.
  bool turns(uint32_t token) const {
    std::vector<PhraseMatch> found;
    rules_.time_words.find_at(*in_.layers.text, *in_.layers.words, *in_.layers.lexicon, token,
                              found);
    return std::any_of(found.begin(), found.end(), [](const PhraseMatch& m) {
      return m.tokens.size() > 1 && m.payload == static_cast<uint32_t>(TimeWord::turn);
    });
  }

  // What holds for more than one sentence: places that the packs know.
  std::vector<PlaceLink> of_the_story(const std::vector<PlaceLink>& places) const {
    std::vector<PlaceLink> out;
    for (const PlaceLink& place : places) {
      if (place.id.empty() || place.kind == "country") continue;
      if (place.kind != "quarter") {
        out.push_back(place);
      } else if (const uint32_t town = town_of(place); town != kNone) {
        out.push_back(place_link(in_, town, ""));
        break;
      }
    }
    return out;
  }

  // The town the quarter lies in, named before the event.
  uint32_t town_of(const PlaceLink& quarter) const {
    const auto& mentions = in_.layers.entities->mentions;
    const auto behind = std::partition_point(
        mentions.begin(), mentions.end(),
        [&](const Mention& m) { return m.tokens.first <= event(e_).trigger.first; });
    for (auto m = static_cast<uint32_t>(behind - mentions.begin()); m-- > 0;) {
      if (mentions[m].kind != MentionKind::place || mentions[m].entity == kNone) continue;
      const Entity& town = in_.layers.catalogue->entities[mentions[m].entity];
      const bool holds = std::find(quarter.within.begin(), quarter.within.end(), town.name) !=
                         quarter.within.end();
      if (holds && (town.subkind == "city" || town.subkind == "town")) return m;
    }
    return kNone;
  }

  static std::vector<PlaceLink> lent(std::vector<PlaceLink> places) {
    for (PlaceLink& place : places) place.by = "inherited";
    return places;
  }

  const ClaimInput& in_;
  const ClaimRules& rules_;
  const std::vector<EventSlots>& slots_;
  const uint32_t e_;
};

}  // namespace

bool names_a_place(const ClaimInput& in, const std::vector<PlaceLink>& places) {
  return std::any_of(places.begin(), places.end(),
                     [&](const PlaceLink& p) { return is_named(in, p); });
}

std::vector<PlaceLink> places_around(const ClaimInput& in, const ClaimRules& rules,
                                     const std::vector<EventSlots>& slots, uint32_t e) {
  return Lender(in, rules, slots, e).find();
}

}  // namespace isnad
