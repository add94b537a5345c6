// Who says so, and how firmly? Reporting cues, their speaker and the stretch of text each governs.
#pragma once

#include <string>
#include <vector>

#include "isnad/syntax/syntax.hpp"

namespace isnad {

enum class SpeakerRole : uint8_t { person, organisation, media, official, witness, anonymous };
enum class Stance : uint8_t {
  states,
  announces,
  affirms,
  alleges,
  denies,
  admits,
  accuses,
  demands,
  threatens,
  warns,
  quotes,
  publishes,
};

struct Speaker {
  Span span;  // the speaker's words; without proclitics and pronouns
  TokenRange tokens;
  uint32_t mention = kNone;  // index into EntityLayer::mentions, or kNone
  uint32_t entity =
      kNone;  // index into Catalogue::entities (the person's actor, the outlet ...), or kNone
  SpeakerRole role = SpeakerRole::person;
  std::string camp;            // short id of camps.tsv, or ""
  bool correspondent = false;  // the outlet's own: the outlet speaks
};

// One act of reporting.
struct Attribution {
  Speaker speaker;
  Span cue;  // the reporting word(s)
  TokenRange cue_tokens;
  Stance stance = Stance::states;
  TokenRange scope;  // tokens whose content the speaker vouches for; may run over sentences
  uint32_t outer =
      kNone;  // the attribution inside whose scope this one stands (who quotes this speaker)
  bool negated = false;  // "did not announce", "no one claimed": gives no speaker
  std::vector<RowId> rules;
};

struct AttributionLayer {
  std::vector<Attribution> attributions;  // in text order of their scopes
  std::vector<uint32_t>
      governing;  // for each token: the innermost attribution that governs it, or kNone
};

struct AttributionRules;  // attribution_rules.hpp: cues and constructions of the packs

const char* to_string(SpeakerRole role);
const char* to_string(Stance stance);

AttributionLayer find_attributions(const TextLayers& layers, const SyntaxLayer& syntax,
                                   const AttributionRules& rules);

}  // namespace isnad
