// How do tests make ledgers, and read all that they hold? The clock stands still but for its
// counter and salts are counted, so that two ledgers that were asked the same answer the same.
#pragma once

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <gtest/gtest.h>
#include <memory>
#include <string>
#include <vector>

#include "isnad/ledger/memory_ledger.hpp"
#include "isnad/ledger/sqlite_ledger.hpp"
#include "isnad/record/claim_json.hpp"

namespace isnad {

// A folder that is gone with the object.
struct Folder {
  Folder() {
    // In memory where that can be: syncing a disk is what takes the time.
    const std::filesystem::path memory = "/dev/shm";
    const auto place =
        std::filesystem::is_directory(memory) ? memory : std::filesystem::temp_directory_path();
    std::string name = (place / "ledger-XXXXXX").native();
    path = ::mkdtemp(name.data());
  }
  ~Folder() { std::filesystem::remove_all(path); }
  std::string operator/(const std::string& name) const { return path + "/" + name; }
  std::string path;
};

inline LedgerEdge counted_edge() {
  auto times = std::make_shared<int>(0);
  auto salts = std::make_shared<uint8_t>(0);
  return {[times] {
            const std::string second = std::to_string(++*times % 60);
            return "2020-01-01T00:00:" + std::string(2 - second.size(), '0') + second + "Z";
          },
          [salts] {
            Salt salt{};
            salt[0] = ++*salts;
            return salt;
          }};
}

inline LedgerOpening writing(LedgerEdge edge = counted_edge()) {
  LedgerOpening how;
  how.write = true;
  how.wait = std::chrono::milliseconds(0);
  how.edge = std::move(edge);
  return how;
}

// The two kinds of ledger that must answer alike.
struct TwoLedgers {
  TwoLedgers() {
    const Status made = init_ledger(folder / "ledger", "", writing());
    EXPECT_TRUE(made) << made.error().message;
    sqlite = std::move(*open_ledger(folder / "ledger", writing(sqlite_edge)));
    memory = make_memory_ledger(counted_edge());
  }
  // Closes the SQLite ledger and opens it again, as the next program would.
  void reopen() {
    sqlite.reset();
    sqlite = std::move(*open_ledger(folder / "ledger", writing(sqlite_edge)));
  }
  std::vector<Ledger*> both() { return {sqlite.get(), memory.get()}; }

