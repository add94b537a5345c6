// What do short and generic forms stand for? The last fuller mention they can head, else the body
// of the country that the document is about, else nothing.
#pragma once

#include <vector>

#include "isnad/entities/draft.hpp"
#include "isnad/entities/linking.hpp"

namespace isnad {

// Links the generic forms and nationalities among the drafts; all others are linked already.
void resolve_short_forms(const NameText& text, const DocumentScene& scene,
                         std::vector<Draft>& drafts);

}  // namespace isnad
