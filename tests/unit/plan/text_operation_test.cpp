// SPDX-License-Identifier: Apache-2.0
//
// What SQLite cannot be asked: damaged UTF-8, limits, and the spelling of patterns. The rest is compared with it.
#include "plan/text_operation.hpp"

#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <assay/error.hpp>

#include "failure.hpp"

namespace assay::plan {
namespace {

std::string with(text_function function, std::string_view text) {
  return mapped({function, {" "}, 0, -1}, text);
}
std::string part(std::string_view text, std::int64_t from, std::int64_t length) {
  return mapped({text_function::substring, {}, from, length}, text);
}
bool like(std::string_view text, std::string_view pattern) { return like_pattern{pattern}.matches(text); }

TEST(text_operation, letters_are_those_of_ascii) {
  EXPECT_EQ(with(text_function::lower, "PhOnE Ä 电话"), "phone Ä 电话");
  EXPECT_EQ(with(text_function::upper, "phone ä 电话"), "PHONE ä 电话");
}

TEST(text_operation, blanks_are_ascii_spaces_unless_said) {
  EXPECT_EQ(with(text_function::trim, "  a b\t "), "a b\t");
  EXPECT_EQ(with(text_function::trim_left, "  a "), "a ");
  EXPECT_EQ(with(text_function::trim_right, "  a "), "  a");
  EXPECT_EQ(with(text_function::trim, "   "), "");
  EXPECT_EQ(mapped({text_function::trim, {"\u3000 \t"}, 0, -1}, "\t\u3000电话\u3000 "), "电话");
  EXPECT_EQ(mapped({text_function::trim, {""}, 0, -1}, " a "), " a ");
}

TEST(text_operation, parts_are_counted_in_code_points) {
  EXPECT_EQ(part("在线客服", 2, 2), "线客");
  EXPECT_EQ(part("在线客服", -1, -1), "服");
  EXPECT_EQ(part("在线客服", 5, 1), "");
  EXPECT_EQ(part("abc", -5, 3), "a");
  EXPECT_EQ(part("abc", -5, -1), "abc");
  EXPECT_EQ(part("a\xFF\xE7\x94z", 2, 1), "\xFF");
  EXPECT_EQ(part("abc", INT64_MAX, INT64_MAX), "");
  EXPECT_EQ(part("abc", INT64_MIN + 1, INT64_MAX), "abc");
}

TEST(text_operation, numbers_of_texts) {
  EXPECT_EQ(measured({text_function::length, {}, 0, -1}, "在线a"), 3);
  EXPECT_EQ(measured({text_function::length, {}, 0, -1}, ""), 0);
  EXPECT_EQ(measured({text_function::position, {"线"}, 0, -1}, "在线a"), 2);
  EXPECT_EQ(measured({text_function::position, {"x"}, 0, -1}, "在线a"), 0);
  EXPECT_EQ(measured({text_function::position, {""}, 0, -1}, "在线a"), 1);
}

TEST(text_operation, results_have_a_limit) {
  const std::string long_text(longest_text_bytes, 'a');
  EXPECT_EQ(with(text_function::lower, long_text), long_text);
  const auto too_long = assay::test::fails_with(
      error_code::limit, "a text of more than " + std::to_string(longest_text_bytes) + " bytes");
  const auto longer = [&] { (void)mapped({text_function::replace, {"a", "bb"}, 0, -1}, long_text); };
  EXPECT_THAT(longer, too_long);
  EXPECT_THAT([&] { (void)joined(long_text, "a"); }, too_long);
  EXPECT_EQ(joined(long_text, "").size(), longest_text_bytes);
}

TEST(text_operation, patterns_match_code_points) {
  EXPECT_TRUE(like("电话", "__"));
  EXPECT_FALSE(like("电话", "___"));
  EXPECT_TRUE(like("", "%"));
  EXPECT_FALSE(like("", "_%"));
  EXPECT_TRUE(like("aXbXc", "%X_"));
  EXPECT_TRUE(like("mississippi", "%iss%ip%"));
  EXPECT_FALSE(like("mississippi", "%iss%ix%"));
  EXPECT_TRUE(like("50%", "50\\%"));
  EXPECT_FALSE(like("50x", "50\\%"));
  EXPECT_TRUE(like("a\\b", "a\\\\b"));
  EXPECT_TRUE(like("\xFF\xFE", "__"));
  EXPECT_FALSE(like("Phone", "phone"));
  EXPECT_TRUE(like(std::string(5000, 'a') + "b", "%a%a%a%a%b"));
}

TEST(text_operation, patterns_have_one_spelling) {
  EXPECT_EQ(normal_pattern("a%%_%b", ""), "a_%b");
  EXPECT_EQ(normal_pattern("100!%!_!!", "!"), "100\\%\\_!");
  EXPECT_EQ(normal_pattern("a\\b", ""), "a\\\\b");
  EXPECT_EQ(normal_pattern("电%", "电"), "\\%");
  EXPECT_EQ(normal_pattern("a!", "!"), std::nullopt);
  EXPECT_EQ(normal_pattern("", ""), "");
  EXPECT_EQ(only_match("50\\%"), "50%");
  EXPECT_EQ(only_match("50%"), std::nullopt);
  EXPECT_EQ(only_match(""), "");
}

}  // namespace
}  // namespace assay::plan
