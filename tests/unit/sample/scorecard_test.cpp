// SPDX-License-Identifier: Apache-2.0
//
// The sample and its preset together: every cell is legal, and the scorecards of the teams differ as they are meant to.
#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "unit/sample/graded_sample.hpp"

namespace assay::sample {
namespace {

class SampleScorecard : public testing::Test {
 protected:
  static const graded& by_team() {
    static const graded cards = [] {
      state records{preset(), {"team"}};
      for (auto& file : make("after-sales-quality"))
        records.update(records_of(file.table, parsed{std::move(file.csv)}));
      return graded{grade_state(preset(), records)};
    }();
    return cards;
  }
  static const scorecard& card(std::string_view team) { return by_team().card({team}); }
  static std::string grade_of(const scorecard& item) { return item.grade()->id; }
  static points points_of(std::string_view team, std::string_view node) {
    return card(team).find(node)->points().value();
  }
};

TEST_F(SampleScorecard, TheFilesAreTheRecordTypesOfThePreset) {
  const auto files = make("after-sales-quality");
  const auto& records = preset().definition().records;
  ASSERT_EQ(files.size(), records.size());
  for (std::size_t at = 0; at < files.size(); ++at) {
    ASSERT_EQ(files[at].table, records[at].name);
    std::vector<std::string_view> names;
    for (const column_definition& column : records[at].columns)
      names.emplace_back(column.name);
    EXPECT_EQ(parsed{files[at].csv}.names(), names);
  }
}

TEST_F(SampleScorecard, FourTeamsEarnFourGrades) {
  ASSERT_EQ(by_team().all().size(), 4U);
  EXPECT_TRUE(by_team().all().rejected().empty());
  const auto expect = [](std::string_view team, std::string_view grade, std::string_view score) {
    EXPECT_EQ(grade_of(card(team)), grade) << team;
    EXPECT_EQ(card(team).score().value().text(), score) << team;
  };
  expect("华东组", "excellent", "92.5");
  expect("华南组", "good", "87");
  expect("华北组", "pass", "63.5");
  expect("西部组", "needs_improvement", "57.75");
}

TEST_F(SampleScorecard, OnlyTheSmallTeamIsProvisional) {
  for (const scorecard& item : by_team().cards()) {
    EXPECT_EQ(item.provisional(), item.key().front() == "西部组") << *item.key().front();
  }
  const scorecard& small = card("西部组");
  EXPECT_EQ(small.find("patience")->reason(), status_reason::below_minimum_sample);
  EXPECT_EQ(small.find("response_on_time_rate")->status(), node_status::ok);
}

TEST_F(SampleScorecard, OnlyTheTeamWithoutQualityChecksLacksValues) {
  for (const scorecard& item : by_team().cards()) {
    EXPECT_EQ(item.nodes().size(), 1U + 5U + 15U + 8U);
    std::vector<std::string_view> missing;
    for (const scored_node& node : item.nodes()) {
      if (node.status() == node_status::not_available) missing.push_back(node.id());
    }
    const bool unchecked = item.key().front() == "西部组";
    EXPECT_EQ(missing,
              unchecked ? (std::vector<std::string_view>{"diagnosis_accuracy", "knowledge_base_proficiency",
                                                         "etiquette", "quality_score"})
                        : std::vector<std::string_view>{});
  }
  EXPECT_EQ(card("西部组").find("etiquette")->reason(), status_reason::no_records);
  EXPECT_EQ(card("西部组").find("etiquette")->applied_weight(), points::whole(0));
}

TEST_F(SampleScorecard, TheWeaknessesShowInTheirDimensions) {
  for (const std::string_view other : {"efficiency", "professionalism", "attitude", "resolution"}) {
    EXPECT_GE(points_of("华南组", other), points::whole(80)) << other;
  }
  EXPECT_LE(points_of("华南组", "proactivity"), points::whole(60));
  EXPECT_LE(points_of("华北组", "efficiency"), points::whole(60));
  EXPECT_GE(points_of("华东组", "efficiency"), points::whole(90));
}

// Unanswered contacts are rows of the denominator: they are late, and missing in the mean response time only.
TEST_F(SampleScorecard, UnansweredContactsCountAsLate) {
  const scorecard& north = card("华北组");
  const scored_node& on_time = *north.find("response_on_time_rate");
  const scored_node& mean = *north.find("first_response_time");
  EXPECT_EQ(on_time.excluded().missing, 0);
  EXPECT_GT(mean.excluded().missing, 50);
  EXPECT_EQ(on_time.n().value() + on_time.excluded().filtered, mean.n().value() + mean.excluded().missing);
}

}  // namespace
}  // namespace assay::sample
