// What did a coder write down, and is it among the incidents? A table of hand-coded events, its
// columns known by the names that ACLED, UCDP GED and Airwars give them, set against incidents.
//
// A row and an incident may be one event when their days are near and their places are: by
// coordinates, allowing for how uncertain each is, else by the name of a place or a unit that holds
// it. Pairs are taken nearest first, each row and incident once; ties go to the earlier row.
// Nothing is told about who is right.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "isnad/base/result.hpp"
#include "isnad/reconcile/geography.hpp"
#include "isnad/reconcile/rules.hpp"

namespace isnad {

struct CodedEvent {
  size_t line = 0;                  // record of the file, the header being 1
  std::string id;                   // as the coder gave it
  int first_day = 0, last_day = 0;  // days since 1970-01-01; widened by the precision of time
  std::string day;                  // as written
  std::optional<double> lat, lon;
  double uncertainty_m = 0;         // by the precision of the place
  std::vector<std::string> places;  // names from small to large, in lower case
  std::optional<double> killed, low, high;
};

// Which scheme the columns are of: decides what is counted.
enum class CodedScheme { acled, ucdp, airwars };

struct CodedTable {
  CodedScheme scheme = CodedScheme::acled;
  std::vector<CodedEvent> events;
  std::vector<size_t> undated;  // lines without a day that can be read
};

// The header stands first; a row of HXL tags is passed over. Error: input_refused when the columns
// are of no scheme.
Result<CodedTable> read_coded_table(const std::vector<std::vector<std::string>>& rows);

enum class Verdict { found, not_among_incidents, not_in_table };
enum class NumbersAgree { same, within, differs, not_said, not_coded };
const char* to_string(Verdict verdict);
const char* to_string(NumbersAgree agree);

struct ComparedEvent {
  Verdict verdict = Verdict::found;
  const CodedEvent* coded = nullptr;   // null: not in the table
  const Incident* incident = nullptr;  // null: not among the incidents
  int days_apart = 0;
  std::optional<double> km;  // nothing where names alone were compared
  NumbersAgree numbers = NumbersAgree::not_coded;
  DecidedNumber said;
};

// What a table is compared with. All must live longer than what comes of it.
struct TableSide {
  const std::vector<Incident>& incidents;
  const std::vector<Claim>& claims;
  const NumberRule& rule;
  const Geography& geography;
};

struct CompareLimits {
  int days = 1;
  double km = 25;  // beyond both uncertainties
};

// Incidents that no claim says happened, that lie outside the days of the table, or tell of no
// attack and no casualties are not asked for in it.
std::vector<ComparedEvent> compare_coded(const CodedTable& table, const TableSide& side,
                                         CompareLimits limits);

}  // namespace isnad
