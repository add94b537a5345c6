// Noun phrases: from a head over what the construct chain allows. The chain is open until a
// definite word (an article, a pronoun, a name) closes it; then only agreeing adjectives and names
// in apposition may follow.
#include <algorithm>

#include "isnad/syntax/parts.hpp"
#include "isnad/syntax/phrase_words.hpp"
#include "isnad/text/codes.hpp"

namespace isnad {
namespace {

constexpr uint32_t kMaxPhraseTokens = 24;
constexpr uint32_t kMaxAppositionTokens = 8;

class PhraseFinder {
 public:
  PhraseFinder(const TextLayers& layers, const TokenRoles& roles, SyntaxLayer& out)
      : layers_(layers), text_(*layers.text), roles_(roles), out_(out) {}

  void run() {
    out_.phrase_of.assign(text_.size(), kNone);
    for (const Sentence& s : text_.sentences) find_in(s.tokens);
  }

 private:
  void find_in(TokenRange sentence) {
    end_ = sentence.last;
    reset();
    const auto first = static_cast<uint32_t>(out_.phrases.size());
    for (uint32_t i = sentence.first; i < end_;) i = step(i);
    place_unknown_names(layers_, first, out_);
  }

  void reset() {
    relation_.clear();
    governor_ = kNone;
    prefix_ = kNone;
    joined_ = false;
  }

  // Looks at token i; returns the token to go on with.
  uint32_t step(uint32_t i) {
    if (!roles_.compound[i].empty() && !opens_quantity(i)) return take_compound(i);
    if (roles_.date[i] != kNone) {
      const uint32_t last = layers_.dates->dates[roles_.date[i]].tokens.last;
      reset();
      return std::max(i + 1, last);
    }
    const Token& t = text_.tokens[i];
    if (t.kind == TokenKind::punctuation || t.kind == TokenKind::symbol) return take_mark(i);
    if (is_glue(i)) return i + 1;
    const Reading* r = chosen(layers_, out_, i);
    if (starts_phrase(i, r)) return build(i, r);
    take_function_word(i, r);
    return i + 1;
  }

  // "toward" and "about 230": before its number the word is no preposition.
  bool opens_quantity(uint32_t i) const {
    const uint32_t q = roles_.quantity[i];
    return q != kNone && layers_.quantities->quantities[q].tokens.first == i;
  }

  uint32_t take_compound(uint32_t i) {
    reset();
    relation_ = roles_.compound[i];
    governor_ = i;
    while (i < end_ && !roles_.compound_end[i]) ++i;
    return i + 1;
  }

  uint32_t take_mark(uint32_t i) {
    const bool comma = text_.is_mark(i, ',') || text_.is_mark(i, '/') || text_.is_mark(i, '-');
    const bool quote = text_.is_mark(i, '"') || text_.is_mark(i, kOpenQuote) ||
                       text_.is_mark(i, kCloseQuote) || text_.is_mark(i, '(') ||
                       text_.is_mark(i, '#');
    if (quote) return i + 1;
    const bool was_joined = comma && !out_.phrases.empty() && out_.phrases.back().tokens.last == i;
    reset();
    joined_ = was_joined;
    return i + 1;
  }

  // The article or a preposition written apart from digits with a tatweel.
  bool is_glue(uint32_t i) const {
    return text_.tokens[i].code_end - text_.tokens[i].code_begin <= 2 && i + 1 < end_ &&
           text_.tokens[i + 1].kind == TokenKind::number && text_.tokens[i + 1].has(kGluedLeft) &&
           chosen_lexeme(layers_, out_, i) == nullptr;
  }

  bool starts_phrase(uint32_t i, const Reading* r) const {
    if (roles_.mention[i] != kNone || roles_.quantity[i] != kNone) return true;
    return text_.tokens[i].kind == TokenKind::number || text_.tokens[i].kind == TokenKind::latin ||
           is_nominal(r);
  }

  // "in each of (from) X, Y and Z": what governs the word governs the names.
  bool is_each_of(uint32_t i, const Lexeme* preposition) const {
    if (prefix_ == kNone || prefix_ + 1 != i || preposition == nullptr ||
        preposition->sense != "from")
      return false;
    const Lexeme* each = chosen_lexeme(layers_, out_, prefix_);
    return each != nullptr && each->sense == "all";
  }

