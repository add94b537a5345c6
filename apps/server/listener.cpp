#include "apps/server/listener.hpp"

#include <array>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http.hpp>
#include <optional>
#include <utility>

namespace isnad {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = boost::beast::http;
using tcp = asio::ip::tcp;
using Failure = boost::system::error_code;

constexpr std::chrono::milliseconds kEventPause{150};
constexpr int kSilentRounds = 66;  // after so many pauses an empty event says that all is well

std::string small_letters(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return out;
}

std::string_view plain(beast::string_view text) { return {text.data(), text.size()}; }

struct Shared {
  asio::io_context& context;
  ListenLimits limits;
  Service service;
  size_t connections = 0;
};

// One connection: request after request, each read in two steps.
class Connection : public std::enable_shared_from_this<Connection> {
 public:
  Connection(tcp::socket socket, Shared& shared)
      : stream_(std::move(socket)), shared_(shared), timer_(shared.context) {
    ++shared_.connections;
  }
  ~Connection() { --shared_.connections; }
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  void read_head() {
    parser_.emplace();
    parser_->header_limit(shared_.limits.head_bytes);
    parser_->body_limit(boost::none);  // decided by the head
    wait_at_most(shared_.limits.head);
    http::async_read_header(stream_, buffer_, *parser_,
                            [self = shared_from_this()](Failure failed, size_t) {
                              self->timer_.cancel();
                              self->take_head(failed);
                            });
  }

  void refuse_connection() { write(error_response(503, "BUSY", "too many connections"), true); }

 private:
  // Ends the reading that is begun next, if it takes longer.
  void wait_at_most(std::chrono::milliseconds limit) {
    timer_.expires_after(limit);
    timer_.async_wait([self = shared_from_this()](Failure stopped) {
      if (!stopped) self->stream_.cancel();
    });
  }

  void take_head(Failure failed) {
    if (failed) return end_broken(failed);
    HttpRequest request = request_of(*parser_);
    std::variant<HttpResponse, uint64_t> admitted = shared_.service.admit(request);
    if (auto* refusal = std::get_if<HttpResponse>(&admitted)) {
      // What is left of the request is not read: nothing can follow it.
      return write(std::move(*refusal), !parser_->is_done());
    }
    const uint64_t most = std::get<uint64_t>(admitted);
    if (parser_->chunked() || (request.method != "GET" && parser_->content_length() == boost::none))
      return write(error_response(411, "LENGTH", "say Content-Length"), true);
    const uint64_t length = parser_->content_length().value_or(0);
    if (length > most)
      return write(error_response(413, "TOO-LARGE", "the body is too large"), true);
    request_ = std::move(request);
    if (length == 0) return hand_over();
    parser_->body_limit(most);
    wait_at_most(shared_.limits.body);
    http::async_read(stream_, buffer_, *parser_,
                     [self = shared_from_this()](Failure broken, size_t) {
                       self->timer_.cancel();
                       if (broken) return self->end_broken(broken);
                       self->hand_over();
                     });
  }

  static HttpRequest request_of(const http::request_parser<http::string_body>& parser) {
    HttpRequest out;
    const auto& message = parser.get();
    out.method = plain(message.method_string());
    out.target = plain(message.target());
    for (const auto& field : message)
      out.headers.emplace_back(small_letters(plain(field.name_string())), plain(field.value()));
    return out;
  }

  void hand_over() {
    request_.body = std::move(parser_->get().body());
    keep_alive_ = parser_->keep_alive();
    // Given away with the answer: a connection also ends on the thread that serves it.
    auto answer = [self = shared_from_this()](HttpResponse response) mutable {
      asio::io_context& context = self->shared_.context;
      asio::post(context, [self = std::move(self), response = std::move(response)]() mutable {
        self->write(std::move(response), !self->keep_alive_);
      });
    };
    shared_.service.handle(std::move(request_), std::move(answer));
  }

  void end_broken(Failure failed) {
    if (failed == http::error::end_of_stream) return close();
    if (failed == asio::error::operation_aborted) {
      // Nothing was asked yet, or half of it.
      if (!parser_->got_some() && buffer_.size() == 0) return close();
      return write(error_response(408, "SLOW", "the request took too long to come"), true);
    }
    if (failed == http::error::header_limit)
      return write(error_response(431, "HEADERS", "the head is too large"), true);
    if (failed.category() == http::make_error_code(http::error::bad_method).category())
      return write(error_response(400, "BAD-REQUEST", "this is no HTTP request"), true);
  }

