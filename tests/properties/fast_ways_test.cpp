// Does each fast way find what its naive twin finds?
#include <gtest/gtest.h>

#include "isnad/dates/date_grammar.hpp"
#include "isnad/record/claim_json.hpp"

#include "tests/properties/random_texts.hpp"

namespace isnad {
namespace {

// Words of the packs in any order, of every field.
std::string words_of_packs(RandomTexts& random, size_t most) {
  const Column<Lexeme>& lexemes = knowledge().lexicon.lexemes;
  std::string out;
  for (size_t n = random.below(most); n > 0; --n) {
    out += std::string(lexemes[random.below(lexemes.size())].lemma);
    out += random.below(12) == 0 ? ". " : random.below(20) == 0 ? " 12 " : " ";
  }
  return out;
}

std::vector<std::string> texts() {
  RandomTexts random(20230501);
  std::vector<std::string> out = sample_texts();
  for (int i = 0; i < 60; ++i) {
    out.push_back(random.words(80));
    out.push_back(random.scrambled());
    out.push_back(random.characters(200));
    out.push_back(words_of_packs(random, 150));
  }
  return out;
}

Document document_of(const std::string& text) {
  Document out;
  out.id = "sha256:test";
  out.name = "test";
  out.text = text;
  out.published = "2021-03-11";
  return out;
}

std::string lines_of(const std::vector<Claim>& claims) {
  std::string out;
  for (const Claim& claim : claims) out += claim_json(claim) + "\n";
  return out;
}

TEST(FastWays, ATextThatMayTellNoEventTellsNone) {
  size_t silent = 0, telling = 0;
  for (const std::string& text : texts()) {
    const auto analysis = analyze_document(document_of(text), knowledge());
    if (may_tell_events(analysis->layers, knowledge().events)) {
      telling += analysis->events.events.empty() ? 0 : 1;
      continue;
    }
    ++silent;
    EXPECT_TRUE(analysis->events.events.empty()) << text;
  }
  EXPECT_GT(silent, 20u);
  EXPECT_GT(telling, 20u);
}

TEST(FastWays, ClaimsNeedNoLayersThatAreLeftOut) {
  WordCache words;
  for (const std::string& text : texts()) {
    const auto claims = analyze_document(document_of(text), knowledge(), words, Depth::claims);
    const auto layers = analyze_document(document_of(text), knowledge());
    EXPECT_EQ(lines_of(claims->claims), lines_of(layers->claims)) << text;
    EXPECT_EQ(claims->dates.published, layers->dates.published);
    EXPECT_EQ(claims->diagnostics.size(), layers->diagnostics.size());
  }
}

void expect_same_words(const MorphologyLayer& a, const MorphologyLayer& b, uint32_t token) {
  const Word& x = a.words[token];
  const Word& y = b.words[token];
  EXPECT_EQ(x.written, y.written);
  EXPECT_EQ(x.marks, y.marks);
  EXPECT_EQ(x.parts, y.parts);
  ASSERT_EQ(x.readings, y.readings);
  ASSERT_EQ(x.surfaces, y.surfaces);
  for (uint32_t r = 0; r < x.readings; ++r) {
    const Reading& one = a.begin(token)[r];
    const Reading& two = b.begin(token)[r];
    EXPECT_EQ(std::tie(one.form, one.lexeme, one.clitics, one.cut_front, one.cut_back, one.suffix),
              std::tie(two.form, two.lexeme, two.clitics, two.cut_front, two.cut_back, two.suffix));
    EXPECT_EQ(one.inflection.voice, two.inflection.voice);
  }
  for (uint32_t s = 0; s < x.surfaces; ++s) {
    const Surface& one = a.surfaces[x.first_surface + s];
    const Surface& two = b.surfaces[y.first_surface + s];
    EXPECT_EQ(std::tie(one.form, one.clitics, one.cut_front),
              std::tie(two.form, two.clitics, two.cut_front));
  }
}

// Each text after the others, and alone.
TEST(FastWays, RememberedWordsAreTheSame) {
  const Lexicon& lexicon = knowledge().lexicon;
  WordCache cache;
  for (const std::string& text : texts()) {
    const NormalizedText normalized =
        normalize_text(text, [&](std::string_view word) { return cache.is_known(word, lexicon); });
    const TokenizedText tokens = tokenize(text, normalized);
    const MorphologyLayer remembered = analyze_words(tokens, lexicon, cache);
    const MorphologyLayer alone = analyze_words(tokens, lexicon);
    for (uint32_t i = 0; i < tokens.size(); ++i) expect_same_words(remembered, alone, i);
  }
}

// A mark of a word says no less than its tables: every trie finds the same without it.
TEST(FastWays, MarkedWordsOpenEveryPhrase) {
  const Knowledge& k = knowledge();
  for (const PhraseTrie* marked :
       {&k.quantities.phrases, &k.dates.phrases, &k.catalogue.names, &k.catalogue.generic_names,
        &k.syntax.preposition_forms, &k.events.phrases, &k.attribution.phrases}) {
    const PhraseTrie plain = marked->without_marks();
    for (const std::string& text : texts()) {
      const auto a = analyze_document(document_of(text), k);
      for (uint32_t i = 0; i < a->tokens.size(); ++i) {
        std::vector<PhraseMatch> fast, naive;
        marked->find_at(a->tokens, a->words, k.lexicon, i, fast);
        plain.find_at(a->tokens, a->words, k.lexicon, i, naive);
        ASSERT_EQ(fast.size(), naive.size());
      }
    }
  }
}

TEST(FastWays, DatesBeginWithTheirSigns) {
  const Knowledge& k = knowledge();
  size_t found = 0;
  for (const std::string& text : texts()) {
    const auto a = analyze_document(document_of(text), k);
    const DateText dates(a->tokens, a->words, k.lexicon, k.dates);
    const DateGrammar grammar(dates);
    for (uint32_t i = 0; i < a->tokens.size(); ++i) {
      const Fragment fast = grammar.read(i);
      const Fragment naive = grammar.read_by_all(i);
      ASSERT_EQ(fast.has_value(), naive.has_value()) << text << " " << i;
      if (!fast) continue;
      ++found;
      EXPECT_EQ(fast->tokens, naive->tokens);
      EXPECT_EQ(fast->rules, naive->rules);
      EXPECT_EQ(fast->shape, naive->shape);
    }
  }
  EXPECT_GT(found, 50u);
}

}  // namespace
}  // namespace isnad
