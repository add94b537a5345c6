// Does anything private leave under `public`? 500 canaries are planted in the string values of
// claims, whatever the field, and 100 in their numbers; none may be in any output, as it is,
// without diacritics, in lower case, in UTF-16, base64, percent or JSON escapes.
#include <fstream>
#include <gtest/gtest.h>
#include <map>

#include "isnad/exports/table_export.hpp"
#include "isnad/record/claim_json.hpp"
#include "isnad/text/utf8.hpp"

#include "sample_incidents.hpp"

namespace isnad {
namespace {

constexpr size_t kCanaries = 500;

std::string with_number(std::string text, size_t n) {
  const std::string three = std::to_string(100 + n % 900), plain = std::to_string(n + 7000);
  for (size_t at; (at = text.find("{nnn}")) != std::string::npos;) text.replace(at, 5, three);
  for (size_t at; (at = text.find("{n}")) != std::string::npos;) text.replace(at, 3, plain);
  return text;
}

struct Canary {
  std::string text;
  std::string without_marks;  // may be empty
};

std::vector<Canary> canaries() {
  std::vector<std::pair<std::string, std::string>> templates;
  std::ifstream file(std::string(ISNAD_SOURCE_DIR) + "/tests/exports/canaries.tsv");
  for (std::string line; std::getline(file, line);) {
    const size_t tab = line.find('\t');
    if (line[0] != '#') templates.emplace_back(line.substr(0, tab), line.substr(tab + 1));
  }
  std::vector<Canary> out;
  for (size_t n = 0; n < kCanaries; ++n) {
    const auto& [text, plain] = templates[n % templates.size()];
    out.push_back({with_number(text, n), with_number(plain, n)});
  }
  return out;
}

// The spans of the string values of a line of JSON: no keys, not the schema.
std::vector<Span> values_in(const std::string& line) {
  std::vector<Span> out;
  for (size_t at = line.find('"'); at != std::string::npos; at = line.find('"', at)) {
    size_t end = at + 1;
    while (line[end] != '"') end += line[end] == '\\' ? 2 : 1;
    if (line[end + 1] != ':' && end > at + 1)
      out.push_back({static_cast<uint32_t>(at + 1), static_cast<uint32_t>(end)});
    at = end + 1;
  }
  out.erase(out.begin());
  return out;
}

// Golden claims, one copy for each canary and value that it stands in.
std::vector<Claim> planted(const std::vector<Canary>& all) {
  const std::string lines = file_text("tests/golden/claims.jsonl");
  std::vector<std::string> records;
  for (size_t at = 0; at < lines.size(); at = lines.find('\n', at) + 1)
    records.push_back(lines.substr(at, lines.find('\n', at) - at));
  std::string out;
  for (size_t n = 0; n < all.size(); ++n) {
    std::string line = records[n % records.size()];
    const std::vector<Span> values = values_in(line);
    const Span place = values[(n / records.size() * 17 + n * 5) % values.size()];
    line.replace(place.begin, place.size(), all[n].text);
    out += line + "\n";
  }
  return claims_in(out);
}

std::string utf16(const std::string& text, bool big) {
  std::string out;
  for (size_t at = 0; at < text.size();) {
    const Decoded d = decode_utf8(text, at);
    const char high = static_cast<char>(d.code_point >> 8), low = static_cast<char>(d.code_point);
    out.push_back(big ? high : low);
    out.push_back(big ? low : high);
    at += d.size;
  }
  return out;
}

std::string base64(const std::string& bytes) {
  static const char* digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out;
  for (size_t at = 0; at + 2 < bytes.size(); at += 3) {
    const auto byte = [&](size_t i) -> unsigned {
      return static_cast<unsigned char>(bytes[at + i]);
    };
    const unsigned bits = byte(0) << 16 | byte(1) << 8 | byte(2);
    for (const int shift : {18, 12, 6, 0}) out.push_back(digits[bits >> shift & 63]);
  }
  return out;
}

std::string escaped_each(const std::string& text, const char* before) {
  static const char* hex = "0123456789ABCDEF";
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte > 0x20 && byte < 0x7F && c != '%') {
      out.push_back(c);
    } else {
      out += before;
      out.push_back(hex[byte >> 4]);
      out.push_back(hex[byte & 15]);
    }
  }
  return out;
}

std::string json_escaped(const std::string& text) {
  std::string out;
  for (size_t at = 0; at < text.size();) {
    const Decoded d = decode_utf8(text, at);
    char escape[8];
    std::snprintf(escape, sizeof escape, "\\u%04x", d.code_point);
    out += d.code_point < 0x80 ? text.substr(at, 1) : escape;
    at += d.size;
  }
  return out;
}

