#include "apps/server/routes.hpp"

#include <array>

#include "isnad/packs/pack.hpp"

#include "apps/server/api.hpp"

namespace isnad {
namespace {

constexpr Pace kQuick = Pace::quick;
constexpr Pace kOverview = Pace::overview;
constexpr Pace kSlow = Pace::slow;
constexpr Pace kCheck = Pace::check;
constexpr Pace kExports = Pace::exports;
constexpr BodyKind kEmpty = BodyKind::none;
constexpr BodyKind kJson = BodyKind::json;

constexpr Route kRoutes[] = {
    {"GET", "/", kQuick, kEmpty, page_file},
    {"GET", "/open", kQuick, kEmpty, open_session},
    {"GET", "/assets/{name}", kQuick, kEmpty, page_file},
    {"GET", "/api/ledger", kQuick, kEmpty, get_ledger},
    {"PUT", "/api/reviewer", kQuick, kJson, set_reviewer},
    {"GET", "/api/documents", kQuick, kEmpty, get_documents},
    {"GET", "/api/documents/{number}", kQuick, kEmpty, get_document},
    {"GET", "/api/claims", kQuick, kEmpty, get_claims},
    {"GET", "/api/claims/{id}", kQuick, kEmpty, get_claim},
    {"GET", "/api/claims/{id}/explain", kQuick, kEmpty, get_explanation},
    {"POST", "/api/decisions", kQuick, kJson, post_decision},
    {"GET", "/api/queue", kOverview, kEmpty, get_queue},
    {"GET", "/api/incidents", kOverview, kEmpty, get_incidents},
    {"GET", "/api/incidents/{id}", kOverview, kEmpty, get_incident},
    {"GET", "/api/search", kQuick, kEmpty, get_search},
    {"GET", "/api/entities", kQuick, kEmpty, get_entities},
    {"GET", "/api/names", kOverview, kEmpty, get_names},
    {"POST", "/api/names/preview", kSlow, kJson, post_preview},
    {"GET", "/api/log", kQuick, kEmpty, get_log},
    {"POST", "/api/verify", kCheck, kEmpty, post_verify},
    {"POST", "/api/import", kQuick, BodyKind::bytes, post_import},
    {"GET", "/api/progress", kQuick, kEmpty, get_progress},
    {"GET", "/api/quarantine", kQuick, kEmpty, get_quarantine},
    {"GET", "/api/export", kExports, kEmpty, get_export},
    {"GET", "/api/agreement", kSlow, kEmpty, get_agreement},
    {"GET", "/api/gold", kSlow, kEmpty, get_gold},
};

// Does the path have the form? What stands for {...} is the capture.
bool fits(std::string_view form, std::string_view path, std::string_view& captured) {
  const size_t brace = form.find('{');
  if (brace == std::string_view::npos) return form == path;
  const std::string_view after = form.substr(form.find('}') + 1);
  if (path.size() <= brace + after.size() || !path.starts_with(form.substr(0, brace)) ||
      !path.ends_with(after))
    return false;
  captured = path.substr(brace, path.size() - brace - after.size());
  return captured.find('/') == std::string_view::npos;
}

std::string_view media_type(const HttpRequest& request) {
  const std::string_view type = request.header("content-type");
  return trimmed(type.substr(0, type.find(';')));
}

}  // namespace

std::span<const Route> all_routes() { return kRoutes; }

std::variant<HttpResponse, const Route*> find_route(HttpRequest& request) {
  std::string allowed;
  for (const Route& route : kRoutes) {
    std::string_view captured;
    if (!fits(route.path, request.path, captured)) continue;
    if (route.method != request.method) {
      allowed += (allowed.empty() ? "" : ", ") + std::string(route.method);
      continue;
    }
    const std::string_view wanted =
        route.body == BodyKind::json ? "application/json" : "application/octet-stream";
    if (route.body != BodyKind::none && media_type(request) != wanted)
      return error_response(415, "MEDIA-TYPE", "send " + std::string(wanted));
    request.captured = captured;
    return &route;
  }
  if (allowed.empty()) return error_response(404, "NO-ROUTE", "there is nothing under this path");
  HttpResponse out = error_response(405, "METHOD", "use " + allowed);
  out.headers.emplace_back("Allow", allowed);
  return out;
}

uint64_t most_bytes(const Route& route) {
  if (route.body == BodyKind::none) return route.method == "GET" ? 0 : kMostJson;
  return route.body == BodyKind::json ? kMostJson : kMostImport;
}

}  // namespace isnad
