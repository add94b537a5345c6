#include "isnad/entities/place_phrases.hpp"

#include <algorithm>
#include <charconv>

#include "isnad/entities/place_names.hpp"
#include "isnad/entities/place_scores.hpp"
#include "isnad/entities/unknown_names.hpp"

namespace isnad {
namespace {

constexpr int kMaxLeads = 6;
constexpr uint32_t kMaxItems = 30;

class PlaceReader {
 public:
  PlaceReader(const NameText& text, uint32_t first)
      : t_(text), c_(*text.catalogue), first_(first), at_(first) {}

  std::vector<Draft> read() {
    each_ = is_each_of();
    read_distance();
    for (int i = 0; i < kMaxLeads && read_lead(); ++i) {
    }
    if (many_ && at_ < t_.size() && t_.text.is_mark(at_, ':')) ++at_;  // "the villages: X, Y"
    if (!read_name(draft_, may_cut())) return {};
    read_suffix(draft_);
    out_.push_back(draft_);
    while (out_.size() < kMaxItems && read_next_item()) {
    }
    return std::move(out_);
  }

 private:
  // Proclitics may stand on the first token alone.
  uint8_t may_cut() const { return at_ == first_ ? kAnyProclitic : uint8_t{0}; }
  bool is_inside(uint32_t token) const {
    return token == first_ || is_word_beside(t_, token, first_);
  }
  BareNames bare() const { return draft_.kind.empty() ? BareNames::no : BareNames::yes; }

  // "in each of X, Y and Z"
  bool is_each_of() const {
    return first_ > 1 && is_word_beside(t_, first_ - 2, first_) &&
           is_place_preposition(t_, first_ - 1) && has_sense(t_, first_ - 2, kEach, kAnyProclitic);
  }

  // "57 km", "at a distance of 20 km", before a direction or "from".
  void read_distance() {
    uint32_t at = first_;
    while (at < first_ + 2 && at < t_.size() && t_.text.tokens[at].kind == TokenKind::word) {
      if (!has_sense(t_, at, kDistance, kCliticBi) && !is_place_preposition(t_, at)) return;
      ++at;
    }
    if (at + 2 >= t_.size() || t_.text.tokens[at].kind != TokenKind::number) return;
    if (at > first_ && !has_sense(t_, at - 1, kDistance, kCliticBi)) return;
    if (!has_sense(t_, at + 1, kDistanceUnit)) return;
    const std::string_view digits = t_.text.codes(at);
    const std::string metres = name_word_value(t_, at + 1);
    double value = 0;
    double unit = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), value);
    std::from_chars(metres.data(), metres.data() + metres.size(), unit);
    uint32_t next = at + 2;
    if (is_place_preposition(t_, next)) ++next;
    if (next == at + 2 && !has_sense(t_, next, kDirection)) return;
    draft_.mention.distance_m = value * unit;
    draft_.mention.near = true;
    at_ = next;
  }

  bool read_lead() {
    if (at_ >= t_.size() || !is_inside(at_)) return false;
    return read_kind() || read_direction() || read_adjective();
  }

  bool read_kind() {
    PhraseMatch m;
    const uint32_t index = find_kind_word(t_, at_, may_cut() | (many_ ? kCliticWa : 0), m);
    if (index == kNone || m.tokens.last >= t_.size() || !is_word_beside(t_, m.tokens.last, first_))
      return false;
    const PlaceKind& kind = c_.place_kinds[index];
    if (kind.kind == "capital" && is_unit_word(m.tokens.last)) return false;
    if (find_place_name(t_, at_, may_cut(), bare()).tokens.last > m.tokens.last) return false;
    if (m.tokens.first == first_) note_clitics(m.clitics, m.cut_front);
    if (m.tokens.size() == 1 && has_sense(t_, at_, kJoinedHead, kAnyProclitic))
      return note_compound(kind);
    if (kind.kind == "near") {
      draft_.mention.near = true;
      draft_.cue = std::max(draft_.cue, uint8_t{1});
    } else {
      note_kind(kind, m.tokens.first);
      const bool district = kind.kind == "adm2" && !weak_;
      draft_.cue = announces_name(kind.kind) || district ? 2 : 1;
    }
    draft_.mention.rules.push_back(kind.row);
    at_ = m.tokens.last;
    return true;
  }