  void take_function_word(uint32_t i, const Reading* r) {
    const Lexeme* lexeme = r->lexeme == kNone ? nullptr : &layers_.lexicon->lexemes[r->lexeme];
    const PartOfSpeech part = r->inflection.part;
    if (part == PartOfSpeech::preposition && is_each_of(i, lexeme)) {
      prefix_ = kNone;
    } else if (part == PartOfSpeech::preposition && r->suffix == Suffix::none) {
      reset();
      relation_ = lexeme == nullptr ? std::string() : std::string(lexeme->sense);
      governor_ = i;
    } else if (part == PartOfSpeech::demonstrative ||
               (part == PartOfSpeech::particle && lexeme != nullptr &&
                (lexeme->sense == "all" || lexeme->sense == "some" || lexeme->sense == "one_of" ||
                 lexeme->sense == "any"))) {
      if (prefix_ == kNone) prefix_ = i;
      if (relation_.empty()) relation_ = clitic_relation(r->clitics);
    } else if (part == PartOfSpeech::conjunction && lexeme != nullptr &&
               (lexeme->sense == "and" || lexeme->sense == "or")) {
      const bool adjacent = !out_.phrases.empty() && out_.phrases.back().tokens.last == i;
      reset();
      joined_ = adjacent;
    } else {
      reset();
    }
  }

  uint32_t build(uint32_t i, const Reading* r) {
    if (prefix_ != kNone) r = chosen(layers_, out_, prefix_);  // its proclitics are the phrase's
    NounPhrase p;
    p.tokens = {prefix_ == kNone ? i : prefix_, i + 1};
    p.head = i;
    uint32_t j = take_core(i, p);
    p.definite = prefix_ != kNone || is_closed(p, j);
    const Reading* head = chosen(layers_, out_, p.head);
    j = extend(p, j, head);
    p.tokens.last = j;
    finish(p, r);
    return j;
  }

  // The mention, the number with its noun, or the word that begins the phrase. Returns the next
  // token.
  uint32_t take_core(uint32_t i, NounPhrase& p) {
    const uint32_t m = roles_.mention[i];
    if (m != kNone && !layers_.entities->mentions[m].adjective &&
        (layers_.entities->mentions[m].tokens.first == i ||
         (i > 0 && roles_.compound_end[i - 1]))) {  // "in the surroundings of the town X"
      p.mention = m;
      const uint32_t counted =
          roles_.quantity[i];  // "two roadside bombs": the dual stands inside the name
      if (counted != kNone &&
          layers_.quantities->quantities[counted].kind == QuantityKind::cardinal) {
        p.quantity = counted;
        const uint32_t noun = layers_.quantities->quantities[counted].noun;
        if (noun != kNone && layers_.entities->mentions[m].tokens.contains(noun)) p.head = noun;
      }
      return layers_.entities->mentions[m].tokens.last;
    }
    const uint32_t q = roles_.quantity[i];
    if (q != kNone && layers_.quantities->quantities[q].kind != QuantityKind::ordinal) {
      const Quantity& quantity = layers_.quantities->quantities[q];
      p.quantity = q;
      uint32_t j = std::max(i + 1, quantity.tokens.last);
      if (quantity.noun != kNone && quantity.noun >= i && quantity.noun < std::min(end_, j + 4)) {
        p.head = quantity.noun;
        j = std::max(j, quantity.noun + 1);
        const uint32_t noun_mention = roles_.mention[quantity.noun];
        if (noun_mention != kNone && !layers_.entities->mentions[noun_mention].adjective) {
          p.mention = noun_mention;
          j = std::max(j, layers_.entities->mentions[noun_mention].tokens.last);
        }
      }
      return std::min(j, end_);
    }
    return i + 1;
  }

  bool is_closed(const NounPhrase& p, uint32_t j) const {
    const Reading* r = chosen(layers_, out_, j - 1);
    if (p.mention != kNone) {
      return !names_thing(layers_.entities->mentions[p.mention].kind) || r == nullptr ||
             r->lexeme == kNone || r->definite();
    }
    return r != nullptr && r->definite();
  }

