// Does a ledger survive the power going at any moment? A whole life of a ledger is traced
// (disk_trace.hpp); then the power is cut at a step of it, what the disk may hold is laid out, and
// the ledger is opened there, verified, and held to all that it had told its user by then. Some of
// these ledgers live on, traced again, and lose their power a second time.
//
// ISNAD_POWER_CUTS: how many (default 400). The same number gives the same cuts. The negative
// controls forget a sync, and must lose something.
#include <cstdlib>
#include <filesystem>
#include <gtest/gtest.h>
#include <iostream>
#include <set>

#include "isnad/ledger/verify.hpp"

#include "tests/durability/traced_vfs.hpp"
#include "tests/ledger/sound_ledger.hpp"

namespace isnad {
namespace {

constexpr uint32_t kInputs = 12;
constexpr uint64_t kCutsALife = 100;
constexpr uint64_t kLivesOn = 8;  // one ledger of so many
const ReadingKey kKey = {"{}", "isnad 1", "aa"};

// One life: what a user does, told to the trace as soon as the program would tell the user.
class Life {
 public:
  // `start`: what the power cut before left.
  Life(const std::string& folder, Forgets forgets, const DiskImage& start = {})
      : path_(folder + "/ledger"), trace_(folder), files_(trace_, forgets), vfs_(trace_, forgets) {
    write_image(start, folder);
    trace_.adopt(start);
    how_ = writing();
    how_.files = &files_;
  }

  // False when something failed that must not.
  bool begin() {
    if (std::filesystem::exists(path_)) return true;
    if (!init_ledger(path_, "", how_)) return false;
    trace_.mark("made");
    return true;
  }
  bool add(uint32_t first, uint32_t last) {
    auto ledger = open_ledger(path_, how_);
    if (!ledger) return false;
    for (uint32_t input = first; input < last; ++input) {
      if (!add_input(**ledger, input)) return false;
    }
    return sign_ledger(**ledger, files_, *read_key_file(path_ + ".key"), path_ + ".checkpoint")
        .has_value();
  }
  bool decide(uint32_t first) {
    auto ledger = open_ledger(path_, how_);
    if (!ledger) return false;
    Decision decision;
    decision.subject = "c_" + std::to_string(first);
    decision.kind = "reject";
    decision.reviewer = "somebody";
    decision.content = "{\"why\":\"" + std::to_string(first) + "\"}";
    const auto kept = (*ledger)->decide(decision);
    if (!kept) return false;
    trace_.mark("decided " + kept->id);
    return true;
  }
  const DiskTrace& trace() const { return trace_; }

 private:
  bool add_input(Ledger& ledger, uint32_t input) {
    const std::string bytes = input_bytes(input);
    const auto accepted = accept_bytes(ledger, bytes, "in/" + std::to_string(input), kKey);
    if (!accepted) return false;
    trace_.mark("accepted sha256:" + sha256_hex(bytes));
    if (accepted->state != ReadingState::pending) return true;
    if (!ledger.begin({accepted->reading})) return false;
    Progress progress;
    progress.reading = accepted->reading;
    for (uint32_t record = 1; record <= records_of(input); ++record)
      progress.documents.push_back(quoting_document(input, record));
    progress.last = true;
    if (!ledger.append({progress})) return false;
    for (const AnalysedDocument& document : progress.documents)
      trace_.mark("read " + document.document.id);
    return true;
  }

  std::string path_;
  DiskTrace trace_;
  TracedFiles files_;
  TracedVfs vfs_;
  LedgerOpening how_;
};

// What is wrong with the ledger that a power cut left, or "".
std::string loss_in(const std::string& path, const std::set<std::string>& told) {
  if (told.empty() && !std::filesystem::exists(path)) return "";
  auto ledger = open_ledger(path, writing());
  if (!ledger) return "it does not open: " + ledger.error().message;
  const auto key = read_key_file(path + ".key");
  if (!key) return "its key: " + key.error().message;
  const auto report =
      verify_ledger(**ledger, {public_key_of(*key), {}, bytes_of_file(path + ".checkpoint")});
  if (!report) return "it cannot be verified: " + report.error().message;
  if (report->found > 0) return report->findings[0].item + ": " + report->findings[0].what;
  std::set<std::string> held = {"made"};
  for (const InputRow& row : all_of<InputRow>([&](auto v) { return (*ledger)->inputs(v); }))
    held.insert("accepted " + row.id);
  for (const DocumentRow& row :
       all_of<DocumentRow>([&](auto v) { return (*ledger)->documents(true, v); }))
    held.insert("read " + row.document.id);
  for (const Decision& row : all_of<Decision>([&](auto v) { return (*ledger)->decisions(v); }))
    held.insert("decided " + row.id);
  for (const std::string& one : told) {
    if (!held.contains(one)) return "lost: " + one;
  }
  return "";
}

std::set<std::string> told_by(const std::vector<DiskStep>& steps, size_t count) {
  std::set<std::string> told;
  for (size_t i = 0; i < count; ++i) {
    if (steps[i].act == DiskAct::mark) told.insert(steps[i].bytes);
  }
  return told;
}

struct Tally {
  uint64_t cuts = 0;
  uint64_t second = 0;  // of them in a second life
  uint64_t losses = 0;
  std::string first;

