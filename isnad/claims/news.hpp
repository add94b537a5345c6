// Does the text tell news of a conflict, or does it muse on one? Private to the stage.
#pragma once

#include "isnad/claims/build.hpp"

namespace isnad {

// False: an essay, a sermon, a long text on another matter; what it holds of events is no report.
bool tells_news(const ClaimInput& input);

}  // namespace isnad
