// What is said of each slot, value by value, and can what the voices say hold together?
#include <algorithm>
#include <array>
#include <limits>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>

#include "isnad/reconcile/agreement.hpp"
#include "isnad/reconcile/signs.hpp"
#include "isnad/text/codes.hpp"

namespace isnad {
namespace {

// One filler of one slot of one claim.
struct SlotFiller {
  const Claim* claim = nullptr;
  const Link* link = nullptr;  // of a place: a PlaceLink; nullptr: plain words
  uint32_t value = 0;          // of the slot
  uint32_t speaker = 0;
};

using Holds = bool (*)(const SlotFiller&, const SlotFiller&, const LinkRules&);

bool always(const SlotFiller&, const SlotFiller&, const LinkRules&) { return true; }
bool never(const SlotFiller&, const SlotFiller&, const LinkRules&) { return false; }

bool kin_types(const SlotFiller& a, const SlotFiller& b, const LinkRules& rules) {
  const unsigned x = rules.bit_of(a.claim->type), y = rules.bit_of(b.claim->type);
  return x < 64 && y < 64 && (rules.kin[x] >> y & 1) != 0;
}

// Bodies of one camp may be one; words that are linked to nothing may be anybody.
bool one_camp(const SlotFiller& a, const SlotFiller& b, const LinkRules&) {
  return a.link->id.empty() || b.link->id.empty() || a.link->camp.empty() || b.link->camp.empty() ||
         a.link->camp == b.link->camp;
}

bool one_status(const SlotFiller& a, const SlotFiller& b, const LinkRules&) {
  const auto open = [](const std::string& s) { return s == "unknown" || s == "mixed"; };
  return open(a.claim->status) || open(b.claim->status);
}

bool one_place(const SlotFiller& a, const SlotFiller& b, const LinkRules& rules) {
  const PlaceSign x = place_sign(static_cast<const PlaceLink&>(*a.link));
  const PlaceSign y = place_sign(static_cast<const PlaceLink&>(*b.link));
  Few<PlaceSign, 3> left, right;
  left.add(x);
  right.add(y);
  return !places_apart(left, right, rules.place_slack);
}

bool one_time(const SlotFiller& a, const SlotFiller& b, const LinkRules&) {
  const SaidDays x = day_range_of(*a.claim->time), y = day_range_of(*b.claim->time);
  return !x.said || !y.said || std::max(x.first, y.first) <= std::min(x.last, y.last);
}

// Numbers of the same people or things: of two known kinds of people, each is counted for itself.
bool same_counted(const Claim& a, const Claim& b) {
  const auto open = [](const std::string& s) {
    return s.empty() || s == "unknown" || s == "mixed";
  };
  return a.type == b.type && a.quantity->unit == b.quantity->unit &&
         (a.status == b.status || open(a.status) || open(b.status));
}

constexpr double kNoEnd = std::numeric_limits<double>::infinity();

bool one_number(const SlotFiller& a, const SlotFiller& b, const LinkRules&) {
  const auto bounds = [](const ClaimQuantity& q) {
    const double low = q.low ? *q.low : q.value.value_or(0);
    const double high = q.high ? *q.high : q.value.value_or(kNoEnd);
    if (q.modifier == "at_least" || q.modifier == "more_than") return std::pair(low, kNoEnd);
    if (q.modifier == "at_most" || q.modifier == "less_than") return std::pair(0.0, high);
    if (q.modifier == "about") return std::pair(low * 0.9, high * 1.1);
    return std::pair(low, high);
  };
  const auto [low_a, high_a] = bounds(*a.claim->quantity);
  const auto [low_b, high_b] = bounds(*b.claim->quantity);
  return low_a <= high_b && low_b <= high_a;
}

enum class SlotKind {
  type,
  initiator,
  target,
  status,
  quantity,
  place,
  facility,
  instrument,
  time,
  modality
};

struct Slot {
  SlotKind kind;
  const char* name;
  Holds together;  // may two values that differ both hold?
};

constexpr std::array<Slot, 10> kSlots = {{{SlotKind::type, "type", kin_types},
                                          {SlotKind::initiator, "initiator", one_camp},
                                          {SlotKind::target, "target", always},
                                          {SlotKind::status, "status", one_status},
                                          {SlotKind::quantity, "quantity", one_number},
                                          {SlotKind::place, "place", one_place},
                                          {SlotKind::facility, "facility", always},
                                          {SlotKind::instrument, "instrument", always},
                                          {SlotKind::time, "time", one_time},
                                          {SlotKind::modality, "modality", never}}};

// Calls `use(link, text)` for each filler.
template <typename Use>
void visit_fillers(const Claim& claim, SlotKind slot, Use use) {
  const auto plain = [&](const std::string& text) {
    if (!text.empty()) use(nullptr, text);
  };
  const auto linked = [&](const auto& links) {
    for (const Link& link : links) use(&link, link.name.empty() ? link.text : link.name);
  };
  switch (slot) {
    case SlotKind::type:
      return plain(claim.type);
    case SlotKind::modality:
      return plain(claim.modality);
    case SlotKind::status:
      return plain(claim.status);
    case SlotKind::initiator:
      return claim.modality == "denied" ? void() : linked(claim.initiator);
    case SlotKind::target:
      return linked(claim.target);
    case SlotKind::facility:
      return linked(claim.facility);
    case SlotKind::instrument:
      return linked(claim.instrument);
    case SlotKind::place:
      return linked(claim.place);
    case SlotKind::time:
      return claim.time && day_range_of(*claim.time).said ? plain(claim.time->value) : void();
    case SlotKind::quantity:
      if (claim.quantity && claim.part_of.empty())
        plain(claim.type + " " + claim.quantity->text + " " + claim.quantity->unit);
  }
}

// The values of a slot. Two fillers of one entity, or of words that fold alike, are one value.
class Values {
 public:
  uint32_t of(const Link* link, const std::string& text) {
    static const std::string kNone;
    const std::string& id = link == nullptr ? kNone : link->id;
    // Mostly it is one of the first, letter for letter.
    for (uint32_t i = 0; i < shown.size() && i < 4; ++i)
      if (shown[i].text == text && shown[i].id == id) return i;
    const auto [at, is_new] =
        by_key_.emplace(id.empty() ? "~" + fold(text) : id, static_cast<uint32_t>(shown.size()));
    if (is_new) shown.push_back({id, text, {}, 0});
    return at->second;
  }

