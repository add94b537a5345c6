// What may be decided? Content by its form, records by the schema, quotations by the document.
#include "isnad/record/claim_reader.hpp"
#include "isnad/review/record_schema.hpp"

#include "tests/review/reviewed_ledger.hpp"

namespace isnad {
namespace {

class Deciding : public testing::Test {
 protected:
  std::unique_ptr<Ledger> ledger = reviewed_ledger();
  std::vector<Claim> claims = engine_claims();
  std::string id = claims[1].id;

  // What is wrong with a decision, or "".
  std::string fault(const std::string& kind, const std::string& content) {
    const auto decided = say(*ledger, "Amal", id, kind, content);
    return decided ? "" : decided.error().message;
  }
  std::string fault(const Claim& claim) { return fault("correct", with_claim(claim)); }
};

TEST_F(Deciding, ContentHasItsFormAndNothingElse) {
  EXPECT_EQ(fault("agree", "{}"), "kind: is none of those that there are");
  EXPECT_EQ(fault("accept", R"({"note":"x"})"), "note: is no key of this kind of decision");
  EXPECT_EQ(fault("accept", "[]"), "content: is no JSON object");
  EXPECT_EQ(fault("accept", "{"), "content: is no JSON object");
  EXPECT_EQ(fault("dispute", "{}"), "note: is missing");
  EXPECT_EQ(fault("dispute", R"({"note":""})"), "note: is empty or too long");
  EXPECT_EQ(fault("dispute", R"({"note":"a","note":"b"})"), "note: stands twice");
  EXPECT_EQ(fault("note", R"({"note":7})"), "note: is no text");
  EXPECT_EQ(fault("note", "{\"note\":\"" + std::string(10001, 'x') + "\"}"),
            "note: is empty or too long");
  EXPECT_EQ(fault("correct", "{}"), "claim: is missing");
  EXPECT_EQ(fault("reject", R"({"reason":"a headline"})"), "");
}

TEST_F(Deciding, ARecordIsOfTheSchema) {
  Claim claim = claims[1];
  claim.type = "casualty.dead";
  EXPECT_EQ(fault(claim), "claim: type: is none of the values that it may have");
  claim = claims[1];
  claim.modality = "certain";
  EXPECT_EQ(fault(claim), "claim: modality: is none of the values that it may have");
  claim = claims[1];
  claim.quantity->unit = "people";
  EXPECT_EQ(fault(claim), "claim: quantity.unit: is none of the values that it may have");
  claim = claims[1];
  claim.quantity->modifier = "vague";
  EXPECT_EQ(fault(claim), "claim: quantity.value: is of another kind than \"null\"");
  claim = claims[1];
  claim.confidence = 1.5;
  EXPECT_EQ(fault(claim), "claim: confidence: is too great");
  std::string line = claim_json(claims[1]);
  line.insert(line.size() - 1, ",\"truth\":1");
  EXPECT_EQ(fault("correct", "{\"claim\":" + line + "}"), "claim: truth: is no key of a claim");
}

TEST_F(Deciding, TheSchemaIsUnderstoodWhole) {
  EXPECT_EQ(unknown_keywords(), "");
  for (const Claim& claim : claims) EXPECT_EQ(fault_of_record(claim_json(claim)), "");
}

TEST_F(Deciding, ARecordQuotesItsDocument) {
  Claim claim = claims[1];
  claim.quantity->text = "nine";
  EXPECT_EQ(fault(claim), "claim.quantity: does not quote the document's bytes at its span");
  claim = claims[1];
  claim.initiator = {link_to(first_text(), "army")};
  claim.initiator[0].span.begin += 1;
  claim.initiator[0].span.end += 1;
  EXPECT_EQ(fault(claim), "claim.initiator: does not quote the document's bytes at its span");
  claim = claims[1];
  claim.evidence.span = {26, 4000};
  EXPECT_EQ(fault(claim), "claim.evidence: does not quote the document's bytes at its span");
  claim = claims[1];
  claim.evidence.trigger = span_of(first_text(), "shelled");
  claim.evidence.trigger_text = "shelled";
  EXPECT_EQ(fault(claim), "claim.evidence: does not hold its trigger");
}

TEST_F(Deciding, SubjectsAreThere) {
  EXPECT_EQ(say(*ledger, "Amal", "c_0000000000000000", "accept").error().message,
            "subject: is no claim that the ledger holds");
  EXPECT_EQ(say(*ledger, "Amal", "i_0000000000000000", "accept").error().message,
            "subject: is no claim that the ledger holds");
  EXPECT_EQ(say(*ledger, "Amal", id, "merge", "{\"claims\":[\"" + id + "\"]}").error().message,
            "subject: is no id of an incident");
  EXPECT_EQ(
      say(*ledger, "Amal", "i_0000000000000000", "merge", R"({"claims":["c_0000000000000000"]})")
          .error()
          .message,
      "claims: c_0000000000000000 is no claim of the ledger");
  EXPECT_EQ(say(*ledger, "A\nB", id, "accept").error().message,
            "reviewer: is empty, too long, or no plain line");
  Claim other = claims[1];
  other.id = claims[0].id;
  EXPECT_EQ(fault(other), "claim.id: is not the subject");
  other = claims[2];
  other.id = id;
  EXPECT_EQ(fault(other), "claim.document: is another than the claim's");
}

TEST_F(Deciding, WhatIsNotTheReviewersToSay) {
  Claim claim = claims[1];
  claim.document.name = "another.txt";
  claim.interest = "own_success";
  claim.codes.cameo = "190";
  const CodesOfTypes codes = {
      {"casualty.killed", {"ASSAULT", "", "Battles", "Armed clash", "180"}}};
  const auto decided = decide_on(
      *ledger, {{id, "correct", with_claim(claim), std::nullopt}, "Amal", &codes, nullptr});
  ASSERT_TRUE(decided) << decided.error().message;
  const auto content = parse_decision_content("correct", decided->content);
  ASSERT_TRUE(content);
  EXPECT_EQ(content->claim->document.name, claims[1].document.id);
  EXPECT_EQ(content->claim->interest, "unknown");
  EXPECT_EQ(content->claim->codes.cameo, "180");
}

TEST_F(Deciding, AnAddedClaimIsCalledAsTheEngineWouldCallIt) {
  Claim added = plain_claim(second_text(), "politics.declared", "A spokesman said", "said");
  const std::string named = added.id;
  added.id = "c_0000000000000000";
  const auto decided = say(*ledger, "Amal", "", "add", with_claim(added));
  ASSERT_TRUE(decided) << decided.error().message;
  EXPECT_EQ(decided->subject, named);
  EXPECT_EQ(say(*ledger, "Badr", "", "add", with_claim(added)).error().message,
            "subject: was added before");
  EXPECT_EQ(say(*ledger, "Badr", "", "add", with_claim(claims[1])).error().message,
            "claim: is one that the ledger holds");
  EXPECT_TRUE(say(*ledger, "Badr", named, "accept"));
  added.id = named;
  added.document.id = "sha256:" + std::string(64, '0');
  EXPECT_EQ(say(*ledger, "Amal", "", "add", with_claim(added)).error().message,
            "claim.document: is none that the ledger holds");
}

TEST_F(Deciding, AStaleParentIsAConflict) {
  const auto first = say(*ledger, "Amal", id, "accept");
  ASSERT_TRUE(first);
  const auto stale = decide_on(*ledger, {{id, "reject", "{}", ""}, "Badr", nullptr, nullptr});
  ASSERT_FALSE(stale);
  EXPECT_EQ(stale.error().code, ErrorCode::conflict);
  const auto after =
      decide_on(*ledger, {{id, "reject", "{}", first->id}, "Badr", nullptr, nullptr});
  ASSERT_TRUE(after);
  EXPECT_EQ(after->parent, first->id);
}

TEST_F(Deciding, WithABookTheAnswersAreTheSame) {
  ASSERT_TRUE(say(*ledger, "Amal", id, "accept"));
  const ReviewBook book = *read_reviews(*ledger);
  const DecisionAsked without{{id, "reject", "{}", std::nullopt}, "Badr", nullptr, nullptr};
  DecisionAsked with = without;
  with.book = &book;
  EXPECT_EQ(*prepare_decision(*ledger, with), *prepare_decision(*ledger, without));
}

TEST(Drafts, AreReadStrictly) {
  const auto draft = parse_decision_draft(
      R"({"subject":"c_1","kind":"dispute","content":{ "note" : "x" },"parent":null})");
  ASSERT_TRUE(draft);
  EXPECT_EQ(draft->subject, "c_1");
  EXPECT_EQ(draft->content, R"({"note":"x"})");
  EXPECT_EQ(*draft->parent, "");
  EXPECT_FALSE(parse_decision_draft(R"({"kind":"accept","content":{}})")->parent);
  EXPECT_FALSE(parse_decision_draft(R"({"subject":"c_1","kind":"accept"})"));
  EXPECT_FALSE(parse_decision_draft(R"({"subject":"c_1","kind":7,"content":{}})"));
  EXPECT_FALSE(parse_decision_draft(R"({"subject":"c_1","reviewer":"x","content":{}})"));
}

}  // namespace
}  // namespace isnad
