#include "isnad/attribution/report.hpp"

#include <algorithm>

namespace isnad {
namespace {

// "as X said" is one report; "as X also said that ..." is the verb's own.
std::optional<Report> read_as(const Scene& scene, const Cue& cue, const Cue& verb) {
  Cue behind = verb;
  behind.joined = true;
  auto said = read_verb(scene, behind);
  const bool also = scene.rules.cues[cue.row].content != 0;
  if (also && said && !said->content.empty() && said->content.first > verb.tokens.first) {
    said->begin = std::min(said->begin, cue.tokens.first);
    return said;
  }
  return read_phrase(scene, cue, &verb);
}

std::optional<Report> read_background(const Scene& scene, const Cue& cue) {
  Report out = begin_report(cue, scene.rules.cues[cue.row]);
  out.kind = ReportKind::background;
  return out;
}

std::optional<Report> read_cue(const Scene& scene, const std::vector<Cue>& cues, size_t& i) {
  const Cue& cue = cues[i];
  const CueKind kind = scene.rules.cues[cue.row].kind;
  const Cue* next =
      i + 1 < cues.size() && cues[i + 1].tokens.first == cue.tokens.last ? &cues[i + 1] : nullptr;
  switch (kind) {
    case CueKind::connector:
      return std::nullopt;
    case CueKind::background:
      return read_background(scene, cue);
    case CueKind::as:
      if (next == nullptr || next->form != CueForm::verb) return std::nullopt;
      ++i;
      return read_as(scene, cue, *next);
    case CueKind::according:
    case CueKind::relayed:
      return read_phrase(scene, cue, nullptr);
    default:
      return read_verb(scene, cue);
  }
}

}  // namespace

Report begin_report(const Cue& cue, const CueRow& row) {
  Report out;
  out.cue = cue;
  out.stance = row.stance;
  out.begin = cue.tokens.first;
  out.rules = {row.row};
  return out;
}

std::vector<Report> find_reports(const Scene& scene) {
  const std::vector<Cue> cues = find_cues(scene);
  std::vector<Report> out;
  for (size_t i = 0; i < cues.size(); ++i) {
    if (auto report = read_cue(scene, cues, i)) out.push_back(*std::move(report));
  }
  for (Report& report : find_colon_reports(scene, cues)) out.push_back(std::move(report));
  for (Report& report : find_communiques(scene)) out.push_back(std::move(report));
  std::stable_sort(out.begin(), out.end(), [](const Report& a, const Report& b) {
    return a.cue.tokens.first < b.cue.tokens.first;
  });
  return out;
}

}  // namespace isnad
