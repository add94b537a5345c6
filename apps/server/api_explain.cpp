// Why does a claim stand as it does? Its document is read again, by the same rules.
#include "isnad/passed_over.hpp"
#include "isnad/record/claim_reader.hpp"
#include "isnad/record/json_writer.hpp"

#include "apps/server/api.hpp"

namespace isnad {
namespace {

class Explanation {
 public:
  Explanation(JsonWriter& json, const Knowledge& knowledge) : json_(json), knowledge_(knowledge) {}

  void slots(const Claim& claim) {
    json_.key("slots").open('[');
    slot("evidence", claim.evidence.span);
    slot("trigger", claim.evidence.trigger);
    if (claim.quantity) slot("quantity", claim.quantity->span);
    if (claim.time) slot("time", claim.time->span);
    for (const ClaimSpeaker& speaker : claim.attribution) {
      begin("speaker", speaker.id, speaker.span);
      end();
    }
    links("initiator", claim.initiator);
    links("target", claim.target);
    links("place", claim.place);
    links("facility", claim.facility);
    links("instrument", claim.instrument);
    json_.close(']');
  }

  void rules(const Claim& claim) {
    json_.key("rules").open('[');
    for (const std::string& rule : claim.rules) {
      json_.open('{');
      json_.key("id").string(rule);
      json_.key("row").string_or_null(where(rule));
      json_.close('}');
    }
    json_.close(']');
  }

 private:
  std::string where(const std::string& id) const {
    const RowId row = knowledge_.packs.find_row(id);
    return row == kNone ? std::string() : RowView{&knowledge_.packs, row}.where();
  }

  void begin(const char* name, const std::string& id, Span span) {
    json_.open('{');
    json_.key("slot").string(name);
    json_.key("rule").string_or_null(id);
    json_.key("row").string_or_null(id.empty() ? "" : where(id));
    json_.key("span").open('{');
    json_.key("begin").number(span.begin);
    json_.key("end").number(span.end);
    json_.close('}');
    json_.key("lost").open('[');
  }
  void end() {
    json_.close(']');
    json_.close('}');
  }

  void slot(const char* name, Span span) {
    begin(name, "", span);
    end();
  }

  template <typename Links>
  void links(const char* name, const Links& all) {
    for (const Link& link : all) {
      begin(name, link.id, link.span);
      for (const LinkCandidate& candidate : link.candidates) {
        json_.open('{');
        json_.key("id").string(candidate.id);
        json_.key("score").number(candidate.score);
        json_.key("row").string_or_null(where(candidate.id));
        json_.close('}');
      }
      end();
    }
  }

  JsonWriter& json_;
  const Knowledge& knowledge_;
};

// What stood in the sentence and fills no slot; nothing where these packs read another claim there.
void write_passed_over(JsonWriter& json, const DocumentRow& row, const Knowledge& knowledge,
                       const std::string& id) {
  const auto analysis = analyze_document(row.document, knowledge);
  json.key("passed_over").open('[');
  for (const Claim& claim : analysis->claims) {
    if (claim.id != id) continue;
    for (const PassedOver& one : find_passed_over(*analysis, claim)) {
      json.open('{');
      json.key("slot").string(one.slot);
      json.key("begin").number(one.span.begin);
      json.key("end").number(one.span.end);
      json.key("reason").string(one.reason);
      json.key("claim").string_or_null(one.other_claim);
      json.close('}');
    }
  }
  json.close(']');
}

}  // namespace

HttpResponse get_explanation(Desk& desk, const HttpRequest& request) {
  const auto row = find_claim(desk, request.captured);
  if (!row) return error_response(row.error());
  const auto claim = ClaimParser().parse(row->line);
  if (!claim) return error_response(claim.error());
  const auto document = desk.ledger->document(row->document);
  if (!document) return error_response(document.error());
  const Knowledge& knowledge = *desk.bench.options.knowledge;
  std::string out;
  JsonWriter json(out);
  json.open('{');
  Explanation explanation(json, knowledge);
  explanation.slots(*claim);
  write_passed_over(json, *document, knowledge, claim->id);
  explanation.rules(*claim);
  json.close('}');
  return json_response(std::move(out));
}

}  // namespace isnad
