#include "isnad/entities/place_phrases.hpp"

#include <algorithm>
#include <charconv>

#include "isnad/entities/unknown_names.hpp"

namespace isnad {
namespace {

constexpr int kMaxLeads = 5;
constexpr uint32_t kMaxItems = 30;

// The places named at a token: the longest match and all it may mean.
struct NameMatch {
  TokenRange tokens;
  uint8_t clitics = 0;
  uint8_t cut_front = 0;
  std::vector<uint32_t> entities;
};

class PlaceReader {
 public:
  PlaceReader(const NameText& text, uint32_t first) : t_(text), first_(first), at_(first) {}

  std::vector<Draft> read() {
    read_distance();
    read_leads();
    if (at_ > first_ && at_ >= t_.size()) return {};
    if (!read_name(draft_)) return {};
    read_suffix(draft_);
    out_.push_back(draft_);
    read_list();
    return std::move(out_);
  }

 private:
  const Catalogue& catalogue() const { return *t_.catalogue; }

  std::vector<PhraseMatch> longest(const PhraseTrie& trie, uint32_t token) const {
    return trie.longest_at(t_.text, t_.words, *t_.lexicon, token);
  }

  // "57 km", "at a distance of 20 km", before a direction.
  void read_distance() {
    uint32_t at = first_;
    while (at < first_ + 2 && at < t_.size() && t_.text.tokens[at].kind == TokenKind::word) {
      const bool opens = has_sense(t_, at, kDistance, kCliticBi) || is_place_preposition(t_, at);
      if (!opens) return;
      ++at;
    }
    if (at + 2 >= t_.size() || t_.text.tokens[at].kind != TokenKind::number) return;
    if (at > first_ && !has_sense(t_, at - 1, kDistance, kCliticBi)) return;
    if (!has_sense(t_, at + 1, kDistanceUnit)) return;
    const std::string_view digits = t_.text.codes(at);
    double value = 0;
    if (std::from_chars(digits.data(), digits.data() + digits.size(), value).ec != std::errc()) return;
    double unit = 0;
    const std::string metres = name_word_value(t_, at + 1);
    std::from_chars(metres.data(), metres.data() + metres.size(), unit);
    uint32_t next = at + 2;
    if (next < t_.size() && is_place_preposition(t_, next)) ++next;
    if (!has_sense(t_, next, kDirection) && next == at + 2) return;
    draft_.mention.distance_m = value * unit;
    draft_.mention.near = true;
    at_ = next;
  }

  void read_leads() {
    for (int i = 0; i < kMaxLeads; ++i) {
      if (at_ >= t_.size() || (at_ > first_ && !is_word_beside(t_, at_, first_))) return;
      if (!read_kind() && !read_direction() && !read_country_adjective()) return;
    }
  }

  // Proclitics may stand on the first token alone.
  bool may_stand(const PhraseMatch& m) const { return m.tokens.first == first_ || m.clitics == 0; }

  bool read_kind() {
    const std::vector<PhraseMatch> kinds = longest(catalogue().place_kind_forms, at_);
    for (const PhraseMatch& m : kinds) {
      if (!may_stand(m) || m.tokens.last >= t_.size() || !is_word_beside(t_, m.tokens.last, first_)) continue;
      if (name_at(at_).tokens.last > m.tokens.last) return false;  // a name begins with the kind word
      const PlaceKind& kind = catalogue().place_kinds[m.payload];
      note_clitics(m);
      if (kind.kind == "near") {
        draft_.mention.near = true;
      } else {
        if (draft_.mention.place_kind.empty()) draft_.mention.place_kind = kind.kind;
        draft_.kind = kind.kind;
        many_ = is_many(m.tokens.first, kind);
      }
      draft_.mention.rules.push_back(kind.row);
      draft_.cue = 2;
      at_ = m.tokens.last;
      return true;
    }
    return false;
  }

  void note_clitics(const PhraseMatch& m) {
    if (m.tokens.first != first_) return;
    draft_.mention.clitics = m.clitics;
    draft_.cut_front = m.cut_front;
  }

  // Is the kind word a dual or plural?
  bool is_many(uint32_t token, const PlaceKind& kind) const {
    for (const Reading& r : readings_of(t_.words, token)) {
      if (r.inflection.part != PartOfSpeech::noun || r.inflection.number == Number::none) continue;
      return r.inflection.number != Number::singular;
    }
    const Word& word = t_.words.words[token];
    for (uint32_t s = 0; s < word.surfaces; ++s) {
      if (t_.words.surfaces[word.first_surface + s].form == kind.singular) return false;
    }
    return true;
  }

