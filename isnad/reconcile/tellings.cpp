#include "isnad/reconcile/tellings.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <tuple>

#include "isnad/reconcile/joined_sets.hpp"

namespace isnad {
namespace {

// Bytes between the words that two claims cite. What a claim cites is a clause, seldom a sentence.
constexpr uint32_t kSameSentence = 80;
constexpr uint32_t kNextSentence = 300;

struct Edge {
  int score = 0;
  uint32_t a = 0, b = 0;
};

// The claims of a document that take part.
struct Page {
  const std::vector<const Claim*>& claims;
  const LinkRules& rules;
  std::vector<uint32_t> parts;  // into claims
  std::vector<Signs> signs;     // of the parts
};

Sign compare_sentences(const Claim& a, const Claim& b) {
  const Span x = a.evidence.span, y = b.evidence.span;
  if (x.overlaps(y)) return Sign::sentence_same;
  const uint32_t gap = x.begin < y.begin ? y.begin - x.end : x.begin - y.end;
  if (gap < kSameSentence) return Sign::sentence_same;
  return gap < kNextSentence ? Sign::sentence_next : Sign::sentence_far;
}

// One slot took its filler from the mention that fills the other's.
bool took(const std::vector<Link>& a, const std::vector<Link>& b) {
  for (const Link& x : a) {
    for (const Link& y : b) {
      const bool lent = x.by == "inherited" || y.by == "inherited";
      if (lent && x.span == y.span && !x.span.empty()) return true;
    }
  }
  return false;
}

bool same_speaker(const Claim& a, const Claim& b) {
  if (a.attribution.empty() || b.attribution.empty())
    return a.attribution.empty() && b.attribution.empty();
  const ClaimSpeaker& x = a.attribution.back();
  const ClaimSpeaker& y = b.attribution.back();
  return x.id.empty() || y.id.empty() ? x.text == y.text : x.id == y.id;
}

int score_of(const Page& page, uint32_t a, uint32_t b, const Comparison& c) {
  const Claim& x = *page.claims[page.parts[a]];
  const Claim& y = *page.claims[page.parts[b]];
  const bool shared = took(x.initiator, y.initiator) || took(x.target, y.target) ||
                      took(x.initiator, y.target) || took(x.target, y.initiator);
  // Parts, tolls that go on and what others say differ without being of another event.
  const bool counted = x.part_of.empty() && y.part_of.empty() && x.revises.empty() &&
                       y.revises.empty() && x.status == y.status && same_speaker(x, y);
  const Sign number = c.number == Sign::number_other && !counted ? Sign::number_absent : c.number;
  int score = 0;
  for (const Sign sign :
       {Sign::any_pair, c.type, c.day, c.place, c.actor, c.facility, number, c.person,
        compare_sentences(x, y), shared ? Sign::mention_shared : Sign::mention_apart})
    score += page.rules.weights[static_cast<size_t>(sign)].within;
  return score;
}

bool can_be_one(const Signs& a, const Signs& b) { return (a.kin & b.types) != 0; }

std::vector<Edge> edges_of(const Page& page) {
  std::vector<Edge> edges;
  const auto size = static_cast<uint32_t>(page.parts.size());
  for (uint32_t a = 0; a < size; ++a) {
    const uint32_t end = std::min(size, a + 1 + page.rules.window);
    for (uint32_t b = a + 1; b < end; ++b) {
      if (!can_be_one(page.signs[a], page.signs[b])) continue;
      const Comparison c = compare(page.signs[a], page.signs[b], page.rules);
      if (c.contradicts) continue;
      const int score = score_of(page, a, b, c);
      if (score >= page.rules.least_within) edges.push_back({score, a, b});
    }
  }
  // The surest first; of two alike the closer, then the earlier.
  std::sort(edges.begin(), edges.end(), [](const Edge& x, const Edge& y) {
    return std::tuple(-x.score, x.b - x.a, x.a) < std::tuple(-y.score, y.b - y.a, y.a);
  });
  return edges;
}

// Sets of claims that grow as long as no two of them contradict each other. The members of a set
// are a ring.
class GrowingSets {
 public:
  GrowingSets(const Page& page, const std::vector<std::pair<uint32_t, uint32_t>>& apart)
      : page_(page),
        sets_(static_cast<uint32_t>(page.parts.size())),
        apart_(apart),
        next_(page.parts.size()) {
    std::iota(next_.begin(), next_.end(), 0u);
  }
  uint32_t find(uint32_t i) { return sets_.find(i); }
  void join(uint32_t a, uint32_t b) {
    if (find(a) == find(b)) return;
    sets_.join(a, b);
    std::swap(next_[a], next_[b]);
  }
  bool may_join(uint32_t a, uint32_t b) {
    const uint32_t of_a = find(a), of_b = find(b);
    for (const auto& [x, y] : apart_) {
      const uint32_t p = find(x), q = find(y);
      if ((p == of_a && q == of_b) || (p == of_b && q == of_a)) return false;
    }
    return none_of(a, [&](uint32_t x) {
      return !none_of(b, [&](uint32_t y) { return contradict(page_.signs[x], page_.signs[y]); });
    });
  }

