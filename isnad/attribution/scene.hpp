// What stands around a token? One reading surface over the layers for the steps of the stage;
// private to it.
#pragma once

#include <string_view>
#include <vector>

#include "isnad/attribution/attribution_rules.hpp"
#include "isnad/syntax/syntax.hpp"

namespace isnad {

class Scene {
 public:
  Scene(const TextLayers& layers, const SyntaxLayer& syntax, const AttributionRules& rules);

  const TextLayers& layers;
  const SyntaxLayer& syntax;
  const AttributionRules& rules;
  const TokenizedText& text;

  uint32_t size() const { return text.size(); }
  const Reading* reading(uint32_t token) const { return chosen(layers, syntax, token); }
  const Lexeme* lexeme(uint32_t token) const { return chosen_lexeme(layers, syntax, token); }
  PartOfSpeech part(uint32_t token) const;
  std::string_view sense(uint32_t token) const;
  bool is_mark(uint32_t token, unsigned char mark) const { return text.is_mark(token, mark); }
  bool is_quote(uint32_t token) const;
  bool is_any_mark(uint32_t token) const;
  bool is_break(uint32_t token) const;  // comma or semicolon
  uint32_t sentence_begin(uint32_t token) const { return text.sentence(token).tokens.first; }
  // The same, behind a dateline ("Gaza, 3 May (agency) - ").
  uint32_t speech_begin(uint32_t token) const { return dateline_end_[text.sentence_of[token]]; }
  uint32_t sentence_end(uint32_t token) const { return text.sentence(token).tokens.last; }
  uint32_t paragraph_begin(uint32_t token) const;
  uint32_t paragraph_end(uint32_t token) const;
  // The token after the date that covers this one, or the token itself.
  uint32_t after_date(uint32_t token) const;
  // The enclosure (quotation or bracket) that begins at this token, or null.
  const Enclosure* enclosure_from(uint32_t token) const;
  // The innermost quotation with this token inside, marks included, or null.
  const Enclosure* quotation_around(uint32_t token) const;
  // The phrase that begins at this token (quotation marks before it skipped by the caller), or
  // null.
  const NounPhrase* phrase_from(uint32_t token) const;
  const NounPhrase* phrase_at(uint32_t token) const;
  // The row of attribution.speakers of this kind whose form begins at the token, or null.
  const SpeakerWord* speaker_word(uint32_t token, SpeakerWordKind kind) const;
  const SpeakerWord* any_speaker_word(uint32_t token) const;
  // The token behind the longest form of attribution.speakers that begins here, or the token
  // itself.
  uint32_t after_speaker_word(uint32_t token) const;
  bool is_word_of(uint32_t token, SpeakerWordKind kind) const {
    return speaker_word(token, kind) != nullptr;
  }
  // The mention that begins at this token and is a name, or null.
  const Mention* mention_from(uint32_t token) const;
  // The reading of the token as this part of speech, chosen or not, or null.
  const Reading* any_reading(uint32_t token, PartOfSpeech part) const;
  bool has_proclitic(uint32_t token, CliticBit bit) const;
  // A word that opens a clause: while, whereas, but, where.
  bool is_clause_conjunction(uint32_t token) const;
  bool is_complementizer(uint32_t token) const {
    return part(token) == PartOfSpeech::complementizer;
  }
  // The token after the phrase cue of this kind that begins here, or the token itself.
  uint32_t after_phrase(uint32_t token, CueKind kind) const;
  // Words of letters in a stretch.
  uint32_t count_words(TokenRange range) const;
  bool has_finite_verb(TokenRange range) const;

 private:
  void mark_quotations();
  void mark_datelines();

  std::vector<bool> in_name_;       // covered by a mention that is no adjective
  std::vector<uint32_t> quote_of_;  // the innermost quotation that covers the token, or kNone
  std::vector<TokenRange> paragraphs_;
  std::vector<uint32_t> dateline_end_;  // of each sentence: the token behind its dateline
  std::vector<uint32_t> date_end_;
  std::vector<uint32_t> enclosure_from_;
};

}  // namespace isnad
