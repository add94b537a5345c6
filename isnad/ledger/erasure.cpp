#include "isnad/ledger/erasure.hpp"

#include <charconv>

#include "isnad/record/json_writer.hpp"

namespace isnad {
namespace {

constexpr std::string_view kErasure = "\"kind\":\"erasure\",";
constexpr std::string_view kRenamed = ",\"renamed\":[";  // no string of JSON can hold it

std::string name_key(const std::string& name) {
  std::string out = "\"name\":";
  JsonWriter(out).string(name);
  return out;
}

// The text between `key` and the next quote, behind which `rest` goes on.
std::string quoted_after(std::string_view key, std::string_view& rest) {
  const size_t at = rest.find(key);
  if (at == rest.npos) return "";
  rest.remove_prefix(at + key.size());
  return std::string(rest.substr(0, rest.find('"')));
}

}  // namespace

std::string erasure_leaf(const LeafPlace& place, const std::string& commitment,
                         const std::string& reason, const std::vector<Renaming>& renamed) {
  std::string out;
  JsonWriter json(out);
  json.open('{');
  json.key("schema").string("isnad.leaf/1");
  json.key("seq").number(static_cast<double>(place.seq));
  json.key("at").string(place.at);
  json.key("kind").string("erasure");
  json.key("commitment").string(commitment);
  json.key("reason").string(reason);
  if (!renamed.empty()) {
    json.key("renamed").open('[');
    for (const Renaming& one : renamed) {
      json.open('{');
      json.key("seq").number(static_cast<double>(one.seq));
      json.key("digest").string(one.digest);
      json.key("content").string(one.content);
      json.close('}');
    }
    json.close(']');
  }
  json.close('}');
  return out;
}

void read_renamings(std::string_view leaf, std::map<uint64_t, Renaming>& out) {
  if (leaf.find(kErasure) == leaf.npos) return;
  const size_t at = leaf.find(kRenamed);
  if (at == leaf.npos) return;
  constexpr std::string_view kSeq = "{\"seq\":";
  for (std::string_view rest = leaf.substr(at + kRenamed.size()); rest.starts_with(kSeq);) {
    Renaming one;
    rest.remove_prefix(kSeq.size());
    std::from_chars(rest.data(), rest.data() + rest.size(), one.seq);
    one.digest = quoted_after("\"digest\":\"", rest);
    one.content = quoted_after("\"content\":\"", rest);
    out[one.seq] = one;
    const size_t next = rest.find(",{");
    rest.remove_prefix(next == rest.npos ? rest.size() : next + 1);
  }
}

std::string renamed_line(const std::string& line, const std::string& from, const std::string& to) {
  const size_t document = line.find("\"document\":{");
  if (document == std::string::npos) return line;
  const size_t at = line.find("\"name\":", document);
  const std::string old = name_key(from);
  if (at == std::string::npos || line.compare(at, old.size(), old) != 0) return line;
  std::string out = line;
  return out.replace(at, old.size(), name_key(to));
}

}  // namespace isnad
