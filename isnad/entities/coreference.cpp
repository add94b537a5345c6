#include "isnad/entities/coreference.hpp"

#include <algorithm>
#include <unordered_map>

namespace isnad {
namespace {

constexpr uint32_t kReach = 14;  // sentences that a short form of a place looks back

class Resolver {
 public:
  Resolver(const NameText& text, const DocumentScene& scene, std::vector<Draft>& drafts)
      : t_(text), c_(*text.catalogue), scene_(scene), drafts_(drafts) {}

  void resolve() {
    country_ = scene_.country.empty() ? only_country() : scene_.country;
    for (uint32_t i = 0; i < drafts_.size(); ++i) {
      if (drafts_[i].mention.entity == kNone) resolve_one(i);
      note(i);
    }
  }

 private:
  void resolve_one(uint32_t i) {
    Draft& draft = drafts_[i];
    if (draft.nationality != kNone) {
      resolve_nationality(draft);
    } else if (draft.generic != kNone) {
      const GenericSense sense = c_.generics[draft.generic].sense;
      if (sense == GenericSense::place) {
        resolve_place(i);
      } else {
        resolve_body(i);
      }
    }
  }

  // Later forms may refer back to this mention: by its entity, its form, its first word.
  void note(uint32_t i) {
    const Draft& draft = drafts_[i];
    const MentionKind kind = draft.mention.kind;
    if (draft.mention.entity != kNone &&
        (kind == MentionKind::actor || kind == MentionKind::outlet)) {
      last_of_entity_[draft.mention.entity] = i;
      if (draft.generic != kNone && draft.nationality != kNone)
        last_of_form_[c_.generics[draft.generic].row] = i;
    }
    if (kind == MentionKind::actor && draft.mention.name.size() >= 2 && draft.generic == kNone)
      last_of_word_[without_article(
          t_.text.codes(draft.mention.tokens.first).substr(draft.cut_front))] = i;
  }

  // The last mention before that the form can head: of one of the entities named by it, or of the
  // same form with a nationality; or kNone.
  uint32_t last_headed_by(const GenericForm& generic) const {
    const auto form = last_of_form_.find(generic.row);
    uint32_t last = form == last_of_form_.end() ? kNone : form->second;
    const auto take = [&last](uint32_t i) { last = last == kNone ? i : std::max(last, i); };
    if (generic.named.size() < last_of_entity_.size()) {
      for (const uint32_t entity : generic.named) {
        const auto at = last_of_entity_.find(entity);
        if (at != last_of_entity_.end()) take(at->second);
      }
      return last;
    }
    for (const auto& [entity, i] : last_of_entity_) {
      if (std::binary_search(generic.named.begin(), generic.named.end(), entity)) take(i);
    }
    return last;
  }

  // The country of all linked places, where the mentions before linking did not agree on one.
  std::string only_country() const {
    std::string out;
    for (const Draft& draft : drafts_) {
      if (draft.mention.kind != MentionKind::place || draft.mention.entity == kNone) continue;
      const std::string_view country = c_.entities[draft.mention.entity].country;
      if (country.empty() || (!out.empty() && out != country)) return "";
      out = country;
    }
    return out;
  }

  // A relative adjective or "the X army": the state actor, or the body of that country.
  void resolve_nationality(Draft& draft) const {
    const Nationality& nationality = c_.nationalities[draft.nationality];
    if (draft.generic != kNone && nationality.country != kNone) {
      const std::string_view country = c_.entities[nationality.country].country;
      link_to_body(draft, country);
      if (draft.mention.entity != kNone || !stands_for_state(c_.generics[draft.generic])) return;
    }
    if (draft.generic != kNone) draft.mention.rules.push_back(nationality.row);
    if (nationality.actor != kNone) {
      link(draft, nationality.actor, 0.5);
    } else if (nationality.country != kNone) {
      link_to_state(draft, nationality.country);
    }
  }

