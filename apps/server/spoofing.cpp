#include "apps/server/spoofing.hpp"

#include <algorithm>
#include <iterator>

#include "isnad/text/utf8.hpp"

namespace isnad {
namespace {

bool is_override(uint32_t c) { return c == 0x202D || c == 0x202E; }
bool is_embedding(uint32_t c) { return c == 0x202A || c == 0x202B; }
bool is_isolate(uint32_t c) { return c >= 0x2066 && c <= 0x2068; }
bool is_line_end(uint32_t c) { return c == '\n' || c == '\r' || c == 0x2029; }

// Unseen, and of no use in a text.
bool is_hidden(uint32_t c) {
  return (c < 0x20 && c != '\t' && c != '\n' && c != '\r') || (c >= 0x7F && c < 0xA0) ||
         (c >= 0xE0000 && c <= 0xE007F) || (c >= 0x206A && c <= 0x206F) || c == 0x2060 ||
         (c >= 0xFFF9 && c <= 0xFFFB);
}

// ---- directions, and what is not seen

class Unseen {
 public:
  explicit Unseen(std::vector<Spoofing>& out) : out_(out) {}

  void take(uint32_t c, Span span) {
    if (is_override(c)) {
      out_.push_back({"TXT-BIDI", "letters are shown in another order than they stand", span});
    } else if (is_isolate(c) || is_embedding(c)) {
      open_.push_back(span);
    } else if ((c == 0x2069 || c == 0x202C) && !open_.empty()) {
      open_.pop_back();
    } else if (is_line_end(c)) {
      end_line();
    } else if (is_hidden(c) || (c == 0xFEFF && span.begin > 0)) {
      out_.push_back({"TXT-CONTROL", "a character that is not seen", span});
    }
  }

  void end_line() {
    for (const Span& span : open_)
      out_.push_back({"TXT-BIDI", "a turn of direction that is not closed in its line", span});
    open_.clear();
  }

