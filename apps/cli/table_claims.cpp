#include "apps/cli/table_claims.hpp"

#include <algorithm>

#include "isnad/ingest/document_reader.hpp"
#include "isnad/reconcile/copy_changes.hpp"
#include "isnad/reconcile/incidents.hpp"

namespace isnad {
namespace {

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return out;
}

bool has_type(const std::vector<std::string>& types, const std::string& type) {
  if (types.empty()) return true;
  return std::any_of(types.begin(), types.end(), [&](const std::string& wanted) {
    return wanted == type || wanted == type.substr(0, type.find('.'));
  });
}

// Days are compared as far as both are written: "2018-03" may be any day of that month.
bool may_lie_between(const TableFilter& filter, const std::string& first, const std::string& last) {
  if (filter.from.empty() && filter.to.empty()) return true;
  if (first.empty() && last.empty()) return false;
  const bool before =
      !filter.from.empty() && !last.empty() && last < filter.from.substr(0, last.size());
  const bool behind =
      !filter.to.empty() && !first.empty() && first > filter.to.substr(0, first.size());
  return !before && !behind;
}

bool is_within(const TableFilter& filter, const PlaceLink* place, const Geography& geography) {
  if (filter.place.empty()) return true;
  if (place == nullptr) return false;
  if (place->id == filter.place) return true;
  const std::vector<std::string> names = geography.names(place->id);
  return std::find(names.begin(), names.end(), lower(filter.place)) != names.end();
}

}  // namespace

void read_texts(const std::vector<std::string>& inputs, ClaimInputs& out) {
  if (inputs.empty()) return;
  DocumentReader reader(inputs, {});
  while (auto item = reader.next()) {
    if (auto* document = std::get_if<Document>(&*item))
      out.texts.push_back({document->id, document->name, std::move(document->text)});
  }
}

Result<ClaimInputs> read_claims(const std::string& path, const Reporter& reporter, bool rejected) {
  ClaimInputs out;
  if (const Status read = read_claim_input(path, reporter, rejected, out); !read)
    return read.error();
  if (out.claims.empty())
    return Error{ErrorCode::nothing_usable, "there are no claims", path,
                 "give a ledger, or claims as isnad analyze writes them", ""};
  return out;
}

Result<std::vector<Incident>> incidents_of(const ClaimInputs& inputs, const PackSet& packs) {
  const auto rules = load_link_rules(packs);
  if (!rules) return rules.error();
  const Voices voices = find_voices(inputs.claims, inputs.texts, rules->least_jaccard);
  std::vector<Incident> out =
      find_incidents(inputs.claims, voices, *rules, reviewed_pairs(inputs.words)).incidents;
  const KnownTexts known(inputs.claims, inputs.texts);
  for (Incident& incident : out) known.tell_changes(incident);
  return out;
}

bool is_wanted(const TableFilter& filter, const Incident& incident, const Geography& geography) {
  return has_type(filter.types, incident.type) &&
         may_lie_between(filter, incident.first_day, incident.last_day) &&
         is_within(filter, incident.place ? &*incident.place : nullptr, geography);
}

bool is_wanted(const TableFilter& filter, const Claim& claim, const Geography& geography) {
  const std::string value = claim.time ? claim.time->value : "";
  const size_t slash = value.find('/');
  const std::string first = value.substr(0, slash).substr(0, value.find('T'));
  const std::string last = slash == std::string::npos ? first : value.substr(slash + 1, 10);
  return has_type(filter.types, claim.type) && may_lie_between(filter, first, last) &&
         is_within(filter, claim.place.empty() ? nullptr : &claim.place.front(), geography);
}

}  // namespace isnad
