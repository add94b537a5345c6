// Do packs load in order, and is what is wrong in them said with its file and line?
#include <gtest/gtest.h>

#include "isnad/packs/pack.hpp"
#include "isnad/packs/tsv.hpp"

#include "tests/packs/pack_folder.hpp"

namespace isnad {
namespace {

std::string manifest(const std::string& name, const std::string& required = "") {
  return "name = \"" + name +
         "\"\nversion = \"1\"\nlicence = \"CC0-1.0\"\norigin = \"test\"\nrequires = [" + required +
         "]\n";
}

// "file:line: message" with the path inside the pack folder.
std::string fault(const PackFolder& folder) {
  const Result<PackSet> packs = load_packs({folder.path()});
  if (packs) return "loads";
  EXPECT_EQ(packs.error().code, ErrorCode::pack_broken);
  EXPECT_FALSE(packs.error().remedy.empty());
  return folder.relative(packs.error().where) + ": " + packs.error().message;
}

TEST(PackErrors, NameFileAndLine) {
  struct Case {
    std::string table;
    std::string fault;
  };
  const Case cases[] = {
      {"id\tforms\na\tx\na\ty\n", "a/dates/months.tsv:3: the id 'a' is used twice"},
      {"id\tforms\n# note\n\nb\tx\ty\n",
       "a/dates/months.tsv:4: the row has 3 cells, the header names 2"},
      {"name\tforms\na\tx\n", "a/dates/months.tsv:1: the first column must be 'id'"},
      {"# nothing\n", "a/dates/months.tsv:1: the table has no header"},
      {"", "a/dates/months.tsv:1: the table has no header"},
      {"id\tforms\n\tx\n", "a/dates/months.tsv:2: the id '' is empty or not plain ASCII"},
      {"id\tforms\na b\tx\n", "a/dates/months.tsv:2: the id 'a b' is empty or not plain ASCII"},
      {"id\tforms\nok\t\xFF\n", "a/dates/months.tsv:2: the row is not valid UTF-8"},
      {"id\tforms\nx/dates.months.a\ty\n",
       "a/dates/months.tsv:2: no earlier pack has a row 'x/dates.months.a' to replace"},
      {"id\tforms\na\n", "a/dates/months.tsv:2: the row has 1 cells, the header names 2"},
      {"id\tforms\na\t\n", "loads"},
      {"id\tforms\r\na\tx\r\n", "loads"},
  };
  for (const Case& c : cases) {
    const PackFolder folder{{"a/manifest.toml", manifest("a")}, {"a/dates/months.tsv", c.table}};
    EXPECT_EQ(fault(folder), c.fault) << c.table;
  }
}

TEST(PackErrors, AColumnThatTheTableDoesNotKnow) {
  const PackFolder folder{{"a/manifest.toml", manifest("a")},
                          {"a/dates/months.tsv", "id\tforms\njan\tx\n"},
                          {"b/manifest.toml", manifest("b", "\"a\"")},
                          {"b/dates/months.tsv", "id\tspelling\nfeb\tx\n"}};
  EXPECT_EQ(fault(folder), "b/dates/months.tsv:1: unknown column 'spelling'");
}

TEST(PackErrors, BadManifests) {
  EXPECT_EQ(fault(PackFolder{{"a/manifest.toml", "name = \"a\"\nversion = \"1\"\n"}}),
            "a/manifest.toml:1: a manifest needs name, version, licence and origin");
  EXPECT_EQ(fault(PackFolder{{"a/manifest.toml", manifest("a", "\"b\"")}}),
            "a/manifest.toml:1: pack 'a' requires a pack that is not loaded, or they require "
            "each other");
  EXPECT_EQ(fault(PackFolder{{"a/manifest.toml", manifest("a", "\"b\"")},
                             {"b/manifest.toml", manifest("b", "\"a\"")}}),
            "a/manifest.toml:1: pack 'a' requires a pack that is not loaded, or they require "
            "each other");
  EXPECT_EQ(fault(PackFolder{{"a/manifest.toml", "name = \"a\"\n\nversion = = 1\n"}}).substr(0, 18),
            "a/manifest.toml:3:");
}

TEST(PackErrors, AFolderWithoutPacks) {
  const PackFolder folder{{"a/readme.txt", "no pack"}};
  const Result<PackSet> none = load_packs({folder.path()});
  ASSERT_FALSE(none);
  EXPECT_EQ(none.error().message, "no pack here (no manifest.toml)");
  EXPECT_FALSE(load_packs({folder.path() + "/nowhere"}));
}

TEST(Packs, LoadAfterWhatTheyRequire) {
  const PackFolder folder{{"a/manifest.toml", manifest("a", "\"c\"")},
                          {"b/manifest.toml", manifest("b")},
                          {"c/manifest.toml", manifest("c", "\"b\"")}};
  const Result<PackSet> packs = load_packs({folder.path()});
  ASSERT_TRUE(packs) << packs.error().message;
  std::string order;
  for (const PackManifest& m : packs->manifests) order += m.name;
  EXPECT_EQ(order, "bca");
}

TEST(Packs, LoadOnceWhenNamedTwice) {
  const PackFolder folder{{"a/manifest.toml", manifest("a")}, {"a/t.tsv", "id\nx\n"}};
  const Result<PackSet> packs = load_packs({folder.path() + "/a", folder.path()});
  ASSERT_TRUE(packs) << packs.error().message;
  EXPECT_EQ(packs->manifests.size(), 1u);
  EXPECT_EQ(packs->rows.size(), 1u);
}

TEST(Packs, ReplaceARowByItsFullId) {
  const PackFolder folder{{"a/manifest.toml", manifest("a")},
                          {"a/dates/months.tsv", "id\tforms\njan\told\nfeb\tx\n"},
                          {"b/manifest.toml", manifest("b", "\"a\"")},
                          {"b/dates/months.tsv", "id\tforms\na/dates.months.jan\tnew\nmar\ty\n"}};
  const Result<PackSet> packs = load_packs({folder.path()});
  ASSERT_TRUE(packs) << packs.error().message;
  std::string dump;
  for (const RowView row : rows_of(*packs, "dates.months")) {
    dump += row.id() + "=" + std::string(row["forms"]) + " " + folder.relative(row.where()) + "; ";
  }
  EXPECT_EQ(dump,
            "a/dates.months.jan=new b/dates/months.tsv:2; a/dates.months.feb=x "
            "a/dates/months.tsv:3; b/dates.months.mar=y b/dates/months.tsv:3; ");
  ASSERT_EQ(packs->overrides.size(), 1u);
  EXPECT_EQ(packs->overrides[0].id, "a/dates.months.jan");
  EXPECT_EQ(packs->overrides[0].by_line, 2u);
}

TEST(Packs, PutTheCellsOfALaterPackUnderTheirColumns) {
  const PackFolder folder{{"a/manifest.toml", manifest("a")},
                          {"a/t.tsv", "id\tforms\tnote\nx\t1\t2\n"},
                          {"b/manifest.toml", manifest("b", "\"a\"")},
                          {"b/t.tsv", "id\tnote\ny\tn\n"}};
  const Result<PackSet> packs = load_packs({folder.path()});
  ASSERT_TRUE(packs) << packs.error().message;
  const RowId row = packs->find_row("b/t.y");
  ASSERT_NE(row, kNone);
  const RowView view{&*packs, row};
  EXPECT_EQ(view["note"], "n");
  EXPECT_EQ(view["forms"], "");
  EXPECT_EQ(view["no such column"], "");
  EXPECT_EQ(view.short_id(), "y");
}

TEST(Packs, LeaveOutDocumentsAndMaps) {
  const PackFolder folder{
      {"a/manifest.toml", manifest("a")},      {"a/documents.tsv", "not a table"},
      {"a/documents/list.tsv", "not a table"}, {"a/map/list.tsv", "not a table"},
      {"a/events/frames.toml", "x = 1\n"},     {"a/events/notes.txt", "text"}};
  const Result<PackSet> packs = load_packs({folder.path()});
  ASSERT_TRUE(packs) << packs.error().message;
  EXPECT_TRUE(packs->tables.empty());
  EXPECT_EQ(packs->rule_files.count("a/events/frames.toml"), 1u);
}

TEST(Rows, SplitListsAtBarsAndTrim) {
  const PackFolder folder{{"a/manifest.toml", manifest("a")},
                          {"a/t.tsv", "id\tforms\nx\t one | two words||three \n"}};
  const Result<PackSet> packs = load_packs({folder.path()});
  ASSERT_TRUE(packs) << packs.error().message;
  const RowView row = rows_of(*packs, "t").front();
  EXPECT_EQ(row.list("forms"), (std::vector<std::string>{"one", "two words", "three"}));
  EXPECT_EQ(row["forms"], "one | two words||three");
  EXPECT_EQ(resolve_reference(row, "y", "entities.places"), "a/entities.places.y");
  EXPECT_EQ(resolve_reference(row, "b/t.y", "entities.places"), "b/t.y");
  EXPECT_EQ(resolve_reference(row, "", "entities.places"), "");
}

TEST(Rows, SplitKeepsEmptyCells) {
  EXPECT_EQ(split_cells("", '\t'), (std::vector<std::string>{""}));
  EXPECT_EQ(split_cells("a\t\tb\t", '\t'), (std::vector<std::string>{"a", "", "b", ""}));
  EXPECT_EQ(trimmed(" \t a b \t"), "a b");
  EXPECT_EQ(trimmed(" \t "), "");
}

}  // namespace
}  // namespace isnad
