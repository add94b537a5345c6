// Tables of sentences with their phrases and clauses.
#include <gtest/gtest.h>

#include "tests/base/table_file.hpp"
#include "tests/syntax/syntax_dump.hpp"

namespace isnad {
namespace {

std::string phrases(const std::string& text) { return dump_phrases(*read_text(text)); }
std::string clauses(const std::string& text) { return dump_clauses(*read_text(text)); }

std::string enclosures(const std::string& text) {
  const auto a = read_text(text);
  std::string out;
  for (const Enclosure& e : a->syntax.enclosures) {
    out += std::string(e.brackets ? "(" : "\"") + words_at(*a, a->tokens.span_of(e.tokens)) +
           (e.brackets ? ")" : "\"");
  }
  return out.empty() ? "-" : out;
}

TEST(Syntax, GrowsPhrases) { check_table("syntax/phrases.tsv", phrases); }
TEST(Syntax, CutsClauses) { check_table("syntax/clauses.tsv", clauses); }
TEST(Syntax, FindsQuotationsAndBrackets) { check_table("syntax/enclosures.tsv", enclosures); }

TEST(Syntax, GivesEachTokenOneClauseAndAtMostOnePhrase) {
  const auto a = read_text("a. \xD9\x82\xD8\xB5\xD9\x81 (b) \n c");
  ASSERT_EQ(a->syntax.clause_of.size(), a->tokens.tokens.size());
  ASSERT_EQ(a->syntax.phrase_of.size(), a->tokens.tokens.size());
  for (uint32_t i = 0; i < a->tokens.size(); ++i) {
    ASSERT_LT(a->syntax.clause_of[i], a->syntax.clauses.size());
    const uint32_t p = a->syntax.phrase_of[i];
    if (p != kNone) {
      EXPECT_TRUE(a->syntax.phrases[p].tokens.contains(i));
    }
  }
}

}  // namespace
}  // namespace isnad