  // Nothing in the genitive may follow: a definite word, a tanwin, the nun of a dual or plural.
  bool ends_chain(const Reading* r, uint32_t i) const {
    return r != nullptr &&
           (r->definite() || r->inflection.absolute || text_.tokens[i].has(kTanwin));
  }

  // "two officers of": the quantities read a dual that has lost its nun, not a tanwin.
  bool counts_two(const NounPhrase& p) const {
    const Quantity& q = layers_.quantities->quantities[p.quantity];
    return q.noun == p.head && q.tokens.first == p.head && q.value == 2.0;
  }

  uint32_t extend(NounPhrase& p, uint32_t j, const Reading* head) {
    bool closed =
        p.definite || (p.mention == kNone && ends_chain(chosen(layers_, out_, j - 1), j - 1)) ||
        (p.quantity != kNone && head != nullptr && head->inflection.accusative && !counts_two(p));
    const bool event_noun = is_event_noun(head) && p.mention == kNone && p.quantity == kNone;
    while (j < end_ && j - p.tokens.first < kMaxPhraseTokens) {
      const uint32_t next = extend_once(p, j, closed, event_noun);
      if (next == j) break;
      j = next;
    }
    return j;
  }

  uint32_t extend_once(NounPhrase& p, uint32_t j, bool& closed, bool event_noun) {
    if (roles_.date[j] != kNone || !roles_.compound[j].empty()) return j;
    if (const uint32_t after = enclosed_apposition(p, j); after != j) {
      take_mentions(p, {j, after});
      closed = true;
      return after;
    }
    const Token& t = text_.tokens[j];
    if (t.kind != TokenKind::word && t.kind != TokenKind::latin) return j;
    const Reading* r = chosen(layers_, out_, j);
    const uint32_t m = roles_.mention[j];
    if (const uint32_t last = name_end(p, j); last != j) {
      closed = true;
      return last;
    }
    if (m != kNone) return extend_mention(p, j, event_noun, closed);
    if (roles_.quantity[j] != kNone &&
        layers_.quantities->quantities[roles_.quantity[j]].kind != QuantityKind::ordinal)
      return take_number_behind(p, j);
    const Reading* head = chosen(layers_, out_, p.head);
    const bool takes_people = event_noun && head->suffix == Suffix::none;  // "the arrest of the"
    if (is_modifier(r) && (r->clitics & ~kCliticAl) == 0 && agrees(p, j, *r) &&
        !(takes_people && names_people(*r))) {
      closed = true;
      return j + 1;
    }
    if (const uint32_t from = past_bound(p, j); partitive(p, from, chosen(layers_, out_, from)))
      return partitive_end(p, from, closed);
    if (belonging(p, j, r)) {
      closed = true;
      return j + 1;
    }
    if (event_noun || (j == p.head + 1 && takes_doer(layers_, roles_, out_, p.head) &&
                       names_several(layers_, out_, j)))
      return j;
    if (!is_nominal(r) || (r != nullptr && (r->clitics & ~kCliticAl) != 0)) return j;
    if (is_event_noun(r) && (closed || !is_called_after(p, j, *r))) return j;
    if (is_named_weapon(p, j) && r != nullptr && !r->definite() &&
        r->inflection.part == PartOfSpeech::noun)
      return j;
    if (r != nullptr && r->inflection.accusative) return j;  // no genitive: another phrase
    if (closed) return names_apposition(p, r) ? j + 1 : end_of_titles(p, j);
    closed = ends_chain(r, j);
    return j + 1;
  }

  // "X son of Y", "X of the house of (Al) Y": behind a word of kinship inside a name the next word
  // is the name's, whatever else it may mean.
  uint32_t name_end(const NounPhrase& p, uint32_t j) const {
    if (roles_.kin[j] && j > p.head && j + 1 < end_ && text_.tokens[j + 1].kind == TokenKind::word)
      return j + 2;
    return roles_.kin[j - 1] && j - 1 == p.head ? j + 1 : j;
  }

