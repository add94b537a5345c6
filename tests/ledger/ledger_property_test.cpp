// Do the SQLite ledger and the one in memory answer alike, whatever they were asked before?
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "tests/ledger/ledgers.hpp"

namespace isnad {
namespace {

const ReadingKey kKeys[] = {
    {"", "isnad 1", "aa"}, {"", "isnad 2", "aa"}, {"input=lines", "isnad 1", "aa"}};

// The same answer, or the same kind of error.
template <typename T>
void expect_same(const Result<T>& a, const Result<T>& b) {
  RC_ASSERT(a.has_value() == b.has_value());
  if (!a) RC_ASSERT(a.error().code == b.error().code);
}

int below(int bound) { return *rc::gen::inRange(0, bound); }

void accept_something(TwoLedgers& ledgers) {
  const std::string bytes = "bytes " + std::to_string(below(4));
  const std::string path = "folder/" + std::string(1, static_cast<char>('a' + below(3)));
  const ReadingKey key = kKeys[below(3)];
  std::vector<Result<Acceptance>> answers;
  for (Ledger* ledger : ledgers.both()) answers.push_back(accept_bytes(*ledger, bytes, path, key));
  expect_same(answers[0], answers[1]);
  RC_ASSERT(answers[0]->reading == answers[1]->reading);
  RC_ASSERT(answers[0]->state == answers[1]->state);
  RC_ASSERT(answers[0]->new_input == answers[1]->new_input);
  RC_ASSERT(answers[0]->new_name == answers[1]->new_name);
}

void begin_something(TwoLedgers& ledgers) {
  std::vector<uint64_t> readings;
  for (int n = below(3); n >= 0; --n) readings.push_back(static_cast<uint64_t>(below(6) + 1));
  std::sort(readings.begin(), readings.end());
  readings.erase(std::unique(readings.begin(), readings.end()), readings.end());
  const auto a = ledgers.sqlite->begin(readings), b = ledgers.memory->begin(readings);
  expect_same(a, b);
  if (a) RC_ASSERT(*a == *b);
  if (!a) ledgers.reopen();  // an error ends the writing
}

void append_something(TwoLedgers& ledgers) {
  Progress progress;
  progress.reading = static_cast<uint64_t>(below(6) + 1);
  progress.last = below(2) == 0;
  for (int n = below(4); n > 0; --n) {
    const auto line = static_cast<uint64_t>(below(5));
    progress.documents.push_back(
        some_document(line, static_cast<uint32_t>(below(200)), static_cast<uint32_t>(below(5))));
  }
  if (below(4) == 0)
    progress.refused.push_back(
        {"", static_cast<uint64_t>(below(6)), "JSON-SYNTAX", 7, "no record"});
  const Status a = ledgers.sqlite->append({progress}), b = ledgers.memory->append({progress});
  expect_same(a, b);
  if (!a) ledgers.reopen();
}

void decide_something(TwoLedgers& ledgers) {
  Decision decision;
  decision.subject = "c_" + std::to_string(below(2));
  decision.kind = "accept";
  decision.reviewer = "R";
  decision.content = "{}";
  const auto all = all_of<Decision>([&](auto visit) { return ledgers.memory->decisions(visit); });
  for (const Decision& older : all)
    if (older.subject == decision.subject && below(5) > 0) decision.parent = older.id;
  const auto a = ledgers.sqlite->decide(decision), b = ledgers.memory->decide(decision);
  expect_same(a, b);
  if (a) RC_ASSERT(*a == *b);
}

void erase_something(TwoLedgers& ledgers) {
  const auto fields =
      all_of<PersonalField>([&](auto visit) { return ledgers.memory->personal(visit); });
  std::string commitment = "00";
  if (!fields.empty())
    commitment = fields[static_cast<size_t>(below(20)) % fields.size()].commitment;
  expect_same(ledgers.sqlite->erase(commitment, "asked for"),
              ledgers.memory->erase(commitment, "asked for"));
}

void do_something(TwoLedgers& ledgers) {
  switch (below(12)) {
    case 0:
    case 1:
    case 2:
      return accept_something(ledgers);
    case 3:
    case 4:
      return begin_something(ledgers);
    case 5:
    case 6:
    case 7:
    case 8:
      return append_something(ledgers);
    case 9:
      return decide_something(ledgers);
    case 10:
      return erase_something(ledgers);
    default: {
      const std::vector<uint64_t> readings = {static_cast<uint64_t>(below(6) + 1)};
      expect_same(ledgers.sqlite->release(readings), ledgers.memory->release(readings));
    }
  }
}

SoughtWord some_word() {
  const SoughtWord words[] = {{"army", {"army"}}, {"shelled", {"shell"}},
                              {"killed", {}},     {"KILLS", {"murder", "kill"}},
                              {"none", {"none"}}, {"deny \" OR", {}}};
  return words[below(6)];
}

ClaimFilter some_filter() {
  ClaimFilter filter;
  const auto chance = [] { return below(6) == 0; };
  const auto one_of = [](std::initializer_list<const char*> words) {
    return std::string(words.begin()[below(static_cast<int>(words.size()))]);
  };
  if (chance()) filter.types = {one_of({"casualty", "casualty.killed", "attack", "none"})};
  if (chance()) filter.types.push_back("attack.shelling");
  if (chance()) filter.modalities = {one_of({"actual", "denied"})};
  if (chance())
    filter.speaker = one_of({"army", "the ARMY", "nobody", "pack/entities.actors.army"});
  if (chance()) filter.camp = one_of({"government", "conflict-core/camps.government", "x"});
  if (chance()) filter.actor = one_of({"army", "ARMY"});
  if (chance()) filter.place = one_of({"town", "harbour", "al-town", "pack/entities.places.town"});
  if (chance()) filter.admin = one_of({"province", "LAND", "town", "sea"});
  if (chance()) filter.near = Circle{30, 40, 5.0 * below(8)};
  if (chance()) filter.from = one_of({"2018-03-31", "2018-04-03", "2019-01-01"});
  if (chance()) filter.to = one_of({"2018-03-31", "2018-03-30", "2017-12-31", "2018-02-20"});
  if (chance()) filter.low = below(40);
  if (chance()) filter.high = below(40);
  if (chance()) filter.confidence = 0.5 + below(6) * 0.1;
  if (chance()) filter.words = {some_word()};
  if (chance()) filter.words.push_back(some_word());
  if (chance()) filter.document = one_of({"sha256:0", "sha256:1", "sha256:9"});
  if (chance()) filter.claim = "c_0000000000000003";
  if (chance()) filter.after = static_cast<uint64_t>(below(20));
  if (chance()) filter.limit = static_cast<uint64_t>(below(5));
  return filter;
}

RC_GTEST_PROP(LedgersAlike, AfterAnyOperations, ()) {
  TwoLedgers ledgers;
  for (int n = below(40); n > 0; --n) do_something(ledgers);
  ledgers.reopen();
  expect_equal(*ledgers.sqlite, *ledgers.memory);
  RC_ASSERT(!::testing::Test::HasFailure());
}

RC_GTEST_PROP(LedgersAlike, UnderAnyFilter, ()) {
  static TwoLedgers ledgers;
  static const bool filled = [] {
    for (Ledger* ledger : ledgers.both()) {
      const auto accepted = accept_bytes(*ledger, "bytes", "a", kKeys[0]);
      Progress progress;
      progress.reading = accepted->reading;
      for (uint32_t n = 0; n < 40; ++n)
        progress.documents.push_back(some_document(n + 1, n * 11, 12));
      EXPECT_TRUE(ledger->append({progress}));
    }
    return true;
  }();
  RC_ASSERT(filled);
  const ClaimFilter filter = some_filter();
  const auto found = claims_in(*ledgers.sqlite, filter);
  RC_ASSERT(found == claims_in(*ledgers.memory, filter));
  const auto documents = [&](Ledger& ledger) {
    return all_of<DocumentRow>(
        [&](auto visit) { return ledger.find_documents(filter.words, filter.limit, visit); });
  };
  RC_ASSERT(documents(*ledgers.sqlite) == documents(*ledgers.memory));
  RC_CLASSIFY(found.empty(), "nothing found");
  RC_CLASSIFY(found.size() == 480, "everything found");
}

}  // namespace
}  // namespace isnad
