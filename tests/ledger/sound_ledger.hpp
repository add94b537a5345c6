// A ledger with something of everything in it: inputs under several names, records, claims, a
// reading that supersedes another, refusals, decisions, an erasure, checkpoints.
#pragma once

#include <fstream>
#include <set>

#include "isnad/base/sha256.hpp"
#include "isnad/ledger/sign.hpp"

#include "tests/ledger/ledgers.hpp"

namespace isnad {

inline std::string record_text(uint32_t input, uint32_t record) {
  return "record " + std::to_string(record) + " of " + std::to_string(input) + ": " +
         std::string(40 + input * 997 % 400, static_cast<char>('a' + input % 26));
}

// The documents of the records that `input` has: from one to three.
inline uint32_t records_of(uint32_t input) { return 1 + input % 3; }

inline std::string input_bytes(uint32_t input) {
  std::string bytes;
  for (uint32_t record = 1; record <= records_of(input); ++record)
    bytes += record_text(input, record) + "\n";
  return bytes;
}

inline AnalysedDocument quoting_document(uint32_t input, uint32_t record, uint32_t claims = 2) {
  AnalysedDocument out;
  Document& document = out.document;
  document.line = record;
  document.text = record_text(input, record);
  document.id = "sha256:" + sha256_hex(document.text);
  document.name = std::to_string(record);
  document.outlet = input % 2 == 0 ? "outlet" : "";
  out.published = "2018-03-31";
  out.published_basis = "dateline";
  for (uint32_t n = 0; n < claims; ++n) {
    Claim claim = some_claim(input * 16 + record * 3 + n);
    claim.id = "c_" + sha256_hex(document.id + std::to_string(n)).substr(0, 16);
    claim.document = {document.id,   document.name,      "", document.outlet, "",
                      out.published, out.published_basis};
    const Span span{n, n + 4};
    const std::string words = document.text.substr(n, 4);
    for (Link& link : claim.initiator) link.text = words, link.span = span;
    for (Link& link : claim.target) link.text = words, link.span = span;
    for (PlaceLink& link : claim.place) link.text = words, link.span = span;
    for (ClaimSpeaker& speaker : claim.attribution) speaker.text = words, speaker.span = span;
    if (claim.quantity) claim.quantity->text = words, claim.quantity->span = span;
    if (claim.time) claim.time->text = words, claim.time->span = span;
    claim.evidence = {{n, n + 9}, document.text.substr(n, 9), span, words};
    out.lines.push_back(claim_json(claim));
    out.claims.push_back(std::move(claim));
  }
  return out;
}

inline bool read_input(Ledger& ledger, uint32_t input, const ReadingKey& key, uint32_t claims) {
  const auto accepted =
      accept_bytes(ledger, input_bytes(input), "in/" + std::to_string(input), key);
  if (!accepted || !ledger.begin({accepted->reading})) return false;
  Progress progress;
  progress.reading = accepted->reading;
  for (uint32_t record = 1; record <= records_of(input); ++record)
    progress.documents.push_back(quoting_document(input, record, claims));
  if (input % 4 == 3) progress.refused.push_back({"", 9, "JSON-SYNTAX", 7, "no value", 0});
  progress.last = true;
  return ledger.append({progress}).has_value();
}

// The ledger is open for writing.
inline void fill_ledger(Ledger& ledger, uint32_t inputs) {
  const ReadingKey key{"{}", "isnad 1", "aa"}, newer{"{}", "isnad 1", "bb"};
  for (uint32_t input = 0; input < inputs; ++input) EXPECT_TRUE(read_input(ledger, input, key, 2));
  EXPECT_TRUE(read_input(ledger, 1, newer, 1));
  EXPECT_TRUE(accept_bytes(ledger, input_bytes(0), "elsewhere/zero", key));
  Decision decision;
  decision.subject = "c_0000000000000001";
  decision.kind = "reject";
  decision.reviewer = "somebody";
  decision.content = "{\"why\":\"a copy\"}";
  decision.parent = ledger.decide(decision)->id;
  EXPECT_TRUE(ledger.decide(decision));
  const auto names = all_of<Provenance>([&](auto visit) { return ledger.provenance(visit); });
  EXPECT_TRUE(ledger.erase(names.at(2).commitment, "asked for"));
}

// Makes one at `path` in two sessions, each with its checkpoint; returns the first checkpoint.
inline std::string make_sound_ledger(const std::string& path, uint32_t inputs) {
  EXPECT_TRUE(init_ledger(path, "", writing()));
  const SecretKey key = *read_key_file(path + ".key");
  const LedgerEdge edge = counted_edge();
  auto ledger = std::move(*open_ledger(path, writing(edge)));
  EXPECT_TRUE(read_input(*ledger, inputs, {"{}", "isnad 1", "aa"}, 2));
  EXPECT_TRUE(sign_ledger(*ledger, system_files(), key, path + ".checkpoint"));
  const std::string first = *ledger->checkpoint();
  fill_ledger(*ledger, inputs);
  EXPECT_TRUE(sign_ledger(*ledger, system_files(), key, path + ".checkpoint"));
  return first;
}

inline std::string bytes_of_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

inline LedgerOpening reading_only() {
  LedgerOpening how;
  how.wait = std::chrono::milliseconds(0);
  return how;
}

}  // namespace isnad
