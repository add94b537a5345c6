#include "isnad/entities/catalogue_rows.hpp"

#include <algorithm>
#include <charconv>
#include <set>

#include "isnad/text/codes.hpp"

namespace isnad {
namespace {

constexpr double kMaxRadius = 3'000'000;  // metres
constexpr int kMaxDepth = 12;             // places within places

bool is_date(std::string_view cell) {
  // 2012, 2012-05 or 2012-05-31
  if (cell.size() != 4 && cell.size() != 7 && cell.size() != 10) return false;
  for (size_t i = 0; i < cell.size(); ++i) {
    const bool dash = i == 4 || i == 7;
    if (dash ? cell[i] != '-' : cell[i] < '0' || cell[i] > '9') return false;
  }
  return true;
}

bool is_country(std::string_view cell) {
  return cell.size() == 2 && cell[0] >= 'A' && cell[0] <= 'Z' && cell[1] >= 'A' && cell[1] <= 'Z';
}

std::optional<double> number_in(std::string_view cell, double low, double high) {
  double value = 0;
  const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
  if (error != std::errc() || end != cell.data() + cell.size()) return std::nullopt;
  if (value < low || value > high) return std::nullopt;
  return value;
}

Status read_position(const RowView& row, Entity& out) {
  if (!row["radius_m"].empty()) {
    const auto radius = number_in(row["radius_m"], 0, kMaxRadius);
    if (!radius)
      return broken_row(row, "radius_m is no number of metres", "write metres, for example 2500");
    out.radius_m = *radius;
  }
  if (row["lat"].empty() && row["lon"].empty()) return Done{};
  out.lat = number_in(row["lat"], -90, 90);
  out.lon = number_in(row["lon"], -180, 180);
  if (!out.lat || !out.lon) {
    return broken_row(row, "lat and lon are no position",
                      "write both in degrees, or leave both empty");
  }
  if (row["reference"].empty()) {
    return broken_row(row, "a place without a reference has a position",
                      "name where the position can be looked up, or leave lat and lon empty");
  }
  return Done{};
}

Status read_cells(const RowView& row, const EntityTable& table, TextStore& texts, Entity& out) {
  out.row = row.row;
  out.kind = table.kind;
  out.id = texts.add(row.raw().id);
  out.name = texts.add(row["name_ar"]);
  out.name_codes = texts.add(fold(out.name));
  out.name_en = texts.add(row["name_en"]);
  out.subkind = texts.add(row[table.subkind_column]);
  out.country = texts.add(row["country"]);
  out.valid_from = texts.add(row["valid_from"]);
  out.valid_to = texts.add(row["valid_to"]);
  out.unit = texts.add(row["unit"]);
  out.pcode = texts.add(row["pcode"]);
  out.needs_cue = row["needs_cue"] == "y";
  out.unseen = table.kind == EntityKind::place && row["needs_cue"] == "word";
  out.known_alone = row["alone"] == "y";
  if (out.name.empty()) return broken_row(row, "name_ar is empty", "write the name in Arabic");
  const auto& known = table.subkinds;
  if (!known.empty() && std::find(known.begin(), known.end(), out.subkind) == known.end()) {
    return broken_row(
        row, "unknown " + std::string(table.subkind_column) + " '" + std::string(out.subkind) + "'",
        "use one that docs/packs.md lists for this table");
  }
  if (!out.country.empty() && !is_country(out.country)) {
    return broken_row(row, "country '" + std::string(out.country) + "' is no ISO 3166 code",
                      "write two capitals, for example SY");
  }
  for (const std::string_view date : {out.valid_from.view(), out.valid_to.view()}) {
    if (!date.empty() && !is_date(date)) {
      return broken_row(row, "'" + std::string(date) + "' is no date",
                        "write 2024-12-08, 2024-12 or 2024");
    }
  }
  if (!row["needs_cue"].empty() && !out.needs_cue && !out.unseen) {
    return broken_row(row, "needs_cue is neither y nor empty, nor of a place \"word\"",
                      "write y or leave it empty");
  }
  return read_position(row, out);
}

// The entity a cell refers to: kNone for an empty cell.
Result<uint32_t> refer(const Catalogue& catalogue, const RowView& row, const char* column,
                       const char* table) {
  const std::string_view cell = row[column];
  if (cell.empty()) return kNone;
  const std::string id = resolve_reference(row, cell, table);
  const uint32_t entity = catalogue.find(id);
  if (entity != kNone) return entity;
  return broken_row(row,
                    std::string(column) + " '" + std::string(cell) + "' refers to no row: " + id,
                    "correct it, or write the full id of a row of another pack");
}

std::set<std::string, std::less<>> camp_ids(const PackSet& packs) {
  std::set<std::string, std::less<>> out;
  for (const RowView row : rows_of(packs, "camps")) out.insert(std::string(row.short_id()));
  return out;
}

Status resolve_references(const PackSet& packs, Catalogue& out) {
  const auto camps = camp_ids(packs);
  for (Entity& entity : out.entities) {
    const RowView row{&packs, entity.row};
    const std::string_view camp = row["camp"];
    entity.camp = out.texts.add(camp.substr(camp.rfind('.') + 1));
    if (!camp.empty() && camps.count(entity.camp.view()) == 0) {
      return broken_row(row, "camp '" + std::string(camp) + "' stands in no camps.tsv",
                        "use an id of camps.tsv");
    }
    const bool person = entity.kind == EntityKind::person;
    auto within = person ? refer(out, row, "actor", "entities.actors")
                         : refer(out, row, "within", "entities.places");
    if (!within) return within.error();
    entity.within = *within;
    auto parent = refer(out, row, "parent", "entities.instruments");
    if (!parent) return parent.error();
    entity.parent = *parent;
  }
  return Done{};
}

// Fills adm1 and an empty country from the places above; a chain that never ends is an error.
Status climb(const PackSet& packs, Catalogue& out) {
  for (uint32_t i = 0; i < out.entities.size(); ++i) {
    Entity& entity = out.entities[i];
    if (entity.kind != EntityKind::place) continue;
    int depth = 0;
    for (uint32_t at = i; at != kNone; at = out.entities[at].within) {
      if (++depth > kMaxDepth) {
        return broken_row({&packs, entity.row}, "within leads in a circle",
                          "correct one of the parents");
      }
      const Entity& above = out.entities[at];
      if (above.subkind == "adm1" && entity.adm1 == kNone) entity.adm1 = at;
      if (entity.country.empty()) entity.country = above.country;
    }
  }
  return Done{};
}

}  // namespace

Error broken_row(const RowView& row, std::string message, std::string remedy) {
  return {ErrorCode::pack_broken, row.id() + ": " + std::move(message), row.where(),
          std::move(remedy), ""};
}

const std::vector<EntityTable>& entity_tables() {
  static const std::vector<EntityTable> tables = {
      {EntityKind::place,
       "entities.places",
       "kind",
       {"country", "adm1", "adm2", "adm3", "city", "town", "village", "quarter", "region", "camp",
        "road", "crossing", "prison", "airbase", "dam", "front", "river", "island", "landmark"}},
      {EntityKind::actor,
       "entities.actors",
       "kind",
       {"state_force", "government", "police", "intelligence", "foreign_force", "rebel_group",
        "jihadist_group", "militia", "pro_government_militia", "coalition", "party", "tribe",
        "rescue_body", "monitor", "un_body", "ngo", "international_organisation", "institution",
        "people"}},
      {EntityKind::person, "entities.people", "role", {}},
      {EntityKind::outlet,
       "entities.outlets",
       "kind",
       {"news_agency", "tv", "radio", "newspaper", "website", "social_media", "monitor",
        "military_media"}},
      {EntityKind::instrument,
       "entities.instruments",
       "class",
       {"small_arms", "machine_gun", "anti_tank",    "artillery",  "mortar",
        "rocket",     "missile",     "aircraft",     "helicopter", "drone",
        "bomb",       "barrel_bomb", "armour",       "vehicle",    "mine",
        "ied",        "car_bomb",    "suicide_vest", "grenade",    "chemical",
        "incendiary", "naval",       "melee",        "explosive",  "other"}},
      {EntityKind::facility,
       "entities.facilities",
       "class",
       {"military", "detention", "government", "medical", "education", "religious", "market",
        "residential", "infrastructure", "transport", "vehicle", "aid", "media", "industry",
        "agriculture"}},
  };
  return tables;
}

Status read_entities(const PackSet& packs, Catalogue& out) {
  for (const EntityTable& table : entity_tables()) {
    for (const RowView row : rows_of(packs, table.table)) {
      Entity entity;
      if (Status s = read_cells(row, table, out.texts, entity); !s) return s;
      out.by_id[entity.id] = static_cast<uint32_t>(out.entities.size());
      out.entities.push_back(entity);
    }
  }
  if (Status s = resolve_references(packs, out); !s) return s;
  return climb(packs, out);
}

Status read_nationalities(const PackSet& packs, Catalogue& out) {
  for (const RowView row : rows_of(packs, "entities.nationalities")) {
    Nationality nationality;
    nationality.row = row.row;
    nationality.name_en = row["name_en"];
    const auto country = refer(out, row, "country", "entities.places");
    if (!country) return country.error();
    const auto actor = refer(out, row, "actor", "entities.actors");
    if (!actor) return actor.error();
    nationality.country = *country;
    nationality.actor = *actor;
    out.nationalities.push_back(std::move(nationality));
  }
  return Done{};
}

Status read_usual_bodies(const PackSet& packs, Catalogue& out) {
  for (const RowView row : rows_of(packs, "entities.usual_bodies")) {
    UsualBody usual;
    usual.row = row.row;
    usual.form = packs.find_row(resolve_reference(row, row["form"], "entities.generic_forms"));
    if (usual.form == kNone) {
      return broken_row(row, "form '" + std::string(row["form"]) + "' refers to no row",
                        "use an id of generic_forms.tsv");
    }
    const auto actor = refer(out, row, "actor", "entities.actors");
    if (!actor) return actor.error();
    usual.actor = *actor;
    usual.country = row["country"];
    usual.valid_from = row["valid_from"];
    usual.valid_to = row["valid_to"];
    if (!is_country(usual.country) || usual.actor == kNone) {
      return broken_row(row, "a usual body needs a country and an actor",
                        "write two capitals and the id of a row of actors.tsv");
    }
    out.usual_bodies.push_back(std::move(usual));
  }
  return Done{};
}

Status read_place_kinds(const PackSet& packs, Catalogue& out) {
  std::set<std::string_view> known(entity_tables()[0].subkinds.begin(),
                                   entity_tables()[0].subkinds.end());
  known.insert("near");
  known.insert("capital");
  for (const RowView row : rows_of(packs, "entities.place_kinds")) {
    if (known.count(row["kind"]) == 0) {
      return broken_row(row, "unknown kind '" + std::string(row["kind"]) + "'",
                        "use a kind of places.tsv, near or capital");
    }
    out.place_kinds.push_back({row.row, std::string(row["kind"]), kNone});
  }
  return Done{};
}

}  // namespace isnad
