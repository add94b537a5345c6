#include "apps/server/serve.hpp"

#include <array>
#include <chrono>
#include <future>
#include <optional>

#include "apps/server/assets.hpp"
#include "apps/server/browser.hpp"
#include "apps/server/listener.hpp"
#include "apps/server/overview.hpp"
#include "apps/server/routes.hpp"
#include "apps/server/worker.hpp"
#include "apps/server/writing.hpp"

namespace isnad {
namespace {

constexpr std::chrono::seconds kSigningPause{5};

HttpResponse reply_to(Desk& desk, const Route& route, const HttpRequest& request) {
  try {
    if (const Status fresh = refresh(desk); !fresh) return error_response(fresh.error());
    return route.reply(desk, request);
  } catch (const std::exception&) {
    return error_response(500, "INTERNAL", "an error of the program");
  }
}

// A worker with its desk.
struct Place {
  explicit Place(Workbench& bench) : desk(bench) {}
  Desk desk;
  Worker worker;  // last: it uses the desk
};

// The workers, by pace.
struct Office {
  explicit Office(Workbench& of) : bench(of) {
    maker.emplace(of);
    for (auto& place : places) place.emplace(of);
    bench.prepare = [this] { return prepare(); };
  }

  Place& at(Pace pace) { return *places[static_cast<size_t>(pace)]; }

  void take(const Route& route, HttpRequest request, Answer answer) {
    Place& place = at(route.pace);
    place.worker.post(
        [&desk = place.desk, &route, request = std::move(request), answer = std::move(answer)] {
          HttpResponse response = reply_to(desk, route, request);
          add_safe_headers(response);
          answer(std::move(response));
        });
  }

  // Signs the log some seconds after it grew.
  void sign_now_and_then() {
    const auto now = std::chrono::steady_clock::now();
    if (now - signed_at < kSigningPause || !bench.unsigned_work) return;
    signed_at = now;
    at(Pace::quick).worker.post([this] {
      // What does not succeed now is tried again.
      (void)sign_head(bench);
    });
  }

  // Has the overview made, by a worker that does nothing else; one that was not begun is enough.
  std::shared_future<void> prepare() {
    const std::lock_guard lock(asking);
    if (awaits) return prepared;
    awaits = true;
    auto done = std::make_shared<std::promise<void>>();
    prepared = done->get_future().share();
    maker->worker.post([this, done] {
      {
        const std::lock_guard begun(asking);
        awaits = false;
      }
      if (refresh(maker->desk)) (void)make_overview(maker->desk);
      done->set_value();
    });
    return prepared;
  }

  // Waits for what is in work.
  void finish() {
    bench.imports.finish();
    for (auto& place : places) place.reset();
    maker.reset();
  }

  Workbench& bench;
  std::chrono::steady_clock::time_point signed_at{};
  std::mutex asking;
  bool awaits = false;  // one that was not begun yet
  std::shared_future<void> prepared;
  std::optional<Place> maker;
  std::array<std::optional<Place>, kPaces> places;
};

Service service_of(Workbench& bench, Office& office) {
  Service out;
  out.admit = [&bench](HttpRequest& head) -> std::variant<HttpResponse, uint64_t> {
    std::optional<HttpResponse> refusal = refuse(head, bench.guard);
    if (!refusal) {
      auto route = find_route(head);
      if (const auto* found = std::get_if<const Route*>(&route)) return most_bytes(**found);
      refusal = std::move(std::get<HttpResponse>(route));
    }
    add_safe_headers(*refusal);
    return std::move(*refusal);
  };
  out.handle = [&office](HttpRequest request, Answer answer) {
    const auto route = find_route(request);
    office.take(*std::get<const Route*>(route), std::move(request), std::move(answer));
  };
  return out;
}

}  // namespace

bool has_page() { return !page_assets().empty(); }

std::string opening_link(const Workbench& bench) {
  return "http://127.0.0.1:" + std::to_string(bench.guard.port) +
         "/open?token=" + bench.sessions.token();
}

Status serve(const ServeOptions& options, const std::function<void(const std::string&)>& say,
             const std::function<bool()>& stop) {
  // What cannot be opened is told before anybody is asked in.
  if (const auto ledger = open_ledger(options.ledger, {}); !ledger) return ledger.error();
  auto listener = Listener::open(options.port, {});
  if (!listener) return listener.error();
  Workbench bench(options, read_key_file(key_file(options)));
  bench.guard.port = (*listener)->port();
  BrowserDoor door(options.ledger);
  bench.say = [&](const std::string& link) {
    door.close();  // the link before this one was used
    say(link);
  };
  Office office(bench);
  // Incidents and copies are found while nobody asks for them yet.
  office.prepare();
  say(opening_link(bench));
  if (options.browser) door.open(opening_link(bench));
  (*listener)->run(service_of(bench, office), [&] {
    office.sign_now_and_then();
    return stop();
  });
  office.finish();
  return sign_head(bench);
}

}  // namespace isnad
