// How fast does a ledger take claims, and answer? ledger_speed FOLDER [CLAIMS]
//
// Adds invented claims (invented_claims.hpp; 1,000,000) to a new ledger in FOLDER in the batches of
// isnad add, signs it, and asks for the first hundred claims of several filters and searches.
// Making the claims and their facts and words is not counted: isnad add does that in the threads
// that read. A ledger that is there is only asked.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <functional>

#include "isnad/ledger/note_key.hpp"
#include "isnad/ledger/sign.hpp"
#include "isnad/ledger/sqlite_ledger.hpp"

#include "bench/invented_claims.hpp"

namespace isnad {
namespace {

using Clock = std::chrono::steady_clock;

constexpr uint32_t kBatch = 1024;  // documents in one transaction, as isnad add has it
constexpr int kRounds = 9;

double seconds_since(Clock::time_point start) {
  return std::chrono::duration<double>(Clock::now() - start).count();
}

double processor_seconds() {
  timespec time{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) / 1e9;
}

[[noreturn]] void give_up(const std::string& why) {
  std::fprintf(stderr, "ledger_speed: %s\n", why.c_str());
  std::exit(1);
}

template <typename T>
T need(Result<T> result) {
  if (!result) give_up(result.error().where + ": " + result.error().message);
  return std::move(*result);
}

// What was added so far, and the time of it.
struct Added {
  double wall = 0, computing = 0;
  uint64_t claims = 0, documents = 0, bytes = 0;

