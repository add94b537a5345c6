#include "isnad/exports/marked_text.hpp"

#include <algorithm>

#include "isnad/exports/claim_words.hpp"
#include "isnad/exports/html_text.hpp"

namespace isnad {
namespace {

constexpr size_t kStripes = 3;  // families shown beside the first

// The places where the cover changes, in order, each once.
std::vector<uint32_t> boundaries(std::string_view text, const std::vector<Claim>& claims) {
  std::vector<uint32_t> cuts = {0, static_cast<uint32_t>(text.size())};
  for (const Claim& claim : claims) {
    for (const Span span : {claim.evidence.span, claim.evidence.trigger}) {
      for (const uint32_t at : {span.begin, span.end}) cuts.push_back(std::min(at, cuts[1]));
    }
  }
  std::sort(cuts.begin(), cuts.end());
  cuts.erase(std::unique(cuts.begin(), cuts.end()), cuts.end());
  return cuts;
}

class Marker {
 public:
  Marker(std::string_view text, const std::vector<Claim>& claims) : text_(text), claims_(claims) {
    for (size_t i = 0; i < claims.size(); ++i) by_begin_.push_back(i);
    std::stable_sort(by_begin_.begin(), by_begin_.end(),
                     [&](size_t a, size_t b) { return start(a) < start(b); });
  }

  std::string mark() {
    const std::vector<uint32_t> cuts = boundaries(text_, claims_);
    for (size_t i = 0; i + 1 < cuts.size(); ++i) segment({cuts[i], cuts[i + 1]});
    return std::move(out_);
  }

 private:
  uint32_t start(size_t i) const {
    return std::min(claims_[i].evidence.span.begin, claims_[i].evidence.trigger.begin);
  }
  uint32_t stop(size_t i) const {
    return std::max(claims_[i].evidence.span.end, claims_[i].evidence.trigger.end);
  }

  // Keeps `active_` the claims that cover the segment, the shortest evidence first.
  void advance(Span segment) {
    active_.erase(std::remove_if(active_.begin(), active_.end(),
                                 [&](size_t i) { return stop(i) <= segment.begin; }),
                  active_.end());
    while (next_ < by_begin_.size() && start(by_begin_[next_]) <= segment.begin) {
      if (stop(by_begin_[next_]) > segment.begin) active_.push_back(by_begin_[next_]);
      ++next_;
    }
    std::stable_sort(active_.begin(), active_.end(), [&](size_t a, size_t b) {
      const bool trigger_a = claims_[a].evidence.trigger.contains(segment);
      const bool trigger_b = claims_[b].evidence.trigger.contains(segment);
      if (trigger_a != trigger_b) return trigger_a;
      return claims_[a].evidence.span.size() < claims_[b].evidence.span.size();
    });
  }

  void segment(Span span) {
    advance(span);
    const std::string words = escaped(text_.substr(span.begin, span.size()));
    if (active_.empty()) {
      out_ += words;
      return;
    }
    const Evidence& first = claims_[active_.front()].evidence;
    const bool trigger = first.trigger.contains(span);
    out_ += "<mark class=\"f-" + std::string(family_of(claims_[active_.front()].type)) +
            (trigger ? " t" : "") + "\"";
    if (trigger && first.trigger.begin == span.begin) out_ += " role=\"button\" tabindex=\"0\"";
    std::string indices;
    for (const size_t i : active_) indices += (indices.empty() ? "" : " ") + std::to_string(i);
    out_ += " data-c=\"" + indices + "\"" + stripes() + ">" + words + "</mark>";
  }

  // The families of the other claims here, for the stripes below the words.
  std::string stripes() const {
    std::vector<std::string_view> families = {family_of(claims_[active_.front()].type)};
    std::string style;
    for (const size_t i : active_) {
      const std::string_view family = family_of(claims_[i].type);
      if (families.size() > kStripes ||
          std::find(families.begin(), families.end(), family) != families.end())
        continue;
      style += "--s" + std::to_string(families.size()) + ":var(--" + std::string(family) + ");";
      families.push_back(family);
    }
    return style.empty() ? "" : " style=\"" + style + "\"";
  }

  std::string_view text_;
  const std::vector<Claim>& claims_;
  std::vector<size_t> by_begin_;
  size_t next_ = 0;
  std::vector<size_t> active_;
  std::string out_;
};

}  // namespace

std::string marked_text(std::string_view text, const std::vector<Claim>& claims) {
  return Marker(text, claims).mark();
}

}  // namespace isnad