  // "two civilians (two)": the number behind the noun it counts.
  uint32_t take_number_behind(NounPhrase& p, uint32_t j) const {
    const Quantity& q = layers_.quantities->quantities[roles_.quantity[j]];
    const bool is_its_noun =
        q.noun == p.head || (q.noun == kNone && !q.unit.empty() && j == p.head + 1);
    if (!is_its_noun || q.tokens.first != j || p.quantity != kNone ||
        q.kind != QuantityKind::cardinal)
      return j;
    p.quantity = roles_.quantity[j];
    return std::min(q.tokens.last, end_);
  }

  // "the town X", "the Russian raids", "the forces of X": a mention that continues the phrase.
  uint32_t extend_mention(NounPhrase& p, uint32_t j, bool event_noun, bool& closed) {
    const uint32_t m = roles_.mention[j];
    const Mention& mention = layers_.entities->mentions[m];
    const bool where = tells_side(mention);  // where, not whose
    const Reading* first = chosen(layers_, out_, j);
    const bool named = first != nullptr && first->has(kCliticAl);  // "the governor of the North"
    const bool barred = (closed && !takes_name(p, mention.kind)) || (where && !named);
    if (mention.tokens.first != j) return mention.adjective ? j + 1 : j;
    if (mention.adjective) {
      if (j == p.head + 1 && names_somebody(layers_, out_, j)) return j;
      p.mentions.push_back(m);
      closed = true;
      return mention.tokens.last;
    }
    if (mention.clitics != 0 || barred || event_noun ||
        is_accusative_noun(chosen(layers_, out_, j)))
      return j;
    if (mention.kind == MentionKind::facility && ends_in_adjective(p, j)) return j;
    if (p.mention == kNone) p.mention = m;
    p.mentions.push_back(m);
    closed = true;
    return mention.tokens.last;
  }

  // "with a mined car the gate of": an indefinite weapon and its adjective take no genitive.
  bool ends_in_adjective(const NounPhrase& p, uint32_t j) const {
    const Reading* r = chosen(layers_, out_, j - 1);
    return p.mention != kNone && j - p.tokens.first > 1 && r != nullptr &&
           layers_.entities->mentions[p.mention].kind == MentionKind::instrument &&
           r->inflection.part == PartOfSpeech::adjective;
  }

  // "a drone (struck) a ship": an indefinite weapon of several words takes no indefinite genitive.
  bool is_named_weapon(const NounPhrase& p, uint32_t j) const {
    return p.mention != kNone && !p.definite && j - p.tokens.first > 1 &&
           layers_.entities->mentions[p.mention].tokens.last == j &&
           layers_.entities->mentions[p.mention].kind == MentionKind::instrument;
  }

  // A name in brackets or quotation marks right behind: the organisation (D), the battalion "X".
  uint32_t enclosed_apposition(const NounPhrase& p, uint32_t j) const {
    const Enclosure* e = enclosure_at(j);
    if (e == nullptr || e->tokens.last > end_ || e->tokens.size() > kMaxAppositionTokens) return j;
    if (!e->brackets && !takes_apposition(head_class(p))) return j;
    for (uint32_t k = e->tokens.first + 1; k + 1 < e->tokens.last; ++k) {
      if (is_finite_verb(chosen(layers_, out_, k)) && roles_.mention[k] == kNone) return j;
      if (text_.tokens[k].kind == TokenKind::number && e->brackets) return j;
    }
    return e->tokens.last;
  }

  // The stretch between marks that begins at the token, or null.
  const Enclosure* enclosure_at(uint32_t token) const {
    const uint32_t e = first_enclosure_from(out_, token);
    const bool there = e < out_.enclosures.size() && out_.enclosures[e].tokens.first == token;
    return there ? &out_.enclosures[e] : nullptr;
  }

  // Fighters of "X": the names within the marks are the phrase's.
  void take_mentions(NounPhrase& p, TokenRange within) const {
    for (uint32_t i = within.first; i < within.last; ++i) {
      const uint32_t m = roles_.mention[i];
      if (m == kNone || layers_.entities->mentions[m].tokens.first != i) continue;
      if (p.mention == kNone && !layers_.entities->mentions[m].adjective) p.mention = m;
      p.mentions.push_back(m);
    }
  }

