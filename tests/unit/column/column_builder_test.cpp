// SPDX-License-Identifier: Apache-2.0
//
// Columns made from a host's own types: what each becomes, what is refused, and that a refusal changes nothing.
#include <assay/column_builder.hpp>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <ratio>
#include <string>
#include <string_view>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <assay/error.hpp>

#include "column_values.hpp"

namespace assay {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::StrEq;

constexpr std::nullopt_t none = std::nullopt;

column_definition defined(column_type type, std::int32_t decimals = 0,
                          std::int64_t most = default_range_scaled, bool rounds = false) {
  column_definition definition;
  definition.name = "x";
  definition.type = type;
  definition.decimals = decimals;
  definition.round_half_even = rounds;
  definition.minimum_scaled = -most;
  definition.maximum_scaled = most;
  return definition;
}

std::vector<std::optional<std::int64_t>> held(const column_builder& builder) {
  const column_view view = builder.view();
  std::vector<std::optional<std::int64_t>> values;
  for (std::size_t row = 0; row < view.rows; ++row) {
    if (view.present(row)) {
      values.emplace_back(column_test::value_at(view, row));
    } else {
      values.emplace_back(none);
    }
  }
  return values;
}

/// What a column of this definition makes of the cells.
std::vector<std::optional<std::int64_t>> made(const column_definition& definition,
                                              const std::vector<cell>& cells) {
  column_builder builder{definition};
  for (const cell& each : cells)
    builder.append(each);
  return held(builder);
}

std::string refusal(const column_definition& definition, const cell& value) {
  column_builder builder{definition};
  builder.append_missing();
  try {
    builder.append(value);
  } catch (const error& problem) {
    EXPECT_EQ(problem.code(), error_code::data);
    EXPECT_EQ(builder.rows(), 1U);
    return problem.what();
  }
  return "taken";
}

TEST(column_builder, takes_every_integer_as_it_is) {
  EXPECT_THAT(made(defined(column_type::decimal, 2),
                   {std::int8_t{-1}, std::uint8_t{200}, short{3}, 4, 5U, 6L, 7UL, 8LL, std::size_t{9}}),
              ElementsAre(-100, 20000, 300, 400, 500, 600, 700, 800, 900));
  EXPECT_THAT(
      refusal(defined(column_type::integer), std::size_t{SIZE_MAX}),
      StrEq("row 2, column \"x\": 18446744073709551615 is outside -9007199254740991 to 9007199254740991, "
            "the range of the column; correct the value, or declare another \"minimum\" and "
            "\"maximum\""));
}

TEST(column_builder, takes_floats_as_their_shortest_decimal) {
  EXPECT_THAT(made(defined(column_type::decimal, 3), {2.675, 0.1F, 16777217.0, 1e-3F}),
              ElementsAre(2675, 100, 16777217000, 1));
  EXPECT_THAT(refusal(defined(column_type::decimal, 1), 0.25F), HasSubstr("0.25 has more digits"));
  EXPECT_THAT(refusal(defined(column_type::decimal, 1), std::numeric_limits<float>::infinity()),
              HasSubstr("inf is not a finite number"));
}

TEST(column_builder, everything_that_says_missing_is_missing) {
  const char* const nothing = nullptr;
  EXPECT_THAT(made(defined(column_type::integer), {nullptr, std::nullopt, missing_cell{}, cell{}, nothing,
                                                   std::optional<int>{}, std::optional<std::string_view>{},
                                                   std::optional<std::optional<int>>{std::optional<int>{}}}),
              ElementsAre(none, none, none, none, none, none, none, none));
  EXPECT_THAT(made(defined(column_type::integer),
                   {std::optional<int>{0}, std::optional<std::size_t>{7}, std::optional{std::optional{5}}}),
              ElementsAre(0, 7, 5));
}

TEST(column_builder, truth_values_are_not_numbers) {
  EXPECT_THAT(made(defined(column_type::boolean), {true, false, 1, 0, 1.0, "false", std::optional{true}}),
              ElementsAre(1, 0, 1, 0, 1, 0, 1));
  EXPECT_THAT(refusal(defined(column_type::integer), true), HasSubstr("true is not a number"));
  EXPECT_THAT(refusal(defined(column_type::boolean), std::uint64_t{2}), HasSubstr("2 is not a truth value"));
}

TEST(column_builder, texts_are_copied_and_numbered) {
  column_builder builder{defined(column_type::category)};
  {
    std::string gone = "north";
    builder.append(gone);
    builder.append(gone.c_str());
    builder.append(std::string_view{"南"});
    builder.append(std::optional<std::string>{"north"});
    gone = "other";
  }
  const column_view view = builder.view();
  EXPECT_EQ(view.texts.size, 2U);
  EXPECT_EQ(column_test::text_at(view, 1), "north");
  EXPECT_EQ(column_test::text_at(view, 2), "南");
  EXPECT_EQ(column_test::value_at(view, 3), 0);
  EXPECT_THAT(refusal(defined(column_type::category), "\xFF"), HasSubstr("is not UTF-8"));
  EXPECT_THAT(refusal(defined(column_type::category), 5), HasSubstr("5 is not a text"));
}

TEST(column_builder, times_of_any_unit_become_seconds) {
  using namespace std::chrono;
  using thirds = duration<std::int64_t, std::ratio<1, 3>>;
  EXPECT_THAT(made(defined(column_type::duration, 3),
                   {milliseconds{1500}, 2s, minutes{3}, hours{1}, duration<double>{0.25},
                    duration<double, std::milli>{1.5e3}, duration<double, std::ratio<60>>{0.1}, thirds{6},
                    nanoseconds{2'000'000}, -5ms, std::optional{std::chrono::seconds{4}},
                    duration<float>{0.5F}, days{1}}),
              testing::ElementsAreArray(std::vector<std::optional<std::int64_t>>{
                  1500, 2000, 180'000, 3'600'000, 250, 1500, 6000, 2000, 2, -5, 4000, 500, 86'400'000}));
  EXPECT_THAT(refusal(defined(column_type::duration, 3), duration<double, std::milli>{1.5}),
              HasSubstr("1.5 * 1/1000 s has more digits"));
}

TEST(column_builder, points_in_time_are_timestamps_and_lengths_are_durations) {
  using namespace std::chrono;
  const sys_seconds noon{std::chrono::seconds{1'775'044'800}};
  const sys_time<milliseconds> later = noon + milliseconds{250};
  EXPECT_THAT(made(defined(column_type::timestamp, 3), {noon, later, sys_days{year{1970} / 1 / 2}}),
              ElementsAre(1'775'044'800'000, 1'775'044'800'250, 86'400'000));
  EXPECT_THAT(refusal(defined(column_type::timestamp), later),
              HasSubstr("1775044800250 * 1/1000 s since 1970 has digits after the point"));
  EXPECT_THAT(refusal(defined(column_type::timestamp), std::chrono::seconds{1}),
              HasSubstr("1 s is not a number"));
  EXPECT_THAT(refusal(defined(column_type::duration), noon), HasSubstr("is not a number"));
  EXPECT_THAT(refusal(defined(column_type::integer), std::chrono::seconds{1}), HasSubstr("is not a number"));
}

TEST(column_builder, parts_of_a_second_are_rounded_where_the_column_says_so) {
  using namespace std::chrono;
  using thirds = duration<std::int64_t, std::ratio<1, 3>>;
  using eighths = duration<std::int64_t, std::ratio<1, 8>>;
  const column_definition rounds = defined(column_type::duration, 0, 1000, true);
  EXPECT_THAT(made(rounds, {milliseconds{500}, milliseconds{1500}, milliseconds{-500}, milliseconds{-1501},
                            thirds{1}, thirds{2}, thirds{-2}, eighths{4}, eighths{12}}),
              ElementsAre(0, 2, 0, -2, 0, 1, -1, 0, 2));
  EXPECT_THAT(refusal(defined(column_type::duration, 3), thirds{1}), HasSubstr("1 * 1/3 s has more digits"));
  EXPECT_THAT(
      refusal(defined(column_type::duration, 9), duration<std::int64_t, std::ratio<1, 3>>{INT64_MAX - 1}),
      HasSubstr("is outside"));
  EXPECT_THAT(refusal(defined(column_type::duration, 9), duration<std::int64_t, std::giga>{INT64_MAX}),
              HasSubstr("is outside"));
}

TEST(column_builder, is_used_again_after_it_was_cleared) {
  column_builder builder{defined(column_type::category)};
  builder.reserve(1000);
  for (int row = 0; row < 1000; ++row)
    builder.append(row % 2 == 0 ? "a" : "b");
  EXPECT_EQ(builder.rows(), 1000U);
  builder.clear();
  EXPECT_EQ(builder.rows(), 0U);
  EXPECT_EQ(builder.view().rows, 0U);
  builder.append("c");
  EXPECT_EQ(column_test::text_at(builder.view(), 0), "c");
  column_builder moved = std::move(builder);
  EXPECT_EQ(moved.rows(), 1U);
  EXPECT_EQ(moved.definition().name, "x");
}

}  // namespace
}  // namespace assay
