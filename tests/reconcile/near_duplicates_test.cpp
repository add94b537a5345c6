// Are copies found, whatever the order in which they come, and is what they changed named?
#include "isnad/reconcile/near_duplicates.hpp"

#include <algorithm>
#include <gtest/gtest.h>
#include <numeric>
#include <random>
#include <rapidcheck/gtest.h>
#include <set>

#include "isnad/reconcile/settings.hpp"

namespace isnad {
namespace {

std::string invented_text(uint32_t seed, size_t words) {
  std::mt19937 random(seed);
  std::string text;
  for (size_t i = 0; i < words; ++i) {
    if (i > 0) text += ' ';
    for (int k = 0; k < 4; ++k) text += static_cast<char>('a' + random() % 26);
  }
  return text;
}

// The text with every `step`th word replaced.
std::string perturbed(const std::string& text, size_t step) {
  std::string out;
  size_t word = 0;
  for (size_t at = 0; at < text.size();) {
    const size_t end = std::min(text.find(' ', at), text.size());
    out += word++ % step == step - 1 ? "zzzz" + std::to_string(word) : text.substr(at, end - at);
    if (end < text.size()) out += ' ';
    at = end + 1;
  }
  return out;
}

SketchedDocument document(const std::string& id, const std::string& published,
                          const std::string& text) {
  return {id, published, "", "", "", sketch_text(text)};
}

// Sets of shingles by words alone, without hashes: what jaccard() must agree with.
double plain_jaccard(const std::string& a, const std::string& b) {
  const auto shingles = [](const std::string& text) {
    std::vector<std::string> words(1);
    for (const char c : text) {
      if (c == ' ')
        words.emplace_back();
      else
        words.back() += c;
    }
    std::set<std::string> out;
    for (size_t i = 2; i < words.size(); ++i)
      out.insert(words[i - 2] + " " + words[i - 1] + " " + words[i]);
    return out;
  };
  const auto x = shingles(a), y = shingles(b);
  size_t both = 0;
  for (const std::string& s : x) both += y.count(s);
  return static_cast<double>(both) / static_cast<double>(x.size() + y.size() - both);
}

RC_GTEST_PROP(NearDuplicates, TheShareIsThatOfTheSets, ()) {
  const std::string a = invented_text(*rc::gen::inRange(0u, 1000u), *rc::gen::inRange(3u, 300u));
  const std::string b = perturbed(a, *rc::gen::inRange(2u, 50u));
  RC_ASSERT(std::abs(jaccard(sketch_text(a), sketch_text(b)) - plain_jaccard(a, b)) < 1e-9);
}

TEST(NearDuplicates, ACopyIsMetAndAnotherTextIsNot) {
  const std::string text = invented_text(1, 200);
  const auto found = find_near_duplicates(
      {document("c", "2020-01-03", perturbed(text, 40)), document("b", "2020-01-02", text),
       document("d", "", text), document("a", "2020-01-01", invented_text(2, 200))},
      0.7);
  EXPECT_EQ(found.original, (std::vector<uint32_t>{1, 1, 1, 3}));
  EXPECT_EQ(found.shared[1], 1);
  EXPECT_EQ(found.shared[2], 1);
  EXPECT_GT(found.shared[0], 0.8);
  EXPECT_LT(found.shared[0], 1);
}

TEST(NearDuplicates, TextsThatShareTooLittleStayApart) {
  const std::string text = invented_text(1, 200);
  const auto found = find_near_duplicates(
      {document("a", "2020-01-01", text), document("b", "2020-01-02", perturbed(text, 5))}, 0.7);
  EXPECT_EQ(found.original, (std::vector<uint32_t>{0, 1}));
}

TEST(NearDuplicates, TextsWithoutWordsAreAlone) {
  const auto found = find_near_duplicates(
      {document("a", "", ""), document("b", "", " ... "), document("c", "", "")}, 0.7);
  EXPECT_EQ(found.original, (std::vector<uint32_t>{0, 1, 2}));
  EXPECT_EQ(jaccard(sketch_text(""), sketch_text("")), 0);
}

TEST(NearDuplicates, ManyCopiesOfOneTextAreOneVoice) {
  const std::string text = invented_text(7, 100);
  std::vector<SketchedDocument> documents;
  for (int i = 0; i < 500; ++i)
    documents.push_back(
        document(std::to_string(1000 + i), "2020-01-01", perturbed(text, size_t(60 + i % 40))));
  const auto found = find_near_duplicates(documents, 0.7);
  for (const uint32_t original : found.original) EXPECT_EQ(original, 0u);
  EXPECT_LT(found.compared, 500u * 64);
}

TEST(NearDuplicates, DressDoesNotMatter) {
  // The same three words plain, and with tatweel and harakat; hamza seats fold.
  const std::string plain =
      "\xD8\xA3\xD9\x83\xD9\x84 \xD8\xAD\xD8\xB1\xD8\xA8 \xD8\xB3\xD9\x84\xD9\x85";
  const std::string dressed =
      "\xD8\xA7\xD9\x83\xD9\x80\xD9\x84, \xD8\xAD\xD9\x8E\xD8\xB1\xD8\xA8\xD9\x92 "
      "\xD8\xB3\xD9\x84\xD9\x85!";
  EXPECT_EQ(jaccard(sketch_text(plain), sketch_text(dressed)), 1);
}

// Whatever the order, each document has the same original.
RC_GTEST_PROP(NearDuplicates, AnyOrderGivesTheSameVoices, ()) {
  std::vector<SketchedDocument> documents;
  const int families = *rc::gen::inRange(1, 6);
  for (int f = 0; f < families; ++f) {
    const std::string text = invented_text(static_cast<uint32_t>(f), 120);
    for (int i = *rc::gen::inRange(1, 6); i > 0; --i)
      documents.push_back(document(std::to_string(f) + "." + std::to_string(i),
                                   i % 3 == 0 ? "" : "2020-01-0" + std::to_string(i),
                                   perturbed(text, static_cast<size_t>(8 + 10 * i))));
  }
  const auto first = find_near_duplicates(documents, 0.7);
  std::vector<size_t> order(documents.size());
  std::iota(order.begin(), order.end(), 0u);
  std::shuffle(order.begin(), order.end(), std::mt19937(*rc::gen::inRange(0u, 1000u)));
  std::vector<SketchedDocument> shuffled;
  for (const size_t i : order) shuffled.push_back(documents[i]);
  const auto second = find_near_duplicates(shuffled, 0.7);
  for (size_t i = 0; i < order.size(); ++i) {
    RC_ASSERT(shuffled[second.original[i]].id == documents[first.original[order[i]]].id);
    RC_ASSERT(second.shared[i] == first.shared[order[i]]);
  }
}

std::string cut(const std::string& text, Span span) { return text.substr(span.begin, span.size()); }

TEST(ChangedWords, ANumberAndAVerbAreNamed) {
  const std::string before = "the shell hit the village and 12 people died there";
  const std::string after = "the shell struck the village and 15 people died there yesterday";
  auto changes = changed_words(before, after);
  ASSERT_EQ(changes.size(), 3u);
  EXPECT_EQ(cut(before, changes[0].before), "hit");
  EXPECT_EQ(cut(after, changes[0].after), "struck");
  EXPECT_EQ(cut(before, changes[1].before), "12");
  EXPECT_EQ(changes[1].kind, WordChange::Kind::number);
  EXPECT_TRUE(changes[2].before.empty());
  EXPECT_EQ(cut(after, changes[2].after), "yesterday");
  EXPECT_EQ(changes[0].kind, WordChange::Kind::word);
  Claim claim;
  claim.evidence.trigger = changes[0].after;
  claim.quantity = ClaimQuantity{};
  claim.quantity->span = changes[2].after;
  name_changes(changes, {}, {&claim});
  EXPECT_EQ(changes[0].kind, WordChange::Kind::verb);
  EXPECT_EQ(changes[2].kind, WordChange::Kind::number);
}

// What is left when the changes are taken out of both texts is the same words.
RC_GTEST_PROP(ChangedWords, OutsideTheChangesTheWordsAreTheSame, ()) {
  const auto words = *rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 4));
  const auto others = *rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 4));
  const auto text_of = [](const std::vector<int>& list) {
    std::string text;
    for (const int w : list) text += std::string("w") + static_cast<char>('a' + w) + " ";
    return text;
  };
  const auto rest = [](const std::string& text, const auto& changes, Span WordChange::*side) {
    std::string out;
    uint32_t at = 0;
    for (const WordChange& c : changes) {
      if ((c.*side).empty()) continue;
      out += text.substr(at, (c.*side).begin - at);
      at = (c.*side).end + 1;
    }
    return at < text.size() ? out + text.substr(at) : out;
  };
  const std::string a = text_of(words), b = text_of(others);
  const auto changes = changed_words(a, b);
  RC_ASSERT(rest(a, changes, &WordChange::before) == rest(b, changes, &WordChange::after));
  RC_ASSERT(changes.empty() == (words == others));
}

TEST(ReconcileSettings, ThePackHasThem) {
  const auto packs = load_packs({std::string(ISNAD_SOURCE_DIR) + "/packs/ar-core",
                                 std::string(ISNAD_SOURCE_DIR) + "/packs/conflict-core"});
  ASSERT_TRUE(packs);
  const auto settings = load_reconcile_settings(*packs);
  ASSERT_TRUE(settings) << settings.error().message;
  EXPECT_EQ(settings->at("near_duplicate.least_jaccard"), 0.7);
  EXPECT_FALSE(load_reconcile_settings(PackSet{}));
}

}  // namespace
}  // namespace isnad
