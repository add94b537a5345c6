// How a rule decides: numbers that count -> readings of their words -> accounts -> one number.
#include <algorithm>
#include <map>
#include <tuple>

#include "isnad/reconcile/rules.hpp"

namespace isnad {
namespace {

// One or three numbers, and the claims that say them.
struct Figure {
  std::optional<double> best, low, high;
  std::vector<uint32_t> claims;
};

// A number that counts, as its words are taken.
struct Said {
  Figure figure;
  std::string status;  // civilian, combatant, or "" for the rest
  std::string side;    // the camp of the people
  std::string day;
};

struct Account {
  std::string camp;
  std::vector<Said> said;
};

bool holds(const std::vector<std::string>& list, std::string_view value) {
  return std::find(list.begin(), list.end(), value) != list.end();
}

bool is_bound(std::string_view modifier) {
  return modifier == "at_least" || modifier == "more_than" || modifier == "at_most" ||
         modifier == "less_than";
}

std::optional<double> taken(WordsTaken as, const std::optional<double>& value,
                            const std::optional<double>& low, const std::optional<double>& high) {
  switch (as) {
    case WordsTaken::value:
      return value;
    case WordsTaken::low:
      return low ? low : value;
    case WordsTaken::high:
      return high ? high : value;
    case WordsTaken::none:
      break;
  }
  return {};
}

// What the words of a number give under the rule. Its bounds are those stated, else the value.
Figure figure_of(const NumberRule& rule, const SaidNumber& number) {
  Figure out;
  out.claims = {number.claim};
  WordsTaken as = WordsTaken::value;
  if (is_bound(number.modifier)) as = rule.bounds;
  if (number.modifier == "range") as = rule.ranges;
  if (number.modifier == "vague" || number.modifier == "all") as = rule.vague;
  out.best = taken(as, number.value, number.low, number.high);
  out.low = number.low ? number.low : number.value;
  out.high = number.high ? number.high : number.value;
  if (!out.low) out.low = out.high;
  if (!out.high) out.high = out.low;
  return out;
}

std::string side_of(const Claim& claim) {
  return claim.target.empty() ? "" : claim.target.front().camp;
}

class Decision {
 public:
  Decision(const NumberRule& rule, const Incident& incident, const std::vector<Claim>& claims,
           const Measure& measure)
      : rule_(rule), incident_(incident), claims_(claims), measure_(measure) {}

  DecidedNumber decide() {
    for (const SaidNumber& number : incident_.numbers) add(number);
    std::sort(out_.counted.begin(), out_.counted.end());
    out_.counted.erase(std::unique(out_.counted.begin(), out_.counted.end()), out_.counted.end());
    std::vector<Figure> all;
    std::map<std::string, std::vector<Figure>> by_camp;
    for (const auto& [key, account] : accounts_) {
      const Figure total = total_of(account);
      if (!total.best && !total.low && !total.high) continue;
      all.push_back(total);
      by_camp[account.camp].push_back(total);
    }
    out_.accounts = static_cast<uint32_t>(all.size());
    const bool one = rule_.per == Per::incident;
    const Figure over_all = choose(all, one ? rule_.best : Chosen::none);
    out_.low = over_all.low;
    out_.high = over_all.high;
    out_.claims = over_all.claims;
    out_.best = over_all.best;
    if (one) return std::move(out_);
    for (const auto& [camp, figures] : by_camp) {
      Figure chosen = choose(figures, rule_.best);
      out_.camps.push_back({camp, chosen.best, chosen.low, chosen.high, std::move(chosen.claims)});
    }
    return std::move(out_);
  }

 private:
  bool counts(const SaidNumber& number) const {
    if (!holds(measure_.types, number.type)) return false;
    if (!number.unit.empty() && number.unit != measure_.unit) return false;
    if (number.subset && rule_.subsets == Counted::no) return false;
    if (number.revised && rule_.revised == Counted::no) return false;
    if (!measure_.status.empty() && !holds(measure_.status, number.status)) return false;
    const Claim& claim = claims_[number.claim];
    if (measure_.side && side_of(claim) != *measure_.side) return false;
    return holds(rule_.modality, claim.modality);
  }

  void add(const SaidNumber& number) {
    if (!counts(number)) return;
    const Claim& claim = claims_[number.claim];
    if (measure_.group.empty()) return add(number, figure_of(rule_, number));
    for (const Breakdown& part : claim.breakdown) {
      if (part.group != measure_.group) continue;
      SaidNumber stated = number;
      stated.value = part.quantity.value;
      stated.low = part.quantity.low;
      stated.high = part.quantity.high;
      stated.modifier = part.quantity.modifier;
      add(stated, figure_of(rule_, stated));
    }
  }

  void add(const SaidNumber& number, Figure figure) {
    if (!figure.best && !figure.low && !figure.high) return;
    out_.counted.push_back(number.claim);
    const bool no_top = !number.value && !number.high;
    if (number.modifier == "at_least" || number.modifier == "more_than" || no_top) out_.open = true;
    const Claim& claim = claims_[number.claim];
    const bool known = number.status == "civilian" || number.status == "combatant";
    Account& account = accounts_[account_key(number)];
    account.camp = number.camp;
    account.said.push_back(
        {std::move(figure), known ? number.status : "", side_of(claim), number.said_on});
  }

