// Clauses: a sentence is cut before each word that opens one (complementizer, relative,
// subordinating conjunction, a finite verb after a conjunction or mark) and before a second finite
// verb.
#include <algorithm>
#include <optional>

#include "isnad/syntax/parts.hpp"
#include "isnad/text/codes.hpp"

namespace isnad {
namespace {

constexpr uint32_t kMostInserted = 25;  // tokens between two dashes
constexpr uint32_t kMostFronted = 12;   // tokens before a verb

class ClauseFinder {
 public:
  ClauseFinder(const TextLayers& layers, SyntaxLayer& out)
      : layers_(layers), text_(*layers.text), out_(out) {}

  void run() {
    out_.clause_of.assign(text_.size(), kNone);
    for (const Sentence& s : text_.sentences) find_in(s.tokens);
  }

 private:
  void find_in(TokenRange sentence) {
    sentence_ = sentence;
    insertions_.clear();
    const Lexeme* first = sentence.empty() ? nullptr : chosen_lexeme(layers_, out_, sentence.first);
    const bool condition =
        first != nullptr && first->part == PartOfSpeech::conjunction && first->sense == "if";
    open({sentence.first, condition ? ClauseKind::conditional : ClauseKind::main}, kNone);
    for (uint32_t i = sentence.first; i < sentence.last; ++i) {
      if (i > sentence.first && !enter_or_leave_insertion(i) && !pending(i)) {
        const auto kind =
            opens_quotation(i) || is_fronted(i) ? std::optional(ClauseKind::main) : opened_by(i);
        if (kind) {
          const uint32_t before = current_;
          close(i);
          open({i, *kind}, parent_of(*kind, before));
        }
      }
      const Reading* r = chosen(layers_, out_, i);
      if (is_finite_verb(r) && !in_phrase(i) && current().verb == kNone) current().verb = i;
      out_.clause_of[i] = current_;
    }
    close(sentence.last);
    for (const Insertion& left_open : insertions_)
      out_.clauses[left_open.outer].tokens.last = sentence.last;
  }

  struct Opening {
    uint32_t at;
    ClauseKind kind;
  };

  // A stretch between two dashes: what stands around it is one clause.
  struct Insertion {
    uint32_t outer;  // the clause that goes on behind it
    uint32_t end;    // the closing dash
  };

  Clause& current() { return out_.clauses[current_]; }
  const Clause& current() const { return out_.clauses[current_]; }

  void open(Opening opening, uint32_t parent) {
    current_ = static_cast<uint32_t>(out_.clauses.size());
    out_.clauses.push_back({{opening.at, opening.at}, opening.kind, kNone, parent});
  }
  void close(uint32_t at) { current().tokens.last = at; }

  bool enter_or_leave_insertion(uint32_t i) {
    if (!insertions_.empty() && insertions_.back().end == i) {
      close(i);
      current_ = insertions_.back().outer;
      insertions_.pop_back();
      return true;
    }
    const uint32_t end = insertions_.empty() ? insertion_end(i) : kNone;
    if (end == kNone) return false;
    insertions_.push_back({current_, end});
    close(i);
    open({i, ClauseKind::relative}, current_);
    return true;
  }

  // The dash that closes the one at `i`, when a relative or "and he (is)" stands behind it.
  uint32_t insertion_end(uint32_t i) const {
    if (!text_.is_mark(i, '-') || i + 1 >= sentence_.last) return kNone;
    const Reading* next = chosen(layers_, out_, i + 1);
    const bool describes =
        next != nullptr &&
        (next->inflection.part == PartOfSpeech::relative ||
         (next->inflection.part == PartOfSpeech::pronoun && next->has(kCliticWa)));
    if (!describes) return kNone;
    for (uint32_t k = i + 2; k < sentence_.last && k - i <= kMostInserted; ++k) {
      if (text_.is_mark(k, '-')) return k;
    }
    return kNone;
  }

  // A clause that has only its opening word so far takes the next opener into itself.
  bool pending(uint32_t i) const {
    const Clause& c = current();
    return c.tokens.first + 1 == i && c.kind != ClauseKind::main &&
           is_finite_verb(chosen(layers_, out_, i)) && !in_phrase(i);
  }

  // A number or name whose letters may be a verb too: "from twelve", not "from he praised ten".
  bool in_phrase(uint32_t i) const { return out_.phrase_of[i] != kNone; }

  uint32_t parent_of(ClauseKind kind, uint32_t before) const {
    if (kind != ClauseKind::main) return before;
    const Clause& c = out_.clauses[before];
    return c.kind == ClauseKind::main         ? c.parent
           : c.kind == ClauseKind::complement ? c.parent
                                              : before;
  }

