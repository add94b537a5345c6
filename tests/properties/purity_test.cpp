// Is the analysis a function of the document alone?
#include <gtest/gtest.h>

#include "isnad/normalize/normalized_text.hpp"
#include "isnad/record/claim_json.hpp"
#include "isnad/text/codes.hpp"

#include "tests/properties/random_texts.hpp"

namespace isnad {
namespace {

std::string claims_of(const std::string& text) {
  std::string out;
  const auto analysis = read_text(text);
  for (const Claim& c : analysis->claims) out += claim_json(c) + "\n";
  return out;
}

TEST(Purity, ADocumentReadsTheSameAloneAndAmongOthers) {
  std::vector<std::string> alone;
  for (const std::string& text : sample_texts()) alone.push_back(claims_of(text));
  for (size_t i = sample_texts().size(); i-- > 0;) {
    EXPECT_EQ(claims_of(sample_texts()[i]), alone[i]) << i;
  }
}

TEST(Purity, FreshKnowledgeReadsTheSame) {
  const std::string folder = std::string(ISNAD_SOURCE_DIR) + "/packs/";
  const auto other =
      load_knowledge({folder + "ar-core", folder + "conflict-core", folder + "region-sample"});
  ASSERT_TRUE(other);
  Document document;
  document.id = "sha256:test";
  document.name = "test";
  document.text = sample_texts().front();
  document.published = "2021-03-11";
  std::string out;
  const auto analysis = analyze_document(document, **other);
  for (const Claim& c : analysis->claims) out += claim_json(c) + "\n";
  EXPECT_EQ(out, claims_of(document.text));
}

TEST(Purity, ClaimIdsDependOnTheDocument) {
  Document document;
  document.name = "test";
  document.text = sample_texts().front();
  document.id = "sha256:one";
  const auto one = analyze_document(document, knowledge());
  document.id = "sha256:two";
  const auto two = analyze_document(document, knowledge());
  ASSERT_FALSE(one->claims.empty());
  ASSERT_EQ(one->claims.size(), two->claims.size());
  for (size_t i = 0; i < one->claims.size(); ++i) EXPECT_NE(one->claims[i].id, two->claims[i].id);
}

// What was normalised stays as it is when it is read again.
TEST(Purity, NormalisingTwiceChangesNothing) {
  const auto is_known = [](std::string_view word) {
    return is_known_word(word, knowledge().lexicon);
  };
  RandomTexts random(20210314);
  std::vector<std::string> texts = sample_texts();
  for (int i = 0; i < 200; ++i) texts.push_back(random.words(40));
  for (const std::string& text : texts) {
    const std::string once = unfold(normalize_text(text, is_known).codes);
    EXPECT_EQ(unfold(normalize_text(once, is_known).codes), once);
  }
}

}  // namespace
}  // namespace isnad
