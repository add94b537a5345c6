// Claims to be read in a terminal: a heading per document, a block per claim.
//
// What comes from documents is stripped of controls and stands in directional isolates, so that the
// columns of labels stay in place in a terminal that shows Arabic from right to left and in one
// that does not.
#include <algorithm>
#include <unordered_map>

#include "isnad/exports/claim_words.hpp"
#include "isnad/exports/claim_writer.hpp"
#include "isnad/text/utf8.hpp"

namespace isnad {
namespace {

constexpr size_t kWidth = 100;  // columns that evidence is wrapped to
constexpr size_t kMargin = 5;
constexpr size_t kLabels = 14;

constexpr std::string_view kReset = "\x1B[0m";
constexpr std::string_view kBold = "\x1B[1m";
constexpr std::string_view kDim = "\x1B[2m";
constexpr std::string_view kMarked = "\x1B[1;4m";

constexpr std::pair<std::string_view, std::string_view> kFamilyColours[] = {
    {"casualty", "\x1B[1;31m"}, {"attack", "\x1B[1;33m"},   {"territory", "\x1B[1;32m"},
    {"materiel", "\x1B[1;34m"}, {"property", "\x1B[1;34m"}, {"detention", "\x1B[1;35m"},
    {"force", "\x1B[1;36m"}};

// Columns that a string takes: marks that hang on letters and isolates take none.
size_t columns(std::string_view text) {
  size_t count = 0;
  for (size_t at = 0; at < text.size();) {
    const Decoded decoded = decode_utf8(text, at);
    const uint32_t c = decoded.code_point;
    const bool hangs = (c >= 0x64B && c <= 0x65F) || c == 0x670 || (c >= 0x300 && c < 0x370) ||
                       (c >= 0x200B && c <= 0x200F) || (c >= 0x2060 && c <= 0x2069);
    count += !hangs;
    at += decoded.size;
  }
  return count;
}

std::vector<std::string> wrapped(std::string_view text, size_t width) {
  std::vector<std::string> lines(1);
  size_t used = 0;
  while (!text.empty()) {
    const size_t end = std::min(text.find(' '), text.size());
    const std::string_view word = text.substr(0, end);
    const size_t size = columns(word);
    if (used > 0 && used + 1 + size > width) {
      lines.emplace_back();
      used = 0;
    }
    if (used > 0) lines.back().push_back(' ');
    lines.back() += word;
    used += size + (used > 0 ? 1 : 0);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

class TextWriter : public ClaimWriter {
 public:
  explicit TextWriter(const ExportOptions& options)
      : labels_(export_labels(options.language)), colour_(options.colour) {}

  std::string write(const DocumentClaims& document) const override {
    std::string out;
    write_heading(out, document);
    std::unordered_map<std::string, size_t> number_of;
    for (size_t i = 0; i < document.claims.size(); ++i) number_of[document.claims[i].id] = i + 1;
    for (size_t i = 0; i < document.claims.size(); ++i) {
      write_head(out, document.claims[i], i + 1);
      write_slots(out, document.claims[i]);
      write_relations(out, document.claims[i], number_of);
      write_state(out, document, document.claims[i].id);
      write_evidence(out, document.claims[i]);
      out += "\n";
    }
    return out;
  }

 private:
  std::string painted(std::string_view style, std::string_view text) const {
    return colour_ == Colour::off || style.empty()
               ? std::string(text)
               : std::string(style) + std::string(text) + std::string(kReset);
  }

  void write_heading(std::string& out, const DocumentClaims& document) const {
    const Document& d = document.document;
    out += painted(kBold, "== " + isolated(one_line(d.name)) + " ==") + "\n";
    std::string line;
    const auto add = [&](const std::string& text) {
      if (!text.empty()) line += (line.empty() ? "   " : " \xC2\xB7 ") + text;
    };
    add(isolated(one_line(d.outlet)));
    const std::string basis(labels_.of("published", document.published_basis));
    add(document.published.empty() ? basis : basis + " " + isolated(document.published));
    add(filled(labels_["page.count"], {{"n", std::to_string(document.claims.size())}}));
    out += line + "\n";
    if (!d.title.empty()) out += "   " + painted(kBold, isolated(one_line(d.title))) + "\n";
    out += "\n";
  }

  void write_head(std::string& out, const Claim& claim, size_t number) const {
    std::string_view colour = kBold;
    for (const auto& [family, paint] : kFamilyColours) {
      if (family == family_of(claim.type)) colour = paint;
    }
    const std::string digits = std::to_string(number);
    out += std::string(digits.size() < 3 ? 3 - digits.size() : 0, ' ') + digits + "  ";
    out += painted(colour, labels_[claim.type]);
    if (claim.modality != "actual")
      out += " [" + painted(kBold, labels_.of("modality", claim.modality)) + "]";
    if (claim.quantity) out += ": " + painted(kBold, quantity_words(*claim.quantity, labels_));
    if (!claim.status.empty())
      out += " \xC2\xB7 " + std::string(labels_.of("status", claim.status));
    out += "\n";
  }

  // "label   value", nothing for an empty value.
  void write_row(std::string& out, std::string_view slot, const std::string& value) const {
    if (value.empty()) return;
    const std::string_view label = labels_.of("slot", slot);
    const size_t used = columns(label);
    out += std::string(kMargin, ' ') + painted(kDim, label) +
           std::string(used < kLabels ? kLabels - used : 1, ' ');
    out += value + "\n";
  }

  template <typename Links>
  std::string link_words(const Links& links) const {
    std::string out;
    for (const Link& link : links) {
      if (!out.empty()) out += ", ";
      out += isolated(one_line(link.text));
      const std::string& name = labels_.language() == Language::english ? link.name_en : link.name;
      if (!name.empty() && name != link.text) out += " (" + isolated(one_line(name)) + ")";
    }
    return out;
  }

  void write_slots(std::string& out, const Claim& claim) const {
    const std::string arrow =
        labels_.language() == Language::english ? " \xE2\x86\x92 " : " \xE2\x86\x90 ";
    const std::string by = link_words(claim.initiator), whom = link_words(claim.target);
    const std::string unsaid(labels_["value.not_stated"]);
    if (!by.empty() || !whom.empty()) {
      write_row(out, "who",
                (by.empty() ? painted(kDim, unsaid) : by) + arrow +
                    (whom.empty() ? painted(kDim, unsaid) : whom));
    }
    std::string among, named;
    for (const Breakdown& part : claim.breakdown) {
      among += (among.empty() ? "" : ", ") + quantity_digits(part.quantity) + " " +
               std::string(labels_.of("group", part.group));
    }
    for (const ClaimPerson& person : claim.persons)
      named += (named.empty() ? "" : ", ") + isolated(one_line(person.name));
    write_row(out, "breakdown", among);
    write_row(out, "persons", named);
    write_row(out, "place", place_words(claim));
    write_row(out, "facility", link_words(claim.facility));
    write_row(out, "instrument", link_words(claim.instrument));
    if (claim.time) write_row(out, "time", time_words(*claim.time, labels_));
    write_row(out, "speaker", speaker_words(claim));
    if (claim.interest != "unknown")
      write_row(out, "interest", std::string(labels_.of("interest", claim.interest)));
    std::string words;
    for (const Wording& word : claim.wording)
      words += (words.empty() ? "" : ", ") + isolated(one_line(word.text));
    write_row(out, "wording", words);
  }

  std::string place_words(const Claim& claim) const {
    std::string out = link_words(claim.place);
    if (claim.place.size() == 1) {
      for (const std::string& name : claim.place[0].within)
        out += " \xE2\x80\xBA " + isolated(one_line(name));
    }
    return out;
  }

  std::string speaker_words(const Claim& claim) const {
    std::string out;
    for (const ClaimSpeaker& speaker : claim.attribution) {
      if (!out.empty())
        out += labels_.language() == Language::english ? " \xE2\x86\x92 " : " \xE2\x86\x90 ";
      out += isolated(one_line(speaker.text)) + " (" +
             std::string(labels_.of("stance", speaker.stance)) + ")";
    }
    return out.empty() ? painted(kDim, labels_["value.outlet_itself"]) : out;
  }

  void write_relations(std::string& out, const Claim& claim,
                       const std::unordered_map<std::string, size_t>& numbers) const {
    const auto named = [&](const std::string& id) {
      const auto at = numbers.find(id);
      return id.empty() ? "" : at == numbers.end() ? id : "#" + std::to_string(at->second);
    };
    write_row(out, "part_of", named(claim.part_of));
    write_row(out, "revises", named(claim.revises));
  }

  void write_state(std::string& out, const DocumentClaims& document, const std::string& id) const {
    const auto state = document.states.find(id);
    if (state != document.states.end())
      write_row(out, "review", std::string(labels_.of("state", state->second)));
  }

  // The evidence, wrapped; on a terminal its trigger is underlined where it stands on one line.
  void write_evidence(std::string& out, const Claim& claim) const {
    const std::string trigger = one_line(claim.evidence.trigger_text);
    bool marked = colour_ == Colour::off || trigger.empty();
    for (std::string line : wrapped(one_line(claim.evidence.text), kWidth - kMargin)) {
      const size_t at = marked ? std::string::npos : line.find(trigger);
      if (at != std::string::npos) {
        line.replace(at, trigger.size(), painted(kMarked, trigger));
        marked = true;
      }
      out += std::string(kMargin, ' ') + isolated(line) + "\n";
    }
    out += std::string(kMargin, ' ') +
           painted(kDim, claim.id + " \xC2\xB7 " + std::string(labels_["value.bytes"]) + " " +
                             std::to_string(claim.evidence.span.begin) + "-" +
                             std::to_string(claim.evidence.span.end) + " \xC2\xB7 " +
                             std::string(labels_["slot.confidence"]) + " " +
                             share_words(claim.confidence)) +
           "\n";
  }

  const Labels& labels_;
  Colour colour_;
};

}  // namespace

std::unique_ptr<ClaimWriter> make_text_writer(const ExportOptions& options) {
  return std::make_unique<TextWriter>(options);
}

}  // namespace isnad
