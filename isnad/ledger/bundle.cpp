#include "isnad/ledger/bundle.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <optional>
#include <set>
#include <vector>

#include "isnad/base/sha256.hpp"
#include "isnad/record/json_writer.hpp"

namespace isnad {

extern const std::string_view kBundleReadme;  // bundle_readme.txt

namespace {

namespace fs = std::filesystem;

constexpr size_t kChunk = size_t{1} << 18;

// Writes the files of a bundle and keeps their hashes for the manifest. After the first error the
// rest does nothing.
class BundleFolder {
 public:
  explicit BundleFolder(std::string path) : path_(std::move(path)) {
    std::error_code failed;
    fs::create_directories(path_ + "/blobs", failed);
    if (failed) fail(path_, "a folder cannot be made");
  }

  // Ends the file before.
  void begin(const std::string& name) {
    end();
    if (!status_) return;
    name_ = name;
    hash_.emplace();
    file_.open(path_ + "/" + name, std::ios::binary | std::ios::trunc);
    if (!file_) fail(name, "a file cannot be written");
  }
  void add(std::string_view bytes) {
    if (!status_) return;
    hash_->add(bytes);
    file_.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  }
  void end() {
    if (name_.empty() || !status_) return;
    file_.close();
    if (!file_) return fail(name_, "a file cannot be written");
    file_.clear();
    hashes_[name_] = to_hex(hash_->finish());
    name_.clear();
  }
  Status finish() {
    end();
    std::string lines;
    for (const auto& [name, hash] : hashes_) lines += hash + "  " + name + "\n";
    begin("manifest.txt");
    add(lines);
    end();
    return status_;
  }
  void fail(const std::string& where, std::string message) {
    if (status_) status_ = Error{ErrorCode::storage, std::move(message), where, "", ""};
  }
  void keep(const Status& status) {
    if (status_ && !status) status_ = status;
  }
  bool good() const { return status_.has_value(); }

