// Who decided what, and is all as it was kept?
#include <fstream>
#include <iterator>

#include "isnad/ledger/verify.hpp"
#include "isnad/record/json_writer.hpp"

#include "apps/server/api.hpp"
#include "apps/server/parameters.hpp"
#include "apps/server/writing.hpp"

namespace isnad {
namespace {

// The decision that an entry speaks of, as it is kept.
const Decision* decision_of(const Desk& desk, const LogEntry& entry) {
  const size_t at = entry.leaf.find("\"subject\":\"");
  if (at == entry.leaf.npos) return nullptr;
  for (const Decision& one : desk.book.of(entry.leaf.substr(at + 11, 18)).decisions)
    if (one.seq == entry.seq) return &one;
  return nullptr;
}

std::string digits_of(const std::string& hash) {
  Digest bytes{};
  if (hash.size() == bytes.size()) std::copy(hash.begin(), hash.end(), bytes.begin());
  return to_hex(bytes);
}

void write_entry(JsonWriter& json, const Desk& desk, const LogEntry& entry) {
  json.open('{');
  json.key("leaf").written(entry.leaf);
  json.key("hash").string(digits_of(entry.hash));
  json.key("decision");
  if (const Decision* const decision = decision_of(desk, entry)) {
    json.written(decision_json(*decision));
  } else {
    json.null();
  }
  json.close('}');
}

std::string bytes_of_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace

HttpResponse get_log(Desk& desk, const HttpRequest& request) {
  const auto page = read_page(request, 100, 1000);
  if (!page) return error_response(page.error());
  const uint64_t size = desk.log.size;
  const uint64_t last = size > page->offset ? size - page->offset : 0;  // behind the newest shown
  const uint64_t first = last > page->limit ? last - page->limit : 0;
  std::vector<LogEntry> entries;
  const Status read = desk.ledger->log(first, [&](const LogEntry& entry) {
    if (entry.seq >= last) return false;
    entries.push_back(entry);
    return true;
  });
  if (!read) return error_response(read.error());
  std::string out;
  JsonWriter json(out);
  json.open('{');
  json.key("size").number(static_cast<double>(size));
  json.key("root").string(to_hex(log_root(desk.log)));
  json.key("entries").open('[');
  for (auto entry = entries.rbegin(); entry != entries.rend(); ++entry)
    write_entry(json, desk, *entry);
  json.close(']');
  json.close('}');
  return json_response(std::move(out));
}

HttpResponse post_verify(Desk& desk, const HttpRequest&) {
  VerifyOptions options;
  options.beside = bytes_of_file(ledger_files(desk.bench.options.ledger).checkpoint);
  const auto report = verify_ledger(*desk.ledger, options);
  if (!report) return error_response(report.error());
  std::string out;
  JsonWriter json(out);
  const auto count = [&](const char* name, uint64_t value) {
    json.key(name).number(static_cast<double>(value));
  };
  json.open('{');
  json.key("sound").boolean(report->found == 0);
  json.key("faults").open('[');
  for (const Finding& finding : report->findings) {
    json.open('{');
    json.key("item").string(finding.item);
    json.key("what").string(finding.what);
    json.close('}');
  }
  json.close(']');
  count("size", report->head.size);
  json.key("root").string(to_hex(report->head.root));
  count("signed", report->signed_entries);
  count("documents", report->documents);
  count("claims", report->claims);
  count("spans", report->spans);
  json.close('}');
  return json_response(std::move(out));
}

HttpResponse get_quarantine(Desk& desk, const HttpRequest&) {
  std::unordered_map<std::string, std::string> names;  // by input
  Status read = desk.ledger->readings([&](const InputReading& reading) {
    names.emplace(reading.input, reading.name);
    return true;
  });
  if (!read) return error_response(read.error());
  std::string out;
  JsonWriter json(out);
  json.open('{');
  json.key("rows").open('[');
  read = desk.ledger->quarantine([&](const QuarantineRow& row) {
    json.open('{');
    json.key("input").string(row.input);
    json.key("name").string_or_null(names[row.input]);
    json.key("line").number(static_cast<double>(row.line));
    json.key("reason").string(row.reason);
    json.key("byte").number(static_cast<double>(row.byte));
    json.key("message").string(row.message);
    json.close('}');
    return true;
  });
  if (!read) return error_response(read.error());
  json.close(']');
  json.close('}');
  return json_response(std::move(out));
}

}  // namespace isnad
