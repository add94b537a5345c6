// How large may things get? The bounds every stage relies on.
#pragma once

#include <cstddef>
#include <cstdint>

namespace isnad {

constexpr size_t kMaxLineBytes = size_t{64} << 20;       // a longer line is TXT-LINE
constexpr size_t kMaxDocumentBytes = size_t{256} << 20;  // a larger document is LIM-SIZE
constexpr uint32_t kMaxSentenceTokens = 400;             // a longer sentence is cut here
constexpr uint32_t kNone = 0xFFFFFFFF;                   // "no such index" everywhere

}  // namespace isnad
