// In which form do the page's files leave?
#include <gtest/gtest.h>

#include "apps/server/http.hpp"
#include "apps/server/unpack.hpp"

namespace isnad {
namespace {

// printf 'the page the page\n' | gzip -n9
const unsigned char kPacked[] = {0x1f, 0x8b, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, 0x02, 0x03, 0x2b,
                                 0xc9, 0x48, 0x55, 0x28, 0x48, 0x4c, 0x4f, 0x55, 0x28, 0x81, 0x32,
                                 0xb8, 0x00, 0x7c, 0x62, 0x01, 0x4f, 0x12, 0x00, 0x00, 0x00};

std::string packed() { return {std::begin(kPacked), std::end(kPacked)}; }

TEST(PageFiles, AreUnpackedAsTheyWere) {
  const auto plain = unpack_gzip(packed());
  ASSERT_TRUE(plain.has_value());
  EXPECT_EQ(*plain, "the page the page\n");
}

TEST(PageFiles, DamageGivesNothingElse) {
  EXPECT_FALSE(unpack_gzip("").has_value());
  EXPECT_FALSE(unpack_gzip(packed().substr(0, 17)).has_value());
  EXPECT_FALSE(unpack_gzip(packed() + "x").has_value());
  for (size_t at = 10; at < packed().size(); ++at) {
    std::string damaged = packed();
    damaged[at] = static_cast<char>(damaged[at] ^ 0x10);
    EXPECT_EQ(unpack_gzip(damaged).value_or("the page the page\n"), "the page the page\n") << at;
    if (at >= packed().size() - 8) {
      EXPECT_FALSE(unpack_gzip(damaged).has_value()) << at;
    }
  }
}

TEST(PageFiles, LeavePackedForThoseWhoTakeThemSo) {
  const auto takes = [](const char* said) {
    HttpRequest request;
    request.headers.emplace_back("accept-encoding", said);
    return request.takes_gzip();
  };
  for (const char* said : {"gzip", "gzip, deflate, br", "br;q=1.0, gzip;q=0.8", "*", "x-gzip",
                           " gzip ;q=0.001", "identity, *;q=0.5", "*;q=0, gzip"})
    EXPECT_TRUE(takes(said)) << said;
  for (const char* said :
       {"", "identity", "br", "gzip;q=0", "gzip; q=0.000, *", "*;q=0", "gzipped"})
    EXPECT_FALSE(takes(said)) << said;
  EXPECT_FALSE(HttpRequest().takes_gzip());
}

}  // namespace
}  // namespace isnad
