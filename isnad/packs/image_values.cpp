#include "isnad/packs/image_values.hpp"

namespace isnad {

size_t ImageWriter::text(std::string_view characters) {
  const auto [known, added] = known_.try_emplace(std::string(characters), texts_.size());
  if (added) texts_ += characters;
  return known->second;
}

ImageBody ImageWriter::finish() {
  for (const TextPlace& place : places_) {
    const uint64_t distance = columns_.size() + place.text - place.at;
    const uint64_t bits = PackText::bits_of(distance, place.size);
    std::memcpy(columns_.data() + place.at, &bits, sizeof bits);
  }
  ImageBody out{std::move(columns_), std::move(values_)};
  out.columns += texts_;
  return out;
}

}  // namespace isnad
