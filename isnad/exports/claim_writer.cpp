#include "isnad/exports/claim_writer.hpp"

#include "isnad/record/claim_json.hpp"

namespace isnad {
namespace {

class JsonlWriter : public ClaimWriter {
 public:
  std::string write(const DocumentClaims& document) const override {
    std::string out;
    for (const Claim& claim : document.claims) out += claim_json(claim) + "\n";
    return out;
  }
};

}  // namespace

std::unique_ptr<ClaimWriter> make_jsonl_writer() { return std::make_unique<JsonlWriter>(); }

std::unique_ptr<ClaimWriter> make_claim_writer(ExportFormat format, const ExportOptions& options) {
  switch (format) {
    case ExportFormat::csv:
      return make_csv_writer();
    case ExportFormat::text:
      return make_text_writer(options);
    case ExportFormat::html:
      return make_html_writer(options);
    case ExportFormat::jsonl:
      break;
  }
  return make_jsonl_writer();
}

}  // namespace isnad
