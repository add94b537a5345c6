// Does the loader say what is wrong with a row, and where? Are spellings generated?
#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>
#include <unistd.h>

#include "isnad/entities/entity.hpp"
#include "isnad/entities/mention.hpp"
#include "isnad/normalize/normalized_text.hpp"

namespace isnad {
namespace {

namespace fs = std::filesystem;

const char* const kPlaceHeader =
    "id\tname_ar\tforms\tname_en\tkind\tlat\tlon\tradius_m\tpcode\twithin\tcountry\tneeds_"
    "cue\treference\tnote\n";

// A pack of one table in a folder of its own, removed at the end.
class SmallPack {
 public:
  SmallPack(const std::string& table, const std::string& content) {
    folder_ = fs::temp_directory_path() / ("isnad-catalogue-" + std::to_string(getpid()));
    fs::create_directories(folder_ / "entities");
    std::ofstream(folder_ / "manifest.toml")
        << "name = \"small\"\nversion = \"1\"\nlicence = \"none\"\norigin = \"test\"\n";
    std::ofstream(folder_ / "entities" / table) << content;
  }
  ~SmallPack() { fs::remove_all(folder_); }

  Result<Catalogue> load() const {
    Result<PackSet> packs =
        load_packs({std::string(ISNAD_SOURCE_DIR) + "/packs/ar-core", folder_.string()});
    if (!packs) return packs.error();
    Result<Lexicon> lexicon = load_lexicon(*packs);
    if (!lexicon) return lexicon.error();
    return load_catalogue(*packs, *lexicon);
  }

  // "places.tsv:2" and the message, or "" when the pack is sound.
  std::string error() const {
    const Result<Catalogue> catalogue = load();
    if (catalogue) return "";
    return fs::path(catalogue.error().where).filename().string() + " " + catalogue.error().message +
           "; " + catalogue.error().remedy;
  }