 private:
  // Of the set of `member`.
  template <typename Holds>
  bool none_of(uint32_t member, Holds holds) const {
    uint32_t i = member;
    do {
      if (holds(i)) return false;
      i = next_[i];
    } while (i != member);
    return true;
  }
  bool contradict(const Signs& a, const Signs& b) const {
    if (a.days.said && b.days.said &&
        std::max(a.days.first, b.days.first) - std::min(a.days.last, b.days.last) >
            page_.rules.day_slack)
      return true;
    return places_apart(a.places, b.places, page_.rules.place_slack);
  }

  const Page& page_;
  JoinedSets sets_;
  const std::vector<std::pair<uint32_t, uint32_t>>& apart_;
  std::vector<uint32_t> next_;  // by part, in the ring of its set
};

// Pairs of claims as pairs of parts; those of which one takes no part fall away.
IndexPairs pairs_of_parts(const IndexPairs& pairs, const std::vector<uint32_t>& part_of_claim) {
  IndexPairs out;
  for (const auto& [a, b] : pairs) {
    if (part_of_claim[a] != UINT32_MAX && part_of_claim[b] != UINT32_MAX)
      out.emplace_back(part_of_claim[a], part_of_claim[b]);
  }
  return out;
}

// A part and its whole, a toll and the one it updates.
IndexPairs stated_links(const Page& page) {
  IndexPairs out;
  if (std::none_of(page.parts.begin(), page.parts.end(), [&](uint32_t part) {
        return !page.claims[part]->part_of.empty() || !page.claims[part]->revises.empty();
      }))
    return out;
  std::map<std::string_view, uint32_t> by_id;
  for (uint32_t i = 0; i < page.parts.size(); ++i) by_id[page.claims[page.parts[i]]->id] = i;
  for (uint32_t i = 0; i < page.parts.size(); ++i) {
    const Claim& claim = *page.claims[page.parts[i]];
    for (const std::string* id : {&claim.part_of, &claim.revises}) {
      const auto found = id->empty() ? by_id.end() : by_id.find(*id);
      if (found != by_id.end()) out.emplace_back(found->second, i);
    }
  }
  return out;
}

std::vector<Telling> tellings_of(const Page& page, GrowingSets& sets) {
  std::vector<Telling> out;
  std::vector<uint32_t> telling_of(page.parts.size(), UINT32_MAX);
  for (uint32_t i = 0; i < page.parts.size(); ++i) {
    uint32_t& telling = telling_of[sets.find(i)];
    if (telling == UINT32_MAX) {
      telling = static_cast<uint32_t>(out.size());
      out.push_back({{page.parts[i]}, page.signs[i]});
    } else {
      out[telling].claims.push_back(page.parts[i]);
      add_signs(out[telling].signs, page.signs[i]);
    }
  }
  return out;
}

}  // namespace

bool takes_part(const Claim& claim, const LinkRules& rules) {
  return rules.bit_of(claim.type) < 64 && rules.modalities.count(claim.modality) > 0;
}

std::vector<Telling> find_tellings(const std::vector<const Claim*>& claims, const LinkRules& rules,
                                   const Reviewed& reviewed) {
  Page page{claims, rules, {}, {}};
  page.parts.reserve(claims.size());
  page.signs.reserve(claims.size());
  std::vector<uint32_t> part_of_claim(claims.size(), UINT32_MAX);
  for (uint32_t i = 0; i < claims.size(); ++i) {
    if (!takes_part(*claims[i], rules)) continue;
    part_of_claim[i] = static_cast<uint32_t>(page.parts.size());
    page.parts.push_back(i);
    page.signs.push_back(signs_of(*claims[i], rules.bit_of(claims[i]->type), rules));
  }
  const IndexPairs apart = pairs_of_parts(reviewed.apart, part_of_claim);
  GrowingSets sets(page, apart);
  for (const auto& [a, b] : pairs_of_parts(reviewed.together, part_of_claim)) sets.join(a, b);
  for (const auto& [a, b] : stated_links(page)) {
    if (sets.may_join(a, b)) sets.join(a, b);
  }
  for (const Edge& edge : edges_of(page)) {
    if (sets.find(edge.a) != sets.find(edge.b) && sets.may_join(edge.a, edge.b))
      sets.join(edge.a, edge.b);
  }
  return tellings_of(page, sets);
}

}  // namespace isnad
