// How far do two reviewers agree? Cohen's kappa (Cohen 1960) per slot, over the claims that both
// gave a verdict on: (observed - expected) / (1 - expected), where `expected` is how often they
// would agree if each filled the slot by chance as often as he does.
//
// Counted are first verdicts: what is changed after the other's word was seen is no agreement. Who
// decides second may have seen the first; the figures say nothing of that.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "isnad/review/review_book.hpp"

namespace isnad {

struct SlotAgreement {
  std::string slot;             // verdict, type, initiator ... speaker
  std::optional<double> kappa;  // nothing: nobody ever said anything else, or n = 0
  double observed = 0;          // share of claims where they agree
  uint64_t n = 0;               // claims
};

struct PairAgreement {
  std::string first, second;         // reviewers, by name
  std::vector<SlotAgreement> slots;  // `verdict` (kept or rejected), then those of claims both kept
};

// The engine's claim of an id, or nothing.
using FindClaim = std::function<std::optional<Claim>(const std::string& id)>;

// Every two reviewers who gave a verdict on a claim of both.
std::vector<PairAgreement> agreements(const ReviewBook& book, const FindClaim& find);

// Kappa of two columns of equal length; nothing when it is not defined.
std::optional<double> cohens_kappa(const std::vector<std::string>& a,
                                   const std::vector<std::string>& b);

}  // namespace isnad
