// SPDX-License-Identifier: Apache-2.0
//
// A row alone is read as it is among others, from every physical type; a column that comes again is bound by little, and
// only when it may be.
#include "column/column_loader.hpp"

#include <cmath>
#include <cstdint>
#include <cstring>
#include <limits>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "column/float_scaling.hpp"

namespace assay::column {
namespace {

column_definition defined(column_type type, std::int32_t decimals = 0) {
  column_definition definition;
  definition.type = type;
  definition.decimals = decimals;
  definition.minimum_scaled = -default_range_scaled;
  definition.maximum_scaled = default_range_scaled;
  return definition;
}

void expect_single_rows_as_batches(const column_definition& definition, const column_view& column) {
  column_loader loader{definition};
  ASSERT_FALSE(loader.bind(column).has_value());
  std::vector<std::uint64_t> known((column.rows + 63) / 64);
  std::vector<std::int64_t> buffer(column.rows);
  loader.known(0, column.rows, known.data());
  const std::int64_t* const numbers = loader.numbers(0, column.rows, known.data(), buffer.data());
  for (std::size_t row = 0; row < column.rows; ++row) {
    const bool is_known = ((known[row / 64] >> (row % 64)) & 1U) != 0;
    ASSERT_EQ(loader.is_known(row), is_known) << row;
    if (is_known) {
      ASSERT_EQ(loader.number(row), numbers[row]) << row;
    }
  }
}

TEST(column_loader, a_row_alone_is_read_as_among_others) {
  const std::uint8_t validity[] = {0b1011'0111, 0b1};
  const column_definition tenths = defined(column_type::decimal, 1);
  const std::vector<std::int8_t> small{1, -1, 0, 127, -128, 5, 6, 7, 8};
  const std::vector<std::int64_t> large{1, -1, 0, INT64_MAX, INT64_MIN, 5, 6, 7, 8};
  const std::vector<std::uint64_t> positive{1, 2, UINT64_MAX, 4, 5, 6, 7, 8, 9};
  const double nan = std::numeric_limits<double>::quiet_NaN();
  const std::vector<double> doubles{1.5, nan, -0.1, 1e300, 0.25, 3, nan, 7.5, INFINITY};
  const std::vector<float> floats{1.5F, 0.1F, -0.1F, 1e30F, 0.25F, 3, 4, 7.5F, 9};
  for (const bool all : {true, false}) {
    const auto seen = [&](const column_view& column) {
      return all ? column : column.with_validity(validity);
    };
    expect_single_rows_as_batches(tenths, seen(column_view::of(small)));
    expect_single_rows_as_batches(tenths, seen(column_view::of(large)));
    expect_single_rows_as_batches(tenths, seen(column_view::of(large, 3)));
    expect_single_rows_as_batches(tenths, seen(column_view::scaled(large)));
    expect_single_rows_as_batches(tenths, seen(column_view::of(positive)));
    expect_single_rows_as_batches(tenths, seen(column_view::of(floats)));
    column_view with_nan = column_view::of(doubles);
    expect_single_rows_as_batches(tenths, seen(with_nan));
    with_nan.nan_is_missing = true;
    expect_single_rows_as_batches(tenths, seen(with_nan));
  }
}

TEST(column_loader, dates_are_their_midnight) {
  const std::vector<std::int32_t> days{0, 20'000, -1, INT32_MAX};
  column_definition seconds = defined(column_type::timestamp);
  expect_single_rows_as_batches(seconds, column_view::dates(days));
  column_loader loader{seconds};
  ASSERT_FALSE(loader.bind(column_view::dates(days)).has_value());
  EXPECT_EQ(loader.number(1), 1'728'000'000);
  EXPECT_EQ(loader.number(2), -86'400);
  EXPECT_EQ(loader.value_at(3).value, std::int64_t{INT32_MAX} * 86'400);

  column_loader milliseconds{defined(column_type::timestamp, 3)};
  ASSERT_FALSE(milliseconds.bind(column_view::dates(days)).has_value());
  EXPECT_EQ(milliseconds.number(1), 1'728'000'000'000);

  // Not what fits 64 bits.
  const std::vector<std::int64_t> far{INT64_MAX, INT64_MIN, INT64_MAX / 86'400, 1};
  expect_single_rows_as_batches(seconds, column_view::dates(far));
  ASSERT_FALSE(loader.bind(column_view::dates(far)).has_value());
  EXPECT_FALSE(loader.value_at(0).ok());
  EXPECT_FALSE(loader.value_at(1).ok());
  EXPECT_EQ(loader.number(3), 86'400);
  // Half days, with one decimal more than the column.
  const std::vector<std::int64_t> halves{5, 10};
  column_view fine = column_view::dates(halves);
  fine.decimals = 1;
  expect_single_rows_as_batches(seconds, fine);
  ASSERT_FALSE(loader.bind(fine).has_value());
  EXPECT_EQ(loader.number(0), 43'200);
}

TEST(column_loader, only_a_column_that_comes_as_the_last_one_is_bound_again) {
  const std::vector<std::int64_t> one{1};
  const std::vector<std::int64_t> two{2};
  const std::vector<std::int32_t> narrow{3};
  column_loader loader{defined(column_type::integer)};
  EXPECT_FALSE(loader.rebind(column_view::of(one), 1)) << "nothing came before";
  ASSERT_FALSE(loader.bind(column_view::of(one)).has_value());
  ASSERT_TRUE(loader.rebind(column_view::of(two), 1));
  EXPECT_EQ(loader.number(0), 2);
  EXPECT_FALSE(loader.rebind(column_view::of(two), 2)) << "other rows";
  EXPECT_FALSE(loader.rebind(column_view::of(narrow), 1)) << "another type";
  EXPECT_FALSE(loader.rebind(column_view::of(two, 2), 1)) << "other decimals";
  EXPECT_FALSE(loader.rebind(column_view::dates(two), 1)) << "days";
  EXPECT_FALSE(loader.rebind(column_view{}, 1)) << "nothing";
  column_view nowhere = column_view::of(two);
  nowhere.values = nullptr;
  EXPECT_FALSE(loader.rebind(nowhere, 1));
  nowhere.values = reinterpret_cast<const char*>(two.data()) + 1;
  EXPECT_FALSE(loader.rebind(nowhere, 1)) << "not aligned";
  column_view with_texts = column_view::of(two);
  with_texts.texts.layout = text_layout::views;
  EXPECT_FALSE(loader.rebind(with_texts, 1)) << "texts of numbers";
  EXPECT_EQ(loader.number(0), 2) << "what was bound stays";
  loader.release();
  EXPECT_FALSE(loader.rebind(column_view::of(one), 1));
}

TEST(category_codes, views_of_texts_are_read_where_they_lie) {
  struct entry {
    std::int32_t length;
    char text[12];
  };
  const std::string_view memory = "the first text of all, another one";
  std::vector<entry> entries{
      {0, {}}, {12, {'e', 'x', 'a', 'c', 't', 'l', 'y', ' ', 'f', 'i', 't', 's'}}, {13, {}}};
  const std::int32_t place[] = {0, 1, 4};  // the first bytes are not looked at
  std::memcpy(entries[2].text, place, sizeof place);
  const text_memory memories[] = {{nullptr, 0}, {memory.data(), memory.size()}};
  column_loader loader{defined(column_type::category)};
  const auto bound = [&] {
    return loader.bind(column_view::of(text_list::utf8_views(entries.data(), entries.size(), memories)));
  };
  ASSERT_FALSE(bound().has_value());
  ASSERT_EQ(loader.codes().texts().size(), 3U);
  EXPECT_EQ(loader.codes().texts()[0], "");
  EXPECT_EQ(loader.codes().texts()[1], "exactly fits");
  EXPECT_EQ(loader.codes().texts()[2], "first text of");

  const std::int32_t broken[][3] = {{0, 2, 0}, {0, -1, 0}, {0, 1, -1}, {0, 1, 22}, {0, 0, 0}};
  for (const auto& words : broken) {
    std::memcpy(entries[2].text, words, sizeof words);
    const auto fault = bound();
    ASSERT_TRUE(fault.has_value()) << words[1] << ' ' << words[2];
    EXPECT_EQ(fault->index, 2U);
  }
  entries[2].length = -1;
  EXPECT_TRUE(bound().has_value());
  // What no row has may be anything.
  const std::uint8_t validity = 0b011;
  const column_view two = column_view::of(text_list::utf8_views(entries.data(), entries.size(), memories))
                              .with_validity(&validity);
  EXPECT_FALSE(loader.bind(two).has_value());
  EXPECT_EQ(loader.codes().key_at(2), 0U);
}

TEST(category_codes, a_row_alone_knows_its_text) {
  const std::vector<std::string_view> texts{"a", "b"};
  const std::vector<std::string_view> others{"x", "y", "z"};
  const std::vector<std::int32_t> codes{1};
  const std::vector<std::int32_t> beyond{2};
  column_loader loader{defined(column_type::category)};
  ASSERT_FALSE(loader.bind(column_view::codes(codes, std::span{texts})).has_value());
  EXPECT_EQ(loader.codes().single_text(), "b");
  ASSERT_TRUE(loader.rebind(column_view::codes(beyond, std::span{others}), 1));
  EXPECT_EQ(loader.codes().single_text(), "z");
  ASSERT_TRUE(loader.rebind(column_view::codes(beyond, std::span{texts}), 1));
  EXPECT_EQ(loader.codes().single_key(), 0U) << "a code without a text";
  const std::uint8_t none = 0;
  ASSERT_TRUE(loader.rebind(column_view::codes(codes, std::span{texts}).with_validity(&none), 1));
  EXPECT_EQ(loader.codes().single_key(), 0U) << "no value";
  EXPECT_FALSE(loader.rebind(column_view::of(std::span{texts}.first(1)), 1)) << "texts without a dictionary";
  ASSERT_FALSE(loader.bind(column_view::of(std::span{texts}.last(1))).has_value());
  EXPECT_EQ(loader.codes().single_text(), "b");
}

TEST(float_scaling, gives_the_shortest_decimal_of_each_number) {
  const std::vector<double> numbers{2.675, -0.001, 0, 1e15, 0.1, 123456.789, 1e300, 5e-324};
  number_rule rule;
  rule.minimum = -default_range_scaled;
  rule.maximum = default_range_scaled;
  for (const bool rounds : {false, true}) {
    rule.round_half_even = rounds;
    for (rule.decimals = 0; rule.decimals <= 9; ++rule.decimals) {
      const std::uint64_t known = 0xFF;
      std::vector<std::int64_t> scaled(numbers.size());
      scale_floats(numbers.data(), numbers.size(), &known, rule, scaled.data());
      for (std::size_t row = 0; row < numbers.size(); ++row) {
        const scaled_value expected = read_number(numbers[row], rule);
        const bool usable = scaled[row] >= rule.minimum && scaled[row] <= rule.maximum;
        ASSERT_EQ(usable, expected.ok()) << numbers[row] << " " << rule.decimals;
        if (usable) {
          ASSERT_EQ(scaled[row], expected.value) << numbers[row] << " " << rule.decimals;
        }
      }
    }
  }
}

}  // namespace
}  // namespace assay::column
