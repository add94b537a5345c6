// How fast are claims brought together on one core, and does the work grow with their number alone?
//
// usage: incidents_speed PACKS_FOLDER
//
// Invented claims (tests/reconcile/invented_claims.hpp) of 25,000 to 800,000 claims at one density,
// 400 claims a day over 200 places; CPU time of group_claims, then of the whole incidents with
// numbers and agreement. Exit code 1 under 200,000 claims/s at the largest size, or above
// exponent 1.05.
#include <cmath>
#include <cstdio>
#include <ctime>

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

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) {
    std::fprintf(stderr, "usage: incidents_speed PACKS_FOLDER\n");
    return 2;
  }
  const std::string folder = argv[1];
  const auto packs = isnad::load_packs({folder + "/ar-core", folder + "/conflict-core"});
  if (!packs) return 15;
  const auto rules = isnad::load_link_rules(*packs);
  if (!rules) return 15;
  double first = 0, last = 0, rate = 0;
  for (int documents = 13000; documents <= 13000 * 32; documents *= 2) {
    last = run(documents, *rules, rate);
    if (documents == 13000) first = last;
  }
  const double exponent = std::log(last / first) / std::log(32.0);
  std::printf("exponent %.3f\n", exponent);
  return rate < 200000 || exponent > 1.05 ? 1 : 0;
}
