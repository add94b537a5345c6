#include "apps/cli/lint_rows.hpp"

#include <algorithm>
#include <iterator>
#include <set>

#include "isnad/syntax/syntax.hpp"

namespace isnad {
namespace {

using Words = std::set<std::string, std::less<>>;

const Words& tables() {
  static const Words names = {"camps",
                              "morphology.clitics",
                              "morphology.function_words",
                              "morphology.nouns",
                              "morphology.paradigms",
                              "morphology.verbs",
                              "quantities.contexts",
                              "quantities.modifiers",
                              "quantities.numerals",
                              "quantities.symbols",
                              "quantities.units",
                              "quantities.vague",
                              "dates.blockers",
                              "dates.decades",
                              "dates.deictics",
                              "dates.directions",
                              "dates.edges",
                              "dates.feasts",
                              "dates.months",
                              "dates.numbers",
                              "dates.particles",
                              "dates.parts",
                              "dates.seasons",
                              "dates.umm_al_qura",
                              "dates.units",
                              "dates.weekdays",
                              "entities.actors",
                              "entities.facilities",
                              "entities.generic_forms",
                              "entities.instruments",
                              "entities.name_endings",
                              "entities.name_words",
                              "entities.nationalities",
                              "entities.outlets",
                              "entities.people",
                              "entities.place_kinds",
                              "entities.places",
                              "entities.usual_bodies",
                              "syntax.prepositions",
                              "syntax.people_masdars",
                              "syntax.titles",
                              "events.carriers",
                              "events.domains",
                              "events.governors",
                              "events.triggers",
                              "events.types",
                              "attribution.cues",
                              "attribution.headers",
                              "attribution.speakers",
                              "exports.acled_cases",
                              "exports.acled_types",
                              "exports.actor_kinds",
                              "exports.countries",
                              "exports.day_spans",
                              "exports.formats",
                              "exports.place_precisions",
                              "exports.polecat_types",
                              "exports.profiles",
                              "claims.actor_kinds",
                              "claims.confidence",
                              "claims.connectives",
                              "claims.dated_verbs",
                              "claims.inheritance",
                              "claims.sides",
                              "reconcile.families",
                              "reconcile.settings",
                              "reconcile.weights"};
  return names;
}

const Words& stages() {
  static const Words names = {"morphology", "quantities", "dates",       "entities",
                              "syntax",     "events",     "attribution", "claims"};
  return names;
}

const Words& parts() {
  static const Words names = {"verb", "masdar", "agent", "patient", "adjective", "noun"};
  return names;
}

// As docs/events.md lists them and isnad/events/conditions.cpp tests them.
const Words& needs() {
  static const Words names = {"people",
                              "target",
                              "initiator",
                              "instrument",
                              "unit",
                              "place",
                              "sides",
                              "speaker",
                              "someone",
                              "initiator_target",
                              "place_or_target",
                              "place_or_facility",
                              "people_or_place",
                              "target_event",
                              "blast",
                              "argument",
                              "quantity",
                              "counted",
                              "carried",
                              "told",
                              "site",
                              "site_or_people",
                              "happening",
                              "carried_place",
                              "relief",
                              "victims_of"};
  return names;
}

bool is_phrase_class(std::string_view name) {
  for (int i = 0; i <= static_cast<int>(PhraseClass::abstract); ++i) {
    if (name == to_string(static_cast<PhraseClass>(i))) return true;
  }
  return false;
}

// The classes of "slot:class+class, slot=lexeme & slot~kind".
bool has_known_classes(std::string conditions) {
  std::replace(conditions.begin(), conditions.end(), '&', ',');
  for (const std::string& condition : split_cells(conditions, ',')) {
    const size_t colon = condition.find(':');
    if (colon == std::string::npos) continue;
    for (const std::string& name :
         split_cells(std::string_view(condition).substr(colon + 1), '+')) {
      if (!is_phrase_class(trimmed(name))) return false;
    }
  }
  return true;
}

}  // namespace

bool is_known_table(std::string_view name) {
  const size_t dot = name.find('.');
  if (dot != std::string_view::npos && name.substr(dot + 1) == "examples")
    return stages().count(name.substr(0, dot)) > 0;
  return tables().count(name) > 0;
}

const char* fault_of_trigger(const RowView& row) {
  for (const std::string& part : row.list("parts")) {
    if (parts().count(part) == 0) return "lint.parts";
  }
  for (const std::string& need : split_cells(row["needs"], ',')) {
    if (!trimmed(need).empty() && needs().count(trimmed(need)) == 0) return "lint.needs";
  }
  if (!has_known_classes(std::string(row["when"])) ||
      !has_known_classes(std::string(row["unless"])))
    return "lint.classes";
  return "";
}

}  // namespace isnad