  // "the capital of the province of X" is a town beside which the province is named.
  bool is_unit_word(uint32_t token) const {
    PhraseMatch m;
    const uint32_t index = find_kind_word(t_, token, 0, m);
    return index != kNone && c_.place_kinds[index].kind.rfind("adm", 0) == 0;
  }

  void note_kind(const PlaceKind& kind, uint32_t token) {
    const bool capital = kind.kind == "capital";
    if (draft_.mention.place_kind.empty()) draft_.mention.place_kind = capital ? "city" : kind.kind;
    draft_.kind = capital ? "city" : kind.kind;
    draft_.capital = capital;
    many_ = many_ || is_plural_kind(t_, token, kind);
    weak_ = has_sense(t_, token, kWeakKind, kAnyProclitic);
  }

  // A word that begins compound names ("Kafr X") is part of the name; it tells that a name begins.
  bool note_compound(const PlaceKind& kind) {
    if (draft_.kind.empty()) draft_.kind = kind.kind;
    compound_ = true;
    return false;
  }

  void note_clitics(uint8_t clitics, uint8_t cut_front) {
    draft_.mention.clitics = clitics;
    draft_.cut_front = cut_front;
  }

  bool read_direction() {
    const uint8_t clitics = at_ == first_ ? kAnyProclitic : uint8_t{0};
    if (!has_sense(t_, at_, kDirection, clitics)) return false;
    if (find_place_name(t_, at_, may_cut(), bare()).tokens.size() > 1) return false;
    if (at_ == first_) note_direction_clitics();
    draft_.mention.direction += name_word_value(t_, at_);
    draft_.cue = std::max(draft_.cue, uint8_t{1});
    ++at_;
    if (at_ < t_.size() && has_sense(t_, at_, kDirection)) {
      draft_.mention.direction += name_word_value(t_, at_);
      ++at_;
    }
    return true;
  }

  void note_direction_clitics() {
    const Word& word = t_.words.words[at_];
    for (uint32_t s = 0; s < word.surfaces; ++s) {
      const Surface& surface = t_.words.surfaces[word.first_surface + s];
      if ((c_.words.senses_of(surface.form) & kDirection) == 0) continue;
      note_clitics(surface.clitics, surface.cut_front);
      return;
    }
  }

  // "the Syrian capital Damascus"
  bool read_adjective() {
    if (at_ == first_ || draft_.kind.empty()) return false;
    bool found = false;
    const uint32_t country = find_country_adjective(t_, at_, found);
    if (!found || find_place_name(t_, at_ + 1, 0, bare()).tokens.empty()) return false;
    draft_.country = country;
    ++at_;
    return true;
  }

  // A known name, else behind a kind word an unknown one.
  bool read_name(Draft& draft, uint8_t clitics) {
    if (at_ >= t_.size() || !is_inside(at_)) return false;
    const PlaceNameMatch known = find_place_name(t_, at_, clitics, bare());
    if (!known.tokens.empty() && !begins_longer_name(draft, known)) {
      take(draft, known);
      return true;
    }
    if (draft.kind.empty() || (at_ == first_ && !compound_)) return false;
    const TokenRange unknown = find_unknown_place(t_, at_, compound_ ? "village" : draft.kind);
    const bool quoted = !unknown.empty() && t_.opens[unknown.first];
    if (unknown.empty() || (weak_ && !quoted && !is_front_line(unknown)) ||
        (compound_ && unknown.size() < 2))
      return false;
    take_unknown(draft, unknown);
    return true;
  }

  // "the quarter Spring-of-X": a row for "Spring" is not it.
  bool begins_longer_name(const Draft& draft, const PlaceNameMatch& known) const {
    if (draft.kind.empty() || known.tokens.size() != 1 ||
        !has_sense(t_, known.tokens.first, kJoinedHead, known.clitics))
      return false;
    const uint32_t next = known.tokens.last;
    return is_inside(next) && is_unknown_word(t_, next) &&
           find_unknown_place(t_, known.tokens.first, draft.kind, known.clitics).size() > 1;
  }

