// SPDX-License-Identifier: Apache-2.0
//
// Service level and abandonment on one small queue: every published definition, limits, waits nobody knows.
#include <assay/metric/service_level.hpp>

#include <gtest/gtest.h>

#include <optional>
#include <vector>

#include <assay/metric/abandonment.hpp>

namespace assay::metric {
namespace {

using enum abandon_treatment;

constexpr contact_outcome answered(std::optional<std::int64_t> wait) { return {true, wait}; }
constexpr contact_outcome abandoned(std::optional<std::int64_t> wait) { return {false, wait}; }

template <class Metric>
Metric of(const std::vector<contact_outcome>& contacts, Metric metric = {}) {
  for (const contact_outcome& contact : contacts)
    metric.add(contact);
  return metric;
}

// Answered after 5, 10, 15, 20, 30, 40 s; given up after 3, 20, 45 s and after a time nobody knows.
const std::vector<contact_outcome> queue{answered(5),   answered(10), answered(15), answered(20),
                                         answered(30),  answered(40), abandoned(3), abandoned(20),
                                         abandoned(45), abandoned({})};

TEST(ServiceLevel, EveryDefinitionOfOneQueue) {
  EXPECT_EQ(of<service_level<answered_only>>(queue).value(), (ratio{4, 6}));
  EXPECT_EQ((of<service_level<answered_only, limit_rule::lt>>(queue).value()), (ratio{3, 6}));
  EXPECT_EQ(of<service_level<offered>>(queue).value(), (ratio{4, 10}));
  EXPECT_EQ((of<service_level<offered, limit_rule::lt>>(queue).value()), (ratio{3, 10}));
  EXPECT_EQ(of<service_level<offered_less_short_abandons>>(queue).value(), (ratio{4, 8}));
  EXPECT_EQ((of<service_level<offered_less_short_abandons, limit_rule::lt>>(queue).value()), (ratio{3, 9}));
}

TEST(ServiceLevel, ShortAbandonsMayHaveALimitOfTheirOwn) {
  service_level<offered_less_short_abandons> metric;
  metric.limit = 20;
  metric.short_limit = 5;
  EXPECT_EQ(of(queue, metric).value(), (ratio{4, 9}));
}

TEST(ServiceLevel, AnAnsweredContactWithoutAWaitIsLeftOutAndCounted) {
  const auto metric = of<service_level<offered>>({answered({}), answered(1)});
  EXPECT_EQ(metric.value(), (ratio{1, 1}));
  EXPECT_EQ(metric.left_out, 1);
}

TEST(ServiceLevel, NothingOfferedHasNoLevel) {
  EXPECT_FALSE(of<service_level<offered>>({}).value());
  EXPECT_FALSE(of<service_level<answered_only>>({abandoned(1)}).value());
}

TEST(Abandonment, EveryDefinitionOfOneQueue) {
  EXPECT_EQ(of<abandonment<offered>>(queue).value(), (ratio{4, 10}));
  EXPECT_EQ(of<abandonment<offered_less_short_abandons>>(queue).value(), (ratio{3, 9}));
  abandonment<offered_less_short_abandons> metric;
  metric.short_limit = 20;
  EXPECT_EQ(of(queue, metric).value(), (ratio{2, 8}));
  abandonment<offered_less_short_abandons, limit_rule::lt> below;
  below.short_limit = 20;
  EXPECT_EQ(of(queue, below).value(), (ratio{3, 9}));
}

TEST(Abandonment, DoesNotAskHowLongAnAnsweredContactWaited) {
  EXPECT_EQ(of<abandonment<offered_less_short_abandons>>({answered({}), abandoned(9)}).value(),
            (ratio{1, 2}));
}

}  // namespace
}  // namespace assay::metric
