// isnad packs suggest: which names do the packs not know, or not decide between? The most frequent
// first, each with where it stands and a row to paste into a pack of one's own. The output is a
// table: names that could mean several rows stand in it as comments, with their candidates.
#include <algorithm>
#include <cstdio>
#include <map>

#include "isnad/engine.hpp"
#include "isnad/entities/suggested_row.hpp"
#include "isnad/exports/claim_words.hpp"
#include "isnad/text/codes.hpp"
#include "isnad/text/utf8.hpp"

#include "apps/cli/commands.hpp"
#include "apps/cli/output.hpp"
#include "apps/cli/pack_folders.hpp"

namespace isnad {
namespace {

constexpr size_t kAround = 60;     // bytes of context on each side
constexpr size_t kContexts = 2;    // shown for a name
constexpr size_t kCandidates = 5;  // likewise

// What is suggested for one name.
struct Suggestion {
  std::string name;
  std::string kind;
  std::string within;   // full id
  std::string country;  // ISO code
  size_t count = 0;
  size_t first = 0;  // order of appearance
  std::vector<std::string> contexts;
  std::vector<Candidate> candidates;
};

// The words around a span, cut between characters, on one line.
std::string context_of(const std::string& text, Span span) {
  size_t begin = span.begin > kAround ? span.begin - kAround : 0;
  size_t end = std::min(text.size(), size_t{span.end} + kAround);
  while (begin > 0 && !is_boundary(text, begin)) --begin;
  while (end < text.size() && !is_boundary(text, end)) ++end;
  return one_line(text.substr(begin, end - begin));
}

class Suggestions {
 public:
  Suggestions(const Knowledge& knowledge, MentionKind kind) : k_(knowledge), kind_(kind) {}

  void add(const Analysis& analysis) {
    const std::string country = country_of(analysis);
    for (const Mention& m : analysis.entities.mentions) {
      if (m.kind != kind_ || m.entity != kNone || m.coreference || m.name.empty()) continue;
      if (m.candidates.empty() && m.tokens == m.name && kind_ == MentionKind::place) continue;
      if (is_generic(m)) continue;
      add_mention(analysis, m, country);
    }
  }

  std::string table(size_t top) {
    std::vector<const Suggestion*> order;
    for (const auto& [key, suggestion] : found_) order.push_back(&suggestion);
    std::sort(order.begin(), order.end(), [](const Suggestion* a, const Suggestion* b) {
      return a->count != b->count ? a->count > b->count : a->first < b->first;
    });
    if (order.size() > top) order.resize(top);
    std::string out = header();
    std::map<std::string, int> ids;
    for (const Suggestion* s : order) {
      std::string id = suggested_id(s->name);
      if (const int again = ++ids[id]; again > 1) id += "_" + std::to_string(again);
      write(*s, id, out);
    }
    return out;
  }

  bool empty() const { return found_.empty(); }

 private:
  const char* header() const {
    return kind_ == MentionKind::place ? places_header() : actors_header();
  }

  // "the army", "the town": no name, whatever it may stand for.
  bool is_generic(const Mention& m) const {
    return std::any_of(m.rules.begin(), m.rules.end(),
                       [&](RowId rule) {
                         return k_.packs.rows[rule].id.view().find("/entities.generic_forms.") !=
                                std::string_view::npos;
                       }) &&
           m.name.size() == 1;
  }

  // The country of most linked places.
  std::string country_of(const Analysis& analysis) const {
    std::map<std::string, size_t> counts;
    std::string best;
    for (const Mention& m : analysis.entities.mentions) {
      if (m.kind != MentionKind::place || m.entity == kNone) continue;
      const std::string country = k_.catalogue.entities[m.entity].country;
      if (!country.empty() && ++counts[country] > counts[best]) best = country;
    }
    return best;
  }

  void add_mention(const Analysis& analysis, const Mention& m, const std::string& country) {
    const std::string& text = analysis.document.text;
    const std::string name =
        one_line(text.substr(m.name_span.begin, m.name_span.end - m.name_span.begin));
    Suggestion& s = found_[fold(name)];
    if (s.count++ == 0) {
      s.first = found_.size();
      s.name = name;
      s.country = country;
      s.candidates = m.candidates;
    }
    if (s.kind.empty()) s.kind = m.place_kind;
    if (s.within.empty() && m.within != kNone) {
      const uint32_t larger = analysis.entities.mentions[m.within].entity;
      if (larger != kNone) s.within = k_.catalogue.entities[larger].id;
    }
    if (s.contexts.size() < kContexts) {
      s.contexts.push_back(analysis.document.name + ":" + std::to_string(m.span.begin) + "  " +
                           context_of(text, m.span));
    }
  }

  void write(const Suggestion& s, const std::string& id, std::string& out) const {
    out += "# " + std::to_string(s.count) + "x " + s.name + "\n";
    for (const std::string& context : s.contexts) out += "#   " + context + "\n";
    for (size_t i = 0; i < s.candidates.size() && i < kCandidates; ++i) {
      const Entity& e = k_.catalogue.entities[s.candidates[i].entity];
      out += "#   ? " + number_words(s.candidates[i].score) + " " + std::string(e.id) + "  " +
             RowView{&k_.packs, e.row}.where() + "\n";
    }
    if (!s.candidates.empty()) out += "# ";
    const SuggestedName name = {s.name, s.kind, s.within, s.country};
    out += kind_ == MentionKind::place ? suggested_place(name, id) : suggested_actor(name, id);
  }

  const Knowledge& k_;
  MentionKind kind_;
  std::map<std::string, Suggestion> found_;
};

}  // namespace

int run_packs_suggest(const SuggestOptions& options, const Reporter& reporter) {
  const auto knowledge = load_named_knowledge(options.packs);
  if (!knowledge) return reporter.end(knowledge.error());
  const bool places = options.table == "places";
  Suggestions found(**knowledge, places ? MentionKind::place : MentionKind::actor);
  DocumentReader reader(options.inputs, options.reading);
  size_t documents = 0;
  while (std::optional<ReadItem> item = reader.next()) {
    if (const auto* refusal = std::get_if<Refusal>(&*item)) {
      reporter.say_reason(refusal->path, refusal->diagnostic.reason,
                          refusal->diagnostic.span.begin);
      continue;
    }
    ++documents;
    found.add(*analyze_document(std::get<Document>(std::move(*item)), **knowledge));
  }
  const Labels& messages = reporter.messages();
  if (documents == 0)
    return reporter.end(kNothingUsable, "NOTHING-USABLE", messages["end.nothing"],
                        messages["end.nothing.hint"]);
  if (found.empty()) reporter.say(messages["suggest.none"]);
  StandardOutput output;
  Status written = output.write(found.table(options.top));
  if (written) written = output.finish();
  return written ? static_cast<int>(kDone) : reporter.end(written.error());
}

}  // namespace isnad
