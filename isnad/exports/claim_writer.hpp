// In which form do claims leave? One writer a format.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "isnad/claims/claim.hpp"
#include "isnad/exports/labels.hpp"
#include "isnad/ingest/document.hpp"

namespace isnad {

enum class ExportFormat { jsonl, csv, text, html };
enum class Colour { off, on };

struct ExportOptions {
  Language language = Language::english;  // of labels in text and html
  Colour colour = Colour::off;            // text only: ANSI colours
  std::string version;                    // of the program, for the foot of the page
};

// A document with what was claimed in it, in order of evidence.
struct DocumentClaims {
  const Document& document;
  const std::vector<Claim>& claims;
  std::string published;        // as used, ISO or ""
  std::string published_basis;  // given, dateline, inferred, none
  // Text only: the states of reviewed claims (isnad/review), by id.
  std::map<std::string, std::string> states = {};
};

// begin(), then documents in order, then end(): the concatenation is the output. write() depends on
// its document alone and may be called from several threads at once.
class ClaimWriter {
 public:
  virtual ~ClaimWriter() = default;
  virtual std::string begin() const { return ""; }
  virtual std::string write(const DocumentClaims& document) const = 0;
  virtual std::string end() const { return ""; }
};

std::unique_ptr<ClaimWriter> make_claim_writer(ExportFormat format, const ExportOptions& options);

std::unique_ptr<ClaimWriter> make_jsonl_writer();
std::unique_ptr<ClaimWriter> make_csv_writer();
std::unique_ptr<ClaimWriter> make_text_writer(const ExportOptions& options);
std::unique_ptr<ClaimWriter> make_html_writer(const ExportOptions& options);

}  // namespace isnad
