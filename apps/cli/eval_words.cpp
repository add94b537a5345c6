#include "apps/cli/eval_words.hpp"

#include <algorithm>
#include <cstdlib>
#include <memory>
#include <utf8proc.h>

#include "isnad/text/utf8.hpp"

namespace isnad {
namespace {

constexpr char32_t kAlef = 0x0627;
constexpr char32_t kHa = 0x0647;
constexpr char32_t kLam = 0x0644;
constexpr char32_t kWaw = 0x0648;
constexpr char32_t kYa = 0x064A;

std::string to_nfkc(std::string_view text) {
  utf8proc_uint8_t* mapped = nullptr;
  const utf8proc_ssize_t size = utf8proc_map(
      reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
      static_cast<utf8proc_ssize_t>(text.size()), &mapped,
      static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_COMPAT));
  const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> owner(mapped, &std::free);
  if (size < 0) return std::string(text);
  return std::string(reinterpret_cast<const char*>(mapped), static_cast<size_t>(size));
}

bool is_mark(char32_t c) {
  return (c >= 0x064B && c <= 0x065F) || c == 0x0670 || (c >= 0x06D6 && c <= 0x06ED) || c == 0x0640;
}

bool is_word_letter(char32_t c) {
  return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
         (c >= 0x0621 && c <= 0x064A);
}

char32_t fold(char32_t c) {
  switch (c) {
    case 0x0622:  // alef with madda, hamza above, hamza below; alef wasla
    case 0x0623:
    case 0x0625:
    case 0x0671:
      return kAlef;
    case 0x0649:  // alef maqsura, ya with hamza
    case 0x0626:
      return kYa;
    case 0x0629:  // ta marbuta
      return kHa;
    case 0x0624:  // waw with hamza
      return kWaw;
    default:
      return c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c;
  }
}

// The article with what may stand before it: wa- and then bi-l-, ka-l-, fa-l-, li-l- or al-.
size_t article_length(std::u32string_view word) {
  static const std::u32string kArticles[] = {U"\u0628\u0627\u0644",
                                             U"\u0643\u0627\u0644",
                                             U"\u0641\u0627\u0644",
                                             {kLam, kLam},
                                             {kAlef, kLam}};
  const size_t conjunction = !word.empty() && word[0] == kWaw ? 1 : 0;
  for (const std::u32string& article : kArticles) {
    const size_t length = conjunction + article.size();
    if (word.substr(conjunction, article.size()) == article && word.size() >= length + 2)
      return length;
  }
  return 0;
}

bool holds(const std::set<std::string>& all, const std::set<std::string>& some) {
  return std::includes(all.begin(), all.end(), some.begin(), some.end());
}

}  // namespace

std::set<std::string> comparable_words(std::string_view text) {
  std::set<std::string> words;
  std::u32string word;
  const auto end_word = [&words, &word] {
    std::string written;
    for (const char32_t c : word.substr(article_length(word))) append_utf8(written, c);
    if (!word.empty()) words.insert(std::move(written));
    word.clear();
  };
  const std::string normal = to_nfkc(text);
  for (size_t at = 0; at < normal.size();) {
    const Decoded decoded = decode_utf8(normal, at);
    at += decoded.size;
    if (is_mark(decoded.code_point)) continue;
    const char32_t letter = fold(decoded.code_point);
    if (is_word_letter(letter)) {
      word += letter;
    } else {
      end_word();
    }
  }
  end_word();
  return words;
}

bool same_name(std::string_view alternatives, const std::vector<std::string>& names) {
  constexpr size_t kWordsMore = 5;  // of a name that holds the alternative
  for (size_t begin = 0; begin <= alternatives.size();) {
    const size_t end = std::min(alternatives.find('|', begin), alternatives.size());
    const auto gold = comparable_words(alternatives.substr(begin, end - begin));
    for (const std::string& name : names) {
      const auto words = comparable_words(name);
      if (gold.empty() || words.empty()) continue;
      if (holds(gold, words) || (holds(words, gold) && words.size() <= gold.size() + kWordsMore))
        return true;
    }
    begin = end + 1;
  }
  return false;
}

bool is_correspondent(std::string_view speaker) {
  // m-r-a-s-l, "correspondent", whatever stands before and after
  return speaker.find("\u0645\u0631\u0627\u0633\u0644") != speaker.npos;
}

}  // namespace isnad
