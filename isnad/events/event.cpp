#include "isnad/events/event.hpp"

#include <algorithm>

#include "isnad/events/domains.hpp"

namespace isnad {
namespace {

// Words inside a name open no event.
bool is_inside_name(const EventContext& c, uint32_t token) {
  const uint32_t p = c.syntax.phrase_of[token];
  if (p == kNone) return false;
  for (const uint32_t m : c.syntax.phrases[p].mentions) {
    const Mention& mention = c.mention(m);
    if (mention.name.contains(token) && mention.kind != MentionKind::facility &&
        mention.kind != MentionKind::instrument)
      return true;
  }
  return false;
}

std::vector<uint32_t> triggers_of_reading(const EventContext& c, const Reading& r) {
  if (!c.rules.opens_event(r)) return {};
  const auto found = c.rules.by_lexeme.find(r.lexeme);
  std::vector<uint32_t> out;
  for (const uint32_t t : found->second) {
    if ((c.rules.triggers[t].parts & 1u << static_cast<uint32_t>(r.inflection.part)) != 0)
      out.push_back(t);
  }
  return out;
}

// A noun before the token, without article, tanwin or pronoun: it waits for its genitive.
const Lexeme* head_before(const EventContext& c, uint32_t token) {
  const Reading* r = c.reading(token - 1);
  if (r == nullptr || r->lexeme == kNone || r->definite() || r->suffix != Suffix::none ||
      r->inflection.part != PartOfSpeech::noun || r->inflection.absolute ||
      r->inflection.accusative)
    return nullptr;
  return &c.layers.lexicon->lexemes[r->lexeme];
}

// "the Army of the Liberation of X", "the demining unit", "the command of operations": what is
// right behind a body that waits for its genitive is what the body is called after. "The commander
// of the operation of the liberation of X": an office.
bool names_body(const EventContext& c, uint32_t token, const Reading& r) {
  const uint32_t first = c.layers.text->sentence(token).tokens.first;
  const bool masdar = r.inflection.part == PartOfSpeech::masdar;
  if ((!masdar && r.inflection.part != PartOfSpeech::noun) || r.suffix != Suffix::none ||
      (r.clitics & ~kCliticAl) != 0 || token == first)
    return false;
  const Lexeme* body = head_before(c, token);
  if (body == nullptr) return false;
  const bool plural = r.inflection.number == Number::plural;
  if (body->noun_class == NounClass::force) return masdar ? r.clitics == 0 : plural;
  if (body->noun_class == NounClass::event && token - 1 > first) body = head_before(c, token - 1);
  return body != nullptr && body->noun_class == NounClass::role && body->status == "combatant";
}

// A verb that opens no event may be written like one that does: "postponed" and "brought out",
// "saved" and "and fled"; with a pronoun on ("described him") it is what it looks like.
std::vector<uint32_t> triggers_of_word(const EventContext& c, uint32_t token) {
  const Reading* r = c.reading(token);
  if (r == nullptr || names_body(c, token, *r)) return {};
  std::vector<uint32_t> out = triggers_of_reading(c, *r);
  if (!out.empty() || !is_finite_verb(r) || c.rules.carriers.count(r->lexeme) > 0) return out;
  for (const Reading& other : readings_of(*c.layers.words, token)) {
    if (is_finite_verb(&other) && other.inflection.person == 3 && other.suffix == Suffix::none &&
        other.inflection.aspect == r->inflection.aspect)
      out = triggers_of_reading(c, other);
    if (!out.empty()) break;
  }
  return out;
}

Span trigger_span(const EventContext& c, TokenRange tokens) {
  Span out = c.layers.text->span_of(tokens);
  const Reading* r = c.reading(tokens.first);
  if (r != nullptr && (r->clitics & ~kCliticAl) != 0) {
    const uint8_t article = r->has(kCliticAl) ? 2 : 0;
    const uint8_t cut =
        r->cut_front > article ? static_cast<uint8_t>(r->cut_front - article) : uint8_t{0};
    out.begin = stem_span(*c.layers.text, tokens.first, cut, 0).begin;
  }
  return out;
}

// From the trigger over its own arguments in the sentence; a noun's own phrase too.
TokenRange extent_of(const EventContext& c, const Event& e) {
  TokenRange out = e.trigger;
  const uint32_t sentence = c.layers.text->sentence_of[e.trigger.first];
  const auto take = [&](TokenRange tokens) {
    if (c.layers.text->sentence_of[tokens.first] != sentence) return;
    out.first = std::min(out.first, tokens.first);
    out.last = std::max(out.last, tokens.last);
  };
  for (const Argument& a : e.arguments) {
    if (!a.by.empty() || a.relation == "fronted" || a.relation == "carrier") continue;
    if (a.phrase != kNone) {
      take(c.syntax.phrases[a.phrase].tokens);
    } else if (a.mention != kNone) {
      take(c.mention(a.mention).tokens);
    }
  }
  if (e.quantity != kNone) take(c.layers.quantities->quantities[e.quantity].tokens);
  return out;
}

// The date of the trigger's clause: the nearest in the clause; else the only one before it in the
// sentence.
uint32_t date_of(const EventContext& c, const Event& e) {
  const auto& dates = c.layers.dates->dates;
  uint32_t best = kNone;
  uint32_t best_distance = 10000;
  const TokenRange sentence = c.layers.text->sentence(e.trigger.first).tokens;
  auto first = std::lower_bound(
      dates.begin(), dates.end(), sentence.first,
      [](const DateMention& date, uint32_t token) { return date.tokens.first < token; });
  for (auto d = static_cast<uint32_t>(first - dates.begin()); d < dates.size(); ++d) {
    const TokenRange tokens = dates[d].tokens;
    if (tokens.first >= sentence.last) break;
    if (tokens.empty()) continue;
    if (dates[d].type != DateType::date && dates[d].type != DateType::time) continue;
    if (c.syntax.clause_of[tokens.first] != e.clause) continue;
    const uint32_t distance = tokens.first > e.trigger.first ? tokens.first - e.trigger.first
                                                             : e.trigger.first - tokens.first;
    if (distance < best_distance) {
      best = d;
      best_distance = distance;
    }
  }
  return best;
}

// "the town that the group controls": a state in a relative clause is no conquest. "The plots that
// target soldiers": what something is meant for is no attack, where neither place nor day is told.
bool tells_a_state(const EventContext& c, const Event& e) {
  const Reading* r = c.reading(e.trigger.first);
  if (!is_finite_verb(r) || r->inflection.aspect != Aspect::imperfect || r->has(kCliticSa) ||
      c.syntax.clauses[e.clause].kind != ClauseKind::relative)
    return false;
  const bool meant = e.type == "attack.other" && e.date == kNone && e.quantity == kNone &&
                     !has_role(e, Role::place) && !has_role(e, Role::instrument);
  return e.type == "territory.captured" || meant;
}

// The first trigger row of the site that holds, bound.
bool make_event(const EventContext& c, const TriggerSite& site, uint32_t limit, Event& out) {
  for (const uint32_t t : site.triggers) {
    const Trigger& trigger = c.rules.triggers[t];
    const Frame& frame = c.rules.frames[trigger.frame];
    Event e;
    e.type = site.joint ? "casualty.killed_or_wounded" : trigger.type;
    e.trigger = site.tokens;
    if (!may_be_of_conflict(c, e)) continue;
    e.trigger_span = trigger_span(c, site.tokens);
    e.clause = c.syntax.clause_of[site.tokens.first];
    e.rules = {trigger.row, frame.row};
    bind_arguments(c, frame, limit, e);
    set_count(c, frame, limit, e);
    e.date = date_of(c, e);
    if (!holds(c, trigger, e) || tells_a_state(c, e)) continue;
    if (!has_needed(c, trigger, e)) continue;
    find_shares(c, limit, e);
    if (trigger.loaded) e.loaded = c.layers.text->written(e.trigger_span);
    out = std::move(e);
    return true;
  }
  return false;
}

// "an artillery shelling by (l-) X reached Y": whose shelling, and with what, stands at the noun.
void take_arguments_of_noun(const EventContext& c, const Frame& frame, Event noun, Event& e) {
  noun.arguments.clear();
  noun.clause = c.syntax.clause_of[noun.trigger.first];
  bind_arguments(c, frame, e.trigger.first, noun);
  const bool doer = has_role(e, Role::initiator);
  const bool means = has_role(e, Role::instrument);
  for (const Argument& a : noun.arguments) {
    if ((a.role == Role::initiator && !doer) || (a.role == Role::instrument && !means))
      e.arguments.push_back(a);
  }
}

// "the bombing that hit a mosque": what the noun names is what the verb tells of it.
void take_type_of_subject(const EventContext& c, Event& e) {
  if (family_of(e.type) != "attack" || !is_finite_verb(c.reading(e.trigger.first))) return;
  const Subject subject = find_subject(c, e.trigger.first);
  if (subject.phrase == kNone || subject.inherited) return;
  const NounPhrase& phrase = c.syntax.phrases[subject.phrase];
  for (uint32_t i = phrase.tokens.first; i < phrase.tokens.last; ++i) {
    for (const uint32_t t : triggers_of_word(c, i)) {
      const Trigger& trigger = c.rules.triggers[t];
      Event told_by_noun = e;
      told_by_noun.trigger = {i, i + 1};
      if (family_of(trigger.type) != "attack" || !holds(c, trigger, told_by_noun)) continue;
      take_arguments_of_noun(c, c.rules.frames[trigger.frame], told_by_noun, e);
      if (e.type != "attack.other") return;
      e.type = trigger.type;
      e.rules.push_back(trigger.row);
      e.extent.first = std::min(e.extent.first, phrase.tokens.first);
      return;
    }
  }
}

// "the shelling destroyed (V S O) houses", "the shelling reached (V S O) the quarter": the noun
// right behind a verb of an outcome is the subject; the object follows.
bool is_subject_noun(const EventContext& c, const TriggerSite& verb, const TriggerSite& noun) {
  if (noun.tokens.first != verb.tokens.last || !is_finite_verb(c.reading(verb.tokens.first)) ||
      is_finite_verb(c.reading(noun.tokens.first)))
    return false;
  const std::string_view family = family_of(c.rules.triggers[verb.triggers.front()].type);
  const std::string_view cause = family_of(c.rules.triggers[noun.triggers.front()].type);
  const NounPhrase* own = c.phrase_at(noun.tokens.first);
  return cause == "attack" && own != nullptr && own->relation.empty() &&
         (family == "casualty" || family == "property" || family == "materiel" ||
          family == "population" || c.rules.triggers[verb.triggers.front()].type == "attack.other");
}

// Where the arguments of a site end: at the next site of its sentence that is not its subject.
uint32_t limit_of(const EventContext& c, const std::vector<TriggerSite>& sites, size_t s) {
  const uint32_t end = c.layers.text->sentence(sites[s].tokens.first).tokens.last;
  size_t next = s + 1;
  if (next < sites.size() && is_subject_noun(c, sites[s], sites[next])) ++next;
  return next < sites.size() ? std::min(end, sites[next].tokens.first) : end;
}

bool is_victims_noun(const EventContext& c, const TriggerSite& site) {
  const Trigger& trigger = c.rules.triggers[site.triggers.front()];
  return c.rules.frames[trigger.frame].id == "victims";
}

// "a wounded man died", "they arrested the wounded": whom the verb before names is no event.
bool is_named_by(const EventContext& c, const TriggerSite& before, const TriggerSite& victims) {
  if (!is_victims_noun(c, victims) || is_victims_noun(c, before)) return false;
  if (c.layers.text->sentence_of[before.tokens.first] !=
      c.layers.text->sentence_of[victims.tokens.first])
    return false;
  Event e;
  if (!make_event(c, before, c.layers.text->sentence(before.tokens.first).tokens.last, e))
    return false;
  const std::string_view family = family_of(e.type);
  if (e.type != "casualty.killed" && family != "detention" && family != "population") return false;
  return std::any_of(e.arguments.begin(), e.arguments.end(), [&](const Argument& a) {
    const bool direct = a.relation == "subject" || a.relation == "object" ||
                        a.relation == "genitive" || a.relation == "on" || a.relation == "about";
    return a.role == Role::target && a.by.empty() && direct && a.phrase != kNone &&
           c.syntax.phrases[a.phrase].tokens.contains(victims.tokens.first);
  });
}

bool may_tell(const EventContext& c, const TriggerSite& site, std::string_view type) {
  return std::any_of(site.triggers.begin(), site.triggers.end(),
                     [&](uint32_t t) { return c.rules.triggers[t].type == type; });
}

// "were killed and wounded 20", "the killing and wounding of": two verbs or two verbal nouns side
// by side, the second with its conjunction on.
bool are_joint(const EventContext& c, const TriggerSite& a, const TriggerSite& b) {
  const Reading* first = c.reading(a.tokens.first);
  const Reading* second = c.reading(b.tokens.first);
  if (a.tokens.last != b.tokens.first || a.tokens.size() != 1 || b.tokens.size() != 1 ||
      first == nullptr || second == nullptr || !second->has(kCliticWa))
    return false;
  const PartOfSpeech part = first->inflection.part;
  if (part != second->inflection.part || first->inflection.number != second->inflection.number ||
      first->suffix != Suffix::none || second->suffix != Suffix::none ||
      (part != PartOfSpeech::verb && part != PartOfSpeech::masdar))
    return false;
  return (may_tell(c, a, "casualty.killed") && may_tell(c, b, "casualty.wounded")) ||
         (may_tell(c, a, "casualty.wounded") && may_tell(c, b, "casualty.killed"));
}

std::vector<TriggerSite> join_sites(const EventContext& c, const std::vector<TriggerSite>& sites) {
  std::vector<TriggerSite> out;
  for (const TriggerSite& site : sites) {
    if (!out.empty() && !out.back().joint && are_joint(c, out.back(), site)) {
      out.back().tokens.last = site.tokens.last;
      out.back().joint = true;
    } else {
      out.push_back(site);
    }
  }
  return out;
}

// "seized, during the combing of X, twenty rifles": past the noun of a prepositional phrase.
bool make_past_adjunct(const EventContext& c, const std::vector<TriggerSite>& sites, size_t s,
                       Event& out) {
  if (s + 1 >= sites.size() || !is_finite_verb(c.reading(sites[s].tokens.first))) return false;
  const NounPhrase* next = c.phrase_at(sites[s + 1].tokens.first);
  if (next == nullptr || next->relation.empty() || is_finite_verb(c.reading(next->head)))
    return false;
  const uint32_t end = c.layers.text->sentence(sites[s].tokens.first).tokens.last;
  const uint32_t limit = s + 2 < sites.size() ? std::min(end, sites[s + 2].tokens.first) : end;
  return make_event(c, sites[s], limit, out);
}

// The sites that make an event: the others hold no arguments back.
std::vector<TriggerSite> telling_sites(const EventContext& c, std::vector<TriggerSite> sites) {
  std::vector<TriggerSite> out;
  for (size_t s = 0; s < sites.size(); ++s) {
    if (!out.empty() && is_named_by(c, out.back(), sites[s])) continue;
    Event e;
    const uint32_t end = c.layers.text->sentence(sites[s].tokens.first).tokens.last;
    const uint32_t limit = limit_of(c, sites, s);
    if (make_event(c, sites[s], limit, e) || (limit < end && make_event(c, sites[s], end, e)))
      out.push_back(std::move(sites[s]));
  }
  return out;
}

}  // namespace

std::vector<TriggerSite> find_trigger_sites(const EventContext& c) {
  std::vector<TriggerSite> out;
  const TokenizedText& text = *c.layers.text;
  for (uint32_t i = 0; i < text.size();) {
    if (text.tokens[i].kind != TokenKind::word || is_inside_name(c, i)) {
      ++i;
      continue;
    }
    TriggerSite site{{i, i + 1}, {}};
    for (const PhraseMatch& m :
         c.rules.phrases.longest_at(text, *c.layers.words, *c.layers.lexicon, i)) {
      site.tokens = m.tokens;
      site.triggers.push_back(m.payload);
    }
    if (site.triggers.empty()) site.triggers = triggers_of_word(c, i);
    std::sort(site.triggers.begin(), site.triggers.end());
    if (!site.triggers.empty()) out.push_back(site);
    i = site.triggers.empty() ? i + 1 : site.tokens.last;
  }
  return out;
}

EventLayer find_events(const TextLayers& layers, const SyntaxLayer& syntax,
                       const EventRules& rules) {
  EventContext c{layers, syntax, rules};
  EventLayer out;
  std::vector<TriggerSite> sites = join_sites(c, find_trigger_sites(c));
  if (sites.empty()) return out;
  const DomainCounts domains(c);
  c.domains = &domains;
  SentenceLexemes sentences(layers);
  c.sentences = &sentences;
  sites = telling_sites(c, std::move(sites));
  for (size_t s = 0; s < sites.size(); ++s) {
    Event e;
    if (!make_event(c, sites[s], limit_of(c, sites, s), e) && !make_past_adjunct(c, sites, s, e))
      continue;
    set_modality(c, e);
    e.extent = extent_of(c, e);
    take_type_of_subject(c, e);
    out.events.push_back(std::move(e));
  }
  link_events(c, out.events);
  return out;
}

}  // namespace isnad
