// How does a file get in? Its bytes are kept and logged before anybody reads them.
#include <algorithm>

#include "isnad/ingest/iso_date.hpp"
#include "isnad/ingest/reading_options.hpp"

#include "apps/server/api.hpp"
#include "apps/server/parameters.hpp"
#include "apps/server/writing.hpp"

namespace isnad {
namespace {

constexpr size_t kLongestName = 255;

// A plain name of a file: it leads nowhere.
bool is_file_name(std::string_view name) {
  return !name.empty() && name.size() <= kLongestName && name != "." && name != ".." &&
         std::none_of(name.begin(), name.end(), [](char c) {
           return c == '/' || static_cast<unsigned char>(c) < 0x20 || c == 0x7F;
         });
}

ReadBytes bytes_of(std::string_view body) {
  return [body](char* to, size_t size) mutable -> Result<size_t> {
    const size_t part = std::min(size, body.size());
    std::copy_n(body.data(), part, to);
    body.remove_prefix(part);
    return part;
  };
}

}  // namespace

HttpResponse post_import(Desk& desk, const HttpRequest& request) {
  const std::string name(request.parameter("name"));
  if (!is_file_name(name)) return error_response(bad_parameter("name", "no name of a file"));
  ReadOptions reading;
  reading.outlet = request.parameter("outlet");
  reading.published = request.parameter("published");
  if (!reading.published.empty() && parse_iso_date(reading.published).empty())
    return error_response(bad_parameter("published", "no ISO date"));
  Workbench& bench = desk.bench;
  {
    const auto ledger = open_to_write(bench);
    if (!ledger) return error_response(ledger.error());
    const auto blob = (*ledger)->keep_blob(bytes_of(request.body));
    if (!blob) return error_response(blob.error());
    const ReadingKey key = {to_text(reading), bench.options.program, bench.options.packs_identity};
    const auto accepted = (*ledger)->accept({{*blob, name, key}});
    if (!accepted) return error_response(accepted.error());
  }
  bench.unsigned_work = true;
  const uint64_t job = bench.imports.start(bench, [&bench] { bench.prepare().wait(); });
  return json_response("{\"job\":" + std::to_string(job) + "}", 202);
}

HttpResponse get_progress(Desk& desk, const HttpRequest&) {
  HttpResponse out;
  out.type = "text/event-stream";
  out.events = [&imports = desk.bench.imports](uint64_t& seen) { return imports.next_event(seen); };
  return out;
}

}  // namespace isnad
