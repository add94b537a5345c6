// Does the trie find what a naive comparison of every phrase with every place finds?
#include "isnad/morphology/phrase.hpp"

#include <gtest/gtest.h>
#include <random>
#include <tuple>

#include "isnad/text/codes.hpp"

#include "tests/morphology/reading.hpp"

namespace isnad {
namespace {

using Found = std::tuple<uint32_t, uint32_t, uint32_t, uint8_t>;  // first, last, payload, cut

struct Phrase {
  std::vector<WordId> words;
  uint32_t payload;
};

// Does the word stand at the token as written?
bool stands(const WordReading& reading, uint32_t token, WordId word) {
  return reading.tokens.codes(token) == known_words().lexicon.vocabulary.codes(word);
}

void compare_at(const WordReading& reading, const Phrase& phrase, uint32_t token,
                std::vector<Found>& out) {
  if (token + phrase.words.size() > reading.tokens.size()) return;
  for (size_t i = 1; i < phrase.words.size(); ++i) {
    if (!stands(reading, token + static_cast<uint32_t>(i), phrase.words[i])) return;
  }
  const auto last = token + static_cast<uint32_t>(phrase.words.size());
  const Word& word = reading.words.words[token];
  for (uint32_t s = 0; s < word.surfaces; ++s) {
    const Surface& surface = reading.words.surfaces[word.first_surface + s];
    if (surface.form == phrase.words[0]) {
      out.emplace_back(token, last, phrase.payload, surface.cut_front);
    }
  }
}

std::vector<Found> naive(const WordReading& reading, const std::vector<Phrase>& phrases) {
  std::vector<Found> out;
  for (uint32_t token = 0; token < reading.tokens.size(); ++token) {
    for (const Phrase& phrase : phrases) compare_at(reading, phrase, token, out);
  }
  std::sort(out.begin(), out.end());
  return out;
}

std::vector<Found> by_trie(const WordReading& reading, const std::vector<Phrase>& phrases) {
  PhraseTrie trie;
  for (const Phrase& phrase : phrases) trie.add(phrase.words, phrase.payload);
  EXPECT_EQ(trie.size(), phrases.size());
  std::vector<Found> out;
  for (uint32_t token = 0; token < reading.tokens.size(); ++token) {
    std::vector<PhraseMatch> matches;
    trie.find_at(reading.tokens, reading.words, known_words().lexicon, token, matches);
    for (const PhraseMatch& m : matches) {
      out.emplace_back(m.tokens.first, m.tokens.last, m.payload, m.cut_front);
    }
  }
  std::sort(out.begin(), out.end());
  return out;
}

// Few words, so that phrases begin, overlap and repeat often.
const char* const kWords[] = {
    "\xD9\x82\xD8\xB5\xD9\x81",                  // qsf
    "\xD9\x82\xD8\xAA\xD9\x84",                  // qtl
    "\xD8\xA7\xD9\x84\xD8\xAC\xD9\x8A\xD8\xB4",  // aljysh
    "\xD8\xAC\xD9\x8A\xD8\xB4",                  // jysh
};
const char* const kClitics[] = {"", "\xD9\x88", "\xD8\xA8", "\xD9\x84"};  // w, b, l

TEST(Phrases, AreFoundAsByANaiveScan) {
  std::mt19937 random(20210311);
  const auto pick = [&random](size_t n) { return random() % n; };
  for (int round = 0; round < 200; ++round) {
    std::vector<Phrase> phrases;
    for (uint32_t i = 0; i < 6; ++i) {
      std::string form;
      for (size_t n = 1 + pick(3); n > 0; --n) form += std::string(kWords[pick(4)]) + " ";
      phrases.push_back({known_words().lexicon.vocabulary.intern_phrase(form), i});
    }
    std::string text;
    for (size_t n = pick(20); n > 0; --n) {
      text += std::string(kClitics[pick(4)]) + kWords[pick(4)] + " ";
    }
    const WordReading reading(text);
    ASSERT_EQ(by_trie(reading, phrases), naive(reading, phrases)) << text;
  }
}

TEST(Phrases, KeepTheLongestMatches) {
  Vocabulary& vocabulary = known_words().lexicon.vocabulary;
  const std::string one = kWords[0], two = one + " " + kWords[1];
  PhraseTrie trie;
  trie.add(vocabulary.intern_phrase(one), 1);
  trie.add(vocabulary.intern_phrase(two), 2);
  trie.add(vocabulary.intern_phrase(two), 3);
  trie.add(vocabulary.intern_phrase(two), 3);
  trie.add({}, 4);
  EXPECT_EQ(trie.size(), 3u);
  const WordReading reading(two);
  const auto longest = trie.longest_at(reading.tokens, reading.words, known_words().lexicon, 0);
  ASSERT_EQ(longest.size(), 2u);
  EXPECT_EQ(longest[0].payload, 2u);
  EXPECT_EQ(longest[1].payload, 3u);
  EXPECT_TRUE(trie.longest_at(reading.tokens, reading.words, known_words().lexicon, 1).empty());
}

TEST(Phrases, MayHoldMarksAndCarryClitics) {
  Vocabulary& vocabulary = known_words().lexicon.vocabulary;
  const std::string two = std::string(kWords[0]) + " " + kWords[1];
  PhraseTrie trie;
  trie.add(vocabulary.intern_phrase(two), 1);
  const WordReading reading("\xD9\x88" + std::string(kWords[0]) + "-" + kWords[1]);
  const auto found = trie.longest_at(reading.tokens, reading.words, known_words().lexicon, 0);
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].tokens, (TokenRange{0, 3}));
  EXPECT_EQ(found[0].cut_front, 1);
  EXPECT_EQ(found[0].clitics, kCliticWa);
}

}  // namespace
}  // namespace isnad
