#include "isnad/ledger/claim_keys.hpp"

#include <algorithm>
#include <bit>
#include <limits>
#include <optional>

#include "isnad/dates/calendar.hpp"
#include "isnad/ledger/claim_facts.hpp"

namespace isnad {
namespace {

constexpr int64_t kNoDay = std::numeric_limits<int32_t>::max();
// Days are sorted by breadth and first day, so that few keys hold what meets a range.
constexpr int64_t kBreadths[] = {1, 31, 366, 2 * kNoDay};
constexpr double kKilometresOfDegree = 110.5;  // of latitude, at least

template <typename Number>
std::string big_endian(Number number) {
  std::string out(sizeof number, '\0');
  for (size_t i = sizeof number; i > 0; --i, number = static_cast<Number>(number >> 8))
    out[i - 1] = static_cast<char>(number & 0xFF);
  return out;
}

template <typename Number>
Number from_big_endian(std::string_view bytes) {
  Number out = 0;
  for (size_t i = 0; i < sizeof out && i < bytes.size(); ++i)
    out = static_cast<Number>(out << 8 | static_cast<unsigned char>(bytes[i]));
  return out;
}

constexpr uint64_t kSign = uint64_t{1} << 63;
constexpr uint32_t kDaySign = uint32_t{1} << 31;

std::string sorted(double value) {
  const auto bits = std::bit_cast<uint64_t>(value + 0.0);  // one zero alone
  return big_endian((bits & kSign) != 0 ? ~bits : bits | kSign);
}

double real_of(std::string_view bytes) {
  const auto bits = from_big_endian<uint64_t>(bytes);
  return std::bit_cast<double>((bits & kSign) != 0 ? bits & ~kSign : ~bits);
}

std::string sorted_day(int64_t day) {
  const auto within = static_cast<int32_t>(std::clamp(day, -kNoDay, kNoDay));
  return big_endian(static_cast<uint32_t>(within) ^ kDaySign);
}

int64_t day_of(std::string_view bytes) {
  return static_cast<int32_t>(from_big_endian<uint32_t>(bytes) ^ kDaySign);
}

// No bound above sorts behind all that are, none below before them.
const std::string kNoHigh(8, '\xFF'), kNoLow(8, '\0');

std::string turned(std::string_view id) { return {id.rbegin(), id.rend()}; }

std::string key_of(const Term& term) {
  const bool is_id = term.kind >= 'A' && term.kind <= 'Z';
  if (is_id) return term.kind + turned(term.text);
  if (term.kind != 'g') return term.kind + term.text;
  const double lat = std::stod(term.text),
               lon = std::stod(term.text.substr(term.text.find(',') + 1));
  return term.kind + sorted(lat) + sorted(lon);
}

std::string key_of(const DayRange& days) {
  char breadth = 0;
  while (int64_t{days.last} - days.first + 1 > kBreadths[static_cast<size_t>(breadth)]) ++breadth;
  return std::string("d") + breadth + sorted_day(days.first) + sorted_day(days.last);
}

KeyRange beginning_with(std::string key) {
  std::string end = key;
  ++end.back();  // no key ends in the last byte there is
  return {std::move(key), std::move(end), {}};
}

void add_id(KeyCondition& out, char kind, const std::string& asked) {
  out.push_back(one_key(kind + turned(asked)));
  out.push_back(beginning_with(kind + turned(asked) + "."));
}

void add_name(KeyCondition& out, char kind, const std::string& asked) {
  const std::string folded = folded_name(asked);
  if (!folded.empty()) out.push_back(one_key(kind + folded));
}

KeyCondition near_to(const Circle& circle) {
  const double degrees = circle.km / kKilometresOfDegree;
  const auto within = [circle](std::string_view key) {
    return kilometres_between(real_of(key.substr(1, 8)), real_of(key.substr(9)), circle) <=
           circle.km;
  };
  return {{"g" + sorted(circle.lat - degrees), "g" + sorted(circle.lat + degrees) + kNoHigh + "x",
           within}};
}

KeyCondition in_days(const ClaimFilter& filter) {
  const auto from_day = parse_iso_day(filter.from), to_day = parse_iso_day(filter.to);
  const int64_t from = from_day ? *from_day : -kNoDay, to = to_day ? *to_day : kNoDay;
  KeyCondition out;
  for (size_t breadth = 0; breadth < std::size(kBreadths); ++breadth) {
    const std::string kind = std::string("d") + static_cast<char>(breadth);
    out.push_back({kind + sorted_day(from - kBreadths[breadth]),
                   kind + sorted_day(to) + std::string(5, '\xFF'),
                   [from](std::string_view key) { return day_of(key.substr(6)) >= from; }});
  }
  return out;
}

KeyCondition in_numbers(const ClaimFilter& filter) {
  KeyRange range = all_of_kind('n');
  if (filter.low) range.first = "n" + sorted(*filter.low);
  if (filter.high) {
    range.counts = [bound = sorted(*filter.high)](std::string_view key) {
      return key.substr(9) <= bound;
    };
  }
  return {range};
}

void add_values(const ClaimFilter& filter, std::vector<KeyCondition>& out) {
  if (!filter.types.empty()) {
    KeyCondition types;
    for (const std::string& type : filter.types) {
      types.push_back(one_key("t" + type));
      types.push_back(beginning_with("t" + type + "."));
    }
    out.push_back(std::move(types));
  }
  if (!filter.modalities.empty()) {
    KeyCondition modalities;
    for (const std::string& name : filter.modalities) modalities.push_back(one_key("m" + name));
    out.push_back(std::move(modalities));
  }
  if (!filter.claim.empty()) out.push_back({one_key("i" + filter.claim)});
  if (!filter.document.empty()) out.push_back({one_key("D" + filter.document)});
  if (!filter.from.empty() || !filter.to.empty()) out.push_back(in_days(filter));
  if (filter.low || filter.high) out.push_back(in_numbers(filter));
  if (filter.confidence > 0) {
    KeyRange confident = all_of_kind('q');
    confident.first += big_endian(rounded_confidence(filter.confidence));
    out.push_back({confident});
  }
}

}  // namespace

std::vector<std::string> claim_keys(const Claim& claim, const ClaimFacts& facts) {
  std::vector<std::string> out;
  out.reserve(facts.terms.size() + 7);
  for (const Term& term : facts.terms) out.push_back(key_of(term));
  out.push_back("t" + claim.type);
  out.push_back("m" + claim.modality);
  out.push_back("i" + claim.id);
  out.push_back("D" + claim.document.id);
  out.push_back("q" + big_endian(rounded_confidence(claim.confidence)));
  if (facts.days) out.push_back(key_of(*facts.days));
  if (facts.counted)
    out.push_back("n" + (facts.high ? sorted(*facts.high) : kNoHigh) +
                  (facts.low ? sorted(*facts.low) : kNoLow));
  return out;
}

ValueKeys keys_of_values(ClaimValue of) {
  using Value = std::optional<double>;
  if (of == ClaimValue::confidence)
    return {'q',
            [](std::string_view key) -> Value { return from_big_endian<uint32_t>(key.substr(1)); }};
  if (of == ClaimValue::day)
    return {'d', [](std::string_view key) -> Value {
              return static_cast<double>(day_of(key.substr(2, 4)));
            }};
  return {'n', [](std::string_view key) -> Value {
            const std::string_view low = key.substr(9);
            return low == kNoLow ? Value() : real_of(low);
          }};
}

std::string evidence_key(uint64_t claims_before) { return "e" + big_endian(claims_before); }

uint64_t claims_before(std::string_view evidence_key) {
  return from_big_endian<uint64_t>(evidence_key.substr(1));
}

KeyRange one_key(std::string key) {
  std::string end = key + '\0';
  return {std::move(key), std::move(end), {}};
}

KeyRange all_of_kind(char kind) { return beginning_with(std::string(1, kind)); }

std::vector<KeyCondition> key_conditions(const ClaimFilter& filter) {
  std::vector<KeyCondition> out;
  add_values(filter, out);
  const auto named = [&](const std::string& asked, char id_kind, const char* name_kinds) {
    if (asked.empty()) return;
    KeyCondition condition;
    add_id(condition, id_kind, asked);
    for (const char* kind = name_kinds; *kind != '\0'; ++kind) add_name(condition, *kind, asked);
    out.push_back(std::move(condition));
  };
  named(filter.camp, 'C', "");
  named(filter.speaker, 'S', "s");
  named(filter.actor, 'A', "a");
  named(filter.place, 'P', "p");
  named(filter.admin, 'P', "pw");
  if (filter.near) out.push_back(near_to(*filter.near));
  return out;
}

}  // namespace isnad