  NounClass head_class(const NounPhrase& p) const {
    const Lexeme* lexeme = chosen_lexeme(layers_, out_, p.head);
    return lexeme == nullptr ? NounClass::none : lexeme->noun_class;
  }

  // A name after a closed phrase: of a person after a title, of a place after its kind.
  bool takes_name(const NounPhrase& p, MentionKind kind) const {
    const NounClass c = head_class(p);
    if (c == NounClass::place_kind || c == NounClass::facility) return kind == MentionKind::place;
    const Reading* head = chosen(layers_, out_, p.head);
    if (head != nullptr && head->inflection.absolute) return kind == MentionKind::person;
    if (c == NounClass::speech) return !names_thing(kind);
    return (c == NounClass::person || c == NounClass::role) && kind == MentionKind::person;
  }

  // Unknown words after a closed title or person noun, or after an unknown word: a proper name.
  bool names_apposition(const NounPhrase& p, const Reading* r) const {
    const bool unknown = r == nullptr || r->lexeme == kNone;
    if (!unknown) return false;
    const NounClass c = head_class(p);
    const Lexeme* lexeme = chosen_lexeme(layers_, out_, p.head);
    return c == NounClass::person || c == NounClass::role || c == NounClass::speech ||
           lexeme == nullptr;
  }

  // "the minister of defence", "the Army of Liberation of X": the verbal noun right behind an
  // office, with the article, or behind a body that is called after it.
  bool is_called_after(const NounPhrase& p, uint32_t j, const Reading& r) const {
    if (j != p.head + 1 || (r.clitics & ~kCliticAl) != 0) return false;
    const NounClass c = head_class(p);
    return r.has(kCliticAl) ? c == NounClass::role : c == NounClass::force && p.quantity == kNone;
  }

  // "the governor of X, Doctor Y", "His Highness Prince Y": behind an office or a title its
  // holder's titles and first name.
  uint32_t end_of_titles(const NounPhrase& p, uint32_t j) const {
    const NounClass c = head_class(p);
    if (c != NounClass::role && c != NounClass::speech && !roles_.title[p.head]) return j;
    uint32_t k = j;
    while (k < end_ && roles_.title[k]) ++k;
    const bool behind_title = roles_.title[p.head] && roles_.title[j - 1];
    if ((k == j && !behind_title) || k == end_ || text_.tokens[k].kind != TokenKind::word) return j;
    const uint32_t m = roles_.mention[k];
    if (m != kNone && layers_.entities->mentions[m].kind == MentionKind::person)
      return layers_.entities->mentions[m].tokens.last;
    const Reading* name = chosen(layers_, out_, k);
    const bool bare = name == nullptr || (is_nominal(name) && !name->definite() &&
                                          name->clitics == 0 && roles_.quantity[k] == kNone);
    return bare ? k + 1 : j;
  }

  bool agrees(const NounPhrase& p, uint32_t j, const Reading& r) const {
    const Reading* last = chosen(layers_, out_, j - 1);
    if (names_others(layers_, out_, p, r)) return false;
    if (text_.tokens[p.head].has(kTanwin) && names_people(r)) return false;  // "accusing gunmen"
    const uint32_t m = roles_.mention[j - 1];
    const bool told = r.inflection.part == PartOfSpeech::adjective ||
                      is_event_noun(chosen(layers_, out_, p.head));  // "a lasting (participle)"
    if (m != kNone && told && !r.inflection.accusative && layers_.entities->mentions[m].adjective &&
        last != nullptr && !last->definite() && !p.definite && !r.has(kCliticAl))
      return true;  // "a heavy artillery (adjective) shelling"
    const bool definite = p.definite || (last != nullptr && last->definite()) || m != kNone;
    if (r.has(kCliticAl)) return definite;
    return !definite || p.quantity != kNone;
  }

  // The token, or the one behind the words that bound the number: "12 soldiers at least (of)".
  uint32_t past_bound(const NounPhrase& p, uint32_t j) const {
    if (p.quantity == kNone) return j;
    const TokenRange bound = layers_.quantities->quantities[p.quantity].bound_behind;
    return !bound.empty() && bound.first == j && bound.last < end_ ? bound.last : j;
  }

