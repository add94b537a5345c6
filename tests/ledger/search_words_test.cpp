// Are words found in every form of theirs, and phrases as they are? search.tsv: what is marked in a
// text, parted by '|'; "-" is nothing, which both ledgers must then not find.
#include "isnad/ledger/search_words.hpp"

#include <fstream>
#include <sstream>

#include "isnad/engine.hpp"

#include "tests/ledger/ledgers.hpp"

namespace isnad {
namespace {

const Lexicon& lexicon() {
  static const auto knowledge =
      load_knowledge({std::string(ISNAD_SOURCE_DIR) + "/packs/ar-core",
                      std::string(ISNAD_SOURCE_DIR) + "/packs/conflict-core"});
  EXPECT_TRUE(knowledge);
  return (*knowledge)->lexicon;
}

std::string marked(const std::string& text, const std::vector<SoughtWord>& words) {
  const ReadText read(text, lexicon());
  std::string out;
  for (const Span& span : find_words(read.layers(), words, {0, read.tokens().size()}))
    out += (out.empty() ? "" : "|") + text.substr(span.begin, span.size());
  return out.empty() ? "-" : out;
}

bool finds(Ledger& ledger, const std::string& text, const std::vector<SoughtWord>& words) {
  AnalysedDocument document = some_document(1, 0, 1);
  document.document.text = text;
  const ReadText read(text, lexicon());
  document.words = search_words(read.layers(), {0, read.tokens().size()});
  document.passages = {{document.claims.front().evidence.span, document.words}};
  const auto accepted = accept_bytes(ledger, text, "a", {"", "isnad 1", "aa"});
  EXPECT_TRUE(ledger.append({{accepted->reading, {document}, {}, true}}));
  const auto documents =
      all_of<DocumentRow>([&](auto visit) { return ledger.find_documents(words, 0, visit); });
  ClaimFilter filter;
  filter.words = words;
  EXPECT_EQ(claims_in(ledger, filter).size(), documents.size());
  return !documents.empty();
}

TEST(SearchWords, AreFoundInEveryForm) {
  std::ifstream table(std::string(ISNAD_SOURCE_DIR) + "/tests/ledger/search.tsv");
  size_t rows = 0;
  for (std::string line; std::getline(table, line);) {
    if (line.empty() || line.front() == '#') continue;
    std::istringstream cells(line);
    std::string text, query, expected;
    std::getline(cells, text, '\t');
    std::getline(cells, query, '\t');
    std::getline(cells, expected, '\t');
    const ReadText read(query, lexicon());
    const std::vector<SoughtWord> words = sought_words(read.layers());
    EXPECT_EQ(marked(text, words), expected) << line;
    TwoLedgers ledgers;
    for (Ledger* ledger : ledgers.both())
      EXPECT_EQ(finds(*ledger, text, words), expected != "-") << line;
    ++rows;
  }
  EXPECT_GE(rows, 10u);
}

TEST(SearchWords, HoldEachDictionaryFormOnce) {
  const std::string text = "x X \xC3\x89 \xC3\xA9";
  const ReadText read(text, lexicon());
  const SearchWords words = search_words(read.layers(), {0, read.tokens().size()});
  EXPECT_EQ(words.words, "x x \xC3\xA9 \xC3\xA9");
  EXPECT_EQ(words.lemmas, "x \xC3\xA9");
}

}  // namespace
}  // namespace isnad