  void count(const std::string& loss, size_t at, size_t steps) {
    ++cuts;
    if (loss.empty() || losses++ > 0) return;
    first = "cut at step " + std::to_string(at) + " of " + std::to_string(steps) + ": " + loss;
  }
};

std::vector<std::string> claim_lines(const std::string& path) {
  auto ledger = std::move(*open_ledger(path, reading_only()));
  std::vector<std::string> lines;
  for (const ClaimRow& row : claims_in(*ledger)) lines.push_back(row.line);
  std::sort(lines.begin(), lines.end());
  return lines;
}

// The user does again what was cut off: it must end as if nothing had happened, and survive a power
// cut in its turn.
void live_on(const DiskImage& image, std::set<std::string> told, std::mt19937_64& chance,
             Tally& tally) {
  const Folder before;
  std::vector<DiskStep> steps;
  size_t first = 0;  // what comes before lays out the start
  {
    Life life(before.path, Forgets::nothing, image);
    first = life.trace().steps().size();
    const bool went_on = life.begin() && life.add(0, kInputs);
    if (!went_on) return tally.count("what was cut off cannot be done again", 0, 0);
    steps = life.trace().steps();
  }
  static const std::vector<std::string> whole = [] {
    const Folder folder;
    Life life(folder.path, Forgets::nothing);
    EXPECT_TRUE(life.begin() && life.add(0, kInputs));
    return claim_lines(folder / "ledger");
  }();
  if (claim_lines(before / "ledger") != whole) tally.count("the claims are others", 0, 0);
  const size_t at = first + chance() % (steps.size() + 1 - first);
  const Folder after;
  write_image(after_power_cut(steps, at, chance), after.path);
  told.merge(told_by(steps, at));
  tally.count(loss_in(after / "ledger", told), at, steps.size());
  ++tally.second;
}

// Cuts the power of one life `count` times, at steps and in ways that chance picks.
void cut_power(const std::vector<DiskStep>& steps, uint64_t count, std::mt19937_64& chance,
               Tally& tally) {
  for (uint64_t i = 0; i < count; ++i) {
    const size_t at = chance() % (steps.size() + 1);
    const DiskImage image = after_power_cut(steps, at, chance);
    const std::set<std::string> told = told_by(steps, at);
    const Folder after;
    write_image(image, after.path);
    const std::string loss = loss_in(after / "ledger", told);
    tally.count(loss, at, steps.size());
    if (loss.empty() && i % kLivesOn == 0) live_on(image, told, chance, tally);
  }
}

// The steps of a whole life, its work split at a place that chance picks.
std::vector<DiskStep> traced_life(Forgets forgets, std::mt19937_64& chance) {
  const Folder before;
  Life life(before.path, forgets);
  const uint32_t half = static_cast<uint32_t>(chance() % kInputs);
  EXPECT_TRUE(life.begin() && life.add(0, half) && life.decide(half) && life.add(half, kInputs) &&
              life.add(0, 2));
  return life.trace().steps();
}

Tally cut_lives(Forgets forgets, uint64_t cuts) {
  std::mt19937_64 chance(20200101);
  Tally tally;
  while (tally.cuts < cuts) {
    const std::vector<DiskStep> steps = traced_life(forgets, chance);
    cut_power(steps, std::min<uint64_t>(kCutsALife, cuts - tally.cuts), chance, tally);
  }
  return tally;
}

uint64_t asked_cuts() {
  const char* asked = std::getenv("ISNAD_POWER_CUTS");
  return asked == nullptr ? 400 : std::strtoull(asked, nullptr, 10);
}

TEST(PowerCut, LosesNothingThatWasAccepted) {
  const Tally tally = cut_lives(Forgets::nothing, asked_cuts());
  EXPECT_EQ(tally.losses, 0u) << tally.first;
  std::cout << "power cuts: " << tally.cuts << " (" << tally.second
            << " in a second life), losses: " << tally.losses << "\n";
}

// A harness that cannot find a loss proves nothing.
class ForgottenSync : public ::testing::TestWithParam<Forgets> {};

TEST_P(ForgottenSync, IsFound) {
  const Tally tally = cut_lives(GetParam(), 200);
  EXPECT_GT(tally.losses, 0u);
  std::cout << "with a sync forgotten: " << tally.cuts << " power cuts, losses: " << tally.losses
            << ", the first: " << tally.first << "\n";
}

INSTANTIATE_TEST_SUITE_P(PowerCut, ForgottenSync,
                         ::testing::Values(Forgets::log_syncs, Forgets::file_syncs,
                                           Forgets::folder_syncs));

}  // namespace
}  // namespace isnad
