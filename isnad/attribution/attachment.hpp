// Does what follows belong to the speaker? Decided by the classes of the nouns; private to the
// stage.
#pragma once

#include <string_view>

#include "isnad/attribution/speaker_phrase.hpp"

namespace isnad {

// Where in a speaker a further phrase would be attached.
struct AttachmentPoint {
  uint32_t head = kNone;     // token of the speaker's head
  uint32_t current = kNone;  // head of the phrase taken last
  uint32_t after = 0;        // the token behind what is taken
  uint16_t content = 0;      // what the cue's content may begin with
};

// People, forces, organisations and names.
bool is_animate(PhraseClass c);
PhraseClass class_of(const Scene& scene, uint32_t head);

// Does a prepositional phrase belong to the speaker, not to the saying?
bool attaches(const Scene& scene, const AttachmentPoint& at, const NounPhrase& phrase,
              std::string_view relation);

// A noun that waits for its genitive.
bool is_open_noun(const Reading& r);

// Can this word with the article be an adjective of the word before it?
bool can_describe(const Scene& scene, uint32_t token);

}  // namespace isnad
