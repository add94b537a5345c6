// A report for each incident on one page: every number with its speaker, what is said of each slot,
// and the claims. No script and no request; what comes from documents is escaped.
#include "isnad/exports/claim_card.hpp"
#include "isnad/exports/claim_words.hpp"
#include "isnad/exports/embedded.hpp"
#include "isnad/exports/html_text.hpp"
#include "isnad/exports/incident_facts.hpp"

namespace isnad {

namespace {

std::string bdi(std::string_view text) { return "<bdi>" + escaped(one_line(text)) + "</bdi>"; }

std::string shown(const std::optional<double>& value) {
  return value ? number_words(*value) : "\xE2\x80\x93";
}

std::string days(const Incident& incident, const Labels& labels) {
  if (incident.first_day.empty()) return std::string(labels["report.undated"]);
  return incident.first_day == incident.last_day
             ? incident.first_day
             : incident.first_day + " \xE2\x80\x93 " + incident.last_day;
}

class Report {
 public:
  Report(const IncidentFacts& facts, const Labels& labels)
      : facts_(facts), incident_(facts.incident), labels_(labels) {}

  std::string write() {
    const std::string family(incident_.type.substr(0, incident_.type.find('.')));
    out_ = "<article class=\"incident f-" + escaped(family) + "\" id=\"" + escaped(incident_.id) +
           "\">\n<header><h2>" + escaped(labels_[incident_.type]);
    const std::string place = facts_.location();
    if (!place.empty()) out_ += ", " + bdi(place);
    out_ += "</h2>\n<p class=\"meta\"><bdi>" + escaped(days(incident_, labels_)) +
            "</bdi> \xC2\xB7 " +
            escaped(filled(labels_["report.voices"],
                           {{"documents", std::to_string(incident_.documents)},
                            {"voices", std::to_string(incident_.voices)}})) +
            " \xC2\xB7 <code>" + escaped(incident_.id) + "</code></p></header>\n";
    decision();
    numbers();
    slots();
    documents();
    claims();
    return std::move(out_) + "</article>\n";
  }

 private:
  std::string label(std::string_view id) const { return escaped(labels_[id]); }

  void decision() {
    decided_ = facts_.killed();
    if (decided_.counted.empty()) return;
    out_ += "<p>" + escaped(filled(labels_["report.by_rule"], {{"rule", facts_.input.rule.id},
                                                               {"best", shown(decided_.best)},
                                                               {"low", shown(decided_.low)},
                                                               {"high", shown(decided_.high)}}));
    for (const CampNumber& camp : decided_.camps)
      out_ += " \xC2\xB7 " + bdi(camp.camp.empty() ? "?" : camp.camp) + ": " + shown(camp.best);
    out_ += "</p>\n";
  }

  bool decides(uint32_t claim) const {
    for (const uint32_t other : decided_.claims) {
      if (other == claim) return true;
    }
    return false;
  }

  void numbers() {
    if (incident_.numbers.empty()) return;
    out_ += "<table><thead><tr><th>" + label("slot.quantity") + "</th><th>" + label("slot.type") +
            "</th><th>" + label("slot.status") + "</th><th>" + label("slot.speaker") + "</th><th>" +
            label("report.camp") + "</th><th>" + label("slot.interest") + "</th><th>" +
            label("slot.time") + "</th></tr></thead><tbody>\n";
    for (const SaidNumber& number : incident_.numbers) {
      const Claim& claim = facts_.input.claims[number.claim];
      const bool marks = decides(number.claim);
      const std::string speaker = !number.speaker_name.empty()     ? number.speaker_name
                                  : !claim.document.outlet.empty() ? claim.document.outlet
                                                                   : number.speaker;
      out_ +=
          std::string("<tr") + (marks ? " class=\"decided\"" : "") + "><td>" +
          (claim.quantity ? bdi(quantity_words(*claim.quantity, labels_)) : shown(number.value)) +
          (marks ? " <small>" + label("report.decided") + "</small>" : "") + "</td><td>" +
          label(number.type) + "</td><td>" +
          (number.status.empty() ? "" : escaped(labels_.of("status", number.status))) +
          "</td><td>" + bdi(speaker) + "</td><td>" + bdi(number.camp) + "</td><td>" +
          (number.interest.empty() ? "" : escaped(labels_.of("interest", number.interest))) +
          "</td><td>" + bdi(number.said_on) + "</td></tr>\n";
    }
    out_ += "</tbody></table>\n";
  }

