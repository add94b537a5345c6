// Which letter is it, whatever its dress? The 8-bit code space every later stage compares in.
//
// Folding maps each character of the original text to at most a few codes:
//   ASCII          itself, letters in lower case; Eastern, Persian digits become '0'..'9'
//   Arabic letters 0x80..0xA3, with hamza seats, alef maqsura, ta marbuta and Persian/Kurdish twins
//   folded quotes         kOpenQuote, kCloseQuote, '"'; comma, semicolon, question mark their ASCII
//   twins dropped        harakat, tatweel, bidi controls, zero-width characters (no code at all)
//   the rest       kOtherLetter or kSymbol
// Limits: folding loses hamza, final ya/alef maqsura and ta marbuta/ha; tokens keep flags for
// those.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace isnad {

using Code = unsigned char;

constexpr Code kHamza = 0x80;
constexpr Code kAlef = 0x81;
constexpr Code kBa = 0x82;
constexpr Code kTa = 0x83;
constexpr Code kTha = 0x84;
constexpr Code kJeem = 0x85;
constexpr Code kHah = 0x86;
constexpr Code kKhah = 0x87;
constexpr Code kDal = 0x88;
constexpr Code kThal = 0x89;
constexpr Code kRa = 0x8A;
constexpr Code kZay = 0x8B;
constexpr Code kSeen = 0x8C;
constexpr Code kSheen = 0x8D;
constexpr Code kSad = 0x8E;
constexpr Code kDad = 0x8F;
constexpr Code kTah = 0x90;
constexpr Code kZah = 0x91;
constexpr Code kAin = 0x92;
constexpr Code kGhain = 0x93;
constexpr Code kFa = 0x94;
constexpr Code kQaf = 0x95;
constexpr Code kKaf = 0x96;
constexpr Code kLam = 0x97;
constexpr Code kMeem = 0x98;
constexpr Code kNoon = 0x99;
constexpr Code kHa = 0x9A;   // ha and ta marbuta
constexpr Code kWaw = 0x9B;  // waw, with or without hamza
constexpr Code kYa = 0x9C;   // ya, alef maqsura, ya with hamza
constexpr Code kPa = 0x9D;   // letters Arabic does not have: peh, tcheh, veh, gaf
constexpr Code kCha = 0x9E;
constexpr Code kVa = 0x9F;
constexpr Code kGa = 0xA0;
constexpr Code kLastLetter = 0xA3;

constexpr Code kOpenQuote = 0xC0;   // guillemet or curly quote that opens (in reading order)
constexpr Code kCloseQuote = 0xC1;  // ... that closes
constexpr Code kEllipsis = 0xC2;
constexpr Code kOtherLetter = 0xFE;
constexpr Code kSymbol = 0xFF;

inline bool is_arabic_letter(Code c) { return c >= kHamza && c <= kLastLetter; }
inline bool is_digit(Code c) { return c >= '0' && c <= '9'; }
inline bool is_space(Code c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }
inline bool is_latin(Code c) { return (c >= 'a' && c <= 'z') || c == kOtherLetter; }

// What folding does with one code point.
struct Folded {
  Code codes[3] = {0, 0, 0};  // up to three codes (lam-alef and the like), 0 = none
  uint8_t count = 0;          // 0: the character is dropped
};

Folded fold_code_point(uint32_t code_point);

// The same of characters of one or two bytes, which have one code each; 0 = dropped.
constexpr uint32_t kShortCodePoints = 0x800;
extern const std::array<Code, kShortCodePoints> kShortCodes;

// Dropped characters that still say something about the word they stand in.
constexpr bool is_tatweel(uint32_t code_point) { return code_point == 0x0640; }
constexpr bool is_haraka(uint32_t c) {
  return (c >= 0x0610 && c <= 0x061A) || (c >= 0x064B && c <= 0x065F) || c == 0x0670 ||
         (c >= 0x06D6 && c <= 0x06DC) || (c >= 0x06DF && c <= 0x06E8) ||
         (c >= 0x06EA && c <= 0x06ED);
}

// Folds a whole string without an offset map: for pack cells and look-ups.
std::string fold(std::string_view utf8);

// A readable UTF-8 form of folded codes, for dumps and messages.
std::string unfold(std::string_view codes);

}  // namespace isnad
