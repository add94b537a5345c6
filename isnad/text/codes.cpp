#include "isnad/text/codes.hpp"

#include <array>

#include "isnad/text/presentation_forms.hpp"
#include "isnad/text/utf8.hpp"

namespace isnad {
namespace {

struct LetterEntry {
  uint16_t code_point;
  Code code;
};

constexpr LetterEntry kLetters[] = {
    {0x0621, kHamza}, {0x0622, kAlef}, {0x0623, kAlef}, {0x0624, kWaw},  {0x0625, kAlef},
    {0x0626, kYa},    {0x0627, kAlef}, {0x0628, kBa},   {0x0629, kHa},   {0x062A, kTa},
    {0x062B, kTha},   {0x062C, kJeem}, {0x062D, kHah},  {0x062E, kKhah}, {0x062F, kDal},
    {0x0630, kThal},  {0x0631, kRa},   {0x0632, kZay},  {0x0633, kSeen}, {0x0634, kSheen},
    {0x0635, kSad},   {0x0636, kDad},  {0x0637, kTah},  {0x0638, kZah},  {0x0639, kAin},
    {0x063A, kGhain}, {0x063B, kKaf},  {0x0641, kFa},   {0x0642, kQaf},  {0x0643, kKaf},
    {0x0644, kLam},   {0x0645, kMeem}, {0x0646, kNoon}, {0x0647, kHa},   {0x0648, kWaw},
    {0x0649, kYa},    {0x064A, kYa},   {0x066E, kBa},   {0x066F, kQaf},  {0x0671, kAlef},
    {0x0672, kAlef},  {0x0673, kAlef}, {0x0675, kAlef}, {0x0676, kWaw},  {0x0677, kWaw},
    {0x0678, kYa},    {0x0679, kTa},   {0x067A, kTa},   {0x067B, kBa},   {0x067E, kPa},
    {0x067F, kTa},    {0x0680, kBa},   {0x0683, kJeem}, {0x0684, kJeem}, {0x0686, kCha},
    {0x0687, kCha},   {0x0688, kDal},  {0x068C, kDal},  {0x068D, kDal},  {0x068E, kDal},
    {0x0691, kRa},    {0x0692, kRa},   {0x0695, kRa},   {0x0698, kZay},  {0x06A1, kFa},
    {0x06A4, kVa},    {0x06A5, kVa},   {0x06A6, kVa},   {0x06A7, kQaf},  {0x06A8, kQaf},
    {0x06A9, kKaf},   {0x06AA, kKaf},  {0x06AC, kKaf},  {0x06AD, kGa},   {0x06AF, kGa},
    {0x06B1, kGa},    {0x06B3, kGa},   {0x06B4, kGa},   {0x06B5, kLam},  {0x06B6, kLam},
    {0x06BA, kNoon},  {0x06BB, kNoon}, {0x06BC, kNoon}, {0x06BE, kHa},   {0x06C0, kHa},
    {0x06C1, kHa},    {0x06C2, kHa},   {0x06C3, kHa},   {0x06C5, kWaw},  {0x06C6, kWaw},
    {0x06C7, kWaw},   {0x06C8, kWaw},  {0x06C9, kWaw},  {0x06CA, kWaw},  {0x06CB, kWaw},
    {0x06CC, kYa},    {0x06CD, kYa},   {0x06CE, kYa},   {0x06D0, kYa},   {0x06D1, kYa},
    {0x06D2, kYa},    {0x06D3, kYa},   {0x06D5, kHa},
};

constexpr uint32_t kArabicFirst = 0x0600;
constexpr uint32_t kArabicLast = 0x06FF;

constexpr bool in(uint32_t c, uint32_t first, uint32_t last) { return c >= first && c <= last; }

using ArabicTable = std::array<Code, kArabicLast - kArabicFirst + 1>;

// U+0600..U+06FF: letters, digits, punctuation; 0 = dropped.
constexpr ArabicTable make_arabic_table() {
  ArabicTable table{};
  for (uint32_t c = kArabicFirst; c <= kArabicLast; ++c) {
    Code& code = table[c - kArabicFirst];
    if (is_haraka(c) || is_tatweel(c) || c == 0x061C) continue;
    code = kOtherLetter;
    if (in(c, 0x0660, 0x0669)) code = static_cast<Code>('0' + (c - 0x0660));
    if (in(c, 0x06F0, 0x06F9)) code = static_cast<Code>('0' + (c - 0x06F0));
  }
  for (const LetterEntry& e : kLetters) table[e.code_point - kArabicFirst] = e.code;
  const auto set = [&table](uint32_t c, char code) {
    table[c - kArabicFirst] = static_cast<Code>(code);
  };
  set(0x060C, ',');  // comma
  set(0x061B, ';');  // semicolon
  set(0x061F, '?');  // question mark
  set(0x066A, '%');  // percent
  set(0x066B, '.');  // decimal separator
  set(0x066C, ',');  // thousands separator
  set(0x06D4, '.');  // full stop
  set(0x066D, '*');
  return table;
}

constexpr ArabicTable kArabicCodes = make_arabic_table();

constexpr bool is_dropped(uint32_t c) {
  return in(c, 0x200B, 0x200F) || in(c, 0x202A, 0x202E) || in(c, 0x2060, 0x2064) ||
         in(c, 0x2066, 0x2069) || c == 0xFEFF || c == 0x00AD || c == 0x034F ||
         in(c, 0xFE00, 0xFE0F) || in(c, 0x0300, 0x036F) || in(c, 0xFE70, 0xFE7F) ||
         in(c, 0x08D3, 0x08FF);
}

constexpr bool is_space_separator(uint32_t c) {
  return c == 0x00A0 || in(c, 0x2000, 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x202F ||
         c == 0x205F || c == 0x3000 || c == 0x1680;
}

constexpr bool is_other_letter(uint32_t c) {
  return in(c, 0x00C0, 0x024F) || in(c, 0x0370, 0x05FF) || in(c, 0x0700, 0x1FFF) ||
         in(c, 0x3040, 0xD7FF) || in(c, 0x0750, 0x077F) || in(c, 0x08A0, 0x08D2);
}

constexpr Code fold_punctuation(uint32_t c) {
  switch (c) {
    case 0x00AB:
    case 0x201C:
    case 0x2039:
    case 0x300A:
      return kOpenQuote;
    case 0x00BB:
    case 0x201D:
    case 0x203A:
    case 0x300B:
      return kCloseQuote;
    case 0x201E:
    case 0x201F:
    case 0x2033:
      return '"';
    case 0x2018:
    case 0x2019:
    case 0x02BC:
    case 0x2032:
      return '\'';
    case 0x2010:
    case 0x2011:
    case 0x2012:
    case 0x2013:
    case 0x2014:
    case 0x2015:
    case 0x2212:
      return '-';
    case 0x2022:
    case 0x00B7:
    case 0x25CF:
    case 0x25AA:
      return '*';
    case 0x2026:
      return kEllipsis;
    default:
      return 0;
  }
}

// Of ASCII and Arabic, the code; 0 = dropped.
constexpr Code fold_ascii(uint32_t c) {
  if (c >= 'A' && c <= 'Z') return static_cast<Code>(c + 32);
  if (c < 0x20 && c != '\n' && c != '\t' && c != '\r') return c == 0 ? kSymbol : Code{' '};
  return c == 0x7F ? Code{0} : static_cast<Code>(c);
}

// Of what is neither ASCII nor Arabic nor a presentation form; 0 = dropped.
constexpr Code fold_other(uint32_t c) {
  if (is_dropped(c)) return 0;
  if (is_space_separator(c)) return ' ';
  if (const Code p = fold_punctuation(c)) return p;
  if (in(c, 0xFF10, 0xFF19)) return static_cast<Code>('0' + (c - 0xFF10));
  return is_other_letter(c) ? kOtherLetter : kSymbol;
}

constexpr std::array<Code, kShortCodePoints> make_short_codes() {
  std::array<Code, kShortCodePoints> table{};
  for (uint32_t c = 0; c < kShortCodePoints; ++c) {
    table[c] = c < 0x80                           ? fold_ascii(c)
               : in(c, kArabicFirst, kArabicLast) ? kArabicCodes[c - kArabicFirst]
                                                  : fold_other(c);
  }
  return table;
}

Folded one(Code code) { return Folded{{code, 0, 0}, uint8_t{code == 0 ? uint8_t{0} : uint8_t{1}}}; }

}  // namespace

constinit const std::array<Code, kShortCodePoints> kShortCodes = make_short_codes();

Folded fold_code_point(uint32_t c) {
  if (c < kShortCodePoints) return one(kShortCodes[c]);
  const bool form = in(c, 0xFB50, 0xFDC7) || in(c, 0xFE70, 0xFEFC);
  if (!form || is_dropped(c)) return one(fold_other(c));
  const Folded f = fold_presentation_form(c);
  return f.count > 0 ? f : one(kSymbol);
}

std::string fold(std::string_view utf8) {
  std::string out;
  out.reserve(utf8.size());
  for (size_t at = 0; at < utf8.size();) {
    const Decoded d = decode_utf8(utf8, at);
    const Folded f = fold_code_point(d.code_point);
    for (uint8_t i = 0; i < f.count; ++i) out += static_cast<char>(f.codes[i]);
    at += d.size;
  }
  return out;
}

std::string unfold(std::string_view codes) {
  static const uint16_t letters[] = {0x621, 0x627, 0x628, 0x62A, 0x62B, 0x62C, 0x62D, 0x62E, 0x62F,
                                     0x630, 0x631, 0x632, 0x633, 0x634, 0x635, 0x636, 0x637, 0x638,
                                     0x639, 0x63A, 0x641, 0x642, 0x643, 0x644, 0x645, 0x646, 0x647,
                                     0x648, 0x64A, 0x67E, 0x686, 0x6A4, 0x6AF};
  std::string out;
  for (const char ch : codes) {
    const auto c = static_cast<Code>(ch);
    if (is_arabic_letter(c) && c < kHamza + std::size(letters)) {
      append_utf8(out, letters[c - kHamza]);
    } else if (c == kOpenQuote || c == kCloseQuote) {
      append_utf8(out, c == kOpenQuote ? 0x00AB : 0x00BB);
    } else if (c == kEllipsis) {
      append_utf8(out, 0x2026);
    } else {
      append_utf8(out, c < 0x80 ? c : 0xFFFD);
    }
  }
  return out;
}

}  // namespace isnad
