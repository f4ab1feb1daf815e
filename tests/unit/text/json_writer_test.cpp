// SPDX-License-Identifier: Apache-2.0
//
// What the JSON writer writes, byte by byte, and that a reader of another house agrees.
#include "text/json_writer.hpp"

#include <gtest/gtest.h>

#include <cstdint>
#include <limits>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <utility>

#include <assay/error.hpp>
#include <assay/integer.hpp>

namespace assay::text {
namespace {

std::string string_of(std::string_view value) { return json_writer{}.string(value).text(); }
std::string number_of(double value) { return json_writer{}.number(value).text(); }

TEST(JsonWriter, WritesScalars) {
  EXPECT_EQ(json_writer{}.null().text(), "null");
  EXPECT_EQ(json_writer{}.boolean(true).text(), "true");
  EXPECT_EQ(json_writer{}.boolean(false).text(), "false");
  EXPECT_EQ(json_writer{}.integer(0).text(), "0");
  EXPECT_EQ(json_writer{}.integer(std::numeric_limits<std::int64_t>::min()).text(), "-9223372036854775808");
  EXPECT_EQ(json_writer{}.integer(std::numeric_limits<std::int64_t>::max()).text(), "9223372036854775807");
  EXPECT_EQ(json_writer{}.string("").text(), "\"\"");
}

TEST(JsonWriter, PlacesCommasAndColons) {
  json_writer writer;
  writer.begin_object();
  writer.key("a")
      .begin_array()
      .integer(1)
      .integer(2)
      .begin_array()
      .end_array()
      .begin_object()
      .end_object()
      .end_array();
  writer.key("b").begin_object().key("c").null().key("d").boolean(true).end_object();
  writer.key("").string("x");
  writer.end_object();
  EXPECT_EQ(writer.text(), R"({"a":[1,2,[],{}],"b":{"c":null,"d":true},"":"x"})");
}

TEST(JsonWriter, IndentsByTwoSpaces) {
  json_writer writer{json_layout::indented};
  writer.begin_object();
  writer.key("a").begin_array().integer(1).string("二").begin_array().end_array().end_array();
  writer.key("b").begin_object().end_object();
  writer.key("c").begin_object().key("d").null().end_object();
  writer.end_object();
  EXPECT_EQ(writer.text(), R"({
  "a": [
    1,
    "二",
    []
  ],
  "b": {},
  "c": {
    "d": null
  }
})");
}

TEST(JsonWriter, EscapesWhatMustBeAndPassesTheRest) {
  EXPECT_EQ(string_of("say \"hi\" \\ /"), R"("say \"hi\" \\ /")");
  EXPECT_EQ(string_of("\b\f\n\r\t"), R"("\b\f\n\r\t")");
  EXPECT_EQ(string_of(std::string_view{"\0\x01\x1F\x7F", 4}), "\"\\u0000\\u0001\\u001f\x7F\"");
  EXPECT_EQ(string_of("客服质检 😀 é"), "\"客服质检 😀 é\"");
  EXPECT_EQ(json_writer{}.begin_object().key("a\"\n").null().end_object().text(), R"({"a\"\n":null})");
}

TEST(JsonWriter, WritesTheShortestTextOfADouble) {
  EXPECT_EQ(number_of(0.1), "0.1");
  EXPECT_EQ(number_of(2.675), "2.675");
  EXPECT_EQ(number_of(100.0), "100");
  EXPECT_EQ(number_of(-0.0), "-0");
  EXPECT_EQ(number_of(1e300), "1e+300");
  EXPECT_EQ(number_of(0.1 + 0.2), "0.30000000000000004");
  EXPECT_EQ(number_of(5e-324), "5e-324");
  EXPECT_EQ(number_of(-1.7976931348623157e308), "-1.7976931348623157e+308");
}

