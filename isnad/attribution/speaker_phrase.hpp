// Which words name the speaker? The full noun phrase from its head over genitives, names in
// apposition and the prepositional phrases that belong to people and sources.
#pragma once

#include <optional>

#include "isnad/attribution/scene.hpp"

namespace isnad {

// How sure must it be that the phrase speaks?
enum class SpeakerTest : uint8_t {
  any_noun,  // the cue takes no object: its noun is the subject
  speaks,    // the noun must be one that speaks: person, force, institution, outlet, name
  account,   // ... or words that stand for who said them: figures, version, report
};

struct SpeakerPhrase {
  TokenRange tokens;      // without quotation marks around the whole
  uint32_t head = kNone;  // token of the head noun
  uint32_t last = 0;      // the token after it, quotation marks and a relative clause included
};

// The speaker that begins at `token` (before `end`), or nothing. `content`: what the cue's content
// may begin with; a preposition in it is taken into the phrase only before a place or an
// organisation.
std::optional<SpeakerPhrase> read_speaker(const Scene& scene, uint32_t token, uint32_t end,
                                          SpeakerTest test, uint16_t content);

// Does this phrase speak?
bool can_speak(const Scene& scene, const NounPhrase& phrase, SpeakerTest test);

// True for a noun of happening: masdars and event nouns; never a speaker.
bool is_happening(const Scene& scene, const NounPhrase& phrase);

// The bit of a preposition's sense, or 0.
uint16_t content_bit(std::string_view relation);

// The speaker as the layer holds it.
Speaker make_speaker(const Scene& scene, const SpeakerPhrase& phrase);

}  // namespace isnad
