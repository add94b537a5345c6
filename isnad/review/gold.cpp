#include "isnad/review/gold.hpp"

#include <algorithm>

#include "isnad/record/claim_json.hpp"

namespace isnad {
namespace {

// The separators of the form cannot stand in a name.
std::string plain(std::string text) {
  std::replace_if(
      text.begin(), text.end(), [](char c) { return c == ';' || c == '|' || c == '\n'; }, ' ');
  return text;
}

std::string spellings(const std::string& text, const std::string& name) {
  std::string out = plain(text);
  if (!name.empty() && name != text) out += "|" + plain(name);
  return out;
}

template <typename Links>
void write_names(JsonWriter& json, const char* slot, const Links& links) {
  std::string names;
  for (const auto& link : links)
    names += (names.empty() ? "" : ";") + spellings(link.text, link.name);
  if (!names.empty()) json.key(slot).string(names);
}

void write_quantity(JsonWriter& json, const ClaimQuantity& quantity) {
  json.key("qty").open('{');
  json.key("value").number_or_null(quantity.value);
  json.key("low").number_or_null(quantity.low);
  json.key("high").number_or_null(quantity.high);
  json.key("modifier").string(quantity.modifier);
  json.key("unit").string_or_null(quantity.unit);
  json.close('}');
}

bool is_settled(ReviewState state) {
  return state == ReviewState::accepted || state == ReviewState::corrected;
}

std::string ignore_line(const std::string& document, const std::vector<Span>& spans) {
  std::string out;
  JsonWriter json(out);
  json.open('{');
  json.key("doc").string(document);
  json.key("ignore").open('[');
  for (const Span span : spans) {
    json.open('[');
    json.number(span.begin);
    json.number(span.end);
    json.close(']');
  }
  json.close(']');
  json.close('}');
  return out;
}

struct GoldDocument {
  std::string name;
  std::vector<std::string> lines;
  std::vector<Span> unsettled;
};

}  // namespace

std::string gold_line(const Claim& claim) {
  std::string out;
  JsonWriter json(out);
  json.open('{');
  json.key("id").string(claim.id);
  json.key("doc").string(claim.document.name);
  json.key("type").string(claim.type);
  json.key("evidence").string(claim.evidence.text);
  write_span(json, claim.evidence.span);
  write_names(json, "initiator", claim.initiator);
  write_names(json, "target", claim.target);
  write_names(json, "place", claim.place);
  write_names(json, "facility", claim.facility);
  write_names(json, "instrument", claim.instrument);
  if (!claim.status.empty()) json.key("status").string(claim.status);
  if (claim.quantity) write_quantity(json, *claim.quantity);
  if (claim.time) json.key("time").string(claim.time->value);
  json.key("attr").open('[');
  for (const ClaimSpeaker& speaker : claim.attribution)
    json.string(spellings(speaker.text, speaker.name));
  json.close(']');
  if (!claim.attribution.empty()) json.key("stance").string(claim.attribution.back().stance);
  json.key("modality").string(claim.modality);
  if (!claim.part_of.empty()) json.key("part_of").string(claim.part_of);
  json.close('}');
  return out;
}

std::vector<std::string> gold_lines(const ReviewBook& book, const std::vector<Claim>& claims) {
  std::vector<Claim> reviewed = claims;
  apply_reviews(book, true, reviewed);
  std::vector<GoldDocument> documents;
  std::map<std::string, size_t> place;
  for (const Claim& claim : reviewed) {
    const ReviewState state = book.of(claim.id).state;
    const auto [at, fresh] = place.emplace(claim.document.id, documents.size());
    if (fresh) documents.push_back({claim.document.name, {}, {}});
    GoldDocument& document = documents[at->second];
    if (is_settled(state)) {
      document.lines.push_back(gold_line(claim));
    } else if (state != ReviewState::rejected) {
      document.unsettled.push_back(claim.evidence.span);
    }
  }
  std::vector<std::string> out;
  for (GoldDocument& document : documents) {
    if (document.lines.empty()) continue;
    for (std::string& line : document.lines) out.push_back(std::move(line));
    if (!document.unsettled.empty()) out.push_back(ignore_line(document.name, document.unsettled));
  }
  return out;
}

}  // namespace isnad
