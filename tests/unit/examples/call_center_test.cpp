// SPDX-License-Identifier: Apache-2.0
//
// The example model and mapping on the real file they were written for, against the figures published for it.
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>
#include <string>
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

std::filesystem::path call_file() {
  const std::filesystem::path folder = tests::shared_folder();
  return folder / "data" / "pwc_call_center" / "Call-Center-Dataset.csv";
}

class call_center : public testing::Test {
 protected:
  void SetUp() override {
    if (!std::filesystem::exists(call_file())) GTEST_SKIP() << call_file() << " is not there";
  }

  static result evaluate(std::vector<std::string> by) {
    const std::filesystem::path folder = tests::source_folder() / "examples" / "call-center";
    const model with = model::parse(read_text(folder / "model.json"), "model.json");
    std::vector<diagnostic> warnings;
    const auto mapping =
        io::load_source_mapping((folder / "source.json").string(), with.definition().records, warnings);
    EXPECT_TRUE(warnings.empty());
    state all{with, std::move(by)};
    io::record_reader reader{
        io::open_file(call_file().string()), "calls", with.record("call"), *mapping.find("call"), {}};
    io::record_block block;
    while (reader.next(block))
      all.update("call", block.view());
    return grade_state(with, all);
  }

  static fraction value(const scorecard& card, std::string_view id) {
    return card.find(id)->value().value().exact;
  }
};

TEST_F(call_center, reproduces_the_published_totals) {
  const auto scored = evaluate({});
  const scorecard card = scored.scorecard(0);
  EXPECT_EQ(card.rows(), 5000);
  EXPECT_EQ(value(card, "calls_offered"), fraction(5000));
  EXPECT_EQ(value(card, "calls_answered"), fraction(4054));
  EXPECT_EQ(value(card, "calls_not_answered"), fraction(946));
  EXPECT_EQ(value(card, "calls_resolved"), fraction(3646));
  EXPECT_EQ(value(card, "answered_unresolved"), fraction(408));
  EXPECT_EQ(value(card, "satisfaction_mean").denominator, 4054);
  EXPECT_NEAR(value(card, "satisfaction_mean").to_double(), 3.403552, 5e-7);
  EXPECT_EQ(value(card, "csat"), fraction(2023, 4054));
  EXPECT_NEAR(value(card, "average_speed_of_answer").to_double(), 67.52, 0.005);
  EXPECT_NEAR(value(card, "average_talk_time").to_double(), 224.922792, 5e-7);
  EXPECT_NEAR(value(card, "service_level_answered").to_double(), 0.092255, 5e-7);
  EXPECT_EQ(value(card, "service_level_offered"), fraction(374, 5000));
  // No rating is not a bad rating: 946 unanswered calls are excluded and counted.
  EXPECT_EQ(card.find("satisfaction_mean")->excluded().missing, 946);
}

TEST_F(call_center, reproduces_the_published_spread) {
  const auto scored = evaluate({});
  const scorecard card = scored.scorecard(0);
  const auto deviation = [&card](std::string_view id) { return card.find(id)->value().value(); };
  EXPECT_EQ(deviation("satisfaction_deviation").kind, value_kind::square_root);
  EXPECT_NEAR(deviation("satisfaction_deviation").to_double(), 1.21, 0.005);
  EXPECT_NEAR(deviation("speed_of_answer_deviation").to_double(), 33.59, 0.005);
  EXPECT_EQ(value(card, "speed_of_answer_p25"), fraction(39));
  EXPECT_EQ(value(card, "speed_of_answer_median"), fraction(68));
  EXPECT_EQ(value(card, "speed_of_answer_p75"), fraction(97));
  EXPECT_EQ(value(card, "speed_of_answer_p90"), fraction(114));
  EXPECT_EQ(value(card, "abandonment"), fraction(946, 5000));
  EXPECT_EQ(value(card, "topics"), fraction(5));
  EXPECT_EQ(value(card, "main_topic_share"), fraction(1022, 5000));
}

struct agent_figures {
  double speed_of_answer_s;
  double satisfaction;
  double talk_s;
};

TEST_F(call_center, reproduces_the_published_figures_of_every_agent) {
  const std::map<std::string, agent_figures> published{
      {"Becky", {65.33, 3.37, 220.01}},  {"Dan", {67.28, 3.45, 231.19}},    {"Diane", {66.27, 3.41, 218.95}},
      {"Greg", {68.44, 3.40, 226.80}},   {"Jim", {66.34, 3.39, 228.11}},    {"Joe", {70.99, 3.33, 224.10}},
      {"Martha", {69.49, 3.47, 223.73}}, {"Stewart", {66.18, 3.40, 226.21}}};
  const auto scored = evaluate({"agent"});
  ASSERT_EQ(scored.size(), published.size());
  for (const scorecard& card : test::cards_of(scored)) {
    const std::string& agent = *card.key().at(0);
    const agent_figures& expected = published.at(agent);
    EXPECT_NEAR(value(card, "average_speed_of_answer").to_double(), expected.speed_of_answer_s, 0.005)
        << agent;
    EXPECT_NEAR(value(card, "satisfaction_mean").to_double(), expected.satisfaction, 0.005) << agent;
    EXPECT_NEAR(value(card, "average_talk_time").to_double(), expected.talk_s, 0.005) << agent;
  }
}

TEST_F(call_center, agents_add_up_to_the_total) {
  std::int64_t rows = 0;
  int128 answered = 0;
  for (const scorecard& card : test::cards_of(evaluate({"agent"}))) {
    rows += card.rows();
    answered += value(card, "calls_answered").numerator;
  }
  EXPECT_EQ(rows, 5000);
  EXPECT_TRUE(answered == 4054);
}

}  // namespace
}  // namespace assay
