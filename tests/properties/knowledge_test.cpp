// Are references that dangle in the real tables found? Each case breaks one row on top of the
// shipped packs.
#include <gtest/gtest.h>

#include "isnad/engine.hpp"
#include "isnad/knowledge_image.hpp"

#include "tests/packs/pack_folder.hpp"

namespace isnad {
namespace {

const char kManifest[] =
    "name = \"x\"\nversion = \"1\"\nlicence = \"CC0-1.0\"\norigin = \"test\"\n"
    "requires = [\"ar-core\", \"conflict-core\"]\n";

// The error of loading the core packs with one table more, or "loads".
std::string fault(const std::string& table, const std::string& text) {
  const PackFolder folder{{"x/manifest.toml", kManifest}, {"x/" + table, text}};
  const std::string packs = std::string(ISNAD_SOURCE_DIR) + "/packs/";
  const auto knowledge =
      load_knowledge({packs + "ar-core", packs + "conflict-core", folder.path()});
  if (knowledge) return "loads";
  EXPECT_EQ(knowledge.error().code, ErrorCode::pack_broken);
  return folder.relative(knowledge.error().where) + ": " + knowledge.error().message;
}

TEST(Knowledge, TheCorePacksLoadAlone) {
  const std::string packs = std::string(ISNAD_SOURCE_DIR) + "/packs/";
  const auto knowledge = load_knowledge({packs + "ar-core", packs + "conflict-core"});
  ASSERT_TRUE(knowledge) << knowledge.error().where << " " << knowledge.error().message;
}

TEST(Knowledge, ComesFromTheImageTheSecondTime) {
  const PackFolder cache{{"note", ""}};
  const std::string packs = std::string(ISNAD_SOURCE_DIR) + "/packs/";
  const std::vector<std::string> folders = {packs + "ar-core", packs + "conflict-core"};
  const auto first = open_knowledge(folders, cache.path());
  const auto second = open_knowledge(folders, cache.path());
  ASSERT_TRUE(first && second);
  const Knowledge& read = **first;
  const Knowledge& mapped = **second;
  if (!program_identity()) GTEST_SKIP() << "linked without a build id";
  EXPECT_EQ(read.image, nullptr);
  ASSERT_NE(mapped.image, nullptr);
  ASSERT_EQ(mapped.packs.rows.size(), read.packs.rows.size());
  for (RowId row = 0; row < read.packs.rows.size(); ++row) {
    ASSERT_EQ(mapped.packs.rows[row].id, read.packs.rows[row].id);
    ASSERT_EQ(mapped.packs.find_row(read.packs.rows[row].id), row);
  }
  ASSERT_EQ(mapped.lexicon.vocabulary.size(), read.lexicon.vocabulary.size());
  for (WordId word = 0; word < read.lexicon.vocabulary.size(); ++word) {
    ASSERT_EQ(mapped.lexicon.vocabulary.find(read.lexicon.vocabulary.codes(word)), word);
    ASSERT_EQ(mapped.lexicon.forms_of(word).size(), read.lexicon.forms_of(word).size());
  }
  ASSERT_EQ(mapped.catalogue.entities.size(), read.catalogue.entities.size());
  for (uint32_t e = 0; e < read.catalogue.entities.size(); ++e)
    ASSERT_EQ(mapped.catalogue.entities[e].name, read.catalogue.entities[e].name);
  EXPECT_EQ(mapped.catalogue.names.size(), read.catalogue.names.size());
}

TEST(Knowledge, FindsDanglingReferences) {
  struct Case {
    const char* table;
    const char* text;
    const char* fault;
  };
  const Case cases[] = {
      {"events/triggers.tsv", "id\tlexeme\ttype\n# a verb nobody knows\nzz\tzzz\tcasualty.killed\n",
       "x/events/triggers.tsv:3: no verb or noun has the id 'zzz'"},
      {"events/triggers.tsv", "id\tlexeme\ttype\nzz\tqatala\tcasualty.unheard\n",
       "x/events/triggers.tsv:2: unknown type 'casualty.unheard'"},
      {"events/triggers.tsv", "id\tlexeme\ttype\tframe\nzz\tqatala\tcasualty.killed\tnoframe\n",
       "x/events/triggers.tsv:2: unknown frame 'noframe'"},
      {"events/carriers.tsv", "id\tlexeme\trole\nzz\tzzz\tcause\n",
       "x/events/carriers.tsv:2: no verb or noun has the id 'zzz'"},
      {"events/triggers.tsv", "id\tlexeme\ttype\nzz\tqatala\tcasualty.killed\n", "loads"},
  };
  for (const Case& c : cases) EXPECT_EQ(fault(c.table, c.text), c.fault);
}

}  // namespace
}  // namespace isnad
