// One page that needs nothing else: documents with their evidence marked, the claims beside them.
//
// This file writes what holds without a script: marked text and claim cards. report.js adds the
// table, the bars and what happens on a click, all read from the cards' attributes; report.css does
// the rest. Whatever comes from a document is escaped; the page forbids itself every request
// (report.html).
#include "isnad/exports/claim_card.hpp"
#include "isnad/exports/claim_words.hpp"
#include "isnad/exports/claim_writer.hpp"
#include "isnad/exports/embedded.hpp"
#include "isnad/exports/html_text.hpp"
#include "isnad/exports/marked_text.hpp"
#include "isnad/record/json_writer.hpp"

namespace isnad {
namespace {

// The labels for the script, safe inside a script element.
std::string labels_json(const Labels& labels) {
  std::string out;
  JsonWriter json(out);
  json.open('{');
  for (const auto& [id, label] : labels.all()) json.key(id).string(label);
  json.close('}');
  return out;
}

class HtmlWriter : public ClaimWriter {
 public:
  explicit HtmlWriter(const ExportOptions& options)
      : labels_(export_labels(options.language)), version_(options.version) {
    const size_t at = kReportPage.find("{{documents}}");
    before_ = kReportPage.substr(0, at);
    after_ = kReportPage.substr(at + std::string_view("{{documents}}").size());
  }

  std::string begin() const override { return fill(before_); }
  std::string end() const override { return fill(after_); }

  std::string write(const DocumentClaims& document) const override {
    const Document& d = document.document;
    std::string out = "<article class=\"document\" data-name=\"" + escaped(d.name) +
                      "\" data-outlet=\"" + escaped(one_line(d.outlet)) + "\">\n<header><h3><bdi>" +
                      escaped(one_line(d.title.empty() ? d.name : d.title)) +
                      "</bdi></h3>\n<p class=\"meta\">";
    out += meta_words(document);
    out += "</p></header>\n<div class=\"reading\">\n<div class=\"text\" lang=\"ar\" dir=\"rtl\">";
    out += marked_text(d.text, document.claims);
    out += "</div>\n";
    if (document.claims.empty()) {
      out += "<p class=\"none\">" + escaped(labels_["page.no_claims"]) + "</p>\n";
    } else {
      out += "<ol class=\"claims\">\n";
      for (const Claim& claim : document.claims)
        out += "<li>" + claim_card(claim, labels_) + "</li>\n";
      out += "</ol>\n";
    }
    return out + "</div>\n</article>\n";
  }

 private:
  // Outlet, date and, under a title, the name.
  std::string meta_words(const DocumentClaims& document) const {
    std::string out;
    const auto add = [&](const std::string& html) {
      out += (out.empty() ? "" : " \xC2\xB7 ") + html;
    };
    const Document& d = document.document;
    if (!d.outlet.empty()) add("<bdi>" + escaped(one_line(d.outlet)) + "</bdi>");
    const std::string basis = escaped(labels_.of("published", document.published_basis));
    add(document.published.empty() ? basis
                                   : basis + " <bdi>" + escaped(document.published) + "</bdi>");
    if (!d.title.empty()) add("<bdi>" + escaped(d.name) + "</bdi>");
    return out;
  }

  // Fills "{{style}}", "{{script}}", "{{labels}}" and "{{label:page.title}}" in a part of the page.
  std::string fill(std::string_view page) const {
    std::string out;
    for (;;) {
      const size_t open = page.find("{{");
      out += page.substr(0, open);
      if (open == std::string_view::npos) return out;
      const size_t close = page.find("}}", open);
      out += value_of(page.substr(open + 2, close - open - 2));
      page.remove_prefix(close + 2);
    }
  }

  std::string value_of(std::string_view name) const {
    if (name == "style") return std::string(kReportStyle);
    if (name == "script") return std::string(kReportScript);
    if (name == "labels") return script_safe(labels_json(labels_));
    if (name == "dir") return labels_.language() == Language::arabic ? "rtl" : "ltr";
    if (name == "lang") return labels_.language() == Language::arabic ? "ar" : "en";
    if (name == "made_by") return escaped(filled(labels_["page.made_by"], {{"version", version_}}));
    return escaped(labels_[name.substr(name.find(':') + 1)]);
  }

  const Labels& labels_;
  std::string version_;
  std::string_view before_, after_;
};

}  // namespace

std::unique_ptr<ClaimWriter> make_html_writer(const ExportOptions& options) {
  return std::make_unique<HtmlWriter>(options);
}

}  // namespace isnad
