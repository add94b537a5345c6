#include "apps/cli/eval_report.hpp"

#include <algorithm>
#include <charconv>

#include "isnad/text/utf8.hpp"

namespace isnad {
namespace {

using Kind = JsonValue::Kind;

std::string fixed3(double value) {
  char buffer[64];
  const auto end =
      std::to_chars(buffer, buffer + sizeof buffer, value, std::chars_format::fixed, 3);
  return std::string(buffer, end.ptr);
}

std::string padded(std::string text, size_t width) {
  if (text.size() < width) text.append(width - text.size(), ' ');
  return text;
}

// The first `most` characters.
std::string first_characters(const std::string& text, int most) {
  size_t at = 0;
  for (; most > 0 && at < text.size(); --most) at += decode_utf8(text, at).size;
  return text.substr(0, at);
}

std::string names_as_json(const JsonValue& slot) {
  JsonValue list;
  list.kind = Kind::array;
  for (std::string& name : slot_names(slot)) list.items.push_back(json_text(std::move(name)));
  return write_json(list);
}

std::string wanted_in(const JsonValue& gold, Slot slot) {
  switch (slot) {
    case Slot::quantity:
    case Slot::unit:
      return write_json(gold["qty"]);
    case Slot::speaker:
    case Slot::chain:
      return write_json(gold["attr"]);
    case Slot::not_actual:
      return write_json(gold["modality"]);
    default:
      return write_json(gold[slot_name(slot)]);
  }
}

std::string found_in(const JsonValue& hit, Slot slot) {
  if (std::find(kLinkSlots.begin(), kLinkSlots.end(), slot) != kLinkSlots.end())
    return names_as_json(hit[slot_name(slot)]);
  switch (slot) {
    case Slot::unit:
      return write_json(hit["quantity"]);
    case Slot::speaker:
    case Slot::chain:
      return names_as_json(hit["attribution"]);
    case Slot::not_actual:
      return write_json(hit["modality"]);
    default:
      return write_json(hit[slot_name(slot)]);
  }
}

std::string report_silent(const std::vector<std::string>& silent) {
  if (silent.empty()) return "";
  constexpr size_t kShown = 6;
  std::string out = std::to_string(silent.size()) + " documents without any claim:";
  for (size_t i = 0; i < std::min(silent.size(), kShown); ++i) out += " " + silent[i];
  return out + (silent.size() > kShown ? " \u2026\n" : " \n");
}

// {"name": value, ...} of values that are written already.
class JsonObject {
 public:
  JsonObject& add(std::string_view name, const std::string& value) {
    if (!members_.empty()) members_ += ", ";
    members_ += write_json(json_text(std::string(name))) + ": " + value;
    return *this;
  }
  std::string str() const { return "{" + members_ + "}"; }

 private:
  std::string members_;
};

}  // namespace

std::string report_missed(const JsonValue& gold, const JsonValue* near) {
  const std::string other = near == nullptr ? "" : " (has " + (*near)["type"].text + ")";
  return "MISSED " + gold["id"].text + " " + gold["type"].text + other + ": " +
         first_characters(gold["evidence"].text, 120) + "\n";
}

std::string report_wrong(const JsonValue& gold, const JsonValue& hit, const SlotScores& scores) {
  std::string out;
  for (const auto& [slot, score] : scores) {
    if (score >= 1) continue;
    out += "WRONG " + std::string(slot_name(slot)) + " " + gold["id"].text + ": want " +
           first_characters(wanted_in(gold, slot), 110) + " have " +
           first_characters(found_in(hit, slot), 130) + "\n";
  }
  return out;
}

std::string report_spurious(const std::string& document, const JsonValue& system) {
  return "SPURIOUS " + document + " " + system["type"].text + ": " +
         first_characters(system["evidence"]["text"].text, 120) + "\n";
}

std::string report_text(const EvalResult& r) {
  std::string out = report_silent(r.silent);
  out += "claims: gold " + std::to_string(r.gold) + "  precision " + fixed3(r.precision) +
         "  recall " + fixed3(r.recall) + "  F1 " + fixed3(r.f1) + "  (near type " +
         std::to_string(r.near_type) + ")\n";
  for (size_t k = 0; k < kSlots; ++k) {
    if (!r.slots[k]) continue;
    const Slot slot = static_cast<Slot>(k);
    out += "  " + padded(std::string(slot_name(slot)), 10) + " " + fixed3(*r.slots[k]) + "  of " +
           padded(std::to_string(r.of[k]), 4);
    for (const auto& [invented, share] : r.invented) {
      if (invented == slot) out += "  invented " + fixed3(share);
    }
    out += "\n";
  }
  return out + "slot F1 " + fixed3(r.slot_f1) + "   exact " + fixed3(r.exact) + "\n";
}

std::string report_json(const EvalResult& r) {
  JsonObject slots;
  JsonObject of;
  JsonObject invented;
  for (size_t k = 0; k < kSlots; ++k) {
    if (!r.slots[k]) continue;
    slots.add(slot_name(static_cast<Slot>(k)), write_real(*r.slots[k]));
    of.add(slot_name(static_cast<Slot>(k)), std::to_string(r.of[k]));
  }
  for (const auto& [slot, share] : r.invented) invented.add(slot_name(slot), write_real(share));
  JsonValue silent;
  silent.kind = Kind::array;
  for (const std::string& name : r.silent) silent.items.push_back(json_text(name));
  return JsonObject()
             .add("gold", std::to_string(r.gold))
             .add("precision", write_real(r.precision))
             .add("recall", write_real(r.recall))
             .add("f1", write_real(r.f1))
             .add("near_type", std::to_string(r.near_type))
             .add("slots", slots.str())
             .add("of", of.str())
             .add("invented", invented.str())
             .add("slot_f1", write_real(r.slot_f1))
             .add("exact", write_real(r.exact))
             .add("documents", std::to_string(r.documents))
             .add("silent", write_json(silent))
             .str() +
         "\n";
}

}  // namespace isnad
