#include "isnad/exports/claim_card.hpp"

#include "isnad/exports/claim_words.hpp"
#include "isnad/exports/html_text.hpp"

namespace isnad {
namespace {

std::string bdi(std::string_view text) { return "<bdi>" + escaped(one_line(text)) + "</bdi>"; }

std::string shown_name(const Link& link, const Labels& labels) {
  const std::string& name = labels.language() == Language::english ? link.name_en : link.name;
  return name.empty() ? link.text : name;
}

template <typename Links>
std::string plain_words(const Links& links) {
  std::string out;
  for (const Link& link : links) out += (out.empty() ? "" : ", ") + one_line(link.text);
  return out;
}

class Card {
 public:
  Card(const Claim& claim, const Labels& labels, CardEvidence evidence)
      : claim_(claim), labels_(labels), evidence_(evidence) {}

  std::string write() {
    const std::string family(family_of(claim_.type));
    out_ = "<details class=\"claim f-" + escaped(family) + "\" id=\"" + escaped(claim_.id) + "\"";
    attributes(family);
    out_ += "><summary>" + summary() + "</summary>\n<div class=\"body\">";
    chain();
    slots();
    if (evidence_ == CardEvidence::beside) {
      out_ +=
          "<button type=\"button\" class=\"show\">" + label("page.go_to_evidence") + "</button>";
    } else if (!claim_.evidence.text.empty()) {
      out_ +=
          "<blockquote lang=\"ar\" dir=\"rtl\">" + escaped(claim_.evidence.text) + "</blockquote>";
    }
    out_ += "</div></details>";
    return std::move(out_);
  }

 private:
  std::string label(std::string_view id) const { return escaped(labels_[id]); }

  void attribute(const char* name, std::string_view value) {
    if (!value.empty()) out_ += " data-" + std::string(name) + "=\"" + escaped(value) + "\"";
  }

  void attributes(const std::string& family) {
    attribute("type", claim_.type);
    attribute("family", family);
    attribute("modality", claim_.modality);
    attribute("begin", std::to_string(claim_.evidence.span.begin));
    attribute("who", plain_words(claim_.initiator));
    attribute("whom", plain_words(claim_.target));
    attribute("part", claim_.part_of);
    if (claim_.quantity) {
      const ClaimQuantity& quantity = *claim_.quantity;
      attribute("number", quantity_digits(quantity));
      if (quantity.value) attribute("value", number_words(*quantity.value));
      if (quantity.low) attribute("low", number_words(*quantity.low));
      if (quantity.high) attribute("high", number_words(*quantity.high));
      attribute("modifier", quantity.modifier);
      attribute("unit", quantity.unit);
    }
    if (!claim_.place.empty()) {
      const PlaceLink& place = claim_.place.front();
      attribute("place", plain_words(claim_.place));
      // Only what is known to be one place, and no wide one, brings claims together.
      if (place.precision != "country" && place.precision != "area")
        attribute("place-key", place.id);
      attribute("place-name", one_line(shown_name(place, labels_)));
    } else {
      attribute("place", plain_words(claim_.facility));
    }
    if (claim_.time) {
      attribute("time", time_words(*claim_.time, labels_));
      attribute("day", claim_.time->value.substr(0, claim_.time->value.find('T')));
    }
    if (!claim_.attribution.empty()) {
      attribute("speaker", one_line(claim_.attribution.back().text));
      attribute("speaker-id", claim_.attribution.back().id);
    }
  }

  std::string summary() const {
    std::string out = "<span class=\"type\">" + label(claim_.type) + "</span>";
    if (claim_.quantity)
      out +=
          " <b class=\"number\"><bdi>" + escaped(quantity_digits(*claim_.quantity)) + "</bdi></b>";
    if (claim_.modality != "actual") {
      out += " <span class=\"modality\">" + escaped(labels_.of("modality", claim_.modality)) +
             "</span>";
    }
    const std::string by = plain_words(claim_.initiator), whom = plain_words(claim_.target);
    if (!by.empty() || !whom.empty()) {
      out += " <span class=\"who\">" + (by.empty() ? "" : bdi(by)) +
             (by.empty() || whom.empty() ? "" : " \xE2\x86\x90 ") +
             (whom.empty() ? "" : bdi(whom)) + "</span>";
    }
    return out;
  }

