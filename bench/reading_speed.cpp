// Where does the time of a whole reading go? Megabytes of text a second on one core, stage by
// stage, and for the matching of names alone.
//
// usage: reading_speed DOCUMENTS PACK_FOLDER...
//
// All documents of the input (JSONL, text or a folder) are read three times; the best round of each
// stage counts. "names" is the look-up of all names of the packs at every word, which `entities`
// does before it decides anything.
#include <algorithm>
#include <cstdio>
#include <ctime>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "isnad/claims/build.hpp"
#include "isnad/engine.hpp"
#include "isnad/ingest/document_reader.hpp"
#include "isnad/morphology/word.hpp"

namespace {

using isnad::Analysis;
using isnad::Knowledge;

struct Stage {
  const char* name;
  std::function<void(Analysis&)> run;
  double best = 1e9;
  double round = 0;
};

size_t found_names = 0;

// Of this thread: other work on the machine does not count.
double cpu_seconds() {
  timespec time{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) / 1e9;
}

void find_names(const Analysis& a, const Knowledge& k) {
  std::vector<isnad::PhraseMatch> matches;
  for (uint32_t i = 0; i < a.tokens.size(); ++i) {
    const isnad::Word& word = a.words.words[i];
    uint8_t starts = 0;
    for (uint32_t s = 0; s < word.surfaces; ++s) {
      const isnad::WordId form = a.words.surfaces[word.first_surface + s].form;
      if (form < k.catalogue.starts.size()) starts |= k.catalogue.starts[form];
    }
    if ((starts & isnad::kStartsName) == 0) continue;
    matches.clear();
    k.catalogue.names.find_at(a.tokens, a.words, k.lexicon, i, matches);
    found_names += matches.size();
  }
}

std::vector<Stage> stages_of(const Knowledge& k, isnad::WordCache& words) {
  return {
      {"normalize",
       [&k](Analysis& a) {
         a.normalized = isnad::normalize_text(a.document.text, [&k](std::string_view word) {
           return is_known_word(word, k.lexicon);
         });
       }},
      {"tokens", [](Analysis& a) { a.tokens = tokenize(a.document.text, a.normalized); }},
      {"morphology", [&](Analysis& a) { a.words = analyze_words(a.tokens, k.lexicon, words); }},
      {"names", [&k](Analysis& a) { find_names(a, k); }},
      {"quantities",
       [&k](Analysis& a) {
         a.quantities = find_quantities(a.tokens, a.words, k.lexicon, k.quantities);
       }},
      {"dates",
       [&k](Analysis& a) {
         a.dates = find_dates(a.tokens, a.words, k.lexicon, k.dates, a.document.published);
       }},
      {"entities",
       [&k](Analysis& a) {
         a.entities = find_entities(a.tokens, a.words, k.lexicon, a.dates, k.catalogue);
       }},
      {"syntax", [&k](Analysis& a) { a.syntax = parse_syntax(a.layers, k.syntax); }},
      {"events", [&k](Analysis& a) { a.events = find_events(a.layers, a.syntax, k.events); }},
      {"attribution",
       [&k](Analysis& a) { a.attribution = find_attributions(a.layers, a.syntax, k.attribution); }},
      {"claims",
       [&k](Analysis& a) {
         a.claims = build_claims({a.document, a.layers, a.syntax, a.events, a.attribution},
                                 k.claims, k.packs);
       }},
  };
}

void read_document(const isnad::Document& document, const Knowledge& k,
                   std::vector<Stage>& stages) {
  Analysis a;
  a.document = document;
  a.layers = {&a.tokens, &a.words, &k.lexicon, &a.quantities, &a.dates, &a.entities, &k.catalogue};
  for (Stage& stage : stages) {
    const double start = cpu_seconds();
    stage.run(a);
    stage.round += cpu_seconds() - start;
  }
}

void print(const std::vector<Stage>& stages, double megabytes) {
  double all = 0;
  for (const Stage& stage : stages) {
    std::printf("%-12s %8.1f MB/s %8.3f s\n", stage.name, megabytes / stage.best, stage.best);
    if (std::string_view(stage.name) != "names") all += stage.best;
  }
  std::printf("%-12s %8.1f MB/s %8.3f s   %.2f MB, %zu matches of names\n", "all", megabytes / all,
              all, megabytes, found_names / 3);
}

}  // namespace

int main(int count, char** words) {
  if (count < 3) {
    std::fprintf(stderr, "usage: reading_speed DOCUMENTS PACK_FOLDER...\n");
    return 2;
  }
  const auto knowledge = isnad::load_knowledge({words + 2, words + count});
  if (!knowledge) {
    std::fprintf(stderr, "%s %s\n", knowledge.error().message.c_str(),
                 knowledge.error().where.c_str());
    return 2;
  }
  std::vector<isnad::Document> documents;
  double bytes = 0;
  isnad::DocumentReader reader({words[1]}, {});
  while (auto item = reader.next()) {
    if (auto* document = std::get_if<isnad::Document>(&*item)) {
      bytes += static_cast<double>(document->text.size());
      documents.push_back(std::move(*document));
    }
  }
  isnad::WordCache cache;
  std::vector<Stage> stages = stages_of(**knowledge, cache);
  for (int round = 0; round < 3; ++round) {
    for (const isnad::Document& document : documents) read_document(document, **knowledge, stages);
    for (Stage& stage : stages) {
      stage.best = std::min(stage.best, stage.round);
      stage.round = 0;
    }
  }
  print(stages, bytes / 1e6);
  return 0;
}
