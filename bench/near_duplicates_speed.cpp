// How fast are copies found on one core, and does the work grow with the number of documents alone?
//
// usage: near_duplicates_speed DOCUMENTS.jsonl
//
// The articles are repeated with words changed (a fixed generator): one document in twelve is a
// copy of another with every fortieth word replaced, the others have every second word replaced and
// so are texts of their own. Sizes double up to 368,000 texts; CPU time from the text to the
// voices. The exponent is that of the time from 46,000 to 368,000; exit code 1 above 1.2.
#include <cmath>
#include <cstdio>
#include <ctime>
#include <string>
#include <vector>

#include "isnad/ingest/document_reader.hpp"
#include "isnad/reconcile/near_duplicates.hpp"

namespace {

double cpu_seconds() {
  timespec now{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) / 1e9;
}

struct Random {
  uint64_t state;
  uint64_t next() {
    state += 0x9E3779B97F4A7C15;
    uint64_t z = (state ^ state >> 30) * 0xBF58476D1CE4E5B9;
    z = (z ^ z >> 27) * 0x94D049BB133111EB;
    return z ^ z >> 31;
  }
};

// Every `step`th word becomes a word of digits.
void perturb(const std::string& text, size_t step, Random& random, std::string& out) {
  out.clear();
  size_t word = 0;
  for (size_t at = 0; at < text.size();) {
    size_t end = text.find(' ', at);
    if (end == std::string::npos) end = text.size();
    if (word++ % step == 0)
      out += std::to_string(random.next() % 1000000);
    else
      out.append(text, at, end - at);
    if (end < text.size()) out += ' ';
    at = end + 1;
  }
}

double run(const std::vector<std::string>& articles, size_t size) {
  Random random{42};
  std::vector<isnad::SketchedDocument> documents;
  documents.reserve(size);
  std::string text;
  double spent = 0, bytes = 0;
  for (size_t i = 0; i < size; ++i) {
    const bool copy = i % 12 == 11;
    // Copies are of the article as it is; the first use of each is the original.
    const std::string& article = articles[(copy ? i / 12 : i) % articles.size()];
    if (i < articles.size() && !copy)
      text = article;
    else
      perturb(article, copy ? 40 : 2, random, text);
    bytes += static_cast<double>(text.size());
    isnad::SketchedDocument document;
    document.id = std::to_string(1000000 + i);
    const double start = cpu_seconds();
    document.sketch = isnad::sketch_text(text);
    documents.push_back(std::move(document));
    spent += cpu_seconds() - start;
  }
  const double sketched = spent;
  const double start = cpu_seconds();
  const isnad::NearDuplicates found = isnad::find_near_duplicates(std::move(documents), 0.7);
  spent += cpu_seconds() - start;
  size_t copies = 0;
  for (uint32_t i = 0; i < found.original.size(); ++i) copies += found.original[i] != i;
  std::printf(
      "%8zu texts of %4.0f B  %7.3f s (sketches %.3f)  %7.0f texts/s  %4.0f MB/s  %zu copies, %llu "
      "compared\n",
      size, bytes / static_cast<double>(size), spent, sketched, static_cast<double>(size) / spent,
      bytes / 1e6 / spent, copies, static_cast<unsigned long long>(found.compared));
  return spent;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) {
    std::fprintf(stderr, "usage: near_duplicates_speed DOCUMENTS.jsonl\n");
    return 2;
  }
  std::vector<std::string> articles;
  isnad::DocumentReader reader({argv[1]}, {});
  while (auto item = reader.next()) {
    if (const auto* document = std::get_if<isnad::Document>(&*item))
      articles.push_back(document->text);
  }
  if (articles.empty()) return 4;
  double first = 0, last = 0;
  for (size_t size = 46000; size <= 368000; size *= 2) {
    last = run(articles, size);
    if (size == 46000) first = last;
  }
  const double exponent = std::log(last / first) / std::log(8.0);
  std::printf("exponent %.3f\n", exponent);
  return exponent > 1.2 ? 1 : 0;
}
