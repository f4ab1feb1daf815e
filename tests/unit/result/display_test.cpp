// SPDX-License-Identifier: Apache-2.0
//
// Texts for people, as the tables of the command line have them.
#include <assay/display.hpp>

#include <gtest/gtest.h>

#include "unit/cli/desk_model.hpp"

namespace assay {
namespace {

TEST(display, speaks_both_languages) {
  const model of = test::desk_model();
  const result scored = test::desk_result(of);
  const scorecard card = scored.scorecard(0);
  const display zh{of, "zh"};
  const display en{of, "en"};
  EXPECT_EQ(zh.label(*card.find("total")), "总分");
  EXPECT_EQ(en.label(*card.find("total")), "Total");
  EXPECT_EQ(zh.label(*card.find("on_time_rate")), "及时率");
  EXPECT_EQ(en.label(scored.nodes()[1]), "Speed");
  EXPECT_EQ(zh.label_with_unit(*card.find("load")), "负荷（次/人）");
  EXPECT_EQ(en.label_with_unit(*card.find("load")), "Load (per head)");
  EXPECT_EQ(zh.grade(card), "银牌 ★★ ×1 (暂定)");
  EXPECT_EQ(en.grade(card), "Silver ★★ ×1 (provisional)");
  EXPECT_EQ(en.grade_in_parts(scored[1]).text(), "None ×0.8");
  EXPECT_EQ(en.score(card), "~82.40");
  EXPECT_EQ(zh.value(*card.find("on_time_rate")), "~95.00%");
  EXPECT_EQ(zh.value(*card.find("answer_time")), "4:05 min");
  EXPECT_EQ(zh.value(*card.find("contacts")), "无数据");
  EXPECT_EQ(en.value(*card.find("total")), "");
  EXPECT_EQ(zh.band(*card.find("on_time_rate")), "好 ≥95%");
  EXPECT_EQ(en.band(*card.find("answer_time")), ">30 s ≤5:00 min");
  EXPECT_EQ(en.band(*card.find("quality")), "");
  EXPECT_EQ(en.next_step(*card.find("answer_time")), "≤30 s → 10");
  EXPECT_EQ(en.next_step(*card.find("on_time_rate")), "");
  EXPECT_EQ(en.interval(*card.find("solved_rate")), "59.81–85.81%");
  EXPECT_EQ(zh.reason(*card.find("on_time_rate")), "样本量低于规定的最小样本量");
  EXPECT_EQ(en.reason(*card.find("answer_time")), "");
}

TEST(display, says_why_there_is_no_score) {
  const model of = test::desk_model();
  const result scored = score_values(of, {}, std::vector<given_entity>(1));
  const scorecard card = scored.scorecard(0);
  EXPECT_EQ((display{of, "zh"}.grade(card)), "无数据: 下级均无数据");
  EXPECT_EQ((display{of, "en"}.score(card)), "–");
}

TEST(display, never_shows_the_edge_of_a_better_grade) {
  const display en{model::preset("after-sales-quality"), "en"};
  EXPECT_EQ(en.score(points::from_quanta(89'996'000'000)), "89.996");
  EXPECT_EQ(en.score(points::from_quanta(89'994'999'999)), "89.99");
  EXPECT_EQ(en.score(points::whole(90)), "90.00");
}

}  // namespace
}  // namespace assay
