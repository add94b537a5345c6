// Whose speech stands in whose? Puts the reports of a text into one another; private to the stage.
#pragma once

#include <vector>

#include "isnad/attribution/report.hpp"

namespace isnad {

// Reports in the order of their cues -> attributions with scopes, chains and the speakers that go
// on.
std::vector<Attribution> assemble(const Scene& scene, const std::vector<Report>& reports);

// Role, camp, entity and whether it is the outlet's own correspondent.
void classify_speaker(const Scene& scene, const SpeakerPhrase& phrase, Speaker& speaker);

// Do the two name one speaker: the same entity, or the words of one all among the other's?
bool is_same_speaker(const Scene& scene, const Speaker& a, const Speaker& b);

}  // namespace isnad
