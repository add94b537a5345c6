// What is said of each slot, value by value, and can what the voices say hold together?
#include <algorithm>
#include <array>
#include <limits>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>

#include "isnad/reconcile/agreement.hpp"
#include "isnad/reconcile/signs.hpp"
#include "isnad/text/codes.hpp"

namespace isnad {
namespace {

// One filler of one slot of one claim.
struct SlotFiller {
  const Claim* claim = nullptr;
  const Link* link = nullptr;  // of a place: a PlaceLink
  std::string_view id;         // of the entity; empty when unlinked
  std::string text;
  std::string key;  // the id, else the folded words: two fillers with one key are one value
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

using Fillers = std::vector<SlotFiller>;

void add_filler(Fillers& out, const Claim& claim, const Link* link, std::string text) {
  SlotFiller& filler = out.emplace_back();
  filler.claim = &claim;
  filler.link = link;
  if (link != nullptr) filler.id = link->id;
  filler.key = filler.id.empty() ? "~" + fold(text) : std::string(filler.id);
  filler.text = std::move(text);
}

template <typename Links>
void add_links(Fillers& out, const Claim& claim, const Links& links) {
  for (const Link& link : links)
    add_filler(out, claim, &link, link.name.empty() ? link.text : link.name);
}

Fillers fillers_of(const Claim& claim, std::string_view slot) {
  Fillers out;
  const auto plain = [&](const std::string& text) {
    if (!text.empty()) add_filler(out, claim, nullptr, text);
  };
  if (slot == "type") plain(claim.type);
  if (slot == "modality") plain(claim.modality);
  if (slot == "status") plain(claim.status);
  if (slot == "initiator" && claim.modality != "denied") add_links(out, claim, claim.initiator);
  if (slot == "target") add_links(out, claim, claim.target);
  if (slot == "facility") add_links(out, claim, claim.facility);
  if (slot == "instrument") add_links(out, claim, claim.instrument);
  if (slot == "place") add_links(out, claim, claim.place);
  if (slot == "time" && claim.time && day_range_of(*claim.time).said) plain(claim.time->value);
  if (slot == "quantity" && claim.quantity && claim.part_of.empty())
    plain(claim.type + " " + claim.quantity->text + " " + claim.quantity->unit);
  return out;
}

// What each voice says of a slot; empty: nothing.
using Said = std::vector<Fillers>;

Agreement agreement_of(const Said& voices, const Slot& slot, const LinkRules& rules) {
  if (voices.empty()) return Agreement::unsaid;
  if (voices.size() == 1) return Agreement::single;
  Agreement worst = Agreement::agreed;
  for (auto a = voices.begin(); a != voices.end(); ++a) {
    for (auto b = std::next(a); b != voices.end(); ++b) {
      bool same = false, together = false;
      for (const SlotFiller& x : *a) {
        for (const SlotFiller& y : *b) {
          same = same || x.key == y.key;
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
      for (const SlotFiller& x : *a) {
        for (const SlotFiller& y : *b) {
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

// Claims of one event, and who says each.
struct Members {
  const std::vector<Claim>& claims;
  const std::vector<uint32_t>& numbers;
  std::vector<uint32_t> speakers;  // by member, from 0
  uint32_t speaker_count = 0;
};

SlotView view_of(const Slot& slot, const Members& members, const LinkRules& rules) {
  Said said(members.speaker_count);
  struct Value {
    SlotValue shown;
    std::set<uint32_t> heard;
  };
  std::vector<Value> values;
  std::unordered_map<std::string, size_t> value_at;  // by key
  for (size_t i = 0; i < members.numbers.size(); ++i) {
    const uint32_t claim = members.numbers[i], speaker = members.speakers[i];
    for (SlotFiller& filler : fillers_of(members.claims[claim], slot.name)) {
      const auto [known, is_new] = value_at.emplace(filler.key, values.size());
      if (is_new) values.push_back({{std::string(filler.id), filler.text, {}, 0}, {}});
      Value& value = values[known->second];
      std::vector<uint32_t>& in = value.shown.claims;
      if (in.empty() || in.back() != claim) in.push_back(claim);
      value.heard.insert(speaker);
      said[speaker].push_back(std::move(filler));
    }
  }
  std::erase_if(said, [](const Fillers& fillers) { return fillers.empty(); });
  SlotView view;
  view.slot = slot.name;
  view.agreement =
      view.slot == "quantity" ? agreement_of_numbers(said, rules) : agreement_of(said, slot, rules);
  for (Value& value : values) {
    value.shown.voices = static_cast<uint32_t>(value.heard.size());
    view.values.push_back(std::move(value.shown));
  }
  std::stable_sort(view.values.begin(), view.values.end(),
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
  Members of{claims, members, {}, 0};
  std::unordered_map<std::string, uint32_t> speakers;
  for (const uint32_t m : members) {
    const std::string name = voice_name(claims[m], voices.documents[voices.of_claim[m]].voice);
    of.speakers.push_back(
        speakers.emplace(name, static_cast<uint32_t>(speakers.size())).first->second);
  }
  of.speaker_count = static_cast<uint32_t>(speakers.size());
  std::vector<SlotView> out;
  for (const Slot& slot : kSlots) out.push_back(view_of(slot, of, rules));
  return out;
}

}  // namespace isnad
