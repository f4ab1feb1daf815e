// SPDX-License-Identifier: Apache-2.0
//
// Other encodings than UTF-8: conversion, what speaks for and against them, and places in converted files.
#include "io/open/decoding.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <span>
#include <string>
#include <string_view>

#include <assay/error.hpp>

#include "unit/io/call_records.hpp"
#include "unit/io/compressed_text.hpp"

namespace assay::io {
namespace {

using test::encoded;
using test::failure;
using test::mapped;
using test::own_header;
using test::read_text;
using test::reading;
using test::skipping;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

// Gives one byte at a time.
class slow_source final : public byte_source {
 public:
  explicit slow_source(std::string text) : text_{std::move(text)} {}
  std::size_t read(std::span<char> target) override {
    if (at_ == text_.size()) return 0;
    target[0] = text_[at_++];
    return 1;
  }

 private:
  std::string text_;
  std::size_t at_ = 0;
};

std::string utf_8(const std::string& bytes, encoding from) {
  constexpr std::size_t limit = 10'000'000;
  std::string at_once = read_all(*decoded(from_text(bytes), from, "f"), limit, "f");
  EXPECT_EQ(read_all(*decoded(std::make_unique<slow_source>(bytes), from, "f"), limit, "f"), at_once);
  return at_once;
}

std::string contradicted(encoding declared, std::string_view beginning) {
  return contradiction(declared, beginning).text();
}

TEST(decoding, converts) {
  const std::string chinese = "客户,满意度\n王芳,5\n";
  EXPECT_EQ(utf_8(encoded(chinese, "GBK"), encoding::gbk), chinese);
  EXPECT_EQ(utf_8(encoded(chinese, "GB18030"), encoding::gb18030), chinese);
  EXPECT_EQ(utf_8(encoded("𠮷😀", "GB18030"), encoding::gb18030), "𠮷😀");
  EXPECT_EQ(utf_8(encoded(chinese + "😀", "UTF-16LE"), encoding::utf_16le), chinese + "😀");
  EXPECT_EQ(utf_8(encoded(chinese + "😀", "UTF-16BE"), encoding::utf_16be), chinese + "😀");
  EXPECT_EQ(utf_8("caf\xE9 \x80", encoding::windows_1252), "café €");
  EXPECT_EQ(utf_8("caf\xE9", encoding::latin_1), "café");
  EXPECT_EQ(utf_8("", encoding::gbk), "");
  std::string much;
  for (int row = 0; row < 9'000; ++row)
    much += "客户" + std::to_string(row) + "\n";
  EXPECT_EQ(utf_8(encoded(much, "GBK"), encoding::gbk), much);
  EXPECT_EQ(utf_8(encoded(much, "UTF-16LE"), encoding::utf_16le), much);
}

TEST(decoding, bytes_that_the_encoding_does_not_have_are_marked) {
  EXPECT_EQ(utf_8("a\xFF\xFE"
                  "b",
                  encoding::gbk),
            "a\xFF"
            "FF\xFF"
            "FE"
            "b");
  EXPECT_EQ(utf_8("a\xD6", encoding::gbk),
            "a\xFF"
            "D6")
      << "cut off by the end of the file";
  EXPECT_EQ(utf_8("\x81", encoding::windows_1252),
            "\xFF"
            "81");
}

TEST(decoding, wrong_declarations_are_contradicted) {
  const std::string chinese = "客户,满意度\n王芳,5\n";
  EXPECT_THAT(contradicted(encoding::gb18030, chinese), HasSubstr("beyond ASCII are utf-8"));
  EXPECT_THAT(contradicted(encoding::latin_1, "caf\xC3\xA9"), HasSubstr("are utf-8"));
  EXPECT_THAT(contradicted(encoding::utf_16le, "a,b\n"), HasSubstr("no zero bytes"));
  EXPECT_THAT(contradicted(encoding::gbk,
                           "\xFF\xFE"
                           "a"),
              HasSubstr("byte order mark is that of utf-16le"));
  EXPECT_EQ(contradicted(encoding::gb18030, encoded(chinese, "GB18030")), "");
  // 联通 in GBK is well-formed UTF-8 by accident.
  EXPECT_EQ(contradicted(encoding::gbk, encoded("联通,移动\n", "GBK")), "");
  EXPECT_EQ(contradicted(encoding::gbk, "a,b\n"), "");
  EXPECT_EQ(contradicted(encoding::latin_1, "caf\xE9"), "");
  EXPECT_EQ(contradicted(encoding::utf_16be, encoded(chinese, "UTF-16BE")), "");
}

TEST(decoding, declared_files_are_read_and_places_count_characters) {
  const std::string text =
      std::string{own_header} + "2026-04-01,王芳,true,3,4,5\n2026-04-01,李娜,也许,3,4,5\n";
  for (const std::string name : {"GBK", "GB18030", "UTF-16LE", "UTF-16BE"}) {
    const table_mapping mapping = mapped(R"({"encoding": ")" + name + R"("})");
    const reading read = read_text(encoded(text, name.c_str()), test::call_record(), mapping, skipping());
    ASSERT_EQ(read.rows.size(), 1U) << name;
    EXPECT_EQ(read.rows[0][1], "王芳");
    EXPECT_THAT(test::lines(read.report.messages),
                ElementsAre(HasSubstr("calls.csv:3:15: column \"answered\": \"也许\" is not")));
  }
}

TEST(decoding, a_byte_order_mark_is_enough) {
  const std::string text = std::string{own_header} + "2026-04-01,王芳,true,3,4,5\n";
  const reading read = read_text("\xFF\xFE" + encoded(text, "UTF-16LE"), test::call_record());
  ASSERT_EQ(read.rows.size(), 1U);
  EXPECT_EQ(read.rows[0][1], "王芳");
  EXPECT_THAT(test::lines(read.report.notes),
              ElementsAre("calls.csv: read as utf-16le, by its byte order mark"));
}

TEST(decoding, wrongly_declared_files_are_refused) {
  const std::string text = std::string{own_header} + "2026-04-01,王芳李娜,true,3,4,5\n";
  EXPECT_EQ(failure(text, mapped(R"({"encoding": "gb18030"})")),
            "calls.csv: the source mapping declares \"encoding\": \"gb18030\", and the file is not: its "
            "characters beyond "
            "ASCII are utf-8; correct the declaration, or leave it out for utf-8");
  EXPECT_THAT(
      failure(encoded(text, "GBK"), {}),
      HasSubstr(
          "calls.csv:2:12: not UTF-8: bytes CD at offset 59; it looks like gb18030: declare \"encoding\": "
          "\"gb18030\" in the source mapping"));
  EXPECT_THAT(failure(encoded(text, "UTF-16LE"), {}), HasSubstr("declare \"encoding\": \"utf-16le\""));
  EXPECT_THAT(failure(encoded(text, "UTF-16BE"), {}), HasSubstr("declare \"encoding\": \"utf-16be\""));
}

TEST(decoding, mixed_encodings_cost_the_rows_that_differ) {
  const std::string row = "2026-04-01,王芳李娜,true,3,4,5\n";
  const reading mixed = read_text(std::string{own_header} + row + encoded(row, "GBK") + row,
                                  test::call_record(), {}, skipping());
  EXPECT_EQ(mixed.rows.size(), 2U);
  EXPECT_EQ(mixed.report.rejected(reject_reason::invalid_utf8), 1U);
  const table_mapping gbk = mapped(R"({"encoding": "gbk"})");
  const std::string latin = "2026-04-01,a\xFF,true,3,4,5\n";
  const reading other =
      read_text(encoded(std::string{own_header} + row, "GBK") + latin, test::call_record(), gbk, skipping());
  EXPECT_EQ(other.rows.size(), 1U);
  EXPECT_EQ(other.report.rejected(reject_reason::bad_encoding), 1U);
  EXPECT_THAT(test::lines(other.report.messages),
              ElementsAre(HasSubstr("calls.csv:3:13: not gbk: byte FF; the declared encoding is "
                                    "wrong, or the file mixes encodings")));
}

}  // namespace
}  // namespace assay::io