 private:
  std::string path_;
  std::string name_;
  std::ofstream file_;
  std::optional<RunningSha256> hash_;
  std::map<std::string, std::string> hashes_;
  Status status_ = Done{};
};

std::string hex_of(std::string_view bytes) {
  static const char* digits = "0123456789abcdef";
  std::string out;
  for (const char c : bytes) {
    out += digits[static_cast<unsigned char>(c) >> 4];
    out += digits[static_cast<unsigned char>(c) & 15];
  }
  return out;
}

void write_document(BundleFolder& out, const DocumentRow& row) {
  std::string line;
  JsonWriter json(line);
  json.open('{');
  json.key("document").number(static_cast<double>(row.number));
  json.key("input").string(row.input);
  json.key("record").number(static_cast<double>(row.record));
  json.key("id").string(row.document.id);
  json.key("name").string(row.document.name);
  json.key("url").string(row.document.url);
  json.key("outlet").string(row.document.outlet);
  json.key("title").string(row.document.title);
  json.key("published").string(row.document.published);
  json.key("text").string(row.document.text);
  json.close('}');
  out.add(line + "\n");
}

void write_analysis(BundleFolder& out, const AnalysisRow& row) {
  std::string line;
  JsonWriter json(line);
  json.open('{');
  json.key("seq").number(static_cast<double>(row.seq));
  json.key("document").number(static_cast<double>(row.document));
  json.key("published").string(row.published);
  json.key("published_basis").string(row.published_basis);
  json.close('}');
  out.add(line + "\n");
}

void write_readings(BundleFolder& out, Ledger& ledger) {
  std::vector<AnalysisRow> analyses;
  out.keep(ledger.analyses([&](const AnalysisRow& row) {
    analyses.push_back(row);
    return true;
  }));
  std::sort(analyses.begin(), analyses.end(),
            [](const AnalysisRow& a, const AnalysisRow& b) { return a.seq < b.seq; });
  out.begin("analyses.jsonl");
  for (const AnalysisRow& row : analyses) write_analysis(out, row);
  out.begin("claims.jsonl");
  for (const AnalysisRow& row : analyses) {
    out.keep(ledger.claims_of(row.number, [&](const ClaimRow& claim) {
      out.add(claim.line);
      out.add("\n");
      return out.good();
    }));
  }
  std::set<uint64_t> documents;
  for (const AnalysisRow& row : analyses) documents.insert(row.document);
  out.begin("documents.jsonl");
  for (const uint64_t number : documents) {
    const Result<DocumentRow> row = ledger.document(number);
    if (!row) return out.keep(row.error());
    write_document(out, *row);
  }
}

void write_personal(BundleFolder& out, Ledger& ledger) {
  out.begin("personal.jsonl");
  out.keep(ledger.personal([&](const PersonalField& field) {
    std::string line;
    JsonWriter json(line);
    json.open('{');
    json.key("commitment").string(field.commitment);
    json.key("salt").string(hex_of(field.salt));
    json.key("content").string(field.content);
    json.close('}');
    out.add(line + "\n");
    return out.good();
  }));
}

void write_blobs(BundleFolder& out, Ledger& ledger) {
  std::vector<std::string> inputs;
  out.keep(ledger.inputs([&](const InputRow& row) {
    inputs.push_back(row.id);
    return true;
  }));
  for (const std::string& id : inputs) {
    Result<ByteStream> stream = ledger.open_blob(id);
    if (!stream) return out.keep(stream.error());
    out.begin("blobs/" + id.substr(id.find(':') + 1));
    while (!stream->peek(kChunk).empty()) {
      const std::string_view part = stream->peek(kChunk);
      out.add(part);
      stream->skip(part.size());
    }
    if (stream->failed()) out.fail(id, "a blob cannot be read to its end");
  }
}

// The log and its checkpoints; the newest must cover the whole of it.
void write_log(BundleFolder& out, Ledger& ledger, const PublicKey& key) {
  LogFrontier log;
  out.begin("log.jsonl");
  out.keep(ledger.log(0, [&](const LogEntry& entry) {
    add_leaf(log, leaf_hash(entry.leaf));
    out.add(entry.leaf);
    out.add("\n");
    return out.good();
  }));
  std::string newest;
  out.begin("checkpoints.jsonl");
  out.keep(ledger.checkpoints([&](const KeptCheckpoint& kept) {
    std::string line;
    JsonWriter json(line);
    json.open('{');
    json.key("note").string(kept.note);
    json.close('}');
    out.add(line + "\n");
    newest = kept.note;
    return out.good();
  }));
  const Result<Checkpoint> signed_head = open_checkpoint(newest, key);
  if (!signed_head) return out.keep(signed_head.error());
  if (signed_head->head != LogHead{log.size, log_root(log)}) {
    return out.keep(Error{ErrorCode::integrity, "the newest checkpoint is not of the whole log", "",
                          "isnad add signs what an interrupted run left", ""});
  }
  out.begin("checkpoint");
  out.add(newest);
}

}  // namespace

Status write_bundle(Ledger& ledger, const PublicKey& key, const std::string& folder) {
  std::error_code failed;
  if (fs::exists(fs::symlink_status(folder, failed))) {
    return Error{ErrorCode::usage, "there is something under this name already", folder,
                 "choose another name", ""};
  }
  const std::string part = folder + ".part";
  fs::remove_all(part, failed);
  BundleFolder out(part);
  out.begin("README.txt");
  out.add(kBundleReadme);
  out.begin("public-key");
  out.add(to_text(key) + "\n");
  write_log(out, ledger, key);
  write_personal(out, ledger);
  write_readings(out, ledger);
  write_blobs(out, ledger);
  Status status = out.finish();
  if (status) {
    fs::rename(part, folder, failed);
    if (failed) status = Error{ErrorCode::storage, failed.message(), folder, "", ""};
  }
  if (!status) fs::remove_all(part, failed);
  return status;
}

}  // namespace isnad