std::vector<std::string> forms_of(const Canary& canary) {
  std::vector<std::string> out;
  for (const std::string& text : {canary.text, canary.without_marks}) {
    if (text.empty()) continue;
    out.insert(out.end(),
               {text, utf16(text, false), utf16(text, true), escaped_each(text, "%"),
                json_escaped(text), base64(text), base64(text.substr(1)), base64(text.substr(2))});
  }
  return out;
}

std::string lower(std::string text) {
  for (char& c : text) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return text;
}

// Of all that leaves by the road that programs take, with texts of documents and what copies
// changed.
std::string output_of(const std::vector<Claim>& claims, const std::string& profile) {
  std::vector<Incident> incidents = grouped(claims);
  std::map<std::string, std::string> texts;
  for (Incident& incident : incidents) {
    for (const uint32_t i : incident.claims) {
      const Claim& claim = claims[i];
      const std::string& words = claim.evidence.text;
      texts[claim.document.id] += words;
      incident.told_in.push_back({claim.document,
                                  0,
                                  true,
                                  claim.document.id,
                                  0.9,
                                  {i},
                                  {{"number", words, claim.document.name, {0, 1}}}});
    }
  }
  std::string out;
  for (const TableFormat& format : table_formats()) {
    const auto table = TableExport::make(
        sample_packs(), {std::string(format.name), "", profile, Language::english, "0"});
    if (!table) continue;
    const WrittenTable written =
        table->write({claims, incidents, texts}, [&](std::string_view part) { out += part; });
    out += written.sidecar + withheld_json(table->profile(), written.withheld);
  }
  return out;
}

std::string public_output(const std::vector<Claim>& claims) { return output_of(claims, "public"); }

TEST(Canaries, NoneLeavesUnderPublic) {
  const std::vector<Canary> all = canaries();
  const std::vector<Claim> claims = planted(all);
  const std::string out = public_output(claims), lowered = lower(out);
  ASSERT_GT(out.size(), 100000u);
  size_t left = 0;
  for (const Canary& canary : all) {
    for (const std::string& form : forms_of(canary)) {
      if (out.find(form) == std::string::npos && lowered.find(lower(form)) == std::string::npos)
        continue;
      ++left;
      ADD_FAILURE() << canary.text << " left as " << form;
    }
  }
  EXPECT_EQ(left, 0u);
}

// The check can fail: under `internal` each is there, and each encoding of one is found.
TEST(Canaries, AllAreThereUnderInternal) {
  const std::vector<Canary> all = canaries();
  const std::string out = output_of(planted(all), "internal");
  size_t there = 0;
  for (const Canary& canary : all) there += out.find(canary.text) != std::string::npos ? 1 : 0;
  EXPECT_EQ(there, kCanaries);
  EXPECT_EQ(forms_of(all[1]).size(), 16u);
  EXPECT_EQ(base64("Man"), "TWFu");
  EXPECT_EQ(utf16("a", true), std::string("\0a", 2));
}

TEST(Canaries, NoExactCoordinatesAndNoLongNumbers) {
  std::vector<Claim> claims = claims_in(file_text("tests/golden/claims.jsonl"));
  std::vector<std::string> planted_numbers;
  for (size_t i = 0; i < claims.size(); ++i) {
    const double shift = (static_cast<double>(i) * 37 + 11) / 1e6;
    for (PlaceLink& place : claims[i].place) {
      if (!place.lat || !place.lon) continue;
      place.lat = *place.lat + shift;
      place.lon = *place.lon + shift;
      place.radius_m = 1234 + static_cast<double>(i);
      for (const double degree : {*place.lat, *place.lon}) {
        std::string text;
        JsonWriter(text).number(degree);
        planted_numbers.push_back(text);
      }
    }
    if (!claims[i].quantity) continue;
    claims[i].quantity->value = 963944500000 + static_cast<double>(i);
    planted_numbers.push_back(std::to_string(963944500000 + i));
  }
  ASSERT_GT(planted_numbers.size(), 100u);
  const std::string open = Sample(claims).write("jsonl"), out = public_output(claims);
  for (const std::string& number : planted_numbers) {
    EXPECT_NE(open.find(number), std::string::npos) << number;
    EXPECT_EQ(out.find(number), std::string::npos) << number;
  }
}

}  // namespace
}  // namespace isnad
