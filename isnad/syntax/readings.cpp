// Which reading of each word do its neighbours allow? Integer scores from a handful of agreements
// and positions; the highest wins, ties go to the reading that cuts least (their order).
#include <algorithm>

#include "isnad/syntax/parts.hpp"
#include "isnad/syntax/phrase_words.hpp"
#include "isnad/text/codes.hpp"

namespace isnad {
namespace {

class Chooser {
 public:
  Chooser(const TextLayers& layers, const TokenRoles& roles, SyntaxLayer& out)
      : layers_(layers), text_(*layers.text), roles_(roles), out_(out) {}

  void run() {
    out_.reading.assign(text_.size(), kNone);
    for (uint32_t i = 0; i < text_.size(); ++i) {
      const Word& word = layers_.words->words[i];
      int best = -1000;
      for (uint32_t r = word.first_reading; r < word.first_reading + word.readings; ++r) {
        const Reading& reading = layers_.words->readings[r];
        if (!is_possible(i, reading)) continue;
        const int score = word.readings == 1 ? 0 : score_of(i, reading);  // nothing to choose
        if (score > best) {
          best = score;
          out_.reading[i] = r;
        }
      }
    }
  }

 private:
  bool is_possible(uint32_t i, const Reading& r) const {
    const Token& t = text_.tokens[i];
    // "in March": a month that is also written like a verb.
    if (roles_.date[i] != kNone && r.inflection.part == PartOfSpeech::verb) return false;
    if (t.has(kTaMarbuta) && r.suffix != Suffix::none) return false;
    if (begins_with_hamza(t) && r.clitics == kCliticAl && has_whole_reading(i)) return false;
    if (t.has(kEndsMaqsura) && r.suffix == Suffix::i) return false;
    if (t.has(kTanwin) && (r.suffix != Suffix::none || r.has(kCliticAl))) return false;
    return true;
  }

  // The alef of the article carries no hamza: "inflicted (alhaqa)", not "the right".
  static bool begins_with_hamza(const Token& t) { return t.has(kHamzaAbove) || t.has(kHamzaBelow); }

  bool has_whole_reading(uint32_t i) const {
    const auto readings = readings_of(*layers_.words, i);
    return std::any_of(readings.begin(), readings.end(),
                       [](const Reading& r) { return r.clitics == 0 && r.lexeme != kNone; });
  }

  const Reading* before(uint32_t i) const {
    return i == text_.sentence(i).tokens.first ? nullptr : chosen(layers_, out_, i - 1);
  }

  bool has_any(uint32_t i, PartOfSpeech part) const {
    if (i >= text_.size() || text_.sentence_of[i] != text_.sentence_of[i - 1]) return false;
    return find_reading(*layers_.words, i, part) != nullptr;
  }

  // Right after a mark, a conjunction, a complementizer, a relative or a particle of verbs.
  bool at_clause_start(uint32_t i, const Reading& r) const {
    if (i == text_.sentence(i).tokens.first || r.has(kCliticWa) || r.has(kCliticFa)) return true;
    if (text_.tokens[i - 1].kind == TokenKind::punctuation ||
        text_.tokens[i - 1].kind == TokenKind::symbol)
      return true;
    const Reading* p = before(i);
    if (p == nullptr) return false;
    switch (p->inflection.part) {
      case PartOfSpeech::conjunction:
      case PartOfSpeech::complementizer:
      case PartOfSpeech::relative:
      case PartOfSpeech::negation:
        return true;
      case PartOfSpeech::auxiliary:
        return !is_carried_out(i);
      case PartOfSpeech::particle: {
        const std::string_view sense = layers_.lexicon->lexemes[p->lexeme].sense;
        return sense == "done" || sense == "future" || sense == "possible";
      }
      default:
        return false;
    }
  }

  // "was carried out (tamma) the shelling of": a verbal noun follows, no verb.
  bool is_carried_out(uint32_t i) const {
    const Reading* p = before(i);
    return p != nullptr && p->inflection.part == PartOfSpeech::auxiliary && p->lexeme != kNone &&
           layers_.lexicon->lexemes[p->lexeme].sense == "done";
  }

