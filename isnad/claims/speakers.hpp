// Who vouches for a claim? Private to the stage.
#pragma once

#include <string>
#include <vector>

#include "isnad/claims/build.hpp"

namespace isnad {

// The speakers of one document, and which of them is its outlet under another name.
class SpeakerIndex {
 public:
  explicit SpeakerIndex(const ClaimInput& input);

  // The chain that governs the token, outermost first; the outlet is left out.
  std::vector<ClaimSpeaker> chain(uint32_t token) const;
  // The attribution that vouches for the token, the outlet's own included, or null.
  const Attribution* innermost(uint32_t token) const;
  // Who accuses, demands or threatens speaks: where nobody else tells of such an act, its
  // initiator is the speaker.
  void name_act_speaker(uint32_t trigger, Claim& claim) const;

 private:
  bool is_outlet(const std::vector<std::string>& words, Span span) const;

  const ClaimInput& in_;
  std::vector<std::vector<std::string>> parts_;  // of the outlet's name, as folded words
  std::vector<std::string> whole_;
  std::vector<bool> is_outlet_;  // for each attribution
};

}  // namespace isnad
