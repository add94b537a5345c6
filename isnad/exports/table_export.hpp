// In which form, by which rule and under which profile does a table leave? The road from claims and
// incidents to a file, for every program that exports.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "isnad/base/result.hpp"
#include "isnad/exports/profile.hpp"
#include "isnad/exports/tables.hpp"
#include "isnad/packs/pack.hpp"

namespace isnad {

struct TableOrder {
  std::string format;
  std::string rule;  // "" = the usual one of the format
  std::string profile = "internal";
  Language language = Language::english;
  std::string program;  // its version
};

// What leaves, with nothing withheld yet.
struct TableContents {
  const std::vector<Claim>& claims;
  const std::vector<Incident>& incidents;           // their indexes point into `claims`
  const std::map<std::string, std::string>& texts;  // by document id
};

struct WrittenTable {
  TableOutcome outcome;
  Withheld withheld;
  std::string sidecar;  // of formats that have one
};

class TableExport {
 public:
  // `packs` must outlive the export. Errors: usage; conflict, where the profile does not let the
  // format leave.
  static Result<TableExport> make(const PackSet& packs, const TableOrder& order);

  const TableFormat& format() const { return *format_; }
  const NumberRule& rule() const { return rule_; }
  const Profile& profile() const { return profile_; }
  const Geography& geography() const { return geography_; }

  // Takes from `contents` what the profile withholds, and writes the rest.
  WrittenTable write(const TableContents& contents, const Sink& sink) const;

 private:
  explicit TableExport(const PackSet& packs) : packs_(packs), codes_(packs), geography_(packs) {}

  const PackSet& packs_;
  CodeTables codes_;
  Geography geography_;
  const TableFormat* format_ = nullptr;
  Profile profile_;
  NumberRule rule_;
  TableOrder order_;
};

}  // namespace isnad