  bool read_direction() {
    const uint8_t clitics = at_ == first_ ? uint8_t{kCliticWa | kCliticBi | kCliticLi | kCliticFa} : uint8_t{0};
    if (!has_sense(t_, at_, kDirection, clitics)) return false;
    if (name_at(at_).tokens.size() > 1) return false;
    if (at_ == first_) note_surface(at_);
    draft_.mention.direction += name_word_value(t_, at_);
    draft_.cue = std::max(draft_.cue, uint8_t{1});
    ++at_;
    if (has_sense(t_, at_, kDirection)) {
      draft_.mention.direction += name_word_value(t_, at_);
      ++at_;
    }
    return true;
  }

  void note_surface(uint32_t token) {
    const Word& word = t_.words.words[token];
    for (uint32_t s = 0; s < word.surfaces; ++s) {
      const Surface& surface = t_.words.surfaces[word.first_surface + s];
      if ((catalogue().words.senses_of(surface.form) & kDirection) == 0) continue;
      draft_.mention.clitics = surface.clitics;
      draft_.cut_front = surface.cut_front;
      return;
    }
  }

  // "the Syrian capital Damascus"
  bool read_country_adjective() {
    if (at_ == first_ || draft_.kind.empty()) return false;
    const uint32_t country = country_adjective(at_);
    if (country == kNone || name_at(at_ + 1).tokens.empty()) return false;
    draft_.country = country;
    ++at_;
    return true;
  }

  // The country of a definite one-word nationality adjective at this token, or kNone.
  uint32_t country_adjective(uint32_t token) const {
    if (!is_word_beside(t_, token, first_)) return kNone;
    for (const PhraseMatch& m : longest(catalogue().nationality_forms, token)) {
      const std::string_view codes = t_.text.codes(token);
      if (m.clitics != 0 || codes.substr(0, 2) != catalogue().words.article) continue;
      if (const uint32_t c = catalogue().nationalities[m.payload].country; c != kNone) return c;
    }
    return kNone;
  }

  // The longest place name at this token, with what it may mean; proclitics only on the first token.
  NameMatch name_at(uint32_t token) const {
    NameMatch out;
    if (token >= t_.size()) return out;
    std::vector<PhraseMatch> matches;
    catalogue().names.find_at(t_.text, t_.words, *t_.lexicon, token, matches);
    if (!draft_.kind.empty()) catalogue().bare_names.find_at(t_.text, t_.words, *t_.lexicon, token, matches);
    for (const PhraseMatch& m : matches) {
      if (catalogue().entities[m.payload].kind != EntityKind::place || !fits(m)) continue;
      const bool better = m.tokens.last > out.tokens.last ||
                          (m.tokens.last == out.tokens.last && m.cut_front < out.cut_front);
      if (better || out.entities.empty()) out = {m.tokens, m.clitics, m.cut_front, {}};
      if (m.tokens == out.tokens && m.cut_front == out.cut_front) out.entities.push_back(m.payload);
    }
    return out;
  }

  bool fits(const PhraseMatch& m) const {
    if (m.clitics != 0 && m.tokens.first != first_ && !item_) return false;
    if (t_.text.sentence_of[m.tokens.first] != t_.text.sentence_of[m.tokens.last - 1]) return false;
    if (m.cut_front == 0 || m.tokens.size() > 1) return true;
    for (const Reading& r : readings_of(t_.words, m.tokens.first)) {
      const auto before_article = static_cast<uint8_t>(r.cut_front - (r.has(kCliticAl) ? catalogue().words.article.size() : 0));
      if (r.lexeme != kNone && before_article < m.cut_front) return false;
    }
    return true;
  }

  bool read_name(Draft& draft) {
    const NameMatch known = name_at(at_);
    if (!known.tokens.empty()) {
      take(draft, known);
      return true;
    }
    if (draft.kind.empty() || (at_ == first_ && !item_)) return false;
    const TokenRange unknown = find_unknown_place(t_, at_, draft.kind);
    if (unknown.empty()) return false;
    draft.mention.name = unknown;
    draft.mention.tokens = {first_, unknown.last};
    at_ = unknown.last;
    return true;
  }

  void take(Draft& draft, const NameMatch& known) {
    draft.mention.name = known.tokens;
    draft.mention.tokens = {first_, known.tokens.last};
    draft.entities = known.entities;
    draft.name_cut = known.cut_front;
    if (known.tokens.first == draft.mention.tokens.first) {
      draft.mention.clitics = known.clitics;
      draft.cut_front = known.cut_front;
    }
    at_ = known.tokens.last;
  }

  void read_suffix(Draft& draft) {
    for (int i = 0; i < 2 && is_word_beside(t_, at_, first_) && has_sense(t_, at_, kDirectionAdjective); ++i) {
      draft.mention.direction += name_word_value(t_, at_);
      draft.mention.tokens.last = ++at_;
    }
    if (const uint32_t country = country_adjective(at_); country != kNone && !t_.closes[at_ - 1]) {
      draft.country = country;
      draft.mention.tokens.last = ++at_;
    }
  }

