// SPDX-License-Identifier: Apache-2.0
//
// The audit of examples/gbt-27922 with the preset, against the figures of its README.
#include "unit/examples/example_files.hpp"

namespace assay::example_test {
namespace {

class gbt_27922_example : public testing::Test {
 protected:
  static result audit(std::vector<std::string> by, bool with_special = true) {
    record_files files{{"item", "item.csv"}};
    if (with_special) files.emplace_back("special", "special.csv");
    return evaluate("gbt-27922", model::preset("gbt-27922"), files, std::move(by));
  }
};

TEST_F(gbt_27922_example, every_site_has_the_score_and_star_of_the_readme) {
  const auto scored = audit({"site"});
  ASSERT_EQ(scored.size(), 2U);
  EXPECT_EQ(verdict_on(card_of(scored, "上海总部")), "95.23655914 five_star");
  EXPECT_EQ(card_of(scored, "上海总部").score_before_rules()->text(), "96.23655914");
  EXPECT_EQ(verdict_on(card_of(scored, "苏州网点")), "90.326530612 four_star");
}

TEST_F(gbt_27922_example, the_total_is_earned_of_applicable_points) {
  const auto scored = audit({});
  const scorecard card = scored.scorecard(0);
  EXPECT_EQ(card.score_before_rules(), points::rounded({17900, 191}));
  EXPECT_EQ(verdict_on(card), "91.717277487 four_star");
}

TEST_F(gbt_27922_example, a_clause_that_does_not_apply_leaves_the_score) {
  const auto scored = audit({"site"});
  const scorecard card = card_of(scored, "上海总部");
  EXPECT_EQ(card.find("waste_recycling")->status(), node_status::not_available);
  EXPECT_EQ(card.find("waste_recycling")->applied_weight(), points{});
  EXPECT_EQ(card.find("delivery")->applicable(), fraction(2, 5));
  // 2 of the 93 points that apply.
  EXPECT_EQ(card.find("delivery")->applied_weight(), points::rounded({200, 93}));
}

TEST_F(gbt_27922_example, without_special_findings_nothing_is_deducted) {
  const auto scored = audit({}, false);
  const scorecard card = scored.scorecard(0);
  EXPECT_TRUE(card.rules().empty());
  EXPECT_EQ(card.score(), points::rounded({17900, 191}));
  EXPECT_EQ(card.find("special_deductions")->reason(), status_reason::no_records);
}

TEST_F(gbt_27922_example, each_rule_says_what_it_did) {
  const auto scored = audit({"site"});
  const scorecard card = card_of(scored, "上海总部");
  const auto fired = card.rules();
  ASSERT_EQ(fired.size(), 2U);
  EXPECT_EQ(fired[0].events(), 2);
  EXPECT_EQ(fired[0].points(), points{} - points::whole(2));
  EXPECT_EQ(fired[0].after()->text(), "94.23655914");
  EXPECT_EQ(fired[1].points(), points::whole(1));
}

}  // namespace
}  // namespace assay::example_test
