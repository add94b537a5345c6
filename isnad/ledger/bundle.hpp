// How can others check what we hold, without us? A folder with everything of a ledger in plain
// files, and a README that says how each hash is made.
//
//   README.txt        what is here, and the hashing process
//   manifest.txt      SHA-256 and path of every other file, as sha256sum -c reads it
//   public-key        of the checkpoints
//   checkpoint        the newest, as it was signed
//   checkpoints.jsonl all of them: {"note"}
//   log.jsonl         the entries of the log, byte for byte
//   personal.jsonl    what entries commit to: {"commitment", "salt", "content"}
//   documents.jsonl   {"document", "input", "record", "id", "name", "url", "outlet", "title",
//                     "published", "text"}
//   analyses.jsonl    {"seq", "document", "published", "published_basis"}
//   claims.jsonl      isnad.claim/1, analysis after analysis
//   blobs/            the bytes received, each named by its SHA-256
#pragma once

#include <string>

#include "isnad/ledger/checkpoint.hpp"
#include "isnad/ledger/ledger.hpp"

namespace isnad {

// The folder must not be there; it appears when it is complete. Errors: usage, storage, and
// integrity where the newest checkpoint does not cover the whole log.
Status write_bundle(Ledger& ledger, const PublicKey& key, const std::string& folder);

}  // namespace isnad
