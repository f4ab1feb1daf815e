// SPDX-License-Identifier: Apache-2.0
//
// What every metric must do: merging is commutative and associative with the empty metric as identity, order and splits of
// the records do not matter, the fields are the whole state, and known records give the known answer.
#include <assay/metric/metric.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <random>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include <assay/metric/abandonment.hpp>
#include <assay/metric/ces.hpp>
#include <assay/metric/count.hpp>
#include <assay/metric/csat.hpp>
#include <assay/metric/distinct.hpp>
#include <assay/metric/maximum.hpp>
#include <assay/metric/mean.hpp>
#include <assay/metric/median.hpp>
#include <assay/metric/minimum.hpp>
#include <assay/metric/mode_share.hpp>
#include <assay/metric/nps.hpp>
#include <assay/metric/percentile.hpp>
#include <assay/metric/percentile_sketch.hpp>
#include <assay/metric/rate.hpp>
#include <assay/metric/service_level.hpp>
#include <assay/metric/share.hpp>
#include <assay/metric/sum.hpp>
#include <assay/metric/variance.hpp>
#include <assay/units.hpp>

namespace assay::metric {
namespace {

using random_bits = std::mt19937_64;

fraction exact(const fraction& value) { return value; }
template <unit Unit>
fraction exact(const quantity<Unit>& value) {
  return value.exact();
}
fraction exact(const square_root& value) { return value.squared; }

// The answer to some records.
template <class Record>
struct known_answer {
  std::vector<Record> records;
  std::int64_t n;
  fraction value;
};

std::int64_t random_integer(random_bits& random) {
  switch (random() % 8) {
    case 0:
      return INT64_MIN;
    case 1:
      return INT64_MAX;
    case 2:
      return 0;
    default:
      return static_cast<std::int64_t>(random()) >> (random() % 64);
  }
}
std::int64_t random_answer(random_bits& random) { return static_cast<std::int64_t>(random() % 14) - 2; }

// ---- One row of the table for each metric: its type, random records, known records. ----

struct count_row {
  using metric_type = count;
  static std::int64_t record(random_bits& random) { return random_integer(random); }
  static known_answer<std::int64_t> known() { return {{7, 7, -1}, 3, 3}; }
};
struct rate_row {
  using metric_type = rate;
  static int record(random_bits& random) { return static_cast<int>(random() % 2); }
  static known_answer<int> known() { return {{1, 1, 0, 1}, 4, {3, 4}}; }
};
struct sum_row {
  using metric_type = sum;
  static std::int64_t record(random_bits& random) { return random_integer(random); }
  static known_answer<std::int64_t> known() { return {{INT64_MAX, INT64_MAX, 2}, 3, int128{1} << 64}; }
};
struct mean_row {
  using metric_type = mean;
  static std::int64_t record(random_bits& random) { return random_integer(random); }
  static known_answer<std::int64_t> known() { return {{INT64_MAX, INT64_MAX, 3, -1}, 4, int128{1} << 62}; }
};
struct minimum_row {
  using metric_type = minimum;
  static std::int64_t record(random_bits& random) { return random_integer(random); }
  static known_answer<std::int64_t> known() { return {{3, 9, 5}, 3, 3}; }
};
struct maximum_row {
  using metric_type = maximum;
  static std::int64_t record(random_bits& random) { return random_integer(random); }
  static known_answer<std::int64_t> known() { return {{-3, -9, -5}, 3, -3}; }
};
struct nps_row {
  using metric_type = nps;
  static std::int64_t record(random_bits& random) { return random_answer(random); }
  static known_answer<std::int64_t> known() { return {{10, 9, 9, 8, 7, 6, 0, 11, -1}, 7, {100, 7}}; }
};
template <csat_variant Variant>
struct csat_row {
  using metric_type = csat<Variant>;
  static std::int64_t record(random_bits& random) { return random_answer(random); }
  static known_answer<std::int64_t> known() {
    const std::vector<std::int64_t> of_five{5, 5, 4, 4, 3, 2, 1, 1, 0, 6};
    switch (Variant) {
      case csat_variant::top2of5:
        return {of_five, 8, {4, 8}};
      case csat_variant::net:
        return {of_five, 8, {1, 8}};  // (4 - 3) / 8
      case csat_variant::mean:
        return {of_five, 10, {31, 10}};  // whatever the scale: 0 and 6 belong to it
      case csat_variant::mean100:
        return {of_five, 8, {53'125, 1000}};  // (25 / 8 - 1) / 4 x 100
      case csat_variant::top1of3:
        return {{3, 3, 2, 1, 3, 4, 0}, 5, {3, 5}};
      case csat_variant::top3of10:
        return {{10, 9, 8, 7, 5, 1, 0, 11, -1}, 7, {3, 7}};
    }
    return {{}, 0, {}};
  }
};

template <class Metric>
struct moments_row {
  using metric_type = Metric;
  static std::int64_t record(random_bits& random) { return random_integer(random) >> (random() % 30); }
  static known_answer<std::int64_t> known() {
    const bool sample = Metric::id.ends_with("samp");
    return {{2, 4, 4, 4, 5, 5, 7, 9}, 8, sample ? fraction{32, 7} : fraction{4}};
  }
};
struct share_row {
  using metric_type = share;
  static std::pair<std::int64_t, std::int64_t> record(random_bits& random) {
    return {random_integer(random), random_integer(random)};
  }
  static known_answer<std::pair<std::int64_t, std::int64_t>> known() {
    return {{{10, 100}, {1, 1}}, 2, {11, 101}};
  }
};
template <class Metric>
struct percentile_row {
  using metric_type = Metric;
  static std::int64_t record(random_bits& random) { return random_integer(random); }
  static known_answer<std::int64_t> known() { return {{9, 9, -3, 1, 200, 7}, 6, 7}; }
};
struct distinct_row {
  using metric_type = distinct;
  static std::int64_t record(random_bits& random) { return random_integer(random); }
  static known_answer<std::int64_t> known() { return {{9, 9, -3, 1, 200, 7}, 6, 5}; }
};
struct mode_share_row {
  using metric_type = mode_share<>;
  static std::string record(random_bits& random) { return std::string(random() % 3, 'x'); }
  static known_answer<std::string> known() { return {{"b", "a", "b", "", "c"}, 5, {2, 5}}; }
};
template <ces_variant Variant>
struct ces_row {
  using metric_type = ces<Variant>;
  static std::int64_t record(random_bits& random) { return random_answer(random); }
  static known_answer<std::int64_t> known() {
    const std::vector<std::int64_t> answers{7, 6, 6, 5, 4, 3, 2, 1, 0, 8};
    switch (Variant) {
      case ces_variant::mean7:
        return {answers, 8, {34, 8}};
      case ces_variant::net7:
        return {answers, 8, {0, 8}};
      case ces_variant::top3of7:
        return {answers, 8, {4, 8}};
    }
    return {{}, 0, {}};
  }
};
template <class Metric>
struct outcome_row {
  using metric_type = Metric;
  static contact_outcome record(random_bits& random) {
    contact_outcome contact;
    contact.answered = random() % 3 != 0;
    if (random() % 5 != 0) contact.wait = static_cast<std::int64_t>(random() % 40);
    return contact;
  }
  static known_answer<contact_outcome> known() {
    const std::vector<contact_outcome> contacts{{true, 5},  {true, 20},  {true, 21},
                                                {false, 4}, {false, 20}, {false, 60}};
    using enum abandon_treatment;
    if constexpr (std::is_same_v<Metric, service_level<answered_only>>) return {contacts, 3, {2, 3}};
    if constexpr (std::is_same_v<Metric, service_level<answered_only, limit_rule::lt>>)
      return {contacts, 3, {1, 3}};
    if constexpr (std::is_same_v<Metric, service_level<offered>>) return {contacts, 6, {2, 6}};
    if constexpr (std::is_same_v<Metric, service_level<offered, limit_rule::lt>>)
      return {contacts, 6, {1, 6}};
    if constexpr (std::is_same_v<Metric, service_level<offered_less_short_abandons>>)
      return {contacts, 4, {2, 4}};
    if constexpr (std::is_same_v<Metric, service_level<offered_less_short_abandons, limit_rule::lt>>)
      return {contacts, 5, {1, 5}};
    if constexpr (std::is_same_v<Metric, abandonment<offered>>) return {contacts, 6, {3, 6}};
    if constexpr (std::is_same_v<Metric, abandonment<offered_less_short_abandons>>)
      return {contacts, 5, {2, 5}};
    if constexpr (std::is_same_v<Metric, abandonment<offered_less_short_abandons, limit_rule::lt>>)
      return {contacts, 5, {2, 5}};
    return {{}, 0, {}};
  }
};

template <class Row>
class EveryMetric : public ::testing::Test {
 protected:
  using metric_type = typename Row::metric_type;
  using record_list = std::vector<decltype(Row::record(std::declval<random_bits&>()))>;

  static metric_type of(const record_list& list) {
    metric_type result;
    for (const auto& record : list)
      result.add(record);
    return result;
  }
  static metric_type merged(metric_type left, const metric_type& right) {
    left.merge(right);
    return left;
  }
  record_list random_records(std::size_t most) {
    record_list list;
    for (std::size_t count = random_() % (most + 1); count > 0; --count)
      list.push_back(Row::record(random_));
    return list;
  }

  random_bits random_{31};
};

using rows = ::testing::Types<
    count_row, rate_row, sum_row, mean_row, minimum_row, maximum_row, nps_row,
    csat_row<csat_variant::top2of5>, csat_row<csat_variant::top1of3>, csat_row<csat_variant::top3of10>,
    csat_row<csat_variant::mean>, csat_row<csat_variant::mean100>, csat_row<csat_variant::net>,
    moments_row<variance>, moments_row<population_variance>, moments_row<standard_deviation>,
    moments_row<population_standard_deviation>, share_row, percentile_row<percentile>,
    percentile_row<percentile_sketch>, percentile_row<median>, distinct_row, mode_share_row,
    ces_row<ces_variant::mean7>, ces_row<ces_variant::net7>, ces_row<ces_variant::top3of7>,
    outcome_row<service_level<abandon_treatment::answered_only>>,
    outcome_row<service_level<abandon_treatment::answered_only, limit_rule::lt>>,
    outcome_row<service_level<abandon_treatment::offered>>,
    outcome_row<service_level<abandon_treatment::offered, limit_rule::lt>>,
    outcome_row<service_level<abandon_treatment::offered_less_short_abandons>>,
    outcome_row<service_level<abandon_treatment::offered_less_short_abandons, limit_rule::lt>>,
    outcome_row<abandonment<abandon_treatment::offered>>,
    outcome_row<abandonment<abandon_treatment::offered_less_short_abandons>>,
    outcome_row<abandonment<abandon_treatment::offered_less_short_abandons, limit_rule::lt>>>;
TYPED_TEST_SUITE(EveryMetric, rows);

TYPED_TEST(EveryMetric, IsAMetric) {
  static_assert(metric_type<typename TypeParam::metric_type>);
  EXPECT_FALSE(TypeParam::metric_type::id.empty());
}

TYPED_TEST(EveryMetric, AnswersKnownRecords) {
  const auto known = TypeParam::known();
  const auto metric = this->of({known.records.begin(), known.records.end()});
  EXPECT_EQ(metric.n(), known.n);
  ASSERT_TRUE(metric.value());
  EXPECT_EQ(exact(*metric.value()), known.value) << exact(*metric.value()).text();
}

TYPED_TEST(EveryMetric, HasNoValueWithoutRecords) {
  const typename TypeParam::metric_type empty;
  EXPECT_EQ(empty.n(), 0);
  if constexpr (std::is_same_v<typename TypeParam::metric_type, count> ||
                std::is_same_v<typename TypeParam::metric_type, distinct>) {
    ASSERT_TRUE(empty.value());
    EXPECT_EQ(exact(*empty.value()), fraction{});
  } else {
    EXPECT_FALSE(empty.value());
  }
}

TYPED_TEST(EveryMetric, MergingTheEmptyMetricChangesNothing) {
  for (int round = 0; round < 200; ++round) {
    const auto metric = this->of(this->random_records(20));
    EXPECT_EQ(this->merged(metric, {}), metric);
    EXPECT_EQ(this->merged({}, metric), metric);
  }
}

TYPED_TEST(EveryMetric, MergeIsCommutativeAndAssociative) {
  for (int round = 0; round < 500; ++round) {
    const auto a = this->of(this->random_records(10));
    const auto b = this->of(this->random_records(10));
    const auto c = this->of(this->random_records(10));
    EXPECT_EQ(this->merged(a, b), this->merged(b, a));
    EXPECT_EQ(this->merged(this->merged(a, b), c), this->merged(a, this->merged(b, c)));
  }
}

TYPED_TEST(EveryMetric, MergesWithItself) {
  auto records = this->random_records(20);
  auto metric = this->of(records);
  metric.merge(metric);
  const auto once = records;
  records.insert(records.end(), once.begin(), once.end());
  EXPECT_EQ(metric, this->of(records));
}

TYPED_TEST(EveryMetric, OrderOfRecordsDoesNotMatter) {
  for (int round = 0; round < 200; ++round) {
    auto records = this->random_records(40);
    const auto metric = this->of(records);
    std::shuffle(records.begin(), records.end(), this->random_);
    EXPECT_EQ(this->of(records), metric);
    std::reverse(records.begin(), records.end());
    EXPECT_EQ(this->of(records), metric);
  }
}

TYPED_TEST(EveryMetric, SplitAnywhereGivesTheSame) {
  for (int round = 0; round < 20; ++round) {
    const auto records = this->random_records(40);
    const auto whole = this->of(records);
    for (std::size_t at = 0; at <= records.size(); ++at) {
      const auto middle = records.begin() + static_cast<std::ptrdiff_t>(at);
      EXPECT_EQ(this->merged(this->of({records.begin(), middle}), this->of({middle, records.end()})), whole);
    }
  }
}

TYPED_TEST(EveryMetric, FieldsAreTheWholeState) {
  for (int round = 0; round < 100; ++round) {
    const auto metric = this->of(this->random_records(20));
    typename TypeParam::metric_type copy;
    copy.fields() = metric.fields();
    EXPECT_EQ(copy, metric);
    EXPECT_EQ(copy.n(), metric.n());
    EXPECT_EQ(copy.value().has_value(), metric.value().has_value());
    if (metric.value()) {
      EXPECT_EQ(exact(*copy.value()), exact(*metric.value()));
    }
  }
}

}  // namespace
}  // namespace assay::metric