  // "a number of", "fighters of": from + definite people.
  bool partitive(const NounPhrase& p, uint32_t j, const Reading* r) const {
    if (r == nullptr || r->inflection.part != PartOfSpeech::preposition ||
        r->suffix != Suffix::none || j + 1 >= end_)
      return false;
    if (r->lexeme == kNone || layers_.lexicon->lexemes[r->lexeme].sense != "from") return false;
    const NounClass c = head_class(p);
    if (c != NounClass::person && c != NounClass::force && p.quantity == kNone) return false;
    const uint32_t of = past_quote(j + 1);
    const uint32_t m = roles_.mention[of];
    if (m != kNone) return layers_.entities->mentions[m].kind == MentionKind::actor;
    const Lexeme* next = chosen_lexeme(layers_, out_, of);
    if (next == nullptr) return is_unknown_definite(of);
    return (next->noun_class == NounClass::person || next->noun_class == NounClass::force);
  }

  // A word the lexicon does not know, with the article: people of some trade, as a rule.
  bool is_unknown_definite(uint32_t i) const {
    const Reading* r = i < end_ ? chosen(layers_, out_, i) : nullptr;
    return r != nullptr && r->has(kCliticAl) && roles_.date[i] == kNone;
  }

  // The token, or the one after the quotation mark that stands there.
  uint32_t past_quote(uint32_t j) const {
    const bool quote =
        text_.is_mark(j, '"') || text_.is_mark(j, kOpenQuote) || text_.is_mark(j, kCloseQuote);
    return quote && j + 1 < end_ ? j + 1 : j;
  }

  uint32_t partitive_end(NounPhrase& p, uint32_t j, bool& closed) {
    const uint32_t of = past_quote(j + 1);
    const uint32_t m = roles_.mention[of];
    if (m == kNone) {
      const Reading* r = chosen(layers_, out_, of);
      closed = r != nullptr && r->definite();
      if (head_class(p) == NounClass::none) p.head = of;
      return of + 1;
    }
    if (p.mention == kNone) p.mention = m;
    p.mentions.push_back(m);
    closed = true;
    return layers_.entities->mentions[m].tokens.last;
  }

  // "belonging to X": l- + an actor after an agreeing participle.
  bool belonging(NounPhrase& p, uint32_t j, const Reading* r) {
    const uint32_t m = roles_.mention[j];
    const Reading* before = chosen(layers_, out_, j - 1);
    if (m != kNone || r == nullptr || before == nullptr || j - 1 == p.head) return false;
    if (before->inflection.part != PartOfSpeech::agent) return false;
    const Lexeme* lexeme = chosen_lexeme(layers_, out_, j);
    return r->has(kCliticLi) && lexeme != nullptr && lexeme->noun_class == NounClass::force;
  }

  void finish(NounPhrase& p, const Reading* first) {
    const Reading* head = chosen(layers_, out_, p.head);
    const uint32_t m = roles_.mention[p.tokens.first];
    const uint8_t clitics =
        m != kNone && layers_.entities->mentions[m].tokens.first == p.tokens.first
            ? layers_.entities->mentions[m].clitics
        : counts_from_its_first_word(p) && (first == nullptr || first->clitics == 0)
            ? number_clitics(text_, layers_.quantities->quantities[p.quantity])
        : first == nullptr ? uint8_t{0}
                           : first->clitics;
    p.noun = head == nullptr ? kNone : head->lexeme;
    if (head != nullptr) {
      p.gender = head->inflection.gender;
      p.number = head->inflection.number;
      p.pronoun_owner = head->suffix != Suffix::none;
    }
    p.relation = relation_.empty() ? clitic_relation(clitics) : relation_;
    if (p.relation.empty() && says_where(p)) p.relation = "place";
    p.preposition = governor_ != kNone ? governor_ : p.relation.empty() ? kNone : p.tokens.first;
    p.phrase_class = class_of_phrase(layers_, out_, p);
    if (roles_.title[p.head] && p.tokens.size() > 1 &&
        (p.phrase_class == PhraseClass::none || p.phrase_class == PhraseClass::abstract))
      p.phrase_class = PhraseClass::role;  // "His Excellency Doctor Y"
    if (p.mention != kNone &&
        std::find(p.mentions.begin(), p.mentions.end(), p.mention) == p.mentions.end())
      p.mentions.insert(p.mentions.begin(), p.mention);
    link(p, clitics);
    p.span = span_of_phrase(layers_, roles_, out_, p);
    for (uint32_t i = p.tokens.first; i < p.tokens.last; ++i)
      out_.phrase_of[i] = static_cast<uint32_t>(out_.phrases.size());
    out_.phrases.push_back(std::move(p));
    reset();
  }