  void write(HttpResponse response, bool close_after) {
    close_after |= response.close;
    const bool follows = static_cast<bool>(response.events);
    out_ = "HTTP/1.1 " + std::to_string(response.status) + " " + reason_phrase(response.status) +
           "\r\n";
    const std::string_view body = response.file.empty() ? response.body : response.file;
    if (!response.type.empty()) out_ += "Content-Type: " + response.type + "\r\n";
    if (!follows) out_ += "Content-Length: " + std::to_string(body.size()) + "\r\n";
    if (close_after || follows) out_ += "Connection: close\r\n";
    for (const auto& [name, value] : response.headers) out_ += name + ": " + value + "\r\n";
    out_ += "\r\n";
    response_ = std::move(response);
    const std::string_view sent = response_.file.empty() ? response_.body : response_.file;
    const std::array<asio::const_buffer, 2> parts = {asio::buffer(out_),
                                                     asio::buffer(sent.data(), sent.size())};
    stream_.expires_after(shared_.limits.write);
    asio::async_write(stream_, parts,
                      [self = shared_from_this(), close_after, follows](Failure failed, size_t) {
                        if (failed) return;
                        if (follows) return self->follow();
                        if (close_after) return self->close();
                        self->response_ = {};
                        self->read_head();
                      });
  }

  // Event after event, until the other side goes.
  void follow() {
    stream_.expires_after(shared_.limits.write);
    out_ = response_.events(seen_);
    silent_ = out_.empty() ? silent_ + 1 : 0;
    if (silent_ >= kSilentRounds) {
      out_ = ":\n\n";
      silent_ = 0;
    }
    timer_.expires_after(kEventPause);
    timer_.async_wait([self = shared_from_this()](Failure stopped) {
      if (stopped) return;
      if (self->out_.empty()) return self->follow();
      asio::async_write(self->stream_, asio::buffer(self->out_), [self](Failure failed, size_t) {
        if (!failed) self->follow();
      });
    });
  }

  void close() {
    Failure ignored;
    stream_.socket().shutdown(tcp::socket::shutdown_send, ignored);
    // What still comes is read and dropped for a moment, so that the answer is not lost by a reset.
    stream_.expires_after(std::chrono::seconds(2));
    drop();
  }

  void drop() {
    stream_.async_read_some(asio::buffer(dropped_),
                            [self = shared_from_this()](Failure failed, size_t) {
                              if (!failed) self->drop();
                            });
  }

  beast::tcp_stream stream_;
  Shared& shared_;
  asio::steady_timer timer_;
  beast::flat_buffer buffer_;
  std::optional<http::request_parser<http::string_body>> parser_;
  HttpRequest request_;
  HttpResponse response_;
  std::string out_;
  std::array<char, 4096> dropped_{};
  bool keep_alive_ = false;
  uint64_t seen_ = 0;
  int silent_ = 0;
};

class LoopbackListener final : public Listener {
 public:
  explicit LoopbackListener(const ListenLimits& limits) : shared_{context_, limits, {}} {}

  Status listen(uint16_t port) {
    Failure failed;
    const tcp::endpoint place(asio::ip::address_v4::loopback(), port);
    acceptor_.open(place.protocol(), failed);
    if (!failed) acceptor_.set_option(asio::socket_base::reuse_address(true), failed);
    if (!failed) acceptor_.bind(place, failed);
    if (!failed) acceptor_.listen(asio::socket_base::max_listen_connections, failed);
    const std::string where = "127.0.0.1:" + std::to_string(port);
    if (failed == asio::error::address_in_use)
      return Error{ErrorCode::busy, "another program has this port", where,
                   "choose another --port, or none", ""};
    if (failed)
      return Error{ErrorCode::usage, "cannot listen: " + failed.message(), where,
                   "choose another --port, or none", ""};
    // An address can be taken though nobody can reach it.
    tcp::socket visitor(context_);
    visitor.connect(acceptor_.local_endpoint(), failed);
    if (!failed) return Done{};
    return Error{ErrorCode::usage, "this machine cannot be reached: " + failed.message(), where,
                 "bring the loopback interface up: ip link set lo up", kNoLoopback};
  }

  uint16_t port() const override { return acceptor_.local_endpoint().port(); }

  void run(Service service, const std::function<bool()>& stop) override {
    shared_.service = std::move(service);
    accept();
    watch(stop);
    context_.run();
    Failure ignored;
    acceptor_.close(ignored);
  }

 private:
  void accept() {
    acceptor_.async_accept([this](Failure failed, tcp::socket socket) {
      if (failed == asio::error::operation_aborted) return;
      if (!failed) {
        const auto connection = std::make_shared<Connection>(std::move(socket), shared_);
        if (shared_.connections > shared_.limits.connections) {
          connection->refuse_connection();
        } else {
          connection->read_head();
        }
      }
      accept();
    });
  }

  void watch(const std::function<bool()>& stop) {
    timer_.expires_after(std::chrono::milliseconds(100));
    timer_.async_wait([this, &stop](Failure) {
      if (stop()) return context_.stop();
      watch(stop);
    });
  }

  Shared shared_;  // outlives the connections that the context keeps
  asio::io_context context_{1};
  tcp::acceptor acceptor_{context_};
  asio::steady_timer timer_{context_};
};

}  // namespace

Result<std::unique_ptr<Listener>> Listener::open(uint16_t port, const ListenLimits& limits) {
  auto out = std::make_unique<LoopbackListener>(limits);
  if (const Status listening = out->listen(port); !listening) return listening.error();
  return std::unique_ptr<Listener>(std::move(out));
}

}  // namespace isnad