  void slots() {
    out_ += "<dl>\n";
    for (const SlotView& slot : incident_.slots) {
      if (slot.values.empty()) continue;
      std::string values;
      for (const SlotValue& value : slot.values)
        values += (values.empty() ? "" : "<br>") + bdi(labels_[value.text]) + " <small>" +
                  std::to_string(value.voices) + "</small>";
      const char* id = to_string(slot.agreement);
      out_ += "<dt>" + escaped(labels_.of("slot", slot.slot)) + "</dt><dd>" + values +
              " <small class=\"" + id + "\">" + escaped(labels_.of("agreement", id)) +
              "</small></dd>\n";
    }
    out_ += "</dl>\n";
  }

  // A copy with the words it has instead of its original's.
  void documents() {
    out_ += "<ul class=\"told\">\n";
    for (const ToldIn& told : incident_.told_in) {
      const DocumentRef& document = told.document;
      const std::string& name = document.outlet.empty() ? document.name : document.outlet;
      if (name.empty() && !told.copy) continue;
      out_ += "<li>" + bdi(name) + " <bdi>" + escaped(document.published) + "</bdi>";
      if (told.copy) out_ += " <small>" + label("incident.copy") + "</small>";
      for (const CopyChange& change : told.changes)
        out_ += "<br><small>" + label("incident.changed_" + change.kind) + ": <del>" +
                bdi(change.before) + "</del> <ins>" + bdi(change.after) + "</ins></small>";
      out_ += "</li>\n";
    }
    out_ += "</ul>\n";
  }

  void claims() {
    out_ += "<ol class=\"claims\">\n";
    for (const uint32_t claim : incident_.claims)
      out_ += "<li>" + claim_card(facts_.input.claims[claim], labels_, CardEvidence::quoted) +
              "</li>\n";
    out_ += "</ol>\n";
  }

  const IncidentFacts& facts_;
  const Incident& incident_;
  const Labels& labels_;
  DecidedNumber decided_;
  std::string out_;
};

// Fills the slots of a part of the page.
std::string fill(std::string_view page, const TableInput& input, const Labels& labels) {
  const bool arabic = labels.language() == Language::arabic;
  const std::pair<std::string_view, std::string> slots[] = {
      {"{{lang}}", arabic ? "ar" : "en"},
      {"{{dir}}", arabic ? "rtl" : "ltr"},
      {"{{title}}", escaped(labels["report.title"])},
      {"{{subtitle}}", escaped(labels["report.subtitle"])},
      {"{{style}}", std::string(kReportStyle)},
      {"{{rule}}", escaped(rule_line(input.rule))},
      {"{{made_by}}", escaped(filled(labels["page.made_by"], {{"version", input.version}}))}};
  std::string out(page);
  for (const auto& [name, value] : slots) {
    for (size_t at = out.find(name); at != std::string::npos;
         at = out.find(name, at + value.size()))
      out.replace(at, name.size(), value);
  }
  return out;
}

}  // namespace

TableOutcome write_html_table(const TableInput& input, const Sink& sink) {
  TableOutcome outcome;
  const Labels& labels = export_labels(input.language);
  constexpr std::string_view kSlot = "{{incidents}}";
  const size_t at = kIncidentsPage.find(kSlot);
  sink(fill(kIncidentsPage.substr(0, at), input, labels));
  for (size_t i = 0; i < input.incidents.size(); ++i) {
    const Incident& incident = input.incidents[i];
    const IncidentFacts facts(i, input);
    sink(Report(facts, labels).write());
    outcome.rows.push_back(incident.id);
  }
  sink(fill(kIncidentsPage.substr(at + kSlot.size()), input, labels));
  return outcome;
}

}  // namespace isnad