  // A verb after a mark or with its conjunction on stays in the complement it continues.
  std::optional<ClauseKind> opened_by(uint32_t i) const {
    const Reading* r = chosen(layers_, out_, i);
    if (text_.is_mark(i, ';') || text_.is_mark(i, ':')) return std::nullopt;
    if (r == nullptr) return std::nullopt;
    const Lexeme* lexeme = chosen_lexeme(layers_, out_, i);
    if (is_inside_quantity(i)) return std::nullopt;  // "what is not less than ten"
    switch (r->inflection.part) {
      case PartOfSpeech::complementizer:
        return ClauseKind::complement;
      case PartOfSpeech::relative:
        return ClauseKind::relative;
      case PartOfSpeech::pronoun:  // "five people, they are three children and ..."
        return out_.phrase_of[i - 1] == kNone ? std::nullopt : std::optional(ClauseKind::relative);
      case PartOfSpeech::conjunction:
        if (lexeme == nullptr || lexeme->sense == "and" || lexeme->sense == "or")
          return std::nullopt;
        return lexeme->sense == "if"     ? ClauseKind::conditional
               : lexeme->sense == "then" ? ClauseKind::main
                                         : ClauseKind::subordinate;
      case PartOfSpeech::verb:
        if (in_phrase(i)) return std::nullopt;
        return verb_opening(i, *r);
      default:
        return std::nullopt;
    }
  }

  // A quotation that tells something is a clause of its own: "he said: 'this morning the camp was
  // attacked'".
  bool opens_quotation(uint32_t i) const {
    if (current().verb == kNone || i == sentence_.first) return false;
    const uint32_t q = first_enclosure_from(out_, i - 1);
    if (q >= out_.enclosures.size() || out_.enclosures[q].tokens.first != i - 1 ||
        out_.enclosures[q].brackets || is_finite_verb(chosen(layers_, out_, i)) || opened_by(i))
      return false;
    const uint32_t end = std::min(out_.enclosures[q].tokens.last, sentence_.last);
    for (uint32_t k = i + 1; k < end && k - i <= kMostInserted; ++k) {
      if (is_finite_verb(chosen(layers_, out_, k)) && !in_phrase(k)) return true;
    }
    return false;
  }

  // ", and on Monday in the market was killed": a date joined behind a mark, with a verb right
  // behind it, is of the clause of that verb.
  bool is_fronted(uint32_t i) const {
    if (current().verb == kNone || text_.tokens[i - 1].kind == TokenKind::word || !joins_date(i))
      return false;
    for (uint32_t k = i; k < sentence_.last && k - i <= kMostFronted;) {
      if (is_finite_verb(chosen(layers_, out_, k)) && !in_phrase(k) && !is_inside_quantity(k))
        return k > i;
      const uint32_t p = out_.phrase_of[k];
      const uint32_t date = end_of_date(k);
      const bool preposition = is_preposition(k);
      if (date == kNone && p == kNone && !preposition) return false;
      k = std::max({k + 1, date == kNone ? 0 : date, p == kNone ? 0 : out_.phrases[p].tokens.last});
    }
    return false;
  }

  bool joins_date(uint32_t i) const {
    const Reading* r = chosen(layers_, out_, i);
    return r != nullptr && r->has(kCliticWa) && end_of_date(is_preposition(i) ? i + 1 : i) != kNone;
  }

  bool is_preposition(uint32_t i) const {
    const Reading* r = chosen(layers_, out_, i);
    return r != nullptr && r->inflection.part == PartOfSpeech::preposition;
  }

  // Behind the date that begins at the token, or kNone.
  uint32_t end_of_date(uint32_t i) const {
    const auto& all = layers_.dates->dates;
    const auto at = std::lower_bound(
        all.begin(), all.end(), i,
        [](const DateMention& d, uint32_t token) { return d.tokens.first < token; });
    return at == all.end() || at->tokens.first != i ? kNone : at->tokens.last;
  }

  bool is_inside_quantity(uint32_t i) const {
    const auto& all = layers_.quantities->quantities;
    const auto after = std::partition_point(all.begin(), all.end(),
                                            [&](const Quantity& q) { return q.tokens.last <= i; });
    return after != all.end() && after->tokens.contains(i);
  }

  std::optional<ClauseKind> verb_opening(uint32_t i, const Reading& r) const {
    const bool joined = r.has(kCliticWa) || r.has(kCliticFa);
    if (current().verb == kNone && !joined)
      return std::nullopt;  // the topic's own verb, perhaps after a comma
    return !joined && follows_indefinite(i) ? ClauseKind::relative : ClauseKind::main;
  }

  // A verb right behind an indefinite phrase describes it: "a charge that hit their patrol".
  bool follows_indefinite(uint32_t i) const {
    const uint32_t p = out_.phrase_of[i - 1];
    if (p == kNone || out_.phrases[p].definite) return false;
    const Reading* last = chosen(layers_, out_, i - 1);
    return last == nullptr || !last->definite();
  }

  const TextLayers& layers_;
  const TokenizedText& text_;
  SyntaxLayer& out_;
  TokenRange sentence_;
  uint32_t current_ = 0;  // the clause being read
  std::vector<Insertion> insertions_;
};

}  // namespace

void find_clauses(const TextLayers& layers, SyntaxLayer& out) { ClauseFinder(layers, out).run(); }

}  // namespace isnad
