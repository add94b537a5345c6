#include <gtest/gtest.h>
#include <memory>

#include "isnad/base/result.hpp"
#include "isnad/base/sha256.hpp"
#include "isnad/base/span.hpp"

namespace isnad {
namespace {

// FIPS 180-4 examples and the lengths around one block.
TEST(Sha256, GivesThePublishedDigests) {
  EXPECT_EQ(sha256_hex(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  EXPECT_EQ(sha256_hex("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(sha256_hex("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"),
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
  EXPECT_EQ(sha256_hex(std::string(1000000, 'a')),
            "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
  EXPECT_EQ(sha256_hex(std::string(64, 'a')),
            "ffe054fe7ae0cb6dc65c3af9b61d5209f439851db43d0ba5997337df154668eb");
}

TEST(Sha256, ReadsBytesAfterANul) {
  EXPECT_EQ(sha256_hex(std::string_view("\0", 1)),
            "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d");
  EXPECT_NE(sha256_hex(std::string_view("a\0b", 3)), sha256_hex("a"));
}

Result<int> half(int number) {
  if (number % 2 != 0) return Error{ErrorCode::usage, "odd", "here:1", "give an even number", ""};
  return number / 2;
}

TEST(Result, HoldsAValueOrAnError) {
  const Result<int> good = half(4);
  ASSERT_TRUE(good);
  EXPECT_EQ(*good, 2);
  const Result<int> bad = half(3);
  ASSERT_FALSE(bad);
  EXPECT_EQ(bad.error().code, ErrorCode::usage);
  EXPECT_EQ(bad.error().message, "odd");
  EXPECT_EQ(bad.error().where, "here:1");
  EXPECT_EQ(bad.error().remedy, "give an even number");
}

TEST(Result, MovesWhatCannotBeCopied) {
  Result<std::unique_ptr<int>> result(std::make_unique<int>(7));
  ASSERT_TRUE(result.has_value());
  const std::unique_ptr<int> taken = std::move(*result);
  EXPECT_EQ(*taken, 7);
}

TEST(Result, AnswersDoneWithoutAValue) {
  const Status good = Done{};
  const Status bad = Error{};
  EXPECT_TRUE(good);
  EXPECT_FALSE(bad);
}

TEST(Span, IsHalfOpen) {
  const Span span{2, 5};
  EXPECT_EQ(span.size(), 3u);
  EXPECT_FALSE(span.empty());
  EXPECT_TRUE(span.contains({2, 5}));
  EXPECT_TRUE(span.contains({3, 3}));
  EXPECT_FALSE(span.contains({1, 3}));
  EXPECT_FALSE(span.contains({4, 6}));
  EXPECT_TRUE(span.overlaps({4, 9}));
  EXPECT_FALSE(span.overlaps({5, 9}));
  EXPECT_FALSE(span.overlaps({0, 2}));
}

TEST(Span, ThatEndsBeforeItBeginsIsEmpty) {
  const Span span{5, 2};
  EXPECT_TRUE(span.empty());
  EXPECT_EQ(span.size(), 0u);
}

TEST(Span, CoversTwo) {
  EXPECT_EQ(cover({4, 6}, {1, 2}), (Span{1, 6}));
  EXPECT_EQ(cover({1, 9}, {2, 3}), (Span{1, 9}));
}

TEST(TokenRange, HoldsTokensAndRanges) {
  const TokenRange range{2, 4};
  EXPECT_TRUE(range.contains(2u));
  EXPECT_TRUE(range.contains(3u));
  EXPECT_FALSE(range.contains(4u));
  EXPECT_TRUE(range.contains(TokenRange{2, 4}));
  EXPECT_FALSE(range.contains(TokenRange{1, 3}));
  EXPECT_TRUE(range.overlaps({3, 9}));
  EXPECT_FALSE(range.overlaps({4, 9}));
  EXPECT_TRUE((TokenRange{3, 3}).empty());
}

}  // namespace
}  // namespace isnad
