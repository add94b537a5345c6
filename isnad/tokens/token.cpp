#include "isnad/tokens/token.hpp"

#include <algorithm>

#include "isnad/base/limits.hpp"
#include "isnad/text/codes.hpp"
#include "isnad/text/utf8.hpp"

namespace isnad {
namespace {

class Scanner {
 public:
  Scanner(std::string_view text, const NormalizedText& normalized) : text_(text), n_(normalized) {}

  std::vector<Token> tokens() {
    const auto size = static_cast<uint32_t>(n_.codes.size());
    out_.reserve(size / 4);
    bool glued = false;
    bool hashtag = false;
    for (uint32_t at = 0; at < size;) {
      const Code c = code(at);
      if (is_space(c) || c == '_') {
        glued = false;
        hashtag = hashtag && c == '_';
        ++at;
        continue;
      }
      Token token = next(at);
      if (glued) token.flags |= kGluedLeft;
      if (hashtag && token.kind != TokenKind::punctuation) token.flags |= kAfterHash;
      hashtag = c == '#' || (hashtag && token.kind != TokenKind::punctuation);
      out_.push_back(token);
      at = token.code_end;
      glued = true;
    }
    return std::move(out_);
  }

 private:
  Code code(uint32_t at) const {
    return at < n_.codes.size() ? static_cast<Code>(n_.codes[at]) : 0;
  }

  Token next(uint32_t at) const {
    const Code c = code(at);
    uint32_t end = at + 1;
    TokenKind kind = TokenKind::punctuation;
    if (is_arabic_letter(c)) {
      kind = TokenKind::word;
      while (is_arabic_letter(code(end))) ++end;
    } else if (is_digit(c)) {
      kind = TokenKind::number;
      while (is_digit(code(end)) ||
             ((code(end) == '.' || code(end) == ',') && is_digit(code(end + 1))))
        ++end;
    } else if (is_latin(c)) {
      kind = TokenKind::latin;
      while (is_latin(code(end)) || (code(end) == '-' && is_latin(code(end + 1)))) ++end;
    } else if (c == kSymbol) {
      kind = TokenKind::symbol;
      while (code(end) == kSymbol) ++end;
    }
    Token token{span(at, end), at, end, kind, 0};
    if (kind == TokenKind::word) token.flags = word_flags(at, end);
    return token;
  }

  // From the first letter's byte to the end of the last letter with its harakat; what else was
  // dropped after the last letter (tatweel, controls) stays outside.
  Span span(uint32_t at, uint32_t end) const {
    uint32_t byte = n_.offsets[end - 1];
    byte += decode_utf8(text_, byte).size;
    while (byte < n_.offsets[end]) {
      const Decoded d = decode_utf8(text_, byte);
      if (!is_haraka(d.code_point)) break;
      byte += d.size;
    }
    return {n_.offsets[at], byte};
  }

  uint32_t letter(uint32_t at) const { return decode_utf8(text_, n_.offsets[at]).code_point; }

  bool carries(uint32_t at, uint32_t first_mark, uint32_t last_mark) const {
    constexpr uint32_t kWithMark = 4;  // bytes: no letter and no mark has fewer than two
    if (n_.offsets[at + 1] - n_.offsets[at] < kWithMark) return false;
    uint32_t byte = n_.offsets[at];
    byte += decode_utf8(text_, byte).size;
    while (byte < n_.offsets[at + 1]) {
      const Decoded d = decode_utf8(text_, byte);
      if (d.code_point >= first_mark && d.code_point <= last_mark) return true;
      byte += d.size;
    }
    return false;
  }

  // The first letter that may show it: behind the alef of the derived forms it is the second one
  // after.
  bool begins_with_damma(uint32_t at, uint32_t end) const {
    if (carries(at, 0x064F, 0x064F)) return true;
    return end - at > 4 && letter(at) == 0x0627 && code(at + 1) != kLam &&
           carries(at + 2, 0x064F, 0x064F);
  }

  uint8_t word_flags(uint32_t at, uint32_t end) const {
    uint8_t flags = 0;
    const uint32_t first = letter(at);
    const uint32_t last = letter(end - 1);
    if (first == 0x0623) flags |= kHamzaAbove;
    if (first == 0x0625) flags |= kHamzaBelow;
    if (last == 0x0629) flags |= kTaMarbuta;
    if (last == 0x0649) flags |= kEndsMaqsura;
    const bool conjunction = (code(at) == kWaw || code(at) == kFa) && end - at > 3;
    if (begins_with_damma(at, end) || (conjunction && begins_with_damma(at + 1, end)))
      flags |= kFirstDamma;
    if (carries(end - 1, 0x064B, 0x064D) || (end - at > 1 && carries(end - 2, 0x064B, 0x064D)))
      flags |= kTanwin;
    return flags;
  }

