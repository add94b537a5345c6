#include <chrono>
#include <cstdio>

#include "isnad/dates/calendar.hpp"
#include "isnad/ledger/ledger.hpp"

namespace isnad {
namespace {

constexpr int64_t kDay = 86400;

std::string utc_now() {
  const int64_t now = std::chrono::duration_cast<std::chrono::seconds>(
                          std::chrono::system_clock::now().time_since_epoch())
                          .count();
  const int64_t second = now % kDay;
  char time[16];
  std::snprintf(time, sizeof time, "T%02d:%02d:%02dZ", static_cast<int>(second / 3600),
                static_cast<int>(second / 60 % 60), static_cast<int>(second % 60));
  return iso_day(static_cast<Day>(now / kDay)) + time;
}

}  // namespace

LedgerEdge machine_edge() { return {utc_now, new_salt}; }

}  // namespace isnad
