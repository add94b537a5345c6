// isnad search: where do these words stand, in any form of theirs?
#include <algorithm>
#include <optional>

#include "isnad/exports/claim_words.hpp"
#include "isnad/ledger/search_words.hpp"
#include "isnad/record/claim_json.hpp"
#include "isnad/record/claim_reader.hpp"
#include "isnad/record/json_writer.hpp"

#include "apps/cli/ledger_opening.hpp"
#include "apps/cli/ledger_options.hpp"
#include "apps/cli/output.hpp"
#include "apps/cli/pack_folders.hpp"
#include "apps/cli/terminal.hpp"

namespace isnad {
namespace {

constexpr size_t kShownSentences = 3;  // of a document

bool asks_for_claims(const ClaimFilter& filter) {
  return !(filter.types.empty() && filter.modalities.empty() && filter.speaker.empty() &&
           filter.camp.empty() && filter.actor.empty() && filter.place.empty() &&
           filter.admin.empty() && !filter.near && filter.from.empty() && filter.to.empty() &&
           !filter.low && !filter.high && filter.confidence == 0);
}

class Search {
 public:
  Search(Ledger& ledger, const SearchOptions& options, const Reporter& reporter,
         const Lexicon& lexicon)
      : ledger_(ledger),
        options_(options),
        reporter_(reporter),
        lexicon_(lexicon),
        coloured_(colour_of_terminal() == Colour::on) {}

  Status run(const std::vector<SoughtWord>& words);
  size_t found() const { return claims_ + documents_; }

 private:
  Status find_claims(const std::vector<SoughtWord>& words);
  Status find_documents(const std::vector<SoughtWord>& words);
  void write_claim(const ClaimRow& row, const Claim& claim, const std::vector<Span>& hits);
  void write_document(const DocumentRow& row, const ReadText& read, const std::vector<Span>& hits);
  std::string marked(std::string_view text, Span shown, const std::vector<Span>& hits) const;
  bool put(const std::string& text) {
    written_ = output_.write(text);
    return written_.has_value() && !output_.reader_gone();
  }

