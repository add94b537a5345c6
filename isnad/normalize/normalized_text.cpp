#include "isnad/normalize/normalized_text.hpp"

#include "isnad/text/codes.hpp"
#include "isnad/text/utf8.hpp"

namespace isnad {
namespace {

// Folded codes with what the second pass needs: whether a tatweel stood right before or after each
// code.
struct Draft {
  NormalizedText text;
  std::vector<uint8_t> tatweel_after;
  std::vector<uint8_t> tatweel_before;
};

Draft fold_text(std::string_view text) {
  Draft draft;
  NormalizedText& out = draft.text;
  out.codes.reserve(text.size());
  out.offsets.reserve(text.size() + 1);
  draft.tatweel_after.reserve(text.size());
  draft.tatweel_before.reserve(text.size());
  bool tatweel = false;
  for (size_t at = 0; at < text.size();) {
    const Decoded d = decode_utf8(text, at);
    const Folded f = fold_code_point(d.code_point);
    if (is_tatweel(d.code_point)) {
      tatweel = true;
      if (!out.codes.empty()) draft.tatweel_after.back() = 1;
    }
    for (uint8_t i = 0; i < f.count; ++i) {
      out.codes += static_cast<char>(f.codes[i]);
      out.offsets.push_back(static_cast<uint32_t>(at));
      draft.tatweel_before.push_back(tatweel && i == 0 ? 1 : 0);
      draft.tatweel_after.push_back(0);
      tatweel = false;
    }
    at += d.size;
  }
  out.offsets.push_back(static_cast<uint32_t>(text.size()));
  return draft;
}

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
    ++i;
    if (cuts.size() >= kMostCuts) continue;
    size_t next = i;
    while (next - i < 2 && (is_disguise(code_at(t, next)) || code_at(t, next) == ' ')) ++next;
    if (next == i || !is_letter_at(t, next)) continue;
    bool spaced = false;
    for (size_t k = i; k < next; ++k) spaced = spaced || code_at(t, k) == ' ';
    if (spaced && draft.tatweel_after[i - 1] == 0 && draft.tatweel_before[next] == 0) return i;
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
    if (draft.tatweel_after[cut - 1] == 0 || draft.tatweel_before[cut + 1] == 0) return false;
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
  Draft draft = fold_text(text);
  const std::vector<size_t> cuts = find_cuts(draft, is_word);
  return cuts.empty() ? std::move(draft.text) : drop_cuts(draft.text, cuts);
}

}  // namespace isnad