  // "The X army" may name the state, "the X opposition" never does.
  static bool stands_for_state(const GenericForm& generic) {
    static constexpr std::string_view kOfStates[] = {"state_force", "foreign_force", "government",
                                                     "police",      "intelligence",  "institution"};
    const auto of_state = [](std::string_view kind) {
      return std::find(std::begin(kOfStates), std::end(kOfStates), kind) != std::end(kOfStates);
    };
    return generic.refers.empty() ||
           std::any_of(generic.refers.begin(), generic.refers.end(), of_state);
  }

  static void link(Draft& draft, uint32_t entity, double score) {
    draft.mention.entity = entity;
    draft.mention.candidates.push_back({entity, score, {}});
    draft.mention.candidates.back().parts.name = score;
  }

  // The one state force or government of the country that is valid on the document's date.
  void link_to_state(Draft& draft, uint32_t country) const {
    const auto governments = c_.governments.find(c_.entities[country].country);
    if (governments == c_.governments.end()) return;
    std::vector<uint32_t> found;
    for (const uint32_t e : governments->second) {
      if (is_valid_on(c_.entities[e], scene_.date)) found.push_back(e);
    }
    if (found.size() == 1) link(draft, found[0], 0.4);
  }

  // The one body of this form in a country; else the one of any form of the row; else of the
  // first kind that the row refers to.
  void link_to_body(Draft& draft, std::string_view country) const {
    const GenericForm& generic = c_.generics[draft.generic];
    for (const std::vector<uint32_t>* named : {&generic.named, &generic.row_named}) {
      std::vector<uint32_t> found;
      for (const uint32_t e : *named) {
        const Entity& entity = c_.entities[e];
        if (entity.country == country && is_valid_on(entity, scene_.date)) found.push_back(e);
      }
      draft.mention.candidates.clear();
      for (const uint32_t e : found)
        draft.mention.candidates.push_back({e, found.size() == 1 ? 0.5 : 0.3, {}});
      keep_first_kind(generic, found);
      if (found.size() == 1) draft.mention.entity = found[0];
      if (!found.empty()) return;
    }
  }

  // "The army" is the state's army where there is one, whatever else is called an army there.
  void keep_first_kind(const GenericForm& generic, std::vector<uint32_t>& found) const {
    for (const std::string& kind : generic.refers) {
      const auto is_other = [&](uint32_t e) { return c_.entities[e].subkind != kind; };
      if (found.size() < 2 || std::all_of(found.begin(), found.end(), is_other)) continue;
      std::erase_if(found, is_other);
      return;
    }
  }

  // What the packs say the form means in texts about this country at this time.
  void link_to_usual(Draft& draft) const {
    const RowId form = c_.generics[draft.generic].row;
    for (const UsualBody& usual : c_.usual_bodies) {
      const bool valid = is_valid_on(usual.valid_from, usual.valid_to, scene_.date);
      if (usual.form != form || usual.country != country_ || !valid) continue;
      draft.mention.candidates.clear();
      link(draft, usual.actor, 0.4);
      draft.mention.rules.push_back(usual.row);
      return;
    }
  }

  // A body of another state: one of those that bear this name, whose country the document names.
  void link_to_foreign(Draft& draft) const {
    std::vector<uint32_t> found;
    for (const uint32_t e : draft.entities) {
      if (scene_.countries.count(c_.entities[e].country) > 0) found.push_back(e);
    }
    draft.mention.candidates.clear();
    if (found.size() == 1) link(draft, found[0], 0.5);
  }

  // The last mention that this form can head; for a body of a state, else the country's.
  void resolve_body(uint32_t index) {
    Draft& draft = drafts_[index];
    const GenericForm& generic = c_.generics[draft.generic];
    if (const uint32_t before = last_headed_by(generic); before != kNone)
      return refer_back(draft, before);
    if (refer_by_words(index)) return;
    if (generic.sense == GenericSense::body && !country_.empty()) link_to_body(draft, country_);
    if (generic.sense == GenericSense::foreign) link_to_foreign(draft);
    if (draft.mention.entity == kNone) link_to_usual(draft);
    if (generic.sense == GenericSense::ordinary) become_ordinary(draft);
  }

