// Texts by chance, the same in every run: the generator and its seeds are fixed.
#pragma once

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <random>
#include <sstream>
#include <string>
#include <vector>

#include "isnad/text/utf8.hpp"

#include "tests/events/reading.hpp"

namespace isnad {

// The documents of packs/region-sample, in byte order of their names.
inline const std::vector<std::string>& sample_texts() {
  static const auto* const texts = [] {
    const std::string folder = std::string(ISNAD_SOURCE_DIR) + "/packs/region-sample/documents";
    std::vector<std::filesystem::path> paths;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
      if (entry.path().extension() == ".txt") paths.push_back(entry.path());
    }
    std::sort(paths.begin(), paths.end());
    auto* out = new std::vector<std::string>;
    for (const auto& path : paths) {
      std::ostringstream text;
      text << std::ifstream(path, std::ios::binary).rdbuf();
      out->push_back(std::move(text).str());
    }
    return out;
  }();
  return *texts;
}

// Invalid bytes become '?', as reading a document makes them.
inline std::string made_valid(std::string text) {
  for (size_t at = 0; (at = find_invalid_utf8(text)) != std::string::npos;) text[at] = '?';
  return text;
}

class RandomTexts {
 public:
  explicit RandomTexts(uint32_t seed) : random_(seed) {}

  size_t below(size_t n) { return random_() % n; }

  // Characters of all kinds, Arabic ones more often; now and then bytes that are none.
  std::string characters(size_t most) {
    static const uint32_t ranges[][2] = {{0x20, 0x7E},       {0x600, 0x6FF},   {0x621, 0x64A},
                                         {0x621, 0x652},     {0x660, 0x669},   {0xFB50, 0xFDFF},
                                         {0xFE70, 0xFEFF},   {0x2000, 0x206F}, {0xA0, 0x17F},
                                         {0x1F300, 0x1F6FF}, {0x0, 0x1F},      {0x1D000, 0x1D1FF}};
    std::string out;
    for (size_t n = below(most); n > 0; --n) {
      const auto& range = ranges[below(std::size(ranges))];
      append_utf8(out, range[0] + static_cast<uint32_t>(below(range[1] - range[0] + 1)));
      if (below(5) == 0) out += ' ';
      if (below(40) == 0) out += static_cast<char>(below(256));
    }
    return made_valid(std::move(out));
  }

  // Words of the samples in any order, with marks between.
  std::string words(size_t most) {
    static const std::vector<std::string> known = sample_words();
    static const char* const marks[] = {" ",  " ",         " ",         " ",  ". ", "\xD8\x8C ",
                                        ": ", " \xC2\xAB", "\xC2\xBB ", "\n", " ("};
    std::string out;
    for (size_t n = below(most); n > 0; --n)
      out += known[below(known.size())] + marks[below(std::size(marks))];
    return out;
  }

  // Pieces of samples, cut at any byte, in any order.
  std::string scrambled() {
    std::string out;
    for (size_t n = 1 + below(6); n > 0; --n) {
      const std::string& text = sample_texts()[below(sample_texts().size())];
      out += text.substr(below(text.size()), below(600));
    }
    return made_valid(std::move(out));
  }

 private:
  static std::vector<std::string> sample_words() {
    std::vector<std::string> out;
    for (const std::string& text : sample_texts()) {
      std::istringstream in(text);
      for (std::string word; in >> word;) out.push_back(word);
    }
    return out;
  }

  std::mt19937 random_;
};

}  // namespace isnad
