#include "isnad/exports/table_export.hpp"

namespace isnad {

Result<TableExport> TableExport::make(const PackSet& packs, const TableOrder& order) {
  TableExport made(packs);
  made.order_ = order;
  made.format_ = find_table_format(order.format);
  if (made.format_ == nullptr)
    return Error{ErrorCode::usage, "there is no format '" + order.format + "'", "", "", ""};
  const bool of_claims = made.format_->holds == TableHolds::claims;
  if (of_claims && !order.rule.empty())
    return Error{ErrorCode::usage, "claims have no rule of numbers", "", "", ""};
  auto profile = load_profile(packs, order.profile);
  if (!profile) return profile.error();
  made.profile_ = std::move(*profile);
  if (!may_leave(made.codes_, order.format, order.profile))
    return Error{ErrorCode::conflict, "the profile does not let this format leave", "", "", ""};
  if (of_claims) return made;
  auto rule =
      named_rule(packs, order.rule.empty() ? std::string(made.format_->usual_rule) : order.rule);
  if (!rule) return rule.error();
  made.rule_ = std::move(*rule);
  return made;
}

WrittenTable TableExport::write(const TableContents& contents, const Sink& sink) const {
  Redaction redaction(profile_, packs_, geography_);
  std::vector<Claim> claims;
  std::vector<Incident> incidents;
  for (const Claim& claim : contents.claims) claims.push_back(redaction.redact(claim));
  for (const Incident& incident : contents.incidents)
    incidents.push_back(redaction.redact(incident));
  const bool texts = profile_.of("document.text").passing == Passing::yes;
  const TableInput input{claims,
                         incidents,
                         contents.claims,
                         contents.incidents,
                         largest_number(profile_),
                         rule_,
                         codes_,
                         geography_,
                         [&](const std::string& id) -> const std::string* {
                           const auto at = contents.texts.find(id);
                           return !texts || at == contents.texts.end() ? nullptr : &at->second;
                         },
                         order_.language,
                         order_.program};
  WrittenTable out;
  out.outcome = format_->write(input, sink);
  out.withheld = redaction.withheld();
  if (format_->rule == RulePlace::sidecar) out.sidecar = sidecar_json(*format_, input, out.outcome);
  return out;
}

}  // namespace isnad