  bool after_negation(uint32_t i) const {
    const Reading* p = before(i);
    return p != nullptr && p->inflection.part == PartOfSpeech::negation;
  }

  bool after_governor(uint32_t i, const Reading& r) const {
    if (r.has(kCliticBi) || r.has(kCliticLi) || r.has(kCliticKa)) return true;
    if (i > 0 && roles_.compound_end[i - 1] && text_.sentence_of[i] == text_.sentence_of[i - 1])
      return true;
    const Reading* p = before(i);
    if (p == nullptr || p->lexeme == kNone) return false;
    if (p->inflection.part == PartOfSpeech::negation)
      return layers_.lexicon->lexemes[p->lexeme].sense == "lack";  // "lack of exposure"
    return p->inflection.part == PartOfSpeech::preposition && p->suffix == Suffix::none;
  }

  // A noun before it that still waits for its genitive.
  bool after_open_noun(uint32_t i, const Reading& r) const {
    if (r.has(kCliticWa) || r.has(kCliticFa)) return false;
    const Reading* p = before(i);
    if (p == nullptr || p->definite() || text_.tokens[i - 1].has(kTanwin) ||
        p->inflection.accusative || p->inflection.absolute)
      return false;
    const PartOfSpeech part = p->inflection.part;
    return part == PartOfSpeech::noun || part == PartOfSpeech::masdar;
  }

  int score_of(uint32_t i, const Reading& r) const {
    const PartOfSpeech part = r.inflection.part;
    int score = 0;
    const bool covered =
        roles_.mention[i] != kNone || roles_.quantity[i] != kNone || roles_.date[i] != kNone;
    if (r.suffix == Suffix::none && may_end_in_pronoun(i)) score -= 8;
    const bool cut = r.suffix == Suffix::i || is_dual_construct(r);
    if (is_dual_construct(r) && is_counted_as_two(i)) {
      score += 8;
    } else if (cut && part != PartOfSpeech::verb && is_whole_noun(i)) {
      score -= 8;
    }
    if (part == PartOfSpeech::verb) {
      if (covered || !roles_.compound[i].empty()) score -= 30;
      score += at_clause_start(i, r) ? 12 : 4;
      if (after_governor(i, r)) score -= 25;
      if (after_open_noun(i, r)) score += describes_noun_before(i, r) ? 10 : -10;
      if (r.inflection.aspect == Aspect::imperfect && is_imperfect_here(i)) score += 15;
      if (text_.tokens[i].has(kFirstDamma)) score += begins_passive(r) ? 10 : -10;
      if (r.inflection.person == 1) score -= 3;
      if (r.inflection.jussive && !after_negation(i)) score -= 9;
      if (r.inflection.aspect == Aspect::imperfect && has_other_perfect(i, r)) score -= 1;
      if (followed_by_adjective(i)) score -= is_rather_its_noun(i) ? 14 : 6;
      if (r.suffix != Suffix::none) score -= may_be_owned(i) && !is_opened(i, r) ? 14 : 2;
      if (goes_on_with_own(i, r)) score -= 8;
      if (leaves_count_behind(i) || opens_with_doer(i)) score += 15;
      if (is_first_verb(i, r)) score += 4;
      if (is_rather_accusative(i, r)) score -= 10;
      if (text_.tokens[i].has(kTaMarbuta) || text_.tokens[i].has(kTanwin)) score -= 30;
    } else if (part == PartOfSpeech::masdar || part == PartOfSpeech::noun) {
      score += is_split_word(i, r) ? 4 : after_governor(i, r) ? 12 : 5;
      if (r.has(kCliticKa) && may_be_verb_whole(i)) score -= 8;
      if (after_open_noun(i, r)) score += 6;
      if (r.has(kCliticAl)) score += follows_article(i) ? 0 : 10;
      if (part == PartOfSpeech::noun) score += is_counted(i) ? 20 : 1;
      if (part == PartOfSpeech::masdar && (governs(i, r) || is_carried_out(i))) score += 8;
      if (part == PartOfSpeech::masdar && follows_subject(i, r)) score -= 4;
      if (part == PartOfSpeech::noun && hides_masdar(i, r)) score -= 8;
    } else if (part == PartOfSpeech::adjective || part == PartOfSpeech::agent ||
               part == PartOfSpeech::patient) {
      score += agrees_with_noun_before(i, r) ? 14 : 3;
      if (after_governor(i, r)) score -= 3;
    } else if (part == PartOfSpeech::unknown) {
      score += 1;
    } else {
      score += covered ? 0 : 13;  // function words
      if (part == PartOfSpeech::particle && r.has(kCliticFa) && !precedes_verb(i, r)) score -= 20;
      if (is_manner(r) && !covered) score += followed_by_adjective(i) ? -13 : 8;
      if (part == PartOfSpeech::preposition && r.has(kCliticFa)) score -= 6;  // rather a verb
      if (part == PartOfSpeech::auxiliary && r.has(kCliticFa) && may_be_verb_whole(i)) score -= 12;
      if (part == PartOfSpeech::relative && r.suffix == Suffix::none && roles_.compound[i].empty())
        score -= 1;
    }
    return score;
  }

