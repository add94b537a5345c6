#include "apps/server/http.hpp"

#include <algorithm>

#include "isnad/packs/pack.hpp"
#include "isnad/record/json_writer.hpp"
#include "isnad/text/utf8.hpp"

namespace isnad {
namespace {

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

// False for a broken escape, a control character or invalid UTF-8.
bool decode(std::string_view text, bool plus_is_space, std::string& out) {
  out.clear();
  for (size_t i = 0; i < text.size(); ++i) {
    char c = text[i];
    if (c == '%') {
      if (i + 2 >= text.size()) return false;
      const int high = hex_digit(text[i + 1]), low = hex_digit(text[i + 2]);
      if (high < 0 || low < 0) return false;
      c = static_cast<char>(high * 16 + low);
      i += 2;
    } else if (c == '+' && plus_is_space) {
      c = ' ';
    }
    const auto byte = static_cast<unsigned char>(c);
    if ((byte < 0x20 && c != '\t' && c != '\n') || byte == 0x7F) return false;
    out += c;
  }
  return find_invalid_utf8(out) == std::string::npos;
}

}  // namespace

std::string_view HttpRequest::header(std::string_view name) const {
  std::string_view found;
  for (const auto& [key, value] : headers) {
    if (key != name) continue;
    if (found.data() != nullptr) return {};
    found = value;
  }
  return found;
}

size_t HttpRequest::count_header(std::string_view name) const {
  return static_cast<size_t>(std::count_if(headers.begin(), headers.end(),
                                           [&](const auto& one) { return one.first == name; }));
}

std::string_view HttpRequest::parameter(std::string_view name) const {
  const auto at = query.find(name);
  return at == query.end() ? std::string_view() : std::string_view(at->second);
}

bool HttpRequest::takes_gzip() const {
  bool any = false;  // by "*"
  for (const std::string& said : split_cells(header("accept-encoding"), ',')) {
    const std::string_view one = said;
    const size_t mark = std::min(one.find(';'), one.size());
    const std::string_view name = trimmed(one.substr(0, mark));
    if (name != "gzip" && name != "x-gzip" && name != "*") continue;
    // "q=0", "q=0.00": not that one.
    const std::string_view weight = trimmed(one.substr(std::min(mark + 1, one.size())));
    const bool taken =
        !weight.starts_with("q=0") || weight.find_first_of("123456789", 3) != weight.npos;
    if (name != "*") return taken;
    any = taken;
  }
  return any;
}

bool read_target(HttpRequest& request) {
  const std::string_view target = request.target;
  if (target.empty() || target.front() != '/' || target.starts_with("//")) return false;
  const size_t mark = std::min(target.find('?'), target.size());
  if (target.find('#') != std::string_view::npos) return false;
  if (!decode(target.substr(0, mark), false, request.path)) return false;
  std::string_view rest = target.substr(std::min(mark + 1, target.size()));
  while (!rest.empty()) {
    const std::string_view pair = rest.substr(0, rest.find('&'));
    rest.remove_prefix(std::min(pair.size() + 1, rest.size()));
    const size_t equals = std::min(pair.find('='), pair.size());
    std::string name, value;
    if (!decode(pair.substr(0, equals), true, name) ||
        !decode(pair.substr(std::min(equals + 1, pair.size())), true, value))
      return false;
    if (pair.empty()) continue;
    if (!request.query.emplace(std::move(name), std::move(value)).second) return false;
  }
  return true;
}

HttpResponse json_response(std::string body, unsigned status) {
  HttpResponse out;
  out.status = status;
  out.body = std::move(body);
  return out;
}

HttpResponse error_response(unsigned status, std::string_view id, std::string_view message) {
  std::string body;
  JsonWriter json(body);
  json.open('{');
  json.key("error").open('{');
  json.key("id").string(id);
  json.key("message").string(message);
  json.close('}');
  json.close('}');
  return json_response(std::move(body), status);
}

HttpResponse error_response(const Error& error) {
  switch (error.code) {
    case ErrorCode::usage:
    case ErrorCode::input_refused:
      return error_response(400, "BAD-REQUEST", error.message);
    case ErrorCode::input_missing:
    case ErrorCode::nothing_usable:
      return error_response(404, "NOT-FOUND", "there is no such item");
    case ErrorCode::conflict:
      return error_response(412, "ITEM-CHANGED", "it changed since it was read");
    case ErrorCode::busy:
      return error_response(503, "BUSY", "another program writes to this ledger; try again");
    case ErrorCode::key:
      return error_response(503, "KEY", "the signing key is missing or unusable");
    case ErrorCode::storage:
      return error_response(507, "STORAGE", "writing failed: look at the disk");
    case ErrorCode::integrity:
      return error_response(500, "INTEGRITY", "what the ledger holds is not as it was kept");
    case ErrorCode::pack_broken:
      return error_response(400, "BAD-REQUEST", error.message);
    case ErrorCode::no_ledger:
    case ErrorCode::internal:
      break;
  }
  return error_response(500, "INTERNAL", "an error of the program");
}

const char* reason_phrase(unsigned status) {
  switch (status) {
    case 200:
      return "OK";
    case 201:
      return "Created";
    case 202:
      return "Accepted";
    case 303:
      return "See Other";
    case 304:
      return "Not Modified";
    case 400:
      return "Bad Request";
    case 401:
      return "Unauthorized";
    case 403:
      return "Forbidden";
    case 404:
      return "Not Found";
    case 405:
      return "Method Not Allowed";
    case 408:
      return "Request Timeout";
    case 409:
      return "Conflict";
    case 410:
      return "Gone";
    case 411:
      return "Length Required";
    case 412:
      return "Precondition Failed";
    case 413:
      return "Content Too Large";
    case 415:
      return "Unsupported Media Type";
    case 428:
      return "Precondition Required";
    case 431:
      return "Request Header Fields Too Large";
    case 503:
      return "Service Unavailable";
    case 507:
      return "Insufficient Storage";
    default:
      return "Internal Server Error";
  }
}

}  // namespace isnad
