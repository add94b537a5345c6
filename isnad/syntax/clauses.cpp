// Clauses: a sentence is cut before each word that opens one (complementizer, relative,
// subordinating conjunction, a finite verb after a conjunction or mark) and before a second finite
// verb.
#include <optional>

#include "isnad/syntax/parts.hpp"
#include "isnad/text/codes.hpp"

namespace isnad {
namespace {

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
    open({sentence.first, ClauseKind::main}, kNone);
    for (uint32_t i = sentence.first; i < sentence.last; ++i) {
      if (i > sentence.first && !pending(i)) {
        if (const auto kind = opened_by(i, sentence)) {
          const auto parent = static_cast<uint32_t>(out_.clauses.size() - 1);
          close(i);
          open({i, *kind}, parent_of(*kind, parent));
        }
      }
      const Reading* r = chosen(layers_, out_, i);
      if (is_finite_verb(r) && out_.clauses.back().verb == kNone) out_.clauses.back().verb = i;
      out_.clause_of[i] = static_cast<uint32_t>(out_.clauses.size() - 1);
    }
    close(sentence.last);
  }

  struct Opening {
    uint32_t at;
    ClauseKind kind;
  };

  void open(Opening opening, uint32_t parent) {
    out_.clauses.push_back({{opening.at, opening.at}, opening.kind, kNone, parent});
  }
  void close(uint32_t at) { out_.clauses.back().tokens.last = at; }

  // A clause that has only its opening word so far takes the next opener into itself.
  bool pending(uint32_t i) const {
    const Clause& c = out_.clauses.back();
    return c.tokens.first + 1 == i && c.kind != ClauseKind::main &&
           is_finite_verb(chosen(layers_, out_, i));
  }

  uint32_t parent_of(ClauseKind kind, uint32_t before) const {
    if (kind != ClauseKind::main) return before;
    const Clause& c = out_.clauses[before];
    return c.kind == ClauseKind::main         ? c.parent
           : c.kind == ClauseKind::complement ? c.parent
                                              : before;
  }

  // A verb after a mark or with its conjunction on stays in the complement it continues.
  std::optional<ClauseKind> opened_by(uint32_t i, TokenRange) const {
    const Reading* r = chosen(layers_, out_, i);
    if (text_.is_mark(i, ';') || text_.is_mark(i, ':')) return std::nullopt;
    if (r == nullptr) return std::nullopt;
    const Lexeme* lexeme = chosen_lexeme(layers_, out_, i);
    switch (r->inflection.part) {
      case PartOfSpeech::complementizer:
        return ClauseKind::complement;
      case PartOfSpeech::relative:
        return ClauseKind::relative;
      case PartOfSpeech::conjunction:
        if (lexeme == nullptr || lexeme->sense == "and" || lexeme->sense == "or")
          return std::nullopt;
        return lexeme->sense == "if"     ? ClauseKind::conditional
               : lexeme->sense == "then" ? ClauseKind::main
                                         : ClauseKind::subordinate;
      case PartOfSpeech::verb:
        return verb_opening(*r);
      default:
        return std::nullopt;
    }
  }

  std::optional<ClauseKind> verb_opening(const Reading& r) const {
    const Clause& c = out_.clauses.back();
    const bool joined = r.has(kCliticWa) || r.has(kCliticFa);
    if (c.verb == kNone && !joined)
      return std::nullopt;  // the topic's own verb, perhaps after a comma
    return ClauseKind::main;
  }

  const TextLayers& layers_;
  const TokenizedText& text_;
  SyntaxLayer& out_;
};

}  // namespace

void find_clauses(const TextLayers& layers, SyntaxLayer& out) { ClauseFinder(layers, out).run(); }

}  // namespace isnad
