// SPDX-License-Identifier: Apache-2.0
//
// Whole tables, as people see them: what is wrong shows at a glance.
#include "cli/show/scorecard_table.hpp"

#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <vector>

#include "text/utf8.hpp"
#include "unit/cli/desk_model.hpp"

namespace assay::cli {
namespace {

std::string summary_table(const scorecard_text& text) {
  collected_text page;
  write_summary(text, page);
  return page.text;
}

std::string scorecard_page(const result& scored, const presentation& how,
                           const std::vector<std::string>& about_data) {
  collected_text page;
  write_page(scored, how, about_data, page);
  return page.text;
}

class ScorecardTable : public ::testing::Test {
 protected:
  scorecard_text english() const { return {result_, {language::en, false, false}}; }
  scorecard_text chinese() const { return {result_, {language::zh, false, false}}; }

  const model model_ = test::desk_model();
  const result result_ = test::desk_result(model_);
};

TEST_F(ScorecardTable, Summary) {
  EXPECT_EQ(summary_table(english()), R"page( team   Total  Grade                        Speed   Care
 ───────────────────────────────────────────────────────
 A     ~82.40  Silver ★★ ×1 (provisional)  ~90.00  77.33
 乙队   50.48  None ×0.8                     0.00  87.46
)page");
}

TEST_F(ScorecardTable, SummaryInChinese) {
  EXPECT_EQ(summary_table(chinese()), R"page( team    总分  等级                 速度   用心
 ──────────────────────────────────────────────
 A     ~82.40  银牌 ★★ ×1 (暂定)  ~90.00  77.33
 乙队   50.48  无 ×0.8              0.00  87.46
)page");
}

TEST_F(ScorecardTable, RoundingNeverShowsTheEdgeOfABetterGrade) {
  const model preset = model::preset("after-sales-quality");
  given_entity entity;
  for (const node_definition& node : preset.definition().nodes) {
    if (node.kind != node_kind::dimension) continue;
    entity.values.push_back({node.id, fraction{decimal{89'999'999'999, 9}}, std::nullopt});
  }
  const result scored = score_values(preset, {}, {&entity, 1});
  const scorecard_text text{scored, {language::zh, false, false}};
  EXPECT_EQ(text.plain().score(*scored[0].score()), "89.999999999");
  EXPECT_EQ(text.plain().score(points::from_quanta(89'996'000'000)), "89.996");
  EXPECT_EQ(text.plain().score(points::from_quanta(89'994'999'999)), "89.99");
  EXPECT_EQ(text.plain().score(points::whole(90)), "90.00");
}

TEST_F(ScorecardTable, Dimensions) {
  EXPECT_EQ(dimension_table(english(), result_.scorecard(0)),
            R"page( Dimension   Score                        Weight   Adds   Lost
 ─────────────────────────────────────────────────────────────
 Speed      ~90.00  ██████████████████░░      40  36.00   4.00
 Care        77.33  ███████████████░░░░░      60  46.40  13.60
)page");
}

TEST_F(ScorecardTable, Tree) {
  EXPECT_EQ(
      node_table(english(), result_.scorecard(0)),
      R"page( Indicator                Value   n  95% interval  Band                Points  Weight               Adds   Lost  Next step
 ───────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
 Total                                                                 ~82.40     100  ████████░░  82.40  17.60
 ├ Speed                                                               ~90.00      40  █████████░  36.00   4.00
 │ ├ On time            ~95.00%   2  30.94–99.88%  good ≥95%          10 / 10      30  ██████████  30.00   0.00
 │ └ Answer time       4:05 min  40                >30 s ≤5:00 min     6 / 10      10  ██████░░░░   6.00   4.00  ≤30 s → 10
 └ Care                                                                 77.33      60  ████████░░  46.40  13.60
   ├ Quality               88.0                                      88 / 100      30  █████████░  26.40   3.60
   ├ Solved              75.00%  40  59.81–85.81%                    50 / 100      20  █████░░░░░  10.00  10.00  ≥100% → 100
   └ Severe incidents         0                                     100 / 100      10  ██████████  10.00   0.00
 ───────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
 Not scored
   Contacts             no data
   Load (per head)         3.50
)page");
}

TEST_F(ScorecardTable, ExplanationsOfACompleteCard) {
  EXPECT_EQ(explanations(english(), result_.scorecard(0)),
            R"page(    Lost most     Lost     Value  Next step    Total gains
 ─────────────────────────────────────────────────────────
 1  Solved       10.00    75.00%  ≥100% → 100       +10.00
 2  Answer time   4.00  4:05 min  ≤30 s → 10         +4.00
 3  Quality       3.60      88.0

 Notes
 · Total, Speed: a part of it is provisional
 · On time: the sample is smaller than the declared minimum
 · Contacts: no value was given
)page");
}

TEST_F(ScorecardTable, ExplanationsWithCriticalRulesInChinese) {
  EXPECT_EQ(explanations(chinese(), result_.scorecard(1)), R"page( 触发的关键规则
   严重事件  严重事件 2 (≥2) → 等级封顶：银牌
   扣分  严重事件 2 (≥1) → 总分扣分：每次 1；最多计 3 次；达 5 次评为最低等级
   总分 52.48 → 50.48

    失分最多   失分       数值  再上一档       总分可升
 ──────────────────────────────────────────────────────
 1  响应时间  40.00  22:13 min  ≤5:00 min → 6    +24.00
 2  严重事件   7.50          2
 3  质检       0.02      100.0

 说明
 · 及时率、解决率、联系量、负荷：未提供数值
)page");
}

/// What the desk's second team looks like when a rule of this effect holds its dimension down.
std::string explained_with(const std::string& rule) {
  std::string text{test::desk_document};
  const std::string first = R"({"id": "incident",)";
  text.insert(text.find(first), rule + ", ");
  const model with = model::parse(text, "desk.json");
  const result scored = test::desk_result(with);
  const scorecard_text zh{scored, {language::zh, false, true}};
  return node_table(zh, scored.scorecard(1)) + explanations(zh, scored.scorecard(1));
}

TEST_F(ScorecardTable, NoGainIsPromisedUnderAZero) {
  const std::string page = explained_with(
      R"({"id": "veto", "label": {"zh": "速度记零", "en": "Speed zero"}, "indicator": "severe_incidents", "when": ">0",
          "effect": "zero_section", "section": "speed"})");
  EXPECT_NE(page.find("严重事件 2 (>0) → “速度”记零\n"), std::string::npos) << page;
  EXPECT_EQ(page.find("+24.00"), std::string::npos) << page;
  EXPECT_NE(page.find(" 1  响应时间  40.00  22:13 min  ≤5:00 min → 6\n"), std::string::npos) << page;
}

TEST_F(ScorecardTable, ASectionThatARuleChangedShowsBothScores) {
  const std::string page = explained_with(
      R"({"id": "cap", "indicator": "severe_incidents", "when": ">0", "effect": "cap_points", "section": "care",
          "most": 50})");
  EXPECT_NE(page.find("87.46 → 50.00"), std::string::npos) << page;
  EXPECT_NE(page.find("cap  严重事件 2 (>0) → 用心最高 50 [87.46 → 50.00]"), std::string::npos) << page;
  EXPECT_NE(page.find("+24.00"), std::string::npos) << "speed is not held down\n" << page;
}

TEST_F(ScorecardTable, AGradeThatARuleChangedIsShown) {
  const std::string page = explained_with(
      R"({"id": "weak", "label": {"zh": "薄弱", "en": "Weak"}, "dimension": "care", "when": "<95", "effect": "fail"})");
  EXPECT_NE(page.find("薄弱  用心 87.46 (<95) → 直接评为最低等级"), std::string::npos) << page;
}

TEST_F(ScorecardTable, MovedWeightIsShown) {
  const std::string tree = node_table(chinese(), result_.scorecard(1));
  EXPECT_NE(tree.find("30 → 0"), std::string::npos) << tree;
  EXPECT_NE(tree.find("10 → 40"), std::string::npos) << tree;
  EXPECT_NE(tree.find("– / 10"), std::string::npos) << tree;
}

TEST_F(ScorecardTable, PageOfSeveralGroupsIsTheSummary) {
  const std::string page = scorecard_page(result_, {language::en, false, false}, {"about"});
  EXPECT_EQ(page, " Service desk  desk 2.1.0\n about\n\n" + summary_table(english()));
}

TEST_F(ScorecardTable, PageOfOneGroupAlsoShowsItsDimensions) {
  const std::vector<given_entity> entities{test::entity("A", {{"quality", {88, 1}, std::nullopt}})};
  const result one = score_values(model_, {"team"}, entities);
  const std::string page = scorecard_page(one, {language::en, false, false}, {});
  EXPECT_NE(page.find(dimension_table(scorecard_text{one, {}}, one.scorecard(0))), std::string::npos) << page;
}

TEST_F(ScorecardTable, ExplainedPageHasEveryTree) {
  const std::string page = scorecard_page(result_, {language::en, false, true}, {});
  EXPECT_NE(page.find("▌ team = A  ~82.40 / 100  Silver ★★ ×1 (provisional)\n"), std::string::npos) << page;
  EXPECT_NE(page.find("▌ team = 乙队  50.48 / 100  None ×0.8\n"), std::string::npos) << page;
  EXPECT_NE(page.find(node_table(english(), result_.scorecard(1))), std::string::npos) << page;
}

TEST_F(ScorecardTable, ColourChangesNothingButColour) {
  const std::string plain = scorecard_page(result_, {language::zh, false, true}, {});
  const std::string coloured = scorecard_page(result_, {language::zh, true, true}, {});
  std::string stripped;
  for (std::size_t at = 0; at < coloured.size(); ++at) {
    if (coloured[at] != '\x1b') {
      stripped += coloured[at];
      continue;
    }
    at = coloured.find('m', at);
  }
  EXPECT_NE(plain, coloured);
  EXPECT_EQ(plain, stripped);
}

TEST_F(ScorecardTable, AGroupWithoutDataSaysWhy) {
  const std::vector<given_entity> nothing{{{"C"}, {}}};
  const result empty = score_values(model_, {"team"}, nothing);
  const std::string summary = summary_table(scorecard_text{empty, {language::zh, false, false}});
  EXPECT_NE(summary.find("无数据: 下级均无数据"), std::string::npos) << summary;
  EXPECT_EQ(summary.find(" 0.00"), std::string::npos) << "no data is never shown as zero";
}

TEST_F(ScorecardTable, RulesWithoutDataAreNamed) {
  const std::vector<given_entity> entities{{{"C"}, {{"quality", fraction{80}, std::nullopt}}}};
  const result partial = score_values(model_, {"team"}, entities);
  const auto page = [&](language spoken) {
    return explanations(scorecard_text{partial, {spoken, false, true}}, partial.scorecard(0));
  };
  EXPECT_TRUE(
      page(language::en).starts_with(" Critical rules not decided, no data: Severe incident, Penalty\n"))
      << page(language::en);
  EXPECT_TRUE(page(language::zh).starts_with(" 无数据、无法判定的关键规则：严重事件、扣分\n"))
      << page(language::zh);
}

TEST_F(ScorecardTable, ARefusedTotalBringsAndCostsNothing) {
  std::string text{test::desk_document};
  const std::string dimensions = R"("dimensions": [)";
  text.insert(text.find(dimensions),
              R"("total": {"missing": {"policy": "refuse", "minimum_coverage": "95%"}}, )");
  const model with = model::parse(text, "desk.json");
  const std::vector<given_entity> entities{{{"C"}, {{"speed", fraction{80}, std::nullopt}}}};
  const result refused = score_values(with, {"team"}, entities);
  const scorecard_text en{refused, {language::en, false, false}};
  const std::string page = dimension_table(en, refused.scorecard(0));
  EXPECT_EQ(page, R"page( Dimension  Score  Weight  Adds  Lost
 ────────────────────────────────────
 Speed      80.00      40     –     –
 Care           –  60 → 0
)page");
  const std::string tree = node_table(en, refused.scorecard(0));
  EXPECT_EQ(tree.find("0.00  "), tree.find("80.00  ") + 1) << tree;
}

TEST_F(ScorecardTable, WithoutAScoreTheSummaryShowsValues) {
  std::string text{test::desk_document};
  const auto cut = [&text](const std::string& from, const std::string& to) {
    const auto start = text.find(from);
    text.erase(start, text.find(to) - start);
  };
  cut(R"("dimensions": [)", R"("grades": [)");
  text.erase(text.find(R"("grades": [)"));
  text.erase(text.rfind(','));
  text += "}";
  const model with = model::parse(text, "desk.json");
  const std::vector<given_entity> entities{
      {{"C"}, {{"quality", fraction{80}, std::nullopt}, {"solved_rate", fraction{1, 2}, std::nullopt}}}};
  const result valued = score_values(with, {"team"}, entities);
  const std::string page = scorecard_page(valued, {language::en, false, false}, {});
  EXPECT_NE(page.find("Quality"), std::string::npos) << page;
  EXPECT_NE(page.find("80.0"), std::string::npos) << page;
  EXPECT_NE(page.find("50.00%"), std::string::npos) << page;
  EXPECT_NE(page.find("no data"), std::string::npos) << page;
  EXPECT_EQ(page.find("more indicators"), std::string::npos) << "all seven are shown\n" << page;
}

TEST_F(ScorecardTable, WithoutAnyGroupThePageSaysSo) {
  const result none = grade_state(model_, state{model_, {"team"}});
  EXPECT_EQ(scorecard_page(none, {language::zh, false, false}, {}),
            " 服务台  desk 2.1.0\n\n 没有可用的记录，无分组结果\n");
}

TEST_F(ScorecardTable, ExcludedRowsAreCounted) {
  state records{model_};
  table contacts{model_.record("contact")};
  for (const bool solved : {true, true, false})
    contacts.add({{"solved", solved}, {"answered_s", std::int64_t{30}}});
  contacts.add({{"answered_s", std::int64_t{40}}});
  records.update(contacts);
  const result graded = grade_state(model_, records);
  const std::string notes =
      explanations(scorecard_text{graded, {language::en, false, true}}, graded.scorecard(0));
  EXPECT_NE(notes.find(" · Solved: of 4 rows 1 missing\n"), std::string::npos) << notes;
  EXPECT_NE(
      notes.find(
          " · Quality: there are records, but the indicator applies to none of them; of 4 rows 4 missing\n"),
      std::string::npos)
      << notes;
}

TEST(Bar, FillsInProportionAndRoundsToWholeBlocks) {
  const auto filled = [](int brought, int lost) {
    const cell_text cell = bar(points::whole(brought), points::whole(lost), 10);
    return cell.pieces.empty() ? -1 : text::display_width(cell.pieces[0].text);
  };
  EXPECT_EQ(filled(10, 0), 10);
  EXPECT_EQ(filled(0, 10), 0);
  EXPECT_EQ(filled(3, 1), 8) << "7.5 blocks";
  EXPECT_EQ(filled(1, 39), 0);
  EXPECT_EQ(filled(-5, 10), 0) << "points below zero fill nothing";
  EXPECT_EQ(filled(0, 0), -1) << "nothing to show";
}

}  // namespace
}  // namespace assay::cli
