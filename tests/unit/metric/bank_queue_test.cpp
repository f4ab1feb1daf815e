// SPDX-License-Identifier: Apache-2.0
//
// Metrics of waiting on a month of a real call centre (the Technion's "Anonymous Bank", February 1999), where it is there:
// the reference figures, and how far the definitions of one service level lie apart.
#include <gtest/gtest.h>

#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include <assay/metric/abandonment.hpp>
#include <assay/metric/mean.hpp>
#include <assay/metric/median.hpp>
#include <assay/metric/percentile.hpp>
#include <assay/metric/percentile_sketch.hpp>
#include <assay/metric/service_level.hpp>

#include "surroundings.hpp"

namespace assay::metric {
namespace {

std::vector<std::string> cells_of(const std::string& line) {
  std::vector<std::string> cells{""};
  for (const char letter : line) {
    if (letter == '\t') {
      cells.emplace_back();
    } else if (letter != '\r' && letter != ' ') {
      cells.back() += letter;
    }
  }
  return cells;
}

class bank_queue : public testing::Test {
 protected:
  void SetUp() override {
    const std::filesystem::path folder = tests::shared_folder();
    const auto file = folder / "data" / "technion_bank" / "february_1999.txt";
    if (!std::filesystem::exists(file)) GTEST_SKIP() << file << " is not there";
    std::ifstream in{file};
    std::string line;
    std::getline(in, line);
    while (std::getline(in, line)) {
      const auto cells = cells_of(line);
      ASSERT_GT(cells.size(), 12U) << line;
      const std::string& outcome = cells[12];
      const std::int64_t wait = std::stoll(cells[11]);
      // Who hung up without having queued left in the voice menu.
      if (outcome == "AGENT" || (outcome != "PHANTOM" && wait > 0))
        calls_.push_back({outcome == "AGENT", wait});
    }
  }

  template <class Metric>
  double share_of(Metric metric = {}) const {
    for (const contact_outcome& call : calls_)
      metric.add(call);
    return metric.value()->to_double();
  }

  std::vector<contact_outcome> calls_;
};

TEST_F(bank_queue, has_its_reference_figures) {
  ASSERT_EQ(calls_.size(), 31'094U);
  mean average;
  median middle;
  percentile exact;
  percentile_sketch sketch;
  for (const contact_outcome& call : calls_) {
    if (!call.answered) continue;
    average.add(*call.wait);
    middle.add(*call.wait);
    exact.add(*call.wait);
    sketch.add(*call.wait);
  }
  EXPECT_EQ(average.n(), 27'162);
  EXPECT_NEAR(average.value()->to_double(), 40.774317, 5e-7);
  EXPECT_EQ(middle.value(), fraction{6});
  EXPECT_EQ(exact.value(decimal{9, 1}), fraction{131});
  EXPECT_EQ(sketch.value(decimal{9, 1}), fraction{131}) << "below 256 the sketch is exact";
}

TEST_F(bank_queue, has_as_many_service_levels_as_definitions) {
  using enum abandon_treatment;
  EXPECT_NEAR(share_of<service_level<answered_only>>(), 0.59675, 5e-6);
  EXPECT_NEAR(share_of<service_level<offered>>(), 0.52129, 5e-6);
  EXPECT_NEAR(share_of<abandonment<offered>>(), 0.126455, 5e-7);
  // The rest by hand: 16,209 answered within 20 s and 16,079 below, 1,226 and 1,174 abandoned so early.
  EXPECT_DOUBLE_EQ(share_of<service_level<offered_less_short_abandons>>(), 16'209.0 / (31'094 - 1'226));
  EXPECT_DOUBLE_EQ((share_of<service_level<offered_less_short_abandons, limit_rule::lt>>()),
                   16'079.0 / (31'094 - 1'174));
  EXPECT_DOUBLE_EQ((share_of<service_level<answered_only, limit_rule::lt>>()), 16'079.0 / 27'162);
  abandonment<offered_less_short_abandons> late;
  late.short_limit = 20;
  EXPECT_DOUBLE_EQ(share_of(late), (3'932.0 - 1'226) / (31'094 - 1'226));
}

}  // namespace
}  // namespace assay::metric
