// Which names do the packs not know, and what would a row for one of them change?
#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>

#include "isnad/entities/suggested_row.hpp"
#include "isnad/ledger/search_words.hpp"
#include "isnad/record/claim_json.hpp"
#include "isnad/record/claim_reader.hpp"
#include "isnad/text/codes.hpp"

#include "apps/server/api.hpp"
#include "apps/server/json_body.hpp"
#include "apps/server/overview.hpp"
#include "apps/server/parameters.hpp"

namespace isnad {
namespace {

namespace fs = std::filesystem;

constexpr size_t kPlaceColumns = 14, kActorColumns = 13;
constexpr size_t kMostDocuments = 200;  // read again for a preview

// ---- the list

struct UnknownName {
  std::string text, slot;
  std::vector<std::string> claims;
};
using UnknownNames = std::map<std::string, UnknownName>;  // by slot and folded text

template <typename Links>
void add_unknown(const Claim& claim, const char* slot, const Links& links, UnknownNames& out) {
  for (const Link& link : links) {
    if (!link.id.empty() || !link.by.empty() || link.text.empty()) continue;
    const std::string& name = link.name.empty() ? link.text : link.name;
    UnknownName& unknown = out[std::string(slot) + "\n" + fold(name)];
    unknown.text = name;
    unknown.slot = slot;
    if (unknown.claims.empty() || unknown.claims.back() != claim.id)
      unknown.claims.push_back(claim.id);
  }
}

void write_name(JsonWriter& json, const UnknownName& name) {
  const bool place = name.slot == "place";
  const SuggestedName suggested = {name.text, "", "", ""};
  const std::string id = suggested_id(name.text);
  std::string row = place ? suggested_place(suggested, id) : suggested_actor(suggested, id);
  row.pop_back();
  json.open('{');
  json.key("text").string(name.text);
  json.key("slot").string(name.slot);
  json.key("count").number(static_cast<double>(name.claims.size()));
  json.key("claims").open('[');
  for (const std::string& claim : name.claims) json.string(claim);
  json.close(']');
  json.key("table").string(place ? "places" : "actors");
  json.key("row").string(row);
  json.close('}');
}

// ---- the preview

// A pack of one row, in a folder of its own that goes with it.
class RowPack {
 public:
  RowPack() = default;
  ~RowPack() {
    std::error_code ignored;
    if (!folder_.empty()) fs::remove_all(folder_, ignored);
  }
  RowPack(const RowPack&) = delete;
  RowPack& operator=(const RowPack&) = delete;

  Status write(const std::string& table, const std::string& row) {
    std::error_code wrong;
    std::string form = (fs::temp_directory_path(wrong) / "isnad-preview-XXXXXX").string();
    if (wrong || ::mkdtemp(form.data()) == nullptr)
      return Error{ErrorCode::storage, "no temporary folder", "", "", ""};
    folder_ = form;
    fs::create_directories(fs::path(folder_) / "preview" / "entities", wrong);
    std::ofstream(fs::path(folder_) / "preview" / "manifest.toml")
        << "name = \"preview\"\nversion = \"1\"\nlicence = \"none\"\norigin = \"a preview\"\n"
           "language = \"ar\"\nrequires = [\"conflict-core\"]\n";
    std::ofstream file(fs::path(folder_) / "preview" / "entities" / (table + ".tsv"));
    file << (table == "places" ? places_header() : actors_header()) << row << "\n";
    return file.flush() ? Status(Done{})
                        : Status(Error{ErrorCode::storage, "writing failed", "", "", ""});
  }
  std::string folder() const { return folder_ + "/preview"; }

