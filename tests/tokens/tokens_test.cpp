// Tables over texts without a lexicon: no evasive spelling is undone here.
#include <gtest/gtest.h>

#include "isnad/base/limits.hpp"
#include "isnad/text/codes.hpp"
#include "isnad/tokens/token.hpp"

#include "tests/base/table_file.hpp"

namespace isnad {
namespace {

struct TokenReading {
  explicit TokenReading(std::string written) : text(std::move(written)) {
    normalized = normalize_text(text, [](std::string_view) { return false; });
    tokens = tokenize(text, normalized);
  }
  TokenReading(const TokenReading&) = delete;
  TokenReading& operator=(const TokenReading&) = delete;

  std::string text;
  NormalizedText normalized;
  TokenizedText tokens;
};

// word/w 12/n abc/l ./p <sign>/s, then flags: g glued, t ta marbuta, d damma, a b hamza above and
// below, n tanwin, h hashtag, m alef maqsura.
std::string dump_token(const TokenizedText& text, uint32_t i) {
  const Token& token = text.tokens[i];
  std::string out = token.kind == TokenKind::symbol || token.kind == TokenKind::latin
                        ? std::string(text.written(token.span))
                        : unfold(text.codes(i));
  out += '/';
  out += "wnlps"[static_cast<size_t>(token.kind)];
  for (int bit = 0; bit < 8; ++bit) {
    if ((token.flags & (1 << bit)) != 0) out += "gtdabnhm"[bit];
  }
  return out;
}

std::string dump_kinds(const std::string& text) {
  const TokenReading reading(text);
  std::string out;
  for (uint32_t i = 0; i < reading.tokens.size(); ++i) {
    out += (i > 0 ? " " : "") + dump_token(reading.tokens, i);
  }
  return out.empty() ? "-" : out;
}

// The written bytes of each token.
std::string dump_spans(const std::string& text) {
  const TokenReading reading(text);
  std::string out;
  for (const Token& token : reading.tokens.tokens) {
    out += "[" + std::string(reading.tokens.written(token.span)) + "]";
  }
  return out.empty() ? "-" : out;
}

// Sentences, each by its words; '|' between sentences, '||' between paragraphs.
std::string dump_sentences(const std::string& text) {
  const TokenReading reading(text);
  std::string out;
  uint32_t paragraph = 0;
  for (const Sentence& s : reading.tokens.sentences) {
    if (!out.empty()) out += s.paragraph == paragraph ? " | " : " || ";
    paragraph = s.paragraph;
    for (uint32_t i = s.tokens.first; i < s.tokens.last; ++i) {
      out += (i > s.tokens.first ? " " : "") + unfold(reading.tokens.codes(i));
    }
  }
  return out.empty() ? "-" : out;
}

TEST(Tokens, HaveKindsAndFlags) { check_table("tokens/kinds.tsv", dump_kinds); }
TEST(Tokens, SpanTheirBytes) { check_table("tokens/spans.tsv", dump_spans); }
TEST(Sentences, EndWhereTheyEnd) { check_table("tokens/sentences.tsv", dump_sentences); }

TEST(Sentences, AreCutWhenTheyNeverEnd) {
  std::string text;
  for (int i = 0; i < 1000; ++i) text += "\xD9\x82\xD8\xB5\xD9\x81 ";
  const TokenReading reading(text);
  ASSERT_EQ(reading.tokens.size(), 1000u);
  for (const Sentence& s : reading.tokens.sentences) EXPECT_LE(s.tokens.size(), kMaxSentenceTokens);
}

TEST(Sentences, HoldEveryTokenOnce) {
  const TokenReading reading("a. b\n\nc! (d). e\n");
  uint32_t next = 0;
  for (uint32_t s = 0; s < reading.tokens.sentences.size(); ++s) {
    const TokenRange range = reading.tokens.sentences[s].tokens;
    EXPECT_EQ(range.first, next);
    for (uint32_t i = range.first; i < range.last; ++i) EXPECT_EQ(reading.tokens.sentence_of[i], s);
    next = range.last;
  }
  EXPECT_EQ(next, reading.tokens.size());
}

}  // namespace
}  // namespace isnad
