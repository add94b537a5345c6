// What comes in: dates, encodings, lines, records, languages.
#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include "isnad/base/limits.hpp"
#include "isnad/ingest/byte_stream.hpp"
#include "isnad/ingest/encoding.hpp"
#include "isnad/ingest/iso_date.hpp"
#include "isnad/ingest/language.hpp"
#include "isnad/ingest/record.hpp"
#include "isnad/text/utf8.hpp"

namespace isnad {
namespace {

const std::string kSentence =
    "\u0642\u062A\u0644 \u062B\u0644\u0627\u062B\u0629 \u0645\u062F\u0646\u064A\u064A\u0646";

TEST(IsoDate, KeepsDatesThatExist) {
  for (const char* date : {"2018-03-31", "2020-02-29", "2018-03-31T23:10", "2018-03-31T23:10:05Z",
                           "2018-03-31T23:10:05.123+03:00", "2018-03-31T23:10+0300"}) {
    EXPECT_EQ(parse_iso_date(date), date);
  }
  EXPECT_EQ(parse_iso_date("2018-03-31 23:10"), "2018-03-31T23:10");
  for (const char* date : {"", "2018", "2018-3-1", "2018-02-29", "2018-13-01", "2018-00-10",
                           "2018-01-00", "31-03-2018", "2018-03-31T24:00", "2018-03-31T10",
                           "2018-03-31x", "2018-03-31T10:00 later"}) {
    EXPECT_EQ(parse_iso_date(date), "") << date;
  }
}

TEST(Encoding, SniffsWhatIsNoText) {
  EXPECT_EQ(sniff("%PDF-1.4").signature, Signature::binary);
  EXPECT_EQ(sniff(std::string_view("PK\x03\x04", 4)).signature, Signature::binary);
  EXPECT_EQ(sniff(std::string_view("ab\0c", 4)).signature, Signature::binary);
  EXPECT_EQ(sniff(std::string_view("ab\0c", 4)).at, 2u);
  EXPECT_EQ(sniff("\n <!DOCTYPE html>").signature, Signature::markup);
  EXPECT_EQ(sniff("\xEF\xBB\xBFtext").signature, Signature::utf8_mark);
  EXPECT_EQ(sniff(kSentence).signature, Signature::none);
}

TEST(Encoding, DecodesUtf16) {
  const std::string little("\xFF\xFE\x42\x06\x3D\xD8\x4D\xDC", 8);  // qaf, a surrogate pair
  EXPECT_EQ(decode_utf16(little, Signature::utf16_little), "\u0642\U0001F44D");
  const std::string big("\xFE\xFF\x06\x42\xD8\x3D\x00\x41\x07",
                        9);  // qaf, a lone surrogate, A, half a unit
  EXPECT_EQ(decode_utf16(big, Signature::utf16_big), "\u0642?A?");
}

RC_GTEST_PROP(Encoding, RepairKeepsEveryOffset, (const std::string& bytes)) {
  std::string text = bytes;
  const auto damage = repair_utf8(text);
  RC_ASSERT(text.size() == bytes.size());
  RC_ASSERT(find_invalid_utf8(text) == std::string::npos);
  RC_ASSERT(damage.has_value() == (text != bytes));
  if (damage) RC_ASSERT(damage->span.begin == find_invalid_utf8(bytes));
}

// The lines of a text by the plainest means.
std::vector<std::string> naive_lines(const std::string& text) {
  std::vector<std::string> lines;
  for (size_t at = 0; at < text.size();) {
    const size_t end = std::min(text.find('\n', at), text.size());
    lines.push_back(text.substr(at, end - at));
    if (!lines.back().empty() && lines.back().back() == '\r') lines.back().pop_back();
    at = end + 1;
  }
  return lines;
}

RC_GTEST_PROP(ByteStream, LinesAreThoseOfTheText, ()) {
  const auto text = *rc::gen::container<std::string>(rc::gen::elementOf(std::string("a\r\nb")));
  const auto expected = naive_lines(text);
  ByteStream stream(text);
  Line line;
  for (size_t i = 0; i < expected.size(); ++i) {
    RC_ASSERT(stream.next_line(line));
    RC_ASSERT(line.bytes == expected[i]);
    RC_ASSERT(line.number == i + 1);
    RC_ASSERT(text.substr(line.offset, expected[i].size()) == expected[i]);
  }
  RC_ASSERT(!stream.next_line(line));
}

TEST(ByteStream, ALongLineIsSkippedAndCounted) {
  ByteStream stream("a\n" + std::string(kMaxLineBytes + 1, 'x') + "\nb");
  Line line;
  ASSERT_TRUE(stream.next_line(line));
  ASSERT_TRUE(stream.next_line(line));
  EXPECT_TRUE(line.too_long);
  EXPECT_EQ(line.offset, 2u);
  ASSERT_TRUE(stream.next_line(line));
  EXPECT_EQ(line.bytes, "b");
  EXPECT_EQ(line.number, 3u);
}

TEST(Record, FillsWhatIsThere) {
  RecordParser parser;
  const auto document = parser.parse(
      R"({"more": [1, {"text": 2}], "id": 12, "text": "a\u0642", "title": null, "url": "u"})");
  ASSERT_TRUE(document);
  EXPECT_EQ(document->name, "12");
  EXPECT_EQ(document->text, "a\u0642");
  EXPECT_EQ(document->title, "");
  EXPECT_EQ(document->url, "u");
}

TEST(Record, SaysWhatIsWrong) {
  RecordParser parser;
  const std::pair<const char*, const char*> cases[] = {
      {"", "JSON-SYNTAX"},
      {"[]", "JSON-SYNTAX"},
      {"{\"text\": ", "JSON-SYNTAX"},
      {"{\"id\": \"x\"}", "JSON-SYNTAX"},
      {"{\"text\": 1}", "JSON-SYNTAX"},
      {"{\"text\": \"a\"} x", "JSON-SYNTAX"},
      {"{\"text\": \"a\", \"text\": \"b\"}", "JSON-DUPKEY"}};
  for (const auto& [line, reason] : cases) {
    const auto document = parser.parse(line);
    ASSERT_FALSE(document) << line;
    EXPECT_EQ(document.error().reason, reason) << line;
  }
  EXPECT_TRUE(parser.parse("{\"text\": \"still works\"}"));
}

RC_GTEST_PROP(Record, AnyBytesAreAnswered, (const std::string& bytes)) {
  RecordParser parser;
  const auto document = parser.parse(bytes);
  if (!document) RC_ASSERT(!document.error().reason.empty());
}

TEST(Language, ArabicOrAnother) {
  EXPECT_FALSE(check_language(kSentence));
  EXPECT_FALSE(check_language(""));
  EXPECT_FALSE(check_language("12,500 (2018)"));
  EXPECT_FALSE(check_language(kSentence + " BBC"));
  EXPECT_EQ(check_language("three civilians were killed")->reason, "LANG-OTHER");
  // Persian: "this country said" with peh and gaf, over and over.
  std::string persian;
  for (int i = 0; i < 20; ++i)
    persian += "\u0627\u06CC\u0646 \u06A9\u0634\u0648\u0631 \u06AF\u0641\u062A \u067E\u0633 ";
  EXPECT_EQ(check_language(persian)->reason, "LANG-OTHER");
}

}  // namespace
}  // namespace isnad