  bool counts_from_its_first_word(const NounPhrase& p) const {
    return p.quantity != kNone &&
           layers_.quantities->quantities[p.quantity].tokens.first == p.tokens.first;
  }

  // "west of X", "near X" behind another phrase says where.
  bool says_where(const NounPhrase& p) const {
    if (p.mention == kNone || out_.phrases.empty()) return false;
    const Mention& mention = layers_.entities->mentions[p.mention];
    const NounPhrase& before = out_.phrases.back();
    return tells_side(mention) && mention.tokens.first == p.tokens.first &&
           before.tokens.last == p.tokens.first;
  }

  // "near X", "the west of X", also where a row names it so.
  bool tells_side(const Mention& mention) const {
    return mention.near || !mention.direction.empty() || roles_.side[mention.tokens.first];
  }

  void link(NounPhrase& p, uint8_t clitics) {
    if (out_.phrases.empty()) return;
    const NounPhrase& before = out_.phrases.back();
    if (before.tokens.last > p.tokens.first ||
        text_.sentence_of[before.head] != text_.sentence_of[p.head])
      return;
    const auto index = static_cast<uint32_t>(out_.phrases.size() - 1);
    const bool has_wa = (clitics & kCliticWa) != 0;
    const bool bracketed = p.quantity != kNone && before.tokens.last + 1 == p.tokens.first &&
                           text_.is_mark(before.tokens.last, '(');  // "the killing of (7) men"
    const bool adjacent = before.tokens.last == p.tokens.first || bracketed;
    if (joined_ || (has_wa && only_marks_between(before.tokens.last, p.tokens.first))) {
      p.coordinated = index;
      if (p.relation.empty()) {
        p.relation = before.relation;
        p.preposition = before.preposition;
        p.genitive_of = before.genitive_of;
      }
    } else if (adjacent && p.relation.empty() &&
               (takes_genitive(before.head) ||
                (before.tokens.last == before.head + 1 && names_several(layers_, out_, p.head) &&
                 takes_doer(layers_, roles_, out_, before.head)))) {
      p.genitive_of = before.head;
    }
  }

  // A verbal noun with the article is closed: "the shelling killed ..." has no genitive.
  bool takes_genitive(uint32_t head) const {
    const Reading* r = chosen(layers_, out_, head);
    return is_event_noun(r) && !r->has(kCliticAl);
  }

  bool only_marks_between(uint32_t from, uint32_t to) const {
    for (uint32_t i = from; i < to; ++i) {
      if (text_.is_mark(i, '(')) i = end_of_bracket(i, to);
      if (text_.tokens[i].kind == TokenKind::word || text_.tokens[i].kind == TokenKind::number)
        return false;
    }
    return true;
  }

  // The closing bracket before `to`, or the token itself: "X (35 years) and his wife".
  uint32_t end_of_bracket(uint32_t open, uint32_t to) const {
    const Enclosure* e = enclosure_at(open);
    return e != nullptr && e->tokens.last <= to ? e->tokens.last - 1 : open;
  }

  const TextLayers& layers_;
  const TokenizedText& text_;
  const TokenRoles& roles_;
  SyntaxLayer& out_;
  uint32_t end_ = 0;
  std::string relation_;       // of the preposition just read
  uint32_t governor_ = kNone;  // its token
  uint32_t prefix_ = kNone;    // a demonstrative or "all" that the next phrase begins with
  bool joined_ = false;        // a conjunction or comma stands between the last phrase and the next
};

}  // namespace

void find_phrases(const TextLayers& layers, const TokenRoles& roles, SyntaxLayer& out) {
  PhraseFinder(layers, roles, out).run();
}

}  // namespace isnad
