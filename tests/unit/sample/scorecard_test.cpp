// SPDX-License-Identifier: Apache-2.0
//
// The sample and its preset together: every cell is legal, and the scorecards of the teams differ as they are meant to.
#include <gtest/gtest.h>

#include <algorithm>
#include <assay/model.hpp>
#include <assay/result.hpp>
#include <assay/state.hpp>
#include <assay/table.hpp>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "sample/sample.hpp"
#include "unit/sample/sample_tables.hpp"

namespace assay {
namespace {

constexpr std::string_view preset_id = "after-sales-quality";

using sample::split;

table table_of(const record_definition& record, std::string_view csv) {
  const auto lines = split(csv, '\n');
  const auto header = split(lines.front(), ',');
  table rows{record};
  for (std::size_t line = 1; line + 1 < lines.size(); ++line) {
    const auto texts = split(lines[line], ',');
    std::vector<table::named_cell> cells;
    for (std::size_t column = 0; column < header.size(); ++column) {
      const std::string_view text = texts.at(column);
      cells.emplace_back(header[column], text.empty() ? cell{missing_cell{}} : cell{text});
    }
    rows.add(cells);
  }
  return rows;
}

class SampleScorecard : public testing::Test {
 protected:
  static const model& preset() {
    static const model compiled = model::preset(preset_id);
    return compiled;
  }
  static const result& by_team() {
    static const result graded = [] {
      state records{preset(), {"team"}};
      for (const auto& file : sample::make(preset_id))
        records.update(table_of(preset().record(file.table), file.csv));
      return grade_state(preset(), records);
    }();
    return graded;
  }
  static const scorecard& card(std::string_view team) {
    const auto& cards = by_team().scorecards;
    const auto found = std::find_if(cards.begin(), cards.end(), [&](const scorecard& item) {
      return item.key.size() == 1 && item.key.front() == team;
    });
    if (found == cards.end()) throw std::out_of_range{std::string{team}};
    return *found;
  }
  static std::string grade_of(const scorecard& item) {
    return preset().definition().grades.list()[static_cast<std::size_t>(item.grade)].id;
  }
  static points points_of(std::string_view team, std::string_view node) {
    return card(team).find(node)->earned.value();
  }
};

TEST_F(SampleScorecard, TheFilesAreTheRecordTypesOfThePreset) {
  const auto files = sample::make(preset_id);
  const auto& records = preset().definition().records;
  ASSERT_EQ(files.size(), records.size());
  for (std::size_t at = 0; at < files.size(); ++at) {
    ASSERT_EQ(files[at].table, records[at].name);
    const auto lines = split(files[at].csv, '\n');
    std::vector<std::string_view> names;
    for (const column_definition& column : records[at].columns)
      names.emplace_back(column.name);
    EXPECT_EQ(split(lines.front(), ','), names);
    // Adding a row checks each of its cells against the declared type and range.
    EXPECT_EQ(table_of(records[at], files[at].csv).rows(), lines.size() - 2);
  }
}

TEST_F(SampleScorecard, FourTeamsEarnFourGrades) {
  ASSERT_EQ(by_team().scorecards.size(), 4U);
  EXPECT_TRUE(by_team().rejected.empty());
  const auto expect = [](std::string_view team, std::string_view grade, std::string_view score) {
    EXPECT_EQ(grade_of(card(team)), grade) << team;
    EXPECT_EQ(card(team).score.value().text(), score) << team;
  };
  expect("华东组", "excellent", "95.5");
  expect("华南组", "good", "86.25");
  expect("华北组", "pass", "68.25");
  expect("西部组", "needs_improvement", "57.75");
}

TEST_F(SampleScorecard, OnlyTheSmallTeamIsProvisional) {
  for (const scorecard& item : by_team().scorecards) {
    EXPECT_EQ(item.provisional(), item.key.front() == "西部组") << *item.key.front();
  }
  const scorecard& small = card("西部组");
  EXPECT_EQ(small.find("patience")->reason, status_reason::below_minimum_sample);
  EXPECT_EQ(small.find("diagnosis_accuracy")->reason, status_reason::below_minimum_sample);
  EXPECT_EQ(small.find("response_on_time_rate")->status, node_status::ok);
}

TEST_F(SampleScorecard, EveryIndicatorHasAValueForEveryTeam) {
  for (const scorecard& item : by_team().scorecards) {
    EXPECT_EQ(item.nodes.size(), 1U + 5U + 15U + 8U);
    for (const scored_node& node : item.nodes)
      EXPECT_NE(node.status, node_status::not_available) << node.id;
  }
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
  EXPECT_EQ(on_time.excluded.missing, 0);
  EXPECT_GT(mean.excluded.missing, 0);
  EXPECT_EQ(on_time.n.value() + on_time.excluded.filtered, mean.n.value() + mean.excluded.missing);
}

}  // namespace
}  // namespace assay
