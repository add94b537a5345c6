// May this request pass? Decided by its first line and headers alone, before a body is read.
//
// Host first: a page under another name that leads to this machine (DNS rebinding) sends its own
// name there. Then the form of the target, then who asks: another page says so in Origin or
// Sec-Fetch-Site, and has no cookie (SameSite=Strict). Cookies know no ports: a page of another
// server on this machine does send it, which the two headers tell.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "apps/server/http.hpp"
#include "apps/server/sessions.hpp"

namespace isnad {

struct Guard {
  uint16_t port = 0;
  const Sessions* sessions = nullptr;
};

// "isnad_PORT": two of these programs on one machine do not take each other's.
std::string cookie_name(const Guard& guard);

// The refusal, or nothing. Fills path, query, session and reviewer of the request.
std::optional<HttpResponse> refuse(HttpRequest& request, const Guard& guard);

// What every answer carries.
void add_safe_headers(HttpResponse& response);
// And a page.
void add_page_headers(HttpResponse& response);

}  // namespace isnad
