#include "apps/cli/shared_options.hpp"

#include <CLI/CLI.hpp>

#include "isnad/dates/calendar.hpp"

namespace isnad {

CLI::Option* repeated(CLI::Option* option) {
  return option->expected(1)->allow_extra_args(false)->multi_option_policy(
      CLI::MultiOptionPolicy::TakeAll);
}

void add_packs(CLI::App& app, std::vector<std::string>& packs, const std::string& help) {
  repeated(app.add_option("--pack", packs, help)->type_name("DIR"));
}

CLI::Option* add_day(CLI::App& app, const char* name, std::string& day, const std::string& help) {
  return app.add_option(name, day, help)->type_name("DAY")->check([](const std::string& text) {
    return text.size() == 10 && parse_iso_day(text) ? std::string()
                                                    : "'" + text + "' is no ISO day that exists";
  });
}

}  // namespace isnad