 private:
  fs::path folder_;
};

std::string place_error(const std::string& rows) {
  return SmallPack("places.tsv", kPlaceHeader + rows).error();
}

TEST(Catalogue, SaysWhereAReferenceDangles) {
  const std::string error = place_error("a\tX\t\ta\ttown\t\t\t\t\tnowhere\tSY\t\t\t\n");
  EXPECT_NE(error.find("places.tsv:2"), std::string::npos) << error;
  EXPECT_NE(error.find("small/entities.places.nowhere"), std::string::npos) << error;
}

TEST(Catalogue, RefusesCellsThatAreNotWhatTheColumnHolds) {
  const std::pair<const char*, const char*> cases[] = {
      {"a\tX\t\ta\thamlet\t\t\t\t\t\tSY\t\t\t\n", "unknown kind 'hamlet'"},
      {"a\tX\t\ta\ttown\t99\t36\t\t\t\tSY\t\tref\t\n", "no position"},
      {"a\tX\t\ta\ttown\t35\t36\t\t\t\tSY\t\t\t\n", "without a reference"},
      {"a\tX\t\ta\ttown\t35\t36\tfar\t\t\tSY\t\tref\t\n", "radius_m"},
      {"a\tX\t\ta\ttown\t\t\t\t\t\tSyria\t\t\t\n", "ISO 3166"},
      {"a\tX\t\ta\ttown\t\t\t\t\t\tSY\tmaybe\t\t\n", "needs_cue"},
      {"a\t\t\ta\ttown\t\t\t\t\t\tSY\t\t\t\n", "name_ar is empty"},
      {"a\tX\t\ta\ttown\t\t\t\t\tb\tSY\t\t\t\nb\tY\t\tb\ttown\t\t\t\t\ta\tSY\t\t\t\n", "circle"},
  };
  for (const auto& [rows, message] : cases) {
    const std::string error = place_error(rows);
    EXPECT_NE(error.find(message), std::string::npos) << rows << error;
    EXPECT_NE(error.find("places.tsv:2"), std::string::npos) << error;
  }
}

TEST(Catalogue, ChecksDatesAndCamps) {
  const std::string header =
      "id\tname_ar\tforms\tname_en\tkind\tcamp\tcountry\tcameo\tacled\tvalid_from\tvalid_"
      "to\treference\tnote\n";
  const std::string date =
      SmallPack("actors.tsv", header + "a\tX\t\ta\tmilitia\t\tSY\t\t\t8.12.2024\t\t\t\n").error();
  EXPECT_NE(date.find("actors.tsv:2"), std::string::npos) << date;
  EXPECT_NE(date.find("is no date"), std::string::npos) << date;
  const std::string camp =
      SmallPack("actors.tsv", header + "a\tX\t\ta\tmilitia\tmoon\tSY\t\t\t\t\t\t\n").error();
  EXPECT_NE(camp.find("camp 'moon'"), std::string::npos) << camp;
}

TEST(Catalogue, ClimbsToTheFirstLevelUnitAndTheCountry) {
  const Result<Catalogue> catalogue =
      SmallPack("places.tsv",
                std::string(kPlaceHeader) + "c\tX\t\tc\tcountry\t\t\t\t\t\tSY\t\t\t\n" +
                    "u\tY\t\tu\tadm1\t\t\t\t\tc\t\t\t\t\n" + "t\tZ\t\tt\ttown\t\t\t\t\tu\t\t\t\t\n")
          .load();
  ASSERT_TRUE(catalogue) << catalogue.error().message;
  const Entity& town = catalogue->entities[catalogue->find("small/entities.places.t")];
  EXPECT_EQ(town.adm1, catalogue->find("small/entities.places.u"));
  EXPECT_EQ(town.country, "SY");
}

// Any bytes are valid input: shuffled words and marks give mentions inside the text, in order.
TEST(FindEntities, HoldsItsRangesOnShuffledText) {
  const std::string folder = std::string(ISNAD_SOURCE_DIR) + "/tests/entities/";
  Result<PackSet> packs =
      load_packs({std::string(ISNAD_SOURCE_DIR) + "/packs/ar-core", folder + "pack"});
  ASSERT_TRUE(packs) << packs.error().message;
  Lexicon lexicon = std::move(*load_lexicon(*packs));
  const Result<Catalogue> catalogue = load_catalogue(*packs, lexicon);
  ASSERT_TRUE(catalogue) << catalogue.error().message;
  std::vector<std::string> pieces = {"\"", ",", ".", "\n", "57", "(", ")", "#", "-", "km", " "};
  for (const auto& cells : packs->cells) {
    if (cells.size() < 3) continue;
    pieces.push_back(cells[1]);
    for (const std::string& form : split_cells(cells[2], '|')) pieces.push_back(form);
  }
  uint32_t state = 7;
  const auto next = [&state] { return state = state * 1664525U + 1013904223U; };
  for (int round = 0; round < 300; ++round) {
    std::string text;
    for (int i = 0; i < 60; ++i)
      text += pieces[(next() >> 8) % pieces.size()] + ((next() >> 9) % 4 == 0 ? "" : " ");
    const NormalizedText normalized = normalize_text(text, [](std::string_view) { return false; });
    const TokenizedText tokens = tokenize(text, normalized);
    const MorphologyLayer words = analyze_words(tokens, lexicon);
    const EntityLayer layer = find_entities(tokens, words, lexicon, DateLayer{}, *catalogue);
    uint32_t last = 0;
    for (const Mention& m : layer.mentions) {
      ASSERT_FALSE(m.tokens.empty());
      ASSERT_LE(last, m.tokens.first);
      ASSERT_LE(m.tokens.last, tokens.size());
      ASSERT_TRUE(m.tokens.contains(m.name));
      ASSERT_LE(m.span.end, text.size());
      ASSERT_FALSE(m.span.empty());
      last = m.tokens.first;
    }
  }
}

}  // namespace
}  // namespace isnad
