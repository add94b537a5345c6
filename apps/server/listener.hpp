// How do requests come in, and answers go out? HTTP/1.1 on the loopback address, by Boost.Beast,
// whose HTTP listener.cpp alone includes.
//
// One thread reads and writes all connections. A request is admitted by its head before any of its
// body is read. Limits: connections, size of the head, of the body, and time for each part.
#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <variant>

#include "isnad/base/result.hpp"

#include "apps/server/http.hpp"

namespace isnad {

using Answer = std::function<void(HttpResponse)>;

struct Service {
  // By the head alone: a refusal, or the longest body that is read.
  std::function<std::variant<HttpResponse, uint64_t>(HttpRequest& head)> admit;
  // Calls `answer` once, from any thread.
  std::function<void(HttpRequest request, Answer answer)> handle;
};

struct ListenLimits {
  size_t connections = 128;
  uint32_t head_bytes = 16 * 1024;
  std::chrono::milliseconds head{20000};  // from the first moment of waiting for a request
  std::chrono::milliseconds body{120000};
  std::chrono::milliseconds write{120000};
};

constexpr const char* kNoLoopback = "PART-MISSING";

class Listener {
 public:
  // Port 0: a free one. Errors: busy, when the port is taken; usage, when it is not for us, and
  // with the reason kNoLoopback when nobody can reach this machine's own address.
  static Result<std::unique_ptr<Listener>> open(uint16_t port, const ListenLimits& limits);
  virtual ~Listener() = default;

  virtual uint16_t port() const = 0;
  // Serves until `stop` says so; it is asked some times a second.
  virtual void run(Service service, const std::function<bool()>& stop) = 0;
};

}  // namespace isnad