 private:
  std::vector<Spoofing>& out_;
  std::vector<Span> open_;  // isolates and embeddings of this line
};

// ---- looks

// What a character is in a word; each is one bit.
enum Look : unsigned {
  kOther = 0,
  kLatin = 1,
  kGreek = 2,
  kCyrillic = 4,
  kStyled = 8,  // Latin in the dress of mathematics, or of full width
  kArabic = 16,
  kScripts = kLatin | kGreek | kCyrillic | kStyled,
  kDigit = 32,
  kEasternDigit = 64,
  kPersianDigit = 128,
  kDigits = kDigit | kEasternDigit | kPersianDigit,
};

constexpr bool is_within(uint32_t c, uint32_t first, uint32_t last) {
  return c >= first && c <= last;
}

unsigned look_of(uint32_t c) {
  if (is_within(c | 0x20, 'a', 'z') && c < 0x80) return kLatin;
  if (is_within(c, '0', '9')) return kDigit;
  if (is_within(c, 0x660, 0x669)) return kEasternDigit;
  if (is_within(c, 0x6F0, 0x6F9)) return kPersianDigit;
  if (is_within(c, 0x620, 0x6FF)) return kArabic;
  if (is_within(c, 0xC0, 0x24F) && c != 0xD7 && c != 0xF7) return kLatin;
  if (is_within(c, 0x1E00, 0x1EFF)) return kLatin;
  if (is_within(c, 0x370, 0x3FF) || is_within(c, 0x1F00, 0x1FFF)) return kGreek;
  if (is_within(c, 0x400, 0x52F)) return kCyrillic;
  if (is_within(c, 0xFF21, 0xFF3A) || is_within(c, 0xFF41, 0xFF5A) ||
      is_within(c, 0x1D400, 0x1D7CB))
    return kStyled;
  return kOther;
}

// Letters of other scripts that look as a Latin one does.
bool has_latin_twin(uint32_t c) {
  if (look_of(c) == kStyled) return true;
  static constexpr uint32_t kTwins[] = {
      0x391, 0x392, 0x395, 0x396, 0x397, 0x399, 0x39A, 0x39C, 0x39D, 0x39F, 0x3A1,
      0x3A4, 0x3A5, 0x3A7, 0x3B9, 0x3BD, 0x3BF, 0x3C1, 0x3F2, 0x3F3, 0x405, 0x406,
      0x408, 0x410, 0x412, 0x415, 0x41A, 0x41C, 0x41D, 0x41E, 0x420, 0x421, 0x422,
      0x423, 0x425, 0x430, 0x435, 0x43E, 0x440, 0x441, 0x443, 0x445, 0x455, 0x456,
      0x458, 0x475, 0x4AF, 0x4BB, 0x4C0, 0x4CF, 0x501, 0x51B, 0x51D};
  return std::binary_search(std::begin(kTwins), std::end(kTwins), c);
}

// Belongs to the word it stands in: combining marks, joiners, and what is not seen.
bool is_inside(uint32_t c) {
  return is_within(c, 0x300, 0x36F) || is_within(c, 0x200B, 0x200F) || c == 0xAD || c == 0x2060 ||
         c == 0xFEFF;
}

// The letter that has two ways to be written, and which of them this is; 0: another letter.
unsigned way_of(uint32_t c) {
  return c == 0x643 ? 1u : c == 0x6A9 ? 2u : c == 0x64A ? 4u : c == 0x6CC ? 8u : 0u;
}

bool has_two_of(unsigned bits, unsigned among) {
  bits &= among;
  return (bits & (bits - 1)) != 0;
}

// A run of letters and digits.
struct Word {
  Span span;
  unsigned looks = 0, ways = 0;
  bool twin = false;   // a letter with a Latin twin
  bool twins = true;   // and nothing else
  bool mixed = false;  // digits of two sets follow each other
};

class Words {
 public:
  void take(uint32_t c, Span span) {
    if (is_inside(c)) return;
    const unsigned look = look_of(c);
    if (look == kOther) return end();
    if (word_.looks == 0) word_.span = span;
    word_.mixed |= has_two_of(last_ | look, kDigits);
    word_.looks |= look;
    word_.ways |= way_of(c);
    word_.twin |= has_latin_twin(c);
    word_.twins &= has_latin_twin(c);
    word_.span.end = span.end;
    last_ = look & kDigits;
  }

  void end() {
    if (word_.looks != 0) words_.push_back(word_);
    word_ = {};
    last_ = 0;
  }

  void tell(std::vector<Spoofing>& out) const {
    unsigned written = 0;  // scripts with a word that is not of Latin's looks alone
    for (const Word& word : words_)
      if (!word.twins) written |= word.looks;
    for (const Word& word : words_) {
      const bool disguised = word.twins && word.looks != kStyled && word.span.size() > 2 &&
                             (word.looks & written) == 0;
      const bool joined = word.twin && has_two_of(word.looks, kScripts);
      if (joined || disguised)
        out.push_back({"TXT-CONFUSABLE", "letters of another script that look alike", word.span});
      if (has_two_of(word.ways, 1 | 2) || has_two_of(word.ways, 4 | 8))
        out.push_back({"TXT-CONFUSABLE", "one letter written in two ways", word.span});
      if (word.mixed) out.push_back({"TXT-CONFUSABLE", "digits of two sets", word.span});
    }
  }

 private:
  std::vector<Word> words_;
  Word word_;
  unsigned last_ = 0;  // the digit before, if there is one
};

}  // namespace

std::vector<Spoofing> find_spoofing(std::string_view text) {
  std::vector<Spoofing> out;
  Unseen unseen(out);
  Words words;
  for (size_t at = 0; at < text.size();) {
    const Decoded one = decode_utf8(text, at);
    const Span span{static_cast<uint32_t>(at), static_cast<uint32_t>(at + one.size)};
    unseen.take(one.code_point, span);
    words.take(one.code_point, span);
    at += one.size;
  }
  unseen.end_line();
  words.end();
  words.tell(out);
  std::stable_sort(out.begin(), out.end(), [](const Spoofing& a, const Spoofing& b) {
    return a.span.begin < b.span.begin;
  });
  return out;
}

}  // namespace isnad
