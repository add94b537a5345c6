#include "isnad/packs/image.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <link.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>
#include <vector>

namespace isnad {
namespace {

constexpr uint32_t kFormat = 1;
constexpr uint32_t kByteOrder = 0x01020304;

struct Header {
  char magic[8] = {'i', 's', 'n', 'a', 'd', '.', 'i', 'm'};
  uint32_t byte_order = kByteOrder;
  uint32_t format = kFormat;
  ImageKey key;
  uint64_t columns = 0;  // bytes of each part
  uint64_t values = 0;
  Hash128 checksum;       // of this header, with this field zero, and all behind it
  char padding[32] = {};  // columns begin at a multiple of 64
};
static_assert(sizeof(Header) % 64 == 0);

Hash128 checksum_of(Header header, std::string_view columns, std::string_view values) {
  header.checksum = {};
  RunningHash hash;
  hash.add({reinterpret_cast<const char*>(&header), sizeof header});
  hash.add(columns);
  hash.add(values);
  return hash.finish();
}

Error storage(const std::string& path, const char* what) {
  return {ErrorCode::storage, std::string(what) + ": " + std::strerror(errno), path, "", ""};
}

// A file that others may write could hold anything.
bool is_own(const struct stat& file) {
  return S_ISREG(file.st_mode) && (file.st_uid == geteuid() || file.st_uid == 0) &&
         (file.st_mode & (S_IWGRP | S_IWOTH)) == 0;
}

// A folder that collects the images of every folder ever named would grow without bound: the files
// written last are kept, also those that are being written. Who has one mapped keeps it.
void drop_old_images(const std::filesystem::path& folder) {
  constexpr size_t kKept = 8;
  namespace fs = std::filesystem;
  std::error_code ignored;
  std::vector<std::pair<fs::file_time_type, fs::path>> images;
  for (const auto& entry : fs::directory_iterator(folder, ignored)) {
    if (entry.path().filename().string().rfind("packs-", 0) == 0)
      images.emplace_back(entry.last_write_time(ignored), entry.path());
  }
  std::sort(images.rbegin(), images.rend());
  for (size_t i = kKept; i < images.size(); ++i) fs::remove(images[i].second, ignored);
}

bool write_all(int file, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = write(file, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return false;
    bytes.remove_prefix(static_cast<size_t>(written));
  }
  return true;
}

// The note with the build id of the first object that is listed: the program itself.
const auto take_build_id = [](auto* object, size_t /*size*/, void* out) {
  for (int i = 0; i < object->dlpi_phnum; ++i) {
    const ElfW(Phdr)& part = object->dlpi_phdr[i];
    if (part.p_type != PT_NOTE) continue;
    const char* at = reinterpret_cast<const char*>(object->dlpi_addr + part.p_vaddr);
    const char* const end = at + part.p_memsz;
    while (at + sizeof(ElfW(Nhdr)) <= end) {
      ElfW(Nhdr) note;
      std::memcpy(&note, at, sizeof note);
      const char* const name = at + sizeof note;
      const char* const id = name + ((note.n_namesz + 3) & ~3U);
      if (note.n_type == NT_GNU_BUILD_ID && note.n_namesz == 4 && std::memcmp(name, "GNU", 4) == 0)
        *static_cast<std::string_view*>(out) = {id, note.n_descsz};
      at = id + ((note.n_descsz + 3) & ~3U);
    }
  }
  return 1;
};

}  // namespace

std::shared_ptr<const Image> Image::open(const std::string& path, const Hash128& program) {
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) return nullptr;
  struct stat status {};
  void* memory = MAP_FAILED;
  if (fstat(file, &status) == 0 && is_own(status) &&
      status.st_size >= static_cast<off_t>(sizeof(Header))) {
    memory = mmap(nullptr, static_cast<size_t>(status.st_size), PROT_READ,
                  MAP_PRIVATE | MAP_POPULATE, file, 0);
  }
  close(file);
  if (memory == MAP_FAILED) return nullptr;
  const std::shared_ptr<const Image> image(
      new Image(static_cast<const char*>(memory), static_cast<size_t>(status.st_size)));
  return image->is_sound(program) ? image : nullptr;
}

Image::~Image() { munmap(const_cast<char*>(begin_), size_); }

bool Image::is_sound(const Hash128& program) const {
  const Header& header = *reinterpret_cast<const Header*>(begin_);
  const Header wanted;
  const size_t room = size_ - sizeof header;
  return std::memcmp(header.magic, wanted.magic, sizeof header.magic) == 0 &&
         header.byte_order == wanted.byte_order && header.format == wanted.format &&
         header.key.program == program && header.columns <= room &&
         header.values == room - header.columns &&
         header.checksum == checksum_of(header, columns(), values());
}

const ImageKey& Image::key() const { return reinterpret_cast<const Header*>(begin_)->key; }

std::string_view Image::columns() const {
  return {begin_ + sizeof(Header), reinterpret_cast<const Header*>(begin_)->columns};
}

std::string_view Image::values() const {
  const std::string_view before = columns();
  return {before.data() + before.size(), reinterpret_cast<const Header*>(begin_)->values};
}

Status write_image(const std::string& path, const ImageKey& key, const ImageBody& body) {
  std::error_code ignored;
  std::filesystem::create_directories(std::filesystem::path(path).parent_path(), ignored);
  Header header;
  header.key = key;
  header.columns = body.columns.size();
  header.values = body.values.size();
  header.checksum = checksum_of(header, body.columns, body.values);
  std::string temporary = path + ".XXXXXX";
  const int file = mkostemp(temporary.data(), O_CLOEXEC);
  if (file < 0) return storage(path, "cannot create the image");
  const bool written = write_all(file, {reinterpret_cast<const char*>(&header), sizeof header}) &&
                       write_all(file, body.columns) && write_all(file, body.values);
  const bool closed = close(file) == 0;
  if (written && closed && rename(temporary.c_str(), path.c_str()) == 0) {
    drop_old_images(std::filesystem::path(path).parent_path());
    return Done{};
  }
  const Error error = storage(path, "cannot write the image");
  unlink(temporary.c_str());
  return error;
}

std::optional<Hash128> program_identity() {
  std::string_view id;
  dl_iterate_phdr(take_build_id, &id);
  if (id.empty()) return std::nullopt;
  RunningHash hash;
  hash.add(id);
  return hash.finish();
}

}  // namespace isnad
