// Which options do several commands share? The library of options is included where they are filled
// in, not here: each source file that includes it makes its static objects once more at start.
#pragma once

#include <string>
#include <vector>

namespace CLI {  // NOLINT(readability-identifier-naming)
class App;
class Option;
}  // namespace CLI

namespace isnad {

// The option may be given again and again; each time it takes one value.
CLI::Option* repeated(CLI::Option* option);
void add_packs(CLI::App& app, std::vector<std::string>& packs, const std::string& help);
// Of --from and --to: an ISO day that exists.
CLI::Option* add_day(CLI::App& app, const char* name, std::string& day, const std::string& help);

}  // namespace isnad
