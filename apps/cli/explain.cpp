// isnad explain: why does this claim stand as it does? The claim, its spans and links, what else
// stood in its sentence and was passed over, and every rule and pack row that made it, with file
// and line.
#include <cstdio>

#include "isnad/engine.hpp"
#include "isnad/exports/claim_words.hpp"
#include "isnad/passed_over.hpp"

#include "apps/cli/commands.hpp"
#include "apps/cli/output.hpp"
#include "apps/cli/pack_folders.hpp"

namespace isnad {
namespace {

class Explanation {
 public:
  Explanation(const Knowledge& knowledge, const Reporter& reporter)
      : knowledge_(knowledge),
        messages_(reporter.messages()),
        labels_(export_labels(reporter.language())) {}

  std::string explain(const Analysis& analysis, const Claim& claim) {
    const std::vector<Claim> one = {claim};
    const ExportOptions plain{labels_.language(), Colour::off, ISNAD_VERSION};
    out_ = make_text_writer(plain)->write(
        {analysis.document, one, analysis.dates.published, to_string(analysis.dates.basis)});
    title("explain.spans");
    span("evidence", claim.evidence.span, "");
    span("trigger", claim.evidence.trigger, claim.evidence.trigger_text);
    if (claim.quantity) span("quantity", claim.quantity->span, claim.quantity->text);
    if (claim.time) span("time", claim.time->span, claim.time->text + " = " + claim.time->value);
    for (const ClaimSpeaker& speaker : claim.attribution)
      span("speaker", speaker.span, speaker.text + " / " + speaker.cue);
    title("explain.links");
    links("initiator", claim.initiator);
    links("target", claim.target);
    links("place", claim.place);
    links("facility", claim.facility);
    links("instrument", claim.instrument);
    passed_over(analysis, claim);
    title("explain.rules");
    for (const std::string& rule : claim.rules) cite(rule);
    return std::move(out_);
  }

 private:
  void title(const char* id) { out_ += std::string(messages_[id]) + "\n"; }

  void span(std::string_view slot, Span span, const std::string& words) {
    out_ += "  " + std::string(labels_.of("slot", slot)) + " [" + std::to_string(span.begin) + "-" +
            std::to_string(span.end) + "] " + isolated(one_line(words)) + "\n";
  }

  template <typename Links>
  void links(std::string_view slot, const Links& all) {
    for (const Link& link : all) {
      span(slot, link.span, link.text);
      if (!link.by.empty()) out_ += "      by " + link.by + "\n";
      if (!link.id.empty()) {
        out_ += "      = ";
        cite(link.id);
        continue;
      }
      out_ += "      " + std::string(labels_["value.unlinked"]) + "\n";
      for (const LinkCandidate& candidate : link.candidates) {
        out_ += "      ? " + number_words(candidate.score) + " ";
        cite(candidate.id);
      }
    }
  }

  void passed_over(const Analysis& analysis, const Claim& claim) {
    const std::vector<PassedOver> all = find_passed_over(analysis, claim);
    if (all.empty()) return;
    title("explain.lost");
    for (const PassedOver& p : all) {
      span(p.slot, p.span, analysis.document.text.substr(p.span.begin, p.span.size()));
      out_ += "      " +
              filled(messages_[p.reason], {{"trigger", isolated(claim.evidence.trigger_text)},
                                           {"claim", p.other_claim},
                                           {"other", isolated(p.other_trigger)}}) +
              "\n";
    }
  }

  // "id  file:line"
  void cite(const std::string& id) {
    const RowId row = knowledge_.packs.find_row(id);
    out_ += "  " + id;
    if (row != kNone) {
      out_ += "  " + RowView{&knowledge_.packs, row}.where();
    }
    out_ += "\n";
  }

  const Knowledge& knowledge_;
  const Labels& messages_;
  const Labels& labels_;
  std::string out_;
};

}  // namespace

int run_explain(const ExplainOptions& options, const Reporter& reporter) {
  const auto knowledge = open_named_knowledge(options.packs);
  if (!knowledge) return reporter.end(knowledge.error());
  DocumentReader reader({options.input}, options.reading);
  while (std::optional<ReadItem> item = reader.next()) {
    if (const auto* refusal = std::get_if<Refusal>(&*item)) {
      reporter.say_reason(refusal->path, refusal->diagnostic.reason,
                          refusal->diagnostic.span.begin);
      continue;
    }
    const auto analysis = analyze_document(std::get<Document>(std::move(*item)), **knowledge);
    for (const Claim& claim : analysis->claims) {
      if (claim.id != options.claim) continue;
      StandardOutput output;
      Status written = output.write(Explanation(**knowledge, reporter).explain(*analysis, claim));
      if (written) written = output.finish();
      return written ? static_cast<int>(kDone) : reporter.end(written.error());
    }
  }
  const Labels& messages = reporter.messages();
  return reporter.end(kNothingUsable, "NO-CLAIM",
                      filled(messages["end.no_claim"], {{"claim", one_line(options.claim)}}),
                      messages["end.no_claim.hint"]);
}

}  // namespace isnad
