// Method: the chain of attributions at the trigger, without the outlet. A body that publishes its
// own statements is their outlet: a speaker whose words all stand in the outlet's name, or hold a
// part of it, is the outlet. Limits: a single word is compared with the outlet's name unless a
// longer name with the same noun was said before; a place is never the outlet.
#include "isnad/claims/speakers.hpp"

#include <algorithm>
#include <array>
#include <map>

#include "isnad/text/codes.hpp"

namespace isnad {
namespace {

constexpr size_t kMaxChain = 8;
constexpr size_t kArticle = 2;  // codes
constexpr size_t kMinWord = 3;  // codes of a word that names something

// The parts of an outlet's name, each as folded words.
std::vector<std::vector<std::string>> parts_of(const std::string& outlet) {
  std::vector<std::vector<std::string>> out{{}};
  std::string word;
  const std::string codes = fold(outlet) + " ";
  for (size_t i = 0; i < codes.size(); ++i) {
    const Code c = static_cast<Code>(codes[i]);
    if ((c >= kHamza && c <= kLastLetter) || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z')) {
      word += codes[i];
      continue;
    }
    if (word.size() >= kMinWord) out.back().push_back(word);
    word.clear();
    if (c != ' ' && c != '"' && !out.back().empty()) out.emplace_back();
  }
  if (out.back().empty()) out.pop_back();
  return out;
}

// The same word, one of them with the article.
bool is_same_word(const std::string& a, const std::string& b) {
  const std::string& longer = a.size() < b.size() ? b : a;
  const std::string& shorter = a.size() < b.size() ? a : b;
  if (longer.size() != shorter.size() && longer.size() != shorter.size() + kArticle) return false;
  return longer.compare(longer.size() - shorter.size(), shorter.size(), shorter) == 0;
}

std::string without_article(const std::string& word) {
  const bool article = word.size() > kArticle + 1 && static_cast<Code>(word[0]) == kAlef &&
                       static_cast<Code>(word[1]) == kLam;
  return article ? word.substr(kArticle) : word;
}

bool holds(const std::vector<std::string>& words, const std::vector<std::string>& some) {
  return std::all_of(some.begin(), some.end(), [&](const std::string& w) {
    return std::any_of(words.begin(), words.end(),
                       [&](const std::string& o) { return is_same_word(o, w); });
  });
}

std::vector<std::string> words_of(const std::string& text) {
  std::vector<std::string> out;
  for (const auto& part : parts_of(text)) out.insert(out.end(), part.begin(), part.end());
  return out;
}

bool is_place(const ClaimInput& in, Span span) {
  const auto& tokens = in.layers.text->tokens;
  const auto at = std::partition_point(tokens.begin(), tokens.end(),
                                       [&](const Token& t) { return t.span.end <= span.begin; });
  if (at == tokens.end()) return false;
  for (const uint32_t m : in.layers.entities->at[static_cast<uint32_t>(at - tokens.begin())]) {
    const Mention& mention = in.layers.entities->mentions[m];
    if (mention.kind == MentionKind::place && mention.span.end >= span.end) return true;
  }
  return false;
}

ClaimSpeaker speaker_of(const ClaimInput& in, const Attribution& attribution) {
  ClaimSpeaker out;
  out.span = attribution.speaker.span;
  out.text = std::string(in.layers.text->written(out.span));
  out.role = to_string(attribution.speaker.role);
  out.camp = attribution.speaker.camp;
  out.cue = std::string(in.layers.text->written(attribution.cue));
  out.stance = to_string(attribution.stance);
  if (attribution.speaker.entity != kNone) {
    const Entity& e = in.layers.catalogue->entities[attribution.speaker.entity];
    out.id = e.id;
    out.name = e.name;
  }
  return out;
}

uint32_t governing(const ClaimInput& in, uint32_t token) {
  return in.attribution.governing.empty() ? kNone : in.attribution.governing[token];
}

bool is_silent(const Attribution& a) {
  return a.negated || a.speaker.correspondent || a.speaker.span.empty();
}

// What each speech act says of its speaker's stance.
const char* stance_of_act(const std::string& type) {
  static constexpr std::array<std::pair<std::string_view, const char*>, 8> kStances{
      {{"politics.accused", "accuses"},
       {"politics.condemned", "accuses"},
       {"politics.demanded", "demands"},
       {"politics.appealed", "demands"},
       {"politics.threatened", "threatens"},
       {"politics.denied", "denies"},
       {"politics.rejected", "denies"},
       {"politics.declared", "announces"}}};
  for (const auto& [name, stance] : kStances) {
    if (name == type) return stance;
  }
  return nullptr;
}

// Whose role in speech the kind of a link tells.
const char* role_of(const Link& link) {
  if (link.kind == "person") return "person";
  if (link.kind == "government" || link.kind == "police" || link.kind == "place") return "official";
  return link.kind == "outlet" ? "media" : "organisation";
}

}  // namespace

SpeakerIndex::SpeakerIndex(const ClaimInput& input) : in_(input) {
  const auto& all = in_.attribution.attributions;
  is_outlet_.assign(all.size(), false);
  if (in_.document.outlet.empty()) return;
  parts_ = parts_of(in_.document.outlet);
  for (const auto& part : parts_) whole_.insert(whole_.end(), part.begin(), part.end());
  std::map<std::string, bool> fuller;  // by the noun of a name of several words: is it the outlet?
  for (size_t a = 0; a < all.size(); ++a) {
    const Speaker& speaker = all[a].speaker;
    const auto words = words_of(std::string(in_.layers.text->written(speaker.span)));
    if (words.empty()) continue;
    is_outlet_[a] = is_outlet(words, speaker.span);
    if (words.size() > 1) {
      fuller[without_article(words.front())] = is_outlet_[a];
      continue;
    }
    if (speaker.role == SpeakerRole::media) is_outlet_[a] = false;
    const auto named = fuller.find(without_article(words.front()));
    if (named != fuller.end()) is_outlet_[a] = is_outlet_[a] && named->second;
  }
}

bool SpeakerIndex::is_outlet(const std::vector<std::string>& words, Span span) const {
  if (words.empty() || parts_.empty() || is_place(in_, span)) return false;
  if (holds(whole_, words)) return true;
  return std::any_of(parts_.begin(), parts_.end(),
                     [&](const auto& p) { return p.size() > 1 && holds(words, p); });
}

std::vector<ClaimSpeaker> SpeakerIndex::chain(uint32_t token) const {
  std::vector<ClaimSpeaker> out;
  for (uint32_t a = governing(in_, token); a != kNone && out.size() < kMaxChain;
       a = in_.attribution.attributions[a].outer) {
    if (!is_silent(in_.attribution.attributions[a]) && !is_outlet_[a])
      out.push_back(speaker_of(in_, in_.attribution.attributions[a]));
  }
  std::reverse(out.begin(), out.end());
  return out;
}

const Attribution* SpeakerIndex::innermost(uint32_t token) const {
  for (uint32_t a = governing(in_, token), n = 0; a != kNone && n < kMaxChain;
       a = in_.attribution.attributions[a].outer, ++n) {
    if (!is_silent(in_.attribution.attributions[a])) return &in_.attribution.attributions[a];
  }
  return nullptr;
}

void SpeakerIndex::name_act_speaker(uint32_t trigger, Claim& claim) const {
  const char* stance = stance_of_act(claim.type);
  if (stance == nullptr || claim.initiator.empty() || innermost(trigger) != nullptr) return;
  const Link& who = claim.initiator.front();
  if (is_outlet(words_of(who.text), who.span)) return;
  ClaimSpeaker out;
  out.span = who.span;
  out.text = who.text;
  out.name = who.name;
  out.id = who.id;
  out.role = role_of(who);
  out.camp = who.camp;
  out.cue = claim.evidence.trigger_text;
  out.stance = stance;
  claim.attribution.push_back(std::move(out));
}

}  // namespace isnad