  // "on the axis X": a front has a name where no word of it belongs to the language.
  bool is_front_line(TokenRange name) const {
    return draft_.kind == "front" && first_ > 0 && is_place_preposition(t_, first_ - 1) &&
           is_unknown_word(t_, name.first);
  }

  void take(Draft& draft, const PlaceNameMatch& known) {
    draft.mention.name = known.tokens;
    draft.mention.tokens = {first_, known.tokens.last};
    draft.entities = known.entities;
    draft.name_cut = known.cut_front;
    if (known.tokens.first == first_) {
      draft.mention.clitics = known.clitics;
      draft.cut_front = known.cut_front;
    }
    at_ = draft.mention.tokens.last = draft.mention.name.last = end_before_larger(known);
    peel_kind_word(draft);
  }

  // A row may be called "X quarter in Y", to tell it from its namesakes: Y is a place of its own.
  uint32_t end_before_larger(const PlaceNameMatch& known) const {
    const TokenRange name = known.tokens;
    for (uint32_t at = name.first + 1; at < name.last; ++at) {
      const bool apart = is_preposition_in(t_, at);
      if (apart && at + 1 == name.last) break;
      const PlaceNameMatch larger =
          find_place_name(t_, apart ? at + 1 : at, apart ? 0 : kCliticBi, BareNames::yes);
      const bool joined = (larger.clitics & kCliticBi) != 0;
      if ((apart || joined) && larger.tokens.last == name.last && holds_one(larger, known))
        return at;
    }
    return name.last;
  }

  bool holds_one(const PlaceNameMatch& larger, const PlaceNameMatch& known) const {
    return std::any_of(known.entities.begin(), known.entities.end(), [&](uint32_t inner) {
      return std::any_of(larger.entities.begin(), larger.entities.end(), [&](uint32_t outer) {
        return outer != inner && lies_in(c_, inner, outer);
      });
    });
  }

  // "the city of X" as a whole is a name of X: the name alone is X.
  void peel_kind_word(Draft& draft) {
    TokenRange& name = draft.mention.name;
    PhraseMatch m;
    const uint32_t index = find_kind_word(t_, name.first, kAnyProclitic, m);
    if (index == kNone || m.tokens.last >= name.last) return;
    const PlaceNameMatch inner = find_place_name(t_, m.tokens.last, 0, BareNames::no);
    if (inner.tokens.last != name.last || c_.place_kinds[index].kind == "near") return;
    const bool shared = std::any_of(inner.entities.begin(), inner.entities.end(), [&](uint32_t e) {
      return std::find(draft.entities.begin(), draft.entities.end(), e) != draft.entities.end();
    });
    const bool announced = announces_name(c_.place_kinds[index].kind);
    if (!shared && !announced) return;
    // "the village of X" may be X of any row, also where a row is called so in full.
    for (const uint32_t e : inner.entities) {
      if (announced &&
          std::find(draft.entities.begin(), draft.entities.end(), e) == draft.entities.end())
        draft.entities.push_back(e);
    }
    name.first = m.tokens.last;
    draft.name_cut = 0;
    draft.cue = std::max(draft.cue, announced ? uint8_t{2} : uint8_t{1});
    note_peeled(draft, c_.place_kinds[index]);
  }

  void note_peeled(Draft& draft, const PlaceKind& kind) const {
    const std::string own = kind.kind == "capital" ? "city" : kind.kind;
    if (draft.mention.place_kind.empty()) draft.mention.place_kind = own;
    draft.kind = own;
    draft.mention.rules.push_back(kind.row);
  }

  void take_unknown(Draft& draft, TokenRange unknown) {
    draft.mention.name = unknown;
    draft.mention.tokens = {first_, unknown.last};
    at_ = unknown.last;
    if (compound_ && unknown.first == first_) draft.name_cut = draft.cut_front;
  }