  std::string_view text_;
  const NormalizedText& n_;
  std::vector<Token> out_;
};

// Lines of much the same length that mostly end without a full stop: a column, not paragraphs.
bool is_wrapped(const NormalizedText& n) {
  size_t lines = 0, open = 0, longest = 0;
  Code last = 0;
  for (size_t begin = 0, end = 0; (end = n.codes.find('\n', begin)) != std::string::npos;
       begin = end + 1) {
    if (end == begin) continue;
    for (size_t at = end; at-- > begin;) {
      if (is_space(static_cast<Code>(n.codes[at]))) continue;
      last = static_cast<Code>(n.codes[at]);
      break;
    }
    ++lines;
    longest = std::max(longest, end - begin);
    if (last != '.' && last != '!' && last != '?' && last != ':' && last != kCloseQuote) ++open;
  }
  return lines >= 4 && longest <= 90 && open * 10 >= lines * 6;
}

// What opens an item of a list where it begins a line: a dash, a dot, a picture.
bool is_bullet(const TokenizedText& t, uint32_t i) {
  return t.tokens[i].kind == TokenKind::symbol || t.is_mark(i, '-') || t.is_mark(i, '*');
}

class SentenceSplitter {
 public:
  explicit SentenceSplitter(const TokenizedText& t)
      : t_(t), n_(*t.normalized), wrapped_(is_wrapped(n_)) {}

  std::vector<Sentence> sentences() {
    uint32_t first = 0;
    for (uint32_t i = 0; i < t_.size(); ++i) {
      const uint32_t breaks = line_breaks_after(i);
      if (!ends_at(i, breaks) && i + 1 - first < kMaxSentenceTokens) continue;
      i = with_closing_quote(i);
      out_.push_back({{first, i + 1}, paragraph_});
      if (line_breaks_after(i) > 0) ++paragraph_;
      first = i + 1;
    }
    if (first < t_.size()) out_.push_back({{first, t_.size()}, paragraph_});
    return std::move(out_);
  }

 private:
  uint32_t line_breaks_after(uint32_t token) const {
    const uint32_t end = token + 1 < t_.size() ? t_.tokens[token + 1].code_begin
                                               : static_cast<uint32_t>(n_.codes.size());
    uint32_t breaks = 0;
    for (uint32_t c = t_.tokens[token].code_end; c < end; ++c) breaks += n_.codes[c] == '\n';
    return breaks;
  }

  bool ends_at(uint32_t i, uint32_t breaks) const {
    if (breaks >= 2) return true;
    if (breaks == 1 && (!wrapped_ || (i + 1 < t_.size() && is_bullet(t_, i + 1)))) return true;
    if (t_.is_mark(i, '!') || t_.is_mark(i, '?')) return true;
    return t_.is_mark(i, '.') && !is_abbreviation_dot(i);
  }

  // A dot after a single letter, or glued to what follows.
  bool is_abbreviation_dot(uint32_t i) const {
    const bool glued_next = i + 1 < t_.size() && t_.tokens[i + 1].has(kGluedLeft);
    const bool next_is_text = glued_next && t_.tokens[i + 1].kind != TokenKind::punctuation;
    const bool single = i > 0 && t_.tokens[i].has(kGluedLeft) &&
                        t_.tokens[i - 1].kind == TokenKind::word &&
                        t_.tokens[i - 1].code_end - t_.tokens[i - 1].code_begin == 1;
    if (single) return true;
    return next_is_text && t_.tokens[i + 1].kind != TokenKind::word;
  }

  uint32_t with_closing_quote(uint32_t i) const {
    while (i + 1 < t_.size() && t_.tokens[i + 1].has(kGluedLeft) &&
           (t_.is_mark(i + 1, kCloseQuote) || t_.is_mark(i + 1, '"') || t_.is_mark(i + 1, '.') ||
            t_.is_mark(i + 1, ')'))) {
      ++i;
    }
    return i;
  }

  const TokenizedText& t_;
  const NormalizedText& n_;
  bool wrapped_;
  uint32_t paragraph_ = 0;
  std::vector<Sentence> out_;
};

}  // namespace

TokenizedText tokenize(std::string_view text, const NormalizedText& normalized) {
  TokenizedText out;
  out.text = text;
  out.normalized = &normalized;
  out.tokens = Scanner(text, normalized).tokens();
  out.sentences = SentenceSplitter(out).sentences();
  out.sentence_of.resize(out.tokens.size());
  for (uint32_t s = 0; s < out.sentences.size(); ++s) {
    for (uint32_t i = out.sentences[s].tokens.first; i < out.sentences[s].tokens.last; ++i)
      out.sentence_of[i] = s;
  }
  return out;
}

}  // namespace isnad
