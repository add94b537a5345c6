// How fast does a ledger take claims, and answer? ledger_speed CLAIMS.jsonl PACKS FOLDER [COUNT]
//
// Copies the claims of a file (as isnad analyze writes them) up to COUNT (1,000,000), each copy
// with its own ids, day, number and document; adds them to a new ledger in FOLDER as isnad add
// does, and asks for the first hundred claims of several filters and searches. Times are
// wall-clock.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <map>

#include "isnad/dates/calendar.hpp"
#include "isnad/engine.hpp"
#include "isnad/ledger/claim_facts.hpp"
#include "isnad/ledger/search_words.hpp"
#include "isnad/ledger/sqlite_ledger.hpp"
#include "isnad/record/claim_json.hpp"
#include "isnad/record/claim_reader.hpp"

namespace isnad {
namespace {

using Clock = std::chrono::steady_clock;

constexpr uint32_t kBatch = 256;  // documents in one transaction, as isnad add has it
constexpr int kRounds = 7;

double seconds_since(Clock::time_point start) {
  return std::chrono::duration<double>(Clock::now() - start).count();
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

// The claims of one document, with the words of their evidence.
struct Pattern {
  std::vector<Claim> claims;
  AnalysedDocument words;  // words and passages alone
};

std::vector<Pattern> read_patterns(const char* path, const Lexicon& lexicon) {
  std::map<std::string, Pattern> by_document;
  std::ifstream file(path);
  ClaimParser parser;
  for (std::string line; std::getline(file, line);) {
    Claim claim = need(parser.parse(line));
    Pattern& pattern = by_document[claim.document.id];
    const auto same = [&](const Passage& p) { return p.span == claim.evidence.span; };
    auto& passages = pattern.words.passages;
    if (std::none_of(passages.begin(), passages.end(), same)) {
      const ReadText text(claim.evidence.text, lexicon);
      passages.push_back(
          {claim.evidence.span, search_words(text.layers(), {0, text.tokens().size()})});
      pattern.words.words.words += passages.back().words.words + " ";
      pattern.words.words.lemmas += passages.back().words.lemmas + " ";
    }
    pattern.claims.push_back(std::move(claim));
  }
  std::vector<Pattern> out;
  for (auto& [id, pattern] : by_document) out.push_back(std::move(pattern));
  if (out.empty()) give_up(std::string(path) + " holds no claims");
  return out;
}

// A small generator of numbers that look random and are the same each time.
uint64_t mixed(uint64_t n) {
  n ^= n >> 31;
  n *= 0x9E3779B97F4A7C15;
  n ^= n >> 29;
  n *= 0xBF58476D1CE4E5B9;
  return n ^ n >> 32;
}

AnalysedDocument copy_of(const Pattern& pattern, uint64_t number) {
  AnalysedDocument out;
  char hex[65];
  std::snprintf(hex, sizeof hex, "%016llx%048d", static_cast<unsigned long long>(mixed(number)), 0);
  out.document.id = std::string("sha256:") + hex;
  out.document.name = "report-" + std::to_string(number);
  out.document.text = pattern.words.words.words;
  out.document.line = number + 1;
  out.words = pattern.words.words;
  out.passages = pattern.words.passages;
  for (size_t i = 0; i < pattern.claims.size(); ++i) {
    Claim claim = pattern.claims[i];
    const uint64_t salt = mixed(number * 1000 + i);
    std::snprintf(hex, sizeof hex, "c_%016llx", static_cast<unsigned long long>(salt));
    claim.id = hex;
    claim.document.id = out.document.id;
    claim.document.name = out.document.name;
    if (claim.time && claim.time->value.size() == 10)
      claim.time->value = iso_day(static_cast<Day>(15000 + salt % 5000));  // 2011 to 2024
    if (claim.quantity && claim.quantity->value)
      claim.quantity->value = 1 + static_cast<double>(salt % 97) * static_cast<double>(salt % 11);
    out.lines.push_back(claim_json(claim));
    out.facts.push_back(facts_of(claim));
    out.claims.push_back(std::move(claim));
  }
  return out;
}

double processor_seconds() {
  timespec time{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) / 1e9;
}

void fill(Ledger& ledger, const std::vector<Pattern>& patterns, uint64_t count) {
  const std::string bytes = "claims of " + std::to_string(count);
  size_t at = 0;
  const Blob blob = need(ledger.keep_blob([&](char* to, size_t size) -> Result<size_t> {
    const size_t part = bytes.copy(to, size, at);
    at += part;
    return part;
  }));
  const auto accepted = need(ledger.accept({{blob, "claims", {"", "bench", "00"}}}));
  double adding = 0, computing = 0;
  uint64_t claims = 0, line_bytes = 0, documents = 0, next_told = count / 10;
  while (claims < count) {
    Progress progress;
    progress.reading = accepted.front().reading;
    for (uint32_t i = 0; i < kBatch && claims < count; ++i, ++documents) {
      progress.documents.push_back(copy_of(patterns[documents % patterns.size()], documents));
      claims += progress.documents.back().claims.size();
      for (const std::string& line : progress.documents.back().lines) line_bytes += line.size();
    }
    progress.last = claims >= count;
    const Clock::time_point start = Clock::now();
    const double processor = processor_seconds();
    need(ledger.append({progress}));
    adding += seconds_since(start);
    computing += processor_seconds() - processor;
    if (claims >= next_told) {
      std::printf("%9llu claims  %7.0f claims/s so far\n", static_cast<unsigned long long>(claims),
                  static_cast<double>(claims) / adding);
      std::fflush(stdout);
      next_told += count / 10;
    }
  }
  std::printf(
      "added %llu claims of %llu documents in %.1f s (%.1f s of them computing): %.0f claims/s,"
      " %.1f MB/s of lines\n",
      static_cast<unsigned long long>(claims), static_cast<unsigned long long>(documents), adding,
      computing, static_cast<double>(claims) / adding,
      static_cast<double>(line_bytes) / adding / 1e6);
}

// Median and greatest time over the rounds, and the claims found.
void ask(const char* name, Ledger& ledger, ClaimFilter filter) {
  filter.limit = 100;
  std::vector<double> times;
  size_t found = 0;
  for (int round = 0; round < kRounds; ++round) {
    found = 0;
    const Clock::time_point start = Clock::now();
    need(ledger.claims(filter,
                       [&](const ClaimRow& row) { return found += !row.line.empty(), true; }));
    times.push_back(seconds_since(start) * 1000);
  }
  std::sort(times.begin(), times.end());
  std::printf("%-44s %6.1f ms, at most %6.1f, %zu found\n", name, times[times.size() / 2],
              times.back(), found);
}

std::vector<SoughtWord> words_of(const std::string& text, const Lexicon& lexicon) {
  const ReadText read(text, lexicon);
  return sought_words(read.layers());
}

void ask_all(Ledger& ledger, const std::vector<Pattern>& patterns, const Lexicon& lexicon) {
  std::map<std::string, size_t> places, actors;
  std::map<std::string, size_t> words;
  for (const Pattern& pattern : patterns) {
    for (const Claim& claim : pattern.claims) {
      for (const PlaceLink& place : claim.place) ++places[place.name];
      for (const Link& actor : claim.initiator) ++actors[actor.id];
      ++words[claim.evidence.trigger_text];
    }
  }
  const auto nth = [](const std::map<std::string, size_t>& counted, size_t n) {
    std::vector<std::pair<size_t, std::string>> sorted;
    for (const auto& [name, count] : counted)
      if (!name.empty()) sorted.emplace_back(count, name);
    std::sort(sorted.rbegin(), sorted.rend());
    return sorted.at(std::min(n, sorted.size() - 1)).second;
  };
  const auto filtered = [&](const char* name, auto fill_in) {
    ClaimFilter filter;
    fill_in(filter);
    ask(name, ledger, filter);
  };
  filtered("type", [](ClaimFilter& f) { f.types = {"casualty.killed"}; });
  filtered("rare type, one week", [](ClaimFilter& f) {
    f.types = {"detention"};
    f.from = "2018-03-01";
    f.to = "2018-03-07";
  });
  filtered("family, month, number", [](ClaimFilter& f) {
    f.types = {"casualty"};
    f.from = "2018-03-01";
    f.to = "2018-03-31";
    f.low = 100;
  });
  filtered("most frequent place, year", [&](ClaimFilter& f) {
    f.place = nth(places, 0);
    f.from = "2018-01-01";
    f.to = "2018-12-31";
  });
  filtered("rare place", [&](ClaimFilter& f) { f.place = nth(places, places.size() / 2); });
  filtered("within 30 km, denied", [](ClaimFilter& f) {
    f.near = Circle{35.93, 36.63, 30};
    f.modalities = {"denied"};
  });
  filtered("actor and frequent place", [&](ClaimFilter& f) {
    f.actor = nth(actors, 0);
    f.place = nth(places, 1);
  });
  filtered("number from 900 on", [](ClaimFilter& f) { f.low = 900; });
  filtered("search: frequent word",
           [&](ClaimFilter& f) { f.words = words_of(nth(words, 0), lexicon); });
  filtered("search: rare word",
           [&](ClaimFilter& f) { f.words = words_of(nth(words, words.size() / 2), lexicon); });
  filtered("search: frequent word, place, month", [&](ClaimFilter& f) {
    f.words = words_of(nth(words, 0), lexicon);
    f.place = nth(places, 0);
    f.from = "2018-03-01";
    f.to = "2018-03-31";
  });
  filtered("search: two words", [&](ClaimFilter& f) {
    f.words = words_of(nth(words, 1) + " " + nth(places, 0), lexicon);
  });
  std::vector<double> times;
  size_t found = 0;
  for (int round = 0; round < kRounds; ++round) {
    found = 0;
    const Clock::time_point start = Clock::now();
    need(ledger.find_documents(words_of(nth(words, 0) + " " + nth(places, 0), lexicon), 20,
                               [&](const DocumentRow&) { return ++found, true; }));
    times.push_back(seconds_since(start) * 1000);
  }
  std::sort(times.begin(), times.end());
  std::printf("%-44s %6.1f ms, at most %6.1f, %zu found\n", "search: documents, two words",
              times[times.size() / 2], times.back(), found);
}

void run(int count, char** words) {
  if (count < 4) give_up("usage: ledger_speed CLAIMS.jsonl PACKS FOLDER [COUNT]");
  const uint64_t claims = count > 4 ? std::strtoull(words[4], nullptr, 10) : 1000000;
  const auto knowledge = need(load_knowledge({words[2]}));
  const std::vector<Pattern> patterns = read_patterns(words[1], knowledge->lexicon);
  const std::string path = std::string(words[3]) + "/ledger";
  LedgerOpening how;
  how.write = true;
  if (!std::filesystem::exists(path)) {
    need(init_ledger(path, "", how));
    fill(*need(open_ledger(path, how)), patterns, claims);
  }
  std::printf("%.0f MB on disk\n", static_cast<double>(std::filesystem::file_size(path)) / 1e6);
  ask_all(*need(open_ledger(path, {})), patterns, knowledge->lexicon);
}

}  // namespace
}  // namespace isnad

int main(int count, char** words) { isnad::run(count, words); }
