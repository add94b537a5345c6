// Who vouches for a word? Tables of sentences over the packs as shipped.
#include "isnad/attribution/attribution.hpp"

#include <fstream>
#include <gtest/gtest.h>
#include <memory>
#include <string>
#include <vector>

#include "isnad/attribution/attribution_rules.hpp"
#include "isnad/dates/date_lexicon.hpp"
#include "isnad/quantities/quantity_lexicon.hpp"
#include "isnad/syntax/syntax_rules.hpp"

namespace isnad {
namespace {

struct Packs {
  PackSet set;
  Lexicon lexicon;
  QuantityLexicon quantities;
  DateLexicon dates;
  Catalogue catalogue;
  SyntaxRules syntax;
  AttributionRules rules;
};

template <typename T>
void put(T& place, Result<T> result) {
  ASSERT_TRUE(result) << result.error().message << " " << result.error().where;
  place = std::move(*result);
}

const Packs& packs() {
  static const std::unique_ptr<Packs> loaded = [] {
    auto p = std::make_unique<Packs>();
    const std::string root = std::string(ISNAD_SOURCE_DIR) + "/packs/";
    put(p->set, load_packs({root + "ar-core", root + "conflict-core"}));
    put(p->lexicon, load_lexicon(p->set));
    put(p->quantities, load_quantity_lexicon(p->set, p->lexicon));
    put(p->dates, load_date_lexicon(p->set, p->lexicon));
    put(p->catalogue, load_catalogue(p->set, p->lexicon));
    put(p->syntax, load_syntax_rules(p->set, p->lexicon));
    put(p->rules, load_attribution_rules(p->set, p->lexicon));
    return p;
  }();
  return *loaded;
}

// All layers of one text; they point into each other.
struct Analysed {
  std::string written;
  NormalizedText normalized;
  TokenizedText tokens;
  MorphologyLayer words;
  QuantityLayer quantities;
  DateLayer dates;
  EntityLayer entities;
  SyntaxLayer syntax;
  AttributionLayer layer;

  explicit Analysed(std::string text) : written(std::move(text)) {
    const Packs& p = packs();
    normalized =
        normalize_text(written, [&p](std::string_view w) { return is_known_word(w, p.lexicon); });
    tokens = tokenize(written, normalized);
    words = analyze_words(tokens, p.lexicon);
    quantities = find_quantities(tokens, words, p.lexicon, p.quantities);
    dates = find_dates(tokens, words, p.lexicon, p.dates, "");
    entities = find_entities(tokens, words, p.lexicon, dates, p.catalogue);
    const TextLayers layers{&tokens, &words,    &p.lexicon,  &quantities,
                            &dates,  &entities, &p.catalogue};
    syntax = parse_syntax(layers, p.syntax);
    layer = find_attributions(layers, syntax, p.rules);
  }

  uint32_t governing(const std::string& probe) const {
    const size_t at = written.find(probe);
    uint32_t out = kNone;
    for (uint32_t t = 0; t < tokens.size() && tokens.tokens[t].span.begin <= at; ++t)
      out = layer.governing[t];
    return out;
  }

  std::string chain(uint32_t a) const {
    std::string out;
    for (; a != kNone; a = layer.attributions[a].outer) {
      const Speaker& speaker = layer.attributions[a].speaker;
      if (speaker.correspondent) continue;
      out = std::string(tokens.written(speaker.span)) + (out.empty() ? "" : " > ") + out;
    }
    return out.empty() ? "-" : out;
  }
};

// The rows of a table, without comments and header.
std::vector<std::vector<std::string>> read_table(const std::string& name) {
  std::ifstream in(std::string(ISNAD_SOURCE_DIR) + "/tests/" + name);
  std::vector<std::vector<std::string>> out;
  for (std::string line; std::getline(in, line);) {
    if (line.empty() || line[0] == '#') continue;
    out.push_back(split_cells(line, '\t'));
  }
  EXPECT_GT(out.size(), 1u) << name;
  if (!out.empty()) out.erase(out.begin());
  return out;
}

std::string with_lines(std::string text) {
  for (size_t at = text.find("\\n"); at != std::string::npos; at = text.find("\\n", at))
    text.replace(at, 2, "\n");
  return text;
}

TEST(Attribution, NamesTheSpeakersOfTheTable) {
  for (const auto& row : read_table("attribution/speakers.tsv")) {
    const Analysed r(with_lines(row.at(1)));
    const uint32_t a = r.governing(row.at(2));
    EXPECT_EQ(r.chain(a), row.at(3)) << row.at(0) << ": " << row.at(1);
    if (row.size() < 5 || row[4].empty() || a == kNone) continue;
    EXPECT_EQ(to_string(r.layer.attributions[a].stance), row[4]) << row.at(0);
  }
}

TEST(Attribution, EveryAttributionCitesARowOrIsAColon) {
  for (const auto& row : read_table("attribution/speakers.tsv")) {
    const Analysed r(with_lines(row.at(1)));
    for (const Attribution& a : r.layer.attributions) {
      const bool colon = r.tokens.is_mark(a.cue_tokens.first, ':');
      EXPECT_TRUE(!a.rules.empty() || colon) << row.at(0);
      EXPECT_LE(a.scope.last, r.tokens.size());
      EXPECT_FALSE(a.speaker.span.empty() && !a.negated) << row.at(0);
    }
  }
}

TEST(Attribution, ReadsWhateverItIsGiven) {
  for (const char* text : {"", ":", "\":\"", "\n\n", ": :", "\xD9\x82\xD8\xA7\xD9\x84",
                           "\xD9\x82\xD8\xA7\xD9\x84:", "abc: def"}) {
    const Analysed r(text);
    EXPECT_EQ(r.layer.governing.size(), r.tokens.size());
  }
}

TEST(Attribution, KnowsRoles) {
  for (const auto& row : read_table("attribution/roles.tsv")) {
    const Analysed r(row.at(1));
    ASSERT_FALSE(r.layer.attributions.empty()) << row.at(0);
    EXPECT_EQ(to_string(r.layer.attributions.front().speaker.role), row.at(2))
        << row.at(0) << ": " << row.at(1);
  }
}

}  // namespace
}  // namespace isnad
