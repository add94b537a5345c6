// Which attributions are open at a token? The state of the pass that puts reports into one another;
// private to the stage. Look-ups are bounded: what ended long before the report at hand is
// forgotten.
#pragma once

#include <vector>

#include "isnad/attribution/report.hpp"

namespace isnad {

class OpenScopes {
 public:
  explicit OpenScopes(const Scene& scene) : scene_(scene) {}

  std::vector<Attribution> all;

  uint32_t add(Attribution attribution);
  // Forgets what ended long before this token; later questions are about tokens near or behind it.
  void move_to(uint32_t token);

  // The innermost attribution whose scope holds the token, or kNone.
  uint32_t host_at(uint32_t token) const;
  // How many attributions it stands in, itself included.
  uint32_t depth(uint32_t a) const;
  uint32_t outermost(uint32_t a) const;
  // Is `a` the attribution `inner` or one that it stands in?
  bool is_outside(uint32_t a, uint32_t inner) const;
  // Ends every scope that holds the token, but `keep` and what that stands in, at the token. A
  // block (a statement, "X: ...") outlasts the speech in it.
  void cut(uint32_t token, uint32_t keep);
  void cut_blocks(uint32_t token, uint32_t keep);
  void note_block(uint32_t a);
  bool is_block(uint32_t a) const { return a < is_block_.size() && is_block_[a]; }
  // Inside a quotation that the host's content holds?
  bool in_quotation(uint32_t host, uint32_t token) const;
  // The attribution that waits for its content at this token, or kNone.
  uint32_t waiting_at(uint32_t token) const;
  // The first token of the stretch behind the last scope that ended in it before `at`.
  uint32_t free_from(TokenRange stretch, uint32_t at) const;
  // The outlet that spoke last, or kNone.
  uint32_t last_media() const;

 private:
  void cut_at(uint32_t token, uint32_t a);

  const Scene& scene_;
  std::vector<bool> is_block_;
  std::vector<uint32_t> open_;  // that may still hold a token asked for
};

// Does the report begin a clause of its own: a conjunction, a mark or a connector before it?
bool begins_clause(const Scene& scene, const Report& report);
// Where that clause begins: its connector and conjunction belong to it.
uint32_t clause_start(const Scene& scene, const Report& report);
// The part of `range` inside `in`.
TokenRange clip(TokenRange range, TokenRange in);

}  // namespace isnad