  // Nothing before it fits: a facility of that name, or a word that names nothing.
  static void become_ordinary(Draft& draft) {
    draft.dropped = draft.fallback == kNone;
    if (draft.dropped) return;
    draft.mention.kind = MentionKind::facility;
    draft.mention.rules.clear();
    link(draft, draft.fallback, 0.5);
  }

  // An earlier mention that begins with the same word: a group that the packs do not know.
  bool refer_by_words(uint32_t index) {
    Draft& draft = drafts_[index];
    const std::string_view head = without_article(t_.text.codes(draft.mention.name.first));
    if (draft.mention.name.size() != 1) return false;
    const auto before = last_of_word_.find(head);
    if (before == last_of_word_.end()) return false;
    refer_back(draft, before->second);
    return true;
  }

  std::string_view without_article(std::string_view codes) const {
    const std::string& article = c_.words.article;
    return codes.substr(0, article.size()) == article ? codes.substr(article.size()) : codes;
  }

  void refer_back(Draft& draft, uint32_t antecedent) {
    const Mention& other = drafts_[antecedent].mention;
    draft.mention.entity = other.entity;
    draft.mention.coreference = true;
    draft.mention.antecedent = other.antecedent == kNone ? antecedent : other.antecedent;
    draft.mention.kind = other.kind;
    if (other.entity != kNone) draft.mention.candidates = {{other.entity, 0.5, {}}};
    for (const RowId row : other.rules) draft.mention.rules.push_back(row);
  }

  // "the town": the last place of that kind, by its row or by the word that announced it.
  void resolve_place(uint32_t index) {
    Draft& draft = drafts_[index];
    const std::vector<std::string>& kinds = c_.generics[draft.generic].refers;
    const uint32_t sentence = t_.text.sentence_of[draft.mention.tokens.first];
    draft.mention.place_kind = kinds.empty() ? "" : kinds[0];
    draft.dropped = draft.mention.place_kind == "country" && !says_where(draft.mention);
    if (draft.dropped) return;
    for (uint32_t i = index; i-- > 0;) {
      const Draft& other = drafts_[i];
      if (sentence > t_.text.sentence_of[other.mention.tokens.first] + kReach) break;
      if (other.mention.kind != MentionKind::place || other.mention.coreference ||
          other.generic != kNone)
        continue;
      if (!is_of_kind(other, kinds)) continue;
      refer_back(draft, i);
      return;
    }
    if (draft.fallback == kNone) return;
    draft.mention.place_kind.clear();
    become_ordinary(draft);
  }

  // "In the country", "in the north of the country"; its army, its bases say nothing of where.
  bool says_where(const Mention& mention) const {
    const uint32_t first = mention.tokens.first;
    return !mention.direction.empty() || (mention.clitics & kCliticBi) != 0 ||
           (first > 0 && is_preposition_in(t_, first - 1));
  }

  bool is_of_kind(const Draft& place, const std::vector<std::string>& kinds) const {
    const auto listed = [&](std::string_view kind) {
      return std::find(kinds.begin(), kinds.end(), kind) != kinds.end();
    };
    if (!place.kind.empty())
      return place.kind == kinds[0] || (place.mention.entity == kNone && listed(place.kind));
    return place.mention.entity != kNone && listed(c_.entities[place.mention.entity].subkind);
  }

  const NameText& t_;
  const Catalogue& c_;
  const DocumentScene& scene_;
  std::vector<Draft>& drafts_;
  std::string country_;
  // The last mention so far, an index into drafts_:
  std::unordered_map<uint32_t, uint32_t> last_of_entity_;        // actors and outlets
  std::unordered_map<RowId, uint32_t> last_of_form_;             // by row of its generic form
  std::unordered_map<std::string_view, uint32_t> last_of_word_;  // names of actors
};

}  // namespace

void resolve_short_forms(const NameText& text, const DocumentScene& scene,
                         std::vector<Draft>& drafts) {
  Resolver(text, scene, drafts).resolve();
}

}  // namespace isnad
