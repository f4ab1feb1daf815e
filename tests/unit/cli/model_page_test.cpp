// SPDX-License-Identifier: Apache-2.0
#include "cli/model_page.hpp"

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
