// Who answers which request? One table.
#pragma once

#include <span>
#include <string_view>

#include "apps/server/desk.hpp"
#include "apps/server/http.hpp"

namespace isnad {

// A worker each: what is answered at once; what is told of all claims together (overview.hpp); what
// takes a moment; what takes its time; exports, which wait for the overview. None of the others
// waits for another.
enum class Pace { quick, overview, slow, check, exports };
constexpr size_t kPaces = 5;
enum class BodyKind { none, json, bytes };

using Reply = HttpResponse (*)(Desk& desk, const HttpRequest& request);

struct Route {
  std::string_view method;
  std::string_view path;  // a part {...} stands for one part of the request's path
  Pace pace;
  BodyKind body;
  Reply reply;
};

std::span<const Route> all_routes();

constexpr uint64_t kMostJson = uint64_t{1} << 20;
constexpr uint64_t kMostImport = uint64_t{64} << 20;

// The route of a request whose path and method are read; fills `captured`. Otherwise the refusal:
// 404, 405, 415.
std::variant<HttpResponse, const Route*> find_route(HttpRequest& request);
uint64_t most_bytes(const Route& route);

}  // namespace isnad
