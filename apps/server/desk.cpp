#include "apps/server/desk.hpp"

#include <algorithm>

namespace isnad {
namespace {

std::string hex_digits(const std::string& salt) {
  Salt bytes{};
  if (salt.size() != bytes.size()) return "";
  std::copy(salt.begin(), salt.end(), bytes.begin());
  return to_hex(bytes);
}

bool is_kind(const std::string& leaf, const char* kind) {
  return leaf.find("\"kind\":\"" + std::string(kind) + "\"") != std::string::npos;
}

Status read_decisions(Desk& desk) {
  auto book = read_reviews(*desk.ledger);
  if (!book) return book.error();
  desk.book = std::move(*book);
  desk.decided.clear();
  desk.keyed.clear();
  desk.placed = false;
  std::unordered_map<std::string, KeptDecision> by_commitment;
  for (const auto& [subject, review] : desk.book.all())
    for (const Decision& one : review.decisions) by_commitment[one.commitment] = {subject, one.id};
  return desk.ledger->personal([&](const PersonalField& field) {
    const auto at = by_commitment.find(field.commitment);
    if (at != by_commitment.end()) desk.keyed[hex_digits(field.salt)] = at->second;
    return true;
  });
}

// Is this the entry of a decision that was taken already?
bool is_taken(const Desk& desk, const std::string& leaf) {
  const auto value = [&](std::string_view key) {
    const size_t at = leaf.find("\"" + std::string(key) + "\":\"");
    return at == leaf.npos ? std::string() : leaf.substr(at + key.size() + 4, 18);
  };
  const std::string id = value("decision");
  const auto& decisions = desk.book.of(value("subject")).decisions;
  return std::any_of(decisions.begin(), decisions.end(),
                     [&](const Decision& one) { return one.id == id; });
}

Status read_documents(Desk& desk) {
  desk.documents.clear();
  desk.decided.clear();
  desk.placed = false;
  const Status read = desk.ledger->documents(false, [&](const DocumentRow& row) {
    desk.documents.push_back({row, "", "", 0});
    return true;
  });
  if (!read) return read;
  return desk.ledger->analyses([&](const AnalysisRow& row) {
    if (!row.current) return true;
    auto at = std::lower_bound(
        desk.documents.begin(), desk.documents.end(), row.document,
        [](const ListedDocument& one, uint64_t number) { return one.row.number < number; });
    if (at == desk.documents.end() || at->row.number != row.document) return true;
    at->published = row.published;
    at->published_basis = row.published_basis;
    at->claims = row.claims;
    return true;
  });
}

// Where the claims that were decided on stand now.
Status place_decided(Desk& desk) {
  if (desk.placed) return Done{};
  for (const auto& [subject, review] : desk.book.all()) {
    if (!subject.starts_with("c_") || desk.decided.contains(subject)) continue;
    ClaimPlace& place = desk.decided[subject];
    ClaimFilter filter;
    filter.claim = subject;
    const Status read = desk.ledger->claims(filter, [&](const ClaimRow& row) {
      place = {row.number, row.document};
      return false;
    });
    if (!read) return read;
  }
  desk.placed = true;
  return Done{};
}

}  // namespace

Status refresh(Desk& desk) {
  if (!desk.ledger) {
    auto opened = open_ledger(desk.bench.options.ledger, {});
    if (!opened) return opened.error();
    desk.ledger = std::move(*opened);
  }
  bool decided = false, read_anew = !desk.is_read;
  const Status read = desk.ledger->log(desk.log.size, [&](const LogEntry& entry) {
    add_leaf(desk.log, leaf_hash(entry.leaf));
    const bool erased = is_kind(entry.leaf, "erasure");
    desk.erasures += erased;
    if (erased || is_kind(entry.leaf, "analysis") || is_kind(entry.leaf, "quarantine")) {
      read_anew = true;
      desk.read_at = desk.log.size;
    }
    decided |= erased || (is_kind(entry.leaf, "decision") && !is_taken(desk, entry.leaf));
    return true;
  });
  if (!read) return read;
  if (decided) {
    if (const Status done = read_decisions(desk); !done) return done;
  }
  if (read_anew) {
    if (const Status done = read_documents(desk); !done) return done;
    desk.is_read = true;
  }
  return place_decided(desk);
}

void take_decision(Desk& desk, const Decision& decision, const Salt& salt) {
  desk.book.add(decision);
  desk.keyed[to_hex(salt)] = {decision.subject, decision.id};
  desk.placed = desk.placed && desk.decided.contains(decision.subject);
}

std::string state_of(const Desk& desk, const std::string& subject) {
  return to_string(desk.book.of(subject).state);
}

std::string revision_of(const Desk& desk, const std::string& subject) {
  const std::string& last = desk.book.of(subject).revision;
  return last.empty() ? "none" : last;
}

Result<ClaimRow> find_claim(Desk& desk, const std::string& id) {
  ClaimFilter filter;
  filter.claim = id;
  std::optional<ClaimRow> found;
  const Status read = desk.ledger->claims(filter, [&](const ClaimRow& row) {
    found = row;
    return false;
  });
  if (!read) return read.error();
  if (!found) return Error{ErrorCode::input_missing, "there is no such claim", id, "", ""};
  return *found;
}

const ListedDocument* find_document(const Desk& desk, uint64_t number) {
  const auto at = std::lower_bound(
      desk.documents.begin(), desk.documents.end(), number,
      [](const ListedDocument& one, uint64_t wanted) { return one.row.number < wanted; });
  return at == desk.documents.end() || at->row.number != number ? nullptr : &*at;
}

uint64_t document_number(const Desk& desk, const std::string& id) {
  for (const ListedDocument& listed : desk.documents)
    if (listed.row.document.id == id) return listed.row.number;
  return 0;
}

}  // namespace isnad