  // "the army (today) seized (tens)": no verb has been told yet in the clause, and the phrase
  // before is complete. The indefinite verbal noun of the same letters would be an adverb. Behind a
  // preposition's phrase ("in X, shelling on ...") a noun or number must follow as its subject.
  bool is_first_verb(uint32_t i, const Reading& r) const {
    if (r.clitics != 0 || r.suffix != Suffix::none || r.inflection.aspect != Aspect::perfect)
      return false;
    const uint32_t first = text_.sentence(i).tokens.first;
    uint32_t k = i;
    while (k > first && roles_.date[k - 1] != kNone) --k;
    if (k == first || !is_complete(k - 1)) return false;
    bool governed = false;
    for (bool in_phrase = true; k-- > first;) {
      const Reading* p = chosen(layers_, out_, k);
      if (p == nullptr && text_.tokens[k].kind != TokenKind::word) break;
      if (p == nullptr) continue;
      const PartOfSpeech part = p->inflection.part;
      if (part == PartOfSpeech::verb) return false;
      if (part == PartOfSpeech::complementizer || part == PartOfSpeech::relative ||
          part == PartOfSpeech::conjunction)
        break;
      if (in_phrase && (part == PartOfSpeech::preposition || after_governor(k, *p)))
        governed = true;
      in_phrase = in_phrase && !governed && is_nominal(p);
    }
    return !governed || is_followed_by_noun(i);
  }

  // A definite word, a name or an adjective: no genitive is waited for.
  bool is_complete(uint32_t i) const {
    if (roles_.mention[i] != kNone) return true;
    const Reading* p = chosen(layers_, out_, i);
    return p != nullptr && (p->definite() || p->inflection.part == PartOfSpeech::demonstrative ||
                            find_reading(*layers_.words, i, PartOfSpeech::adjective) != nullptr);
  }

  bool is_followed_by_noun(uint32_t i) const {
    if (i + 1 >= text_.size() || text_.sentence_of[i + 1] != text_.sentence_of[i]) return false;
    if (roles_.mention[i + 1] != kNone || roles_.quantity[i + 1] != kNone) return true;
    const Reading* next = find_reading(*layers_.words, i + 1, PartOfSpeech::noun);
    return next != nullptr && next->has(kCliticAl) && (next->clitics & ~kCliticAl) == 0;
  }

  // "that an artillery shelling (acc.)", not "that they two shelled": a dual perfect has the
  // letters of an accusative noun, and stands behind its subject.
  bool is_rather_accusative(uint32_t i, const Reading& r) const {
    if (r.inflection.number != Number::dual || r.inflection.aspect != Aspect::perfect ||
        r.suffix != Suffix::none)
      return false;
    const Reading* p = before(i);
    if (p == nullptr || p->inflection.part != PartOfSpeech::complementizer) return false;
    const auto readings = readings_of(*layers_.words, i);
    return std::any_of(readings.begin(), readings.end(), [](const Reading& o) {
      return o.inflection.accusative && o.inflection.part != PartOfSpeech::verb;
    });
  }

