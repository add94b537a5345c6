#include "apps/server/sessions.hpp"

#include "isnad/base/sha256.hpp"
#include "isnad/ledger/commitment.hpp"

namespace isnad {
namespace {

constexpr size_t kMostSessions = 64;  // of them, an old one gives way

std::string new_secret() { return to_hex(new_salt()); }

}  // namespace

Sessions::Sessions(std::string reviewer) : usual_(std::move(reviewer)), token_(new_secret()) {}

std::string Sessions::token() const {
  const std::lock_guard lock(mutex_);
  return token_;
}

std::optional<std::string> Sessions::open(std::string_view token) {
  const std::lock_guard lock(mutex_);
  if (!same_secret(token, token_)) return std::nullopt;
  token_ = new_secret();
  if (reviewers_.size() >= kMostSessions) reviewers_.erase(reviewers_.begin());
  std::string session = new_secret();
  reviewers_[session] = usual_;
  return session;
}

bool Sessions::is_open(std::string_view session) const {
  const std::lock_guard lock(mutex_);
  bool found = false;
  for (const auto& [one, reviewer] : reviewers_) found |= same_secret(one, session);
  return found;
}

std::string Sessions::reviewer(std::string_view session) const {
  const std::lock_guard lock(mutex_);
  const auto at = reviewers_.find(session);
  return at == reviewers_.end() ? std::string() : at->second;
}

void Sessions::set_reviewer(std::string_view session, std::string name) {
  const std::lock_guard lock(mutex_);
  const auto at = reviewers_.find(session);
  if (at != reviewers_.end()) at->second = std::move(name);
}

bool same_secret(std::string_view a, std::string_view b) {
  if (a.size() != b.size()) return false;
  unsigned char differs = 0;
  for (size_t i = 0; i < a.size(); ++i)
    differs = static_cast<unsigned char>(differs | (a[i] ^ b[i]));
  return differs == 0;
}

}  // namespace isnad