  std::vector<SlotValue> shown;

 private:
  std::unordered_map<std::string, uint32_t> by_key_;  // the id, else the folded words
};

// What each voice says of a slot: fillers of one speaker stand side by side.
struct Voiced {
  const SlotFiller* first;
  const SlotFiller* last;
  const SlotFiller* begin() const { return first; }
  const SlotFiller* end() const { return last; }
};
using Said = std::vector<Voiced>;

// Sorting keeps those alike in order, and takes memory: mostly there is nothing to sort.
template <typename List, typename Less>
void sort_once(List& list, Less less) {
  if (!std::is_sorted(list.begin(), list.end(), less))
    std::stable_sort(list.begin(), list.end(), less);
}

Said by_speaker(std::vector<SlotFiller>& fillers) {
  sort_once(fillers,
            [](const SlotFiller& a, const SlotFiller& b) { return a.speaker < b.speaker; });
  Said said;
  for (const SlotFiller& filler : fillers) {
    if (said.empty() || said.back().first->speaker != filler.speaker)
      said.push_back({&filler, &filler});
    ++said.back().last;
  }
  return said;
}

// How far two voices agree; nothing when they say nothing of the same.
using Agree = std::optional<Agreement> (*)(const Voiced&, const Voiced&, const Slot&,
                                           const LinkRules&);

std::optional<Agreement> agree(const Voiced& a, const Voiced& b, const Slot& slot,
                               const LinkRules& rules) {
  const auto any = [&](auto holds) {
    return std::any_of(a.begin(), a.end(), [&](const SlotFiller& x) {
      return std::any_of(b.begin(), b.end(), [&](const SlotFiller& y) { return holds(x, y); });
    });
  };
  if (any([](const SlotFiller& x, const SlotFiller& y) { return x.value == y.value; }))
    return Agreement::agreed;
  return any([&](const SlotFiller& x, const SlotFiller& y) { return slot.together(x, y, rules); })
             ? Agreement::compatible
             : Agreement::contested;
}

// A number counts against another voice's number of the same thing alone.
std::optional<Agreement> agree_in_number(const Voiced& a, const Voiced& b, const Slot&,
                                         const LinkRules& rules) {
  bool met = false, same = false, together = false;
  for (const SlotFiller& x : a) {
    for (const SlotFiller& y : b) {
      if (!same_counted(*x.claim, *y.claim)) continue;
      met = true;
      const auto& p = *x.claim->quantity;
      const auto& q = *y.claim->quantity;
      same = same || (p.value && p.value == q.value && p.modifier == q.modifier);
      together = together || one_number(x, y, rules);
    }
  }
  if (!met) return {};
  return same ? Agreement::agreed : (together ? Agreement::compatible : Agreement::contested);
}

Agreement agreement_of(const Said& voices, const Slot& slot, const LinkRules& rules) {
  if (voices.empty()) return Agreement::unsaid;
  if (voices.size() == 1) return Agreement::single;
  const bool counted = slot.kind == SlotKind::quantity;
  const Agree compare = counted ? agree_in_number : agree;
  Agreement worst = counted ? Agreement::single : Agreement::agreed;
  for (auto a = voices.begin(); a != voices.end(); ++a) {
    for (auto b = std::next(a); b != voices.end(); ++b) {
      worst = std::max(worst, compare(*a, *b, slot, rules).value_or(worst));
      if (worst == Agreement::contested) return worst;
    }
  }
  return worst;
}

// Claims of one event, and who says each.
struct Members {
  const std::vector<Claim>& claims;
  const std::vector<uint32_t>& numbers;
  std::vector<uint32_t> speakers;  // by member, from 0
};

SlotView view_of(const Slot& slot, const Members& members, const LinkRules& rules) {
  std::vector<SlotFiller> fillers;
  fillers.reserve(members.numbers.size());
  Values values;
  for (size_t i = 0; i < members.numbers.size(); ++i) {
    const uint32_t number = members.numbers[i];
    const Claim& claim = members.claims[number];
    visit_fillers(claim, slot.kind, [&](const Link* link, const std::string& text) {
      const uint32_t value = values.of(link, text);
      std::vector<uint32_t>& in = values.shown[value].claims;
      if (in.empty() || in.back() != number) in.push_back(number);
      fillers.push_back({&claim, link, value, members.speakers[i]});
    });
  }
  const Said said = by_speaker(fillers);
  SlotView view;
  view.slot = slot.name;
  view.agreement = agreement_of(said, slot, rules);
  view.values = std::move(values.shown);
  std::vector<uint32_t> heard(view.values.size(), UINT32_MAX);  // the last speaker who says it
  for (const SlotFiller& filler : fillers)
    if (std::exchange(heard[filler.value], filler.speaker) != filler.speaker)
      ++view.values[filler.value].voices;
  sort_once(view.values,
            [](const SlotValue& a, const SlotValue& b) { return a.voices > b.voices; });
  return view;
}

// The innermost speaker by id or words, else the document.
std::string voice_name(const Claim& claim, uint32_t voice) {
  if (claim.attribution.empty()) return "\n" + std::to_string(voice);
  const ClaimSpeaker& speaker = claim.attribution.back();
  return speaker.id.empty() ? fold(speaker.name.empty() ? speaker.text : speaker.name) : speaker.id;
}

}  // namespace

std::vector<SlotView> slots_said(const std::vector<Claim>& claims,
                                 const std::vector<uint32_t>& members, const Voices& voices,
                                 const LinkRules& rules) {
  Members of{claims, members, {}};
  std::unordered_map<std::string, uint32_t> speakers;
  for (const uint32_t m : members) {
    const std::string name = voice_name(claims[m], voices.documents[voices.of_claim[m]].voice);
    of.speakers.push_back(
        speakers.emplace(name, static_cast<uint32_t>(speakers.size())).first->second);
  }
  std::vector<SlotView> out;
  for (const Slot& slot : kSlots) out.push_back(view_of(slot, of, rules));
  return out;
}

}  // namespace isnad
