// Who may ask? One-time tokens become cookies; each cookie has a reviewer.
//
// Any thread may ask. Nothing of it is kept: a new start needs a new link.
#pragma once

#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

namespace isnad {

class Sessions {
 public:
  // `reviewer`: whom a new session takes for its reviewer.
  explicit Sessions(std::string reviewer);

  // The token that opens the next session; 64 hex digits.
  std::string token() const;
  // Uses the token up: the cookie's value of a new session; nothing for any other token.
  std::optional<std::string> open(std::string_view token);

  bool is_open(std::string_view session) const;
  std::string reviewer(std::string_view session) const;
  void set_reviewer(std::string_view session, std::string name);

 private:
  mutable std::mutex mutex_;
  std::string usual_;
  std::string token_;
  std::map<std::string, std::string, std::less<>> reviewers_;  // by session
};

// Compared in the same time wherever they differ.
bool same_secret(std::string_view a, std::string_view b);

}  // namespace isnad
