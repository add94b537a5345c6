// Does a request that never ends hold anything but its own connection, and that not for ever?
#include "apps/server/listener.hpp"

#include <arpa/inet.h>
#include <atomic>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>

namespace isnad {
namespace {

constexpr uint64_t kMost = 1000;

// A listener on a free port, in a thread of its own, that answers with the length of the body.
class Served {
 public:
  explicit Served(const ListenLimits& limits)
      : listener_(std::move(*Listener::open(0, limits))), port_(listener_->port()) {
    Service service;
    service.admit = [](HttpRequest&) -> std::variant<HttpResponse, uint64_t> { return kMost; };
    service.handle = [](HttpRequest request, const Answer& answer) {
      answer(json_response(std::to_string(request.body.size())));
    };
    thread_ =
        std::thread([this, service] { listener_->run(service, [this] { return end_.load(); }); });
  }
  ~Served() {
    end_ = true;
    thread_.join();
  }
  Served(const Served&) = delete;
  Served& operator=(const Served&) = delete;

  uint16_t port() const { return port_; }

 private:
  std::unique_ptr<Listener> listener_;
  uint16_t port_;
  std::atomic<bool> end_{false};
  std::thread thread_;
};

// A connection that sends, and hears until the other side ends.
class Visitor {
 public:
  explicit Visitor(const Served& served) : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
    sockaddr_in place{};
    place.sin_family = AF_INET;
    place.sin_port = htons(served.port());
    place.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    const auto* const address = reinterpret_cast<const sockaddr*>(&place);
    connected_ = ::connect(socket_, address, sizeof place) == 0;
  }
  ~Visitor() { ::close(socket_); }
  Visitor(const Visitor&) = delete;
  Visitor& operator=(const Visitor&) = delete;

  bool send(const std::string& bytes) {
    return connected_ && ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL) ==
                             static_cast<ssize_t>(bytes.size());
  }
  std::string hear_all() {
    std::string out;
    char part[4096];
    for (ssize_t got = 0; (got = ::recv(socket_, part, sizeof part, 0)) > 0;)
      out.append(part, static_cast<size_t>(got));
    return out;
  }

 private:
  int socket_;
  bool connected_ = false;
};

const std::string kHead = "POST /api/import HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 100\r\n";

ListenLimits short_limit(std::chrono::milliseconds ListenLimits::*part) {
  ListenLimits out;
  out.*part = std::chrono::milliseconds(50);
  return out;
}

TEST(Listener, ABodyThatNeverEndsIsGivenUp) {
  const Served served(short_limit(&ListenLimits::body));
  Visitor slow(served);
  ASSERT_TRUE(slow.send(kHead + "\r\nten bytes."));
  const std::string heard = slow.hear_all();  // ends: the connection was closed
  EXPECT_TRUE(heard.starts_with("HTTP/1.1 408 ")) << heard;
  EXPECT_NE(heard.find("Connection: close"), std::string::npos);
}

TEST(Listener, AHeadThatNeverEndsIsGivenUp) {
  const Served served(short_limit(&ListenLimits::head));
  Visitor slow(served);
  ASSERT_TRUE(slow.send(kHead));
  EXPECT_TRUE(slow.hear_all().starts_with("HTTP/1.1 408 "));
}

TEST(Listener, WhoIsSlowKeepsNobodyElseWaiting) {
  const Served served(ListenLimits{});
  Visitor slow(served), other(served);
  ASSERT_TRUE(slow.send(kHead + "\r\nten bytes."));
  ASSERT_TRUE(other.send(kHead + "Connection: close\r\n\r\n" + std::string(100, 'x')));
  const std::string heard = other.hear_all();
  EXPECT_TRUE(heard.starts_with("HTTP/1.1 200 ")) << heard;
  EXPECT_TRUE(heard.ends_with("\r\n\r\n100")) << heard;
}

}  // namespace
}  // namespace isnad
