// How fast are claims brought together on one core, and does the work grow with their number alone?
//
// usage: incidents_speed PACKS_FOLDER [coming]      coming: the last measurement alone
//
// Invented claims (tests/reconcile/invented_claims.hpp) of 25,000 to 800,000 claims at one density,
// 400 claims a day over 200 places; CPU time of group_claims, then of the whole incidents with
// numbers and agreement; then of 1,000 claims that come to a million, from their coming to their
// incidents: reports of the last days, and of any day of all years. Exit code 1 under 200,000
// claims/s at the largest size, above exponent 1.05, or over 50 ms for the thousand.
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <ctime>
#include <random>

#include "isnad/reconcile/incident_book.hpp"
#include "isnad/reconcile/incidents.hpp"

#include "tests/reconcile/invented_claims.hpp"

namespace {

double cpu_seconds() {
  timespec now{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) / 1e9;
}

// Seconds of the grouping.
double run(int documents, const isnad::LinkRules& rules, double& claims_a_second) {
  const auto claims = isnad::invented_claims(7, documents, 66);
  double start = cpu_seconds();
  const isnad::ClaimGroups found = isnad::group_claims(claims, rules);
  const double spent = cpu_seconds() - start;
  start = cpu_seconds();
  const isnad::Voices voices = isnad::find_voices(claims, {}, rules.least_jaccard);
  const double voiced = cpu_seconds() - start;
  start = cpu_seconds();
  const isnad::Incidents whole = isnad::find_incidents(claims, voices, rules);
  const double all = cpu_seconds() - start;
  claims_a_second = static_cast<double>(claims.size()) / spent;
  std::printf(
      "%8zu claims  %7.3f s  %8.0f claims/s  %zu incidents, %zu capped; with views %.3f s, "
      "voices %.3f s\n",
      claims.size(), spent, claims_a_second, found.groups.size(), found.capped.size(), all, voiced);
  return spent;
}

constexpr size_t kComing = 1000;
constexpr int kTimes = 9;

// Takes the claims of `documents`, in the order given, out of `claims` until there are enough.
std::vector<isnad::Claim> take(std::vector<isnad::Claim>& claims,
                               const std::vector<std::string>& documents) {
  std::set<std::string> wanted(documents.begin(), documents.end());
  std::vector<isnad::Claim> taken;
  std::erase_if(claims, [&](isnad::Claim& claim) {
    if (wanted.count(claim.document.id) == 0) return false;
    taken.push_back(claim);
    return true;
  });
  return taken;
}

// The median over batches of a thousand of the time from their coming to their incidents; the worst
// in `worst`.
double come(isnad::IncidentBook& book, const std::vector<isnad::Claim>& claims, double& worst) {
  std::vector<double> spent;
  for (size_t at = 0; at + kComing <= claims.size() && spent.size() < kTimes; at += kComing) {
    const auto from = claims.begin() + static_cast<std::ptrdiff_t>(at);
    std::vector<isnad::Claim> coming(from, from + kComing);
    const double start = cpu_seconds();
    book.add(std::move(coming));
    book.settle();
    spent.push_back(cpu_seconds() - start);
  }
  std::sort(spent.begin(), spent.end());
  worst = spent.back();
  return spent[spent.size() / 2];
}

// A thousand claims come to a million: true when they take 50 ms at most, of whichever days.
bool run_coming(const isnad::LinkRules& rules) {
  auto claims = isnad::invented_claims(7, 522000, 66);
  std::vector<std::string> documents;
  for (const isnad::Claim& claim : claims)
    if (documents.empty() || documents.back() != claim.document.id)
      documents.push_back(claim.document.id);
  std::shuffle(documents.begin(), documents.end(), std::mt19937(3));
  documents.resize(kComing * (kTimes + 1));
  const auto scattered = take(claims, documents);
  std::vector<std::pair<std::string, std::string>> by_day;
  for (const isnad::Claim& claim : claims)
    by_day.emplace_back(claim.document.published, claim.document.id);
  std::sort(by_day.rbegin(), by_day.rend());
  documents.clear();
  for (size_t i = 0; i < kComing * (kTimes + 1); ++i) documents.push_back(by_day[i].second);
  const auto last = take(claims, documents);
  std::printf("%zu claims, and %zu more at a time\n", claims.size(), kComing);
  isnad::IncidentBook book(rules);
  double start = cpu_seconds();
  book.add(std::move(claims));
  book.settle();
  std::printf("all at once %.3f s\n", cpu_seconds() - start);
  double worst_last = 0, worst_scattered = 0;
  const double of_last = come(book, last, worst_last);
  const double of_scattered = come(book, scattered, worst_scattered);
  std::printf("of the last days %.1f ms (at most %.1f), of any day %.1f ms (at most %.1f)\n",
              of_last * 1e3, worst_last * 1e3, of_scattered * 1e3, worst_scattered * 1e3);
  return of_last <= 0.05 && of_scattered <= 0.05;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) {
    std::fprintf(stderr, "usage: incidents_speed PACKS_FOLDER [coming]\n");
    return 2;
  }
  const std::string folder = argv[1];
  const auto packs = isnad::load_packs({folder + "/ar-core", folder + "/conflict-core"});
  if (!packs) return 15;
  const auto rules = isnad::load_link_rules(*packs);
  if (!rules) return 15;
  if (argc > 2) return run_coming(*rules) ? 0 : 1;
  double first = 0, last = 0, rate = 0;
  for (int documents = 13000; documents <= 13000 * 32; documents *= 2) {
    last = run(documents, *rules, rate);
    if (documents == 13000) first = last;
  }
  const double exponent = std::log(last / first) / std::log(32.0);
  std::printf("exponent %.3f\n", exponent);
  const bool in_time = run_coming(*rules);
  return rate < 200000 || exponent > 1.05 || !in_time ? 1 : 0;
}