  // "its control" or "it controlled her": a verbal noun with its pronoun has the same letters.
  bool may_be_owned(uint32_t i) const {
    const Reading* masdar = find_reading(*layers_.words, i, PartOfSpeech::masdar);
    return masdar != nullptr && masdar->suffix != Suffix::none;
  }

  // "the forces went on with their advance": behind a verb and its subject a word that may be a
  // verbal noun with its pronoun is one.
  bool goes_on_with_own(uint32_t i, const Reading& r) const {
    return r.suffix != Suffix::none && r.inflection.aspect == Aspect::imperfect &&
           may_be_owned(i) && !is_opened(i, r) && has_verb_before(i);
  }

  // A conjunction, relative or the like stands before the verb, or the indefinite noun it describes
  // ("an attack that gunmen launched"), not a mark alone.
  bool is_opened(uint32_t i, const Reading& r) const {
    if (after_open_noun(i, r)) return true;
    if (r.has(kCliticWa) || r.has(kCliticFa) || i == text_.sentence(i).tokens.first) return true;
    return text_.tokens[i - 1].kind == TokenKind::word && at_clause_start(i, r);
  }

  // A damma on the first letter: a passive perfect; an imperfect may be active too ("yuqim").
  static bool begins_passive(const Reading& r) {
    return r.inflection.aspect == Aspect::imperfect || r.inflection.voice == Voice::passive;
  }

  // Written with a plain ha where another reading cuts a pronoun: "his death", not "a massacre".
  bool may_end_in_pronoun(uint32_t i) const {
    const std::string_view codes = text_.codes(i);
    if (codes.empty() || static_cast<Code>(codes.back()) != kHa || text_.tokens[i].has(kTaMarbuta))
      return false;
    const auto readings = readings_of(*layers_.words, i);
    return std::any_of(readings.begin(), readings.end(), [](const Reading& other) {
      return other.suffix != Suffix::none && other.inflection.part != PartOfSpeech::verb;
    });
  }

  // "two (of)": a dual that has lost its nun.
  static bool is_dual_construct(const Reading& r) {
    return r.inflection.number == Number::dual && !r.inflection.absolute &&
           r.inflection.part == PartOfSpeech::noun;
  }

  // The quantities read two in it.
  bool is_counted_as_two(uint32_t i) const {
    if (roles_.quantity[i] == kNone) return false;
    const Quantity& q = layers_.quantities->quantities[roles_.quantity[i]];
    return q.noun == i && q.tokens.first == i && q.value == 2.0;
  }

  // Reports are not told by "me": "a policeman", not "my condition" nor "two conditions of".
  bool is_whole_noun(uint32_t i) const {
    const auto readings = readings_of(*layers_.words, i);
    return std::any_of(readings.begin(), readings.end(), [](const Reading& whole) {
      return whole.lexeme != kNone && whole.suffix == Suffix::none &&
             whole.inflection.number == Number::singular &&
             (whole.inflection.part == PartOfSpeech::noun ||
              whole.inflection.part == PartOfSpeech::adjective);
    });
  }

  // "violently", "with ease": one word of manner, unless an adjective makes a noun of it.
  bool is_manner(const Reading& r) const {
    return r.inflection.part == PartOfSpeech::particle && r.lexeme != kNone &&
           layers_.lexicon->lexemes[r.lexeme].sense == "manner";
  }

  // A preposition read off a word that is a noun as it stands: "committee", not "to a garden".
  bool is_split_word(uint32_t i, const Reading& r) const {
    if (!r.has(kCliticBi) && !r.has(kCliticLi) && !r.has(kCliticKa)) return false;
    const auto readings = readings_of(*layers_.words, i);
    return std::any_of(readings.begin(), readings.end(), [&](const Reading& whole) {
      const PartOfSpeech part = whole.inflection.part;
      const bool noun = part == PartOfSpeech::noun || part == PartOfSpeech::masdar ||
                        part == PartOfSpeech::adjective;
      return noun && whole.lexeme != kNone && whole.suffix == Suffix::none &&
             (whole.clitics & ~kCliticWa & ~kCliticFa) == 0;
    });
  }

