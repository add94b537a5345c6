#include "apps/server/parameters.hpp"

#include <charconv>

#include "isnad/packs/pack.hpp"

namespace isnad {

Error bad_parameter(std::string_view name, std::string_view why) {
  return {ErrorCode::usage, std::string(name) + ": " + std::string(why), "", "", ""};
}

std::optional<uint64_t> parse_number(std::string_view text) {
  uint64_t out = 0;
  const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), out);
  if (failed != std::errc() || end != text.data() + text.size() || out > (uint64_t{1} << 53))
    return std::nullopt;
  return out;
}

Result<uint64_t> whole_number(const HttpRequest& request, std::string_view name,
                              uint64_t otherwise) {
  const std::string_view text = request.parameter(name);
  if (text.empty()) return otherwise;
  const auto out = parse_number(text);
  if (!out) return bad_parameter(name, "not a whole number");
  return *out;
}

Result<Page> read_page(const HttpRequest& request, uint64_t usual, uint64_t most) {
  const auto offset = whole_number(request, "offset", 0);
  if (!offset) return offset.error();
  const auto limit = whole_number(request, "limit", usual);
  if (!limit) return limit.error();
  if (*limit == 0 || *limit > most)
    return bad_parameter("limit", "from 1 to " + std::to_string(most));
  return Page{*offset, *limit};
}

std::vector<std::string> read_list(std::string_view text) {
  std::vector<std::string> out = split_cells(text, ',');
  std::erase(out, "");
  return out;
}

}  // namespace isnad
