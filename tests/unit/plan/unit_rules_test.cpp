// SPDX-License-Identifier: Apache-2.0
#include "plan/unit_rules.hpp"

#include <array>
#include <string>

#include <gtest/gtest.h>

#include "unit/measure/sample_records.hpp"

namespace assay::plan_test {
namespace {

using plan::accepts;

TEST(unit_rules, a_declared_unit_takes_what_it_can_mean) {
  constexpr std::array all{unit::ratio, unit::seconds, unit::score, unit::count, unit::number};
  // Rows: computed; columns: declared, in the order of `all`.
  constexpr std::array<std::array<bool, 5>, 5> expected{{
      {true, false, false, false, true},   // ratio
      {false, true, false, false, false},  // seconds
      {false, false, true, false, true},   // score
      {false, false, false, true, true},   // count
      {true, false, true, true, true},     // number
  }};
  for (std::size_t computed = 0; computed < all.size(); ++computed) {
    for (std::size_t declared = 0; declared < all.size(); ++declared) {
      EXPECT_EQ(accepts(all[declared], all[computed]), expected[computed][declared])
          << name_of(all[computed]) << " declared as " << name_of(all[declared]);
    }
  }
}

/// The unit of a formula, or the code of its fault.
std::string unit_of(std::string_view text) {
  const auto outcome = measure_test::compile_sample(text).outcome;
  return outcome.ok() ? std::string{name_of(outcome.result)}
                      : std::string{outcome.faults.front().message.code()};
}

TEST(unit_rules, aggregates_have_the_unit_of_their_metric) {
  EXPECT_EQ(unit_of("count(*)"), "count");
  EXPECT_EQ(unit_of("count(channel)"), "count");
  EXPECT_EQ(unit_of("rate(due)"), "ratio");
  EXPECT_EQ(unit_of("avg(handle_s)"), "seconds");
  EXPECT_EQ(unit_of("max(closed - created)"), "seconds");
  EXPECT_EQ(unit_of("sum(amount)"), "number");
  EXPECT_EQ(unit_of("sum(amount * 5 min)"), "seconds");
  EXPECT_EQ(unit_of("nps(score)"), "score");
  EXPECT_EQ(unit_of("csat(csat, 'top2of5')"), "ratio");
  EXPECT_EQ(unit_of("csat(csat, 'net')"), "ratio");
  EXPECT_EQ(unit_of("csat(csat, 'mean')"), "score");
  EXPECT_EQ(unit_of("csat(csat, 'mean100')"), "score");
}

TEST(unit_rules, sums_need_one_unit) {
  EXPECT_EQ(unit_of("1 - rate(due)"), "ratio");
  EXPECT_EQ(unit_of("rate(due) - rate(resolved)"), "ratio");
  EXPECT_EQ(unit_of("rate(due) - 5%"), "ratio");
  EXPECT_EQ(unit_of("count(*) + 1"), "count");
  EXPECT_EQ(unit_of("count(*) + complaints"), "count");
  EXPECT_EQ(unit_of("count(*) + sum(score)"), "number");
  EXPECT_EQ(unit_of("avg(score) - nps(score)"), "score");
  EXPECT_EQ(unit_of("nps(score) + 100"), "score");
  EXPECT_EQ(unit_of("avg(handle_s) + avg(first_response_s)"), "seconds");
  EXPECT_EQ(unit_of("avg(handle_s) - 5 min"), "seconds");
  EXPECT_EQ(unit_of("avg(handle_s) - 300"), "mixed_units");
  EXPECT_EQ(unit_of("300 - avg(handle_s)"), "mixed_units");
  EXPECT_EQ(unit_of("avg(handle_s) + rate(due)"), "mixed_units");
  EXPECT_EQ(unit_of("avg(handle_s) + count(*)"), "mixed_units");
  EXPECT_EQ(unit_of("rate(due) + count(*)"), "mixed_units");
  EXPECT_EQ(unit_of("rate(due) + nps(score)"), "mixed_units");
  EXPECT_EQ(unit_of("rate(due) + 5 min"), "mixed_units");
}

TEST(unit_rules, products_and_quotients) {
  EXPECT_EQ(unit_of("complaints / count(*)"), "ratio");
  EXPECT_EQ(unit_of("avg(handle_s) / avg(first_response_s)"), "ratio");
  EXPECT_EQ(unit_of("avg(handle_s) / 1 min"), "ratio");
  EXPECT_EQ(unit_of("sum(amount) / sum(score)"), "number");
  EXPECT_EQ(unit_of("rate(due) / rate(resolved)"), "ratio");
  EXPECT_EQ(unit_of("sum(handle_s) / count(*)"), "seconds");
  EXPECT_EQ(unit_of("sum(handle_s) / sum(score)"), "seconds");
  EXPECT_EQ(unit_of("count(*) / sum(handle_s)"), "number");
  EXPECT_EQ(unit_of("count(*) * avg(handle_s)"), "seconds");
  EXPECT_EQ(unit_of("sum(amount) / count(*)"), "number");
  EXPECT_EQ(unit_of("100 * rate(due)"), "ratio");
  EXPECT_EQ(unit_of("rate(due) * count(*)"), "count");
  EXPECT_EQ(unit_of("avg(handle_s) / rate(due)"), "seconds");
  EXPECT_EQ(unit_of("avg(handle_s) / 2"), "seconds");
  EXPECT_EQ(unit_of("avg(handle_s) * avg(handle_s)"), "number");
  EXPECT_EQ(unit_of("1 / count(*)"), "number");
  EXPECT_EQ(unit_of("-(2 * 3) * count(*)"), "count");
  EXPECT_EQ(unit_of("nps(score) * count(*)"), "number");
}

}  // namespace
}  // namespace assay::plan_test