  // A speaker known to the packs is one account wherever he is quoted; other words, and an outlet
  // that speaks for itself, are accounts of their voice.
  std::string account_key(const SaidNumber& number) const {
    if (number.speaker.find('/') != std::string::npos) return number.speaker;
    const std::string voice = rule_.copies == Copies::one_voice ? std::to_string(number.voice)
                                                                : claims_[number.claim].document.id;
    return voice + "\n" + number.speaker;
  }

  // One figure of several in an account for the same people.
  Figure settled(std::vector<const Said*> said) const {
    if (rule_.repeated == Repeated::latest) {
      const auto last = std::max_element(
          said.begin(), said.end(), [](const Said* a, const Said* b) { return a->day < b->day; });
      const std::string day = (*last)->day;
      said.erase(
          std::remove_if(said.begin(), said.end(), [&](const Said* s) { return s->day != day; }),
          said.end());
    }
    const bool least = rule_.repeated == Repeated::smallest;
    const auto size = [](const Said* s) {
      return s->figure.best ? *s->figure.best : s->figure.low.value_or(0);
    };
    const Said* kept = said.front();
    for (const Said* next : said) {
      if (least ? size(next) < size(kept) : size(next) > size(kept)) kept = next;
    }
    return kept->figure;
  }

  // What a speaker says in all: each side's people and the civilians together, or the number given
  // for all of them where that is larger.
  Figure total_of(const Account& account) const {
    std::map<std::pair<std::string, std::string>, std::vector<const Said*>> strata;
    for (const Said& said : account.said) strata[{said.side, said.status}].push_back(&said);
    Figure whole, civilians, civilians_by_side, fighters, fighters_by_side;
    std::map<std::string, Figure> sides;
    for (const auto& [key, said] : strata) {
      const auto& [side, status] = key;
      const Figure figure = settled(said);
      if (status == "civilian") {
        Figure& into = side.empty() ? civilians : civilians_by_side;
        into = sum(into, figure);
      } else if (!side.empty()) {
        sides[side] = larger(sides[side], figure);
      } else {
        (status.empty() ? whole : fighters) = figure;
      }
    }
    for (const auto& [side, figure] : sides) fighters_by_side = sum(fighters_by_side, figure);
    return larger(whole,
                  sum(larger(civilians, civilians_by_side), larger(fighters, fighters_by_side)));
  }

  static bool is_empty(const Figure& figure) { return figure.claims.empty(); }

  static std::optional<double> added(const std::optional<double>& a,
                                     const std::optional<double>& b) {
    if (!a || !b) return {};
    return *a + *b;
  }

  static Figure sum(const Figure& a, const Figure& b) {
    if (is_empty(a)) return b;
    if (is_empty(b)) return a;
    Figure out{added(a.best, b.best), added(a.low, b.low), added(a.high, b.high), a.claims};
    out.claims.insert(out.claims.end(), b.claims.begin(), b.claims.end());
    return out;
  }

  static Figure larger(const Figure& a, const Figure& b) {
    if (is_empty(a)) return b;
    if (is_empty(b)) return a;
    const auto size = [](const Figure& f) { return f.best ? *f.best : f.low.value_or(0); };
    return size(b) > size(a) ? b : a;
  }

  static std::optional<double> pick(Chosen how, const std::vector<std::optional<double>>& values) {
    std::map<double, size_t> votes;
    size_t voters = 0;
    for (const auto& value : values) {
      if (value) ++votes[*value], ++voters;
    }
    if (votes.empty() || how == Chosen::none) return {};
    if (how == Chosen::smallest) return votes.begin()->first;
    if (how == Chosen::largest) return votes.rbegin()->first;
    // Ties go to the smaller number.
    const auto most =
        std::max_element(votes.begin(), votes.end(),
                         [](const auto& a, const auto& b) { return a.second < b.second; });
    if (how == Chosen::majority && most->second * 2 <= voters) return {};
    return most->first;
  }

  Figure choose(const std::vector<Figure>& figures, Chosen best) const {
    const auto all = [&](std::optional<double> Figure::*which) {
      std::vector<std::optional<double>> values;
      for (const Figure& figure : figures) values.push_back(figure.*which);
      return values;
    };
    Figure out;
    out.best = pick(best, all(&Figure::best));
    out.low = pick(rule_.low, all(&Figure::low));
    out.high = pick(rule_.high, all(&Figure::high));
    for (const Figure& figure : figures) {
      const bool decided =
          out.best ? figure.best == out.best
                   : (out.low && figure.low == out.low) || (out.high && figure.high == out.high);
      if (decided) out.claims.insert(out.claims.end(), figure.claims.begin(), figure.claims.end());
    }
    std::sort(out.claims.begin(), out.claims.end());
    out.claims.erase(std::unique(out.claims.begin(), out.claims.end()), out.claims.end());
    return out;
  }

  const NumberRule& rule_;
  const Incident& incident_;
  const std::vector<Claim>& claims_;
  const Measure& measure_;
  std::map<std::string, Account> accounts_;
  DecidedNumber out_;
};

}  // namespace

DecidedNumber decide_number(const NumberRule& rule, const Incident& incident,
                            const std::vector<Claim>& claims, const Measure& measure) {
  return Decision(rule, incident, claims, measure).decide();
}

}  // namespace isnad