  Ledger& ledger_;
  const SearchOptions& options_;
  const Reporter& reporter_;
  const Lexicon& lexicon_;
  bool coloured_;
  StandardOutput output_;
  Status written_ = Done{};
  size_t claims_ = 0, documents_ = 0;
};

// A stretch of text on one line, with what was sought marked.
std::string Search::marked(std::string_view text, Span shown, const std::vector<Span>& hits) const {
  std::string out;
  uint32_t at = shown.begin;
  const auto plain = [&](uint32_t end) {
    // one_line() trims: keep what parts the words.
    const std::string_view part = text.substr(at, end - at);
    if (part.empty()) return;
    const auto is_blank = [](char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; };
    if (is_blank(part.front()) && !out.empty()) out += ' ';
    const std::string line = one_line(part);
    out += line.substr(line.starts_with(' ') ? 1 : 0);
    if (is_blank(part.back()) && !out.ends_with(' ')) out += ' ';
    at = end;
  };
  for (const Span& hit : hits) {
    if (!shown.contains(hit) || hit.begin < at) continue;
    plain(hit.begin);
    out += coloured_ ? "\x1B[1;7m" : "[";
    plain(hit.end);
    out += coloured_ ? "\x1B[0m" : "]";
    at = hit.end;
  }
  plain(shown.end);
  return isolated(out);
}

std::string hits_json(std::string_view text, const std::vector<Span>& hits) {
  std::string out;
  JsonWriter json(out);
  json.open('[');
  for (const Span& hit : hits) {
    json.open('{');
    write_span(json, hit);
    json.key("text").string(text.substr(hit.begin, hit.size()));
    json.close('}');
  }
  json.close(']');
  return out;
}

void Search::write_claim(const ClaimRow& row, const Claim& claim, const std::vector<Span>& hits) {
  ++claims_;
  const Evidence& evidence = claim.evidence;
  if (options_.format == ExportFormat::jsonl) {
    // Spans are into the document: shift them into the evidence for their text.
    std::string shifted(evidence.span.begin, ' ');
    shifted += evidence.text;
    put("{\"schema\":\"isnad.hit/1\",\"kind\":\"claim\",\"hits\":" + hits_json(shifted, hits) +
        ",\"claim\":" + row.line + "}\n");
    return;
  }
  std::string text(evidence.span.begin, ' ');
  text += evidence.text;
  put(claim.type + "  " + claim.modality + "  " + claim.id + "  " +
      isolated(one_line(claim.document.name)) + "\n   " + marked(text, evidence.span, hits) + "\n");
}

void Search::write_document(const DocumentRow& row, const ReadText& read,
                            const std::vector<Span>& hits) {
  ++documents_;
  const Document& document = row.document;
  if (options_.format == ExportFormat::jsonl) {
    std::string line;
    JsonWriter json(line);
    json.open('{');
    json.key("id").string(document.id);
    json.key("name").string(document.name);
    json.key("url").string_or_null(document.url);
    json.key("outlet").string_or_null(document.outlet);
    json.key("title").string_or_null(document.title);
    json.key("published").string_or_null(document.published);
    json.close('}');
    put("{\"schema\":\"isnad.hit/1\",\"kind\":\"document\",\"hits\":" +
        hits_json(document.text, hits) + ",\"document\":" + line + "}\n");
    return;
  }
  std::string out = isolated(one_line(document.name));
  for (const std::string* part : {&document.outlet, &document.published, &document.title})
    if (!part->empty()) out += "  " + isolated(one_line(*part));
  out += "\n";
  size_t shown = 0;
  for (const Sentence& sentence : read.tokens().sentences) {
    const Span span = read.tokens().span_of(sentence.tokens);
    const bool hit =
        std::any_of(hits.begin(), hits.end(), [&](Span h) { return span.contains(h); });
    if (!hit || ++shown > kShownSentences) continue;
    out += "   " + marked(document.text, span, hits) + "\n";
  }
  put(out);
}

Status Search::find_claims(const std::vector<SoughtWord>& words) {
  ClaimFilter filter = options_.filter;
  filter.words = words;
  ClaimParser parser;
  std::optional<Error> bad;
  const Status read = ledger_.claims(filter, [&](const ClaimRow& row) {
    const Result<Claim> claim = parser.parse(row.line);
    if (!claim) {
      bad = claim.error();
      return false;
    }
    const ReadText text(claim->evidence.text, lexicon_);
    std::vector<Span> hits = find_words(text.layers(), words, {0, text.tokens().size()});
    for (Span& hit : hits) {
      hit.begin += claim->evidence.span.begin;
      hit.end += claim->evidence.span.begin;
    }
    if (claims_ == 0 && options_.format == ExportFormat::text)
      put("== " + std::string(reporter_.messages()["search.claims"]) + " ==\n");
    write_claim(row, *claim, hits);
    return written_.has_value() && !output_.reader_gone();
  });
  return bad ? Status(*bad) : read;
}

Status Search::find_documents(const std::vector<SoughtWord>& words) {
  return ledger_.find_documents(words, options_.filter.limit, [&](const DocumentRow& row) {
    const ReadText text(row.document.text, lexicon_);
    if (documents_ == 0 && options_.format == ExportFormat::text)
      put("== " + std::string(reporter_.messages()["search.documents"]) + " ==\n");
    write_document(row, text, find_words(text.layers(), words, {0, text.tokens().size()}));
    return written_.has_value() && !output_.reader_gone();
  });
}

Status Search::run(const std::vector<SoughtWord>& words) {
  if (const Status done = find_claims(words); !done || output_.reader_gone()) return done;
  // A filter speaks of claims: documents alone have nothing to pass it.
  if (!asks_for_claims(options_.filter)) {
    if (const Status done = find_documents(words); !done) return done;
  }
  return written_ ? output_.finish() : written_;
}

}  // namespace

int run_search(const SearchOptions& options, const Reporter& reporter) {
  int code = 0;
  const auto ledger = open_to_read(options.ledger, reporter, code);
  if (!ledger) return code;
  const auto knowledge = open_named_knowledge(options.packs);
  if (!knowledge) return reporter.end(knowledge.error());
  std::string query;
  for (const std::string& word : options.query) query += word + " ";
  const ReadText read(query, (*knowledge)->lexicon);
  const std::vector<SoughtWord> words = sought_words(read.layers());
  if (words.empty())
    return reporter.end(kUsage, "USAGE", reporter.messages()["end.no_words"],
                        reporter.messages()["end.usage.hint"]);
  Search search(*ledger, options, reporter, (*knowledge)->lexicon);
  if (const Status done = search.run(words); !done) return reporter.end(done.error());
  if (search.found() == 0) reporter.say(reporter.messages()["end.nothing_found"]);
  return kDone;
}

}  // namespace isnad
