// SPDX-License-Identifier: Apache-2.0
//
// Texts that are not JSON: where the reader points, what it says, and that it accepts exactly what JSON is.
#include <gtest/gtest.h>

#include <cstdint>
#include <nlohmann/json.hpp>
#include <optional>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "document/json_document.hpp"

namespace assay::document {
namespace {

struct slip {
  std::string_view text;
  std::string_view finding;  // behind "error: ", before the code
};

class json_syntax : public testing::TestWithParam<slip> {};

TEST_P(json_syntax, IsExplainedWhereItIs) {
  const parsed result = parse(GetParam().text);
  EXPECT_FALSE(result.root.has_value());
  ASSERT_EQ(result.diagnostics.size(), 1U);
  const diagnostic& finding = result.diagnostics.front();
  EXPECT_EQ(finding.level, severity::error);
  EXPECT_EQ(finding.message.code(), "json_syntax");
  std::string text = std::to_string(finding.line) + ':' + std::to_string(finding.column) + ' ' +
                     finding.pointer + (finding.pointer.empty() ? "" : " ") + finding.message.text();
  if (!finding.message.hint().empty()) text += "; " + finding.message.hint();
  EXPECT_EQ(text, GetParam().finding);
}

using namespace std::string_view_literals;

constexpr slip slips[] = {
    // Documents.
    {"", "1:1 the document is empty; write a JSON value, for example {}"},
    {" \n\t", "2:2 the document is empty; write a JSON value, for example {}"},
    {"{} {}", "1:4 expected nothing more after the document but found '{'; a document is one value"},
    {"1\n// done", "2:1 expected nothing more after the document but found '/'; JSON has no comments"},
    {"{}\0"sv,
     "1:3 expected nothing more after the document but found the control character U+0000; the file may be "
     "UTF-16; "
     "save it as UTF-8"},
    // Commas and brackets.
    {"[1 2]", "1:4 expected a comma or ']' but found '2'; put a comma before it"},
    {"{\"a\": 1\n \"b\": 2}", "2:2 expected a comma or '}' but found a string; put a comma before it"},
    {"[1, 2,]", "1:6 a comma must not stand before ']'; remove the comma"},
    {"{\"a\": {\"b\": 1,\n}}", "1:14 /a a comma must not stand before '}'; remove the comma"},
    {"[1,,2]", "1:4 /1 expected a value but found ','; write a value there"},
    {"[,1]", "1:2 /0 expected a value but found ','; write a value there"},
    {"{\"a\":}", "1:6 /a expected a value but found '}'; write a value there"},
    {"\n[1}",
     "2:3 expected a comma or ']' but found '}'; the array opened at line 2, column 1 is not closed yet"},
    {"{\"a\": [1, 2}",
     "1:12 /a expected a comma or ']' but found '}'; the array opened at line 1, column 7 is not closed yet"},
    {"]", "1:1 expected a value but found ']'; write a value there"},
    {"[1; 2]", "1:3 expected a comma or ']' but found ';'; put ',' there"},
    {"[1, # one\n2]", "1:5 /1 expected a value but found '#'; JSON has no comments"},
    // Texts that end too early.
    {"[", "1:2 the text ends too early: the array opened at line 1, column 1 is not closed yet; add ']'"},
    {"\n {\"a\": 1",
     "2:9 the text ends too early: the object opened at line 2, column 2 is not closed yet; add '}'"},
    {"{", "1:2 the text ends too early: the object opened at line 1, column 1 is not closed yet; add '}'"},
    {"[1,", "1:4 the text ends too early: the array opened at line 1, column 1 is not closed yet; add ']'"},
    {"{\"a\"",
     "1:5 /a expected ':' after the name \"a\" but found the end of the text; write members as \"name\": "
     "value"},
    {"{\"a\":", "1:6 /a expected a value but found the end of the text; write a value there"},
    // Names.
    {"{a: 1}", "1:2 expected a name in double quotes but found 'a'; write members as \"name\": value"},
    {"{'a': 1}", "1:2 expected a name in double quotes but found '''; put text in double quotes"},
    {"{质量: 1}", "1:2 expected a name in double quotes but found '质'; write members as \"name\": value"},
    {"{\"a\" 1}", "1:6 /a expected ':' after the name \"a\" but found '1'; write members as \"name\": value"},
    {"{\"a\" = 1}", "1:6 /a expected ':' after the name \"a\" but found '='; put ':' there"},
    {"{\"质量\"：1}",
     "1:6 /质量 expected ':' after the name \"质量\" but found '：'; JSON is written with ASCII punctuation: "
     "put ':' there"},
    {"{“a”: 1}",
     "1:2 expected a name in double quotes but found '“'; JSON is written with ASCII punctuation: put '\"' "
     "there"},
    {"[1，2]",
     "1:3 expected a comma or ']' but found '，'; JSON is written with ASCII punctuation: put ',' there"},
    {"[1,\u30002]",
     "1:4 /1 expected a value but found an ideographic space (U+3000); put an ordinary space there"},
    {"[1,\u00A02]",
     "1:4 /1 expected a value but found a no-break space (U+00A0); put an ordinary space there"},
    // Words.
    {"[True]", "1:2 /0 expected a value but found 'True'; write it in lower case: true"},
    {"[NULL]", "1:2 /0 expected a value but found 'NULL'; write it in lower case: null"},
    {"[None]", "1:2 /0 expected a value but found 'None'; write null"},
    {"[yes]", "1:2 /0 expected a value but found 'yes'; write true"},
    {"[off]", "1:2 /0 expected a value but found 'off'; write false"},
    {"[NaN]", "1:2 /0 expected a value but found 'NaN'; JSON has no NaN and no infinity; write null"},
    {"[-Infinity]",
     "1:2 /0 expected a value but found '-Infinity'; JSON has no NaN and no infinity; write null"},
    {"[tru]", "1:2 /0 expected a value but found 'tru'; put text in double quotes"},
    {"[truefalse]", "1:2 /0 expected a value but found 'truefalse'; put text in double quotes"},
    {"[higher_is_better]", "1:2 /0 expected a value but found 'higher_is_better'; put text in double quotes"},
    {"[质量]", "1:2 /0 expected a value but found '质'; put text in double quotes"},
    {"['a']", "1:2 /0 expected a value but found '''; put text in double quotes"},
    // Numbers.
    {"[007]", "1:2 /0 '007' is not a number; leave out the leading zeros"},
    {"[-01]", "1:2 /0 '-01' is not a number; leave out the leading zeros"},
    {"[+1]", "1:2 /0 '+1' is not a number; leave out the plus sign"},
    {"[.5]", "1:2 /0 '.5' is not a number; write a digit before the decimal point"},
    {"[-.5]", "1:2 /0 '-.5' is not a number; write a digit before the decimal point"},
    {"[5.]", "1:2 /0 '5.' is not a number; write a digit after the decimal point"},
    {"[5.e1]", "1:2 /0 '5.e1' is not a number; write a digit after the decimal point"},
    {"[95%]", "1:2 /0 '95%' is not a number; leave out the percent sign"},
    {"[1e]",
     "1:2 /0 '1e' is not a number; a number is digits, with a decimal point and an exponent where needed: "
     "12.5, 1e-3"},
    {"[-]",
     "1:2 /0 '-' is not a number; a number is digits, with a decimal point and an exponent where needed: "
     "12.5, 1e-3"},
    {"[1.2.3]",
     "1:2 /0 '1.2.3' is not a number; a number is digits, with a decimal point and an exponent where needed: "
     "12.5, 1e-3"},
    {"[0x10]",
     "1:2 /0 '0x10' is not a number; a number is digits, with a decimal point and an exponent where needed: "
     "12.5, 1e-3"},
    {"[1_000]",
     "1:2 /0 '1_000' is not a number; a number is digits, with a decimal point and an exponent where needed: "
     "12.5, 1e-3"},
    // Strings.
    {"[\"质检", "1:2 /0 this string is not closed; close it with '\"'"},
    {"[\"a\\", "1:4 /0 '\\' is not an escape of JSON; write a backslash itself as \\\\"},
    {"{\"a: 1,\n\"b\": 2}",
     "1:2 this string is not closed on its line; close it with '\"', or write a line break inside a string "
     "as \\n"},
    {"[\"质\t检\"]", "1:4 /0 a string must not contain the control character U+0009; write it as \\t"},
    {"[\"\x1B\"]", "1:3 /0 a string must not contain the control character U+001B; write it as \\u001b"},
    {"[\"\0\"]"sv, "1:3 /0 a string must not contain the control character U+0000; write it as \\u0000"},
    {"[\"C:\\data\"]", "1:5 /0 '\\d' is not an escape of JSON; write a backslash itself as \\\\"},
    {"[\"\\质\"]", "1:3 /0 '\\质' is not an escape of JSON; write a backslash itself as \\\\"},
    {"[\"\\u12G4\"]",
     "1:3 /0 '\\u' must be followed by four hexadecimal digits; write a backslash itself as \\\\"},
    {"[\"\\u12",
     "1:3 /0 '\\u' must be followed by four hexadecimal digits; write a backslash itself as \\\\"},
    {"[\"a\\ud83d\"]",
     "1:4 /0 '\\ud83d' is one half of a character without the other; write the character itself, or both "
     "halves"},
    {"[\"\\ud83d\\u0041\"]",
     "1:3 /0 '\\ud83d' is one half of a character without the other; write the character itself, or both "
     "halves"},
    {"[\"\\uDE00\"]",
     "1:3 /0 '\\uDE00' is one half of a character without the other; write the character itself, or both "
     "halves"},
};

INSTANTIATE_TEST_SUITE_P(slips, json_syntax, testing::ValuesIn(slips));

TEST(JsonSyntaxExcerpt, CutsLongNamesBetweenCharacters) {
  std::string name;
  for (int index = 0; index < 40; ++index)
    name += "质";
  const parsed result = parse("{\"a" + name + "\" 1}");
  ASSERT_EQ(result.diagnostics.size(), 1U);
  EXPECT_EQ(result.diagnostics[0].message.text(),
            "expected ':' after the name \"a" + name.substr(0, 57) + "...\" but found '1'");
}

// The reader of another house is the judge. Two things are left out because it decides them otherwise: NUL bytes, which
// it takes for the end of the text, and numbers beyond a double, which it refuses.

bool same(const value& ours, const nlohmann::ordered_json& theirs) {
  switch (ours.kind()) {
    case value_kind::null:
      return theirs.is_null();
    case value_kind::boolean:
      return theirs.is_boolean() && theirs.get<bool>() == ours.boolean();
    case value_kind::number:
      return theirs.is_number() && theirs == nlohmann::ordered_json::parse(ours.text());
    case value_kind::string:
      return theirs.is_string() && theirs.get<std::string>() == ours.text();
    case value_kind::array: {
      if (!theirs.is_array() || theirs.size() != ours.items().size()) return false;
      for (std::size_t index = 0; index < theirs.size(); ++index) {
        if (!same(ours.items()[index], theirs[index])) return false;
      }
      return true;
    }
    case value_kind::object:
      break;
  }
  if (!theirs.is_object() || theirs.size() != ours.members().size()) return false;
  std::size_t index = 0;
  for (const auto& [key, content] : theirs.items()) {
    const member& each = ours.members()[index++];
    if (each.key != key || !same(each.content, content)) return false;
  }
  return true;
}

/// Offset of the character at a line and column, by the plainest possible counting (texts without CR).
std::size_t offset_of(std::string_view text, position where) {
  std::size_t offset = 0;
  for (std::int32_t line = 1; line < where.line; ++line)
    offset = text.find('\n', offset) + 1;
  for (std::int32_t column = 1; column < where.column; ++column) {
    do {
      ++offset;
    } while (offset < text.size() && (static_cast<unsigned char>(text[offset]) & 0xC0U) == 0x80);
  }
  return offset;
}

/// Every value starts with a character that its kind can start with, at the place it claims.
bool places_are_right(std::string_view text, const value& each) {
  const std::string_view rest = text.substr(offset_of(text, each.where()));
  switch (each.kind()) {
    case value_kind::null:
      return rest.starts_with("null");
    case value_kind::boolean:
      return rest.starts_with(each.boolean() ? "true" : "false");
    case value_kind::number:
      return rest.starts_with(each.text());
    case value_kind::string:
      return rest.starts_with('"');
    case value_kind::array: {
      for (const value& item : each.items()) {
        if (item.where() <= each.where() || !places_are_right(text, item)) return false;
      }
      return rest.starts_with('[');
    }
    case value_kind::object:
      break;
  }
  for (const member& item : each.members()) {
    if (item.key_where <= each.where() || item.content.where() <= item.key_where) return false;
    if (text[offset_of(text, item.key_where)] != '"' || !places_are_right(text, item.content)) return false;
  }
  return rest.starts_with('{');
}

constexpr std::string_view seeds[] = {
    R"({"version": 1, "质量": [0.10, -0, 1e5, true, false, null, {"a": "\u8d28\n", "b": []}],
  "weights": {"效率": 40, "体验": 60.5}, "": "😀"})",
    R"([[[]], {}, {"a": {"b": [1, 2, 3]}}, "\"\\\/\b\f\n\r\t\ud83d\ude00", -12.5E-3, "质检"])",
    R"("text")",
    R"(-0.5)",
    R"(  [ true , null ]  )",
};
constexpr std::string_view pieces[] = {
    "{",  "}", "[", "]", ",",      ":",    "\"",   "\\",   "\\u",  "d83d", "\\ude00",      "0",  "1",
    "9",  "-", "+", ".", "e",      "E",    "true", "null", "nul",  " ",    "\n",           "\t", "质",
    "，", "😀", "/", "'", "\"a\":", "\x01", "\x7F", "\xE8", "\x9F", "\xFF", "\xED\xA0\x80",
};

