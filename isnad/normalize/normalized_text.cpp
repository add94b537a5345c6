#include "isnad/normalize/normalized_text.hpp"

#include <algorithm>

#include "isnad/text/codes.hpp"
#include "isnad/text/utf8.hpp"

namespace isnad {
namespace {

// Folded codes with what the second pass needs: where a tatweel stood, by the number of codes
// before it.
struct Draft {
  NormalizedText text;
  std::vector<uint32_t> tatweels;

  bool tatweel_before(size_t code) const {
    return std::binary_search(tatweels.begin(), tatweels.end(), code);
  }
  bool tatweel_after(size_t code) const { return tatweel_before(code + 1); }
};

class Folder {
 public:
  explicit Folder(std::string_view text) : text_(text) {
    // No character has more codes than bytes.
    draft_.text.codes.resize(text.size());
    draft_.text.offsets.resize(text.size() + 1);
  }

  Draft fold() {
    for (size_t at = 0; at < text_.size();) at += fold_at(at);
    draft_.text.codes.resize(size_);
    draft_.text.offsets.resize(size_ + 1);
    draft_.text.offsets[size_] = static_cast<uint32_t>(text_.size());
    return std::move(draft_);
  }

 private:
  // Folds the character there; its bytes.
  size_t fold_at(size_t at) {
    const Decoded d = decode_utf8(text_, at);
    if (d.code_point >= kShortCodePoints) {
      const Folded f = fold_code_point(d.code_point);
      for (uint8_t i = 0; i < f.count; ++i) add(f.codes[i], at);
    } else if (const Code code = kShortCodes[d.code_point]; code != 0) {
      add(code, at);
    } else if (is_tatweel(d.code_point)) {
      const auto codes = static_cast<uint32_t>(size_);
      if (draft_.tatweels.empty() || draft_.tatweels.back() != codes)
        draft_.tatweels.push_back(codes);
    }
    return d.size;
  }

  void add(Code code, size_t at) {
    draft_.text.codes[size_] = static_cast<char>(code);
    draft_.text.offsets[size_] = static_cast<uint32_t>(at);
    ++size_;
  }

  std::string_view text_;
  Draft draft_;
  size_t size_ = 0;  // codes so far
};

Code code_at(const NormalizedText& t, size_t i) {
  return i < t.codes.size() ? static_cast<Code>(t.codes[i]) : 0;
}

bool is_letter_at(const NormalizedText& t, size_t i) { return is_arabic_letter(code_at(t, i)); }

bool is_disguise(Code c) {
  return c == '.' || c == '*' || c == '~' || c == '|' || c == '!' || c == '\'' || c == '-';
}

// No disguised word has more interruptions; the bound keeps the search linear in the text.
constexpr size_t kMostCuts = 16;

// The end of a stretch of letters that dots or tatweel gaps interrupt, starting at `i`; sets `cuts`
// to the positions of the interrupting codes.
size_t cut_word_end(const Draft& draft, size_t i, std::vector<size_t>& cuts) {
  const NormalizedText& t = draft.text;
  while (is_letter_at(t, i)) {
    while (is_letter_at(t, i)) ++i;
    if (cuts.size() >= kMostCuts) return i;
    size_t next = i;
    while (next - i < 2 && (is_disguise(code_at(t, next)) || code_at(t, next) == ' ')) ++next;
    if (next == i || !is_letter_at(t, next)) return i;
    bool spaced = false;
    for (size_t k = i; k < next; ++k) spaced = spaced || code_at(t, k) == ' ';
    if (spaced && !draft.tatweel_after(i - 1) && !draft.tatweel_before(next)) return i;
    for (size_t k = i; k < next; ++k) cuts.push_back(k);
    i = next;
  }
  return i;
}

// The end of "q s f": three or more single letters with one space between.
size_t spaced_letters_end(const NormalizedText& t, size_t i, std::vector<size_t>& cuts) {
  size_t letters = 0;
  size_t end = i;
  while (cuts.size() < kMostCuts && is_letter_at(t, i) && !is_letter_at(t, i + 1)) {
    ++letters;
    end = i + 1;
    if (code_at(t, i + 1) != ' ' || !is_letter_at(t, i + 2) || is_letter_at(t, i + 3)) break;
    cuts.push_back(i + 1);
    i += 2;
  }
  if (letters < 3) cuts.clear();
  return end;
}

std::string without(const NormalizedText& t, size_t begin, size_t end,
                    const std::vector<size_t>& cuts) {
  std::string out;
  size_t cut = 0;
  for (size_t i = begin; i < end; ++i) {
    if (cut < cuts.size() && cuts[cut] == i) {
      ++cut;
    } else {
      out += t.codes[i];
    }
  }
  return out;
}

// Keeps as many of the cuts as give a known word: all, or those up to the longest known prefix.
void keep_known(const NormalizedText& t, size_t begin, size_t& end, std::vector<size_t>& cuts,
                const WordTest& is_word) {
  while (!cuts.empty()) {
    if (is_word(without(t, begin, end, cuts))) return;
    end = cuts.back();
    cuts.pop_back();
    while (!cuts.empty() && cuts.back() + 1 == end) {
      end = cuts.back();
      cuts.pop_back();
    }
  }
}

// True when a piece is cut by tatweel: nobody writes that by accident, so the word need not be
// known.
bool all_by_tatweel(const Draft& draft, const std::vector<size_t>& cuts) {
  for (const size_t cut : cuts) {
    if (draft.text.codes[cut] != ' ') return false;
    if (!draft.tatweel_after(cut - 1) || !draft.tatweel_before(cut + 1)) return false;
  }
  return !cuts.empty();
}

std::vector<size_t> find_cuts(const Draft& draft, const WordTest& is_word) {
  const NormalizedText& t = draft.text;
  std::vector<size_t> all;
  std::vector<size_t> cuts;
  for (size_t i = 0; i < t.codes.size();) {
    if (!is_letter_at(t, i)) {
      ++i;
      continue;
    }
    cuts.clear();
    size_t end = cut_word_end(draft, i, cuts);
    if (cuts.empty()) {
      const size_t spaced = spaced_letters_end(t, i, cuts);
      if (!cuts.empty()) end = spaced;
    }
    if (!cuts.empty() && !all_by_tatweel(draft, cuts)) keep_known(t, i, end, cuts, is_word);
    all.insert(all.end(), cuts.begin(), cuts.end());
    i = end > i ? end : i + 1;
  }
  return all;
}

NormalizedText drop_cuts(const NormalizedText& t, const std::vector<size_t>& cuts) {
  NormalizedText out;
  out.codes.reserve(t.codes.size());
  out.offsets.reserve(t.offsets.size());
  size_t cut = 0;
  for (size_t i = 0; i < t.codes.size(); ++i) {
    if (cut < cuts.size() && cuts[cut] == i) {
      ++cut;
      continue;
    }
    out.codes += t.codes[i];
    out.offsets.push_back(t.offsets[i]);
  }
  out.offsets.push_back(t.offsets.back());
  return out;
}

}  // namespace

NormalizedText normalize_text(std::string_view text, const WordTest& is_word) {
  Draft draft = Folder(text).fold();
  const std::vector<size_t> cuts = find_cuts(draft, is_word);
  return cuts.empty() ? std::move(draft.text) : drop_cuts(draft.text, cuts);
}

}  // namespace isnad
