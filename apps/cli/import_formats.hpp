// Which gazetteers can be imported? One reader a format; each adds the rows of its files to a
// Gazetteer, in the order of the file.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "apps/cli/import_gazetteer.hpp"

namespace isnad {

struct ImportOptions {
  std::string format;                // geonames, cod-ab, whosonfirst or csv
  std::vector<std::string> inputs;   // geonames: the dump, then a file of alternate names
  std::string folder;                // where the pack is written
  std::string name;                  // of the pack; "" = the name of the folder
  std::string licence;               // "" = that of the format
  std::string attribution;           // "" = that of the format
  std::string country;               // of rows that name none: two capitals
  std::vector<std::string> columns;  // csv: field=column
};

// The dumps of download.geonames.org: XX.zip or XX.txt, and alternateNamesV2 or alternateNames/XX.
Status import_geonames(const ImportOptions& options, Gazetteer& out);

// OCHA COD-AB: units and populated places with p-codes, as CSV or GeoJSON.
Status import_cod_ab(const ImportOptions& options, Gazetteer& out);

// Who's On First: a folder of GeoJSON records, or a table with the same names of properties.
Status import_whosonfirst(const ImportOptions& options, Gazetteer& out);

// Any table; which column fills which field is said by `columns`, or by the header.
Status import_csv(const ImportOptions& options, Gazetteer& out);

// A degree in a cell, or nothing.
std::optional<double> degree_in(const std::string& cell, double limit);

}  // namespace isnad
