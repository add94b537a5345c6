// isnad incidents: claims in, events out: claims side by side, every number by who says it.
#include "apps/cli/incidents_command.hpp"

#include <algorithm>

#include "isnad/exports/incident_text.hpp"
#include "isnad/ingest/document_reader.hpp"
#include "isnad/ingest/iso_date.hpp"
#include "isnad/packs/pack.hpp"
#include "isnad/reconcile/copy_changes.hpp"
#include "isnad/reconcile/incident_json.hpp"
#include "isnad/reconcile/incidents.hpp"
#include "isnad/text/codes.hpp"

#include "apps/cli/claim_inputs.hpp"
#include "apps/cli/output.hpp"
#include "apps/cli/pack_folders.hpp"
#include "apps/cli/reviews.hpp"

namespace isnad {
namespace {

void read_texts(const std::vector<std::string>& inputs, const Reporter& reporter,
                std::vector<DocumentText>& texts) {
  if (inputs.empty()) return;
  DocumentReader reader(inputs, {});
  while (std::optional<ReadItem> item = reader.next()) {
    if (const auto* refusal = std::get_if<Refusal>(&*item)) {
      reporter.say_reason(refusal->path, refusal->diagnostic.reason,
                          refusal->diagnostic.span.begin);
      continue;
    }
    Document& document = std::get<Document>(*item);
    texts.push_back({document.id, document.name, std::move(document.text)});
  }
}

bool has_type(const Incident& incident, const std::vector<Claim>& claims, const std::string& type) {
  return std::any_of(incident.claims.begin(), incident.claims.end(), [&](uint32_t i) {
    const std::string& own = claims[i].type;
    return own == type || own.rfind(type + ".", 0) == 0;
  });
}

bool has_place(const Incident& incident, const std::vector<Claim>& claims,
               const std::string& place) {
  const std::string wanted = fold(place);
  return std::any_of(incident.claims.begin(), incident.claims.end(), [&](uint32_t i) {
    const auto& places = claims[i].place;
    return std::any_of(places.begin(), places.end(), [&](const PlaceLink& p) {
      const auto is = [&](const std::string& name) { return fold(name) == wanted; };
      return p.id == place || is(p.name) || is(p.name_en) || is(p.text) ||
             std::any_of(p.within.begin(), p.within.end(), is);
    });
  });
}

bool is_asked(const Incident& incident, const std::vector<Claim>& claims,
              const IncidentsOptions& o) {
  if (incident.voices < o.min_voices) return false;
  if (!o.from.empty() && (incident.last_day.empty() || incident.last_day < o.from)) return false;
  if (!o.to.empty() && (incident.first_day.empty() || incident.first_day > o.to)) return false;
  if (!o.type.empty() && !has_type(incident, claims, o.type)) return false;
  if (!o.place.empty() && !has_place(incident, claims, o.place)) return false;
  return !o.contested ||
         std::any_of(incident.slots.begin(), incident.slots.end(),
                     [](const SlotView& view) { return view.agreement == Agreement::contested; });
}

// What was found, on standard output; what was not compared in full, on standard error.
int write_incidents(Incidents found, const ClaimInputs& read, const IncidentsOptions& options,
                    const Reporter& reporter) {
  const std::vector<Claim>& claims = read.claims;
  const KnownTexts known(claims, read.texts);
  StandardOutput output;
  const Labels& labels = export_labels(reporter.language());
  for (Incident& incident : found.incidents) {
    if (!is_asked(incident, claims, options)) continue;
    known.tell_changes(incident);
    const Status written =
        output.write(options.format == "jsonl" ? incident_json(incident, claims) + "\n"
                                               : incident_text(incident, claims, labels));
    if (!written) return reporter.end(written.error());
    if (output.reader_gone()) break;
  }
  if (!found.groups.capped.empty())
    reporter.say(filled(reporter.messages()["incidents.capped"],
                        {{"count", std::to_string(found.groups.capped.size())}}));
  for (const auto& [a, b] : found.groups.unkept)
    reporter.say(filled(reporter.messages()["incidents.unkept"], {{"a", a}, {"b", b}}));
  const Status written = output.finish();
  return written ? static_cast<int>(kDone) : reporter.end(written.error());
}

}  // namespace

int run_incidents(const IncidentsOptions& options, const Reporter& reporter) {
  const auto folders = find_pack_folders(options.packs);
  if (!folders) return reporter.end(folders.error());
  const auto packs = load_packs(*folders);
  if (!packs) return reporter.end(packs.error());
  const auto rules = load_link_rules(*packs);
  if (!rules) return reporter.end(rules.error());
  ClaimInputs read;
  for (const std::string& path : options.inputs) {
    if (const Status status = read_claim_input(path, reporter, options.rejected, read); !status)
      return reporter.end(status.error());
  }
  const Labels& messages = reporter.messages();
  if (read.claims.empty())
    return reporter.end(kNothingUsable, "NOTHING-USABLE", messages["end.nothing"],
                        messages["end.incidents.hint"]);
  say_reviewed(read.reviewed, reporter);
  if (!options.reviews.empty()) {
    if (const Status status = read_review_file(options.reviews, read.words); !status)
      return reporter.end(status.error());
  }
  read_texts(options.documents, reporter, read.texts);
  const Voices voices = find_voices(read.claims, read.texts, rules->least_jaccard);
  const int code =
      write_incidents(find_incidents(read.claims, voices, *rules, reviewed_pairs(read.words)), read,
                      options, reporter);
  return code == kDone && read.refused > 0 ? static_cast<int>(kSomeRefused) : code;
}

}  // namespace isnad
