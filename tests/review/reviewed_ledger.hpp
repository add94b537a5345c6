// A ledger with two documents and three claims that reviewers may decide on.
#pragma once

#include "isnad/base/sha256.hpp"
#include "isnad/claims/identity.hpp"
#include "isnad/review/decide.hpp"

#include "tests/ledger/ledgers.hpp"

namespace isnad {

inline const std::string& first_text() {
  static const std::string text = "The army shelled Harbour; five people were killed.";
  return text;
}
inline const std::string& second_text() {
  static const std::string text = "A spokesman said that nine people were killed in Harbour.";
  return text;
}

inline Span span_of(const std::string& text, const std::string& words) {
  const size_t at = text.find(words);
  EXPECT_NE(at, std::string::npos) << words;
  return {static_cast<uint32_t>(at), static_cast<uint32_t>(at + words.size())};
}

inline Link link_to(const std::string& text, const std::string& words) {
  Link link;
  link.text = words;
  link.span = span_of(text, words);
  return link;
}

// A claim that the schema allows, as the engine would name it.
inline Claim plain_claim(const std::string& text, const std::string& type,
                         const std::string& evidence, const std::string& trigger) {
  Claim claim;
  claim.document.id = "sha256:" + sha256_hex(text);
  claim.document.name = text == first_text() ? "first.txt" : "second.txt";
  claim.type = type;
  claim.modality = "actual";
  claim.confidence = 0.8;
  claim.rules = {"pack/events.triggers.some"};
  claim.evidence = {span_of(text, evidence), evidence, span_of(text, trigger), trigger};
  claim.interest = interest_of(claim);
  claim.id = claim_id(claim);
  return claim;
}

inline Claim counted(Claim claim, const std::string& text, const std::string& words, double value) {
  claim.quantity =
      ClaimQuantity{value, value, value, "exact", "person", words, span_of(text, words)};
  claim.status = "unknown";
  claim.id = claim_id(claim);
  return claim;
}

inline std::vector<Claim> engine_claims() {
  const std::string& a = first_text();
  const std::string& b = second_text();
  Claim shelled = plain_claim(a, "attack.shelling", "The army shelled Harbour", "shelled");
  shelled.initiator = {link_to(a, "army")};
  shelled.id = claim_id(shelled);
  return {
      shelled,
      counted(plain_claim(a, "casualty.killed", "five people were killed", "killed"), a, "five", 5),
      counted(plain_claim(b, "casualty.killed", "nine people were killed", "killed"), b, "nine",
              9)};
}

inline void read_text(Ledger& ledger, const std::string& text) {
  const ReadingKey key{"{}", "isnad 1", "aa"};
  const auto accepted = accept_bytes(ledger, text, "in/" + text.substr(0, 5), key);
  ASSERT_TRUE(accepted);
  ASSERT_TRUE(ledger.begin({accepted->reading}));
  Progress progress;
  progress.reading = accepted->reading;
  AnalysedDocument& read = progress.documents.emplace_back();
  read.document.text = text;
  read.document.id = "sha256:" + sha256_hex(text);
  for (const Claim& claim : engine_claims()) {
    if (claim.document.id != read.document.id) continue;
    read.document.name = claim.document.name;
    read.claims.push_back(claim);
    read.lines.push_back(claim_json(claim));
  }
  progress.last = true;
  ASSERT_TRUE(ledger.append({progress}));
}

inline std::unique_ptr<Ledger> reviewed_ledger() {
  auto ledger = make_memory_ledger(counted_edge());
  read_text(*ledger, first_text());
  read_text(*ledger, second_text());
  return ledger;
}

inline Result<Decision> say(Ledger& ledger, const std::string& reviewer, const std::string& subject,
                            const std::string& kind, const std::string& content = "{}") {
  return decide_on(ledger, {{subject, kind, content, std::nullopt}, reviewer, nullptr, nullptr});
}

inline std::string with_claim(const Claim& claim) {
  return "{\"claim\":" + claim_json(claim) + "}";
}

}  // namespace isnad
