#include "isnad/claims/links.hpp"

#include <algorithm>

#include "isnad/claims/lent_dates.hpp"

namespace isnad {
namespace {

constexpr std::string_view kCivil =
    "civil";  // claims.sides: people told apart from those who fight

std::string written(const ClaimInput& in, Span span) {
  return std::string(in.layers.text->written(span));
}

void fill_entity(const ClaimInput& in, const Mention& mention, Link& link) {
  if (mention.entity != kNone) {
    const Entity& e = in.layers.catalogue->entities[mention.entity];
    link.id = e.id;
    link.name = e.name;
    link.name_en = e.name_en;
    link.kind = e.subkind;
    link.camp = e.camp;
    return;
  }
  for (const Candidate& c : mention.candidates) {
    const Entity& e = in.layers.catalogue->entities[c.entity];
    link.candidates.push_back({e.id, e.name, c.score});
  }
}

// How exactly an entity of this kind places an event.
std::string precision_of(const Entity& e, bool near) {
  if (e.subkind == "country") return "country";
  if (e.subkind == "adm1") return "admin1";
  if (e.subkind == "adm2") return "admin2";
  if (e.subkind == "adm3") return "admin3";
  if (e.subkind == "region" || e.subkind == "front" || e.subkind == "river" ||
      e.subkind == "road" || e.subkind == "island" || e.position_of_town)
    return "area";
  return near ? "near" : "exact";
}

constexpr std::string_view kAlef = "\u0627";
constexpr std::string_view kLam = "\u0644";

bool ends_with(std::string_view text, std::string_view end) {
  return text.size() >= end.size() && text.substr(text.size() - end.size()) == end;
}

// The phrase as one would write it alone, where its bytes are no words of their own: with the
// article that "ll..." has cut, with the pronoun at its end ("our forces"). Empty where the bytes
// will do.
std::string plain_spelling(const ClaimInput& in, const NounPhrase& p, const Link& link) {
  const auto& tokens = in.layers.text->tokens;
  const Reading* last = chosen(in.layers, in.syntax, p.tokens.last - 1);
  const Span whole{link.span.begin, tokens[p.tokens.last - 1].span.end};
  const bool owned = last != nullptr && last->suffix != Suffix::none && link.span.end < whole.end;
  std::string out = owned ? written(in, whole) : link.text;
  for (uint32_t t = p.tokens.first; t < p.tokens.last; ++t) {
    const Reading* r = chosen(in.layers, in.syntax, t);
    const Span cut{tokens[t].span.begin, link.span.begin};
    if (r != nullptr && cut.begin < cut.end && cut.end < tokens[t].span.end && r->has(kCliticAl) &&
        r->has(kCliticLi) && ends_with(in.layers.text->written(cut), kLam) &&
        out.rfind(kLam, 0) == 0)
      out.insert(0, kAlef);
  }
  return out == link.text ? "" : out;
}

}  // namespace

Span link_span(const ClaimInput& in, uint32_t phrase) {
  const NounPhrase& p = in.syntax.phrases[phrase];
  if (p.quantity == kNone || p.noun == kNone || p.head <= p.tokens.first) return p.span;
  Span out = p.span;
  const uint32_t begin = in.layers.text->tokens[p.head].span.begin;
  if (begin < out.end) out.begin = begin;
  return out;
}

Link link_phrase(const ClaimInput& in, uint32_t phrase, const std::string& by) {
  const NounPhrase& p = in.syntax.phrases[phrase];
  Link link;
  link.span = link_span(in, phrase);
  link.text = written(in, link.span);
  link.name = plain_spelling(in, p, link);
  link.by = by;
  uint32_t m = p.mention;
  if (m == kNone && !p.mentions.empty()) m = p.mentions.front();
  const bool about_people =
      p.phrase_class == PhraseClass::person || p.phrase_class == PhraseClass::force ||
      p.phrase_class == PhraseClass::actor || p.phrase_class == PhraseClass::name ||
      p.phrase_class == PhraseClass::role || p.phrase_class == PhraseClass::speech;
  if (m == kNone) return link;
  const MentionKind kind = in.layers.entities->mentions[m].kind;
  const bool actor = kind == MentionKind::actor || kind == MentionKind::person ||
                     kind == MentionKind::nationality || kind == MentionKind::outlet;
  if (about_people == actor) fill_entity(in, in.layers.entities->mentions[m], link);
  return link;
}

Link link_mention(const ClaimInput& in, uint32_t mention, const std::string& by) {
  const Mention& m = in.layers.entities->mentions[mention];
  Link link;
  link.span = m.span;
  link.text = written(in, m.span);
  link.by = by.empty() && m.coreference ? "coreference" : by;
  fill_entity(in, m, link);
  return link;
}

PlaceLink unknown_place(const ClaimInput& in, TokenRange words) {
  PlaceLink out;
  const Reading* first = chosen(in.layers, in.syntax, words.first);
  out.span = in.layers.text->span_of(words);
  if (first != nullptr && first->has(kCliticWa))
    out.span.begin = stem_span(*in.layers.text, words.first, 1, 0).begin;
  out.text = written(in, out.span);
  return out;
}

PlaceLink place_link(const ClaimInput& in, uint32_t mention, const std::string& by) {
  const Mention& m = in.layers.entities->mentions[mention];
  PlaceLink out;
  static_cast<Link&>(out) = link_mention(in, mention, by);
  if (m.entity == kNone) return out;
  const Entity& e = in.layers.catalogue->entities[m.entity];
  out.lat = e.lat;
  out.lon = e.lon;
  if (e.radius_m > 0) out.radius_m = e.radius_m;
  out.pcode = e.pcode;
  out.precision = precision_of(e, m.near);
  for (uint32_t up = e.within; up != kNone && out.within.size() < 6;
       up = in.layers.catalogue->entities[up].within) {
    out.within.push_back(in.layers.catalogue->entities[up].name);
  }
  return out;
}

PlaceLink unlinked_place(const ClaimInput& in, uint32_t phrase, const std::string& by) {
  PlaceLink out;
  static_cast<Link&>(out) = link_phrase(in, phrase, by);
  return out;
}

namespace {

bool lies_within(const PlaceLink& a, const PlaceLink& b) {
  return std::find(a.within.begin(), a.within.end(), b.name) != a.within.end();
}

bool is_same_place(const PlaceLink& a, const PlaceLink& b) {
  if (a.id.empty() || b.id.empty()) return a.text == b.text;
  return a.id == b.id || lies_within(a, b) || lies_within(b, a);
}

}  // namespace

bool are_apart(const std::vector<PlaceLink>& a, const std::vector<PlaceLink>& b) {
  if (a.empty() || b.empty()) return false;
  return std::none_of(a.begin(), a.end(), [&](const PlaceLink& x) {
    return std::any_of(b.begin(), b.end(), [&](const PlaceLink& y) { return is_same_place(x, y); });
  });
}

Link link_argument(const ClaimInput& in, const Argument& a) {
  return a.phrase != kNone ? link_phrase(in, a.phrase, a.by) : link_mention(in, a.mention, a.by);
}

PlaceLink place_argument(const ClaimInput& in, const Argument& a) {
  uint32_t m = a.mention;
  if (m == kNone && a.phrase != kNone) {
    for (const uint32_t inner : in.syntax.phrases[a.phrase].mentions) {
      if (in.layers.entities->mentions[inner].kind == MentionKind::place) m = inner;
    }
  }
  if (m != kNone && in.layers.entities->mentions[m].kind == MentionKind::place)
    return place_link(in, m, a.by);
  if (a.phrase == kNone) return place_link(in, m, a.by);
  return unlinked_place(in, a.phrase, a.by);
}

ClaimQuantity claim_quantity(const ClaimInput& in, const Event& event, uint32_t counted,
                             uint32_t quantity) {
  ClaimQuantity out;
  if (quantity != kNone) {
    const Quantity& q = in.layers.quantities->quantities[quantity];
    out.value = q.value;
    out.low = q.low;
    out.high = q.high;
    out.modifier = to_string(q.modifier);
    out.unit = q.unit;
    out.span = q.span;
    out.text = written(in, q.span);
  } else {
    const NounPhrase& p = in.syntax.phrases[counted];
    if (event.vague) {
      out.modifier = "vague";
    } else {
      out.value = out.low = out.high = event.bare_count;
    }
    out.span = in.layers.text->tokens[p.head].span;
    if (p.tokens.first == p.head) out.span.begin = p.span.begin;  // without its conjunction
    out.text = written(in, out.span);
  }
  const bool people = event.type.rfind("casualty.", 0) == 0 ||
                      event.type.rfind("detention.", 0) == 0 ||
                      event.type.rfind("population.", 0) == 0;
  if (counted != kNone && (out.unit.empty() || out.unit == "other")) {
    const uint32_t noun = in.syntax.phrases[counted].noun;
    if (noun != kNone && !in.layers.lexicon->lexemes[noun].unit.empty())
      out.unit = in.layers.lexicon->lexemes[noun].unit;
  }
  if (people && (out.unit.empty() || out.unit == "other")) out.unit = "person";
  if (out.unit.empty()) out.unit = "other";
  return out;
}

bool tells_civilians(const ClaimInput& in, const ClaimRules& rules, uint32_t phrase) {
  const auto noun = rules.side_of_noun.find(in.syntax.phrases[phrase].noun);
  return noun != rules.side_of_noun.end() && noun->second == kCivil;
}

bool is_bare_number(const ClaimInput& in, uint32_t phrase) {
  const NounPhrase& p = in.syntax.phrases[phrase];
  return p.quantity != kNone && p.noun == kNone && p.mentions.empty();
}

bool is_elided(const ClaimInput& in, uint32_t phrase) {
  const NounPhrase& p = in.syntax.phrases[phrase];
  if (!p.mentions.empty()) return false;
  const Lexeme* head = p.noun == kNone ? nullptr : &in.layers.lexicon->lexemes[p.noun];
  if (head != nullptr && head->part == PartOfSpeech::adjective) return true;
  const bool unnamed =
      p.phrase_class == PhraseClass::none || p.phrase_class == PhraseClass::abstract;
  return is_bare_number(in, phrase) || (p.quantity != kNone && unnamed);
}

std::string side_of(const ClaimInput& in, const ClaimRules& rules, const Link& link) {
  if (const auto kind = rules.side_of_kind.find(link.kind); kind != rules.side_of_kind.end())
    return kind->second;
  const auto& tokens = in.layers.text->tokens;
  const auto first = std::partition_point(
      tokens.begin(), tokens.end(), [&](const Token& t) { return t.span.end <= link.span.begin; });
  for (auto t = first; t != tokens.end() && t->span.begin < link.span.end; ++t) {
    const auto token = static_cast<uint32_t>(t - tokens.begin());
    const Reading* r = chosen(in.layers, in.syntax, token);
    if (r == nullptr || r->lexeme == kNone) continue;
    if (r->suffix == Suffix::we) return "we";
    const auto noun = rules.side_of_noun.find(r->lexeme);
    if (noun != rules.side_of_noun.end() && noun->second != kCivil) return noun->second;
  }
  return "";
}

std::string group_of(const ClaimInput& in, uint32_t phrase) {
  const NounPhrase& p = in.syntax.phrases[phrase];
  if (p.noun == kNone) return "";
  return in.layers.lexicon->lexemes[p.noun].group;
}

// "at six" takes the day of another date; what an event before lends is its day alone.
ClaimTime claim_time(const ClaimInput& in, const EventTime& time) {
  const DateMention& d = in.layers.dates->dates[time.date];
  ClaimTime out;
  out.value = d.value;
  out.precision = to_string(d.precision);
  out.part = d.part;
  out.basis = time.inherited ? "inherited" : to_string(d.basis);
  out.anchor = d.anchor;
  out.span = d.span;
  out.text = written(in, d.span);
  if (!d.running.empty()) {
    out.value = d.running;
    out.precision = to_string(Precision::interval);
    out.basis = to_string(DateBasis::relative);
  }
  if (time.since != kNone) {
    out.value = d.value.substr(0, d.value.find_first_of("/T")) + "/";
    out.precision = to_string(Precision::interval);
    out.part.clear();
    out.span = in.layers.text->span_of({time.since, d.tokens.last});
    out.text = written(in, out.span);
    return out;
  }
  const bool within_day = d.precision <= Precision::daypart;
  if (time.day_only && within_day) {
    out.value = d.value.substr(0, d.value.find('T'));
    out.precision = to_string(Precision::day);
    out.part.clear();
  }
  if (is_third_of_month(d)) {
    out.value.resize(7);
    out.precision = to_string(Precision::month);
  }
  if (d.ago && !d.opens && out.value.size() == 21 && d.anchor.size() >= 10) {
    out.value.replace(11, 10, d.anchor, 0, 10);  // what "the last days" brought: today, too
  }
  if ((time.at_once || d.opens_today) && out.value.back() == '/') out.value.pop_back();
  if (time.day != kNone) {
    const DateMention& day = in.layers.dates->dates[time.day];
    if (day.precision > Precision::day || day.value.size() < 10) return out;
    out.value = day.value.substr(0, 10) + d.value;
    out.basis = "inherited";
    out.anchor = day.anchor;
  }
  return out;
}

}  // namespace isnad
