// How does a browser come in, and what does it show?
#include <algorithm>

#include "isnad/record/json_writer.hpp"
#include "isnad/text/utf8.hpp"

#include "apps/server/api.hpp"
#include "apps/server/assets.hpp"
#include "apps/server/json_body.hpp"
#include "apps/server/unpack.hpp"

namespace isnad {
namespace {

HttpResponse told(unsigned status, const char* text) {
  HttpResponse out;
  out.status = status;
  out.type = "text/plain; charset=utf-8";
  out.body = text;
  return out;
}

constexpr size_t kLongestName = 200;  // bytes

bool is_name(const std::string& name) {
  return !name.empty() && name.size() <= kLongestName &&
         std::none_of(name.begin(), name.end(),
                      [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; });
}

}  // namespace

HttpResponse open_session(Desk& desk, const HttpRequest& request) {
  Workbench& bench = desk.bench;
  const auto session = bench.sessions.open(request.parameter("token"));
  if (!session)
    return told(403, "This link was used. The newest link is in the terminal of isnad serve.\n");
  bench.say(opening_link(bench));
  HttpResponse out;
  out.status = 303;
  out.type = "";
  out.headers.emplace_back("Location", "/");
  out.headers.emplace_back("Set-Cookie", cookie_name(bench.guard) + "=" + *session +
                                             "; HttpOnly; SameSite=Strict; Path=/");
  return out;
}

HttpResponse page_file(Desk& desk, const HttpRequest& request) {
  const std::string_view path =
      request.path == "/" ? std::string_view("/index.html") : std::string_view(request.path);
  const auto assets = desk.bench.options.page ? page_assets() : std::span<const Asset>();
  const auto at = std::find_if(assets.begin(), assets.end(),
                               [&](const Asset& asset) { return asset.path == path; });
  if (at == assets.end()) return told(404, "There is nothing here.\n");
  HttpResponse out;
  out.type = at->type;
  if (request.takes_gzip()) {
    out.file = at->bytes;
    out.headers.emplace_back("Content-Encoding", "gzip");
  } else {
    std::optional<std::string>& plain = desk.plain_files[at->path];
    if (!plain) plain = unpack_gzip(at->bytes);
    if (!plain) return told(500, "The page inside this program is damaged.\n");
    out.file = *plain;
  }
  out.headers.emplace_back("Vary", "Accept-Encoding");
  // Names of files under /assets/ hold a hash of what is in them.
  if (path.starts_with("/assets/"))
    out.headers.emplace_back("Cache-Control", "private, max-age=31536000, immutable");
  add_page_headers(out);
  return out;
}

HttpResponse set_reviewer(Desk& desk, const HttpRequest& request) {
  const auto body = parse_body(request.body);
  if (!body) return error_response(body.error());
  const auto name = body->text("name");
  if (!name || !is_name(*name))
    return error_response(400, "BAD-REQUEST", "name: 1 to 200 bytes on one line");
  desk.bench.sessions.set_reviewer(request.session, *name);
  std::string out;
  JsonWriter json(out);
  json.open('{');
  json.key("name").string(*name);
  json.close('}');
  return json_response(std::move(out));
}

}  // namespace isnad
