#include "isnad/entities/linking.hpp"

#include <algorithm>
#include <unordered_map>

#include "isnad/entities/named_things.hpp"
#include "isnad/entities/place_names.hpp"
#include "isnad/entities/place_scores.hpp"

namespace isnad {
namespace {

constexpr double kThreshold = 0.3;
constexpr double kMargin = 0.08;
constexpr double kAnchorScore = 0.4;
constexpr double kNoSupport = 0.1;
constexpr double kSeatReachKm = 25;  // farther from a town nothing lies "in" it
constexpr double kDominance = 1.5;   // how much heavier the first country must be than the second

double sum(const ScoreParts& p) { return p.name + p.kind + p.country + p.near + p.within + p.date; }

class Linker {
 public:
  Linker(const NameText& text, const DateLayer& dates, std::vector<Draft>& drafts)
      : t_(text), c_(*text.catalogue), drafts_(drafts) {
    scene_.date = dates.published.substr(0, 10);
    if (scene_.date.empty()) scene_.date = latest_date(dates);
  }

  DocumentScene link() {
    count_countries();
    for (const bool with_anchors : {false, true}) {
      collect_anchors();
      for (uint32_t i = static_cast<uint32_t>(drafts_.size()); i-- > 0;) link_one(i, with_anchors);
    }
    drop_inverted();
    widen_larger();
    drop_words();
    return scene_;
  }

 private:
  static std::string latest_date(const DateLayer& dates) {
    std::string out;
    for (const DateMention& d : dates.dates) {
      const bool resolved =
          d.type == DateType::date && d.precision != Precision::unresolved && d.value.size() >= 4;
      if (resolved && d.value[0] >= '0' && d.value[0] <= '9')
        out = std::max(out, d.value.substr(0, 10));
    }
    return out;
  }

  // Each mention whose candidates agree on a country votes for it.
  void count_countries() {
    for (const Draft& draft : drafts_) {
      const std::string country = country_of(draft);
      if (country.empty() || draft.generic != kNone) continue;
      const bool place = draft.mention.kind == MentionKind::place;
      scene_.countries[country] += place                                            ? 2
                                   : draft.mention.kind == MentionKind::nationality ? 0.5
                                                                                    : 1.5;
    }
    double first = 0;
    double second = 0;
    for (const auto& [country, weight] : scene_.countries) {
      if (weight > first) {
        second = first;
        first = weight;
        scene_.country = country;
      } else {
        second = std::max(second, weight);
      }
    }
    if (first < second * kDominance) scene_.country.clear();
  }

  // Small places have namesakes everywhere, and words are words: they tell no country.
  std::string country_of(const Draft& draft) const {
    if (draft.country != kNone) return c_.entities[draft.country].country;
    if (draft.nationality != kNone && draft.entities.empty()) {
      const uint32_t country = c_.nationalities[draft.nationality].country;
      return country == kNone ? std::string() : std::string(c_.entities[country].country);
    }
    std::string out;
    for (const uint32_t e : draft.entities) {
      const std::string_view country = c_.entities[e].country;
      if (c_.entities[e].subkind == "village" || is_bare_word(draft, c_.entities[e])) continue;
      if (country.empty() || (!out.empty() && out != country)) return "";
      out = country;
    }
    return out;
  }

  // "the countryside of X near Y": what stands behind may be the smaller place.
  void drop_inverted() {
    for (Draft& draft : drafts_) {
      Mention& m = draft.mention;
      if (m.within == kNone || m.entity == kNone) continue;
      const uint32_t larger = drafts_[m.within].mention.entity;
      if (larger != kNone && (larger == m.entity || lies_in(c_, larger, m.entity)))
        m.within = kNone;
    }
  }

  // "X in Y", where X lies far from the town of Y but in the unit of its name: the unit is meant.
  void widen_larger() {
    for (const Draft& draft : drafts_) {
      const Mention& inner = draft.mention;
      if (inner.within == kNone || inner.entity == kNone) continue;
      Mention& outer = drafts_[inner.within].mention;
      if (outer.entity == kNone || outer.near || outer.distance_m || !outer.direction.empty())
        continue;
      const Entity& town = c_.entities[outer.entity];
      const auto km = distance_km(c_.entities[inner.entity], town);
      if (!km || *km < kSeatReachKm || lies_in(c_, inner.entity, outer.entity)) continue;
      for (const Candidate& candidate : outer.candidates) {
        const Entity& unit = c_.entities[candidate.entity];
        const bool around = unit.subkind.view().rfind("adm", 0) == 0 && unit.within != outer.entity;
        if (!around || !lies_in(c_, inner.entity, candidate.entity)) continue;
        outer.entity = candidate.entity;
        break;
      }
    }
  }

