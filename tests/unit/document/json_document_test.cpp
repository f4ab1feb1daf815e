// SPDX-License-Identifier: Apache-2.0
//
// What the JSON document keeps: values, spelling, order, places; and what it answers to texts that are not JSON.
#include "document/json_document.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

namespace assay::document {

std::ostream& operator<<(std::ostream& out, position where) {
  return out << where.line << ':' << where.column;
}

namespace {

value root_of(std::string_view text) {
  const parsed result = parse(text);
  EXPECT_TRUE(result.diagnostics.empty()) << describe(result.diagnostics.front(), "text");
  EXPECT_TRUE(result.root.has_value());
  return result.root.value_or(value{});
}

/// The diagnostics of a text, one a line.
std::string findings_of(std::string_view text) {
  std::string lines;
  for (const diagnostic& each : parse(text).diagnostics) {
    if (!lines.empty()) lines += '\n';
    lines += describe(each, "t");
  }
  return lines;
}

std::string repeated(std::string_view text, std::size_t count) {
  std::string result;
  for (std::size_t index = 0; index < count; ++index)
    result += text;
  return result;
}

TEST(JsonDocument, ReadsEveryKind) {
  const value root =
      root_of(R"({"a": null, "b": true, "c": false, "d": 1.50, "e": "x", "f": [1], "g": {"h": 2}})");
  ASSERT_TRUE(root.is(value_kind::object));
  const auto members = root.members();
  ASSERT_EQ(members.size(), 7U);
  EXPECT_TRUE(members[0].content.is(value_kind::null));
  EXPECT_TRUE(members[1].content.is(value_kind::boolean));
  EXPECT_TRUE(members[1].content.boolean());
  EXPECT_TRUE(members[2].content.is(value_kind::boolean));
  EXPECT_FALSE(members[2].content.boolean());
  EXPECT_TRUE(members[3].content.is(value_kind::number));
  EXPECT_EQ(members[3].content.text(), "1.50");
  EXPECT_TRUE(members[4].content.is(value_kind::string));
  EXPECT_EQ(members[4].content.text(), "x");
  EXPECT_EQ(members[5].content.kind(), value_kind::array);
  ASSERT_EQ(members[5].content.items().size(), 1U);
  EXPECT_EQ(members[5].content.items()[0].text(), "1");
  ASSERT_NE(root.find("g"), nullptr);
  ASSERT_NE(root.find("g")->find("h"), nullptr);
  EXPECT_EQ(root.find("g")->find("h")->text(), "2");
  EXPECT_EQ(root.find("h"), nullptr);
}

TEST(JsonDocument, AnswersEmptyToQuestionsOfAnotherKind) {
  const value number = root_of("1");
  EXPECT_FALSE(number.boolean());
  EXPECT_TRUE(number.items().empty());
  EXPECT_TRUE(number.members().empty());
  EXPECT_EQ(number.find("a"), nullptr);
  EXPECT_EQ(root_of("[1]").text(), "");
}

TEST(JsonDocument, KeepsNumbersAsWritten) {
  const value root =
      root_of("[0.10, -0, 1E+05, 123456789012345678901234567890, 1e400, 0.1000000000000000055511]");
  const std::vector<std::string_view> expected{
      "0.10", "-0", "1E+05", "123456789012345678901234567890", "1e400", "0.1000000000000000055511"};
  ASSERT_EQ(root.items().size(), expected.size());
  for (std::size_t index = 0; index < expected.size(); ++index)
    EXPECT_EQ(root.items()[index].text(), expected[index]);
}

TEST(JsonDocument, KeepsTheOrderOfMembers) {
  const value root = root_of(R"({"z": 1, "a": 2, "m": 3, "": 4, "b": 5})");
  std::string order;
  for (const member& each : root.members())
    order += each.key + ".";
  EXPECT_EQ(order, "z.a.m..b.");
}

TEST(JsonDocument, ResolvesEscapes) {
  EXPECT_EQ(root_of(R"("\"\\\/\b\f\n\r\t")").text(), "\"\\/\b\f\n\r\t");
  EXPECT_EQ(root_of(R"("\u0041\u00e9\u8D28\ud83d\uDE00")").text(), "Aé质😀");
  EXPECT_EQ(root_of(R"("\u0000")").text(), std::string(1, '\0'));
  EXPECT_EQ(root_of(R"("\ud800\udc00 \udbff\udfff \uFFFF \u07ff \u0800")").text(),
            "\U00010000 \U0010FFFF \uFFFF \u07FF \u0800");
  EXPECT_EQ(root_of(R"({"\u0061": 1})").members()[0].key, "a");
  EXPECT_EQ(root_of("\"\x7F\"").text(), "\x7F");
}

TEST(JsonDocument, KnowsWhereEverythingStarts) {
  const value root = root_of(
      "{\n"
      "  \"name\" : \"质检\", \"weight\": 0.10,\n"
      "\t\"质量\":[true ,{},\"a\\u0041\\n\" , null]\n"
      "}");
  EXPECT_EQ(root.where(), (position{1, 1}));
  const auto members = root.members();
  ASSERT_EQ(members.size(), 3U);
  EXPECT_EQ(members[0].key_where, (position{2, 3}));
  EXPECT_EQ(members[0].content.where(), (position{2, 12}));
  EXPECT_EQ(members[1].key_where, (position{2, 18}));  // behind Chinese text: six bytes, two columns
  EXPECT_EQ(members[1].content.where(), (position{2, 28}));
  EXPECT_EQ(members[2].key_where, (position{3, 2}));  // behind a tab
  EXPECT_EQ(members[2].content.where(), (position{3, 7}));
  const auto items = members[2].content.items();
  ASSERT_EQ(items.size(), 4U);
  EXPECT_EQ(items[0].where(), (position{3, 8}));
  EXPECT_EQ(items[1].where(), (position{3, 14}));
  EXPECT_EQ(items[2].where(), (position{3, 17}));
  EXPECT_EQ(items[3].where(), (position{3, 31}));
}

TEST(JsonDocument, CountsEveryKindOfLineEndOnce) {
  for (const std::string_view end : {"\n", "\r\n", "\r"}) {
    std::string text = "[1,";
    text.append(end).append(" 2,").append(end).append(end).append("\t3]");
    const value root = root_of(text);
    ASSERT_EQ(root.items().size(), 3U);
    EXPECT_EQ(root.items()[0].where(), (position{1, 2}));
    EXPECT_EQ(root.items()[1].where(), (position{2, 2}));
    EXPECT_EQ(root.items()[2].where(), (position{4, 2}));
  }
  EXPECT_EQ(root_of("\n\r1").where(), (position{3, 1}));
}

TEST(JsonDocument, CountsOneColumnForACharacterOutsideTheBasicPlane) {
  EXPECT_EQ(root_of(R"(["😀é", 1])").items()[1].where(), (position{1, 8}));
}

TEST(JsonDocument, AcceptsAByteOrderMarkAtTheStart) {
  const value root = root_of("\xEF\xBB\xBF [1]");
  EXPECT_EQ(root.where(), (position{1, 2}));
  EXPECT_EQ(findings_of("[\xEF\xBB\xBF]"),
            "t:1:2: error: /0: expected a value but found a byte order mark (U+FEFF); remove it; it may "
            "stand at the "
            "start of the text only [json_syntax]");
}

TEST(JsonDocument, CopiesAreIndependent) {
  value copy;
  {
    const value original = root_of(R"({"a": [1, {"b": "x"}]})");
    copy = original;
  }
  ASSERT_NE(copy.find("a"), nullptr);
  EXPECT_EQ(copy.find("a")->items()[1].find("b")->text(), "x");
}

TEST(JsonDocument, ReportsDuplicateKeysWithBothPlaces) {
  const parsed result = parse("{\"a\": 1, \"b\": [{\"x/y\": 1,\n \"x\\/y\": 2}],\n \"a\": 3, \"a\": 4}");
  ASSERT_TRUE(result.root.has_value());
  ASSERT_EQ(result.diagnostics.size(), 3U);
  EXPECT_EQ(describe(result.diagnostics[0], "t"),
            "t:2:2: error: /b/0/x~1y: \"x/y\" is already given at line 1, column 17; keep one of the two "
            "[duplicate_key]");
  EXPECT_EQ(
      describe(result.diagnostics[1], "t"),
      "t:3:2: error: /a: \"a\" is already given at line 1, column 2; keep one of the two [duplicate_key]");
  EXPECT_EQ(result.diagnostics[2].column, 10);
  EXPECT_EQ(result.root->members().size(), 4U);
  EXPECT_EQ(result.root->find("a")->text(), "1");
}

TEST(JsonDocument, ReportsAtMostAHundredDuplicates) {
  const parsed result = parse("{\"a\":0" + repeated(",\"a\":0", 500) + "}");
  EXPECT_TRUE(result.root.has_value());
  EXPECT_EQ(result.diagnostics.size(), 100U);
}

TEST(JsonDocument, RefusesWhatIsNotUtf8) {
  EXPECT_EQ(findings_of("{\n\"质\": \"\xE9t\xE9\"}"),
            "t:2:7: error: the text is not UTF-8 from here on; save it as UTF-8 [invalid_utf8]");
  const std::vector<std::string_view> damaged{"\x80",
                                              "\xC0\x80",
                                              "\xC1\xBF",
                                              "\xC3",
                                              "\xC3(",
                                              "\xE0\x9F\xBF",
                                              "\xED\xA0\x80",
                                              "\xE8\xB4",
                                              "\xF0\x8F\xBF\xBF",
                                              "\xF4\x90\x80\x80",
                                              "\xF5\x80",
                                              "\xFF",
                                              "\xF0\x9F\x98",
                                              "\xE8\xB4(",
                                              "\xF0\x9F\x98(",
                                              "\xEF\xBF",
                                              "\xF8\x88\x80\x80"};
  for (const std::string_view bytes : damaged) {
    const parsed result = parse("[\"" + std::string{bytes} + "\"]");
    EXPECT_FALSE(result.root.has_value());
    ASSERT_EQ(result.diagnostics.size(), 1U);
    EXPECT_EQ(result.diagnostics[0].message.code(), "invalid_utf8");
    EXPECT_EQ(result.diagnostics[0].column, 3);
  }
  EXPECT_EQ(root_of("\"\u0080\u07FF\u0800\uD7FF\uE000\uFFFF\U00010000\U0010FFFF\"").text().size(), 24U);
  EXPECT_EQ(
      findings_of("\xFF\xFE{"),
      "t:1:1: error: the text is not UTF-8 from here on; it is UTF-16; save it as UTF-8 [invalid_utf8]");
}

TEST(JsonDocument, LimitsDepth) {
  EXPECT_TRUE(parse(repeated("[", 64) + repeated("]", 64)).diagnostics.empty());
  EXPECT_TRUE(parse(repeated("{\"a\":", 64) + "1" + repeated("}", 64)).diagnostics.empty());
  EXPECT_EQ(findings_of(repeated("[", 64) + "{}" + repeated("]", 64)),
            "t:1:65: error: " + repeated("/0", 64) +
                ": objects and arrays are nested more than 64 deep; flatten the document [json_too_deep]");
  EXPECT_FALSE(parse(repeated("[", 1'000'000)).root.has_value());
}

TEST(JsonDocument, LimitsSize) {
  const std::string just = "\"" + std::string(maximum_bytes - 2, 'x') + "\"";
  EXPECT_EQ(root_of(just).text().size(), maximum_bytes - 2);
  EXPECT_EQ(findings_of(just + " "),
            "t: error: the document is larger than 16 MiB; split it [json_too_large]");
  EXPECT_FALSE(parse(just + " ").root.has_value());
}

TEST(JsonDocument, LimitsTheNumberOfValues) {
  // The array is a value too.
  EXPECT_TRUE(parse("[0" + repeated(",0", maximum_values - 2) + "]").root.has_value());
  const parsed result = parse("[0" + repeated(",0", maximum_values - 1) + "]");
  EXPECT_FALSE(result.root.has_value());
  ASSERT_EQ(result.diagnostics.size(), 1U);
  EXPECT_EQ(result.diagnostics[0].message.code(), "json_too_large");
}

TEST(JsonDocument, TakesLittleTimeForHostileTexts) {
  const auto start = std::chrono::steady_clock::now();
  // Many keys that are equal, and many members below a long key.
  EXPECT_TRUE(parse("{\"a\":0" + repeated(",\"a\":0", 900'000) + "}").root.has_value());
  const std::string key(1'000'000, 'k');
  const parsed below = parse("{\"" + key + "\":{\"a\":0" + repeated(",\"b\":0", 500'000) + "}}");
  EXPECT_TRUE(below.root.has_value());
  ASSERT_FALSE(below.diagnostics.empty());
  EXPECT_EQ(below.diagnostics.front().pointer, "");  // too long to be of use
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds{30});
}

TEST(PointerJoin, EscapesAsTheStandardSays) {
  EXPECT_EQ(pointer_join("", "a"), "/a");
  EXPECT_EQ(pointer_join("/a", "0"), "/a/0");
  EXPECT_EQ(pointer_join("/a", ""), "/a/");
  EXPECT_EQ(pointer_join("", "m~n/o~1"), "/m~0n~1o~01");
  EXPECT_EQ(pointer_join("/质", "检"), "/质/检");
}

}  // namespace
}  // namespace assay::document
