#include "isnad/review/review.hpp"

#include <algorithm>
#include <array>
#include <map>

#include "isnad/record/claim_json.hpp"
#include "isnad/record/claim_reader.hpp"
#include "isnad/review/decision_content.hpp"

namespace isnad {
namespace {

constexpr std::array<const char*, kReviewStates> kStates = {
    "new", "accepted", "corrected", "rejected", "disputed", "second_opinion"};

// One reviewer's word. `record`: the line it stands for; "" = the engine's.
struct Word {
  DecisionKind kind = DecisionKind::note;
  std::string record;
};

bool is_verdict(DecisionKind kind) {
  return kind == DecisionKind::accept || kind == DecisionKind::reject ||
         kind == DecisionKind::correct || kind == DecisionKind::add;
}

bool has_record(DecisionKind kind) {
  return kind == DecisionKind::correct || kind == DecisionKind::add;
}

// Follows the decisions in their order.
class Reading {
 public:
  explicit Reading(Review& review) : review_(review) {}

  void take(const Decision& decision) {
    const auto kind = decision_kind(decision.kind);
    if (!kind || *kind == DecisionKind::note || *kind == DecisionKind::merge ||
        *kind == DecisionKind::split)
      return;
    Word word{*kind, ""};
    std::optional<Claim> record;
    if (has_record(*kind)) {
      if (*kind == DecisionKind::add) review_.added = true;
      const auto content = parse_decision_content(decision.kind, decision.content);
      if (content && content->claim) {
        record = content->claim;
        standing_ = record;
        if (*kind == DecisionKind::add) first_added_ = record;
      } else {
        word.kind = DecisionKind::second_opinion;  // what it said is gone
      }
    } else if (*kind == DecisionKind::accept) {
      record = standing_;
    }
    if (record) word.record = claim_json(*record);
    if (is_verdict(word.kind)) note_first(decision, word, record);
    words_[decision.reviewer] = word;
    last_ = word.kind;
  }

  void conclude() {
    const bool disputes = std::any_of(words_.begin(), words_.end(), [](const auto& said) {
      return said.second.kind == DecisionKind::dispute;
    });
    const Word* verdict = nullptr;
    bool differ = false;
    for (const auto& [reviewer, word] : words_) {
      if (!is_verdict(word.kind)) continue;
      if (verdict == nullptr) verdict = &word;
      differ = differ || word.record != verdict->record ||
               (word.kind == DecisionKind::reject) != (verdict->kind == DecisionKind::reject);
    }
    review_.state = state_of(disputes || differ, verdict);
    if (review_.state == ReviewState::disputed || review_.state == ReviewState::second_opinion ||
        review_.state == ReviewState::rejected) {
      review_.claim = first_added_;
    } else if (verdict != nullptr && !verdict->record.empty()) {
      review_.claim = *ClaimParser().parse(verdict->record);
    }
  }

 private:
  void note_first(const Decision& decision, const Word& word, const std::optional<Claim>& record) {
    auto& firsts = review_.first_verdicts;
    const bool known = std::any_of(firsts.begin(), firsts.end(), [&](const FirstVerdict& verdict) {
      return verdict.reviewer == decision.reviewer;
    });
    if (known || decision.reviewer.empty()) return;
    firsts.push_back({decision.reviewer, word.kind == DecisionKind::reject, record});
  }

  ReviewState state_of(bool disputed, const Word* verdict) const {
    if (disputed) return ReviewState::disputed;
    if (last_ == DecisionKind::second_opinion) return ReviewState::second_opinion;
    if (verdict == nullptr)
      return words_.empty() ? ReviewState::fresh : ReviewState::second_opinion;
    if (verdict->kind == DecisionKind::reject) return ReviewState::rejected;
    const bool as_added = first_added_ && verdict->record == claim_json(*first_added_);
    return verdict->record.empty() || as_added ? ReviewState::accepted : ReviewState::corrected;
  }

  Review& review_;
  std::map<std::string, Word> words_;  // the last of each reviewer
  std::optional<Claim> standing_, first_added_;
  DecisionKind last_ = DecisionKind::note;
};

}  // namespace

const char* to_string(ReviewState state) { return kStates[static_cast<size_t>(state)]; }

Review review_of(std::vector<Decision> decisions) {
  Review review;
  Reading reading(review);
  for (const Decision& decision : decisions) {
    reading.take(decision);
    review.revision = decision.id;
  }
  reading.conclude();
  review.decisions = std::move(decisions);
  return review;
}

std::string review_json(const Review& review) {
  std::string out;
  JsonWriter json(out);
  json.open('{');
  json.key("state").string(to_string(review.state));
  json.key("revision").string(review.revision.empty() ? "none" : review.revision);
  json.key("decisions").open('[');
  for (const Decision& decision : review.decisions) json.written(decision_json(decision));
  json.close(']');
  json.key("claim");
  if (review.claim) {
    json.written(claim_json(*review.claim));
  } else {
    json.null();
  }
  json.close('}');
  return out;
}

}  // namespace isnad
