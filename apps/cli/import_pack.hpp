// How is an imported gazetteer written? A pack folder: manifest, places, who is to be credited, and
// a report of what was read, kept and left out.
#pragma once

#include "apps/cli/import_formats.hpp"

namespace isnad {

// Whose data a format brings, and under which terms.
struct ImportTerms {
  std::string licence;
  std::string attribution;
};
ImportTerms terms_of(const ImportOptions& options);

// Writes the folder; one that holds anything but an earlier import is refused.
Status write_import_pack(const ImportOptions& options, const std::vector<GazetteerRow>& rows,
                         const ImportReport& report);

}  // namespace isnad
