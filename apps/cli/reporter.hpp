// What is said on standard error? Messages in the reader's language, and how the program ended.
#pragma once

#include <string>

#include "isnad/exports/labels.hpp"

#include "apps/cli/exit_code.hpp"

namespace isnad {

extern const std::string_view kMessagesTable;  // messages.tsv

enum class ErrorFormat { text, json };

// The language that --lang names, else that of LC_ALL, LC_MESSAGES or LANG.
Language choose_language(std::string_view named);

class Reporter {
 public:
  Reporter(Language language, ErrorFormat format)
      : messages_(kMessagesTable, language), format_(format) {}

  const Labels& messages() const { return messages_; }
  ErrorFormat format() const { return format_; }
  Language language() const { return messages_.language(); }

  // "isnad: <message>"
  void say(std::string_view message) const;
  // An input that was refused or is damaged: place, reason id, byte, what it means, what to do.
  void say_reason(std::string_view place, std::string_view reason, uint64_t at) const;
  // The end with an error: message and remedy; with --json the one line that programs read. Returns
  // `code`.
  int end(ExitCode code, std::string_view id, std::string_view message,
          std::string_view hint) const;
  int end(const Error& error) const;

 private:
  Labels messages_;
  ErrorFormat format_;
};

}  // namespace isnad
