// SPDX-License-Identifier: Apache-2.0
#include "cli/show/model_page.hpp"

#include <gtest/gtest.h>

#include <string>

#include "unit/cli/desk_model.hpp"

namespace assay::cli {
namespace {

class ModelPage : public ::testing::Test {
 protected:
  std::string rule_of(const std::string& id, language spoken) const {
    const auto& indicator =
        model_.definition().indicators.at(static_cast<std::size_t>(model_.definition().indicator_index(id)));
    return rule_text(*indicator.rule, indicator.value_unit, spoken);
  }

  static std::string section_effect(critical_definition rule, const model_definition& model,
                                    critical_effect effect, language spoken) {
    rule.rule.effect = effect;
    return effect_text(rule, model, spoken);
  }

  const model model_ = test::desk_model();
};

TEST_F(ModelPage, RulesInOneLine) {
  EXPECT_EQ(rule_of("on_time_rate", language::zh), "≥95%: 10; ≥90% <95%: 8; <90%: 5");
  EXPECT_EQ(rule_of("answer_time", language::zh), "≤30 s: 10; >30 s ≤5:00 min: 6; >5:00 min: 0")
      << "best points first";
  EXPECT_EQ(rule_of("quality", language::en), "the value itself, of 100");
  EXPECT_EQ(rule_of("solved_rate", language::en), "linear: 50%: 0; 100%: 100");
  EXPECT_EQ(rule_of("severe_incidents", language::zh), "100 起，每次扣 25，最低 0");
  const scoring achievement =
      ratio_to_target<fraction>{fraction{300}, direction::lower_is_better, points::whole(10), ratio{6, 5}};
  EXPECT_EQ(rule_text(achievement, unit::seconds, language::en),
            "achievement of 5:00 min: 10, capped at 120%");
}

TEST_F(ModelPage, EffectsSayGradeAndPoints) {
  const auto& rules = model_.definition().critical;
  EXPECT_EQ(effect_text(rules[0], model_.definition(), language::en), "the grade is capped: Silver");
  EXPECT_EQ(effect_text(rules[1], model_.definition(), language::en),
            "points off the total: 1 each; at most 3 counted; 5 or more: the worst grade");
}

TEST_F(ModelPage, EffectsNameTheirSection) {
  model_definition changed = model_.definition();
  critical_definition rule = changed.critical[1];
  rule.section = changed.node_index("care");
  EXPECT_EQ(section_effect(rule, changed, critical_effect::zero_section, language::en), "Care is zero");
  EXPECT_EQ(section_effect(rule, changed, critical_effect::zero_section, language::zh), "“用心”记零");
  rule.rule.most = points::whole(60);
  EXPECT_EQ(section_effect(rule, changed, critical_effect::cap_points, language::en), "Care is at most 60");
  EXPECT_EQ(section_effect(rule, changed, critical_effect::bonus, language::zh),
            "用心加分：每次 1；最多计 3 次；达 5 次评为最低等级");
  rule.section = 0;
  EXPECT_EQ(section_effect(rule, changed, critical_effect::cap_points, language::zh), "总分最高 60");
}

TEST_F(ModelPage, SettingsInWords) {
  node_definition node;
  EXPECT_EQ(settings_text(node, language::en), "weighted mean; siblings take the weight");
  node.how = aggregation::weighted_points;
  node.missing.policy = missing_policy::redistribute_over_all;
  EXPECT_EQ(settings_text(node, language::en),
            "points of possible points; everything with data takes the weight");
  node.missing = {missing_policy::refuse, ratio{4, 5}};
  EXPECT_EQ(settings_text(node, language::zh), "得分 / 应得分；覆盖率低于 80% 不出总分");
  node.missing.policy = missing_policy::zero;
  EXPECT_EQ(settings_text(node, language::zh), "得分 / 应得分；缺失数据按零分计");
  EXPECT_EQ(settings_text(display_definition{1, rounding::half_even, grade_basis::displayed}, language::en),
            "1 decimals shown; half even; grade from the total shown");
}

TEST_F(ModelPage, ShowsSettingsOfTheTotalAndOfDimensionsThatDiffer) {
  model_definition changed = model_.definition();
  changed.nodes[static_cast<std::size_t>(changed.node_index("care"))].missing.policy = missing_policy::zero;
  changed.nodes.front().minimum_sample = 1234;
  changed.nodes[static_cast<std::size_t>(changed.node_index("quality"))].applicable_points =
      changed.indicator_index("load");
  const std::string page = model_page(changed, language::en, false);
  EXPECT_NE(page.find("weighted mean; siblings take the weight"), std::string::npos) << page;
  EXPECT_NE(page.find("weighted mean; missing data counts as zero"), std::string::npos) << page;
  EXPECT_NE(page.find("the value itself, of 100; points that apply: load"), std::string::npos) << page;
  EXPECT_NE(page.find("1,234"), std::string::npos) << page;
  EXPECT_NE(page.find(" Settings: 2 decimals shown; half up; grade from the exact total\n"),
            std::string::npos)
      << page;
}

TEST_F(ModelPage, ShowsTreeFormulasGradesRulesAndRecords) {
  const std::string page = model_page(model_.definition(), language::zh, false);
  for (const char* part :
       {" 服务台  desk 2.1.0\n", " │ ├ 及时率", "≥95%: 10; ≥90% <95%: 8; <90%: 5", "次/人", "不计分的指标",
        "rate(answered_s <= 60)", "金牌", "★★★", "0.8", "等级封顶：银牌", "contact", "0 … 86400"}) {
    EXPECT_NE(page.find(part), std::string::npos) << part << "\n" << page;
  }
}

TEST(ModelPageOfDerivedColumns, ShowsTheirExpressions) {
  const model of = model::parse(R"json({
    "assay": 0, "id": "m", "version": "1", "label": "m",
    "records": {"contact": {"label": "contact", "columns": {"at": {"type": "timestamp"}},
      "derived": {"hour": {"type": "integer", "value": "extract(hour from at)", "label": {"zh": "小时", "en": "Hour"}}}}},
    "indicators": {"a": {"label": "a", "unit": "number", "better": "context", "value": "avg(hour)"}}})json");
  const std::string page = model_page(of.definition(), language::zh, false);
  EXPECT_NE(page.find("= extract(hour from at)"), std::string::npos) << page;
  EXPECT_NE(page.find("小时"), std::string::npos) << page;
}

TEST_F(ModelPage, GradesWithTheLowestOpenBelow) {
  const std::string page = model_page(model_.definition(), language::en, false);
  EXPECT_NE(page.find(" Gold    gold      90  ★★★     1.2\n"), std::string::npos) << page;
  EXPECT_NE(page.find(" None    none                  0.8\n"), std::string::npos) << page;
}

}  // namespace
}  // namespace assay::cli