std::string mutated(std::string text, std::mt19937& random) {
  const auto below = [&random](std::size_t limit) { return static_cast<std::size_t>(random() % limit); };
  for (std::size_t count = below(4); count > 0; --count) {
    const std::size_t at = below(text.size() + 1);
    switch (below(4)) {
      case 0:
        text.insert(at, pieces[below(std::size(pieces))]);
        break;
      case 1:
        text.erase(at, 1 + below(3));
        break;
      case 2:
        text.resize(at);
        break;
      default:
        text.insert(at, text.substr(below(text.size() + 1), 1 + below(12)));
        break;
    }
  }
  return text;
}

TEST(JsonSyntaxOracle, AcceptsAndReadsWhatAnotherReaderDoes) {
  std::mt19937 random{20240607};
  int accepted = 0;
  int refused = 0;
  for (int round = 0; round < 40'000; ++round) {
    const std::string text = mutated(std::string{seeds[random() % std::size(seeds)]}, random);
    SCOPED_TRACE(text);
    std::optional<nlohmann::ordered_json> theirs;
    try {
      theirs = nlohmann::ordered_json::parse(text);
    } catch (const nlohmann::ordered_json::out_of_range&) {
      continue;  // a number beyond a double
    } catch (const nlohmann::ordered_json::parse_error&) {
    }
    const parsed ours = parse(text);
    ASSERT_EQ(ours.root.has_value(), theirs.has_value());
    if (!ours.root) {
      ++refused;
      ASSERT_FALSE(ours.diagnostics.empty());
      // Repeated keys before it are reported too.
      const diagnostic& finding = ours.diagnostics.back();
      ASSERT_NE(finding.message.code(), "duplicate_key");
      ASSERT_FALSE(finding.message.empty());
      ASSERT_LE(offset_of(text, {finding.line, finding.column}), text.size());
      continue;
    }
    ++accepted;
    ASSERT_TRUE(places_are_right(text, *ours.root));
    if (!ours.diagnostics.empty()) continue;  // a repeated key, of which the other keeps one
    ASSERT_TRUE(same(*ours.root, *theirs));
  }
  // The mutations must not be so wild, or so mild, that only one side is tried.
  EXPECT_GT(accepted, 5'000);
  EXPECT_GT(refused, 5'000);
}

}  // namespace
}  // namespace assay::document