  void read_suffix(Draft& draft) {
    for (int i = 0;
         i < 2 && is_inside(at_) && at_ < t_.size() && has_sense(t_, at_, kDirectionAdjective);
         ++i) {
      draft.mention.direction += name_word_value(t_, at_);
      draft.mention.tokens.last = ++at_;
    }
    if (!is_word_beside(t_, at_, first_) || t_.closes[at_ - 1]) return;
    bool found = false;
    const uint32_t country = find_country_adjective(t_, at_, found);
    if (country == kNone) return;
    draft.country = country;
    draft.mention.tokens.last = ++at_;
  }

  // --- lists
  // --------------------------------------------------------------------------------------------

  // "X, Y and Z": one more name behind a comma, "and" apart or written on it.
  bool read_next_item() {
    uint32_t at = at_;
    const bool comma = at < t_.size() && (t_.text.is_mark(at, ',') || t_.text.is_mark(at, '-'));
    if (comma) ++at;
    const bool apart = is_conjunction(t_, at);
    if (apart) ++at;
    if (!is_word_beside(t_, at, first_)) return false;
    PhraseMatch m;
    const uint32_t kind = find_kind_word(t_, at, kAnyProclitic, m);
    if (kind != kNone && !has_sense(t_, at, kJoinedHead, kAnyProclitic)) return false;
    const uint32_t list_first = first_;
    const uint32_t list_at = at_;
    first_ = at_ = at;
    Draft item = new_item();
    if (read_item(item, comma, apart)) {
      read_suffix(item);
      out_.push_back(std::move(item));
      return true;
    }
    first_ = list_first;
    at_ = list_at;
    return false;
  }

  // Later items share what a plural governor says of all of them.
  Draft new_item() const {
    Draft item;
    item.cue = many_ && draft_.cue == 2 ? uint8_t{2} : uint8_t{1};
    item.mention.list_head = 0;  // made absolute by the caller
    if (!many_) return item;
    item.kind = draft_.kind;
    item.mention.place_kind = draft_.mention.place_kind;
    item.mention.near = draft_.mention.near;
    item.mention.rules = draft_.mention.rules;
    return item;
  }

  bool read_item(Draft& item, bool comma, bool apart) {
    const PlaceNameMatch known =
        find_place_name(t_, at_, apart ? uint8_t{0} : uint8_t{kCliticWa},
                        item.kind.empty() ? BareNames::no : BareNames::yes);
    const bool joined = (known.clitics & kCliticWa) != 0;
    if (!known.tokens.empty() && (joined || apart || comma)) {
      take(item, known);
      return true;
    }
    return (many_ || each_) && read_unknown_item(item, comma, apart);
  }

  bool read_unknown_item(Draft& item, bool comma, bool apart) {
    const std::string_view codes = t_.text.codes(at_);
    size_t wa = 0;
    for (const Clitic& c : t_.lexicon->proclitics) {
      const bool stands = c.sense == "w" && codes.size() > c.codes.size() + 1 &&
                          codes.substr(0, c.codes.size()) == c.codes;
      if (stands && !apart) wa = c.codes.size();
    }
    if (wa == 0 && !comma && !apart) return false;
    const uint8_t clitics = wa > 0 ? uint8_t{kCliticWa} : uint8_t{0};
    const std::string_view kind =
        item.kind.empty() && each_ ? std::string_view("region") : std::string_view(item.kind);
    const TokenRange unknown = find_unknown_place(t_, at_, kind, clitics);
    if (unknown.empty() || (weak_ && !t_.opens[unknown.first])) return false;
    item.mention.name = item.mention.tokens = unknown;
    item.cut_front = item.name_cut = static_cast<uint8_t>(wa);
    item.mention.clitics = clitics;
    at_ = unknown.last;
    return true;
  }

  const NameText& t_;
  const Catalogue& c_;
  uint32_t first_;
  uint32_t at_;
  bool many_ = false;      // the kind word is a dual or plural
  bool each_ = false;      // "each of" stands before: a list of names
  bool weak_ = false;      // the kind word is also another word: unknown names need quotes
  bool compound_ = false;  // the name begins with the first part of compound names
  Draft draft_;
  std::vector<Draft> out_;
};

}  // namespace

std::vector<Draft> read_places(const NameText& text, uint32_t first) {
  return PlaceReader(text, first).read();
}

}  // namespace isnad
