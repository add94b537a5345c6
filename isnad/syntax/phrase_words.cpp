#include "isnad/syntax/phrase_words.hpp"

#include "isnad/text/codes.hpp"

namespace isnad {

bool is_nominal(const Reading* r) {
  if (r == nullptr) return true;  // a word the lexicon does not know
  const PartOfSpeech p = r->inflection.part;
  return p == PartOfSpeech::unknown || p == PartOfSpeech::noun || p == PartOfSpeech::masdar ||
         p == PartOfSpeech::adjective || p == PartOfSpeech::agent || p == PartOfSpeech::patient;
}

bool is_modifier(const Reading* r) {
  if (r == nullptr) return false;
  const PartOfSpeech p = r->inflection.part;
  return p == PartOfSpeech::adjective || p == PartOfSpeech::agent || p == PartOfSpeech::patient;
}

bool is_event_noun(const Reading* r) {
  return r != nullptr && r->inflection.part == PartOfSpeech::masdar;
}

bool names_thing(MentionKind kind) {
  return kind == MentionKind::facility || kind == MentionKind::instrument;
}

PhraseClass class_of_mention(MentionKind kind) {
  switch (kind) {
    case MentionKind::place:
      return PhraseClass::place;
    case MentionKind::actor:
    case MentionKind::nationality:
      return PhraseClass::actor;
    case MentionKind::person:
      return PhraseClass::name;
    case MentionKind::outlet:
      return PhraseClass::speech;
    case MentionKind::instrument:
      return PhraseClass::instrument;
    case MentionKind::facility:
      return PhraseClass::facility;
  }
  return PhraseClass::none;
}

PhraseClass class_of_noun(NounClass noun_class) {
  switch (noun_class) {
    case NounClass::person:
      return PhraseClass::person;
    case NounClass::force:
      return PhraseClass::force;
    case NounClass::thing:
      return PhraseClass::thing;
    case NounClass::facility:
      return PhraseClass::facility;
    case NounClass::instrument:
      return PhraseClass::instrument;
    case NounClass::place_kind:
      return PhraseClass::place;
    case NounClass::document:
      return PhraseClass::document;
    case NounClass::speech:
      return PhraseClass::speech;
    case NounClass::role:
      return PhraseClass::role;
    case NounClass::time:
      return PhraseClass::time;
    case NounClass::event:
      return PhraseClass::event;
    case NounClass::abstract:
    case NounClass::body:
      return PhraseClass::abstract;
    case NounClass::none:
      break;
  }
  return PhraseClass::none;
}

bool is_accusative_noun(const Reading* r) {
  return r != nullptr && r->inflection.accusative && r->inflection.part == PartOfSpeech::noun;
}

bool names_people(const Reading& r) {
  return (r.inflection.number == Number::plural || r.inflection.number == Number::dual) &&
         r.inflection.gender == Gender::masculine && r.suffix == Suffix::none;
}

bool names_others(const TextLayers& layers, const SyntaxLayer& syntax, const NounPhrase& p,
                  const Reading& r) {
  const Reading* head = chosen(layers, syntax, p.head);
  if (head == nullptr || head->lexeme == kNone) return false;
  const bool several = head->inflection.number == Number::plural && names_people(*head);
  if (names_people(r) && r.inflection.number == Number::plural && r.has(kCliticAl))
    return head->inflection.gender == Gender::feminine && p.definite;
  return several && r.inflection.accusative && r.inflection.number == Number::singular &&
         r.inflection.gender == Gender::masculine;
}

bool takes_doer(const TextLayers& layers, const TokenRoles& roles, const SyntaxLayer& syntax,
                uint32_t head) {
  const Reading* r = chosen(layers, syntax, head);
  const Lexeme* lexeme = chosen_lexeme(layers, syntax, head);
  if (r == nullptr || lexeme == nullptr || r->inflection.part != PartOfSpeech::noun ||
      r->has(kCliticAl) || r->suffix != Suffix::none)
    return false;
  const uint32_t m = roles.mention[head];
  if (m == kNone) return lexeme->noun_class == NounClass::event;
  return layers.entities->mentions[m].kind == MentionKind::instrument &&
         layers.entities->mentions[m].tokens.last == head + 1 && r->has(kCliticBi);
}

bool takes_apposition(NounClass noun_class) {
  switch (noun_class) {
    case NounClass::person:
    case NounClass::force:
    case NounClass::role:
    case NounClass::speech:
    case NounClass::place_kind:
    case NounClass::facility:
      return true;
    default:
      return false;
  }
}

bool names_somebody(const TextLayers& layers, const SyntaxLayer& syntax, uint32_t token) {
  const Reading* noun = chosen(layers, syntax, token - 1);
  const std::string_view codes = layers.text->codes(token);
  return noun != nullptr && noun->has(kCliticAl) && noun->inflection.gender == Gender::feminine &&
         noun->inflection.number == Number::singular && !codes.empty() &&
         static_cast<Code>(codes.back()) != kHa;
}

bool names_several(const TextLayers& layers, const SyntaxLayer& syntax, uint32_t token) {
  const Reading* r = chosen(layers, syntax, token);
  const Lexeme* lexeme = chosen_lexeme(layers, syntax, token);
  if (r == nullptr || lexeme == nullptr) return false;
  if (lexeme->noun_class == NounClass::force || names_people(*r)) return true;
  return lexeme->noun_class == NounClass::person && r->inflection.number == Number::plural;
}

namespace {

// "(fighting) in the front of X": where a group without a known name and a place share their noun,
// "in" asks for the place.
bool is_front(const TextLayers& layers, const NounPhrase& p) {
  const bool linked = p.mention != kNone && layers.entities->mentions[p.mention].entity != kNone;
  const bool sides = p.relation == "from" && p.number == Number::plural;  // "from several fronts"
  if ((p.relation != "in" && !sides) || linked) return false;
  for (const Reading& r : readings_of(*layers.words, p.head)) {
    if (r.lexeme != kNone && layers.lexicon->lexemes[r.lexeme].noun_class == NounClass::place_kind)
      return true;
  }
  return false;
}

bool is_unknown_name(const TextLayers& layers, const NounPhrase& p, const Reading* head) {
  if (p.quantity != kNone && layers.quantities->quantities[p.quantity].tokens.contains(p.head))
    return false;
  return layers.text->tokens[p.head].kind == TokenKind::word &&
         (head == nullptr || (head->lexeme == kNone && !head->has(kCliticAl)));
}

}  // namespace

PhraseClass class_of_phrase(const TextLayers& layers, const SyntaxLayer& syntax,
                            const NounPhrase& p) {
  const Reading* head = chosen(layers, syntax, p.head);
  const Lexeme* lexeme = chosen_lexeme(layers, syntax, p.head);
  const NounClass noun_class = lexeme == nullptr ? NounClass::none : lexeme->noun_class;
  if (p.mention != kNone && layers.entities->mentions[p.mention].tokens.contains(p.head)) {
    const PhraseClass out = class_of_mention(layers.entities->mentions[p.mention].kind);
    if (noun_class == NounClass::force && out == PhraseClass::place) return PhraseClass::force;
    return out == PhraseClass::actor && is_front(layers, p) ? PhraseClass::place : out;
  }
  if (noun_class == NounClass::force && p.relation == "from" && is_front(layers, p))
    return PhraseClass::place;
  if (noun_class != NounClass::none) return class_of_noun(noun_class);
  if (is_modifier(head) && names_people(*head)) return PhraseClass::person;
  return is_unknown_name(layers, p, head) ? PhraseClass::name : PhraseClass::none;
}

std::string clitic_relation(uint8_t clitics) {
  if ((clitics & kCliticBi) != 0) return "b";
  if ((clitics & kCliticLi) != 0) return "l";
  if ((clitics & kCliticKa) != 0) return "k";
  return "";
}

// Proclitics written on a number word, which has no reading of its own.
uint8_t number_clitics(const TokenizedText& text, const Quantity& quantity) {
  const uint32_t first = quantity.tokens.first;
  if (quantity.span.begin <= text.tokens[first].span.begin) return 0;
  uint8_t out = 0;
  for (const char c : text.codes(first).substr(0, 2)) {
    const auto code = static_cast<Code>(c);
    if (code == kWaw) {
      out |= kCliticWa;
    } else if (code == kFa) {
      out |= kCliticFa;
    } else {
      if (code == kBa) out |= kCliticBi;
      if (code == kLam) out |= kCliticLi;
      break;
    }
  }
  return out;
}

}  // namespace isnad
