// SPDX-License-Identifier: Apache-2.0
//
// 128-bit integers: texts and back, and arithmetic at both ends of the range.
#include <assay/integer.hpp>

#include <gtest/gtest.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace assay {
namespace {

constexpr std::string_view largest_text = "170141183460469231731687303715884105727";
constexpr std::string_view smallest_text = "-170141183460469231731687303715884105728";

static_assert(static_cast<uint128>(int128_max) == ~uint128{0} >> 1);
static_assert(int128_min < 0 && static_cast<uint128>(int128_min) == uint128{1} << 127);

TEST(Integer, MagnitudeHoldsForTheSmallestNumberToo) {
  static_assert(magnitude(0) == 0);
  static_assert(magnitude(-1) == 1);
  static_assert(magnitude(int128_max) == static_cast<uint128>(int128_max));
  static_assert(magnitude(int128_min) == uint128{1} << 127);
  EXPECT_EQ(magnitude(-5), 5U);
}

TEST(Integer, CheckedArithmeticEndsWithTheType) {
  static_assert(checked_add<std::int64_t>(INT64_MAX, 0) == INT64_MAX);
  static_assert(!checked_add<std::int64_t>(INT64_MAX, 1));
  static_assert(!checked_add<std::int64_t>(INT64_MIN, -1));
  static_assert(checked_subtract<std::int64_t>(-1, INT64_MAX) == INT64_MIN);
  static_assert(!checked_subtract<std::int64_t>(0, INT64_MIN));
  static_assert(checked_multiply<std::int64_t>(INT64_MIN, 1) == INT64_MIN);
  static_assert(!checked_multiply<std::int64_t>(INT64_MIN, -1));
  static_assert(checked_add<int128>(int128_max, int128_min) == -1);
  static_assert(!checked_add<int128>(int128_max, 1));
  static_assert(!checked_subtract<int128>(int128_min, 1));
  static_assert(!checked_subtract<int128>(0, int128_min));
  static_assert(checked_multiply<int128>(int128_max, -1) == -int128_max);
  static_assert(!checked_multiply<int128>(int128_min, -1));
  static_assert(!checked_multiply<int128>(int128{1} << 64, int128{1} << 63));

  // The same once more while running: 128-bit overflow checks are library calls on some compilers.
  const auto root = parse_int128("13043817825332782212");  // floor of the square root of int128_max
  ASSERT_TRUE(root);
  EXPECT_TRUE(checked_multiply<int128>(*root, *root));
  EXPECT_FALSE(checked_multiply<int128>(*root + 1, *root + 1));
  EXPECT_FALSE(checked_multiply<int128>(*root + 1, -*root - 1));
}

TEST(Integer, PowersOfTen) {
  static_assert(power_of_ten(0) == 1);
  static_assert(power_of_ten(1) == 10);
  static_assert(power_of_ten(18) == 1'000'000'000'000'000'000);
  std::string digits = "1";
  for (int exponent = 0; exponent <= 18; ++exponent, digits += '0')
    EXPECT_EQ(to_text(power_of_ten(exponent)), digits);
}

TEST(Integer, TextOfTheEnds) {
  EXPECT_EQ(to_text(0), "0");
  EXPECT_EQ(to_text(-1), "-1");
  EXPECT_EQ(to_text(int128_max), largest_text);
  EXPECT_EQ(to_text(int128_min), smallest_text);
}

TEST(Integer, ParsesBothEndsAndNothingBeyond) {
  static_assert(parse_int128(largest_text) == int128_max);
  static_assert(parse_int128(smallest_text) == int128_min);
  static_assert(!parse_int128("170141183460469231731687303715884105728"));
  static_assert(!parse_int128("-170141183460469231731687303715884105729"));
  static_assert(!parse_int128("1701411834604692317316873037158841057270"));
  static_assert(!parse_int128("999999999999999999999999999999999999999999999999"));
  EXPECT_EQ(parse_int128(std::string(100, '0') + "7"), 7);
}

TEST(Integer, ParsesOnlyWholeTexts) {
  static_assert(parse_int128("0") == 0);
  static_assert(parse_int128("-0") == 0);
  static_assert(parse_int128("-007") == -7);
  for (const std::string_view text :
       {"", "-", "+1", "--1", " 1", "1 ", "1.0", "1e3", "0x1", "1-", "\xD9\xA1", "1'000", "one"}) {
    EXPECT_EQ(parse_int128(text), std::nullopt) << '"' << text << '"';
  }
  EXPECT_EQ(parse_int128(std::string_view{"1\0", 2}), std::nullopt);
}

TEST(Integer, TextsComeBack) {
  int128 power = 1;
  for (int bit = 0; bit < 126; ++bit, power *= 2) {
    for (const int128 value : {power - 1, power, power + 1, -power, -power - 1}) {
      EXPECT_EQ(parse_int128(to_text(value)), value) << to_text(value);
    }
  }
}

}  // namespace
}  // namespace assay
