// How does an operation that may fail answer? With a value or an Error, after std::expected's
// names. The analysis itself cannot fail; only I/O, packs, configuration and storage return a
// Result.
#pragma once

#include <string>
#include <utility>
#include <variant>

namespace isnad {

// The classes of failure; apps map them to the exit codes of the contract.
enum class ErrorCode {
  internal,
  usage,
  input_missing,   // a path that is not there or cannot be read
  input_refused,   // an input that is no text we read
  nothing_usable,  // no input left
  storage,         // writing failed
  pack_broken,     // a pack row or manifest is wrong
  integrity,       // a hash, span, log or signature check failed
  no_ledger,       // not a ledger, or one of a newer program
  busy,            // another process holds the ledger
  key,             // the signing key is missing or unusable
  conflict,        // the item changed since it was read
};

struct Error {
  ErrorCode code = ErrorCode::internal;
  std::string message;  // what is wrong
  std::string where;    // file:line, path or option; may be empty
  std::string remedy;   // what to do about it; may be empty
  std::string reason;   // a reason id of the contract (TXT-EMPTY ...); may be empty
};

template <typename T>
class [[nodiscard]] Result {
 public:
  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}
  Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}

  bool has_value() const { return state_.index() == 0; }
  explicit operator bool() const { return has_value(); }

  T& value() { return std::get<0>(state_); }
  const T& value() const { return std::get<0>(state_); }
  T& operator*() { return value(); }
  const T& operator*() const { return value(); }
  T* operator->() { return &value(); }
  const T* operator->() const { return &value(); }

  const Error& error() const { return std::get<1>(state_); }

 private:
  std::variant<T, Error> state_;
};

// Success without a value.
struct Done {};
using Status = Result<Done>;

}  // namespace isnad
