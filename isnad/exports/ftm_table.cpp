// FollowTheMoney: one entity a line. An Event for each incident, the bodies involved, an Article
// for each document.
//
// FollowTheMoney has no place for bounds, roles or attribution: they stand in `summary` and
// `notes`. Bodies are those the packs know; nobody else becomes an entity. Ids are hashes of what
// they stand for, so that two exports meet.
#include <set>

#include "isnad/base/hash.hpp"
#include "isnad/base/sha256.hpp"
#include "isnad/exports/claim_words.hpp"
#include "isnad/exports/incident_facts.hpp"
#include "isnad/record/json_writer.hpp"

namespace isnad {
namespace {

std::string entity_id(const std::string& what) { return "isnad-" + sha256_hex(what).substr(0, 24); }

std::string lower(std::string text) {
  for (char& c : text) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return text;
}

// An entity under construction; empty values are left out.
class Entity {
 public:
  Entity(const std::string& id, const std::string& schema) : json_(out_) {
    json_.open('{');
    json_.key("id").string(id);
    json_.key("schema").string(schema);
    json_.key("properties").open('{');
  }
  Entity& add(const char* property, const std::vector<std::string>& values) {
    bool begun = false;
    for (const std::string& value : values) {
      if (value.empty()) continue;
      if (!begun) json_.key(property).open('[');
      begun = true;
      json_.string(value);
    }
    if (begun) json_.close(']');
    return *this;
  }
  std::string finish() {
    json_.close('}');
    json_.close('}');
    return std::move(out_) + "\n";
  }

 private:
  std::string out_;
  JsonWriter json_;
};

// Two letters that ISO 3166-1 gives; codes left to users (X.) are not countries there.
std::string country_code(const std::string& country) {
  return country.empty() || country[0] == 'X' ? "" : lower(country);
}

std::string schema_of(const IncidentFacts& facts, const ActorFacts& actor) {
  const std::string schema = facts.kind_cell(actor, "ftm");
  return schema.empty() ? "Organization" : schema;
}

class FtmWriter {
 public:
  FtmWriter(const TableInput& input, const Sink& sink) : input_(input), sink_(sink) {}

  void write(const IncidentFacts& facts) {
    std::vector<std::string> organizers, involved, proofs;
    for (const ActorFacts& actor : facts.initiators)
      organizers.push_back(write_actor(facts, actor));
    for (const ActorFacts& actor : facts.targets) involved.push_back(write_actor(facts, actor));
    for (const Claim* claim : facts.documents) proofs.push_back(write_article(claim->document));
    const Incident& incident = facts.incident;
    const bool one_day = incident.first_day == incident.last_day;
    const std::string place = facts.location();
    Entity event(entity_id(incident.id), "Event");
    event.add("name", {incident.type + (place.empty() ? "" : ", " + place) +
                       (incident.first_day.empty() ? "" : ", " + incident.first_day)});
    event.add("recordId", {incident.id});
    if (one_day) event.add("date", {incident.first_day});
    event.add("startDate", {incident.first_day});
    event.add("endDate", {incident.last_day});
    event.add("location", {place});
    event.add("country", {country_code(facts.place.country)});
    event.add("organizer", organizers);
    event.add("involved", involved);
    event.add("summary", {facts.notes()});
    event.add("notes", {numbers(facts), rule_line(input_.rule)});
    event.add("proof", proofs);
    sink_(event.finish());
  }

 private:
  std::string write_actor(const IncidentFacts& facts, const ActorFacts& actor) {
    const std::string id = entity_id(actor.id);
    if (!written_.insert(id).second) return id;
    Entity entity(id, schema_of(facts, actor));
    entity.add("name", {actor.name});
    entity.add("alias", {actor.name_ar == actor.name ? "" : actor.name_ar});
    entity.add("country", {country_code(actor.country)});
    sink_(entity.finish());
    return id;
  }

  // "" where the profile withholds the document.
  std::string write_article(const DocumentRef& document) {
    if (document.id.empty()) return "";
    const std::string id = entity_id(document.id);
    if (!written_.insert(id).second) return id;
    Entity entity(id, "Article");
    entity.add("title", {one_line(document.title)});
    entity.add("fileName", {one_line(document.name)});
    entity.add("sourceUrl", {document.url});
    entity.add("publisher", {one_line(document.outlet)});
    entity.add("date", {document.published.substr(0, 10)});
    entity.add("contentHash", {});
    entity.add("language", {"ara"});
    sink_(entity.finish());
    return id;
  }

  static std::string numbers(const IncidentFacts& facts) {
    const DecidedNumber killed = facts.killed();
    if (!killed.best && !killed.low && !killed.high) return "";
    const auto shown = [](const std::optional<double>& n) { return n ? number_words(*n) : "-"; };
    return "killed: best " + shown(killed.best) + ", low " + shown(killed.low) + ", high " +
           shown(killed.high);
  }

  const TableInput& input_;
  const Sink& sink_;
  std::set<std::string> written_;
};

}  // namespace

TableOutcome write_ftm_table(const TableInput& input, const Sink& sink) {
  FtmWriter writer(input, sink);
  return write_rows(input, is_actual, [&](const IncidentFacts& facts) { writer.write(facts); });
}

}  // namespace isnad