  // "inflicted on them", rather than "like their nomads".
  bool may_be_verb_whole(uint32_t i) const {
    const auto readings = readings_of(*layers_.words, i);
    return std::any_of(readings.begin(), readings.end(), [](const Reading& r) {
      return r.inflection.part == PartOfSpeech::verb && r.clitics == 0;
    });
  }

  // "an attack that gunmen launched": a verb with its pronoun behind an indefinite noun. A word
  // that may be a plain noun is one ("the death of his wife").
  bool describes_noun_before(uint32_t i, const Reading& r) const {
    return r.suffix != Suffix::none && r.inflection.aspect == Aspect::perfect &&
           find_reading(*layers_.words, i, PartOfSpeech::noun) == nullptr;
  }

  // One form may be a perfect ("he was able") and a feminine imperfect ("she enables"): reports
  // tell in the perfect, unless a particle or a feminine noun beside it asks for the other.
  bool is_imperfect_here(uint32_t i) const {
    const auto readings = readings_of(*layers_.words, i);
    const bool both = std::any_of(readings.begin(), readings.end(), [](const Reading& r) {
      return r.inflection.part == PartOfSpeech::verb && r.inflection.aspect == Aspect::perfect;
    });
    if (!both || is_governed_verb(i)) return true;
    const Reading* left = before(i);
    if (left != nullptr && left->inflection.gender == Gender::feminine) return true;
    if (i + 1 >= text_.size() || text_.sentence_of[i + 1] != text_.sentence_of[i]) return false;
    const Reading* right = find_reading(*layers_.words, i + 1, PartOfSpeech::noun);
    return right != nullptr && right->inflection.gender == Gender::feminine;
  }

  // "they negotiated" and "she negotiates with", of another verb: reports tell in the perfect.
  bool has_other_perfect(uint32_t i, const Reading& r) const {
    const auto readings = readings_of(*layers_.words, i);
    return !is_imperfect_here(i) &&
           std::any_of(readings.begin(), readings.end(), [&](const Reading& o) {
             return o.inflection.aspect == Aspect::perfect && o.lexeme != r.lexeme;
           });
  }

  bool is_governed_verb(uint32_t i) const {
    const Reading* p = before(i);
    if (p == nullptr || p->lexeme == kNone) return false;
    const std::string_view sense = layers_.lexicon->lexemes[p->lexeme].sense;
    const PartOfSpeech part = p->inflection.part;
    return part == PartOfSpeech::negation || part == PartOfSpeech::complementizer ||
           (part == PartOfSpeech::auxiliary && sense != "done") || sense == "future";
  }

  // "behind" or "it left behind": before a count, after an indefinite noun, it is the verb.
  bool leaves_count_behind(uint32_t i) const {
    if (find_reading(*layers_.words, i, PartOfSpeech::preposition) == nullptr) return false;
    if (i + 1 >= text_.size() || roles_.quantity[i + 1] == kNone) return false;
    const Reading* p = before(i);
    return p != nullptr && !p->definite() && p->suffix == Suffix::none &&
           (p->inflection.part == PartOfSpeech::adjective ||
            p->inflection.part == PartOfSpeech::noun || p->inflection.part == PartOfSpeech::masdar);
  }

  // "The shelling left behind (it) ...": at the head of a sentence, before the noun of an event.
  bool opens_with_doer(uint32_t i) const {
    if (find_reading(*layers_.words, i, PartOfSpeech::preposition) == nullptr) return false;
    const uint32_t first = text_.sentence(i).tokens.first;
    if ((i != first && text_.tokens[i - 1].kind != TokenKind::punctuation) || i + 1 >= text_.size())
      return false;
    const Reading* next = find_reading(*layers_.words, i + 1, PartOfSpeech::masdar);
    return next != nullptr && next->clitics == kCliticAl;
  }

