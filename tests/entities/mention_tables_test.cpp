// Are the mentions of invented sentences found and linked as the tables say? (tests/entities/*.tsv)
#include <algorithm>
#include <gtest/gtest.h>

#include "isnad/entities/mention.hpp"
#include "isnad/normalize/normalized_text.hpp"
#include "isnad/packs/tsv.hpp"

namespace isnad {
namespace {

const std::string kFolder = std::string(ISNAD_SOURCE_DIR) + "/tests/entities/";

struct Knowledge {
  PackSet packs;
  Lexicon lexicon;
  Catalogue catalogue;
};

Knowledge* load_knowledge_of(const std::vector<std::string>& folders) {
  auto* out = new Knowledge;
  Result<PackSet> packs = load_packs(folders);
  EXPECT_TRUE(packs) << packs.error().where << ": " << packs.error().message;
  out->packs = std::move(*packs);
  out->lexicon = std::move(*load_lexicon(out->packs));
  Result<Catalogue> catalogue = load_catalogue(out->packs, out->lexicon);
  EXPECT_TRUE(catalogue) << catalogue.error().where << ": " << catalogue.error().message;
  out->catalogue = std::move(*catalogue);
  return out;
}

// A small pack of its own for the tables of single rules; the packs as shipped for regions.tsv.
const Knowledge& knowledge_for(const std::string& table) {
  const std::string packs = std::string(ISNAD_SOURCE_DIR) + "/packs/";
  static const Knowledge* const small = load_knowledge_of({packs + "ar-core", kFolder + "pack"});
  static const Knowledge* const shipped =
      load_knowledge_of({packs + "ar-core", packs + "conflict-core", packs + "region-syria"});
  return table == "regions.tsv" || table == "blind.tsv" ? *shipped : *small;
}

// "words=row/flag/flag"
struct Expectation {
  std::string words;
  std::string row;
  std::vector<std::string> flags;
};

Expectation parse_expectation(const std::string& cell) {
  const size_t equals = cell.find('=');
  std::vector<std::string> parts = split_cells(std::string_view(cell).substr(equals + 1), '/');
  Expectation out{cell.substr(0, equals), parts[0], {}};
  out.flags.assign(parts.begin() + 1, parts.end());
  return out;
}

bool has_flag(const Mention& m, const std::string& flag) {
  if (flag == "near") return m.near;
  if (flag == "coref") return m.coreference;
  if (flag == "adj") return m.adjective;
  return m.place_kind == flag;
}

std::string row_of(const Catalogue& catalogue, const Mention& m) {
  if (m.entity == kNone) return "none";
  const std::string& id = catalogue.entities[m.entity].id;
  return id.substr(id.rfind('.') + 1);
}

// What the text says of an expectation: "" when it holds.
std::string compare(const Catalogue& catalogue, const Expectation& e, const TokenizedText& text,
                    const EntityLayer& layer) {
  std::string seen;
  for (const Mention& m : layer.mentions) {
    if (text.written(m.span) != e.words) continue;
    const bool flags =
        std::all_of(e.flags.begin(), e.flags.end(), [&](const auto& f) { return has_flag(m, f); });
    if (row_of(catalogue, m) == e.row && flags) return "";
    seen += " " + std::string(to_string(m.kind)) + " " + row_of(catalogue, m) +
            (flags ? "" : " (flags differ)");
    for (const Candidate& c : m.candidates) {
      seen += " [" + std::string(catalogue.entities[c.entity].id) + ": " + explain(c.parts) + "]";
    }
  }
  if (seen.empty() && e.row == "-") return "";
  if (!seen.empty()) return e.words + ": expected " + e.row + ", found" + seen;
  for (const Mention& m : layer.mentions) seen += " <" + std::string(text.written(m.span)) + ">";
  return e.words + ": no such mention; found" + seen;
}

class MentionTable : public testing::TestWithParam<const char*> {};

TEST_P(MentionTable, HoldsRowByRow) {
  const Knowledge& k = knowledge_for(GetParam());
  const Result<TsvFile> table = read_tsv(kFolder + GetParam());
  ASSERT_TRUE(table);
  for (const TsvRow& row : table->rows) {
    const NormalizedText normalized = normalize_text(
        row.cells[2], [&](std::string_view codes) { return is_known_word(codes, k.lexicon); });
    const TokenizedText text = tokenize(row.cells[2], normalized);
    const MorphologyLayer words = analyze_words(text, k.lexicon);
    DateLayer dates;
    dates.published = row.cells[1];
    const EntityLayer layer = find_entities(text, words, k.lexicon, dates, k.catalogue);
    for (const std::string& cell : split_cells(row.cells[3], '|')) {
      const std::string difference = compare(k.catalogue, parse_expectation(cell), text, layer);
      EXPECT_EQ(difference, "") << row.cells[0] << ": " << row.cells[2];
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Entities, MentionTable,
                         testing::Values("places.tsv", "actors.tsv", "things.tsv", "regions.tsv",
                                         "blind.tsv"));

}  // namespace
}  // namespace isnad
