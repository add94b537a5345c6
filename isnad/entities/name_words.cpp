#include "isnad/entities/name_words.hpp"

#include <map>

#include "isnad/text/codes.hpp"

namespace isnad {
namespace {

Error broken(const RowView& row, std::string message, std::string remedy) {
  return {ErrorCode::pack_broken, std::move(message), row.where(), std::move(remedy), ""};
}

const std::map<std::string, uint32_t, std::less<>>& sense_names() {
  static const std::map<std::string, uint32_t, std::less<>> names = {
      {"title", kTitle},
      {"given_name", kGivenName},
      {"kunya", kKunya},
      {"direction", kDirection},
      {"direction_adjective", kDirectionAdjective},
      {"distance", kDistance},
      {"distance_unit", kDistanceUnit},
      {"outlet_head", kOutletHead},
      {"joined_head", kJoinedHead},
      {"linking", kLinking},
      {"place_word", kPlaceWord},
      {"plain", kPlain},
      {"weak_kind", kWeakKind},
      {"office", kOffice},
      {"bank", kBank},
      {"each", kEach},
      {"ordinal", kOrdinal},
  };
  return names;
}

Status add_row(const RowView& row, Lexicon& lexicon, NameWords& out) {
  if (row["sense"] == "alternates") {
    std::vector<std::string> forms;
    for (const std::string& form : row.list("forms")) forms.push_back(fold(form));
    out.alternates.push_back(std::move(forms));
    return Done{};
  }
  const auto sense = sense_names().find(row["sense"]);
  if (sense == sense_names().end()) {
    return broken(row, "unknown sense '" + std::string(row["sense"]) + "'",
                  "use a sense of docs/entities.md");
  }
  for (const std::string& form : row.list("forms")) {
    const WordId word = lexicon.vocabulary.intern(fold(form));
    out.senses[word] |= sense->second;
    if (!row["value"].empty()) out.values[word] = row["value"];
  }
  return Done{};
}

}  // namespace

Result<NameWords> load_name_words(const PackSet& packs, Lexicon& lexicon) {
  NameWords out;
  for (const RowView row : rows_of(packs, "morphology.clitics")) {
    if (row["slot"] == "article") out.article_written = row["form"];
  }
  out.article = fold(out.article_written);
  for (const RowView row : rows_of(packs, "entities.name_words")) {
    if (Status s = add_row(row, lexicon, out); !s) return s.error();
  }
  for (const RowView row : rows_of(packs, "entities.name_endings")) {
    const NameEnding ending{fold(row["drop"]), fold(row["add"])};
    if (row["applies_to"] == "noun") {
      out.duals.push_back(ending);
    } else if (row["applies_to"] == "adjective") {
      out.adjectives.push_back(ending);
    } else {
      return broken(row, "applies_to must be noun or adjective", "write one of the two");
    }
  }
  out.sense_mark = lexicon.take_mark();
  for (const auto& [word, senses] : out.senses) lexicon.mark(word, out.sense_mark);
  return out;
}

}  // namespace isnad
