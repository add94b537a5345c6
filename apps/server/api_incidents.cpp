// Which claims speak of one event?
#include <algorithm>
#include <optional>
#include <set>

#include "isnad/exports/tables.hpp"
#include "isnad/ledger/claim_facts.hpp"
#include "isnad/reconcile/copy_changes.hpp"
#include "isnad/reconcile/incident_json.hpp"
#include "isnad/record/claim_json.hpp"

#include "apps/server/api.hpp"
#include "apps/server/overview.hpp"
#include "apps/server/parameters.hpp"
#include "apps/server/rows.hpp"
#include "apps/server/table_export.hpp"

namespace isnad {
namespace {

struct IncidentQuery {
  std::vector<std::string> types;
  std::string place, from, to;
  uint64_t voices = 0;
  bool contested = false;
};

bool is_contested(const SlotView& view) { return view.agreement == Agreement::contested; }

bool has_type(const Incident& incident, const Overview& all, const std::string& wanted) {
  return std::any_of(incident.claims.begin(), incident.claims.end(), [&](uint32_t i) {
    const std::string& type = all.claims()[i].type;
    return type == wanted || type.starts_with(wanted + ".");
  });
}

bool has_place(const Incident& incident, const Overview& all, const std::string& wanted) {
  ClaimFilter filter;
  filter.admin = wanted;
  return std::any_of(incident.claims.begin(), incident.claims.end(),
                     [&](uint32_t i) { return passes(all.claims()[i], filter); });
}

bool is_asked(const Incident& incident, const Overview& all, const IncidentQuery& query) {
  if (incident.voices < query.voices) return false;
  if (!query.from.empty() && (incident.last_day.empty() || incident.last_day < query.from))
    return false;
  if (!query.to.empty() && (incident.first_day.empty() || incident.first_day > query.to))
    return false;
  if (!query.types.empty() &&
      std::none_of(query.types.begin(), query.types.end(),
                   [&](const std::string& type) { return has_type(incident, all, type); }))
    return false;
  if (!query.place.empty() && !has_place(incident, all, query.place)) return false;
  return !query.contested ||
         std::any_of(incident.slots.begin(), incident.slots.end(), is_contested);
}

// The numbers of the first kind that is counted: of people killed, where any are.
void write_bounds(JsonWriter& json, const Incident& incident) {
  std::optional<double> low, high;
  const auto counts = [&](std::string_view type) {
    return std::any_of(incident.numbers.begin(), incident.numbers.end(),
                       [&](const SaidNumber& one) { return one.type == type && !one.subset; });
  };
  const std::string type = counts("casualty.killed")  ? "casualty.killed"
                           : incident.numbers.empty() ? ""
                                                      : incident.numbers.front().type;
  for (const SaidNumber& one : incident.numbers) {
    if (one.type != type || one.subset || one.revised) continue;
    const auto least = one.value ? one.value : one.low, most = one.value ? one.value : one.high;
    if (least && (!low || *least < *low)) low = least;
    if (most && (!high || *most > *high)) high = most;
  }
  json.key("low").number_or_null(low);
  json.key("high").number_or_null(high);
}

void write_short(JsonWriter& json, const Incident& incident) {
  const PlaceLink none;
  const PlaceLink& place = incident.place ? *incident.place : none;
  json.open('{');
  json.key("id").string(incident.id);
  json.key("type").string(incident.type);
  json.key("first_day").string_or_null(incident.first_day);
  json.key("last_day").string_or_null(incident.last_day);
  json.key("place").string_or_null(place.name.empty() ? place.text : place.name);
  json.key("place_en").string_or_null(place.name_en);
  json.key("lat").number_or_null(place.lat);
  json.key("lon").number_or_null(place.lon);
  json.key("radius_m").number_or_null(place.radius_m);
  json.key("documents").number(incident.documents);
  json.key("voices").number(incident.voices);
  json.key("copies").number(incident.copies);
  json.key("claims").number(static_cast<double>(incident.claims.size()));
  json.key("contested").open('[');
  for (const SlotView& view : incident.slots)
    if (is_contested(view)) json.string(view.slot);
  json.close(']');
  write_bounds(json, incident);
  json.close('}');
}

// With what copies changed of the texts they took over.
Incident with_changes(const Incident& incident, const Overview& all) {
  Incident out = incident;
  std::set<std::string> ids;
  for (const ToldIn& told : incident.told_in)
    if (told.copy) ids.insert({told.document.id, told.original});
  if (ids.empty()) return out;
  std::vector<DocumentText> texts;
  for (const std::string& id : ids)
    if (const auto at = all.texts.find(id); at != all.texts.end())
      texts.push_back({id, "", at->second});
  KnownTexts(all.claims(), texts).tell_changes(out);
  return out;
}

}  // namespace

HttpResponse get_incidents(Desk& desk, const HttpRequest& request) {
  const auto page = read_page(request, 100, 1000);
  if (!page) return error_response(page.error());
  const auto voices = whole_number(request, "voices", 0);
  if (!voices) return error_response(voices.error());
  auto now = overview_now(desk);
  if (auto* answer = std::get_if<HttpResponse>(&now)) return std::move(*answer);
  const Overview& all = *std::get<OverviewInUse>(now).all;
  const IncidentQuery query = {read_list(request.parameter("type")),
                               std::string(request.parameter("place")),
                               std::string(request.parameter("from")),
                               std::string(request.parameter("to")),
                               *voices,
                               request.parameter("contested") == "true"};
  std::string rows;
  JsonWriter json(rows);
  uint64_t total = 0;
  json.open('[');
  for (const Incident* incident : all.book.incidents()) {
    if (!is_asked(*incident, all, query)) continue;
    if (total >= page->offset && total - page->offset < page->limit) write_short(json, *incident);
    ++total;
  }
  json.close(']');
  return json_response("{\"total\":" + std::to_string(total) + ",\"incidents\":" + rows + "}");
}

HttpResponse get_incident(Desk& desk, const HttpRequest& request) {
  auto now = overview_now(desk);
  if (auto* answer = std::get_if<HttpResponse>(&now)) return std::move(*answer);
  const Overview& all = *std::get<OverviewInUse>(now).all;
  const Incident* const found = find_incident(all, request.captured);
  if (found == nullptr) return error_response(404, "NOT-FOUND", "there is no such incident");
  const Incident incident = with_changes(*found, all);
  std::string out;
  JsonWriter json(out);
  json.open('{');
  json.key("incident").written(incident_json(incident, all.claims()));
  json.key("claims").open('[');
  for (const uint32_t i : incident.claims) {
    const Claim& claim = all.claims()[i];
    json.open('{');
    json.key("claim").written(claim_json(claim));
    json.key("document").number(static_cast<double>(place_of(all, claim.id).document));
    json.key("review").written(review_json(desk.book.of(claim.id)));
    json.close('}');
  }
  json.close(']');
  json.key("review").written(review_json(desk.book.of(incident.id)));
  const auto exported = rows_by_rule(desk, all, incident);
  if (!exported) return error_response(exported.error());
  json.key("exports").open('{');
  for (const auto& [rule, cells] : *exported) {
    json.key(rule).open('{');
    for (const auto& [column, cell] : cells) json.key(column).string(cell);
    json.close('}');
  }
  json.close('}');
  json.close('}');
  HttpResponse response = json_response(std::move(out));
  response.headers.emplace_back("ETag", "\"" + revision_of(desk, incident.id) + "\"");
  return response;
}

}  // namespace isnad
