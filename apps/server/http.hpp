// What is asked, and what is answered? Plain structs: only listener.cpp knows how they travel.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "isnad/base/result.hpp"

namespace isnad {

struct HttpRequest {
  std::string method;
  std::string target;  // as it came
  std::string path;    // before the '?', percent signs decoded
  std::map<std::string, std::string, std::less<>> query;
  std::vector<std::pair<std::string, std::string>> headers;  // names in small letters
  std::string body;
  std::string captured;  // what stands for {...} in the route's path
  std::string session;   // who asks: the cookie's value
  std::string reviewer;  // who sits there

  // The only value of that header; "" when there is none, or more than one.
  std::string_view header(std::string_view name) const;
  size_t count_header(std::string_view name) const;
  // The parameter, "" when there is none.
  std::string_view parameter(std::string_view name) const;
  // Does it take answers packed by gzip? Not, where it does not say so.
  bool takes_gzip() const;
};

// Fills path and query from the target; false for anything but "/path?query" in valid UTF-8.
bool read_target(HttpRequest& request);

// How far a stream of events is: the next event's bytes if there is a newer one than `seen`, which
// is moved on.
using NextEvent = std::function<std::string(uint64_t& seen)>;

struct HttpResponse {
  unsigned status = 200;
  std::string type = "application/json";
  std::vector<std::pair<std::string, std::string>> headers;
  std::string body;
  std::string_view file = {};  // in place of a body: bytes that outlive the answer
  NextEvent events = {};       // in place of a body: server-sent events
  bool close = false;          // the connection, after this
};

HttpResponse json_response(std::string body, unsigned status = 200);
// {"error": {"id", "message"}}
HttpResponse error_response(unsigned status, std::string_view id, std::string_view message);
// What a failed operation is to those who asked. Of the error nothing is told but its class.
HttpResponse error_response(const Error& error);

const char* reason_phrase(unsigned status);

}  // namespace isnad
