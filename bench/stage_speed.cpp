// How fast do the stages of numbers and dates read on one core, and is their work linear in the
// length of the text?
//
// usage: stage_speed PACKS_FOLDER [TEXT_FILE]...
//
// Each file is read line by line as a document of its own; the best of three rounds counts. Then
// lines of ten thousand, a hundred thousand and a million number words: exit code 1 when a byte of
// the longest costs more than three times a byte of the shortest.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "isnad/engine.hpp"

namespace {

using isnad::Knowledge;

struct Seconds {
  double morphology = 0, quantities = 0, dates = 0;
};

double since(std::chrono::steady_clock::time_point start) {
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

void read_text(const std::string& text, const Knowledge& k, Seconds& spent) {
  using Clock = std::chrono::steady_clock;
  auto start = Clock::now();
  const auto normalized = isnad::normalize_text(
      text, [&k](std::string_view word) { return isnad::is_known_word(word, k.lexicon); });
  const auto tokens = isnad::tokenize(text, normalized);
  const auto words = isnad::analyze_words(tokens, k.lexicon);
  spent.morphology += since(start);
  start = Clock::now();
  const auto quantities = isnad::find_quantities(tokens, words, k.lexicon, k.quantities);
  spent.quantities += since(start);
  start = Clock::now();
  const auto dates = isnad::find_dates(tokens, words, k.lexicon, k.dates, "2016-03-10");
  spent.dates += since(start);
}

Seconds best_of_three(const std::vector<std::string>& texts, const Knowledge& k) {
  Seconds best{1e9, 1e9, 1e9};
  for (int round = 0; round < 3; ++round) {
    Seconds spent;
    for (const std::string& text : texts) read_text(text, k, spent);
    best.morphology = std::min(best.morphology, spent.morphology);
    best.quantities = std::min(best.quantities, spent.quantities);
    best.dates = std::min(best.dates, spent.dates);
  }
  return best;
}

void print(const std::string& name, const Seconds& s, size_t bytes) {
  const double mb = static_cast<double>(bytes) / 1e6;
  std::printf("%-28s %8.2f MB   before %6.2f   quantities %6.2f   dates %6.2f MB/s\n", name.c_str(),
              mb, mb / s.morphology, mb / s.quantities, mb / s.dates);
}

void measure_file(const std::string& path, const Knowledge& k) {
  std::ifstream in(path);
  std::vector<std::string> texts;
  size_t bytes = 0;
  for (std::string line; std::getline(in, line);) {
    bytes += line.size() + 1;
    texts.push_back(std::move(line));
  }
  print(std::filesystem::path(path).filename().string(), best_of_three(texts, k), bytes);
}

// One line of number words of the pack, joined by "and".
std::string number_words(const Knowledge& k, size_t count) {
  std::vector<std::string> forms;
  for (const isnad::RowView row : rows_of(k.packs, "quantities.numerals")) {
    for (const std::string& form : row.list("forms")) forms.push_back(form);
  }
  const std::string joint = "\xD9\x88";
  std::string out;
  for (size_t i = 0; i < count; ++i)
    out += (i % 3 != 0 ? joint : "") + forms[i % forms.size()] + " ";
  return out;
}

bool measure_number_words(const Knowledge& k) {
  double shortest = 0, longest = 0;
  for (const size_t count : {10000u, 100000u, 1000000u}) {
    const std::string text = number_words(k, count);
    const Seconds s = best_of_three({text}, k);
    print(std::to_string(count) + " number words", s, text.size());
    longest = (s.quantities + s.dates) / static_cast<double>(text.size());
    if (shortest == 0) shortest = longest;
  }
  std::printf("a byte of the longest line costs %.2f times one of the shortest\n",
              longest / shortest);
  return longest < 3 * shortest;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) {
    std::fprintf(stderr, "usage: stage_speed PACKS_FOLDER [TEXT_FILE]...\n");
    return 2;
  }
  const std::string packs = argv[1];
  const auto knowledge = isnad::load_knowledge({packs + "/ar-core", packs + "/conflict-core"});
  if (!knowledge) {
    std::fprintf(stderr, "%s %s\n", knowledge.error().message.c_str(),
                 knowledge.error().where.c_str());
    return 2;
  }
  for (int i = 2; i < argc; ++i) measure_file(argv[i], **knowledge);
  return measure_number_words(**knowledge) ? 0 : 1;
}
