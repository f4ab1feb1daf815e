// SPDX-License-Identifier: Apache-2.0
//
// The example model and mapping on the real file they were written for, against figures computed independently.
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include <assay/model.hpp>
#include <assay/result.hpp>
#include <assay/state.hpp>

#include "cards.hpp"
#include "io/mapping/source_mapping.hpp"
#include "io/open/byte_source.hpp"
#include "io/open/record_reader.hpp"
#include "io/open/source_mapping_file.hpp"
#include "surroundings.hpp"

namespace assay {
namespace {

std::string read_text(const std::filesystem::path& file) {
  std::ifstream in{file, std::ios::binary};
  std::stringstream text;
  text << in.rdbuf();
  return text.str();
}

std::filesystem::path bank_file() {
  const std::filesystem::path folder = tests::shared_folder();
  return folder / "data" / "technion_bank" / "february_1999.txt";
}

struct evaluation {
  result scored;
  io::read_report report;
};

class bank : public testing::Test {
 protected:
  void SetUp() override {
    if (!std::filesystem::exists(bank_file())) GTEST_SKIP() << bank_file() << " is not there";
  }

  static evaluation evaluate(std::vector<std::string> by) {
    const std::filesystem::path folder = tests::source_folder() / "examples" / "bank";
    const model with = model::parse(read_text(folder / "model.json"), "model.json");
    std::vector<diagnostic> warnings;
    const auto mapping =
        io::load_source_mapping((folder / "source.json").string(), with.definition().records, warnings);
    EXPECT_TRUE(warnings.empty());
    state all{with, std::move(by)};
    io::record_reader reader{
        io::open_file(bank_file().string()), "calls", with.record("call"), *mapping.find("call"), {}};
    io::record_block block;
    while (reader.next(block))
      all.update("call", block.view());
    return {grade_state(with, all), reader.report()};
  }

  static fraction value(const scorecard& card, std::string_view id) {
    return card.find(id)->value().value().exact;
  }
};

TEST_F(bank, counts_of_calls) {
  const evaluation done = evaluate({});
  const scorecard card = done.scored.scorecard(0);
  EXPECT_EQ(done.report.rows(), 33'344U);
  EXPECT_EQ(done.report.filtered, 278U);
  EXPECT_EQ(done.report.rejected(), 0U);
  EXPECT_EQ(card.rows(), 33'066);
  EXPECT_EQ(value(card, "calls_offered"), fraction(31'094));
  EXPECT_EQ(value(card, "calls_answered"), fraction(27'162));
  EXPECT_EQ(value(card, "calls_abandoned"), fraction(3'932));
  EXPECT_EQ(value(card, "answered_without_agent"), fraction(491));
  EXPECT_EQ(value(card, "answered_without_service"), fraction(85));
}

TEST_F(bank, service_levels_abandonment_and_times) {
  const evaluation done = evaluate({});
  const scorecard card = done.scored.scorecard(0);
  EXPECT_EQ(value(card, "service_level_answered"), fraction(16'209, 27'162));
  EXPECT_EQ(value(card, "service_level_offered"), fraction(16'209, 31'094));
  EXPECT_EQ(value(card, "service_level_without_short_abandons"), fraction(16'209, 29'868));
  EXPECT_EQ(value(card, "service_level_short_abandons_served"), fraction(16'209 + 1'226, 31'094));
  EXPECT_EQ(value(card, "service_level_all_calls"), fraction(16'209, 33'066));
  EXPECT_NEAR(value(card, "service_level_answered").to_double(), 0.59675, 5e-6);
  EXPECT_NEAR(value(card, "service_level_offered").to_double(), 0.52129, 5e-6);
  EXPECT_EQ(value(card, "abandonment_offered"), fraction(3'932, 31'094));
  EXPECT_EQ(value(card, "abandonment_all_calls"), fraction(5'904, 33'066));
  EXPECT_NEAR(value(card, "average_wait_answered").to_double(), 40.774317, 5e-7);
  EXPECT_NEAR(value(card, "average_handle_time").to_double(), 176.352993, 5e-7);
  EXPECT_EQ(value(card, "median_wait_answered"), fraction(6));
  EXPECT_EQ(value(card, "wait_p90_answered"), fraction(131));
}

TEST_F(bank, time_of_service_by_type) {
  const std::map<std::string, double> expected{{"IN", 263.3618}, {"NE", 275.1829}, {"NW", 106.8134},
                                               {"PE", 228.4583}, {"PS", 184.3375}, {"TT", 103.0559}};
  const evaluation done = evaluate({"type"});
  ASSERT_EQ(done.scored.size(), expected.size());
  for (const scorecard& card : test::cards_of(done.scored))
    EXPECT_NEAR(value(card, "average_handle_time").to_double(), expected.at(*card.key().at(0)), 5e-5);
}

TEST_F(bank, clocks_across_midnight_agree_with_the_lengths_of_time) {
  const evaluation done = evaluate({});
  const scorecard card = done.scored.scorecard(0);
  // 50 answered calls have no clock times of service, and no time of service either.
  const auto by_clock = value(card, "average_handle_time_by_clock");
  const auto by_length = value(card, "average_handle_time");
  EXPECT_EQ(by_clock.times(fraction(27'112)), by_length.times(fraction(27'162)));
}

TEST_F(bank, damaged_cells_are_counted) {
  const evaluation done = evaluate({});
  ASSERT_EQ(done.report.altered.size(), 2U);
  EXPECT_EQ(done.report.altered[0].column, "customer_id");
  EXPECT_EQ(done.report.altered[0].reason, io::reject_reason::spreadsheet_number);
  EXPECT_EQ(done.report.altered[0].cells, 21U);
  EXPECT_EQ(done.report.altered[1].column, "menu_s");
  EXPECT_EQ(done.report.altered[1].reason, io::reject_reason::negative_duration);
  EXPECT_EQ(done.report.altered[1].cells, 23U);
}

}  // namespace
}  // namespace assay
