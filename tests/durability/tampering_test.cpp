// Is every tampering found? Changes picked by chance, of the files of a ledger, of its rows, and of
// a bundle, some by one who makes the manifest anew; verify_ledger and tools/verify_bundle must
// find each, with a checkpoint at hand that was kept elsewhere.
//
// A changed bit that nobody can read (a free page, an unused header byte) is no change of what is
// held: such a change is recognised by comparing all that the file holds with what it held, and
// counted by itself, as is one of what words are found by, or of the state of pending work, which
// are no record. ISNAD_TAMPERINGS: how many of each kind (default 120). The same number gives the
// same ones.
#include "tests/durability/tampering.hpp"

#include <cstdlib>
#include <gtest/gtest.h>
#include <iostream>

#include "isnad/ledger/bundle.hpp"
#include "isnad/ledger/verify.hpp"

#include "tests/ledger/sound_ledger.hpp"

namespace isnad {
namespace {

constexpr uint32_t kInputs = 6;

size_t asked_tamperings() {
  const char* asked = std::getenv("ISNAD_TAMPERINGS");
  return asked == nullptr ? 120 : std::strtoul(asked, nullptr, 10);
}

struct Tally {
  size_t tried = 0, found = 0, unheld = 0, index = 0, missed = 0;
  std::string first_missed;

