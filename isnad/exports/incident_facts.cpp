#include "isnad/exports/incident_facts.hpp"

#include <algorithm>

#include "isnad/dates/calendar.hpp"
#include "isnad/exports/claim_words.hpp"

namespace isnad {
namespace {

void add_once(std::string& list, std::string_view item) {
  if (item.empty()) return;
  std::string_view rest = list;
  while (!rest.empty()) {
    const size_t end = std::min(rest.find("; "), rest.size());
    if (rest.substr(0, end) == item) return;
    rest.remove_prefix(std::min(rest.size(), end + 2));
  }
  list += (list.empty() ? "" : "; ") + std::string(item);
}

// The row of entities.actors that an id means; a person's is that of the body he speaks for.
RowView actor_row(const PackSet& packs, std::string_view id) {
  const RowId row = id.empty() ? kNone : packs.find_row(id);
  if (row == kNone || packs.rows[row].table == kNone) return {};
  const RowView view{&packs, row};
  const std::string& table = packs.tables[packs.rows[row].table].name;
  if (table == "entities.actors") return view;
  if (table != "entities.people" || view["actor"].empty()) return {};
  const RowId body = packs.find_row(resolve_reference(view, view["actor"], "entities.actors"));
  return body == kNone ? RowView{} : RowView{&packs, body};
}

ActorFacts actor_facts(const RowView& row) {
  const std::string_view english = row["name_en"], camp = row["camp"];
  return {row.id(),
          std::string(english.empty() ? row["name_ar"] : english),
          std::string(row["name_ar"]),
          std::string(row["kind"]),
          std::string(row["country"]),
          std::string(camp.substr(camp.rfind('.') + 1))};
}

const SlotView* find_slot(const Incident& incident, std::string_view name) {
  for (const SlotView& slot : incident.slots) {
    if (slot.slot == name) return &slot;
  }
  return nullptr;
}

std::string amount(const SaidNumber& number) {
  const auto shown = [](const std::optional<double>& n) { return n ? number_words(*n) : "?"; };
  if (number.value) {
    const std::string value = number_words(*number.value);
    if (number.modifier == "exact" || number.modifier.empty()) return value;
    std::string words = number.modifier;
    std::replace(words.begin(), words.end(), '_', ' ');
    return words + " " + value;
  }
  if (number.low && number.high) return shown(number.low) + " to " + shown(number.high);
  if (number.low) return "at least " + shown(number.low);
  if (number.high) return "at most " + shown(number.high);
  return "some";
}

}  // namespace

int days_between(std::string_view first, std::string_view last) {
  const auto from = parse_iso_day(first), to = parse_iso_day(last);
  return from && to && *to >= *from ? *to - *from + 1 : 0;
}

std::string number_cell(const std::optional<double>& value) {
  return value ? number_words(*value) : "";
}

const std::vector<Link>& links_of(const Claim& claim, std::string_view slot) {
  static const std::vector<Link> none;
  if (slot == "initiator") return claim.initiator;
  if (slot == "target") return claim.target;
  if (slot == "facility") return claim.facility;
  return slot == "instrument" ? claim.instrument : none;
}

IncidentFacts::IncidentFacts(size_t index, const TableInput& from)
    : incident(from.incidents[index]), input(from), said_(from.said[index]) {
  gather_actors("initiator", initiators);
  gather_actors("target", targets);
  gather_status();
  gather_documents();
  if (incident.place) place = input.geography.facts(incident.place->id);
  for (const uint32_t claim : incident.claims)
    actual = actual || input.claims[claim].modality == "actual";
}

void IncidentFacts::gather_actors(std::string_view slot, std::vector<ActorFacts>& into) const {
  const auto add = [&](const std::string& id) {
    const RowView row = actor_row(input.codes.packs(), id);
    if (row.row == kNone) return;
    for (const ActorFacts& known : into) {
      if (known.id == row.id()) return;
    }
    into.push_back(actor_facts(row));
  };
  if (const SlotView* view = find_slot(incident, slot)) {
    for (const SlotValue& value : view->values) add(value.id);
    return;
  }
  for (const uint32_t claim : incident.claims) {
    for (const Link& link : links_of(input.claims[claim], slot)) add(link.id);
  }
}

void IncidentFacts::gather_status() {
  for (const uint32_t index : incident.claims) {
    const Claim& claim = input.claims[index];
    const bool part = !claim.part_of.empty();
    if (part || claim.modality != "actual" || claim.status.empty() || claim.status == "unknown")
      continue;
    if (status.empty()) {
      status = claim.status;
    } else if (status != claim.status) {
      status = "mixed";
    }
  }
}

void IncidentFacts::gather_documents() {
  for (const uint32_t index : incident.claims) {
    const Claim& claim = input.claims[index];
    const bool known = std::any_of(documents.begin(), documents.end(), [&](const Claim* other) {
      return other->document.id == claim.document.id &&
             other->document.outlet == claim.document.outlet &&
             other->document.published == claim.document.published;
    });
    if (!known) documents.push_back(&claim);
  }
}

DecidedNumber IncidentFacts::number(const Measure& measure) const {
  DecidedNumber decided = decide_number(input.rule, said_, input.said_claims, measure);
  const auto hide = [this](std::optional<double>& value) {
    if (value && *value > input.largest_number) value.reset();
  };
  for (auto* value : {&decided.best, &decided.low, &decided.high}) hide(*value);
  // A camp is named only where the profile lets it pass.
  for (CampNumber& camp : decided.camps) {
    const bool shown =
        std::any_of(incident.numbers.begin(), incident.numbers.end(),
                    [&](const SaidNumber& number) { return number.camp == camp.camp; });
    if (!shown) camp.camp.clear();
    for (auto* value : {&camp.best, &camp.low, &camp.high}) hide(*value);
  }
  return decided;
}

DecidedNumber IncidentFacts::killed() const {
  return number({{"casualty.killed"}, {}, "", {}, "person"});
}

std::string IncidentFacts::year() const { return incident.first_day.substr(0, 4); }

std::string IncidentFacts::day_precision(std::string_view column) const {
  const int days = days_between(incident.first_day, incident.last_day);
  if (days == 0) return "";
  for (const RowView& row : rows_of(input.codes.packs(), "exports.day_spans")) {
    if (days <= std::atoi(std::string(row["most_days"]).c_str())) return std::string(row[column]);
  }
  return "";
}

std::string IncidentFacts::place_precision(std::string_view column) const {
  if (!incident.place) return "";
  const std::string& precision = incident.place->precision;
  const std::string_view by_kind =
      input.codes.cell("place_precisions", precision + "_" + place.kind, column);
  return std::string(by_kind.empty() ? input.codes.cell("place_precisions", precision, column)
                                     : by_kind);
}

std::string IncidentFacts::country_cell(std::string_view column) const {
  return std::string(input.codes.cell("countries", place.country, column));
}

std::string IncidentFacts::country_name() const {
  const std::string name = country_cell("name_en");
  return name.empty() ? place.country : name;
}

std::string IncidentFacts::location() const {
  if (!place.place.name_en.empty()) return place.place.name_en;
  if (!incident.place) return "";
  const PlaceLink& link = *incident.place;
  return one_line(!link.name_en.empty() ? link.name_en : link.name.empty() ? link.text : link.name);
}

std::string IncidentFacts::kind_cell(const ActorFacts& actor, std::string_view column) const {
  return std::string(input.codes.cell("actor_kinds", actor.kind, column));
}

IncidentFacts::EventCode IncidentFacts::acled() const {
  const std::string side = initiators.empty() ? "" : kind_cell(initiators[0], "ucdp_side");
  for (const RowView& row : rows_of(input.codes.packs(), "exports.acled_cases")) {
    if (row["type"] != incident.type) continue;
    if (!row["status"].empty() && row["status"] != status) continue;
    if (!row["initiator"].empty() && row["initiator"] != side) continue;
    return {std::string(row["event_type"]), std::string(row["sub_event_type"])};
  }
  for (const RowView& row : rows_of(input.codes.packs(), "events.types")) {
    if (row["type"] == incident.type)
      return {std::string(row["acled_event"]), std::string(row["acled_sub"])};
  }
  return {};
}

IncidentFacts::EventCode IncidentFacts::plover() const {
  for (const RowView& row : rows_of(input.codes.packs(), "events.types")) {
    if (row["type"] == incident.type)
      return {std::string(row["plover"]), std::string(row["plover_mode"])};
  }
  return {};
}

std::string IncidentFacts::outlets() const {
  std::string out;
  for (const Claim* claim : documents) add_once(out, one_line(claim->document.outlet));
  return out;
}

std::string IncidentFacts::speakers() const {
  std::string out;
  for (const uint32_t index : incident.claims) {
    const Claim& claim = input.claims[index];
    if (claim.attribution.empty()) continue;
    const ClaimSpeaker& speaker = claim.attribution.back();
    add_once(out, one_line(speaker.name.empty() ? speaker.text : speaker.name));
  }
  return out;
}

std::string IncidentFacts::notes() const {
  std::string out;
  std::string before;
  for (const SaidNumber& number : incident.numbers) {
    if (number.subset || number.unit != "person") continue;
    const std::string who =
        one_line(number.speaker_name.empty() ? number.speaker : number.speaker_name);
    const std::string said =
        number.type.substr(number.type.find('.') + 1) + " " + amount(number) +
        (number.status.empty() || number.status == "unknown" ? "" : " (" + number.status + ")") +
        (who.empty() ? "" : " by " + who) + (number.revised ? ", updated later" : "");
    if (said == before) continue;
    before = said;
    out += (out.empty() ? "Said: " : "; ") + said;
  }
  if (!out.empty()) out += ". ";
  const auto counted = [](uint32_t n, const char* noun) {
    return std::to_string(n) + noun + (n == 1 ? "" : "s");
  };
  out += counted(incident.documents, " document") + ", " +
         counted(incident.voices, " independent voice") + ".";
  std::string contested;
  for (const SlotView& slot : incident.slots) {
    if (slot.agreement == Agreement::contested)
      contested += (contested.empty() ? "" : ", ") + slot.slot;
  }
  return contested.empty() ? out : out + " Contested: " + contested + ".";
}

bool is_actual(const IncidentFacts& facts) { return facts.actual; }

TableOutcome write_rows(const TableInput& input, bool (*has_row)(const IncidentFacts&),
                        const std::function<void(const IncidentFacts&)>& write) {
  TableOutcome outcome;
  for (size_t i = 0; i < input.incidents.size(); ++i) {
    const IncidentFacts facts(i, input);
    if (has_row(facts)) {
      write(facts);
      outcome.rows.push_back(facts.incident.id);
    } else {
      outcome.left_out.push_back(facts.incident.id);
    }
  }
  return outcome;
}

}  // namespace isnad
