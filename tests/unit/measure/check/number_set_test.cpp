// SPDX-License-Identifier: Apache-2.0
#include "measure/check/number_set.hpp"

#include <vector>

#include <gtest/gtest.h>

namespace assay::measure {

void PrintTo(const number_range& range, std::ostream* out) { *out << range.low << ".." << range.high; }

namespace {

constexpr std::int64_t lowest = INT64_MIN;
constexpr std::int64_t highest = INT64_MAX;

number_set compare(row_kind kind, std::string_view value, std::int32_t scale) {
  return set_of_comparison(kind, decimal::parse(value).value(), scale);
}

TEST(number_set, comparisons_fold_the_constant_to_the_scale) {
  EXPECT_EQ(compare(row_kind::less_or_equal, "300", 0), (number_set{{lowest, 300}}));
  EXPECT_EQ(compare(row_kind::less_or_equal, "300.5", 0), (number_set{{lowest, 300}}));
  EXPECT_EQ(compare(row_kind::less, "300.5", 0), (number_set{{lowest, 300}}));
  EXPECT_EQ(compare(row_kind::less, "300", 0), (number_set{{lowest, 299}}));
  EXPECT_EQ(compare(row_kind::less, "300", 1), (number_set{{lowest, 2999}}));
  EXPECT_EQ(compare(row_kind::greater, "300.5", 0), (number_set{{301, highest}}));
  EXPECT_EQ(compare(row_kind::greater_or_equal, "300.5", 0), (number_set{{301, highest}}));
  EXPECT_EQ(compare(row_kind::greater_or_equal, "300", 0), (number_set{{300, highest}}));
  EXPECT_EQ(compare(row_kind::greater, "300", 2), (number_set{{30001, highest}}));
  EXPECT_EQ(compare(row_kind::equal, "300.5", 1), (number_set{{3005, 3005}}));
  EXPECT_EQ(compare(row_kind::equal, "300.5", 0), number_set{});
  EXPECT_EQ(compare(row_kind::not_equal, "300.5", 0), (number_set{{lowest, highest}}));
  EXPECT_EQ(compare(row_kind::not_equal, "3", 0), (number_set{{lowest, 2}, {4, highest}}));
}

TEST(number_set, negative_constants_round_down) {
  EXPECT_EQ(compare(row_kind::less_or_equal, "-0.5", 0), (number_set{{lowest, -1}}));
  EXPECT_EQ(compare(row_kind::less, "-0.5", 0), (number_set{{lowest, -1}}));
  EXPECT_EQ(compare(row_kind::greater, "-0.5", 0), (number_set{{0, highest}}));
  EXPECT_EQ(compare(row_kind::greater_or_equal, "-1.0", 0), (number_set{{-1, highest}}));
}

TEST(number_set, constants_beyond_64_bits_keep_all_or_nothing) {
  EXPECT_EQ(compare(row_kind::less_or_equal, "9223372036854775807", 2), (number_set{{lowest, highest}}));
  EXPECT_EQ(compare(row_kind::greater, "9223372036854775807", 2), number_set{});
  EXPECT_EQ(compare(row_kind::greater, "9223372036854775807", 0), number_set{});
  EXPECT_EQ(compare(row_kind::less, "-9223372036854775807", 9), number_set{});
  EXPECT_EQ(compare(row_kind::equal, "9223372036854775807", 1), number_set{});
  EXPECT_EQ(compare(row_kind::equal, "9223372036854775807", 0), (number_set{{highest, highest}}));
}

TEST(number_set, lists_join_neighbours_and_drop_what_cannot_be) {
  const std::vector<decimal> values{{-3}, {0}, {5, 1}, {1}, {2}, {7}};
  EXPECT_EQ(set_of_list(values, 0), (number_set{{-3, -3}, {0, 2}, {7, 7}}));
  EXPECT_EQ(set_of_list(values, 1), (number_set{{-30, -30}, {0, 0}, {5, 5}, {10, 10}, {20, 20}, {70, 70}}));
  EXPECT_EQ(set_of_list({{5, 1}}, 0), number_set{});
}

TEST(number_set, intersections_unions_and_complements) {
  const number_set left{{1, 5}, {10, 20}, {30, highest}};
  const number_set right{{lowest, 1}, {4, 12}, {20, 20}, {25, 29}};
  EXPECT_EQ(intersection(left, right), (number_set{{1, 1}, {4, 5}, {10, 12}, {20, 20}}));
  EXPECT_EQ(intersection(left, {}), number_set{});
  EXPECT_EQ(united({{10, 20}, {1, 5}, {30, highest}, {lowest, 1}, {4, 12}, {25, 29}}),
            (number_set{{lowest, 20}, {25, highest}}));
  EXPECT_EQ(complement({}), (number_set{{lowest, highest}}));
  EXPECT_EQ(complement({{lowest, highest}}), number_set{});
  EXPECT_EQ(complement(left), (number_set{{lowest, 0}, {6, 9}, {21, 29}}));
  EXPECT_EQ(complement(complement(right)), right);
}

}  // namespace
}  // namespace assay::measure
