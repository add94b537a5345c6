#include "isnad/ledger/claim_facts.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <limits>

#include "isnad/dates/calendar.hpp"
#include "isnad/text/codes.hpp"

namespace isnad {
namespace {

constexpr int32_t kFarthestDay = std::numeric_limits<int32_t>::max() / 2;
constexpr double kEarthRadius = 6371.0088;  // km, mean
constexpr double kRadians = 3.14159265358979323846 / 180;

std::optional<int> year_or_month(std::string_view digits) {
  int value = 0;
  for (const char c : digits) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

// The days of one ISO value: a year, a month, a day or more precise.
std::optional<DayRange> days_of_value(std::string_view value) {
  if (value.size() >= 10) {
    const auto day = parse_iso_day(value);
    if (!day) return std::nullopt;
    return DayRange{*day, *day};
  }
  const auto year = value.size() >= 4 ? year_or_month(value.substr(0, 4)) : std::nullopt;
  if (!year) return std::nullopt;
  if (value.size() == 4) return DayRange{to_day({*year, 1, 1}), to_day({*year, 12, 31})};
  const auto month =
      value.size() == 7 && value[4] == '-' ? year_or_month(value.substr(5)) : std::nullopt;
  if (!month || *month < 1 || *month > 12) return std::nullopt;
  const Day first = to_day({*year, *month, 1});
  return DayRange{first, first + month_length(*year, *month) - 1};
}

void add(std::vector<Term>& terms, char kind, std::string text) {
  if (!text.empty()) terms.push_back({kind, std::move(text)});
}

char id_kind(char name_kind) { return static_cast<char>(name_kind - 'a' + 'A'); }

void add_link(std::vector<Term>& terms, char kind, const Link& link) {
  add(terms, id_kind(kind), link.id);
  for (const std::string* name : {&link.text, &link.name, &link.name_en})
    add(terms, kind, folded_name(*name));
}

std::string point_text(const PlaceLink& place) {
  char text[64];
  std::snprintf(text, sizeof text, "%.17g,%.17g", *place.lat, *place.lon);
  return text;
}

// Is this what was asked for, by id or name?
bool names(const Link& link, const std::string& asked, const std::string& folded) {
  if (is_id(link.id, asked)) return true;
  if (folded.empty()) return false;
  return folded_name(link.text) == folded || folded_name(link.name) == folded ||
         folded_name(link.name_en) == folded;
}

bool names(const ClaimSpeaker& speaker, const std::string& asked, const std::string& folded) {
  if (is_id(speaker.id, asked)) return true;
  return !folded.empty() &&
         (folded_name(speaker.text) == folded || folded_name(speaker.name) == folded);
}

bool any_names(const std::vector<Link>& links, const std::string& asked) {
  const std::string folded = folded_name(asked);
  return std::any_of(links.begin(), links.end(),
                     [&](const Link& link) { return names(link, asked, folded); });
}

bool passes_places(const Claim& claim, const ClaimFilter& filter) {
  const auto any = [&](auto test) {
    return std::any_of(claim.place.begin(), claim.place.end(), test);
  };
  const std::string place = folded_name(filter.place);
  const std::string admin = folded_name(filter.admin);
  if (!filter.place.empty() &&
      !any([&](const PlaceLink& link) { return names(link, filter.place, place); }))
    return false;
  if (!filter.admin.empty() && !any([&](const PlaceLink& link) {
        return names(link, filter.admin, admin) ||
               (!admin.empty() &&
                std::any_of(link.within.begin(), link.within.end(),
                            [&](const std::string& name) { return folded_name(name) == admin; }));
      }))
    return false;
  return !filter.near || any([&](const PlaceLink& link) {
    return link.lat && link.lon &&
           kilometres_between(*link.lat, *link.lon, *filter.near) <= filter.near->km;
  });
}

bool passes_speakers(const Claim& claim, const ClaimFilter& filter) {
  const auto any = [&](auto test) {
    return std::any_of(claim.attribution.begin(), claim.attribution.end(), test);
  };
  const std::string folded = folded_name(filter.speaker);
  if (!filter.speaker.empty() &&
      !any([&](const ClaimSpeaker& speaker) { return names(speaker, filter.speaker, folded); }))
    return false;
  return filter.camp.empty() ||
         any([&](const ClaimSpeaker& speaker) { return is_id(speaker.camp, filter.camp); });
}

bool passes_time(const Claim& claim, const ClaimFilter& filter) {
  if (filter.from.empty() && filter.to.empty()) return true;
  const auto days = claim.time ? days_of(*claim.time) : std::nullopt;
  if (!days) return false;
  const auto from = parse_iso_day(filter.from), to = parse_iso_day(filter.to);
  return (!from || days->last >= *from) && (!to || days->first <= *to);
}

bool passes_quantity(const Claim& claim, const ClaimFilter& filter) {
  if (!filter.low && !filter.high) return true;
  const ClaimFacts facts = facts_of(claim);
  if (!facts.counted) return false;
  return (!filter.low || !facts.high || *facts.high >= *filter.low) &&
         (!filter.high || !facts.low || *facts.low <= *filter.high);
}

bool is_type(const std::string& type, const std::string& asked) {
  return type == asked || type.starts_with(asked + ".");
}

bool passes_values(const Claim& claim, const ClaimFilter& filter) {
  const auto any = [](const std::vector<std::string>& asked, auto test) {
    return asked.empty() || std::any_of(asked.begin(), asked.end(), test);
  };
  return any(filter.types, [&](const std::string& type) { return is_type(claim.type, type); }) &&
         any(filter.modalities,
             [&](const std::string& modality) { return claim.modality == modality; }) &&
         rounded_confidence(claim.confidence) >= rounded_confidence(filter.confidence) &&
         (filter.document.empty() || claim.document.id == filter.document) &&
         (filter.claim.empty() || claim.id == filter.claim);
}

}  // namespace

std::optional<DayRange> days_of(const ClaimTime& time) {
  const std::string_view value = time.value;
  const size_t slash = value.find('/');
  if (slash == std::string_view::npos) return days_of_value(value);
  const std::string_view begin = value.substr(0, slash), end = value.substr(slash + 1);
  const auto first = days_of_value(begin), last = days_of_value(end);
  if ((!first && !begin.empty()) || (!last && !end.empty()) || (!first && !last))
    return std::nullopt;
  return DayRange{first ? first->first : -kFarthestDay, last ? last->last : kFarthestDay};
}

std::string folded_name(std::string_view name) { return unfold(fold(name)); }

bool is_id(const std::string& id, const std::string& asked) {
  return !id.empty() && (id == asked || id.ends_with("." + asked));
}

uint32_t rounded_confidence(double confidence) {
  return static_cast<uint32_t>(std::lround(std::clamp(confidence, 0.0, 1.0) * 10000));
}

double kilometres_between(double lat, double lon, const Circle& circle) {
  const double a = std::sin((lat - circle.lat) * kRadians / 2);
  const double b = std::sin((lon - circle.lon) * kRadians / 2);
  const double h = a * a + std::cos(lat * kRadians) * std::cos(circle.lat * kRadians) * b * b;
  return 2 * kEarthRadius * std::asin(std::min(1.0, std::sqrt(h)));
}

ClaimFacts facts_of(const Claim& claim) {
  ClaimFacts out;
  if (claim.time) out.days = days_of(*claim.time);
  if (claim.quantity) {
    const ClaimQuantity& quantity = *claim.quantity;
    out.low = quantity.value ? quantity.value : quantity.low;
    out.high = quantity.value ? quantity.value : quantity.high;
    out.counted = out.low || out.high;
  }
  for (const ClaimSpeaker& speaker : claim.attribution) {
    add(out.terms, 'S', speaker.id);
    add(out.terms, 's', folded_name(speaker.name));
    add(out.terms, 's', folded_name(speaker.text));
    add(out.terms, 'C', speaker.camp);
  }
  for (const auto* links : {&claim.initiator, &claim.target})
    for (const Link& link : *links) add_link(out.terms, 'a', link);
  for (const PlaceLink& place : claim.place) {
    add_link(out.terms, 'p', place);
    for (const std::string& name : place.within) add(out.terms, 'w', folded_name(name));
    if (place.lat && place.lon) add(out.terms, 'g', point_text(place));
  }
  std::sort(out.terms.begin(), out.terms.end());
  out.terms.erase(std::unique(out.terms.begin(), out.terms.end()), out.terms.end());
  return out;
}

std::optional<double> value_of(const Claim& claim, const ClaimFacts& facts, ClaimValue of) {
  if (of == ClaimValue::confidence) return rounded_confidence(claim.confidence);
  if (of == ClaimValue::number) return facts.low;
  return facts.days ? std::optional<double>(facts.days->first) : std::nullopt;
}

bool passes(const Claim& claim, const ClaimFilter& filter) {
  if (!passes_values(claim, filter) || !passes_time(claim, filter) ||
      !passes_quantity(claim, filter) || !passes_speakers(claim, filter) ||
      !passes_places(claim, filter))
    return false;
  if (filter.actor.empty()) return true;
  return any_names(claim.initiator, filter.actor) || any_names(claim.target, filter.actor);
}

}  // namespace isnad
