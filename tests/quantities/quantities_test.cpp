// Tables: each line of tests/quantities/*.tsv is a text and the quantities in it, in the short form
// of dump().
#include <fstream>
#include <gtest/gtest.h>
#include <sstream>

#include "tests/quantities/reading.hpp"

namespace isnad {
namespace {

std::string plain(double value) {
  std::ostringstream out;
  out.precision(15);
  out << value;
  return out.str();
}

std::string plain(const std::optional<double>& value) { return value ? plain(*value) : ""; }

// 24[person]  ord 3  pct 85  frac 0.5  >=6  >6  <=6  <6  ~6  3..5  vague 10..  vague  all[site]
std::string dump(const Quantity& q) {
  static const char* const kinds[] = {"", "ord ", "frac ", "pct "};
  std::string out = kinds[static_cast<size_t>(q.kind)];
  switch (q.modifier) {
    case Modifier::exact:
      out += plain(q.value);
      break;
    case Modifier::at_least:
      out += ">=" + plain(q.low);
      break;
    case Modifier::more_than:
      out += ">" + plain(q.low);
      break;
    case Modifier::at_most:
      out += "<=" + plain(q.high);
      break;
    case Modifier::less_than:
      out += "<" + plain(q.high);
      break;
    case Modifier::about:
      out += "~" + plain(q.value);
      break;
    case Modifier::range:
      out += plain(q.low) + ".." + plain(q.high);
      break;
    case Modifier::vague:
      out += q.low ? "vague " + plain(q.low) + ".." + plain(q.high) : "vague";
      break;
    case Modifier::all:
      out += "all";
      break;
  }
  return out + (q.unit.empty() ? "" : "[" + q.unit + "]");
}

std::string dump(const QuantityLayer& layer) {
  std::string out;
  for (const Quantity& q : layer.quantities) out += (out.empty() ? "" : "; ") + dump(q);
  return out.empty() ? "-" : out;
}

void check_table(const std::string& name) {
  const std::string path = std::string(ISNAD_SOURCE_DIR) + "/tests/quantities/" + name;
  std::ifstream in(path);
  ASSERT_TRUE(in) << path;
  std::string line;
  int number = 0;
  for (; std::getline(in, line);) {
    ++number;
    if (line.empty() || line[0] == '#') continue;
    const size_t tab = line.find('\t');
    ASSERT_NE(tab, std::string::npos) << path << ":" << number;
    EXPECT_EQ(dump(QuantityReading(line.substr(0, tab)).layer), line.substr(tab + 1))
        << path << ":" << number << "\n"
        << line;
  }
}

TEST(Quantities, ReadsNumbers) { check_table("numbers.tsv"); }
TEST(Quantities, ReadsBoundsAndRanges) { check_table("bounds.tsv"); }
TEST(Quantities, ReadsNews) { check_table("news.tsv"); }
TEST(Quantities, LeavesOutWhatIsNoCount) { check_table("no_counts.tsv"); }

}  // namespace
}  // namespace isnad
