// Where does the text report? Occurrences of the cues of the packs, before their arguments are
// read.
#pragma once

#include <vector>

#include "isnad/attribution/scene.hpp"

namespace isnad {

enum class CueForm : uint8_t { verb, participle, phrase };

struct Cue {
  TokenRange tokens;
  uint32_t row = kNone;  // index into AttributionRules::cues
  CueForm form = CueForm::verb;
  bool negated = false;
  bool passive = false;  // impersonal: nobody is named
  bool joined = false;   // a conjunction is written on it
  bool object_pronoun = false;
  bool first_person = false;
};

// In text order, not overlapping.
std::vector<Cue> find_cues(const Scene& scene);

}  // namespace isnad
