// What do reviewers say of a claim, and what stands after it?
#include "isnad/review/gold.hpp"
#include "isnad/review/review_book.hpp"
#include "isnad/review/reviewer_agreement.hpp"

#include "tests/review/reviewed_ledger.hpp"

namespace isnad {
namespace {

class Reviews : public testing::Test {
 protected:
  std::unique_ptr<Ledger> ledger = reviewed_ledger();
  std::vector<Claim> claims = engine_claims();
  std::string id = claims[1].id;

  std::string state(const std::string& subject) {
    return to_string(read_reviews(*ledger)->of(subject).state);
  }
  std::string state() { return state(id); }
  void said(const std::string& reviewer, const std::string& kind,
            const std::string& content = "{}") {
    const auto decided = say(*ledger, reviewer, id, kind, content);
    ASSERT_TRUE(decided) << decided.error().message;
  }
  Claim wounded() {
    Claim claim = claims[1];
    claim.type = "casualty.wounded";
    return claim;
  }
  std::vector<Claim> applied(bool keep_rejected, ReviewCounts* counts = nullptr) {
    std::vector<Claim> out = claims;
    const ReviewCounts made = apply_reviews(*read_reviews(*ledger), keep_rejected, out);
    if (counts != nullptr) *counts = made;
    return out;
  }
};

TEST_F(Reviews, OneReviewersWord) {
  EXPECT_EQ(state(), "new");
  said("Amal", "note", R"({"note":"look at the date"})");
  EXPECT_EQ(state(), "new");
  said("Amal", "accept");
  EXPECT_EQ(state(), "accepted");
  said("Amal", "reject", R"({"reason":"a headline"})");
  EXPECT_EQ(state(), "rejected");
  said("Amal", "correct", with_claim(wounded()));
  EXPECT_EQ(state(), "corrected");
  EXPECT_EQ(read_reviews(*ledger)->of(id).claim->type, "casualty.wounded");
  said("Amal", "second_opinion");
  EXPECT_EQ(state(), "second_opinion");
  EXPECT_FALSE(read_reviews(*ledger)->of(id).claim);
}

TEST_F(Reviews, TwoWhoDifferAreADispute) {
  said("Amal", "accept");
  said("Badr", "reject");
  EXPECT_EQ(state(), "disputed");
  said("Badr", "accept");
  EXPECT_EQ(state(), "accepted");
  said("Badr", "dispute", R"({"note":"the source says five"})");
  EXPECT_EQ(state(), "disputed");
  said("Amal", "accept");
  EXPECT_EQ(state(), "disputed");
  said("Badr", "note", R"({"note":"no"})");
  EXPECT_EQ(state(), "disputed");
  said("Badr", "accept");
  EXPECT_EQ(state(), "accepted");
}

TEST_F(Reviews, WhoAcceptsAfterACorrectionAcceptsTheCorrection) {
  said("Amal", "correct", with_claim(wounded()));
  said("Badr", "accept");
  EXPECT_EQ(state(), "corrected");
  Claim more = wounded();
  more.status = "civilian";
  said("Badr", "correct", with_claim(more));
  EXPECT_EQ(state(), "disputed");
  EXPECT_FALSE(read_reviews(*ledger)->of(id).claim);
  said("Amal", "accept");
  EXPECT_EQ(state(), "corrected");
  EXPECT_EQ(read_reviews(*ledger)->of(id).claim->status, "civilian");
}

TEST_F(Reviews, AnOpinionThatWasAskedForAndGiven) {
  said("Amal", "second_opinion", R"({"note":"five or fifty?"})");
  EXPECT_EQ(state(), "second_opinion");
  said("Badr", "accept");
  EXPECT_EQ(state(), "accepted");
}

TEST_F(Reviews, WhatWasErasedIsTheWordOfOneWithoutAName) {
  said("Amal", "accept");
  said("Amal", "correct", with_claim(wounded()));
  std::vector<Decision> decisions = read_reviews(*ledger)->of(id).decisions;
  ASSERT_TRUE(ledger->erase(decisions[1].commitment, "asked for"));
  EXPECT_EQ(state(), "second_opinion");
  ASSERT_TRUE(ledger->erase(decisions[0].commitment, "asked for"));
  EXPECT_TRUE(read_reviews(*ledger)->reviewers().empty());
}

TEST_F(Reviews, ClaimsAsReviewersLeftThem) {
  said("Amal", "reject");
  Claim corrected = claims[0];
  corrected.place.push_back({});
  static_cast<Link&>(corrected.place[0]) = link_to(first_text(), "Harbour");
  ASSERT_TRUE(say(*ledger, "Amal", corrected.id, "correct", with_claim(corrected)));
  Claim added = plain_claim(second_text(), "politics.declared", "A spokesman said", "said");
  const auto kept = say(*ledger, "Amal", "", "add", with_claim(added));
  ASSERT_TRUE(kept) << kept.error().message;

  ReviewCounts counts;
  const std::vector<Claim> left = applied(false, &counts);
  ASSERT_EQ(left.size(), 3u);
  EXPECT_EQ(left[0].place.size(), 1u);
  EXPECT_EQ(left[1].id, kept->subject);  // before the claim that begins later
  EXPECT_EQ(left[1].rules, std::vector<std::string>{"review"});
  EXPECT_EQ(left[2].id, claims[2].id);
  EXPECT_EQ(counts.rejected, 1u);
  EXPECT_EQ(counts.corrected, 1u);
  EXPECT_EQ(counts.added, 1u);
  EXPECT_EQ(applied(true).size(), 4u);

  ASSERT_TRUE(say(*ledger, "Amal", kept->subject, "reject"));
  EXPECT_EQ(applied(false).size(), 2u);
  EXPECT_EQ(state(kept->subject), "rejected");
}

TEST_F(Reviews, TheReviewAsJson) {
  EXPECT_EQ(review_json(read_reviews(*ledger)->of(id)),
            R"({"state":"new","revision":"none","decisions":[],"claim":null})");
  said("Amal", "reject", R"( { "reason" : "a headline" } )");
  const Review review = read_reviews(*ledger)->of(id);
  const std::string json = review_json(review);
  EXPECT_NE(json.find(R"("state":"rejected","revision":")" + review.revision), json.npos);
  EXPECT_NE(json.find(R"("reviewer":"Amal","content":{"reason":"a headline"},"at":)"), json.npos);
}

TEST_F(Reviews, MergesAndSplitsInTheirOrder) {
  const std::string incident = "i_0123456789abcdef";
  const auto list = [&](size_t from, size_t to) {
    std::string out;
    for (size_t i = from; i < to; ++i) out += (out.empty() ? "\"" : ",\"") + claims[i].id + "\"";
    return "[" + out + "]";
  };
  ASSERT_TRUE(say(*ledger, "Amal", incident, "merge", "{\"claims\":" + list(0, 3) + "}"));
  EXPECT_EQ(read_reviews(*ledger)->words().together[0].size(), 3u);
  EXPECT_TRUE(read_reviews(*ledger)->words().apart.empty());
  ASSERT_TRUE(say(*ledger, "Badr", incident, "split",
                  "{\"claims\":" + list(2, 3) + ",\"from\":" + list(0, 2) + "}"));
  EXPECT_EQ(read_reviews(*ledger)->words().together[0].size(), 2u);
  EXPECT_EQ(read_reviews(*ledger)->words().apart.size(), 2u);
  ASSERT_TRUE(say(*ledger, "Amal", incident, "merge", "{\"claims\":" + list(1, 3) + "}"));
  EXPECT_EQ(read_reviews(*ledger)->words().together[0].size(), 3u);
  EXPECT_EQ(read_reviews(*ledger)->words().apart.size(), 1u);
}

TEST(Kappa, IsThatOfTheTextbook) {
  // 45 yes-yes, 15 yes-no, 25 no-yes, 15 no-no: observed 0.60, expected 0.54 (Cohen 1960's form).
  std::vector<std::string> a, b;
  const auto say_both = [&](const char* first, const char* second, int times) {
    for (int i = 0; i < times; ++i) a.push_back(first), b.push_back(second);
  };
  say_both("yes", "yes", 45);
  say_both("yes", "no", 15);
  say_both("no", "yes", 25);
  say_both("no", "no", 15);
  EXPECT_NEAR(*cohens_kappa(a, b), (0.60 - 0.54) / (1 - 0.54), 1e-12);
  EXPECT_DOUBLE_EQ(*cohens_kappa({"x", "y"}, {"x", "y"}), 1);
  EXPECT_DOUBLE_EQ(*cohens_kappa({"x", "y"}, {"y", "x"}), -1);
  EXPECT_FALSE(cohens_kappa({"x", "x"}, {"x", "x"}));
  EXPECT_FALSE(cohens_kappa({}, {}));
}

TEST_F(Reviews, AgreementCountsFirstWords) {
  const auto find = [&](const std::string& wanted) -> std::optional<Claim> {
    for (const Claim& claim : claims)
      if (claim.id == wanted) return claim;
    return std::nullopt;
  };
  EXPECT_TRUE(agreements(*read_reviews(*ledger), find).empty());
  for (const Claim& claim : claims) ASSERT_TRUE(say(*ledger, "Amal", claim.id, "accept"));
  ASSERT_TRUE(say(*ledger, "Badr", claims[0].id, "accept"));
  ASSERT_TRUE(say(*ledger, "Badr", id, "correct", with_claim(wounded())));
  ASSERT_TRUE(say(*ledger, "Badr", claims[2].id, "reject"));
  ASSERT_TRUE(say(*ledger, "Badr", claims[2].id, "accept"));  // his second word

  const auto pairs = agreements(*read_reviews(*ledger), find);
  ASSERT_EQ(pairs.size(), 1u);
  EXPECT_EQ(pairs[0].first, "Amal");
  EXPECT_EQ(pairs[0].second, "Badr");
  EXPECT_EQ(pairs[0].slots[0].slot, "verdict");
  EXPECT_EQ(pairs[0].slots[0].n, 3u);
  EXPECT_DOUBLE_EQ(*pairs[0].slots[0].kappa, 0);
  EXPECT_EQ(pairs[0].slots[1].slot, "type");
  EXPECT_EQ(pairs[0].slots[1].n, 2u);
  // shelling-shelling and killed-wounded: observed 1/2, expected 1/4
  EXPECT_NEAR(*pairs[0].slots[1].kappa, (0.5 - 0.25) / 0.75, 1e-12);
  EXPECT_EQ(pairs[0].slots[2].slot, "initiator");
  EXPECT_DOUBLE_EQ(*pairs[0].slots[2].kappa, 1);
}

TEST_F(Reviews, GoldIsWhatIsSettled) {
  EXPECT_TRUE(gold_lines(*read_reviews(*ledger), claims).empty());
  said("Amal", "correct", with_claim(wounded()));
  const auto lines = gold_lines(*read_reviews(*ledger), claims);
  ASSERT_EQ(lines.size(), 2u);
  EXPECT_EQ(lines[0], "{\"id\":\"" + id +
                          R"(","doc":"first.txt","type":"casualty.wounded",)"
                          R"("evidence":"five people were killed","begin":26,"end":49,)"
                          R"("status":"unknown","qty":{"value":5,"low":5,"high":5,)"
                          R"("modifier":"exact","unit":"person"},"attr":[],"modality":"actual"})");
  EXPECT_EQ(lines[1], R"({"doc":"first.txt","ignore":[[0,24]]})");
  ASSERT_TRUE(say(*ledger, "Amal", claims[0].id, "reject"));
  EXPECT_EQ(gold_lines(*read_reviews(*ledger), claims).size(), 1u);
}

}  // namespace
}  // namespace isnad