  Folder folder;
  LedgerEdge sqlite_edge = counted_edge();
  std::unique_ptr<Ledger> sqlite, memory;
};

inline ReadBytes bytes_from(const std::string& bytes) {
  auto at = std::make_shared<size_t>(0);
  return [bytes, at](char* to, size_t size) -> Result<size_t> {
    const size_t taken = std::min(size, bytes.size() - *at);
    std::memcpy(to, bytes.data() + *at, taken);
    *at += taken;
    return taken;
  };
}

// Bytes kept and accepted under a path.
inline Result<Acceptance> accept_bytes(Ledger& ledger, const std::string& bytes,
                                       const std::string& path, const ReadingKey& key) {
  const Result<Blob> blob = ledger.keep_blob(bytes_from(bytes));
  if (!blob) return blob.error();
  const auto accepted = ledger.accept({{*blob, path, key}});
  if (!accepted) return accepted.error();
  return accepted->front();
}

// A claim whose slots vary with the number.
inline Claim some_claim(uint32_t n) {
  const char* types[] = {"casualty.killed", "casualty.wounded", "attack.shelling", "casualty"};
  const char* days[] = {"2018-03-31", "2018-03",    "2018", "2018-03-30/2018-04-02",
                        "XXXX-WXX-5", "2018-02-18/"};
  Claim claim;
  claim.id = "c_" + std::string(15, '0') + "0123456789abcdef"[n % 16];
  claim.document = {"sha256:" + std::to_string(n % 3), "report.txt", "", "", "", "", "none"};
  claim.type = types[n % 4];
  claim.modality = n % 5 == 0 ? "denied" : "actual";
  claim.confidence = 0.5 + n % 6 * 0.1;
  if (n % 3 != 0) {
    claim.time.emplace();
    claim.time->value = days[n % 6];
  }
  if (n % 4 != 0) {
    claim.quantity.emplace();
    if (n % 4 == 1) claim.quantity->value = n % 50;
    if (n % 4 == 2) claim.quantity->low = n % 20;
    if (n % 8 == 3) claim.quantity->high = 30;
  }
  if (n % 2 == 0) {
    PlaceLink place;
    place.text = n % 4 == 0 ? "Al-Town" : "Harbour";
    place.id = n % 4 == 0 ? "pack/entities.places.town" : "";
    place.name_en = "Town";
    place.within = {"Province", "Land"};
    if (n % 4 == 0) {
      place.lat = 30 + n % 5 * 0.1;
      place.lon = 40;
    }
    claim.place.push_back(place);
  }
  if (n % 7 < 3) {
    ClaimSpeaker speaker;
    speaker.text = n % 7 == 0 ? "a spokesman" : "The Army";
    speaker.id = n % 7 == 1 ? "pack/entities.actors.army" : "";
    speaker.role = "organisation";
    speaker.stance = "states";
    speaker.camp = n % 7 == 1 ? "conflict-core/camps.government" : "";
    claim.attribution.push_back(speaker);
  }
  if (n % 3 == 1) {
    Link actor;
    actor.text = "Army";
    actor.id = "pack/entities.actors.army";
    (n % 2 == 0 ? claim.initiator : claim.target).push_back(actor);
  }
  claim.evidence.span = {n % 10, n % 10 + 5};
  return claim;
}

inline AnalysedDocument some_document(uint64_t line, uint32_t first, uint32_t claims) {
  AnalysedDocument out;
  out.document.line = line;
  out.document.text = "text " + std::to_string(first % 3);
  out.document.id = "sha256:" + std::to_string(first % 3);
  out.document.name = "report.txt";
  out.published = "2018-03-31";
  out.published_basis = "given";
  const std::string words[] = {"army", "shells", "town", "five", "killed", "denies"};
  const std::string lemmas[] = {"army", "shell", "town", "five", "kill", "deny"};
  for (uint32_t n = first; n < first + 3; ++n) {
    out.words.words += words[n % 6] + " ";
    out.words.lemmas += lemmas[n % 6] + " ";
  }
  for (uint32_t n = 0; n < 10; ++n)
    out.passages.push_back(
        {{n, n + 5}, {words[n % 6] + " " + words[n / 3], lemmas[n % 6] + " " + lemmas[n / 3]}});
  for (uint32_t n = first; n < first + claims; ++n) {
    out.claims.push_back(some_claim(n));
    out.claims.back().document.id = out.document.id;
    out.lines.push_back(claim_json(out.claims.back()));
  }
  return out;
}

template <typename Row, typename Read>
std::vector<Row> all_of(Read read) {
  std::vector<Row> out;
  const Status done = read([&](const Row& row) {
    out.push_back(row);
    return true;
  });
  EXPECT_TRUE(done) << done.error().message;
  return out;
}

inline std::vector<ClaimRow> claims_in(Ledger& ledger, const ClaimFilter& filter = {}) {
  return all_of<ClaimRow>([&](auto visit) { return ledger.claims(filter, visit); });
}
inline std::vector<InputReading> readings_in(Ledger& ledger) {
  return all_of<InputReading>([&](auto visit) { return ledger.readings(visit); });
}
inline std::vector<LogEntry> log_of(Ledger& ledger) {
  return all_of<LogEntry>([&](auto visit) { return ledger.log(0, visit); });
}

// Everything that two ledgers must agree on.
// What the claims that stand are sorted by, by their numbers.
inline std::map<uint64_t, double> values_in(Ledger& ledger, ClaimValue of) {
  const auto numbers = *ledger.claim_numbers({});
  std::map<uint64_t, double> out;
  EXPECT_TRUE(ledger.claim_values(of, [&](uint64_t claim, double value) {
    if (!std::binary_search(numbers.begin(), numbers.end(), claim)) return;
    EXPECT_TRUE(out.emplace(claim, value).second);
  }));
  return out;
}

inline void expect_equal(Ledger& a, Ledger& b) {
  EXPECT_EQ(*a.stats(), *b.stats());
  EXPECT_EQ(log_of(a), log_of(b));
  EXPECT_EQ(readings_in(a), readings_in(b));
  EXPECT_EQ(claims_in(a), claims_in(b));
  for (const ClaimValue of : {ClaimValue::confidence, ClaimValue::day, ClaimValue::number})
    EXPECT_EQ(values_in(a, of), values_in(b, of));
  const auto rows = [&]<typename Row>(auto member, Row*) {
    const auto of = [&](Ledger& ledger) {
      return all_of<Row>([&](auto visit) { return (ledger.*member)(visit); });
    };
    EXPECT_EQ(of(a), of(b));
  };
  rows(&Ledger::inputs, static_cast<InputRow*>(nullptr));
  rows(&Ledger::provenance, static_cast<Provenance*>(nullptr));
  rows(&Ledger::quarantine, static_cast<QuarantineRow*>(nullptr));
  rows(&Ledger::analyses, static_cast<AnalysisRow*>(nullptr));
  rows(&Ledger::decisions, static_cast<Decision*>(nullptr));
  rows(&Ledger::personal, static_cast<PersonalField*>(nullptr));
  for (const bool text : {false, true}) {
    const auto of = [&](Ledger& ledger) {
      return all_of<DocumentRow>([&](auto visit) { return ledger.documents(text, visit); });
    };
    EXPECT_EQ(of(a), of(b));
  }
  for (uint64_t analysis = 1; analysis <= a.stats()->analyses + 1; ++analysis) {
    const auto of = [&](Ledger& ledger) {
      return all_of<ClaimRow>([&](auto visit) { return ledger.claims_of(analysis, visit); });
    };
    EXPECT_EQ(of(a), of(b));
  }
  EXPECT_EQ(*a.checkpoint(), *b.checkpoint());
}

}  // namespace isnad
