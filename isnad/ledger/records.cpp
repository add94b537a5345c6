#include "isnad/ledger/records.hpp"

#include <array>
#include <tuple>

namespace isnad {
namespace {

constexpr std::array<const char*, 4> kStates = {"pending", "done", "quarantined", "replaced"};

}  // namespace

const char* to_string(ReadingState state) { return kStates[static_cast<size_t>(state)]; }

ReadingState reading_state(const std::string& name) {
  for (size_t i = 0; i < kStates.size(); ++i)
    if (name == kStates[i]) return static_cast<ReadingState>(i);
  return ReadingState::replaced;
}

bool DocumentRow::operator==(const DocumentRow& other) const {
  const auto fields = [](const DocumentRow& row) {
    const Document& d = row.document;
    return std::tie(row.number, row.input, row.record, d.id, d.name, d.text, d.title, d.published,
                    d.outlet, d.url);
  };
  return fields(*this) == fields(other);
}

}  // namespace isnad