  void read_list() {
    const bool announced = draft_.cue == 2;
    while (out_.size() < kMaxItems) {
      uint32_t at = at_;
      const bool comma = at < t_.size() && t_.text.is_mark(at, ',');
      if (comma) ++at;
      const bool apart = is_conjunction(t_, at);
      if (apart) ++at;
      if (!is_word_beside(t_, at, first_)) return;
      if (!read_item(at, comma || apart, announced)) return;
    }
  }

  // One more name: known, or behind a plural kind word unknown; "and" is written on it unless separated.
  bool read_item(uint32_t at, bool separated, bool announced) {
    if (!catalogue().place_kind_forms.longest_at(t_.text, t_.words, *t_.lexicon, at).empty()) return false;
    Draft item;
    item.kind = many_ ? draft_.kind : "";
    item.mention.place_kind = many_ ? draft_.mention.place_kind : "";
    item.mention.near = many_ && draft_.mention.near;
    item.cue = announced && many_ ? uint8_t{2} : uint8_t{1};
    item.mention.list_head = 0;  // the first of this list; made absolute by the caller
    item_ = true;
    const uint32_t list_first = first_;
    first_ = at_ = at;
    NameMatch known = name_at(at);
    const bool joined = (known.clitics & kCliticWa) != 0;
    bool found = !known.tokens.empty() && (joined || separated) && (known.clitics & ~kCliticWa) == 0;
    if (found) {
      take(item, known);
    } else if (many_) {
      found = read_unknown_item(item, at, separated);
    }
    if (found) {
      read_suffix(item);
      out_.push_back(std::move(item));
    } else {
      first_ = list_first;
      at_ = out_.back().mention.tokens.last;
    }
    return found;
  }

  bool read_unknown_item(Draft& item, uint32_t at, bool separated) {
    const std::string_view codes = t_.text.codes(at);
    std::string_view wa;
    for (const Clitic& c : t_.lexicon->proclitics) {
      if (c.sense == "w") wa = c.codes;
    }
    const bool joined = !separated && codes.size() > wa.size() + 1 && codes.substr(0, wa.size()) == wa;
    if (!joined && !separated) return false;
    const TokenRange unknown = find_unknown_place(t_, at, item.kind);
    if (unknown.empty()) return false;
    item.mention.name = item.mention.tokens = unknown;
    if (joined) {
      item.cut_front = item.name_cut = static_cast<uint8_t>(wa.size());
      item.mention.clitics = kCliticWa;
    }
    at_ = unknown.last;
    return true;
  }

  const NameText& t_;
  uint32_t first_;
  uint32_t at_;
  bool many_ = false;
  bool item_ = false;
  Draft draft_;
  std::vector<Draft> out_;
};

}  // namespace

std::vector<Draft> read_places(const NameText& text, uint32_t first) { return PlaceReader(text, first).read(); }

namespace {

bool is_place(const Draft& draft) { return draft.mention.kind == MentionKind::place && draft.generic == kNone; }

// Between a place and the larger one: nothing, a comma, "in", "situated in", "belonging to".
bool leads_to(const NameText& text, uint32_t from, const Draft& larger) {
  const uint32_t to = larger.mention.tokens.first;
  if (to < from || to - from > 3 || text.text.sentence_of[from - 1] != text.text.sentence_of[to]) return false;
  bool stated = (larger.mention.clitics & (kCliticBi | kCliticLi)) != 0 || larger.cue == 2 || !larger.mention.direction.empty();
  for (uint32_t i = from; i < to; ++i) {
    const bool mark = text.text.is_mark(i, ',') || text.text.is_mark(i, '(') || text.text.is_mark(i, '-');
    const bool word = is_place_preposition(text, i) || has_sense(text, i, kLinking);
    if (!mark && !word) return false;
    stated = stated || word;
  }
  return stated && (larger.mention.clitics & (kCliticWa | kCliticFa)) == 0;
}

}  // namespace

void join_places(const NameText& text, std::vector<Draft>& drafts) {
  for (uint32_t i = 0; i + 1 < drafts.size(); ++i) {
    Draft& place = drafts[i];
    if (!is_place(place) || !is_place(drafts[i + 1])) continue;
    if (drafts[i + 1].mention.list_head != kNone) continue;
    if (!leads_to(text, place.mention.tokens.last, drafts[i + 1])) continue;
    place.mention.within = i + 1;
    // Earlier items of the same list lie there too.
    for (uint32_t k = i; drafts[k].mention.list_head != kNone && k > 0;) {
      --k;
      if (is_place(drafts[k])) drafts[k].mention.within = i + 1;
    }
  }
}

}  // namespace isnad
