#include "apps/server/guard.hpp"

#include "isnad/packs/pack.hpp"

namespace isnad {
namespace {

// The value of a cookie of this name; "" when it does not come exactly once.
std::string_view cookie_of(const HttpRequest& request, std::string_view name) {
  std::string_view rest = request.header("cookie"), found;
  size_t times = 0;
  while (!rest.empty()) {
    const std::string_view part = rest.substr(0, rest.find(';'));
    rest.remove_prefix(std::min(part.size() + 1, rest.size()));
    const std::string_view one = trimmed(part);
    if (!one.starts_with(name) || one.substr(name.size(), 1) != "=") continue;
    found = one.substr(name.size() + 1);
    ++times;
  }
  return times == 1 ? found : std::string_view();
}

bool is_own_host(std::string_view host, const Guard& guard) {
  const std::string port = ":" + std::to_string(guard.port);
  return host == "127.0.0.1" + port || host == "localhost" + port;
}

bool writes(const HttpRequest& request) { return request.method != "GET"; }

// Does another page ask? A browser says so, other programs leave both headers out.
bool is_foreign(const HttpRequest& request) {
  if (request.count_header("origin") > 0 &&
      request.header("origin") != "http://" + std::string(request.header("host")))
    return true;
  if (request.count_header("sec-fetch-site") == 0) return false;
  const std::string_view site = request.header("sec-fetch-site");
  if (site == "same-origin") return false;
  // "none": typed, or a bookmark. Elsewhere than under /api/ a link may lead here, nothing more.
  if (!writes(request) && site == "none") return false;
  return writes(request) || request.path.starts_with("/api/") ||
         request.header("sec-fetch-mode") != "navigate";
}

HttpResponse refusal(unsigned status, std::string_view id, std::string_view message) {
  HttpResponse out = error_response(status, id, message);
  out.close = true;
  return out;
}

}  // namespace

std::string cookie_name(const Guard& guard) { return "isnad_" + std::to_string(guard.port); }

std::optional<HttpResponse> refuse(HttpRequest& request, const Guard& guard) {
  if (!is_own_host(request.header("host"), guard))
    return refusal(403, "HOST", "this is another host than was asked for");
  if (!read_target(request))
    return refusal(400, "BAD-REQUEST", "the target is no path, or its escapes are broken");
  if (is_foreign(request)) return refusal(403, "ORIGIN", "another page asks");
  if (!request.path.starts_with("/api/")) return std::nullopt;
  const std::string_view session = cookie_of(request, cookie_name(guard));
  if (!guard.sessions->is_open(session))
    return refusal(401, "TOKEN", "open the link that isnad serve printed");
  request.session = session;
  request.reviewer = guard.sessions->reviewer(session);
  return std::nullopt;
}

void add_safe_headers(HttpResponse& response) {
  const auto add = [&](const char* name, const char* value) {
    for (const auto& [present, ignored] : response.headers)
      if (present == name) return;
    response.headers.emplace_back(name, value);
  };
  add("Cache-Control", "no-store");
  add("X-Content-Type-Options", "nosniff");
  add("Cross-Origin-Resource-Policy", "same-origin");
  add("Cross-Origin-Opener-Policy", "same-origin");
  add("Referrer-Policy", "no-referrer");
  // Whatever is shown as a page of its own has no rights.
  add("Content-Security-Policy", "default-src 'none'; sandbox; frame-ancestors 'none'");
  add("X-Frame-Options", "DENY");
}

void add_page_headers(HttpResponse& response) {
  response.headers.emplace_back(
      "Content-Security-Policy",
      "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; "
      "img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; "
      "frame-ancestors 'none'; require-trusted-types-for 'script'");
}

}  // namespace isnad
