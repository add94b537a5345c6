#include "isnad/exports/incident_text.hpp"

#include <algorithm>

#include "isnad/exports/claim_words.hpp"

namespace isnad {
namespace {

std::string label(const Labels& labels, std::string_view group, std::string_view id) {
  return std::string(labels.of(group, id));
}

std::string type_words(const std::string& type, const Labels& labels) {
  return label(labels, "family", type.substr(0, type.find('.'))) + ": " + std::string(labels[type]);
}

std::string count_words(uint32_t count, std::string_view one, std::string_view many,
                        const Labels& labels) {
  return std::to_string(count) + " " + label(labels, "incident", count == 1 ? one : many);
}

std::string days_words(const Incident& incident) {
  if (incident.first_day == incident.last_day) return incident.first_day;
  return incident.first_day + " .. " + incident.last_day;
}

std::string head_line(const Incident& incident, const Labels& labels) {
  std::string out = incident.id + "  " + type_words(incident.type, labels);
  if (!incident.first_day.empty()) out += "  " + days_words(incident);
  if (incident.place) {
    const PlaceLink& place = *incident.place;
    const bool english = labels.language() == Language::english && !place.name_en.empty();
    out += "  " + isolated(one_line(english ? place.name_en
                                            : (place.name.empty() ? place.text : place.name)));
  }
  return out + "\n";
}

std::string speaker_words(const SaidNumber& said, const std::vector<Claim>& claims,
                          const Labels& labels) {
  const DocumentRef& document = claims[said.claim].document;
  const std::string outlet = document.outlet.empty() ? document.name : document.outlet;
  std::string out = isolated(one_line(said.speaker_name.empty() ? outlet : said.speaker_name));
  if (!said.camp.empty()) out += " [" + said.camp + "]";
  if (!said.speaker_name.empty())
    out += " " + label(labels, "incident", "in") + " " + isolated(one_line(outlet));
  return out;
}

std::string number_line(const SaidNumber& said, const std::vector<Claim>& claims,
                        const Labels& labels) {
  const Claim& claim = claims[said.claim];
  std::string out = "    " + quantity_words(*claim.quantity, labels);
  if (!said.status.empty() && said.status != "unknown")
    out += ", " + label(labels, "status", said.status);
  out += "  " + speaker_words(said, claims, labels);
  if (!said.said_on.empty()) out += "  " + said.said_on;
  for (const auto& [holds, id] : {std::pair(said.subset, "subset"),
                                  {said.revised, "revised"},
                                  {said.interest == "adverse_admission", "admission"},
                                  {claim.modality == "denied", "denied"}}) {
    if (holds) out += "  (" + label(labels, "incident", id) + ")";
  }
  return out + "\n";
}

// The values of a slot that voices do not agree on, or the one they share.
std::string value_words(const SlotView& view, const SlotValue& value,
                        const std::vector<Claim>& claims, const Labels& labels) {
  const Claim& claim = claims[value.claims.front()];
  if (view.slot == "quantity")
    return type_words(claim.type, labels) + " " + quantity_words(*claim.quantity, labels);
  if (view.slot == "type") return type_words(value.text, labels);
  return isolated(one_line(value.id.empty() ? label(labels, view.slot, value.text) : value.text));
}

std::string slot_line(const SlotView& view, const std::vector<Claim>& claims,
                      const Labels& labels) {
  constexpr size_t kMostValues = 6;
  std::string out = "  " + label(labels, "incident", to_string(view.agreement)) + ": " +
                    label(labels, "slot", view.slot) + ": ";
  for (size_t i = 0; i < std::min(view.values.size(), kMostValues); ++i) {
    const SlotValue& value = view.values[i];
    out += (i > 0 ? "; " : "") + value_words(view, value, claims, labels) + " (" +
           std::to_string(value.voices) + ")";
  }
  if (view.values.size() > kMostValues)
    out += "; +" + std::to_string(view.values.size() - kMostValues);
  return out + "\n";
}

// What the copy has instead of its original's words: numbers and verbs first.
std::string change_lines(const ToldIn& told, const Labels& labels) {
  constexpr size_t kMostChanges = 6;
  std::string out;
  size_t shown = 0;
  for (const char* kind : {"number", "verb", "word"}) {
    for (const CopyChange& change : told.changes) {
      if (change.kind != kind || ++shown > kMostChanges) continue;
      const auto words = [&](const std::string& text) {
        return text.empty() ? label(labels, "incident", "no_words") : isolated(one_line(text));
      };
      out += "      " + label(labels, "incident", "changed_" + change.kind) + ": " +
             words(change.before) + " -> " + words(change.after) + "\n";
    }
  }
  if (shown > kMostChanges) out += "      +" + std::to_string(shown - kMostChanges) + "\n";
  return out;
}

std::string documents_lines(const Incident& incident, const Labels& labels) {
  std::string out;
  for (const ToldIn& told : incident.told_in) {
    const DocumentRef& document = told.document;
    out += "    " + (document.published.empty() ? "" : document.published.substr(0, 10) + "  ") +
           isolated(one_line(document.outlet.empty() ? document.name : document.outlet)) + "  " +
           isolated(one_line(document.name));
    if (told.copy) out += "  (" + label(labels, "incident", "copy") + ")";
    out += "\n" + change_lines(told, labels);
  }
  return out;
}

}  // namespace

std::string incident_text(const Incident& incident, const std::vector<Claim>& claims,
                          const Labels& labels) {
  std::string out = head_line(incident, labels);
  out += "  " +
         count_words(static_cast<uint32_t>(incident.claims.size()), "claim", "claims", labels) +
         ", " + count_words(incident.documents, "document", "documents", labels) + ", " +
         count_words(incident.voices, "voice", "voices", labels);
  if (incident.copies > 0) out += ", " + count_words(incident.copies, "copy", "copies", labels);
  out += "\n";
  std::string type;
  for (const SaidNumber& said : incident.numbers) {
    if (said.type != type) out += "  " + type_words(said.type, labels) + "\n";
    type = said.type;
    out += number_line(said, claims, labels);
  }
  for (const Agreement wanted : {Agreement::contested, Agreement::compatible, Agreement::agreed}) {
    for (const SlotView& view : incident.slots) {
      const bool dull = view.slot == "modality" || view.slot == "type";
      if (view.agreement == wanted && (!dull || wanted == Agreement::contested))
        out += slot_line(view, claims, labels);
    }
  }
  if (!incident.wording.empty()) {
    out += "  " + label(labels, "incident", "wording") + ": ";
    for (size_t i = 0; i < incident.wording.size(); ++i)
      out += (i > 0 ? ", " : "") + isolated(one_line(incident.wording[i].text));
    out += "\n";
  }
  out += "  " + label(labels, "incident", "told_in") + "\n" + documents_lines(incident, labels);
  return out + "\n";
}

}  // namespace isnad
