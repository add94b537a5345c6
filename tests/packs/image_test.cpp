// Is an image read as it was written, and never when anything about it is wrong?
#include <chrono>
#include <gtest/gtest.h>
#include <map>
#include <optional>
#include <set>

#include "isnad/packs/image_values.hpp"
#include "isnad/packs/pack_files.hpp"

#include "tests/packs/pack_folder.hpp"

namespace isnad {

struct ImageRow {
  PackText name;
  uint32_t number = 0;
  std::optional<double> lat;
};
struct ImageRule {
  std::string type;
  std::vector<uint32_t> words;
  std::vector<std::string> needs;
  std::map<std::string, std::set<uint32_t>> kinds;
  Column<ImageRow> rows;
};

template <typename Visit>
void describe(ImageRow& x, Visit& visit) {
  auto& [name, number, lat] = x;
  visit(name, number, lat);
}

template <typename Visit>
void describe(ImageRule& x, Visit& visit) {
  auto& [type, words, needs, kinds, rows] = x;
  visit(type, words, needs, kinds, rows);
}

namespace {

const ImageKey kKey{{1, 2}, {3, 4}, {5, 6}};

std::string read_bytes(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

void write_bytes(const std::string& path, const std::string& bytes) {
  std::ofstream(path, std::ios::binary | std::ios::trunc) << bytes;
}

ImageBody small_body(TextStore& texts) {
  ImageRule rule{"casualty.killed", {7, 8}, {"place", ""}, {{"town", {1, 2}}, {"camp", {}}}, {}};
  for (uint32_t i = 0; i < 100; ++i) {
    const std::string name = i % 10 == 0 ? "" : "name " + std::to_string(i % 7);
    rule.rows.push_back({texts.add(name), i, i % 2 == 0 ? std::optional(0.5 * i) : std::nullopt});
  }
  ImageWriter writer;
  writer(rule);
  return writer.finish();
}

TEST(Image, ReadsWhatWasWritten) {
  const PackFolder folder{{"note", ""}};
  const std::string path = folder.path() + "/deep/packs-1.image";
  {
    TextStore texts;
    ASSERT_TRUE(write_image(path, kKey, small_body(texts)));
  }
  const auto image = Image::open(path, kKey.program);
  ASSERT_NE(image, nullptr);
  ImageReader reader(*image);
  ImageRule rule;
  reader(rule);
  EXPECT_TRUE(reader.is_complete());
  EXPECT_EQ(rule.type, "casualty.killed");
  EXPECT_EQ(rule.words, (std::vector<uint32_t>{7, 8}));
  EXPECT_EQ(rule.needs, (std::vector<std::string>{"place", ""}));
  EXPECT_EQ(rule.kinds.at("town"), (std::set<uint32_t>{1, 2}));
  EXPECT_TRUE(rule.kinds.at("camp").empty());
  ASSERT_EQ(rule.rows.size(), 100u);
  const ImageRow copy = rule.rows[13];
  EXPECT_EQ(copy.name, "name 6");
  EXPECT_EQ(rule.rows[20].name, "");
  EXPECT_EQ(*rule.rows[98].lat, 49);
  EXPECT_FALSE(rule.rows[99].lat);
}

TEST(Image, IsNoneWhenAnyByteIsDamaged) {
  const PackFolder folder{{"note", ""}};
  const std::string path = folder.path() + "/packs-1.image";
  TextStore texts;
  ASSERT_TRUE(write_image(path, kKey, small_body(texts)));
  const std::string sound = read_bytes(path);
  for (size_t at = 0; at < sound.size(); at += at < 256 ? 1 : 17) {
    std::string damaged = sound;
    damaged[at] = static_cast<char>(damaged[at] ^ 0x10);
    write_bytes(path, damaged);
    ASSERT_EQ(Image::open(path, kKey.program), nullptr) << "byte " << at;
  }
  for (const size_t size :
       {size_t{0}, size_t{1}, size_t{127}, size_t{128}, sound.size() / 2, sound.size() - 1}) {
    write_bytes(path, sound.substr(0, size));
    EXPECT_EQ(Image::open(path, kKey.program), nullptr) << size << " bytes";
  }
  write_bytes(path, sound + "x");
  EXPECT_EQ(Image::open(path, kKey.program), nullptr);
  write_bytes(path, sound);
  EXPECT_NE(Image::open(path, kKey.program), nullptr);
}

TEST(Image, IsNoneOfAnotherProgramOrOwner) {
  const PackFolder folder{{"note", ""}};
  const std::string path = folder.path() + "/packs-1.image";
  TextStore texts;
  ASSERT_TRUE(write_image(path, kKey, small_body(texts)));
  EXPECT_EQ(Image::open(path, {1, 3}), nullptr);
  EXPECT_EQ(Image::open(path, kKey.program)->key(), kKey);
  EXPECT_EQ(Image::open(path + "x", kKey.program), nullptr);
  EXPECT_EQ(Image::open(folder.path(), kKey.program), nullptr);
  std::filesystem::permissions(path, std::filesystem::perms::others_write,
                               std::filesystem::perm_options::add);
  EXPECT_EQ(Image::open(path, kKey.program), nullptr) << "anybody may have written it";
}

TEST(Image, KeepsTheEightWrittenLast) {
  const PackFolder folder{{"note", ""}};
  TextStore texts;
  const ImageBody body = small_body(texts);
  for (int i = 0; i < 12; ++i)
    ASSERT_TRUE(write_image(folder.path() + "/packs-" + std::to_string(i) + ".image", kKey, body));
  size_t images = 0;
  for (const auto& entry : std::filesystem::directory_iterator(folder.path()))
    images += entry.path().extension() == ".image";
  EXPECT_EQ(images, 8u);
  EXPECT_NE(Image::open(folder.path() + "/packs-11.image", kKey.program), nullptr);
}

TEST(Image, CannotBeWrittenWhereNothingCan) {
  EXPECT_FALSE(write_image("/proc/nowhere/packs-1.image", kKey, {}));
}

TEST(PackText, PointsToItsCharactersWhereverItIsCopied) {
  TextStore texts;
  std::vector<PackText> many;
  for (int i = 0; i < 1000; ++i) many.emplace_back(texts.add("text " + std::to_string(i)));
  const std::vector<PackText> copies = many;
  many.clear();
  for (int i = 0; i < 1000; ++i)
    ASSERT_EQ(copies[static_cast<size_t>(i)], "text " + std::to_string(i));
  EXPECT_EQ(PackText().view(), "");
  EXPECT_LT(copies[1], copies[2]);
  EXPECT_EQ(texts.add(std::string(600000, 'x')).size(), 600000u);
}

TEST(PackFiles, StateChangesWithTheFiles) {
  const PackFolder folder{{"a/manifest.toml", "name = \"a\"\n"}, {"a/t.tsv", "id\nx\n"}};
  const std::string table = folder.path() + "/a/t.tsv";
  EXPECT_EQ(state_of_packs({folder.path()}), Hash128()) << "files are too young to tell";
  const Hash128 before = hash_of_packs({folder.path()});
  const auto old = std::filesystem::last_write_time(table) - std::chrono::hours(1);
  write_bytes(table, "id\ny\n");
  std::filesystem::last_write_time(table, old);
  EXPECT_EQ(state_of_packs({folder.path()}), Hash128()) << "the time of change cannot be set back";
  EXPECT_FALSE(hash_of_packs({folder.path()}) == before);
}

TEST(PackFiles, HashNamesContentsAndOrder) {
  const char* manifest = "name = \"a\"\n";
  const PackFolder folder{{"a/manifest.toml", manifest},
                          {"a/t.tsv", "id\nx\n"},
                          {"a/documents/x.tsv", "no table"},
                          {"b/manifest.toml", manifest}};
  const std::string a = folder.path() + "/a";
  const std::string b = folder.path() + "/b";
  const Hash128 first = hash_of_packs({a, b});
  EXPECT_EQ(hash_of_packs({a, b}), first);
  EXPECT_FALSE(hash_of_packs({b, a}) == first);
  write_bytes(a + "/documents/x.tsv", "still no table");
  EXPECT_EQ(hash_of_packs({a, b}), first);
  write_bytes(a + "/t.tsv", "id\ny\n");
  EXPECT_FALSE(hash_of_packs({a, b}) == first);
  write_bytes(a + "/t.tsv", "id\nx\n");
  EXPECT_EQ(hash_of_packs({a, b}), first);
  std::filesystem::rename(a + "/t.tsv", a + "/u.tsv");
  EXPECT_FALSE(hash_of_packs({a, b}) == first);
}

}  // namespace
}  // namespace isnad
