#include "isnad/syntax/syntax.hpp"

#include <algorithm>

#include "isnad/syntax/parts.hpp"
#include "isnad/text/codes.hpp"

namespace isnad {

const char* to_string(PhraseClass phrase_class) {
  static const char* names[] = {"none",     "person",     "force", "actor",    "place",
                                "facility", "instrument", "thing", "document", "speech",
                                "role",     "time",       "event", "name",     "abstract"};
  return names[static_cast<size_t>(phrase_class)];
}

Result<SyntaxRules> load_syntax_rules(const PackSet& packs, Lexicon& lexicon) {
  SyntaxRules rules;
  for (const RowView row : rows_of(packs, "syntax.prepositions")) {
    const auto index = static_cast<uint32_t>(rules.prepositions.size());
    rules.prepositions.push_back({row.row, std::string(row["relation"])});
    for (const std::string& form : row.list("forms")) {
      rules.preposition_forms.add(lexicon.vocabulary.intern_phrase(form), index);
    }
  }
  for (const RowView row : rows_of(packs, "syntax.people_masdars")) {
    const LexemeId lexeme = lexicon.find_lexeme(row["lexeme"]);
    if (lexeme == kNone) {
      return Error{ErrorCode::pack_broken,
                   "no verb has the id '" + std::string(row["lexeme"]) + "'", row.where(),
                   "add it to morphology, or mend the id", ""};
    }
    rules.people_masdars.insert(lexeme);
  }
  for (const RowView row : rows_of(packs, "syntax.titles")) {
    PhraseTrie& words = row["kind"] == "kin" ? rules.kin : rules.titles;
    for (const std::string& form : row.list("forms"))
      words.add(lexicon.vocabulary.intern_phrase(form), row.row);
  }
  for (PhraseTrie* trie : {&rules.preposition_forms, &rules.titles, &rules.kin})
    trie->mark_starts(lexicon);
  return rules;
}

namespace {

void mark_people_masdars(const TextLayers& layers, const SyntaxRules& rules, TokenRoles& out) {
  for (uint32_t i = 0; i < layers.text->size(); ++i) {
    if (!layers.words->words[i].has(PartOfSpeech::masdar)) continue;
    for (const Reading& r : readings_of(*layers.words, i)) {
      if (r.inflection.part == PartOfSpeech::masdar && rules.people_masdars.count(r.lexeme) > 0)
        out.of_people[i] = true;
    }
  }
}

void mark(const TextLayers& layers, const PhraseTrie& words, std::vector<bool>& out) {
  for (uint32_t i = 0; i < layers.text->size(); ++i) {
    if (!words.may_begin(*layers.words, i)) continue;
    for (const auto& found : words.longest_at(*layers.text, *layers.words, *layers.lexicon, i)) {
      for (uint32_t k = found.tokens.first; k < found.tokens.last; ++k) out[k] = true;
    }
  }
}

// "100 wounded, of them 80 ...": a part is told behind a mark or before a number; "three of them"
// counts people told before.
bool opens_part(const TextLayers& layers, const TokenRoles& roles, TokenRange words) {
  const TokenizedText& text = *layers.text;
  if (words.first == 0 || words.last >= text.size() ||
      text.sentence_of[words.last] != text.sentence_of[words.first])
    return false;
  const bool apart = text.is_mark(words.first - 1, ',');
  if (roles.quantity[words.last] != kNone) return apart || roles.quantity[words.first - 1] == kNone;
  return apart && find_reading(*layers.words, words.last, PartOfSpeech::noun) != nullptr;
}

bool is_definite_word(const TextLayers& layers, uint32_t token) {
  const auto readings = readings_of(*layers.words, token);
  return std::any_of(readings.begin(), readings.end(),
                     [](const Reading& r) { return r.clitics == kCliticAl; });
}

// "a soldier east of the capital": a point of the compass before a definite word or a place, with
// no preposition of its own. Before an indefinite word it may be an adjective.
bool opens_side(const TextLayers& layers, const TokenRoles& roles, const PhraseMatch& words) {
  const TokenizedText& text = *layers.text;
  const TokenRange at = words.tokens;
  if (at.first == 0 || at.last >= text.size() || words.clitics != 0 ||
      text.sentence_of[at.last] != text.sentence_of[at.first] ||
      text.sentence_of[at.first - 1] != text.sentence_of[at.first])
    return false;
  for (uint32_t i = at.first; i < at.last; ++i) {
    if (roles.mention[i] != kNone) return false;
  }
  if (text.tokens[at.first - 1].kind != TokenKind::word || roles.compound_end[at.first - 1])
    return false;
  if (roles.quantity[at.last] != kNone || roles.date[at.last] != kNone) return false;
  for (const Reading& r : readings_of(*layers.words, at.first - 1)) {
    const bool governs = r.inflection.part == PartOfSpeech::preposition;
    if ((governs && r.suffix == Suffix::none) || r.has(kCliticAl)) return false;
  }
  const uint32_t m = roles.mention[at.last];
  if (m == kNone) return is_definite_word(layers, at.last);
  const Mention& mention = layers.entities->mentions[m];
  return mention.kind == MentionKind::place && mention.tokens.first == at.last &&
         mention.clitics == 0;
}

}  // namespace

TokenRoles find_token_roles(const TextLayers& layers, const SyntaxRules& rules) {
  const uint32_t size = layers.text->size();
  TokenRoles out;
  out.mention.assign(size, kNone);
  out.quantity.assign(size, kNone);
  out.date.assign(size, kNone);
  out.compound.assign(size, "");
  out.compound_end.assign(size, false);
  out.of_people.assign(size, false);
  out.title.assign(size, false);
  out.kin.assign(size, false);
  out.side.assign(size, false);
  mark_people_masdars(layers, rules, out);
  mark(layers, rules.titles, out.title);
  mark(layers, rules.kin, out.kin);
  const auto& mentions = layers.entities->mentions;
  for (uint32_t m = 0; m < mentions.size(); ++m) {
    for (uint32_t i = mentions[m].tokens.first; i < mentions[m].tokens.last; ++i) {
      const uint32_t before = out.mention[i];
      if (before == kNone || mentions[before].tokens.size() < mentions[m].tokens.size())
        out.mention[i] = m;
    }
  }
  for (uint32_t q = 0; q < layers.quantities->quantities.size(); ++q) {
    const Quantity& quantity = layers.quantities->quantities[q];
    for (uint32_t i = quantity.tokens.first; i < quantity.tokens.last; ++i) out.quantity[i] = q;
  }
  for (uint32_t d = 0; d < layers.dates->dates.size(); ++d) {
    const DateMention& date = layers.dates->dates[d];
    for (uint32_t i = date.tokens.first; i < date.tokens.last; ++i) out.date[i] = d;
  }
  for (uint32_t i = 0; i < size; ++i) {
    if (!out.compound[i].empty() || !rules.preposition_forms.may_begin(*layers.words, i)) continue;
    const auto found =
        rules.preposition_forms.longest_at(*layers.text, *layers.words, *layers.lexicon, i);
    if (found.empty()) continue;
    std::string_view relation = rules.prepositions[found.front().payload].relation;
    if (relation == "none") {
      i = found.front().tokens.last - 1;  // "on the other side": it governs nothing
      continue;
    }
    if (relation == "some_of" || relation == "they_are") {
      const uint32_t behind = found.front().tokens.last;
      const bool counts = behind < size && out.quantity[behind] != kNone;
      if (!opens_part(layers, out, found.front().tokens) || (relation == "they_are" && !counts))
        continue;
      relation = "among";
    }
    if (relation == "side_of") {
      out.side[i] = found.front().clitics == 0;
      if (!opens_side(layers, out, found.front())) continue;
      relation = "place";
    }
    for (uint32_t k = i; k < found.front().tokens.last; ++k) out.compound[k] = relation;
    out.compound_end[found.front().tokens.last - 1] = true;
  }
  return out;
}

void find_enclosures(const TextLayers& layers, SyntaxLayer& out) {
  const TokenizedText& text = *layers.text;
  uint32_t open_quote = kNone;
  uint32_t open_bracket = kNone;
  for (uint32_t i = 0; i < text.size(); ++i) {
    const bool opens = text.is_mark(i, kOpenQuote);
    const bool closes = text.is_mark(i, kCloseQuote);
    const bool either = text.is_mark(i, '"');
    if ((opens || either || closes) && open_quote == kNone) {
      open_quote = i;
    } else if (closes || either || opens) {
      if (i > open_quote + 1) out.enclosures.push_back({{open_quote, i + 1}, false});
      open_quote = kNone;
    }
    if (text.is_mark(i, '(')) open_bracket = i;
    if (text.is_mark(i, ')') && open_bracket != kNone) {
      if (i > open_bracket + 1) out.enclosures.push_back({{open_bracket, i + 1}, true});
      open_bracket = kNone;
    }
    const bool paragraph_ends =
        i + 1 == text.size() || text.sentence(i).paragraph != text.sentence(i + 1).paragraph;
    if (paragraph_ends) open_quote = open_bracket = kNone;
  }
  std::sort(out.enclosures.begin(), out.enclosures.end(),
            [](const Enclosure& a, const Enclosure& b) { return a.tokens.first < b.tokens.first; });
}

uint32_t first_phrase_from(const SyntaxLayer& syntax, uint32_t token) {
  const auto at =
      std::lower_bound(syntax.phrases.begin(), syntax.phrases.end(), token,
                       [](const NounPhrase& p, uint32_t t) { return p.tokens.first < t; });
  return static_cast<uint32_t>(at - syntax.phrases.begin());
}

uint32_t first_enclosure_from(const SyntaxLayer& syntax, uint32_t token) {
  const auto at =
      std::lower_bound(syntax.enclosures.begin(), syntax.enclosures.end(), token,
                       [](const Enclosure& e, uint32_t t) { return e.tokens.first < t; });
  return static_cast<uint32_t>(at - syntax.enclosures.begin());
}

SyntaxLayer parse_syntax(const TextLayers& layers, const SyntaxRules& rules) {
  SyntaxLayer out;
  const TokenRoles roles = find_token_roles(layers, rules);
  choose_readings(layers, roles, out);
  find_enclosures(layers, out);
  find_phrases(layers, roles, out);
  find_clauses(layers, out);
  return out;
}

}  // namespace isnad
