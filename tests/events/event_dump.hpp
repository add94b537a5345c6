// The events of a text on one line: type trigger [modality] n=quantity role=words; "-" for none.
#pragma once

#include <string>

#include "tests/events/reading.hpp"

namespace isnad {

inline Span argument_span(const Analysis& a, const Argument& argument) {
  if (argument.phrase != kNone) return a.syntax.phrases[argument.phrase].span;
  if (argument.mention != kNone) return a.entities.mentions[argument.mention].span;
  return {};
}

inline std::string dump_count(const Analysis& a, const Event& event) {
  if (event.quantity != kNone) {
    return " n=" + words_at(a, a.quantities.quantities[event.quantity].span);
  }
  if (event.bare_count > 0) return event.bare_count > 1 ? " n=dual" : " n=one";
  return "";
}

inline std::string dump_event(const Analysis& a, const Event& event) {
  std::string out = event.type + " " + words_at(a, event.trigger_span);
  if (event.negated) out += " NOT";
  if (event.modality != Modality::actual) out += std::string(" ") + to_string(event.modality);
  out += dump_count(a, event);
  for (const Argument& argument : event.arguments) {
    out +=
        std::string(" ") + to_string(argument.role) + "=" + words_at(a, argument_span(a, argument));
    if (!argument.by.empty()) out += "~" + argument.by;
  }
  return out;
}

inline std::string dump_events(const Analysis& a) {
  std::string out;
  for (const Event& event : a.events.events) {
    if (event.weak) continue;
    out += (out.empty() ? "" : "; ") + dump_event(a, event);
  }
  return out.empty() ? "-" : out;
}

}  // namespace isnad
