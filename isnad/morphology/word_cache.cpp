#include <algorithm>

#include "isnad/base/hash.hpp"
#include "isnad/morphology/word_reader.hpp"

namespace isnad {
namespace {

constexpr size_t kMostWords = 50000;
constexpr size_t kUsualLength = 64;  // codes: where words are longer, fewer are remembered

}  // namespace

WordCache::WordCache() = default;
WordCache::~WordCache() = default;

WordReader& WordCache::reader_of(const Lexicon& lexicon) {
  if (reader_ == nullptr || &reader_->lexicon() != &lexicon) {
    forget();
    reader_ = std::make_unique<WordReader>(lexicon);
  }
  return *reader_;
}

bool WordCache::is_known(std::string_view codes, const Lexicon& lexicon) {
  return !codes.empty() && reader_of(lexicon).is_known(codes);
}

void WordCache::begin_document(const Lexicon& lexicon) {
  if (entries_.size() > kMostWords || codes_.size() > kMostWords * kUsualLength) forget();
  (void)reader_of(lexicon);
  ++document_;
}

void WordCache::forget() {
  codes_.clear();
  entries_.clear();
  readings_.clear();
  surfaces_.clear();
  std::fill(slots_.begin(), slots_.end(), 0);
}

uint32_t WordCache::place_of(std::string_view codes, uint64_t hash) const {
  const size_t mask = slots_.size() - 1;
  size_t at = hash & mask;
  for (; slots_[at] != 0; at = (at + 1) & mask) {
    const Entry& entry = entries_[slots_[at] - 1];
    if (entry.hash == hash && std::string_view(codes_).substr(entry.codes, entry.size) == codes)
      break;
  }
  return static_cast<uint32_t>(at);
}

void WordCache::grow() {
  slots_.assign(std::max<size_t>(1024, slots_.size() * 2), 0);
  for (uint32_t i = 0; i < entries_.size(); ++i) {
    const Entry& entry = entries_[i];
    slots_[place_of(std::string_view(codes_).substr(entry.codes, entry.size), entry.hash)] = i + 1;
  }
}

void WordCache::read_word(std::string_view codes, Entry& entry) {
  Word& word = entry.here;
  word.first_reading = static_cast<uint32_t>(readings_.size());
  word.first_surface = static_cast<uint32_t>(surfaces_.size());
  reader_->read(codes, readings_, surfaces_);
  word.readings = static_cast<uint32_t>(readings_.size()) - word.first_reading;
  word.surfaces = static_cast<uint32_t>(surfaces_.size()) - word.first_surface;
  for (uint32_t r = word.first_reading; r < readings_.size(); ++r) {
    const Inflection& inflection = readings_[r].inflection;
    word.parts = static_cast<uint16_t>(word.parts | 1u << static_cast<unsigned>(inflection.part));
    word.may_be_dual =
        word.may_be_dual || inflection.number == Number::dual || inflection.accusative;
  }
  for (uint32_t s = word.first_surface; s < surfaces_.size(); ++s)
    word.marks |= reader_->lexicon().marks_of(surfaces_[s].form);
  if (word.surfaces > 0 && surfaces_[word.first_surface].cut_front == 0)
    word.written = surfaces_[word.first_surface].form;
}

Word WordCache::add_word(std::string_view codes, MorphologyLayer& layer) {
  if (entries_.size() * 2 >= slots_.size()) grow();
  const uint64_t hash = hash_of(codes);
  const uint32_t place = place_of(codes, hash);
  if (slots_[place] == 0) {
    Entry entry;
    entry.hash = hash;
    entry.codes = codes_.size();
    entry.size = static_cast<uint32_t>(codes.size());
    codes_ += codes;
    read_word(codes, entry);
    entries_.push_back(entry);
    slots_[place] = static_cast<uint32_t>(entries_.size());
  }
  Entry& entry = entries_[slots_[place] - 1];
  if (entry.document == document_) return entry.in_layer;
  entry.document = document_;
  entry.in_layer = entry.here;
  entry.in_layer.first_reading = static_cast<uint32_t>(layer.readings.size());
  entry.in_layer.first_surface = static_cast<uint32_t>(layer.surfaces.size());
  const auto reading = readings_.begin() + entry.here.first_reading;
  const auto surface = surfaces_.begin() + entry.here.first_surface;
  layer.readings.insert(layer.readings.end(), reading, reading + entry.here.readings);
  layer.surfaces.insert(layer.surfaces.end(), surface, surface + entry.here.surfaces);
  return entry.in_layer;
}

}  // namespace isnad
