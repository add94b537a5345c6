#include "isnad/quantities/quantity_lexicon.hpp"

#include <algorithm>
#include <charconv>
#include <map>

#include "isnad/quantities/number_names.hpp"
#include "isnad/text/codes.hpp"

namespace isnad {
namespace {

Error broken(const RowView& row, const std::string& message) {
  return {ErrorCode::pack_broken, message, row.where(),
          "see docs/quantities.md for the values of this column", ""};
}

std::optional<double> parse_plain(std::string_view text) {
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

// "2/3" or "1000".
std::optional<double> parse_value(std::string_view text) {
  const size_t stroke = text.find('/');
  if (stroke == std::string_view::npos) return parse_plain(text);
  const auto over = parse_plain(text.substr(0, stroke));
  const auto under = parse_plain(text.substr(stroke + 1));
  if (!over || !under || *under == 0) return std::nullopt;
  return *over / *under;
}

class Loader {
 public:
  Loader(const PackSet& packs, Lexicon& lexicon) : packs_(packs), lexicon_(lexicon) {
    for (const Clitic& c : lexicon.proclitics) {
      if (c.slot == "article") article_ = c.codes;
    }
  }

  Result<QuantityLexicon> load() {
    for (const Status& s :
         {read_numerals(), read_vague(), read_modifier_names(), read_contexts(), read_symbols()}) {
      if (!s) return s.error();
    }
    read_months();
    read_units();
    index_words();
    mark_words();
    return std::move(out_);
  }

 private:
  Status read_numerals() {
    for (const RowView row : rows_of(packs_, "quantities.numerals")) {
      const auto kind = number_kinds().find(row["kind"]);
      const auto need = number_needs().find(row["need"]);
      const auto value = parse_value(row["value"]);
      if (kind == number_kinds().end()) return broken(row, "unknown kind of number word");
      if (need == number_needs().end()) return broken(row, "unknown need of a number word");
      if (!value) return broken(row, "the value is no number");
      for (const std::string& form : row.list("forms")) {
        const std::string codes = fold(form);
        add_word(codes, {kind->second, need->second, false, *value, row.row});
        add_word(article_ + codes, {kind->second, need->second, true, *value, row.row});
      }
    }
    return Done{};
  }

  void add_word(const std::string& codes, const NumberWord& word) {
    std::vector<NumberWord>& list = by_form_[lexicon_.vocabulary.intern(codes)];
    const bool known = std::any_of(list.begin(), list.end(), [&](const NumberWord& w) {
      return w.row == word.row && w.definite == word.definite;
    });
    if (!known) list.push_back(word);
  }

  Status read_vague() {
    for (const RowView row : rows_of(packs_, "quantities.vague")) {
      if (row["kind"] == "default") {
        out_.vague_bounds = row["status"] != "off";
        out_.vague_rule = row.row;
        continue;
      }
      const auto kind = vague_kinds().find(row["kind"]);
      if (kind == vague_kinds().end()) return broken(row, "unknown kind of vague word");
      QuantityCue cue;
      cue.kind = kind->second;
      cue.modifier = cue.kind == QuantityCueKind::all ? Modifier::all : Modifier::vague;
      cue.low = parse_plain(row["low"]);
      cue.high = parse_plain(row["high"]);
      add_cue(row, cue, row.list("forms"));
    }
    return Done{};
  }

  Status read_modifier_names() {
    for (const RowView row : rows_of(packs_, "quantities.modifiers")) {
      QuantityCue cue;
      cue.kind = row["position"] != "after" ? QuantityCueKind::before : QuantityCueKind::after;
      cue.spatial = row["position"] == "before_amount";
      const std::string_view name = row["modifier"];
      if (name == "odd") {
        cue.kind = QuantityCueKind::odd;
        cue.modifier = Modifier::more_than;
      } else if (name == "or_equal") {
        cue.kind = QuantityCueKind::or_equal;
      } else if (const auto modifier = modifier_names().find(name);
                 modifier != modifier_names().end()) {
        cue.modifier = modifier->second;
      } else {
        return broken(row, "unknown modifier");
      }
      add_cue(row, cue, row.list("forms"));
    }
    return Done{};
  }

  Status read_contexts() {
    for (const RowView row : rows_of(packs_, "quantities.contexts")) {
      const auto role = word_roles().find(row["role"]);
      if (role == word_roles().end()) return broken(row, "unknown role");
      add_role(row, role->second, row.list("forms"));
    }
    return Done{};
  }

  // The names of months are the dates stage's table; here they are no ordinals and announce years.
  void read_months() {
    for (const RowView row : rows_of(packs_, "dates.months")) {
      if (row["bare"] != "no") add_role(row, WordRole::month, row.list("forms"));
    }
  }

  // The units of nouns; instruments and nationalities are the entities stage's tables.
  void read_units() {
    for (const RowView row : rows_of(packs_, "quantities.units"))
      add_counted(row, row.list("forms"));
    for (const RowView row : rows_of(packs_, "entities.instruments")) {
      std::vector<std::string> forms = row.list("forms");
      forms.emplace_back(row["name_ar"]);
      if (!row["unit"].empty()) add_counted(row, forms);
    }
    for (const RowView row : rows_of(packs_, "entities.nationalities")) {
      for (const std::string& form : row.list("forms")) {
        const std::vector<WordId> words = lexicon_.vocabulary.intern_phrase(form);
        if (words.size() == 1) set_role(words[0], WordRole::people);
      }
    }
  }

  void add_counted(const RowView& row, const std::vector<std::string>& forms) {
    QuantityCue cue;
    cue.kind = QuantityCueKind::counted;
    cue.unit = row["unit"];
    cue.row = row.row;
    const auto payload = static_cast<uint32_t>(out_.cues.size());
    out_.cues.push_back(cue);
    for (const std::string& form : forms) {
      const std::vector<WordId> words = lexicon_.vocabulary.intern_phrase(form);
      add_phrase(words, payload);
      if (words.size() == 2)
        out_.pairs.emplace(QuantityLexicon::pair_key(lexeme_of(words[0]), lexeme_of(words[1])),
                           payload);
    }
  }

  uint32_t lexeme_of(WordId word) const {
    for (const Form& form : lexicon_.forms_of(word)) return form.lexeme;
    return word | kWordKey;
  }

  void add_role(const RowView& row, WordRole role, const std::vector<std::string>& forms) {
    QuantityCue cue;
    cue.role = role;
    std::vector<std::string> phrases;
    for (const std::string& form : forms) {
      const std::vector<WordId> words = lexicon_.vocabulary.intern_phrase(form);
      if (words.size() == 1) set_role(words[0], role);
      const bool nominal = role == WordRole::not_dual || role == WordRole::code_noun ||
                           role == WordRole::unit_name || role == WordRole::tally;
      if (words.size() == 1 && nominal)
        set_role(lexicon_.vocabulary.intern(article_ + fold(form)), role);
      if (words.size() > 1 || role == WordRole::percent || role == WordRole::between)
        phrases.push_back(form);
    }
    if (!phrases.empty()) add_cue(row, cue, phrases);
  }

  void add_phrase(const std::vector<WordId>& words, uint32_t payload) {
    if (words.empty()) return;
    out_.phrases.add(words, payload);
  }

  void set_role(WordId form, WordRole role) {
    if (out_.roles.size() <= form) out_.roles.resize(form + 1);
    out_.roles[form] |= uint64_t{1} << static_cast<unsigned>(role);
  }

  void add_cue(const RowView& row, QuantityCue cue, const std::vector<std::string>& forms) {
    cue.row = row.row;
    const auto payload = static_cast<uint32_t>(out_.cues.size());
    out_.cues.push_back(cue);
    for (const std::string& form : forms)
      add_phrase(lexicon_.vocabulary.intern_phrase(form), payload);
  }

  Status read_symbols() {
    for (const RowView row : rows_of(packs_, "quantities.symbols")) {
      if (row["kind"] != "percent" && row["kind"] != "unit")
        return broken(row, "unknown kind of sign");
      for (const std::string& written : row.list("symbols")) {
        out_.symbols.push_back(
            {written, row["kind"] == "percent", row["unit"] == "money", std::string(row["unit"])});
      }
    }
    return Done{};
  }

  void index_words() {
    out_.first_word.resize(lexicon_.vocabulary.size());
    out_.word_count.resize(lexicon_.vocabulary.size());
    for (const auto& [form, list] : by_form_) {
      out_.first_word[form] = static_cast<uint32_t>(out_.words.size()) + 1;
      out_.word_count[form] = static_cast<uint8_t>(list.size());
      out_.words.append(list.begin(), list.end());
    }
  }

  void mark_words() {
    out_.phrases.mark_starts(lexicon_);
    out_.number_mark = lexicon_.take_mark();
    out_.role_mark = lexicon_.take_mark();
    for (const auto& [form, list] : by_form_) lexicon_.mark(form, out_.number_mark);
    for (WordId form = 0; form < out_.roles.size(); ++form) {
      if (out_.roles[form] != 0) lexicon_.mark(form, out_.role_mark);
    }
  }

  const PackSet& packs_;
  Lexicon& lexicon_;
  std::string article_;
  std::map<WordId, std::vector<NumberWord>> by_form_;
  QuantityLexicon out_;
};

}  // namespace

Result<QuantityLexicon> load_quantity_lexicon(const PackSet& packs, Lexicon& lexicon) {
  return Loader(packs, lexicon).load();
}

}  // namespace isnad
