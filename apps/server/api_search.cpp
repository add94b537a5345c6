// Where do these words stand, and what may a name mean?
#include <algorithm>
#include <map>

#include "isnad/ledger/claim_facts.hpp"
#include "isnad/ledger/search_words.hpp"
#include "isnad/record/json_writer.hpp"

#include "apps/server/api.hpp"
#include "apps/server/parameters.hpp"

namespace isnad {
namespace {

constexpr size_t kPassages = 3;   // shown of a document
constexpr size_t kEntities = 20;  // to pick from

// The sentences that hold any of the words, with their marks as bytes of the sentence.
void write_passages(JsonWriter& json, const Document& document, const ReadText& read,
                    const std::vector<SoughtWord>& words) {
  const std::vector<Span> hits = find_words(read.layers(), words, {0, read.tokens().size()});
  size_t shown = 0;
  json.key("passages").open('[');
  for (const Sentence& sentence : read.tokens().sentences) {
    const Span span = read.tokens().span_of(sentence.tokens);
    const auto is_in = [&](Span hit) { return span.contains(hit); };
    if (std::none_of(hits.begin(), hits.end(), is_in) || ++shown > kPassages) continue;
    json.open('{');
    json.key("begin").number(span.begin);
    json.key("text").string(std::string_view(document.text).substr(span.begin, span.size()));
    json.key("marks").open('[');
    for (const Span& hit : hits) {
      if (!is_in(hit)) continue;
      json.open('[');
      json.number(hit.begin - span.begin);
      json.number(hit.end - span.begin);
      json.close(']');
    }
    json.close(']');
    json.close('}');
  }
  json.close(']');
}

std::optional<EntityKind> kind_named(std::string_view name) {
  for (const EntityKind kind : {EntityKind::place, EntityKind::actor, EntityKind::person,
                                EntityKind::outlet, EntityKind::instrument, EntityKind::facility})
    if (name == to_string(kind) || (name == "weapon" && kind == EntityKind::instrument))
      return kind;
  return std::nullopt;
}

void write_entity(JsonWriter& json, const Catalogue& catalogue, const Entity& entity) {
  json.open('{');
  json.key("id").string(entity.id.view());
  json.key("name").string(entity.name.view());
  json.key("name_en").string_or_null(entity.name_en.view());
  json.key("kind").string(entity.subkind.view().empty() ? std::string_view(to_string(entity.kind))
                                                        : entity.subkind.view());
  json.key("camp").string_or_null(entity.camp.view());
  json.key("lat").number_or_null(entity.lat);
  json.key("lon").number_or_null(entity.lon);
  const bool placed = entity.lat.has_value();
  json.key("radius_m")
      .number_or_null(placed ? std::optional<double>(entity.radius_m) : std::nullopt);
  json.key("within").open('[');
  size_t steps = 0;
  for (uint32_t at = entity.within; at != kNone && steps < 8; ++steps) {
    const Entity& larger = catalogue.entities[at];
    json.string(larger.name.view());
    at = larger.within;
  }
  json.close(']');
  json.close('}');
}

}  // namespace

HttpResponse get_search(Desk& desk, const HttpRequest& request) {
  const auto page = read_page(request, 20, 200);
  if (!page) return error_response(page.error());
  const Lexicon& lexicon = desk.bench.options.knowledge->lexicon;
  const ReadText query(request.parameter("q"), lexicon);
  const std::vector<SoughtWord> words = sought_words(query.layers());
  if (words.empty()) return error_response(bad_parameter("q", "no word"));
  std::string found;
  JsonWriter json(found);
  uint64_t total = 0;
  json.open('[');
  const Status read = desk.ledger->find_documents(words, 0, [&](const DocumentRow& row) {
    if (total >= page->offset && total - page->offset < page->limit) {
      const ListedDocument* const listed = find_document(desk, row.number);
      const ReadText text(row.document.text, lexicon);
      json.open('{');
      json.key("number").number(static_cast<double>(row.number));
      json.key("name").string(row.document.name);
      json.key("outlet").string_or_null(row.document.outlet);
      json.key("title").string_or_null(row.document.title);
      json.key("published").string_or_null(listed ? listed->published : row.document.published);
      write_passages(json, row.document, text, words);
      json.close('}');
    }
    ++total;
    return true;
  });
  if (!read) return error_response(read.error());
  json.close(']');
  return json_response("{\"total\":" + std::to_string(total) + ",\"documents\":" + found + "}");
}

HttpResponse get_entities(Desk& desk, const HttpRequest& request) {
  const std::string sought = folded_name(request.parameter("q"));
  if (sought.empty()) return error_response(bad_parameter("q", "no name"));
  const std::string_view kind_name = request.parameter("kind");
  const auto kind = kind_named(kind_name);
  if (!kind_name.empty() && !kind) return error_response(bad_parameter("kind", "no kind"));
  const Catalogue& catalogue = desk.bench.options.knowledge->catalogue;
  std::multimap<int, const Entity*> found;  // whole names first, then beginnings, then the rest
  for (const Entity& entity : catalogue.entities) {
    if (kind && entity.kind != *kind) continue;
    int rank = 3;
    for (const std::string& name :
         {folded_name(entity.name.view()), folded_name(entity.name_en.view())}) {
      const size_t at = name.find(sought);
      if (at == 0) rank = std::min(rank, name == sought ? 0 : 1);
      if (at != name.npos) rank = std::min(rank, 2);
    }
    if (rank < 3) found.emplace(rank, &entity);
  }
  std::string out;
  JsonWriter json(out);
  json.open('{');
  json.key("entities").open('[');
  size_t written = 0;
  for (const auto& [rank, entity] : found) {
    if (written++ == kEntities) break;
    write_entity(json, catalogue, *entity);
  }
  json.close(']');
  json.close('}');
  return json_response(std::move(out));
}

}  // namespace isnad
