#include "apps/server/import_job.hpp"

#include <chrono>

#include "isnad/input_reading.hpp"
#include "isnad/record/json_writer.hpp"

#include "apps/server/workbench.hpp"
#include "apps/server/writing.hpp"

namespace isnad {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::chrono::milliseconds kSlice{1000};
constexpr std::chrono::milliseconds kPause{100};  // others' turn
constexpr size_t kMostRefused = 1000;             // told of one import

std::string json_of(const ImportState& state) {
  std::string out;
  JsonWriter json(out);
  json.open('{');
  json.key("job").number(static_cast<double>(state.job));
  json.key("state").string(state.state);
  json.key("bytes").number(static_cast<double>(state.bytes));
  json.key("of").number(static_cast<double>(state.of));
  json.key("documents").number(static_cast<double>(state.documents));
  json.key("claims").number(static_cast<double>(state.claims));
  json.key("quarantine").open('[');
  for (const ImportRefusal& refusal : state.refused) {
    json.open('{');
    json.key("reason").string(refusal.reason);
    json.key("byte").number(static_cast<double>(refusal.byte));
    json.key("message").string(refusal.place);
    json.close('}');
  }
  json.close(']');
  json.key("error").string_or_null(state.error);
  json.close('}');
  return out;
}

bool has_pending(Ledger& ledger, const ReadingKey& key) {
  bool found = false;
  (void)ledger.readings([&](const InputReading& reading) {
    found |= reading.state == ReadingState::pending && reading.key.program == key.program &&
             reading.key.packs == key.packs;
    return !found;
  });
  return found;
}

}  // namespace

uint64_t ImportJob::start(Workbench& bench, std::function<void()> after) {
  uint64_t job = 0;
  change([&](ImportState& state) {
    const uint64_t version = state.version;
    job = state.job + 1;
    state = {};
    state.job = job;
    state.state = "accepting";
    state.version = version;
  });
  worker_->post([this, &bench, after = std::move(after)] { read(bench, after); });
  return job;
}

void ImportJob::change(const std::function<void(ImportState&)>& how) {
  const std::lock_guard lock(mutex_);
  how(state_);
  ++state_.version;
}

std::string ImportJob::next_event(uint64_t& seen) {
  const std::lock_guard lock(mutex_);
  if (seen == state_.version) return "";
  seen = state_.version;
  return "data: " + json_of(state_) + "\n\n";
}

void ImportJob::finish() {
  stop_ = true;
  worker_.reset();
}

void ImportJob::read(Workbench& bench, const std::function<void()>& after) {
  change([](ImportState& state) { state.state = "reading"; });
  while (!stop_) {
    const Result<bool> more = read_slice(bench);
    if (!more && more.error().code == ErrorCode::busy) continue;
    if (!more) {
      change([&](ImportState& state) {
        state.state = "failed";
        state.error = more.error().code == ErrorCode::storage ? "STORAGE" : "INTERNAL";
      });
      return;
    }
    if (!*more) break;
    std::this_thread::sleep_for(kPause);
  }
  if (stop_) return;
  after();
  change([](ImportState& state) { state.state = "done"; });
}

// True while something is left to read.
Result<bool> ImportJob::read_slice(Workbench& bench) {
  const auto ledger = open_to_write(bench);
  if (!ledger) return ledger.error();
  const ReadingKey key = {"", bench.options.program, bench.options.packs_identity};
  ImportState before;
  {
    const std::lock_guard lock(mutex_);
    before = state_;
  }
  const auto begun = Clock::now();
  bool moved = false;
  const ReadingNews news = {
      [&](const std::string& place, const std::string& reason, uint64_t byte) {
        change([&](ImportState& state) {
          if (state.refused.size() < kMostRefused) state.refused.push_back({reason, byte, place});
        });
      },
      [&](const ReadInputs& so_far, uint64_t bytes, uint64_t of) {
        moved = true;
        change([&](ImportState& state) {
          state.documents = before.documents + so_far.documents;
          state.claims = before.claims + so_far.claims;
          state.bytes = before.bytes + bytes;
          state.of = before.bytes + of;
        });
      },
      [&] { return stop_ || (moved && Clock::now() - begun > kSlice); }};
  const auto read = read_pending(**ledger, {*bench.options.knowledge, key, 1}, news);
  if (!read) return read.error();
  bench.unsigned_work = true;
  return has_pending(**ledger, key);
}

}  // namespace isnad