 private:
  std::string folder_;
};

// The documents that hold a name of the row.
Status find_documents(Desk& desk, const std::vector<std::string>& cells,
                      std::map<uint64_t, DocumentRow>& out) {
  std::vector<std::string> names = {cells[1]};
  for (const std::string& form : read_list(cells[2])) names.push_back(form);
  for (const std::string& name : names) {
    const ReadText query(name, desk.bench.options.knowledge->lexicon);
    const Status read = desk.ledger->find_documents(sought_words(query.layers()), kMostDocuments,
                                                    [&](const DocumentRow& row) {
                                                      out.emplace(row.number, row);
                                                      return out.size() < kMostDocuments;
                                                    });
    if (!read) return read;
  }
  return Done{};
}

// Claims of one place in the text are one claim before and after, whatever their ids.
std::string place_in_text(const Claim& claim) {
  return std::to_string(claim.evidence.trigger.begin) + " " + claim.type;
}

void write_changes(JsonWriter& json, const std::vector<Claim>& before,
                   const std::vector<Claim>& after) {
  std::multimap<std::string, const Claim*> were;
  for (const Claim& claim : before) were.emplace(place_in_text(claim), &claim);
  const auto write = [&](const Claim* was, const Claim* is) {
    json.open('{');
    json.key("id").string(was != nullptr ? was->id : is->id);
    json.key("before").written(was != nullptr ? claim_json(*was) : "null");
    json.key("after").written(is != nullptr ? claim_json(*is) : "null");
    json.close('}');
  };
  for (const Claim& claim : after) {
    const auto at = were.find(place_in_text(claim));
    const Claim* const was = at == were.end() ? nullptr : at->second;
    if (was != nullptr) were.erase(at);
    if (was == nullptr || claim_json(*was) != claim_json(claim)) write(was, &claim);
  }
  for (const auto& [place, claim] : were) write(claim, nullptr);
}

}  // namespace

HttpResponse get_names(Desk& desk, const HttpRequest& request) {
  const auto page = read_page(request, 100, 1000);
  if (!page) return error_response(page.error());
  auto now = overview_now(desk);
  if (auto* answer = std::get_if<HttpResponse>(&now)) return std::move(*answer);
  const Overview& all = *std::get<OverviewInUse>(now).all;
  UnknownNames found;
  for (const Claim& claim : all.claims()) {
    add_unknown(claim, "place", claim.place, found);
    add_unknown(claim, "initiator", claim.initiator, found);
    // People who are counted are told of by common nouns.
    if (claim.status.empty()) add_unknown(claim, "target", claim.target, found);
  }
  std::vector<const UnknownName*> order;
  for (const auto& [key, name] : found) order.push_back(&name);
  std::stable_sort(order.begin(), order.end(), [](const UnknownName* a, const UnknownName* b) {
    return a->claims.size() > b->claims.size();
  });
  std::string out;
  JsonWriter json(out);
  json.open('{');
  json.key("names").open('[');
  for (size_t i = 0; i < order.size() && i < page->limit; ++i) write_name(json, *order[i]);
  json.close(']');
  json.close('}');
  return json_response(std::move(out));
}

HttpResponse post_preview(Desk& desk, const HttpRequest& request) {
  const auto body = parse_body(request.body);
  if (!body) return error_response(body.error());
  const std::string row = body->text("row").value_or("");
  const std::vector<std::string> cells = split_cells(row, '\t');
  const bool place = cells.size() == kPlaceColumns;
  if ((!place && cells.size() != kActorColumns) || row.find_first_of("\r\n") != row.npos ||
      cells[0].empty() || cells[1].empty())
    return error_response(400, "BAD-REQUEST",
                          "row: 14 cells of a place, or 13 of an actor, parted by tabs");
  RowPack pack;
  if (const Status written = pack.write(place ? "places" : "actors", row); !written)
    return error_response(written.error());
  std::vector<std::string> folders = desk.bench.options.packs;
  folders.push_back(pack.folder());
  const auto knowledge = load_knowledge(folders);
  if (!knowledge) return error_response(400, "BAD-REQUEST", "row: " + knowledge.error().message);
  std::map<uint64_t, DocumentRow> documents;
  if (const Status read = find_documents(desk, cells, documents); !read)
    return error_response(read.error());
  std::string out;
  JsonWriter json(out);
  json.open('{');
  json.key("claims").open('[');
  for (const auto& [number, document] : documents) {
    const auto before = analyze_document(document.document, *desk.bench.options.knowledge);
    const auto after = analyze_document(document.document, **knowledge);
    write_changes(json, before->claims, after->claims);
  }
  json.close(']');
  json.key("documents").number(static_cast<double>(documents.size()));
  json.close('}');
  return json_response(std::move(out));
}

}  // namespace isnad
