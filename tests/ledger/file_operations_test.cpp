// Files that last: what stands under the name at every moment, and what an error leaves.
#include "isnad/ledger/file_operations.hpp"

#include <filesystem>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <vector>

#include "tests/ledger/temporary_folder.hpp"

namespace isnad {
namespace {

// Passes everything on, writes down what was asked, and fails the n-th call.
class WatchedFiles final : public FileOperations {
 public:
  explicit WatchedFiles(size_t failing = SIZE_MAX) : failing_(failing) {}
  std::vector<std::string> calls;

  Result<int> create(const std::string& path) override {
    if (fails("create")) return error();
    return system_files().create(path);
  }
  Status write(int file, std::string_view bytes) override {
    return fails("write") ? Status(error()) : system_files().write(file, bytes);
  }
  Status sync(int file) override {
    return fails("sync") ? Status(error()) : system_files().sync(file);
  }
  Status close(int file) override {
    const Status closed = system_files().close(file);
    return fails("close") ? Status(error()) : closed;
  }
  Status rename(const std::string& from, const std::string& to) override {
    return fails("rename") ? Status(error()) : system_files().rename(from, to);
  }
  Status remove(const std::string& path) override {
    return fails("remove") ? Status(error()) : system_files().remove(path);
  }
  Status make_folder(const std::string& path) override {
    return fails("make_folder") ? Status(error()) : system_files().make_folder(path);
  }
  Status sync_folder(const std::string& path) override {
    return fails("sync_folder") ? Status(error()) : system_files().sync_folder(path);
  }

 private:
  bool fails(std::string call) {
    calls.push_back(std::move(call));
    return calls.size() - 1 == failing_;
  }
  static Error error() { return Error{ErrorCode::storage, "as asked", "", "", ""}; }
  size_t failing_;
};

TEST(FileOperations, SyncBeforeTheNameAndTheFolderAfterIt) {
  const TemporaryFolder folder;
  WatchedFiles files;
  ASSERT_TRUE(replace_file(files, folder.file("a"), "new"));
  EXPECT_EQ(files.calls, (std::vector<std::string>{"remove", "create", "write", "sync", "close",
                                                   "rename", "sync_folder"}));
  EXPECT_EQ(read_whole(folder.file("a")), "new");
}

TEST(FileOperations, AtEveryErrorTheOldFileOrTheNewStands) {
  const TemporaryFolder folder;
  const std::string path = folder.file("a");
  for (size_t failing = 0; failing < 7; ++failing) {
    ASSERT_TRUE(replace_file(system_files(), path, "old"));
    WatchedFiles files(failing);
    const Status status = replace_file(files, path, "new");
    ASSERT_FALSE(status) << failing;
    EXPECT_EQ(status.error().code, ErrorCode::storage);
    EXPECT_EQ(read_whole(path), failing < 6 ? "old" : "new") << failing;
  }
}

TEST(FileOperations, AnAttemptThatWasCutOffIsNoHindrance) {
  const TemporaryFolder folder;
  std::ofstream(folder.file("a.part")) << "half";
  ASSERT_TRUE(replace_file(system_files(), folder.file("a"), "whole"));
  EXPECT_EQ(read_whole(folder.file("a")), "whole");
  EXPECT_FALSE(std::filesystem::exists(folder.file("a.part")));
}

TEST(FileOperations, ANewFileReplacesNone) {
  const TemporaryFolder folder;
  ASSERT_TRUE(create_file(system_files(), folder.file("a"), "one"));
  EXPECT_EQ(create_file(system_files(), folder.file("a"), "two").error().code, ErrorCode::storage);
  EXPECT_EQ(read_whole(folder.file("a")), "one");
}

TEST(FileOperations, FoldersAreForTheirOwner) {
  const TemporaryFolder folder;
  ASSERT_TRUE(system_files().make_folder(folder.file("blobs")));
  ASSERT_TRUE(system_files().make_folder(folder.file("blobs")));
  struct stat state {};
  ASSERT_EQ(stat(folder.file("blobs").c_str(), &state), 0);
  EXPECT_EQ(state.st_mode & 0777, 0700u);
}

TEST(FileOperations, KnowTheFolderOfAPath) {
  EXPECT_EQ(folder_of("a/b/c"), "a/b");
  EXPECT_EQ(folder_of("c"), ".");
  EXPECT_EQ(folder_of("/c"), "/");
}

}  // namespace
}  // namespace isnad
