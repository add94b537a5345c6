// One claim a row, for spreadsheets: UTF-8 with a byte order mark, RFC 4180, CR LF.
//
// Cells are those of csv_cell.hpp: no spreadsheet runs them, and they read back the same. Several
// values in a cell stand with " | " between them; the chain of speakers runs from the outermost to
// the innermost with " > ".
#include "isnad/exports/claim_csv.hpp"

#include "isnad/exports/claim_words.hpp"
#include "isnad/exports/claim_writer.hpp"
#include "isnad/exports/csv_cell.hpp"

namespace isnad {
namespace {

constexpr std::string_view kHeader =
    "\xEF\xBB\xBF"
    "id,document,document_id,outlet,published,published_basis,type,modality,"
    "initiator,initiator_id,initiator_camp,target,target_id,target_camp,status,"
    "value,low,high,modifier,unit,quantity_text,breakdown,persons,"
    "place,place_id,lat,lon,radius_m,precision,facility,instrument,"
    "time,time_precision,time_part,time_basis,time_anchor,speakers,speaker_ids,stance,interest,"
    "confidence,"
    "wording,part_of,revises,begin,end,evidence,trigger\r\n";

using Row = CellRow;

template <typename Items, typename Read>
std::string joined(const Items& items, std::string_view between, Read read) {
  std::string out;
  for (const auto& item : items) {
    if (&item != &items.front()) out += between;
    out += read(item);
  }
  return out;
}

void add_links(Row& row, const std::vector<Link>& links) {
  row.text(joined(links, " | ", [](const Link& link) { return link.text; }));
  row.text(joined(links, " | ", [](const Link& link) { return link.id; }));
  row.text(joined(links, " | ", [](const Link& link) { return link.camp; }));
}

void add_people(Row& row, const Claim& claim) {
  const ClaimQuantity none{{}, {}, {}, "", "", "", {}};
  const ClaimQuantity& quantity = claim.quantity ? *claim.quantity : none;
  row.text(claim.status).number(quantity.value).number(quantity.low).number(quantity.high);
  row.text(quantity.modifier).text(quantity.unit).text(quantity.text);
  row.text(joined(claim.breakdown, " | ", [](const Breakdown& part) {
    return part.group + "=" +
           (part.quantity.value ? number_words(*part.quantity.value) : part.quantity.text);
  }));
  row.text(joined(claim.persons, " | ", [](const ClaimPerson& person) { return person.name; }));
}

void add_where(Row& row, const Claim& claim) {
  row.text(joined(claim.place, " | ", [](const PlaceLink& place) { return place.text; }));
  row.text(joined(claim.place, " | ", [](const PlaceLink& place) { return place.id; }));
  const PlaceLink none;
  const PlaceLink& place = claim.place.empty() ? none : claim.place.front();
  row.number(place.lat).number(place.lon).number(place.radius_m);
  row.text(claim.place.empty() ? "" : place.precision);
  row.text(joined(claim.facility, " | ", [](const Link& link) { return link.text; }));
  row.text(joined(claim.instrument, " | ", [](const Link& link) { return link.text; }));
}

void add_when(Row& row, const std::optional<ClaimTime>& time) {
  const ClaimTime none{"", "", "", "", "", "", {}};
  const ClaimTime& shown = time ? *time : none;
  row.text(shown.value).text(shown.precision).text(shown.part).text(shown.basis).text(shown.anchor);
}

void add_speakers(Row& row, const Claim& claim) {
  row.text(
      joined(claim.attribution, " > ", [](const ClaimSpeaker& speaker) { return speaker.text; }));
  row.text(
      joined(claim.attribution, " > ", [](const ClaimSpeaker& speaker) { return speaker.id; }));
  row.text(
      joined(claim.attribution, " > ", [](const ClaimSpeaker& speaker) { return speaker.stance; }));
}

}  // namespace

std::string_view claim_csv_header() { return kHeader; }

std::string claim_csv_row(const Claim& claim) {
  Row row;
  const DocumentRef& document = claim.document;
  row.text(claim.id).text(document.name).text(document.id).text(document.outlet);
  row.text(document.published).text(document.published_basis).text(claim.type).text(claim.modality);
  add_links(row, claim.initiator);
  add_links(row, claim.target);
  add_people(row, claim);
  add_where(row, claim);
  add_when(row, claim.time);
  add_speakers(row, claim);
  row.text(claim.interest).text(share_words(claim.confidence));
  row.text(joined(claim.wording, " | ",
                  [](const Wording& word) { return word.text + "=" + word.coded_as; }));
  row.text(claim.part_of).text(claim.revises);
  row.number(claim.evidence.span.begin).number(claim.evidence.span.end);
  row.text(claim.evidence.text).text(claim.evidence.trigger_text);
  return row.finish();
}

namespace {

class CsvWriter : public ClaimWriter {
 public:
  std::string begin() const override { return std::string(kHeader); }
  std::string write(const DocumentClaims& document) const override {
    std::string out;
    for (const Claim& claim : document.claims) out += claim_csv_row(claim);
    return out;
  }
};

}  // namespace

std::unique_ptr<ClaimWriter> make_csv_writer() { return std::make_unique<CsvWriter>(); }

}  // namespace isnad
