#include "isnad/reconcile/agreement.hpp"

#include <algorithm>
#include <limits>
#include <map>
#include <set>
#include <tuple>

#include "isnad/dates/calendar.hpp"
#include "isnad/reconcile/signs.hpp"
#include "isnad/text/codes.hpp"

namespace isnad {
namespace {

std::string outlet_camp(const DocumentRef& document, const LinkRules& rules) {
  const auto found = rules.outlet_camps.find(fold(document.outlet));
  return found == rules.outlet_camps.end() ? "" : found->second;
}

SaidNumber said_number(const std::vector<Claim>& claims, uint32_t index, const Voices& voices,
                       const LinkRules& rules) {
  const Claim& claim = claims[index];
  SaidNumber said;
  said.claim = index;
  said.type = claim.type;
  said.status = claim.status;
  said.unit = claim.quantity->unit;
  said.value = claim.quantity->value;
  said.low = claim.quantity->low;
  said.high = claim.quantity->high;
  said.modifier = claim.quantity->modifier;
  if (!claim.attribution.empty()) {
    const ClaimSpeaker& speaker = claim.attribution.back();
    said.speaker = speaker.id.empty() ? speaker.text : speaker.id;
    said.speaker_name = speaker.name.empty() ? speaker.text : speaker.name;
    said.camp = speaker.camp;
  } else {
    said.camp = outlet_camp(claim.document, rules);
  }
  said.interest = claim.interest;
  said.voice = voices.documents[voices.of_claim[index]].voice;
  said.said_on = claim.document.published.substr(0, 10);
  said.subset = !claim.part_of.empty();
  return said;
}

// The type that stands for the incident: acts before what follows from them, then the one of most
// voices, then of most claims; attack.other and the like last.
std::string main_type(const std::vector<Claim>& claims, const std::vector<uint32_t>& members,
                      const Voices& voices, const LinkRules& rules) {
  std::map<std::string, std::pair<std::set<uint32_t>, size_t>> types;
  for (const uint32_t m : members) {
    auto& [heard, count] = types[claims[m].type];
    heard.insert(voices.documents[voices.of_claim[m]].voice);
    ++count;
  }
  const auto rank = [&](const auto& type) {
    const unsigned bit = rules.bit_of(type.first);  // 64: a type that takes no part
    const bool follows = bit < 64 && (rules.consequences >> bit & 1) != 0;
    const bool vague = type.first.find(".other") != std::string::npos;
    return std::tuple(!follows, !vague, type.second.first.size(), type.second.second);
  };
  const auto best = std::max_element(
      types.begin(), types.end(), [&](const auto& a, const auto& b) { return rank(a) < rank(b); });
  return best->first;
}

// From the first to the last day of the times said, those that were not lent if there are any.
void fill_days(const std::vector<Claim>& claims, const std::vector<uint32_t>& members,
               const LinkRules& rules, Incident& incident) {
  for (const bool lent : {false, true}) {
    int32_t first = std::numeric_limits<int32_t>::max(), last = std::numeric_limits<int32_t>::min();
    for (const uint32_t m : members) {
      if (!claims[m].time) continue;
      const SaidDays days = day_range_of(*claims[m].time);
      if (!days.said || days.inherited != lent || days.width() > 100 * rules.day_widest) continue;
      first = std::min(first, days.first);
      last = std::max(last, days.last);
    }
    if (first > last) continue;
    incident.first_day = iso_day(first);
    incident.last_day = iso_day(last);
    return;
  }
}

int size_rank(const PlaceLink& place) {
  static const std::map<std::string, int> kRanks = {{"exact", 0},  {"near", 1},   {"admin3", 2},
                                                    {"admin2", 3}, {"admin1", 4}, {"area", 5},
                                                    {"country", 7}};
  const auto found = kRanks.find(place.precision);
  return found == kRanks.end() ? 6 : found->second;
}

// Most voices first among those of the finest precision that two voices name, else of any.
void fill_place(const std::vector<Claim>& claims, const std::vector<uint32_t>& members,
                const Voices& voices, Incident& incident) {
  struct Named {
    const PlaceLink* place = nullptr;
    std::set<uint32_t> heard;
    size_t count = 0;
  };
  std::map<std::string, Named> places;
  for (const uint32_t m : members) {
    for (const PlaceLink& place : claims[m].place) {
      Named& named = places[place.id.empty() ? "~" + place.text : place.id];
      if (named.place == nullptr) named.place = &place;
      named.heard.insert(voices.documents[voices.of_claim[m]].voice);
      ++named.count;
    }
  }
  const auto rank = [](const Named& n) {
    const bool linked = !n.place->id.empty();
    return std::tuple(linked && size_rank(*n.place) < 3, n.heard.size(), -size_rank(*n.place),
                      -n.place->radius_m.value_or(1e9), n.count);
  };
  const Named* best = nullptr;
  for (const auto& [key, named] : places) {
    if (best == nullptr || rank(*best) < rank(named)) best = &named;
  }
  if (best != nullptr) incident.place = *best->place;
}

void fill_documents(const std::vector<Claim>& claims, const std::vector<uint32_t>& members,
                    const Voices& voices, Incident& incident) {
  std::set<uint32_t> heard;
  for (size_t i = 0; i < members.size(); ++i) {
    const uint32_t document = voices.of_claim[members[i]];
    if (i == 0 || voices.of_claim[members[i - 1]] != document) {
      const DocumentVoice& voice = voices.documents[document];
      heard.insert(voice.voice);
      ToldIn in{voice.document, voice.voice, voice.voice != document, "", voice.shared, {}, {}};
      if (in.copy) in.original = voices.documents[voice.voice].document.id;
      incident.told_in.push_back(std::move(in));
    }
    incident.told_in.back().claims.push_back(members[i]);
  }
  incident.documents = static_cast<uint32_t>(incident.told_in.size());
  incident.voices = static_cast<uint32_t>(heard.size());
  incident.copies = incident.documents - incident.voices;
  std::set<std::pair<std::string, std::string>> words;
  for (const uint32_t m : members) {
    for (const Wording& w : claims[m].wording) {
      if (words.insert({w.text, w.coded_as}).second) incident.wording.push_back(w);
    }
  }
}

// Voices are numbered within the incident, in the order of its documents.
void number_voices(Incident& incident) {
  std::map<uint32_t, uint32_t> number;
  for (ToldIn& told : incident.told_in)
    told.voice = number.emplace(told.voice, static_cast<uint32_t>(number.size())).first->second;
  for (SaidNumber& said : incident.numbers) said.voice = number.at(said.voice);
}

}  // namespace

const char* to_string(Agreement agreement) {
  static constexpr const char* kNames[] = {"unsaid", "single", "agreed", "compatible", "contested"};
  return kNames[static_cast<size_t>(agreement)];
}

std::vector<SaidNumber> numbers_said(const std::vector<Claim>& claims,
                                     const std::vector<uint32_t>& members, const Voices& voices,
                                     const LinkRules& rules) {
  std::vector<SaidNumber> numbers;
  std::set<std::pair<uint32_t, std::string>> revised;
  for (const uint32_t m : members) {
    if (!claims[m].revises.empty()) revised.emplace(voices.of_claim[m], claims[m].revises);
    if (claims[m].quantity) numbers.push_back(said_number(claims, m, voices, rules));
  }
  for (SaidNumber& n : numbers)
    n.revised = revised.count({voices.of_claim[n.claim], claims[n.claim].id}) > 0;
  std::stable_sort(numbers.begin(), numbers.end(), [](const SaidNumber& a, const SaidNumber& b) {
    return std::tuple(std::string_view(a.type), std::string_view(a.unit), a.said_on.empty(),
                      std::string_view(a.said_on)) <
           std::tuple(std::string_view(b.type), std::string_view(b.unit), b.said_on.empty(),
                      std::string_view(b.said_on));
  });
  return numbers;
}

Incident describe_incident(const std::vector<Claim>& claims, const std::vector<uint32_t>& members,
                           const Voices& voices, const LinkRules& rules) {
  Incident incident;
  incident.id = "i" + claims[members.front()].id.substr(1);
  incident.claims = members;
  incident.type = main_type(claims, members, voices, rules);
  fill_days(claims, members, rules, incident);
  fill_place(claims, members, voices, incident);
  fill_documents(claims, members, voices, incident);
  incident.numbers = numbers_said(claims, members, voices, rules);
  incident.slots = slots_said(claims, members, voices, rules);
  number_voices(incident);
  return incident;
}

}  // namespace isnad
