#include "isnad/ingest/language.hpp"

#include <array>

#include "isnad/text/utf8.hpp"

namespace isnad {
namespace {

constexpr size_t kEnoughToJudge = 256 << 10;  // bytes looked at
constexpr double kLeastArabic = 0.4;          // share of Arabic letters among all letters
constexpr double kMostForeign = 0.02;         // share of letters that Arabic lacks
constexpr size_t kSomeWords = 40;             // from here on, articles or ta marbutas must show
constexpr double kLeastMarks = 0.04;          // words with an article or a ta marbuta, of all words

struct LetterCounts {
  size_t arabic = 0;   // letters of the Arabic script
  size_t foreign = 0;  // of them, letters of its other languages
  size_t other = 0;    // letters of other scripts
  size_t words = 0;
  size_t marked = 0;  // words that begin with alef lam or hold a ta marbuta
};

constexpr bool is_arabic_script(uint32_t c) {
  return (c >= 0x620 && c <= 0x64A) || (c >= 0x66E && c <= 0x6D3) || c == 0x6D5 ||
         (c >= 0x6EE && c <= 0x6EF) || (c >= 0x6FA && c <= 0x6FF) || (c >= 0x750 && c <= 0x77F) ||
         (c >= 0xFB50 && c <= 0xFDFB) || (c >= 0xFE70 && c <= 0xFEFC);
}

// Farsi yeh and keheh are left out: Arabic is often typed with them.
constexpr bool is_foreign_letter(uint32_t c) {
  return (c >= 0x671 && c <= 0x6D5 && c != 0x6A9 && c != 0x6CC) || (c >= 0x6EE && c <= 0x6FF) ||
         (c >= 0x750 && c <= 0x77F) || (c >= 0xFB50 && c <= 0xFBE9);
}

constexpr bool is_other_letter(uint32_t c) {
  return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
         (c >= 0xC0 && c < 0x2B0 && c != 0xD7 && c != 0xF7) || (c >= 0x370 && c < 0x5F0) ||
         (c >= 0x780 && c < 0x2000) || (c >= 0x3040 && c < 0xD7B0);
}

constexpr bool continues_word(uint32_t c) {
  return (c >= 0x64B && c <= 0x65F) || c == 0x640 || c == 0x670;
}

// What a character is, as bits.
enum LetterClass : uint8_t {
  kArabicLetter = 1,
  kForeignLetter = 2,
  kWordMark = 4,
  kOtherLetter = 8
};

constexpr uint8_t class_of(uint32_t c) {
  if (is_arabic_script(c))
    return static_cast<uint8_t>(kArabicLetter | (is_foreign_letter(c) ? kForeignLetter : 0));
  if (continues_word(c)) return kWordMark;
  return static_cast<uint8_t>(is_other_letter(c) ? kOtherLetter : 0);
}

constexpr uint32_t kShort = 0x800;  // code points of one or two bytes
constexpr std::array<uint8_t, kShort> make_classes() {
  std::array<uint8_t, kShort> out{};
  for (uint32_t c = 0; c < kShort; ++c) out[c] = class_of(c);
  return out;
}
constexpr std::array<uint8_t, kShort> kClasses = make_classes();

// The first letters of a word, to see an article behind waw, fa, ba or kaf, or after lam.
struct WordStart {
  std::array<uint32_t, 4> letters = {};
  size_t length = 0;
  bool ta_marbuta = false;

  void add(uint32_t c) {
    if (length < letters.size()) letters[length] = c;
    ++length;
    ta_marbuta |= c == 0x629;
  }
  bool marked() const {
    size_t at = 0;
    while (at < 2 && (letters[at] == 0x648 || letters[at] == 0x641 || letters[at] == 0x628 ||
                      letters[at] == 0x643))
      ++at;
    const bool article = (letters[at] == 0x627 || letters[at] == 0x644) && letters[at + 1] == 0x644;
    return ta_marbuta || (article && length > at + 3);
  }
};

LetterCounts count_letters(std::string_view text) {
  LetterCounts counts;
  WordStart word;
  const auto end_word = [&] {
    counts.words += word.length > 0;
    counts.marked += word.marked();
    word = {};
  };
  for (size_t at = 0; at < text.size();) {
    const Decoded decoded = decode_utf8(text, at);
    const uint32_t c = decoded.code_point;
    at += decoded.size;
    const uint8_t letter = c < kShort ? kClasses[c] : class_of(c);
    if ((letter & kArabicLetter) != 0) {
      ++counts.arabic;
      counts.foreign += (letter & kForeignLetter) != 0;
      word.add(c);
    } else if ((letter & kWordMark) == 0) {
      counts.other += (letter & kOtherLetter) != 0;
      if (word.length > 0) end_word();
    }
  }
  end_word();
  return counts;
}

}  // namespace

std::optional<Diagnostic> check_language(std::string_view text) {
  const LetterCounts n = count_letters(text.substr(0, kEnoughToJudge));
  const auto share = [](size_t part, size_t whole) {
    return static_cast<double>(part) / static_cast<double>(whole);
  };
  if (n.arabic + n.other == 0) return std::nullopt;
  if (share(n.arabic, n.arabic + n.other) < kLeastArabic) {
    return Diagnostic{"LANG-OTHER", {}, "most letters are not of the Arabic script"};
  }
  const bool marks = n.marked > 0 && share(n.marked, n.words) >= kLeastMarks;
  if (!marks && (n.words >= kSomeWords || share(n.foreign, n.arabic) > kMostForeign)) {
    return Diagnostic{"LANG-OTHER", {}, "the script is Arabic, the language another"};
  }
  return std::nullopt;
}

}  // namespace isnad
