#include "isnad/entities/name_variants.hpp"

#include <algorithm>

#include "isnad/text/codes.hpp"
#include "isnad/text/utf8.hpp"

namespace isnad {
namespace {

constexpr size_t kShortestSplitRest = 3;  // letters after a joined head that are taken for a name

int letter_kind(char c) {
  const auto code = static_cast<Code>(c);
  return is_arabic_letter(code) ? 1 : is_digit(code) ? 2 : is_latin(code) ? 3 : 0;
}

bool starts_with(const std::string& word, const std::string& prefix) {
  return word.size() > prefix.size() && word.compare(0, prefix.size(), prefix) == 0;
}

bool ends_with(const std::string& word, const std::string& suffix) {
  return word.size() >= suffix.size() &&
         word.compare(word.size() - suffix.size(), suffix.size(), suffix) == 0;
}

bool is_arabic(const std::string& word) {
  return !word.empty() && is_arabic_letter(static_cast<Code>(word[0]));
}

// Does the word take an article? Letters of model names ("T", "M") and words that have one do not.
bool takes_article(const WrittenName& name, size_t i) {
  return !name.definite[i] && name.codes[i].size() > 2 && is_arabic(name.codes[i]);
}

void add(std::vector<NameCodes>& out, NameCodes name) {
  if (std::find(out.begin(), out.end(), name) == out.end()) out.push_back(std::move(name));
}

std::vector<std::string> joined_heads(const NameWords& words, const Lexicon& lexicon) {
  std::vector<std::string> out;
  for (const auto& [word, senses] : words.senses) {
    if ((senses & kJoinedHead) != 0) out.emplace_back(lexicon.vocabulary.codes(word));
  }
  std::sort(out.begin(), out.end());
  return out;
}

bool is_joined_head(const std::string& word, const NameWords& words, const Lexicon& lexicon) {
  return (words.senses_of(lexicon.vocabulary.find(word)) & kJoinedHead) != 0;
}

void add_joined(std::vector<NameCodes>& out, const NameCodes& name, const NameWords& words,
                const Lexicon& lexicon) {
  for (size_t i = 0; i + 1 < name.size(); ++i) {
    if (!is_joined_head(name[i], words, lexicon) || !is_arabic(name[i + 1])) continue;
    NameCodes joined(name.begin(), name.begin() + static_cast<long>(i));
    joined.push_back(name[i] + name[i + 1]);
    joined.insert(joined.end(), name.begin() + static_cast<long>(i) + 2, name.end());
    add(out, std::move(joined));
  }
}

void add_split(std::vector<NameCodes>& out, const NameCodes& name, const NameWords& words,
               const Lexicon& lexicon) {
  if (name.size() != 1) return;
  for (const std::string& head : joined_heads(words, lexicon)) {
    if (!starts_with(name[0], head) || name[0].size() < head.size() + kShortestSplitRest) continue;
    add(out, {head, name[0].substr(head.size())});
  }
}

void add_alternates(std::vector<NameCodes>& out, const NameCodes& name, const NameWords& words) {
  for (size_t i = 0; i < name.size(); ++i) {
    for (const auto& forms : words.alternates) {
      if (std::find(forms.begin(), forms.end(), name[i]) == forms.end()) continue;
      for (const std::string& form : forms) {
        NameCodes other = name;
        other[i] = form;
        add(out, std::move(other));
      }
    }
  }
}

// The word with this ending, or "" where the ending does not fit it.
std::string bend(const std::string& word, const NameEnding& ending) {
  const bool feminine = static_cast<Code>(word.back()) == kHa;
  if (ending.drop.empty() ? feminine && !ending.add.empty() : !ends_with(word, ending.drop))
    return "";
  if (ending.drop.empty() && static_cast<Code>(word.back()) == kAlef) return "";
  return word.substr(0, word.size() - ending.drop.size()) + ending.add;
}

}  // namespace

WrittenName split_name(std::string_view utf8, const NameWords& words) {
  WrittenName out;
  int before = 0;
  for (size_t at = 0; at < utf8.size();) {
    const Decoded character = decode_utf8(utf8, at);
    const Folded folded = fold_code_point(character.code_point);
    for (uint8_t i = 0; i < folded.count; ++i) {
      const auto code = static_cast<char>(folded.codes[i]);
      const int kind = letter_kind(code);
      if (kind != 0 && kind != before) {
        out.codes.emplace_back();
        const std::string_view rest = utf8.substr(at);
        out.definite.push_back(rest.size() > words.article_written.size() &&
                               rest.substr(0, words.article_written.size()) ==
                                   words.article_written);
      }
      if (kind != 0) out.codes.back() += code;
      before = kind;
    }
    at += character.size;
  }
  return out;
}

std::vector<NameCodes> spelling_variants(const NameCodes& name, const NameWords& words,
                                         const Lexicon& lexicon) {
  std::vector<NameCodes> out{name};
  add_alternates(out, name, words);
  const size_t plain = out.size();
  for (size_t i = 0; i < plain; ++i) add_joined(out, NameCodes(out[i]), words, lexicon);
  add_split(out, name, words, lexicon);
  return out;
}

std::vector<NameCodes> definite_variants(const WrittenName& name, const NameWords& words) {
  std::vector<NameCodes> out;
  const size_t size = name.codes.size();
  if (size == 0 || !takes_article(name, size - 1)) return out;
  NameCodes last = name.codes;
  last.back() = words.article + last.back();
  NameCodes all = name.codes;
  for (size_t i = 0; i < size; ++i) {
    if (takes_article(name, i)) all[i] = words.article + all[i];
  }
  add(out, std::move(last));
  add(out, std::move(all));
  return out;
}

std::vector<NameCodes> dual_variants(const WrittenName& name, const NameWords& words) {
  std::vector<NameCodes> out;
  if (name.codes.empty() || !takes_article(name, 0)) return out;
  for (const NameEnding& ending : words.duals) {
    NameCodes head = name.codes;
    head.front() = bend(name.codes.front(), ending);
    if (head.front().empty()) continue;
    if (head.size() == 1) {
      add(out, {words.article + head.front()});
    } else if (takes_article(name, 1)) {
      NameCodes both = head;
      both[1] = bend(name.codes[1], ending);
      if (!both[1].empty()) add(out, std::move(both));
    }
    add(out, std::move(head));
  }
  return out;
}

std::vector<NameCodes> adjective_variants(const NameCodes& name, const NameWords& words) {
  std::vector<NameCodes> out;
  if (name.empty()) return out;
  add(out, name);
  for (const NameEnding& ending : words.adjectives) {
    NameCodes bent = name;
    for (std::string& word : bent) word = bend(word, ending);
    if (std::all_of(bent.begin(), bent.end(), [](const auto& w) { return !w.empty(); })) {
      add(out, std::move(bent));
    }
  }
  for (size_t i = 0, plain = out.size(); i < plain; ++i) {
    NameCodes definite = out[i];
    for (std::string& word : definite) word.insert(0, words.article);
    add(out, std::move(definite));
  }
  return out;
}

}  // namespace isnad
