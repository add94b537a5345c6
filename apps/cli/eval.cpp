#include "apps/cli/eval.hpp"

#include <algorithm>
#include <unordered_map>

#include "apps/cli/eval_inputs.hpp"
#include "apps/cli/eval_match.hpp"
#include "apps/cli/eval_report.hpp"
#include "apps/cli/eval_tally.hpp"

namespace isnad {
namespace {

using Claims = std::vector<const JsonValue*>;

Claims pointers(const std::vector<JsonValue>& claims) {
  Claims out;
  for (const JsonValue& claim : claims) out.push_back(&claim);
  return out;
}

// Scores one document after the other into a tally, lines about errors and lines about pairs.
class Scorer {
 public:
  explicit Scorer(const EvalOptions& options) : options_(options) {}

  void score(const std::string& name, const EvalDocument& document) {
    ++result_.documents;
    if (!document.gold.empty() && document.system.empty()) result_.silent.push_back(name);
    const Claims gold = pointers(document.gold);
    const Claims system = pointers(document.system);
    const auto matches = match_claims(gold, system);
    score_gold(gold, system, matches);
    score_spurious(name, document, system, matches);
    write_pairs(name, system);
  }

  EvalOutput output() const {
    EvalResult result = tally_.result();
    result.documents = result_.documents;
    result.silent = result_.silent;
    return {lines_ + (options_.json ? report_json(result) : report_text(result)), pairs_};
  }

 private:
  using Matches = std::vector<std::vector<ClaimMatch>>;

  void score_gold(const Claims& gold, const Claims& system, const Matches& matches) {
    std::vector<Claims> exact(gold.size());
    std::unordered_map<std::string, const Claims*> exact_of;
    for (size_t i = 0; i < gold.size(); ++i) {
      for (const ClaimMatch& match : matches[i]) {
        if (match.exact) exact[i].push_back(system[match.system]);
      }
      exact_of[(*gold[i])["id"].text] = &exact[i];
    }
    gold_of_.assign(system.size(), nullptr);
    for (size_t i = 0; i < gold.size(); ++i) {
      const JsonValue& claim = *gold[i];
      if ((options_.core && !claim["core"].filled()) || (is_optional(claim) && exact[i].empty()))
        continue;
      for (const ClaimMatch& match : matches[i]) {
        if (match.exact) gold_of_[match.system] = &claim;
      }
      const auto parents = exact_of.find(claim["part_of"].text);
      const bool parted = parents != exact_of.end() && !parents->second->empty();
      const SlotScores scores = tally_.add_gold(
          claim, exact[i],
          parted ? std::optional(is_part_of(exact[i], *parents->second)) : std::nullopt);
      const JsonValue* near = matches[i].empty() ? nullptr : system[matches[i].front().system];
      tell_gold(claim, exact[i], near, scores);
    }
  }

  static bool is_part_of(const Claims& hits, const Claims& parents) {
    return std::any_of(hits.begin(), hits.end(), [&parents](const JsonValue* hit) {
      return std::any_of(parents.begin(), parents.end(), [hit](const JsonValue* parent) {
        return same_value((*hit)["part_of"], (*parent)["id"]);
      });
    });
  }

  void tell_gold(const JsonValue& gold, const Claims& hits, const JsonValue* near,
                 const SlotScores& scores) {
    if (hits.empty() && near != nullptr) tally_.add_near_type();
    if (!options_.errors) return;
    lines_ += hits.empty() ? report_missed(gold, near) : report_wrong(gold, *hits.front(), scores);
  }

  void score_spurious(const std::string& name, const EvalDocument& document, const Claims& system,
                      const Matches& matches) {
    std::vector<bool> spurious(system.size(), true);
    for (const auto& hits : matches) {
      for (const ClaimMatch& match : hits) {
        if (match.exact) spurious[match.system] = false;
      }
    }
    spurious_.assign(system.size(), false);
    for (size_t j = 0; j < system.size(); ++j) {
      const JsonValue& trigger = trigger_of(*system[j]);
      const bool ignored =
          std::any_of(document.ignored.begin(), document.ignored.end(),
                      [&trigger](const JsonValue& span) { return overlap(span, trigger) > 0; });
      if (!spurious[j] || is_optional(*system[j]) || ignored) continue;
      spurious_[j] = true;
      tally_.add_spurious(*system[j]);
      if (options_.errors) lines_ += report_spurious(name, *system[j]);
    }
  }

  void write_pairs(const std::string& name, const Claims& system) {
    if (options_.pairs.empty()) return;
    for (size_t j = 0; j < system.size(); ++j) {
      if (gold_of_[j] == nullptr && !spurious_[j]) continue;
      JsonValue pair;
      pair.kind = JsonValue::Kind::object;
      pair.add("document", json_text(name));
      pair.add("claim", (*system[j])["id"]);
      pair.add("gold", gold_of_[j] == nullptr ? JsonValue() : (*gold_of_[j])["id"]);
      pair.add("confidence", (*system[j])["confidence"]);
      pairs_ += write_json(pair) + "\n";
    }
  }

  const EvalOptions& options_;
  EvalTally tally_;
  EvalResult result_;
  std::string lines_;
  std::string pairs_;
  std::vector<const JsonValue*> gold_of_;  // of each system claim of the document, or null
  std::vector<bool> spurious_;
};

}  // namespace

Result<EvalOutput> score_claims(const EvalOptions& options) {
  const auto documents = read_eval_documents(options.gold, options.system, options.part);
  if (!documents) return documents.error();
  Scorer scorer(options);
  for (const auto& [name, document] : *documents) scorer.score(name, document);
  return scorer.output();
}

}  // namespace isnad