  // From the outlet over each speaker to the claim itself.
  void chain() {
    out_ +=
        "<ol class=\"chain\" aria-label=\"" + label("slot.speaker") + "\"><li class=\"outlet\">" +
        (claim_.document.outlet.empty() ? bdi(claim_.document.name) : bdi(claim_.document.outlet)) +
        "</li>";
    for (const ClaimSpeaker& speaker : claim_.attribution) {
      out_ +=
          "<li>" + bdi(speaker.text) + "<small>" + escaped(labels_.of("stance", speaker.stance));
      if (!speaker.cue.empty()) out_ += " \xC2\xB7 " + bdi(speaker.cue);
      out_ += "</small></li>";
    }
    out_ += "<li class=\"end\">" + label(claim_.type) + "</li></ol>\n";
  }

  void row(std::string_view slot, const std::string& html) {
    if (!html.empty())
      out_ += "<dt>" + escaped(labels_.of("slot", slot)) + "</dt><dd>" + html + "</dd>\n";
  }

  template <typename Links>
  std::string link_words(const Links& links) const {
    std::string out;
    for (const Link& link : links) {
      out += (out.empty() ? "" : "<br>") + bdi(link.text);
      const std::string name = shown_name(link, labels_);
      if (link.id.empty()) {
        out += " <small class=\"unlinked\">" + label("value.unlinked") + "</small>";
      } else if (name != link.text) {
        out += " <small>" + bdi(name) + "</small>";
      }
    }
    return out;
  }

  void slots() {
    out_ += "<dl>\n";
    if (claim_.quantity)
      row("quantity", "<bdi>" + escaped(quantity_words(*claim_.quantity, labels_)) + "</bdi>");
    if (!claim_.status.empty()) row("status", escaped(labels_.of("status", claim_.status)));
    row("initiator", link_words(claim_.initiator));
    row("target", link_words(claim_.target));
    people();
    row("place", place_words());
    row("facility", link_words(claim_.facility));
    row("instrument", link_words(claim_.instrument));
    if (claim_.time)
      row("time", "<bdi>" + escaped(time_words(*claim_.time, labels_)) + "</bdi> <small>" +
                      bdi(claim_.time->text) + "</small>");
    if (claim_.modality != "actual")
      row("modality", escaped(labels_.of("modality", claim_.modality)));
    if (claim_.interest != "unknown")
      row("interest", escaped(labels_.of("interest", claim_.interest)));
    std::string words;
    for (const Wording& word : claim_.wording)
      words += (words.empty() ? "" : ", ") + bdi(word.text);
    row("wording", words);
    row("confidence", escaped(share_words(claim_.confidence)));
    row("evidence", "<small><code>" + escaped(claim_.id) + "</code> " + label("value.bytes") +
                        " <bdi>" + std::to_string(claim_.evidence.span.begin) + "\xE2\x80\x93" +
                        std::to_string(claim_.evidence.span.end) + "</bdi></small>");
    out_ += "</dl>\n";
  }

  void people() {
    std::string among, named;
    for (const Breakdown& part : claim_.breakdown) {
      among += (among.empty() ? "" : ", ") + escaped(quantity_digits(part.quantity)) + " " +
               escaped(labels_.of("group", part.group));
    }
    for (const ClaimPerson& person : claim_.persons)
      named += (named.empty() ? "" : ", ") + bdi(person.name);
    row("breakdown", among);
    row("persons", named);
  }

  std::string place_words() const {
    std::string out = link_words(claim_.place);
    if (claim_.place.size() != 1) return out;
    std::string within;
    for (const std::string& name : claim_.place[0].within) within += " \xE2\x80\xB9 " + bdi(name);
    return within.empty() ? out : out + "<small>" + within + "</small>";
  }

  const Claim& claim_;
  const Labels& labels_;
  const CardEvidence evidence_;
  std::string out_;
};

}  // namespace

std::string claim_card(const Claim& claim, const Labels& labels, CardEvidence evidence) {
  return Card(claim, labels, evidence).write();
}

}  // namespace isnad
