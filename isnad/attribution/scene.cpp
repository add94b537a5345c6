#include "isnad/attribution/scene.hpp"

#include <algorithm>

#include "isnad/text/codes.hpp"

namespace isnad {
namespace {

constexpr uint32_t kMaxDateline = 16;  // tokens of places, dates and outlets before the dash

}  // namespace

Scene::Scene(const TextLayers& layers_in, const SyntaxLayer& syntax_in,
             const AttributionRules& rules_in)
    : layers(layers_in), syntax(syntax_in), rules(rules_in), text(*layers_in.text) {
  date_end_.assign(size(), 0);
  enclosure_from_.assign(size(), kNone);
  for (const DateMention& date : layers.dates->dates) {
    for (uint32_t t = date.tokens.first; t < date.tokens.last && t < size(); ++t)
      date_end_[t] = date.tokens.last;
  }
  in_name_.assign(size(), false);
  for (const Mention& m : layers.entities->mentions) {
    for (uint32_t t = m.tokens.first; t < m.tokens.last && !m.adjective; ++t) in_name_[t] = true;
  }
  for (uint32_t e = 0; e < syntax.enclosures.size(); ++e)
    enclosure_from_[syntax.enclosures[e].tokens.first] = e;
  mark_quotations();
  for (const Sentence& sentence : text.sentences) {
    if (paragraphs_.size() <= sentence.paragraph) paragraphs_.resize(sentence.paragraph + 1);
    TokenRange& paragraph = paragraphs_[sentence.paragraph];
    paragraph =
        paragraph.empty() ? sentence.tokens : TokenRange{paragraph.first, sentence.tokens.last};
  }
  mark_datelines();
}

// A sentence that begins with a place and has no verb before the last dash of its beginning.
void Scene::mark_datelines() {
  for (const Sentence& sentence : text.sentences) {
    uint32_t end = sentence.tokens.first;
    const Mention* m = sentence.tokens.empty() ? nullptr : mention_from(end);
    const bool place = m != nullptr && m->kind == MentionKind::place;
    const uint32_t last = std::min(sentence.tokens.last, sentence.tokens.first + kMaxDateline);
    for (uint32_t t = sentence.tokens.first; place && t < last; ++t) {
      if (is_finite_verb(reading(t)) && !in_name_[t]) break;
      if (is_mark(t, ':')) {
        end = end > sentence.tokens.first ? t + 1 : end;
        break;
      }
      if (is_mark(t, '-') && t + 1 < sentence.tokens.last) end = t + 1;
    }
    dateline_end_.push_back(end);
  }
}

void Scene::mark_quotations() {
  quote_of_.assign(size(), kNone);
  for (uint32_t e = 0; e < syntax.enclosures.size(); ++e) {
    const TokenRange range = syntax.enclosures[e].tokens;
    if (syntax.enclosures[e].brackets) continue;
    for (uint32_t t = range.first; t < std::min(range.last, size()); ++t) quote_of_[t] = e;
  }
}

PartOfSpeech Scene::part(uint32_t token) const {
  const Reading* r = reading(token);
  return r == nullptr ? PartOfSpeech::unknown : r->inflection.part;
}

std::string_view Scene::sense(uint32_t token) const {
  const Lexeme* l = lexeme(token);
  return l == nullptr ? std::string_view() : std::string_view(l->sense);
}

bool Scene::is_quote(uint32_t token) const {
  return is_mark(token, kOpenQuote) || is_mark(token, kCloseQuote) || is_mark(token, '"');
}

bool Scene::is_any_mark(uint32_t token) const {
  const TokenKind kind = text.tokens[token].kind;
  return kind == TokenKind::punctuation || kind == TokenKind::symbol;
}

bool Scene::is_break(uint32_t token) const { return is_mark(token, ',') || is_mark(token, ';'); }

uint32_t Scene::paragraph_begin(uint32_t token) const {
  return paragraphs_[text.sentence(token).paragraph].first;
}

uint32_t Scene::paragraph_end(uint32_t token) const {
  return paragraphs_[text.sentence(token).paragraph].last;
}

uint32_t Scene::after_date(uint32_t token) const { return std::max(token, date_end_[token]); }

const Enclosure* Scene::enclosure_from(uint32_t token) const {
  return enclosure_from_[token] == kNone ? nullptr : &syntax.enclosures[enclosure_from_[token]];
}

const Enclosure* Scene::quotation_around(uint32_t token) const {
  return quote_of_[token] == kNone ? nullptr : &syntax.enclosures[quote_of_[token]];
}

const NounPhrase* Scene::phrase_at(uint32_t token) const {
  const uint32_t p = syntax.phrase_of[token];
  return p == kNone ? nullptr : &syntax.phrases[p];
}

const NounPhrase* Scene::phrase_from(uint32_t token) const {
  const NounPhrase* p = phrase_at(token);
  return p != nullptr && p->tokens.first == token ? p : nullptr;
}

const SpeakerWord* Scene::speaker_word(uint32_t token, SpeakerWordKind kind) const {
  std::vector<PhraseMatch> matches;
  rules.speaker_forms.find_at(text, *layers.words, *layers.lexicon, token, matches);
  for (auto m = matches.rbegin(); m != matches.rend(); ++m) {
    if (rules.speakers[m->payload].kind == kind) return &rules.speakers[m->payload];
  }
  return nullptr;
}

const SpeakerWord* Scene::any_speaker_word(uint32_t token) const {
  std::vector<PhraseMatch> matches;
  rules.speaker_forms.find_at(text, *layers.words, *layers.lexicon, token, matches);
  for (auto m = matches.rbegin(); m != matches.rend(); ++m) {
    const SpeakerWord& word = rules.speakers[m->payload];
    if (word.kind == SpeakerWordKind::document || word.kind == SpeakerWordKind::adjunct) continue;
    if (word.kind == SpeakerWordKind::patronymic) continue;
    if (word.kind == SpeakerWordKind::saying || word.kind == SpeakerWordKind::label ||
        word.kind == SpeakerWordKind::title)
      continue;
    return &word;
  }
  return nullptr;
}

uint32_t Scene::after_speaker_word(uint32_t token) const {
  std::vector<PhraseMatch> matches;
  rules.speaker_forms.find_at(text, *layers.words, *layers.lexicon, token, matches);
  uint32_t out = token;
  for (const PhraseMatch& m : matches) out = std::max(out, m.tokens.last);
  return out;
}

const Mention* Scene::mention_from(uint32_t token) const {
  const Mention* out = nullptr;
  for (const uint32_t m : layers.entities->at[token]) {
    const Mention& mention = layers.entities->mentions[m];
    if (!mention.adjective && (out == nullptr || mention.tokens.size() > out->tokens.size()))
      out = &mention;
  }
  return out;
}

const Reading* Scene::any_reading(uint32_t token, PartOfSpeech wanted) const {
  const Reading* r = reading(token);
  if (r != nullptr && r->inflection.part == wanted) return r;
  return text.tokens[token].kind == TokenKind::word ? find_reading(*layers.words, token, wanted)
                                                    : nullptr;
}

bool Scene::has_proclitic(uint32_t token, CliticBit bit) const {
  const Mention* m = mention_from(token);
  if (m != nullptr) return (m->clitics & bit) != 0;
  const Reading* r = reading(token);
  return r != nullptr && r->has(bit);
}

bool Scene::is_clause_conjunction(uint32_t token) const {
  return part(token) == PartOfSpeech::conjunction &&
         (sense(token) == "clause" || sense(token) == "then" || sense(token) == "what");
}

uint32_t Scene::after_phrase(uint32_t token, CueKind kind) const {
  std::vector<PhraseMatch> matches;
  rules.phrases.find_at(text, *layers.words, *layers.lexicon, token, matches);
  uint32_t out = token;
  for (const PhraseMatch& m : matches) {
    if (rules.cues[m.payload].kind == kind) out = std::max(out, m.tokens.last);
  }
  return out;
}

uint32_t Scene::count_words(TokenRange range) const {
  uint32_t out = 0;
  for (uint32_t t = range.first; t < range.last; ++t) out += is_any_mark(t) ? 0 : 1;
  return out;
}

bool Scene::has_finite_verb(TokenRange range) const {
  for (uint32_t t = range.first; t < range.last; ++t) {
    if (is_finite_verb(reading(t)) && !in_name_[t]) return true;
  }
  return false;
}

}  // namespace isnad
