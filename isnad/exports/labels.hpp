// What do readers call it? Labels and messages in English and Arabic, from a table `id en ar`.
#pragma once

#include <initializer_list>
#include <map>
#include <string>
#include <string_view>
#include <utility>

namespace isnad {

enum class Language { english, arabic };

class Labels {
 public:
  // `table` must outlive the labels; lines that begin with '#' are comments.
  Labels(std::string_view table, Language language);

  // The label; an id without one is its own label.
  std::string_view operator[](std::string_view id) const;
  // The label of "<group>.<id>"; a value without one is shown as it is.
  std::string_view of(std::string_view group, std::string_view id) const;
  bool has(std::string_view id) const { return labels_.count(id) > 0; }
  Language language() const { return language_; }
  const std::map<std::string_view, std::string_view>& all() const { return labels_; }

 private:
  Language language_;
  std::map<std::string_view, std::string_view> labels_;
};

// The labels of the readable formats (labels.tsv).
const Labels& export_labels(Language language);

using Slot = std::pair<std::string_view, std::string_view>;

// The text with each "{name}" filled in.
std::string filled(std::string_view text, std::initializer_list<Slot> slots);

}  // namespace isnad
