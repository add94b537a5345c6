#include "isnad/knowledge_image.hpp"

#include "isnad/knowledge_parts.hpp"
#include "isnad/packs/pack_files.hpp"

namespace isnad {
namespace {

using Folders = std::vector<std::string>;

ImageKey key_of(const Hash128& program, const Folders& folders) {
  const Hash128 state = state_of_packs(folders);
  return {program, hash_of_packs(folders), state};
}

// Is the image of these packs? Where files were touched, but say what they said, it is made to
// know, so that the next start need not read them again.
bool is_of(const Image& image, const Folders& folders, const std::string& path) {
  const Hash128 state = state_of_packs(folders);
  if (state == image.key().state && !(state == Hash128())) return true;
  const ImageKey key = key_of(image.key().program, folders);
  if (!(key.packs == image.key().packs)) return false;
  if (!(key.state == Hash128()))
    (void)write_image(path, key, {std::string(image.columns()), std::string(image.values())})
        .has_value();
  return true;
}

std::unique_ptr<Knowledge> read_knowledge(const std::string& path, const Hash128& program,
                                          const Folders& folders) {
  auto out = std::make_unique<Knowledge>();
  out->image = Image::open(path, program);
  if (!out->image || !is_of(*out->image, folders, path)) return nullptr;
  ImageReader reader(*out->image);
  describe(*out, reader);
  return reader.is_complete() ? std::move(out) : nullptr;
}

// The image is of what was read only if the packs have not changed meanwhile.
Status write_knowledge(Knowledge& knowledge, const std::string& path, const ImageKey& before,
                       const Folders& folders) {
  ImageWriter writer;
  describe(knowledge, writer);
  const ImageBody body = writer.finish();
  const ImageKey key = key_of(before.program, folders);
  if (key.packs == before.packs) return write_image(path, key, body);
  return Error{ErrorCode::storage, "the packs change while they are read", path, "", ""};
}

}  // namespace

std::string image_path(const std::vector<std::string>& pack_folders,
                       const std::string& cache_folder) {
  RunningHash hash;
  for (const std::string& folder : pack_folders) hash.add_part(folder);
  return cache_folder + "/packs-" + to_hex(hash.finish()) + ".image";
}

Result<std::unique_ptr<Knowledge>> open_knowledge(const std::vector<std::string>& pack_folders,
                                                  const std::string& cache_folder) {
  const auto program = program_identity();
  if (cache_folder.empty() || !program) return load_knowledge(pack_folders);
  const std::string path = image_path(pack_folders, cache_folder);
  if (auto ready = read_knowledge(path, *program, pack_folders)) return ready;
  const ImageKey key = key_of(*program, pack_folders);
  auto loaded = load_knowledge(pack_folders);
  // Without an image the next start is slower, nothing else.
  if (loaded) (void)write_knowledge(**loaded, path, key, pack_folders).has_value();
  return loaded;
}

Status compile_packs(const std::vector<std::string>& pack_folders,
                     const std::string& cache_folder) {
  const auto program = program_identity();
  if (!program)
    return Error{ErrorCode::storage, "the program has no build id", "", "link it with one", ""};
  const ImageKey key = key_of(*program, pack_folders);
  const auto loaded = load_knowledge(pack_folders);
  if (!loaded) return loaded.error();
  return write_knowledge(**loaded, image_path(pack_folders, cache_folder), key, pack_folders);
}

}  // namespace isnad
