// An incident as it may leave: made anew of what the profile lets pass of its claims' fields.
#include "isnad/exports/profile.hpp"

namespace isnad {

SaidNumber Redaction::said(const SaidNumber& of) {
  SaidNumber out;
  out.claim = of.claim;
  out.type = pass("type", of.type);
  out.status = pass("status", of.status);
  ClaimQuantity counted;
  counted.value = of.value;
  counted.low = of.low;
  counted.high = of.high;
  counted.modifier = of.modifier;
  counted.unit = of.unit;
  const ClaimQuantity passed = quantity(counted);
  out.value = passed.value;
  out.low = passed.low;
  out.high = passed.high;
  out.modifier = passed.modifier;
  out.unit = passed.unit;
  if (profile_.of("speaker.text").passing == Passing::yes) {
    out.speaker = of.speaker;
    out.speaker_name = of.speaker_name;
  } else if (const RowView* row = known(of.speaker)) {
    out.speaker = row->id();
    out.speaker_name = (*row)["name_en"].empty() ? (*row)["name_ar"] : (*row)["name_en"];
  } else if (!of.speaker.empty() || !of.speaker_name.empty()) {
    ++withheld_["speaker.text"].withheld;
  }
  out.camp = camp(of.camp);
  out.interest = pass("interest", of.interest);
  out.voice = of.voice;
  out.said_on = pass("document.published", of.said_on);
  out.subset = of.subset;
  out.revised = of.revised;
  return out;
}

// Values that the packs know, and those of closed lists; words are withheld with the links' words.
SlotView Redaction::slot(const SlotView& of) {
  SlotView out;
  out.slot = of.slot;
  out.agreement = of.agreement;
  const bool as_is = profile_.of("link.text").passing == Passing::yes;
  for (const SlotValue& value : of.values) {
    SlotValue made = value;
    if (as_is) {
      out.values.push_back(made);
      continue;
    }
    made.id.clear();
    made.text.clear();
    const RowView* row = known(value.id);
    if (of.slot == "place") {
      PlaceLink from, to;
      from.id = value.id;
      if (place(from, to)) made.id = to.id, made.text = to.name_en.empty() ? to.name : to.name_en;
    } else if (of.slot == "type" || of.slot == "status" || of.slot == "modality") {
      made.text = pass(of.slot, value.text);
    } else if (of.slot == "time") {
      made.text = pass("time.value", value.text);
    } else if (row != nullptr && profile_.of("link.id").passing == Passing::known) {
      made.id = row->id();
      made.text = (*row)["name_en"].empty() ? (*row)["name_ar"] : (*row)["name_en"];
    }
    if (made.text.empty()) {
      ++withheld_["link.text"].withheld;
    } else {
      out.values.push_back(std::move(made));
    }
  }
  return out;
}

Incident Redaction::redact(const Incident& incident) {
  Incident out;
  out.id = id_of(incident.id, 'i');
  out.type = pass("type", incident.type);
  out.claims = incident.claims;
  out.first_day = pass("time.value", incident.first_day);
  out.last_day = pass("time.value", incident.last_day);
  if (incident.place) {
    PlaceLink made;
    if (place(*incident.place, made)) out.place = std::move(made);
  }
  for (const SaidNumber& number : incident.numbers) out.numbers.push_back(said(number));
  for (const SlotView& view : incident.slots) out.slots.push_back(slot(view));
  for (const ToldIn& told : incident.told_in) {
    ToldIn made;
    made.document = document(told.document);
    made.voice = told.voice;
    made.copy = told.copy;
    made.original = pass("document.id", told.original);
    made.shared = told.shared;
    made.claims = told.claims;
    if (passes("document.text", !told.changes.empty())) made.changes = told.changes;
    out.told_in.push_back(std::move(made));
  }
  out.documents = incident.documents;
  out.voices = incident.voices;
  out.copies = incident.copies;
  if (passes("wording", !incident.wording.empty())) out.wording = incident.wording;
  return out;
}

}  // namespace isnad
