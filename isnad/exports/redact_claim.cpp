// A claim as it may leave: made anew, field by field, of what the profile lets pass.
#include <algorithm>
#include <cmath>
#include <set>

#include "isnad/base/sha256.hpp"
#include "isnad/exports/closed_lists.hpp"
#include "isnad/exports/profile.hpp"

namespace isnad {
namespace {

constexpr double kMetresADegree = 111320;  // of latitude

bool is_hex_id(std::string_view id, char kind) {
  if (id.size() != 18 || id[0] != kind || id[1] != '_') return false;
  return id.find_first_not_of("0123456789abcdef", 2) == std::string_view::npos;
}

// "2018", "2018-03" or "2018-03-31" at the start of an ISO value; "" for anything else.
std::string day_in(std::string_view value) {
  constexpr std::string_view kShape = "dddd-dd-dd";
  const std::string_view day = value.substr(0, value.find('T'));
  if (day.size() != 4 && day.size() != 7 && day.size() != 10) return "";
  for (size_t i = 0; i < day.size(); ++i) {
    const bool digit = day[i] >= '0' && day[i] <= '9';
    if (kShape[i] == 'd' ? !digit : day[i] != '-') return "";
  }
  return std::string(day);
}

// The days of a value or an interval of two.
std::string days_in(std::string_view value) {
  const size_t slash = value.find('/');
  if (slash == std::string_view::npos) return day_in(value);
  const std::string first = day_in(value.substr(0, slash)), last = day_in(value.substr(slash + 1));
  return first.empty() && last.empty() ? "" : first + "/" + last;
}

std::string short_camp(std::string_view camp) {
  return std::string(camp.substr(camp.rfind('.') + 1));
}

double middle_of_cell(double degree, double cell) {
  return std::floor(degree / cell) * cell + cell / 2;
}

}  // namespace

Redaction::Redaction(const Profile& profile, const PackSet& packs, const Geography& geography)
    : profile_(profile), packs_(packs), geography_(geography) {
  for (const RowView& row : rows_of(packs, "entities.outlets")) {
    for (const char* column : {"name_ar", "name_en"}) outlets_.emplace(row[column], row);
    for (const std::string& form : row.list("forms")) outlets_.emplace(form, row);
  }
  for (const RowView& row : rows_of(packs, "events.types")) types_.emplace(row["type"], row);
  for (const RowView& row : rows_of(packs, "camps")) camps_[std::string(row.short_id())] = true;
}

bool Redaction::passes(std::string_view field, bool filled) {
  if (profile_.of(field).passing != Passing::no) return true;
  if (filled) ++withheld_[std::string(field)].withheld;
  return false;
}

std::string Redaction::pass(std::string_view field, const std::string& value) {
  switch (profile_.of(field).passing) {
    case Passing::yes:
      return value;
    case Passing::closed:
      return closed(field, value);
    case Passing::day:
      return day(field, value);
    default:
      if (!value.empty()) ++withheld_[std::string(field)].withheld;
      return "";
  }
}

std::string Redaction::closed(std::string_view field, const std::string& value) {
  const bool listed = field == "type" ? types_.count(value) > 0 : is_listed(field, value);
  if (listed || value.empty()) return value;
  ++withheld_[std::string(field)].withheld;
  return "";
}

std::string Redaction::day(std::string_view field, const std::string& value) {
  std::string out = days_in(value);
  if (out != value) {
    WithheldField& counts = withheld_[std::string(field)];
    ++(out.empty() ? counts.withheld : counts.coarsened);
  }
  return out;
}

// A hash of an id that is not of our own making.
std::string Redaction::id_of(const std::string& id, char kind) {
  if (id.empty() || is_hex_id(id, kind)) return id;
  if (profile_.of("type").passing == Passing::yes) return id;
  return std::string(1, kind) + "_" + sha256_hex(id).substr(0, 16);
}

Span Redaction::span(std::string_view field, Span value) {
  return profile_.of(field).passing == Passing::yes ? value : Span{};
}

const RowView* Redaction::known(const std::string& id) {
  const auto found = known_.find(id);
  if (found != known_.end()) return found->second.row == kNone ? nullptr : &found->second;
  RowView row;
  const RowId at = id.empty() ? kNone : packs_.find_row(id);
  if (at != kNone && packs_.rows[at].table != kNone &&
      packs_.tables[packs_.rows[at].table].name.rfind("entities.", 0) == 0)
    row = {&packs_, at};
  const RowView& kept = known_[id] = row;
  return kept.row == kNone ? nullptr : &kept;
}

std::string Redaction::camp(const std::string& of) {
  const Passing passing = profile_.of("speaker.camp").passing;
  if (passing == Passing::yes || of.empty()) return of;
  if (passing == Passing::closed && camps_.count(short_camp(of)) > 0) return of;
  ++withheld_["speaker.camp"].withheld;
  return "";
}

std::string Redaction::outlet(const std::string& name) {
  if (profile_.of("document.outlet").passing != Passing::known)
    return pass("document.outlet", name);
  const auto found = outlets_.find(name);
  if (found != outlets_.end()) {
    const std::string_view english = found->second["name_en"];
    return std::string(english.empty() ? found->second["name_ar"] : english);
  }
  if (!name.empty()) ++withheld_["document.outlet"].withheld;
  return "";
}

DocumentRef Redaction::document(const DocumentRef& of) {
  DocumentRef out;
  out.id = pass("document.id", of.id);
  out.name = pass("document.name", of.name);
  out.url = pass("document.url", of.url);
  out.title = pass("document.title", of.title);
  out.outlet = outlet(of.outlet);
  out.published = pass("document.published", of.published);
  out.published_basis = pass("document.published_basis", of.published_basis);
  return out;
}

ClaimCodes Redaction::codes(const Claim& claim) {
  if (profile_.of("codes").passing == Passing::yes) return claim.codes;
  const auto row = types_.find(claim.type);
  if (!passes("codes", true) || row == types_.end()) return {};
  const RowView& type = row->second;
  return {std::string(type["plover"]), std::string(type["plover_mode"]),
          std::string(type["acled_event"]), std::string(type["acled_sub"]),
          std::string(type["cameo"])};
}

void Redaction::fill_from_pack(Link& link, const RowView& row) const {
  link.id = row.id();
  link.name = row["name_ar"];
  link.name_en = row["name_en"];
  link.kind = row["kind"].empty() ? row["class"] : row["kind"];
  link.camp = short_camp(row["camp"]);
}

// False: nothing of the link may leave.
bool Redaction::link(const Link& of, Link& out) {
  if (profile_.of("link.id").passing == Passing::yes) {
    out = of;
    out.text = pass("link.text", of.text);
    out.name = pass("link.name", of.name);
    out.name_en = pass("link.name", of.name_en);
    if (!passes("link.candidates", !of.candidates.empty())) out.candidates.clear();
    out.span = span("link.span", of.span);
    return true;
  }
  const RowView* row = profile_.of("link.id").passing == Passing::known ? known(of.id) : nullptr;
  if (row == nullptr) {
    ++withheld_["link.text"].withheld;
    return false;
  }
  fill_from_pack(out, *row);
  out.by = pass("link.by", of.by);
  if (profile_.of("link.text").passing == Passing::known) {
    out.text = of.text;
  } else {
    ++withheld_["link.text"].withheld;
  }
  out.span = span("link.span", of.span);
  return true;
}

std::vector<Link> Redaction::links(const std::vector<Link>& of) {
  std::vector<Link> out;
  for (const Link& each : of) {
    Link made;
    if (link(each, made)) out.push_back(std::move(made));
  }
  return out;
}

// The admin unit, else the country, that holds the place by the packs.
bool Redaction::unit(const PlaceLink& of, PlaceLink& out) {
  const PlaceFacts facts = geography_.facts(of.id);
  const std::pair<const AdminUnit*, const char*> units[] = {
      {&facts.adm2, "admin2"}, {&facts.adm1, "admin1"}, {&facts.state, "country"}};
  for (const auto& [unit, precision] : units) {
    if (unit->id.empty()) continue;
    const RowView* row = known(unit->id);
    if (row == nullptr) continue;
    fill_from_pack(out, *row);
    out.pcode = unit->pcode;
    out.precision = precision;
    if (unit->id != of.id) ++withheld_["place.id"].coarsened;
    return true;
  }
  ++withheld_["place.id"].withheld;
  return false;
}

void Redaction::coordinates(const PlaceLink& of, PlaceLink& out) {
  if (!passes("place.coordinates", of.lat.has_value()) || !of.lat || !of.lon) return;
  const FieldPassage passage = profile_.of("place.coordinates");
  out.lat = of.lat;
  out.lon = of.lon;
  out.radius_m = of.radius_m;
  if (passage.passing != Passing::grid) return;
  out.lat = middle_of_cell(*of.lat, passage.degrees);
  out.lon = middle_of_cell(*of.lon, passage.degrees);
  const double half = passage.degrees / 2 * kMetresADegree;
  out.radius_m = std::ceil(half * std::sqrt(2.0) / 1000) * 1000;
  ++withheld_["place.coordinates"].coarsened;
}

bool Redaction::place(const PlaceLink& of, PlaceLink& out) {
  const Passing passing = profile_.of("place.id").passing;
  if (passing == Passing::no) {
    ++withheld_["place.id"].withheld;
    return false;
  }
  if (passing == Passing::unit) {
    if (!unit(of, out)) return false;
    coordinates(of, out);
    if (!of.text.empty()) ++withheld_["place.text"].withheld;
    return true;
  }
  const Passing words = profile_.of("place.text").passing;
  const bool named = words == Passing::yes || (words == Passing::known && known(of.id) != nullptr);
  if (!named) {
    ++withheld_["place.text"].withheld;
    return false;
  }
  out = of;
  if (words != Passing::yes) out.candidates.clear();
  out.lat = out.lon = out.radius_m = {};
  coordinates(of, out);
  return true;
}

std::optional<double> Redaction::number(const std::optional<double>& of) {
  if (!of || std::fabs(*of) <= largest_number(profile_)) return of;
  ++withheld_["quantity.number"].withheld;
  return {};
}

ClaimQuantity Redaction::quantity(const ClaimQuantity& of) {
  ClaimQuantity out;
  out.value = number(of.value);
  out.low = number(of.low);
  out.high = number(of.high);
  const bool as_is = profile_.of("quantity.number").passing == Passing::yes;
  out.modifier = as_is ? of.modifier : in_list("modifier", of.modifier);
  out.unit = as_is ? of.unit : in_list("unit", of.unit);
  out.text = pass("quantity.text", of.text);
  out.span = span("quantity.span", of.span);
  return out;
}

std::optional<ClaimTime> Redaction::time(const std::optional<ClaimTime>& of) {
  if (!of) return of;
  const Passing passing = profile_.of("time.value").passing;
  ClaimTime out;
  out.value = pass("time.value", of->value);
  out.text = pass("time.text", of->text);
  out.span = span("time.span", of->span);
  if (passing == Passing::yes) {
    out.precision = of->precision;
    out.part = of->part;
    out.basis = of->basis;
    out.anchor = of->anchor;
    return out;
  }
  if (out.value.empty()) return {};
  out.precision = in_list("time.precision", of->precision);
  for (const char* finer : {"minute", "hour", "daypart"}) {
    if (out.precision == finer) out.precision = "day";
  }
  out.anchor = day_in(of->anchor);
  return out;
}

void Redaction::people(const Claim& claim, Claim& out) {
  out.status = pass("status", claim.status);
  if (passes("breakdown", !claim.breakdown.empty())) {
    for (const Breakdown& part : claim.breakdown) {
      const std::string group = pass("breakdown", part.group);
      if (!group.empty()) out.breakdown.push_back({group, quantity(part.quantity)});
    }
  }
  for (const ClaimPerson& person : claim.persons) {
    ClaimPerson made;
    made.name = pass("person.name", person.name);
    made.role = pass("person.role", person.role);
    made.sex = pass("person.sex", person.sex);
    if (passes("person.age", person.age.has_value())) made.age = person.age;
    made.span = span("person.span", person.span);
    const bool left = !made.name.empty() || !made.role.empty() || !made.sex.empty() || made.age;
    if (left) out.persons.push_back(std::move(made));
  }
}

ClaimSpeaker Redaction::speaker(const ClaimSpeaker& of) {
  ClaimSpeaker out;
  out.role = pass("speaker.role", of.role);
  out.stance = pass("speaker.stance", of.stance);
  out.cue = pass("speaker.cue", of.cue);
  out.span = span("speaker.span", of.span);
  out.camp = camp(of.camp);
  if (profile_.of("speaker.id").passing == Passing::yes) {
    out.id = of.id;
    out.name = of.name;
  } else if (const RowView* row = known(of.id);
             row != nullptr && profile_.of("speaker.id").passing == Passing::known) {
    out.id = row->id();
    out.name = (*row)["name_ar"];
  } else if (!of.name.empty() || !of.id.empty()) {
    ++withheld_["speaker.id"].withheld;
  }
  const Passing words = profile_.of("speaker.text").passing;
  if (words == Passing::yes || (words == Passing::known && known(of.id) != nullptr)) {
    out.text = of.text;
  } else {
    ++withheld_["speaker.text"].withheld;
  }
  return out;
}

Claim Redaction::redact(const Claim& claim) {
  Claim out;
  out.id = id_of(claim.id, 'c');
  out.document = document(claim.document);
  out.type = pass("type", claim.type);
  out.codes = codes(claim);
  out.initiator = links(claim.initiator);
  out.target = links(claim.target);
  out.facility = links(claim.facility);
  out.instrument = links(claim.instrument);
  people(claim, out);
  if (claim.quantity) out.quantity = quantity(*claim.quantity);
  for (const PlaceLink& each : claim.place) {
    PlaceLink made;
    if (place(each, made)) out.place.push_back(std::move(made));
  }
  out.time = time(claim.time);
  out.modality = pass("modality", claim.modality);
  for (const ClaimSpeaker& each : claim.attribution) out.attribution.push_back(speaker(each));
  out.interest = pass("interest", claim.interest);
  if (passes("confidence", true)) out.confidence = claim.confidence;
  if (passes("wording", !claim.wording.empty())) out.wording = claim.wording;
  if (passes("part_of", !claim.part_of.empty())) out.part_of = id_of(claim.part_of, 'c');
  if (passes("revises", !claim.revises.empty())) out.revises = id_of(claim.revises, 'c');
  out.evidence.text = pass("evidence.text", claim.evidence.text);
  out.evidence.trigger_text = pass("evidence.text", claim.evidence.trigger_text);
  out.evidence.span = span("evidence.span", claim.evidence.span);
  out.evidence.trigger = span("evidence.span", claim.evidence.trigger);
  if (passes("rules", !claim.rules.empty())) out.rules = claim.rules;
  return out;
}

}  // namespace isnad