  // Behind a definite word a definite adjective, not a noun: "the terrorist bombing". Only where
  // the word may be one.
  bool follows_article(uint32_t i) const {
    const Reading* p = before(i);
    if (p == nullptr || !p->has(kCliticAl)) return false;
    const PartOfSpeech part = p->inflection.part;
    if (part != PartOfSpeech::noun && part != PartOfSpeech::masdar) return false;
    const Reading* adjective = find_reading(*layers_.words, i, PartOfSpeech::adjective);
    return adjective != nullptr && !adjective->has(kCliticWa);
  }

  // "the capture of three", not "families, three": a number behind what may be a verbal noun.
  bool hides_masdar(uint32_t i, const Reading& r) const {
    return roles_.of_people[i] && r.inflection.number == Number::plural && i + 1 < text_.size() &&
           text_.sentence_of[i + 1] == text_.sentence_of[i] && roles_.quantity[i + 1] != kNone;
  }

  // "the elimination of (ala)": a verbal noun with the article governs what follows.
  bool governs(uint32_t i, const Reading& r) const {
    if (i + 1 >= text_.size() || text_.sentence_of[i + 1] != text_.sentence_of[i]) return false;
    if (!r.has(kCliticAl)) return false;
    const Reading* next = find_reading(*layers_.words, i + 1, PartOfSpeech::preposition);
    return next != nullptr && layers_.lexicon->lexemes[next->lexeme].sense == "on";
  }

  // "a civilian was killed (the killing of)", "the commander was killed": behind a noun that can
  // take no genitive any more, a bare word that may be a perfect is one.
  bool follows_subject(uint32_t i, const Reading& r) const {
    if (r.clitics != 0 || r.suffix != Suffix::none || r.inflection.accusative) return false;
    const Reading* p = before(i);
    if (p == nullptr || text_.tokens[i].has(kTanwin)) return false;
    const bool nominal =
        p->inflection.part == PartOfSpeech::noun || p->inflection.part == PartOfSpeech::adjective ||
        p->inflection.part == PartOfSpeech::agent || p->inflection.part == PartOfSpeech::patient;
    const bool closed = p->has(kCliticAl) || p->inflection.accusative || p->inflection.absolute ||
                        text_.tokens[i - 1].has(kTanwin);
    if (!((nominal && closed) || roles_.mention[i - 1] != kNone) || has_verb_before(i))
      return false;
    const auto readings = readings_of(*layers_.words, i);
    return std::any_of(readings.begin(), readings.end(), [](const Reading& other) {
      return other.inflection.part == PartOfSpeech::verb && other.clitics == 0 &&
             other.suffix == Suffix::none && other.inflection.aspect == Aspect::perfect;
    });
  }

  // "the army denied shelling": a verb since the clause began takes the verbal noun as its object.
  bool has_verb_before(uint32_t i) const {
    const uint32_t first = text_.sentence(i).tokens.first;
    for (uint32_t k = i; k-- > first;) {
      const Reading* r = chosen(layers_, out_, k);
      if (r == nullptr) return false;
      const PartOfSpeech part = r->inflection.part;
      if (part == PartOfSpeech::verb || part == PartOfSpeech::auxiliary) return true;
      if (part == PartOfSpeech::complementizer || part == PartOfSpeech::relative) return false;
    }
    return false;
  }

  // The particle of verbs stands before one: "fa-qad" is otherwise the verb "lost".
  bool precedes_verb(uint32_t i, const Reading& r) const {
    if (layers_.lexicon->lexemes[r.lexeme].sense != "done") return true;
    return i + 1 < text_.size() && text_.sentence_of[i + 1] == text_.sentence_of[i] &&
           (find_reading(*layers_.words, i + 1, PartOfSpeech::verb) != nullptr ||
            find_reading(*layers_.words, i + 1, PartOfSpeech::auxiliary) != nullptr);
  }