  // A word that is also the name of rows nobody has looked at, or of small places in other
  // countries alone, names nothing here.
  void drop_words() {
    for (Draft& draft : drafts_) {
      const Mention& m = draft.mention;
      if (m.kind != MentionKind::place || m.entity != kNone || draft.cue > 1 ||
          !draft.kind.empty() || m.name.size() != 1 || m.candidates.empty())
        continue;
      draft.dropped = std::all_of(m.candidates.begin(), m.candidates.end(), [&](const auto& c) {
        const Entity& e = c_.entities[c.entity];
        const bool foreign = !scene_.country.empty() && e.country != scene_.country;
        return e.is_word || (foreign && e.cue > 0 && e.subkind != "city");
      });
    }
  }

  void collect_anchors() {
    anchors_.clear();
    anchor_of_.clear();
    for (uint32_t i = 0; i < drafts_.size(); ++i) {
      const Mention& m = drafts_[i].mention;
      if (m.entity == kNone || m.candidates.empty() || m.candidates[0].score < kAnchorScore)
        continue;
      const auto [at, is_new] = anchor_of_.try_emplace(m.entity, anchors_.size());
      if (is_new) anchors_.push_back({m.entity, {}});
      anchors_[at->second].places.push_back({t_.text.sentence_of[m.tokens.first], i});
    }
  }

  void link_one(uint32_t index, bool with_anchors) {
    Draft& draft = drafts_[index];
    draft.mention.candidates.clear();
    draft.mention.entity = kNone;
    const bool foreign =
        draft.generic != kNone && c_.generics[draft.generic].sense == GenericSense::foreign;
    if (draft.entities.empty() || foreign) return;
    for (const uint32_t entity : draft.entities) {
      Candidate candidate{entity, 0, score(index, entity, with_anchors)};
      candidate.score = std::clamp(sum(candidate.parts), 0.0, 1.0);
      draft.mention.candidates.push_back(candidate);
    }
    std::stable_sort(
        draft.mention.candidates.begin(), draft.mention.candidates.end(),
        [](const Candidate& a, const Candidate& b) { return sum(a.parts) > sum(b.parts); });
    if (decides(draft)) draft.mention.entity = with_position(draft.mention.candidates);
  }

  // Of rows for one place and kind the one of the earliest pack; where it has no position, one that
  // has.
  uint32_t with_position(const std::vector<Candidate>& all) const {
    uint32_t out = all[0].entity;
    if (c_.entities[out].kind != EntityKind::place) return out;
    for (const Candidate& candidate : all) {
      const Entity& best = c_.entities[out];
      const Entity& other = c_.entities[candidate.entity];
      if (unit_level(other.subkind) != unit_level(best.subkind)) continue;
      const bool better = best.lat ? other.lat && candidate.entity < out : other.lat.has_value();
      if (better && is_same_place(c_, out, candidate.entity)) out = candidate.entity;
    }
    return out;
  }

  // Settlements are alike; units are of their level.
  static std::string_view unit_level(std::string_view kind) {
    return kind == "city" || kind == "town" || kind == "village" ? "settlement" : kind;
  }

  ScoreParts score(uint32_t index, uint32_t entity, bool with_anchors) const {
    const Draft& draft = drafts_[index];
    static const std::vector<Anchor> none;
    const PlaceScene scene{c_, drafts_, with_anchors ? anchors_ : none, scene_};
    if (c_.entities[entity].kind == EntityKind::place) {
      return score_place(scene, t_, index, entity);
    }
    return score_other(draft, index, entity, with_anchors);
  }

  ScoreParts score_other(const Draft& draft, uint32_t index, uint32_t entity,
                         bool with_anchors) const {
    const Entity& e = c_.entities[entity];
    ScoreParts out;
    out.name = 0.5;
    if (e.kind == EntityKind::instrument || e.kind == EntityKind::facility) return out;
    const bool many = draft.entities.size() > 1;
    if (!is_valid_on(e, scene_.date)) out.date = many ? -0.3 : -0.05;
    if (!e.country.empty() && !scene_.country.empty())
      out.country = e.country == scene_.country ? 0.15 : many ? -0.1 : 0;
    if (with_anchors && many && named_before(index, entity)) out.near = 0.15;
    if (needs_support(draft, e) && !supported(draft, index, entity)) out.name = kNoSupport;
    if (is_of_relative(draft, e)) out.name = kNoSupport;
    if (draft.generic != kNone && !e.country.empty() && scene_.countries.count(e.country) == 0)
      out.name = 0.1;
    if (draft.generic != kNone && !e.country.empty() && !scene_.country.empty() &&
        e.country != scene_.country)
      out.name = 0.1;
    return out;
  }

