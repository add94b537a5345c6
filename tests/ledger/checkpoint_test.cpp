// Signed notes and keys against the published example of the format, and what must be refused.
#include "isnad/ledger/checkpoint.hpp"

#include <filesystem>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include "isnad/ledger/commitment.hpp"

#include "tests/ledger/temporary_folder.hpp"

namespace isnad {
namespace {

// The example of the signed note's first description (golang.org/x/mod/sumdb/note).
constexpr std::string_view kSecret =
    "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz";
constexpr std::string_view kPublic =
    "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
constexpr std::string_view kText =
    "If you think cryptography is the answer to your problem,\n"
    "then you don't know what your problem is.\n";
constexpr std::string_view kNote =
    "If you think cryptography is the answer to your problem,\n"
    "then you don't know what your problem is.\n"
    "\n"
    "\xE2\x80\x94 PeterNeumann "
    "x08go/ZJkuBS9UG/"
    "SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n";

SecretKey example_key() { return parse_secret_key(kSecret).value(); }

SecretKey key_of(std::string name, uint8_t fill) {
  SecretKey key;
  key.name = std::move(name);
  key.seed.fill(fill);
  return key;
}

const LogHead kHead{42, leaf_hash("x")};

TEST(NoteKey, GivesThePublishedPublicKey) {
  EXPECT_EQ(to_text(public_key_of(example_key())), kPublic);
  EXPECT_EQ(parse_public_key(kPublic).value(), public_key_of(example_key()));
}

TEST(NoteKey, RefusesEveryPartAndEveryAlteredByteOfAKey) {
  for (const std::string_view whole : {kPublic, kSecret}) {
    for (size_t begin = 0; begin < whole.size(); ++begin) {
      for (size_t end = begin + 1; end <= whole.size(); ++end) {
        if (begin == 0 && end == whole.size()) continue;
        const std::string_view part = whole.substr(begin, end - begin);
        EXPECT_FALSE(parse_public_key(part)) << part;
        EXPECT_FALSE(parse_secret_key(part)) << part;
      }
    }
    for (size_t i = 0; i < whole.size(); ++i) {
      std::string altered(whole);
      ++altered[i];
      EXPECT_FALSE(parse_public_key(altered)) << altered;
      EXPECT_FALSE(parse_secret_key(altered)) << altered;
    }
  }
}

TEST(Note, GivesThePublishedNote) {
  EXPECT_EQ(sign_note(kText, example_key()), kNote);
  const auto note = parse_note(kNote);
  ASSERT_TRUE(note);
  EXPECT_EQ(note->text, kText);
  ASSERT_EQ(note->signatures.size(), 1u);
  EXPECT_EQ(note->signatures[0].name, "PeterNeumann");
  EXPECT_TRUE(
      signed_by(parse_public_key(kPublic).value(), note->text, note->signatures[0].signature));
}

TEST(Note, RefusesWhatIsNone) {
  const std::string good(kNote);
  EXPECT_FALSE(parse_note(""));
  EXPECT_FALSE(parse_note(kText));
  EXPECT_FALSE(parse_note(std::string(kText) + "\n"));
  EXPECT_FALSE(parse_note(good.substr(0, good.size() - 1)));
  EXPECT_FALSE(parse_note(good + "more\n"));
  EXPECT_FALSE(parse_note("a\tb\n\n" + good.substr(kText.size() + 1)));
}

TEST(Checkpoint, IsReadBack) {
  const SecretKey key = key_of("isnad/00112233", 7);
  const std::string note = sign_checkpoint(kHead, 3, key);
  const auto opened = open_checkpoint(note, public_key_of(key));
  ASSERT_TRUE(opened) << opened.error().message;
  EXPECT_EQ(*opened, (Checkpoint{"isnad/00112233", kHead, 3}));
}

TEST(Checkpoint, NoBitOfItCanChange) {
  const SecretKey key = key_of("isnad/00112233", 7);
  const std::string note = sign_checkpoint(kHead, 3, key);
  for (size_t bit = 0; bit < note.size() * 8; ++bit) {
    std::string altered = note;
    altered[bit / 8] = static_cast<char>(altered[bit / 8] ^ 1 << bit % 8);
    EXPECT_FALSE(open_checkpoint(altered, public_key_of(key))) << bit;
  }
  for (size_t size = 0; size < note.size(); ++size) {
    EXPECT_FALSE(open_checkpoint(note.substr(0, size), public_key_of(key))) << size;
  }
}

TEST(Checkpoint, OfAnotherKeyOrLogIsRefused) {
  const SecretKey key = key_of("isnad/00112233", 7);
  const std::string foreign = sign_checkpoint(kHead, std::nullopt, key_of("isnad/00112233", 8));
  EXPECT_EQ(open_checkpoint(foreign, public_key_of(key)).error().code, ErrorCode::integrity);
  const std::string other = sign_checkpoint(kHead, std::nullopt, key_of("isnad/44556677", 7));
  EXPECT_FALSE(open_checkpoint(other, public_key_of(key)));
  // Signed by the right key over another origin.
  const std::string text = parse_note(other)->text;
  EXPECT_FALSE(open_checkpoint(sign_note(text, key), public_key_of(key)));
}

TEST(Checkpoint, ReadsNoOtherNumbers) {
  const std::string root = "\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n";
  EXPECT_EQ(parse_checkpoint("o\n0" + root)->head, (LogHead{0, sha256("")}));
  EXPECT_TRUE(parse_checkpoint("o\n7" + root + "extension\n"));
  for (const char* size : {"", "-1", "+1", "01", "1 ", "1.0", "18446744073709551616"}) {
    EXPECT_FALSE(parse_checkpoint(std::string("o\n") + size + root)) << size;
  }
  EXPECT_FALSE(parse_checkpoint("\n7" + root));
  EXPECT_FALSE(parse_checkpoint("o\n7\nAAAA\n"));
}

TEST(KeyFile, IsForItsOwnerAloneAndNeverReplaced) {
  const TemporaryFolder folder;
  const std::string path = folder.file("key");
  const auto made = create_key_file(system_files(), path, "isnad/00112233");
  ASSERT_TRUE(made) << made.error().message;
  struct stat state {};
  ASSERT_EQ(stat(path.c_str(), &state), 0);
  EXPECT_EQ(state.st_mode & 07777, 0600u);
  const auto read = read_key_file(path);
  ASSERT_TRUE(read) << read.error().message;
  EXPECT_EQ(public_key_of(*read), public_key_of(*made));
  EXPECT_EQ(create_key_file(system_files(), path, "isnad/00112233").error().code,
            ErrorCode::storage);
  EXPECT_EQ(public_key_of(*read_key_file(path)), public_key_of(*made));
}

TEST(KeyFile, ThatOthersMayReadOrThatHoldsNoKeyIsRefused) {
  const TemporaryFolder folder;
  const std::string path = folder.file("key");
  EXPECT_EQ(read_key_file(path).error().code, ErrorCode::key);
  ASSERT_TRUE(create_key_file(system_files(), path, "isnad/00112233"));
  chmod(path.c_str(), 0640);
  EXPECT_EQ(read_key_file(path).error().code, ErrorCode::key);
  chmod(path.c_str(), 0600);
  std::ofstream(path, std::ios::app) << "x";
  EXPECT_EQ(read_key_file(path).error().code, ErrorCode::key);
  EXPECT_EQ(read_key_file(folder.path()).error().code, ErrorCode::key);
}

TEST(KeyFile, TwoKeysDiffer) {
  const TemporaryFolder folder;
  const auto one = create_key_file(system_files(), folder.file("a"), "isnad/1");
  const auto two = create_key_file(system_files(), folder.file("b"), "isnad/1");
  EXPECT_NE(one->seed, two->seed);
  EXPECT_FALSE(create_key_file(system_files(), folder.file("c"), "with space"));
}

TEST(Commitment, BindsSaltAndContent) {
  Salt salt{};
  // SHA-256 of 32 zero bytes, and of them followed by "abc".
  EXPECT_EQ(to_hex(commitment_to(salt, "")),
            "66687aadf862bd776c8fc18b8e9f8e20089714856ee233b3902a591d0d5f2925");
  EXPECT_EQ(commitment_to(salt, "abc"), sha256(std::string(32, '\0') + "abc"));
  salt[31] = 1;
  EXPECT_NE(commitment_to(salt, "abc"), commitment_to(Salt{}, "abc"));
  EXPECT_NE(new_salt(), new_salt());
}

}  // namespace
}  // namespace isnad
