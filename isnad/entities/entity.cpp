#include "isnad/entities/entity.hpp"

#include <cstdio>

#include "isnad/entities/mention.hpp"

namespace isnad {

const char* to_string(EntityKind kind) {
  switch (kind) {
    case EntityKind::place:
      return "place";
    case EntityKind::actor:
      return "actor";
    case EntityKind::person:
      return "person";
    case EntityKind::outlet:
      return "outlet";
    case EntityKind::instrument:
      return "instrument";
    case EntityKind::facility:
      return "facility";
  }
  return "place";
}

const char* to_string(MentionKind kind) {
  if (kind == MentionKind::nationality) return "nationality";
  return to_string(static_cast<EntityKind>(kind));
}

std::string explain(const ScoreParts& parts) {
  const std::pair<const char*, double> named[] = {{"name", parts.name},       {"kind", parts.kind},
                                                  {"country", parts.country}, {"near", parts.near},
                                                  {"within", parts.within},   {"date", parts.date}};
  std::string out;
  for (const auto& [name, value] : named) {
    if (value == 0) continue;
    char buffer[32];
    std::snprintf(buffer, sizeof buffer, "%s %.2f", name, value);
    out += (out.empty() ? "" : ", ") + std::string(buffer);
  }
  return out;
}

}  // namespace isnad