  void miss(const std::string& did) {
    if (missed++ == 0) first_missed = did;
  }
  void print(const char* of) const {
    std::cout << of << ": tampered " << tried << ", found " << found << ", missed " << missed
              << "; changed nothing that is held " << unheld << "; only what is no record " << index
              << "\n";
  }
};

bool finds(const std::string& path, const std::string& outside) {
  auto ledger = open_ledger(path, reading_only());
  if (!ledger) return true;
  VerifyOptions options;
  options.beside = bytes_of_file(path + ".checkpoint");
  options.outside = {outside};
  const auto report = verify_ledger(**ledger, options);
  return !report || report->found > 0;
}

// A ledger that was sound, and lies in a folder of its own each time.
struct Original {
  Original() {
    const Folder made;
    make_sound_ledger(made / "ledger", kInputs);
    outside = bytes_of_file(made / "ledger.checkpoint");
    dump = dump_of(made / "ledger", false);
    whole_dump = dump_of(made / "ledger", true);
    image = read_image(made.path);
    std::erase_if(image, [](const auto& file) {
      return file.first.ends_with("-wal") || file.first.ends_with("-shm");
    });
    image["ledger.sound"] = image["ledger"];
  }
  DiskImage image;
  std::string outside, dump, whole_dump;
};

// A file of a ledger that verify reads: the database twice as often.
std::string& some_file(DiskImage& image, std::string& name, Chance& chance) {
  std::vector<std::string> names = {"ledger"};
  for (const auto& [file, bytes] : image) {
    if (file == "ledger" || file == "ledger.checkpoint" ||
        (file.starts_with("ledger.blobs/") && !file.ends_with("/")))
      names.push_back(file);
  }
  name = names[chance() % names.size()];
  return image[name];
}

void judge(const Original& original, const DiskImage& image, const std::string& folder,
           const std::string& did, Tally& tally) {
  ++tally.tried;
  if (finds(folder + "/ledger", original.outside)) {
    ++tally.found;
    return;
  }
  DiskImage others = image, sound = original.image;
  others.erase("ledger");
  sound.erase("ledger");
  const bool same = others == sound && dump_of(folder + "/ledger", false) == original.dump;
  if (!same) return tally.miss(did);
  --tally.tried;
  ++(dump_of(folder + "/ledger", true) == original.whole_dump ? tally.unheld : tally.index);
}

TEST(Tampering, WithTheFilesOfALedgerIsFound) {
  const Original original;
  Chance chance(20200102);
  Tally tally;
  while (tally.tried < asked_tamperings()) {
    DiskImage image = original.image;
    std::string name;
    std::string& bytes = some_file(image, name, chance);
    const std::string before = bytes, did = tamper_with_bytes(bytes, chance) + " of " + name;
    if (bytes == before) continue;
    const Folder folder;
    write_image(image, folder.path);
    judge(original, image, folder.path, did, tally);
  }
  EXPECT_EQ(tally.missed, 0u) << tally.first_missed;
  tally.print("files of a ledger");
}

TEST(Tampering, WithTheRowsOfALedgerIsFound) {
  const Original original;
  Chance chance(20200103);
  Tally tally;
  while (tally.tried < asked_tamperings()) {
    const Folder folder;
    write_image(original.image, folder.path);
    const std::string did = tamper_with_rows(folder / "ledger", chance);
    judge(original, original.image, folder.path, did, tally);
  }
  EXPECT_EQ(tally.missed, 0u) << tally.first_missed;
  tally.print("rows of a ledger");
}

TEST(Tampering, ByPuttingBackTheWholeLedgerIsFound) {
  Chance chance(20200104);
  size_t found = 0;
  for (size_t i = 0; i < 10; ++i) {
    const Folder before;
    make_sound_ledger(before / "ledger", 1 + static_cast<uint32_t>(chance() % 4));
    const DiskImage old = read_image(before.path);
    {
      auto ledger = std::move(*open_ledger(before / "ledger", writing()));
      EXPECT_TRUE(read_input(*ledger, 20, {"{}", "isnad 1", "aa"}, 2));
      EXPECT_TRUE(sign_ledger(*ledger, system_files(), *read_key_file(before / "ledger.key"),
                              before / "ledger.checkpoint"));
    }
    const Folder after;
    write_image(old, after.path);
    EXPECT_FALSE(finds(after / "ledger", bytes_of_file(after / "ledger.checkpoint")));
    found += finds(after / "ledger", bytes_of_file(before / "ledger.checkpoint"));
  }
  EXPECT_EQ(found, 10u);
}

// ---- bundles

// As one does who wants to be believed.
void make_manifest_anew(DiskImage& image) {
  std::string lines;
  for (const auto& [name, bytes] : image) {
    if (name.back() != '/' && name != "manifest.txt")
      lines += sha256_hex(bytes) + "  " + name + "\n";
  }
  image["manifest.txt"] = lines;
}

std::string tamper_with_bundle(DiskImage& image, Chance& chance) {
  const bool anew = chance() % 2 == 0;
  std::vector<std::string> names;
  for (const auto& [name, bytes] : image) {
    // What the log does not bind, the manifest alone holds.
    const bool loose = name == "manifest.txt" || name == "README.txt";
    if (name.back() != '/' && (!anew || !loose)) names.push_back(name);
  }
  const std::string name = names[chance() % names.size()];
  const std::string other = names[chance() % names.size()];
  std::string did;
  switch (chance() % 4) {
    case 0:
      image.erase(name);
      did = "removed";
      break;
    case 1:
      if (image[name] == image[other]) return "";
      std::swap(image[name], image[other]);
      did = "exchanged with " + other;
      break;
    case 2: {
      const std::string before = image[name];
      did = tamper_with_bytes(image[name], chance);
      if (image[name] == before) return "";
      break;
    }
    default:
      did = tamper_with_lines(image[name], chance);
  }
  if (anew) make_manifest_anew(image);
  return name + ": " + did + (anew ? ", the manifest made anew" : "");
}

// The exit codes of tools/verify_bundle for each folder.
std::vector<int> verify_bundles(const Folder& folder, const std::vector<std::string>& arguments) {
  std::ofstream asked(folder / "asked");
  for (const std::string& line : arguments) asked << line << "\n";
  asked.close();
  const std::string program = std::string(ISNAD_SOURCE_DIR) + "/tests/durability/verify_many.py <" +
                              (folder / "asked") + " >" + (folder / "answers");
  EXPECT_EQ(std::system(program.c_str()), 0);
  std::ifstream answers(folder / "answers");
  std::vector<int> codes;
  for (int code = 0; answers >> code;) codes.push_back(code);
  return codes;
}

TEST(Tampering, WithABundleIsFound) {
  const Folder folder;
  make_sound_ledger(folder / "ledger", 4);
  {
    auto ledger = std::move(*open_ledger(folder / "ledger", reading_only()));
    const PublicKey key = *parse_public_key(*ledger->public_key());
    ASSERT_TRUE(write_bundle(*ledger, key, folder / "bundle"));
  }
  const DiskImage original = read_image(folder / "bundle");
  const std::string outside = " --checkpoint " + (folder / "ledger.checkpoint");
  std::vector<std::string> asked = {(folder / "bundle") + outside}, did = {"nothing"};
  Chance chance(20200105);
  while (did.size() <= asked_tamperings()) {
    DiskImage image = original;
    const std::string done = tamper_with_bundle(image, chance);
    if (done.empty() || image == original) continue;
    const std::string path = folder / std::to_string(did.size());
    write_image(image, path);
    asked.push_back(path + outside);
    did.push_back(done);
  }
  const std::vector<int> codes = verify_bundles(folder, asked);
  ASSERT_EQ(codes.size(), asked.size());
  EXPECT_EQ(codes[0], 0);
  Tally tally;
  for (size_t i = 1; i < codes.size(); ++i) {
    ++tally.tried;
    if (codes[i] == 5) {
      ++tally.found;
    } else {
      tally.miss(did[i] + ": exit code " + std::to_string(codes[i]));
    }
  }
  EXPECT_EQ(tally.missed, 0u) << tally.first_missed;
  tally.print("bundle");
}

}  // namespace
}  // namespace isnad
