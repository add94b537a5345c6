#include "isnad/attribution/open_scopes.hpp"

#include <algorithm>

namespace isnad {
namespace {

constexpr uint32_t kMaxDepth = 8;
constexpr uint32_t kForgotten =
    2 * kMaxSentenceTokens;            // tokens behind which an ended scope is forgotten
constexpr uint32_t kMaxWait = 60;      // tokens between a cue and its content
constexpr uint32_t kMediaBack = 4;     // attributions in which an outlet is looked for
constexpr uint32_t kConnectorGap = 5;  // tokens of a connector before a clause

}  // namespace

uint32_t OpenScopes::add(Attribution attribution) {
  all.push_back(std::move(attribution));
  open_.push_back(static_cast<uint32_t>(all.size() - 1));
  return open_.back();
}

void OpenScopes::move_to(uint32_t token) {
  std::erase_if(open_, [&](uint32_t a) { return all[a].scope.last + kForgotten < token; });
}

uint32_t OpenScopes::host_at(uint32_t token) const {
  uint32_t best = kNone;
  for (const uint32_t a : open_) {
    if (all[a].negated || !all[a].scope.contains(token)) continue;
    if (best == kNone || depth(a) >= depth(best)) best = a;
  }
  return best;
}

uint32_t OpenScopes::depth(uint32_t a) const {
  uint32_t out = 0;
  for (; a != kNone && out < kMaxDepth; a = all[a].outer) ++out;
  return out;
}

uint32_t OpenScopes::outermost(uint32_t a) const {
  for (uint32_t n = 0; all[a].outer != kNone && n < kMaxDepth; ++n) a = all[a].outer;
  return a;
}

bool OpenScopes::is_outside(uint32_t a, uint32_t inner) const {
  for (uint32_t k = inner, n = 0; k != kNone && n < kMaxDepth; k = all[k].outer, ++n) {
    if (k == a) return true;
  }
  return false;
}

void OpenScopes::cut(uint32_t token, uint32_t keep) {
  for (const uint32_t a : open_) {
    if (!is_outside(a, keep) && !is_block(a)) cut_at(token, a);
  }
}

void OpenScopes::cut_blocks(uint32_t token, uint32_t keep) {
  for (const uint32_t a : open_) {
    if (!is_outside(a, keep)) cut_at(token, a);
  }
}

void OpenScopes::cut_at(uint32_t token, uint32_t a) {
  if (all[a].scope.contains(token)) all[a].scope.last = std::max(all[a].scope.first, token);
}

void OpenScopes::note_block(uint32_t a) {
  is_block_.resize(all.size(), false);
  is_block_[a] = true;
}

bool OpenScopes::in_quotation(uint32_t host, uint32_t token) const {
  const Enclosure* q = scene_.quotation_around(token);
  return q != nullptr && q->tokens.first + 2 >= all[host].scope.first &&
         q->tokens.first > all[host].cue_tokens.first;
}

uint32_t OpenScopes::waiting_at(uint32_t token) const {
  for (auto a = open_.rbegin(); a != open_.rend(); ++a) {
    if (all[*a].cue_tokens.first < token && token < all[*a].scope.first) return *a;
    if (all[*a].cue_tokens.first + kMaxWait < token) break;
  }
  return kNone;
}

uint32_t OpenScopes::free_from(TokenRange stretch, uint32_t at) const {
  uint32_t first = stretch.first;
  for (const uint32_t a : open_) {
    const TokenRange scope = all[a].scope;
    if (scope.last > first && scope.last <= at && !scope.empty()) first = scope.last;
  }
  return first;
}

uint32_t OpenScopes::last_media() const {
  for (uint32_t a = static_cast<uint32_t>(all.size()); a-- > 0;) {
    if (all[a].speaker.role == SpeakerRole::media && !all[a].speaker.correspondent) return a;
    if (a + kMediaBack < all.size()) break;
  }
  return kNone;
}

bool begins_clause(const Scene& scene, const Report& r) {
  if (r.cue.joined || r.cue.form == CueForm::participle) return true;
  uint32_t t = r.begin;
  const uint32_t first = scene.sentence_begin(t);
  while (t > first && (scene.part(t - 1) == PartOfSpeech::auxiliary ||
                       scene.part(t - 1) == PartOfSpeech::particle)) {
    --t;
  }
  if (t == first || scene.has_proclitic(r.begin, kCliticWa)) return true;
  if (scene.is_clause_conjunction(t - 1) || scene.is_break(t - 1)) return true;
  for (uint32_t b = t > first + kConnectorGap ? t - kConnectorGap : first; b < t; ++b) {
    const uint32_t after = scene.after_phrase(b, CueKind::connector);
    if (after > b && after + 2 >= t) return true;
  }
  return false;
}

uint32_t clause_start(const Scene& scene, const Report& r) {
  uint32_t t = r.begin;
  const uint32_t first = scene.sentence_begin(t);
  while (t > first && t + kConnectorGap + 1 > r.begin) {
    const bool opener = scene.is_clause_conjunction(t - 1) || scene.is_any_mark(t - 1) ||
                        scene.part(t - 1) == PartOfSpeech::auxiliary ||
                        scene.part(t - 1) == PartOfSpeech::particle;
    uint32_t back = opener ? t - 1 : t;
    for (uint32_t b = t > first + 3 ? t - 3 : first; b < t; ++b) {
      if (scene.after_phrase(b, CueKind::connector) == t) back = std::min(back, b);
    }
    if (back == t) break;
    t = back;
  }
  return t;
}

TokenRange clip(TokenRange range, TokenRange in) {
  const TokenRange out{std::max(range.first, in.first), std::min(range.last, in.last)};
  return out.empty() ? TokenRange{out.first, out.first} : out;
}

}  // namespace isnad