  void tell(const char* what, const Added& since) const {
    const auto count = static_cast<double>(claims - since.claims);
    std::printf(
        "%-8s %9llu claims %8llu documents %6.1f s, computing %6.1f s: %6.0f claims/s, %6.0f"
        " computing\n",
        what, static_cast<unsigned long long>(claims), static_cast<unsigned long long>(documents),
        wall - since.wall, computing - since.computing, count / (wall - since.wall),
        count / (computing - since.computing));
    std::fflush(stdout);
  }
};

template <typename Act>
void timed(Added& added, Act act) {
  const Clock::time_point start = Clock::now();
  const double processor = processor_seconds();
  act();
  added.wall += seconds_since(start);
  added.computing += processor_seconds() - processor;
}

uint64_t accept_input(Ledger& ledger) {
  bool read = false;
  const Blob blob = need(ledger.keep_blob([&](char* to, size_t) -> Result<size_t> {
    *to = 'x';
    return std::exchange(read, true) ? 0 : 1;
  }));
  return need(ledger.accept({{blob, "invented", {"", "bench", "00"}}})).front().reading;
}

void fill(const std::string& path, uint64_t count) {
  LedgerOpening how;
  how.write = true;
  need(init_ledger(path, "", how));
  const InventedReports reports;
  auto ledger = need(open_ledger(path, how));
  const uint64_t reading = accept_input(*ledger);
  Added added, told;
  while (added.claims < count) {
    std::vector<Progress> batch(1);
    Progress& progress = batch.front();
    progress.reading = reading;
    for (uint32_t i = 0; i < kBatch && added.claims < count; ++i) {
      progress.documents.push_back(reports.report(added.documents++));
      const AnalysedDocument& last = progress.documents.back();
      added.claims += last.claims.size();
      for (const std::string& line : last.lines) added.bytes += line.size();
    }
    progress.last = added.claims >= count;
    timed(added, [&] { need(ledger->append(batch)); });
    if (added.claims - told.claims >= count / 10 || progress.last) {
      added.tell("so far", told);
      told = added;
    }
  }
  const double before = added.wall;
  timed(added, [&] {
    need(sign_ledger(*ledger, system_files(), need(read_key_file(path + ".key")),
                     path + ".checkpoint"));
  });
  std::printf("signed in %.1f ms\n", (added.wall - before) * 1000);
  timed(added, [&] { ledger.reset(); });
  added.tell("in all", {});
  std::printf("%.0f bytes a line\n",
              static_cast<double>(added.bytes) / static_cast<double>(added.claims));
}

// Median and greatest time over the rounds; `act` gives how many were found.
void ask(const char* name, const std::function<size_t()>& act) {
  std::vector<double> times;
  size_t found = 0;
  for (int round = 0; round < kRounds; ++round) {
    const Clock::time_point start = Clock::now();
    found = act();
    times.push_back(seconds_since(start) * 1000);
  }
  const double first = times.front();
  std::sort(times.begin(), times.end());
  std::printf("%-50s %7.1f ms, first %7.1f, at most %7.1f, %zu found\n", name,
              times[times.size() / 2], first, times.back(), found);
}

void ask_claims(const char* name, Ledger& ledger, ClaimFilter filter) {
  filter.limit = 100;
  ask(name, [&] {
    size_t found = 0;
    need(ledger.claims(filter,
                       [&](const ClaimRow& row) { return found += !row.line.empty(), true; }));
    return found;
  });
}

void ask_filters(Ledger& ledger, const InventedReports& reports) {
  const auto asked = [&](const char* name, const ClaimFilter& filter) {
    ask_claims(name, ledger, filter);
  };
  ClaimFilter f;
  f.types = {"casualty.killed"};
  asked("type", f);
  f.admin = reports.place(0).within.at(1);
  f.from = "2018-03-01";
  f.to = "2018-03-31";
  f.speaker = reports.actor(0).name;
  asked("type, within a province, month, speaker", f);
  f.speaker = reports.actor(5).id;
  f.modalities = {"denied"};
  f.from = f.to = "";
  asked("type, within a province, speaker, denied", f);
  f = {};
  f.types = {"detention"};
  f.from = "2018-03-01";
  f.to = "2018-03-07";
  asked("family, one week", f);
  f.types = {"casualty"};
  f.to = "2018-03-31";
  f.low = 100;
  asked("family, month, number", f);
  f = {};
  f.place = reports.place(0).name;
  f.from = "2018-01-01";
  f.to = "2018-12-31";
  asked("most frequent place, year", f);
  f = {};
  f.place = reports.place(3000).name_en;
  asked("rare place", f);
  f = {};
  f.near = Circle{*reports.place(0).lat, *reports.place(0).lon, 30};
  f.modalities = {"denied"};
  f.confidence = 0.9;
  asked("within 30 km, denied, confident", f);
  f = {};
  f.camp = "camp_3";
  f.actor = "actor_7";
  f.place = reports.place(1).name;
  asked("camp, actor and frequent place", f);
  f = {};
  f.low = 9000;
  f.high = 9500;
  asked("number between 9,000 and 9,500", f);
  f = {};
  f.from = "2030-01-01";
  asked("after the last day", f);
  f = {};
  f.claim = "c_0000000000000000";
  asked("a claim that is not there", f);
}

void ask_words(Ledger& ledger, const InventedReports& reports) {
  ClaimFilter f;
  f.words = {reports.word(0)};
  ask_claims("search: most frequent word", ledger, f);
  f.words = {reports.word(20000)};
  ask_claims("search: rare word", ledger, f);
  f.words = {reports.word(0), reports.word(1)};
  ask_claims("search: two frequent words", ledger, f);
  f.place = reports.place(0).name;
  f.types = {"casualty"};
  f.from = "2018-03-01";
  f.to = "2018-03-31";
  ask_claims("search: two frequent words, place, family, month", ledger, f);
  f = {};
  f.words = {{reports.word(0).word + " " + reports.word(1).word, {}}};
  ask_claims("search: phrase of the two most frequent words", ledger, f);
  const std::vector<SoughtWord> words = {reports.word(0), reports.word(200)};
  ask("search: documents, frequent and common word", [&] {
    size_t found = 0;
    need(ledger.find_documents(words, 20, [&](const DocumentRow&) { return ++found, true; }));
    return found;
  });
}

void run(int count, char** words) {
  if (count < 2) give_up("usage: ledger_speed FOLDER [CLAIMS]");
  const std::string path = std::string(words[1]) + "/ledger";
  if (!std::filesystem::exists(path))
    fill(path, count > 2 ? std::strtoull(words[2], nullptr, 10) : 1000000);
  std::printf("%.0f MB on disk\n", static_cast<double>(std::filesystem::file_size(path)) / 1e6);
  const InventedReports reports;
  const auto ledger = need(open_ledger(path, {}));
  ask("stats", [&] { return need(ledger->stats()).claims; });
  ask_filters(*ledger, reports);
  ask_words(*ledger, reports);
}

}  // namespace
}  // namespace isnad

int main(int count, char** words) { isnad::run(count, words); }