  // A person's short name (often a surname that others bear too) stands only behind a title or
  // where the full name or the person's body stands in the text; so does "father of X".
  bool needs_support(const Draft& draft, const Entity& e) const {
    if (e.kind != EntityKind::person) return false;
    const TokenRange name = draft.mention.name;
    return (name.size() == 1 && !e.known_alone) ||
           (name.size() == 2 && has_sense(t_, name.first, kKunya, draft.mention.clitics));
  }

  // "Saddam Haftar", "Sarah X": a short name behind a first name that is not this person's.
  bool is_of_relative(const Draft& draft, const Entity& e) const {
    const uint32_t first = draft.mention.name.first;
    if (e.kind != EntityKind::person || draft.mention.name.size() > 1 || first == 0 ||
        draft.mention.clitics != 0 || !is_word_beside(t_, first - 1, first))
      return false;
    const uint32_t before = first - 1;
    if (has_sense(t_, before, kTitle, kAnyProclitic)) return false;
    if (is_place_preposition(t_, before) && t_.text.tokens[before].has(kEndsMaqsura)) return false;
    if (has_sense(t_, before, kGivenName | kKunya, kAnyProclitic)) return true;
    // "Abd al-X Y", "Sayf al-X Y"
    if (before > 0 && is_word_beside(t_, before - 1, first) &&
        has_sense(t_, before - 1, kGivenName | kKunya, kAnyProclitic))
      return has_article(t_, before);
    const auto ends_there = [&](const Draft& d) { return d.mention.tokens.last == first; };
    return is_unknown_word(t_, before) && !has_article(t_, before) &&
           std::none_of(drafts_.begin(), drafts_.end(), ends_there);
  }

  bool supported(const Draft& draft, uint32_t index, uint32_t entity) const {
    if (draft.cue == 2) return true;
    for (uint32_t i = 0; i < drafts_.size(); ++i) {
      const Draft& other = drafts_[i];
      if (i == index) continue;
      const uint32_t body = c_.entities[entity].within;
      if (body != kNone &&
          std::find(other.entities.begin(), other.entities.end(), body) != other.entities.end())
        return true;
      if (other.mention.name.size() < 2 || needs_support(other, c_.entities[entity])) continue;
      if (std::find(other.entities.begin(), other.entities.end(), entity) != other.entities.end())
        return true;
    }
    return false;
  }

  bool named_before(uint32_t index, uint32_t entity) const {
    const auto at = anchor_of_.find(entity);
    return at != anchor_of_.end() && anchors_[at->second].places.front().draft < index;
  }

  bool decides(const Draft& draft) const {
    const std::vector<Candidate>& all = draft.mention.candidates;
    if (all[0].score < kThreshold) return false;
    const EntityKind kind = c_.entities[all[0].entity].kind;
    if (kind == EntityKind::instrument || kind == EntityKind::facility)
      return true;  // written order settles ties
    for (size_t i = 1; i < all.size(); ++i) {
      if (sum(all[0].parts) - sum(all[i].parts) >= kMargin) return true;
      if (!is_same_place(c_, all[0].entity, all[i].entity)) return false;
    }
    return true;
  }

  const NameText& t_;
  const Catalogue& c_;
  std::vector<Draft>& drafts_;
  std::vector<Anchor> anchors_;
  std::unordered_map<uint32_t, size_t> anchor_of_;  // by entity: index into anchors_
  DocumentScene scene_;
};

}  // namespace

bool is_valid_on(const Entity& entity, const std::string& date) {
  return is_valid_on(entity.valid_from, entity.valid_to, date);
}

bool is_valid_on(const std::string& from, const std::string& to, const std::string& date) {
  if (date.size() < 4) return true;
  const auto before = [](const std::string& a, const std::string& b) {
    const size_t shared = std::min(a.size(), b.size());
    return a.compare(0, shared, b, 0, shared) < 0;
  };
  if (!from.empty() && before(date, from)) return false;
  return to.empty() || !before(to, date);
}

DocumentScene link_drafts(const NameText& text, const DateLayer& dates,
                          std::vector<Draft>& drafts) {
  return Linker(text, dates, drafts).link();
}

}  // namespace isnad
