// Are incidents that follow claims as they come and go those of all claims at once?
#include "isnad/reconcile/incident_book.hpp"

#include <algorithm>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "isnad/reconcile/incident_json.hpp"
#include "isnad/reconcile/incidents.hpp"

#include "tests/reconcile/invented_claims.hpp"
#include "tests/reconcile/link_rules_of_packs.hpp"

namespace isnad {
namespace {

// With a small cap, that cells of few documents are capped.
const LinkRules& capped_rules() {
  static const LinkRules made = [] {
    LinkRules capped = read_rules();
    capped.candidates = 2;
    return capped;
  }();
  return made;
}

using Pairs = std::vector<std::pair<std::string, std::string>>;

struct Seen {
  std::string incidents;
  std::vector<std::string> capped;
  Pairs unkept;
  bool operator==(const Seen&) const = default;
};

Seen all_at_once(const std::vector<Claim>& claims, const std::vector<DocumentText>& texts,
                 const LinkRules& by, const ReviewedPairs& reviewed) {
  Seen seen;
  const Voices voices = find_voices(claims, texts, by.least_jaccard);
  const Incidents found = find_incidents(claims, voices, by, reviewed);
  for (const Incident& incident : found.incidents)
    seen.incidents += incident_json(incident, claims) + "\n";
  for (const CappedCell& cell : found.groups.capped) seen.capped.push_back(claims[cell.claim].id);
  seen.unkept = found.groups.unkept;
  return seen;
}

Seen kept_up(IncidentBook& book) {
  book.settle();
  Seen seen;
  for (const Incident* incident : book.incidents())
    seen.incidents += incident_json(*incident, book.claims()) + "\n";
  for (const CappedCell& cell : book.capped()) seen.capped.push_back(book.claims()[cell.claim].id);
  seen.unkept = book.unkept();
  return seen;
}

// Some texts, of which every third is a copy of the one before.
std::vector<DocumentText> invented_texts(const std::vector<Claim>& claims) {
  std::vector<DocumentText> out;
  for (const Claim& claim : claims) {
    const int number = std::atoi(claim.document.name.c_str() + 1);
    if (number % 2 == 0 || (!out.empty() && out.back().id == claim.document.id)) continue;
    std::string text;
    for (int word = 0; word < 30; ++word)
      text += "w" + std::to_string(number / 6 * 100 + word + (word == 7 ? number : 0)) + " ";
    out.push_back({claim.document.id, claim.document.name, text});
  }
  return out;
}

std::vector<Claim> shuffled(std::vector<Claim> claims) {
  std::shuffle(claims.begin(), claims.end(), std::mt19937(*rc::gen::inRange(0u, 10000u)));
  return claims;
}

ReviewedPairs some_pairs(const std::vector<Claim>& claims) {
  ReviewedPairs pairs;
  const auto id = [&] { return claims[*rc::gen::inRange<size_t>(0, claims.size())].id; };
  for (int i = *rc::gen::inRange(0, 4); i > 0; --i) pairs.together.emplace_back(id(), id());
  for (int i = *rc::gen::inRange(0, 4); i > 0; --i) {
    const auto pair = std::pair(id(), id());
    if (pair.first != pair.second) pairs.apart.push_back(pair);
  }
  return pairs;
}

// Batches of any size, in any order, also with documents torn apart; claims that go; reviewers who
// speak and take it back. After each step the book says what all that is there says at once.
void keep_up(const LinkRules& by, int places) {
  auto claims =
      shuffled(invented_claims(*rc::gen::inRange(0u, 10000u), *rc::gen::inRange(1, 60), 3));
  for (Claim& claim : claims) {
    if (places > 0 && !claim.place.empty())
      claim.place = {invented_place(claim.id.back() % places)};
  }
  const auto texts = invented_texts(claims);
  IncidentBook book(by);
  ReviewedPairs reviewed;
  for (size_t at = 0; at < claims.size();) {
    const size_t end = std::min(claims.size(), at + *rc::gen::inRange<size_t>(1, 30));
    book.add({claims.begin() + static_cast<std::ptrdiff_t>(at),
              claims.begin() + static_cast<std::ptrdiff_t>(end)},
             texts);
    at = end;
    if (*rc::gen::inRange(0, 3) == 0) {
      std::vector<uint32_t> gone;
      for (int i = *rc::gen::inRange(1, 6); i > 0; --i)
        gone.push_back(*rc::gen::inRange(0u, static_cast<uint32_t>(end)));
      book.remove(gone);
    }
    if (*rc::gen::inRange(0, 3) == 0) {
      reviewed = some_pairs(claims);
      book.review(reviewed);
    }
    if (*rc::gen::inRange(0, 3) == 0) continue;
    std::vector<Claim> there;
    for (uint32_t i = 0; i < end; ++i)
      if (!book.is_gone(i)) there.push_back(book.claims()[i]);
    const Seen seen = kept_up(book), wanted = all_at_once(there, texts, by, reviewed);
    RC_ASSERT(seen.incidents == wanted.incidents);
    RC_ASSERT(seen.capped == wanted.capped);
    RC_ASSERT(seen.unkept == wanted.unkept);
  }
}

RC_GTEST_PROP(IncidentBook, SaysWhatAllClaimsAtOnceSay, ()) { keep_up(rules(), 0); }

// Few places: cells are full, groups long and many, and the cap is met.
RC_GTEST_PROP(IncidentBook, SaysSoWhereCellsAreFull, ()) { keep_up(capped_rules(), 3); }

// Without texts, documents are compared by what claims cite of them: a copy that comes to say
// something of its own is a voice of its own.
TEST(IncidentBook, ACopyThatSaysMoreIsAVoice) {
  const auto cites = [](const char* document, int position, const std::string& text) {
    Claim claim = invented_claim(document, position, "attack.airstrike");
    claim.document.published = "2030-01-05";
    claim.place = {invented_place(1)};
    claim.evidence.text = text;
    claim.evidence.text.resize(claim.evidence.span.size(), ' ');
    return claim;
  };
  IncidentBook book(rules());
  book.add(
      {cites("a", 0, "raid on the bridge at dawn"), cites("b", 0, "raid on the bridge at dawn")});
  book.settle();
  ASSERT_EQ(book.incidents().size(), 1u);
  EXPECT_EQ((*book.incidents().begin())->voices, 1u);
  book.add({cites("b", 1, "the mill burnt until noon, its owner told us by telephone")});
  book.settle();
  ASSERT_EQ(book.incidents().size(), 1u);
  EXPECT_EQ((*book.incidents().begin())->voices, 2u);
}

TEST(IncidentBook, GroupsThatNothingTouchesKeepTheirIncidents) {
  const auto claims = invented_claims(5, 300, 3);
  IncidentBook book(rules());
  book.add(claims);
  book.settle();
  std::set<const Incident*> before(book.incidents().begin(), book.incidents().end());
  Claim alone = invented_claim("later", 0, "attack.airstrike");
  alone.document.published = "2030-01-05";
  alone.place = {invented_place(1)};
  book.add({alone});
  book.settle();
  size_t others = 0;
  for (const Incident* incident : book.incidents()) others += before.count(incident) == 0;
  EXPECT_EQ(others, 1u);
  EXPECT_EQ(book.incidents().size(), before.size() + 1);
}

}  // namespace
}  // namespace isnad
