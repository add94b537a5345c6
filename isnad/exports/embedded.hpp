// Which files are carried inside the program? Set by isnad_embed in isnad/CMakeLists.txt.
#pragma once

#include <string_view>

namespace isnad {

extern const std::string_view kLabelsTable;    // labels.tsv
extern const std::string_view kReportPage;     // report/report.html
extern const std::string_view kIncidentsPage;  // report/incidents.html
extern const std::string_view kReportStyle;    // report/report.css
extern const std::string_view kReportScript;   // report/report.js

}  // namespace isnad
