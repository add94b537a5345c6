// What do the parameters of a request ask for?
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "isnad/ledger/records.hpp"

#include "apps/server/http.hpp"

namespace isnad {

Error bad_parameter(std::string_view name, std::string_view why);

// All of the text as a whole number.
std::optional<uint64_t> parse_number(std::string_view text);
// A whole number, `otherwise` where it is not given.
Result<uint64_t> whole_number(const HttpRequest& request, std::string_view name,
                              uint64_t otherwise);

struct Page {
  uint64_t offset = 0;
  uint64_t limit = 0;
};
Result<Page> read_page(const HttpRequest& request, uint64_t usual, uint64_t most);

// "a,b" as a list.
std::vector<std::string> read_list(std::string_view text);

}  // namespace isnad
