// SPDX-License-Identifier: Apache-2.0
//
// Different values: exact up to the cap, then an estimate that does not depend on the order. The expected hashes and
// estimates were calculated from the published formulas in another language, in floating point.
#include <assay/metric/distinct.hpp>

#include <gtest/gtest.h>

#include <cmath>
#include <cstdint>
#include <string>

namespace assay::metric {
namespace {

distinct numbers(std::int64_t from, std::int64_t to) {
  distinct result;
  for (std::int64_t value = from; value < to; ++value)
    result.add(value);
  return result;
}

TEST(DistinctHash, IsTheSameForEver) {
  static_assert(distinct_hash(std::int64_t{0}) == 0xe220a8397b1dcdafU);
  static_assert(distinct_hash(std::int64_t{1}) == 0x910a2dec89025cc1U);
  static_assert(distinct_hash(std::int64_t{-1}) == 0xe4d971771b652c20U);
  static_assert(distinct_hash(std::string_view{"phone"}) == 0xb549836de5f093cbU);
  static_assert(distinct_hash(std::string_view{"在线客服渠道"}) == 0x77ba1089a496e595U);
}

TEST(DistinctHash, TellsTextsWithZerosApart) {
  using namespace std::string_view_literals;
  EXPECT_NE(distinct_hash("a"sv), distinct_hash("a\0"sv));
  EXPECT_NE(distinct_hash(""sv), distinct_hash("\0"sv));
}

TEST(Distinct, IsExactUpToTheCap) {
  EXPECT_EQ(distinct{}.counted(), (distinct_count{0, true}));
  distinct texts;
  for (const char* text : {"a", "b", "a", "", "b"})
    texts.add(text);
  EXPECT_EQ(texts.counted(), (distinct_count{3, true}));
  EXPECT_EQ(texts.n(), 5);
  distinct all = numbers(0, 1024);
  EXPECT_EQ(all.counted(), (distinct_count{1024, true}));
  all.merge(numbers(0, 1024));
  EXPECT_EQ(all.counted(), (distinct_count{1024, true}));
  all.add(1024);
  EXPECT_FALSE(all.counted().is_exact);
}

TEST(Distinct, EstimatesAsPublished) {
  const auto estimate = [](std::int64_t size) { return numbers(0, size).counted(); };
  EXPECT_EQ(estimate(1025), (distinct_count{1017, false}));
  EXPECT_EQ(estimate(5000), (distinct_count{5079, false}));
  EXPECT_EQ(estimate(10'000), (distinct_count{9945, false}));
  EXPECT_EQ(estimate(100'000), (distinct_count{101'770, false}));
  EXPECT_EQ(estimate(1'000'000), (distinct_count{1'021'056, false}));
  distinct texts;
  for (int customer = 0; customer < 20'000; ++customer)
    texts.add("customer " + std::to_string(customer));
  EXPECT_EQ(texts.counted().values, 19'639);
}

TEST(Distinct, EstimateHasTheErrorOfItsSize) {
  // 1.6 % standard error: the root mean square over 60 independent sets.
  double squares = 0;
  for (std::int64_t set = 0; set < 60; ++set) {
    distinct_registers registers;
    for (std::int64_t value = 0; value < 30'000; ++value)
      registers.add(distinct_hash(set * 1'000'003 + value));
    const double error = static_cast<double>(registers.estimate()) / 30'000 - 1;
    squares += error * error;
  }
  const double deviation = std::sqrt(squares / 60);
  EXPECT_LT(deviation, 0.021);
  EXPECT_GT(deviation, 0.011);
}

TEST(Distinct, RegistersAtTheirEnds) {
  distinct_registers registers;
  EXPECT_EQ(registers.estimate(), 0);
  for (std::size_t index = 0; index < distinct_registers::size; ++index)
    registers.set(index, distinct_registers::largest_rank);
  EXPECT_EQ(registers.estimate(), INT64_MAX);
  distinct_registers one;
  one.add(0);
  EXPECT_EQ(one.ranks()[0], distinct_registers::largest_rank);
  EXPECT_EQ(one.estimate(), 1);
}

TEST(Distinct, MergesAcrossTheCapInAnyOrder) {
  const distinct whole = numbers(0, 3000);
  distinct left = numbers(0, 1000);
  left.merge(numbers(1000, 1900));
  left.merge(numbers(1900, 3000));
  left.records = whole.records;
  EXPECT_EQ(left, whole);
  distinct right = numbers(2500, 3000);
  right.merge(numbers(0, 2600));
  right.records = whole.records;
  EXPECT_EQ(right, whole);
}

}  // namespace
}  // namespace assay::metric
