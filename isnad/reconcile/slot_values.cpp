// What is said of each slot, value by value, and can what the voices say hold together?
#include "isnad/reconcile/slot_values.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <map>
#include <set>

#include "isnad/reconcile/agreement.hpp"
#include "isnad/reconcile/signs.hpp"
#include "isnad/text/codes.hpp"

namespace isnad {
namespace {

using Holds = bool (*)(const SlotFiller&, const SlotFiller&, const LinkRules&);

bool always(const SlotFiller&, const SlotFiller&, const LinkRules&) { return true; }
bool never(const SlotFiller&, const SlotFiller&, const LinkRules&) { return false; }

bool kin_types(const SlotFiller& a, const SlotFiller& b, const LinkRules& rules) {
  const unsigned x = rules.bit_of(a.claim->type), y = rules.bit_of(b.claim->type);
  return x < 64 && y < 64 && (rules.kin[x] >> y & 1) != 0;
}

// Bodies of one camp may be one; words that are linked to nothing may be anybody.
bool one_camp(const SlotFiller& a, const SlotFiller& b, const LinkRules&) {
  return a.id.empty() || b.id.empty() || a.link->camp.empty() || b.link->camp.empty() ||
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

struct Slot {
  const char* name;
  Holds together;  // may two values that differ both hold?
};

constexpr std::array<Slot, 10> kSlots = {{{"type", kin_types},
                                          {"initiator", one_camp},
                                          {"target", always},
                                          {"status", one_status},
                                          {"quantity", one_number},
                                          {"place", one_place},
                                          {"facility", always},
                                          {"instrument", always},
                                          {"time", one_time},
                                          {"modality", never}}};

void fill_links(const std::vector<Link>& links, std::vector<SlotFiller>& out, SlotFiller filler) {
  for (const Link& link : links) {
    filler.link = &link;
    filler.id = link.id;
    filler.text = link.name.empty() ? link.text : link.name;
    out.push_back(filler);
  }
}

std::vector<SlotFiller> fillers_of(const Claim& claim, std::string_view slot) {
  std::vector<SlotFiller> out;
  SlotFiller filler;
  filler.claim = &claim;
  const auto plain = [&](const std::string& text) {
    filler.text = text;
    if (!text.empty()) out.push_back(filler);
  };
  const bool denied = claim.modality == "denied";
  if (slot == "type") plain(claim.type);
  if (slot == "modality") plain(claim.modality);
  if (slot == "status") plain(claim.status);
  if (slot == "initiator" && !denied) fill_links(claim.initiator, out, filler);
  if (slot == "target") fill_links(claim.target, out, filler);
  if (slot == "facility") fill_links(claim.facility, out, filler);
  if (slot == "instrument") fill_links(claim.instrument, out, filler);
  if (slot == "time" && claim.time && day_range_of(*claim.time).said) plain(claim.time->value);
  if (slot == "quantity" && claim.quantity && claim.part_of.empty())
    plain(claim.type + " " + claim.quantity->text + " " + claim.quantity->unit);
  if (slot == "place") {
    for (const PlaceLink& place : claim.place) {
      filler.link = &place;
      filler.id = place.id;
      filler.text = place.name.empty() ? place.text : place.name;
      out.push_back(filler);
    }
  }
  return out;
}

// What one voice says of a slot.
using Said = std::map<std::string, std::vector<SlotFiller>>;

Agreement agreement_of(const Said& voices, const Slot& slot, const LinkRules& rules) {
  if (voices.empty()) return Agreement::unsaid;
  if (voices.size() == 1) return Agreement::single;
  Agreement worst = Agreement::agreed;
  for (auto a = voices.begin(); a != voices.end(); ++a) {
    for (auto b = std::next(a); b != voices.end(); ++b) {
      bool same = false, together = false;
      for (const SlotFiller& x : a->second) {
        for (const SlotFiller& y : b->second) {
          same = same || value_key(x) == value_key(y);
          together = together || slot.together(x, y, rules);
        }
      }
      if (same) continue;
      worst = std::max(worst, together ? Agreement::compatible : Agreement::contested);
    }
  }
  return worst;
}

// A number counts against another voice's number of the same thing alone.
Agreement agreement_of_numbers(const Said& voices, const LinkRules& rules) {
  if (voices.size() < 2) return voices.empty() ? Agreement::unsaid : Agreement::single;
  Agreement worst = Agreement::single;
  for (auto a = voices.begin(); a != voices.end(); ++a) {
    for (auto b = std::next(a); b != voices.end(); ++b) {
      bool met = false, same = false, together = false;
      for (const SlotFiller& x : a->second) {
        for (const SlotFiller& y : b->second) {
          if (!same_counted(*x.claim, *y.claim)) continue;
          met = true;
          const auto& p = *x.claim->quantity;
          const auto& q = *y.claim->quantity;
          same = same || (p.value && p.value == q.value && p.modifier == q.modifier);
          together = together || one_number(x, y, rules);
        }
      }
      const Agreement pair =
          same ? Agreement::agreed : (together ? Agreement::compatible : Agreement::contested);
      if (met) worst = std::max(worst, pair);
    }
  }
  return worst;
}

SlotView view_of(const Slot& slot, const std::vector<Claim>& claims,
                 const std::vector<uint32_t>& members, const Voices& voices,
                 const LinkRules& rules) {
  Said said;
  std::map<std::string, SlotValue> values;
  std::map<std::string, std::set<std::string>> heard;
  std::vector<std::string> order;
  for (const uint32_t m : members) {
    const std::string voice = voice_name(claims[m], voices.documents[voices.of_claim[m]].voice);
    for (const SlotFiller& filler : fillers_of(claims[m], slot.name)) {
      said[voice].push_back(filler);
      const std::string key = value_key(filler);
      SlotValue& value = values[key];
      if (value.claims.empty()) {
        value.id = filler.id;
        value.text = filler.text;
        order.push_back(key);
      }
      if (value.claims.empty() || value.claims.back() != m) value.claims.push_back(m);
      heard[key].insert(voice);
    }
  }
  SlotView view;
  view.slot = slot.name;
  view.agreement =
      view.slot == "quantity" ? agreement_of_numbers(said, rules) : agreement_of(said, slot, rules);
  for (const std::string& key : order) {
    values[key].voices = static_cast<uint32_t>(heard[key].size());
    view.values.push_back(values[key]);
  }
  std::stable_sort(view.values.begin(), view.values.end(),
                   [](const SlotValue& a, const SlotValue& b) { return a.voices > b.voices; });
  return view;
}

}  // namespace

std::string value_key(const SlotFiller& filler) {
  return filler.id.empty() ? "~" + fold(filler.text) : filler.id;
}

std::vector<SlotView> slots_said(const std::vector<Claim>& claims,
                                 const std::vector<uint32_t>& members, const Voices& voices,
                                 const LinkRules& rules) {
  std::vector<SlotView> out;
  for (const Slot& slot : kSlots) out.push_back(view_of(slot, claims, members, voices, rules));
  return out;
}

}  // namespace isnad