TEST(JsonWriter, RefusesNumbersThatJsonCannotSay) {
  for (const double value :
       {std::numeric_limits<double>::quiet_NaN(), std::numeric_limits<double>::infinity(),
        -std::numeric_limits<double>::infinity()}) {
    json_writer writer;
    writer.begin_array().integer(1);
    try {
      writer.number(value);
      FAIL() << value;
    } catch (const error& caught) {
      EXPECT_EQ(caught.code(), error_code::argument);
    }
    // Nothing was written, so the program can go on with something else.
    EXPECT_EQ(writer.null().end_array().text(), "[1,null]");
  }
}

TEST(JsonWriter, PassesSpelledNumbersThrough) {
  EXPECT_EQ(json_writer{}.raw_number("0.10").text(), "0.10");
  EXPECT_EQ(json_writer{}.raw_number(to_text(int128_min)).text(), "-170141183460469231731687303715884105728");
}

TEST(JsonWriter, KnowsWhenTheDocumentIsComplete) {
  json_writer writer;
  EXPECT_FALSE(writer.complete());
  writer.begin_array();
  EXPECT_FALSE(writer.complete());
  writer.end_array();
  EXPECT_TRUE(writer.complete());
  const std::string moved = std::move(writer).text();
  EXPECT_EQ(moved, "[]");
}

TEST(JsonWriter, IsReadBackByAnotherReader) {
  std::string every_byte;
  for (int code = 0; code < 0x80; ++code)
    every_byte += static_cast<char>(code);
  every_byte += "质检😀";
  for (const json_layout layout : {json_layout::compact, json_layout::indented}) {
    json_writer writer{layout};
    writer.begin_object().key(every_byte).begin_array();
    writer.string(every_byte)
        .number(0.1)
        .integer(-7)
        .boolean(false)
        .null()
        .raw_number("1.50")
        .end_array()
        .end_object();
    const auto read = nlohmann::json::parse(writer.text());
    ASSERT_EQ(read.size(), 1U);
    const auto& items = read.at(every_byte);
    ASSERT_EQ(items.size(), 6U);
    EXPECT_EQ(items[0], every_byte);
    EXPECT_EQ(items[1], 0.1);
    EXPECT_EQ(items[2], -7);
    EXPECT_EQ(items[3], false);
    EXPECT_TRUE(items[4].is_null());
    EXPECT_EQ(items[5], 1.5);
  }
}

TEST(IsJsonNumber, FollowsTheGrammar) {
  for (const std::string_view good :
       {"0", "-0", "7", "10", "-12", "0.5", "0.10", "1e5", "1E+5", "1.25e-10", "0e0"}) {
    EXPECT_TRUE(is_json_number(good)) << good;
  }
  for (const std::string_view bad :
       {"",     "-",  "+1", "01",  "-01", ".5",       "1.",    "1.e5", "1e",    "1e+",
        "0x10", "1 ", " 1", "1,5", "NaN", "Infinity", "1_000", "--1",  "1e5.0", "１"}) {
    EXPECT_FALSE(is_json_number(bad)) << bad;
  }
}

#ifndef NDEBUG
TEST(JsonWriterDeathTest, AssertsThatCallsNest) {
  GTEST_FLAG_SET(death_test_style, "threadsafe");
  EXPECT_DEATH(json_writer{}.key("a"), "a key belongs in an object");
  EXPECT_DEATH(json_writer{}.begin_array().key("a"), "a key belongs in an object");
  EXPECT_DEATH(json_writer{}.begin_object().key("a").key("b"), "the key before has no value");
  EXPECT_DEATH(json_writer{}.begin_object().null(), "a member needs a key");
  EXPECT_DEATH(json_writer{}.begin_object().end_array(), "end without its begin");
  EXPECT_DEATH(json_writer{}.end_object(), "end without its begin");
  EXPECT_DEATH(json_writer{}.begin_object().key("a").end_object(), "the last key has no value");
  EXPECT_DEATH(json_writer{}.null().null(), "a document is one value");
  EXPECT_DEATH(json_writer{}.raw_number("1."), "not a JSON number");
  EXPECT_DEATH((void)json_writer{}.begin_array().text(), "the document is not finished");
}
#endif

}  // namespace
}  // namespace assay::text
