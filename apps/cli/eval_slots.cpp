#include "apps/cli/eval_slots.hpp"

#include <algorithm>
#include <optional>

#include "apps/cli/eval_words.hpp"

namespace isnad {
namespace {

using Kind = JsonValue::Kind;

constexpr std::array<std::string_view, kSlots> kNames = {
    "initiator", "target", "place",   "facility", "instrument", "status",     "quantity",
    "unit",      "time",   "speaker", "chain",    "modality",   "not actual", "part_of"};

// Splits like Python: an empty text is one empty piece.
std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> pieces;
  for (size_t begin = 0; begin <= text.size();) {
    const size_t end = std::min(text.find(separator, begin), text.size());
    pieces.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return pieces;
}

// Of the ';'-separated gold values, the share that is named.
double share_named(std::string_view gold, const std::vector<std::string>& names) {
  int named = 0;
  int wanted = 0;
  for (const std::string_view part : split(gold, ';')) {
    if (part.empty()) continue;
    ++wanted;
    named += same_name(part, names);
  }
  return wanted == 0 ? 0 : static_cast<double>(named) / wanted;
}

// The bound that a modifier puts on the value; none for the vague ones.
std::optional<char> bound_of(const JsonValue& modifier) {
  if (modifier.is_text("exact")) return '=';
  if (modifier.is_text("about")) return '~';
  if (modifier.is_text("at_least") || modifier.is_text("more_than")) return '>';
  if (modifier.is_text("at_most") || modifier.is_text("less_than")) return '<';
  return std::nullopt;
}

bool same_quantity(const JsonValue& gold, const JsonValue& system) {
  const JsonValue& modifier = system["modifier"];
  if (gold["value"].is(Kind::null)) {  // no point value may be made up
    return system["value"].is(Kind::null) &&
           (modifier.is_text("vague") || modifier.is_text("all") || modifier.is_text("range"));
  }
  return same_value(gold["value"], system["value"]) &&
         bound_of(modifier) == bound_of(gold["modifier"]);
}

// An open interval may end in two dots.
std::string_view plain_time(const JsonValue& value) {
  const std::string_view text = value.text;
  return text.ends_with("..") ? text.substr(0, text.size() - 2) : text;
}

// The chain without the outlet's own correspondent.
std::vector<const JsonValue*> speakers_of(const JsonValue& chain) {
  std::vector<const JsonValue*> speakers;
  for (const JsonValue& link : chain.items) {
    const std::string& text = link.is(Kind::object) ? link["text"].text : link.text;
    if (!is_correspondent(text)) speakers.push_back(&link);
  }
  return speakers;
}

bool same_speaker(const JsonValue& gold, const JsonValue& system) {
  return same_name(gold.text, slot_names(system));
}

void score_links(const JsonValue& gold, const JsonValue& system, SlotScores& scores) {
  const auto add = [&system](std::vector<std::string>& names, std::string_view key) {
    for (std::string& name : slot_names(system[key])) names.push_back(std::move(name));
  };
  const std::string_view family = family_of(gold);
  for (const Slot slot : kLinkSlots) {
    const JsonValue& wanted = gold[slot_name(slot)];
    if (!wanted.filled()) continue;
    std::vector<std::string> names;
    if (slot == Slot::place || slot == Slot::facility) {  // a named site may be linked as either
      add(names, "place");
      add(names, "facility");
    } else {
      add(names, slot_name(slot));
    }
    if (slot == Slot::target && (family == "property" || family == "materiel")) {
      add(names, "facility");  // the owner or the thing
    }
    scores.emplace_back(slot, share_named(wanted.text, names));
  }
}

void score_speakers(const JsonValue& gold, const JsonValue& system, SlotScores& scores) {
  const auto wanted = speakers_of(gold["attr"]);
  const auto found = speakers_of(system["attribution"]);
  const bool right = wanted.empty() ? found.empty()
                                    : !found.empty() && same_speaker(*wanted.back(), *found.back());
  scores.emplace_back(Slot::speaker, right);
  if (wanted.size() < 2) return;
  scores.emplace_back(Slot::chain,
                      std::equal(wanted.begin(), wanted.end(), found.begin(), found.end(),
                                 [](auto* w, auto* f) { return same_speaker(*w, *f); }));
}

int count_links(const JsonValue& claim) {
  return static_cast<int>(std::count_if(kLinkSlots.begin(), kLinkSlots.end(), [&claim](Slot slot) {
    return claim[slot_name(slot)].filled();
  }));
}

}  // namespace

std::string_view slot_name(Slot slot) { return kNames[static_cast<size_t>(slot)]; }

SlotScores score_slots(const JsonValue& gold, const JsonValue& system) {
  SlotScores scores;
  score_links(gold, system, scores);
  const JsonValue& quantity = gold["qty"];
  if (quantity.filled()) {
    scores.emplace_back(Slot::quantity, same_quantity(quantity, system["quantity"]));
    if (quantity["unit"].filled()) {
      scores.emplace_back(Slot::unit, same_value(system["quantity"]["unit"], quantity["unit"]));
    }
  }
  if (gold["time"].filled()) {
    scores.emplace_back(Slot::time,
                        plain_time(system["time"]["value"]) == plain_time(gold["time"]));
  }
  score_speakers(gold, system, scores);
  if (gold["status"].filled()) {
    scores.emplace_back(Slot::status, same_value(system["status"], gold["status"]));
  }
  if (gold["modality"].filled() && !is_politics(gold)) {
    scores.emplace_back(Slot::modality, same_value(system["modality"], gold["modality"]));
  }
  return scores;
}

std::vector<std::string> slot_names(const JsonValue& slot) {
  if (slot.is(Kind::string)) return {slot.text};
  std::vector<std::string> names;
  const auto add = [&names](const JsonValue& name) {
    if (name.filled()) names.push_back(name.text);
  };
  const auto add_link = [&add](const JsonValue& link) {
    for (const std::string_view key : {"text", "name", "name_ar"}) add(link[key]);
  };
  if (slot.is(Kind::object)) {
    add_link(slot);
    return names;
  }
  for (const JsonValue& link : slot.items) {
    if (link.is(Kind::string)) {
      add(link);
    } else {
      add_link(link);
    }
  }
  return names;
}

std::string_view family_of(const JsonValue& claim) {
  const std::string_view type = claim["type"].text;
  return type.substr(0, type.find('.'));
}

bool is_politics(const JsonValue& claim) { return claim["type"].text.starts_with("politics."); }

bool is_optional(const JsonValue& claim) { return is_politics(claim) && !claim["core"].filled(); }

int count_system_values(const JsonValue& system) {
  return 2 + !is_politics(system) + count_links(system) + system["time"].filled() +
         system["status"].filled() + system["quantity"].filled() +
         system["quantity"]["unit"].filled();
}

int count_gold_values(const JsonValue& gold) {
  return 2 + (gold["modality"].filled() && !is_politics(gold)) + count_links(gold) +
         gold["time"].filled() + gold["status"].filled() + gold["qty"].filled() +
         gold["qty"]["unit"].filled();
}

}  // namespace isnad