  // The noun that a number counts.
  bool is_counted(uint32_t i) const {
    for (uint32_t k = i; k-- > text_.sentence(i).tokens.first && i - k <= 3;) {
      const uint32_t q = roles_.quantity[k];
      if (q != kNone) return layers_.quantities->quantities[q].noun == i;
    }
    return false;
  }

  bool followed_by_adjective(uint32_t i) const {
    if (i + 1 >= text_.size() || text_.sentence_of[i + 1] != text_.sentence_of[i]) return false;
    if (roles_.mention[i + 1] != kNone &&
        layers_.entities->mentions[roles_.mention[i + 1]].adjective)
      return true;
    return has_any(i + 1, PartOfSpeech::adjective) &&
           !find_reading(*layers_.words, i + 1, PartOfSpeech::adjective)->has(kCliticAl);
  }

  // "an artillery shelling", "an Israeli shelling": behind letters that may be the verbal noun as
  // well, an adjective of a weapon or a state without the article; but people are killed and held.
  bool is_rather_its_noun(uint32_t i) const {
    const Reading* noun = find_reading(*layers_.words, i, PartOfSpeech::masdar);
    if (noun == nullptr || noun->has(kCliticAl) || roles_.of_people[i]) return false;
    uint32_t at = i + 1;  // "a heavy (adjective) Israeli shelling"
    const Reading* first = find_reading(*layers_.words, at, PartOfSpeech::adjective);
    if (roles_.mention[at] == kNone && first != nullptr && !first->has(kCliticAl) &&
        at + 1 < text_.size())
      ++at;
    const uint32_t m = roles_.mention[at];
    return m != kNone && layers_.entities->mentions[m].adjective &&
           (layers_.entities->mentions[m].clitics & kCliticAl) == 0;
  }

  bool agrees_with_noun_before(uint32_t i, const Reading& r) const {
    const Reading* p = before(i);
    if (p == nullptr) return false;
    const PartOfSpeech part = p->inflection.part;
    if (!is_nominal(p) || r.has(kCliticWa) || r.has(kCliticBi) || r.has(kCliticLi)) return false;
    const bool names_people =
        r.inflection.gender == Gender::masculine &&
        (r.inflection.number == Number::plural || r.inflection.number == Number::dual);
    if (part == PartOfSpeech::masdar && names_people) return false;  // "the death of civilians"
    if (roles_.of_people[i - 1] && !r.has(kCliticAl) && names_person(i)) return false;
    if (differs_in_number(*p, r) &&
        (find_reading(*layers_.words, i, PartOfSpeech::noun) != nullptr ||
         find_reading(*layers_.words, i, PartOfSpeech::masdar) != nullptr))
      return false;
    if (r.has(kCliticAl))
      return p->has(kCliticAl) || p->suffix != Suffix::none ||
             p->inflection.part == PartOfSpeech::unknown;
    return !p->has(kCliticAl) && p->suffix == Suffix::none;
  }

  // "(the forces drove out) the gunmen": what may be a noun is no adjective that does not agree.
  static bool differs_in_number(const Reading& noun, const Reading& r) {
    const bool plural = r.inflection.number == Number::plural;
    const bool men = plural && r.inflection.gender == Gender::masculine;
    return (men && noun.inflection.gender == Gender::feminine) ||
           (plural && !men && noun.inflection.number == Number::singular);
  }

  // "the arrest of a journalist": the same letters may be an adjective and somebody.
  bool names_person(uint32_t i) const {
    const Reading* r = find_reading(*layers_.words, i, PartOfSpeech::noun);
    if (r == nullptr || r->lexeme == kNone) return false;
    const Lexeme& lexeme = layers_.lexicon->lexemes[r->lexeme];
    return lexeme.unit == "person" || lexeme.noun_class == NounClass::instrument;
  }

  const TextLayers& layers_;
  const TokenizedText& text_;
  const TokenRoles& roles_;
  SyntaxLayer& out_;
};

}  // namespace

void choose_readings(const TextLayers& layers, const TokenRoles& roles, SyntaxLayer& out) {
  Chooser(layers, roles, out).run();
}

}  // namespace isnad
