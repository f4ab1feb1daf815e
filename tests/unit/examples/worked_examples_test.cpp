// SPDX-License-Identifier: Apache-2.0
//
// The worked examples of critical rules, against the expected results in their folders.
#include <string>
#include <vector>

#include "unit/examples/example_files.hpp"

namespace assay::example_test {
namespace {

/// One line for each group: `key,score before rules,score,grade,provisional,rules that fired`.
std::string summary_of(const result& scored) {
  std::string text = "key,score_before_rules,score,grade,provisional,rules\n";
  const auto number = [](const std::optional<points>& value) { return value ? value->text() : ""; };
  for (const scorecard& card : test::cards_of(scored)) {
    text += card.key().empty() ? "" : card.key().front().value_or("");
    text += "," + number(card.score_before_rules()) + "," + number(card.score()) + "," + grade_of(card);
    text += card.provisional() ? ",yes," : ",no,";
    std::string rules;
    for (const fired_rule& fired : card.rules())
      rules += (rules.empty() ? "" : " ") + fired.definition().id;
    text += rules + "\n";
  }
  return text;
}

const record_files interactions{{"interaction", "interactions.csv"}};
const record_files transactions{{"transaction", "transactions.csv"}};

TEST(qa_form_example, every_interaction) {
  const auto scored = evaluate("qa-form", model_of("qa-form"), interactions, {"interaction"});
  EXPECT_EQ(summary_of(scored), text_of(folder_of("qa-form") / "by-interaction.expected.csv"));
}

TEST(qa_form_example, every_agent_by_the_model_for_agents) {
  const auto scored = evaluate("qa-form", model_of("qa-form", "agent-model.json"), interactions, {"agent"});
  EXPECT_EQ(summary_of(scored), text_of(folder_of("qa-form") / "by-agent.expected.csv"));
}

TEST(qa_form_example, both_models_have_one_shape_so_that_one_state_serves_both) {
  EXPECT_EQ(model_of("qa-form").shape(), model_of("qa-form", "agent-model.json").shape());
}

TEST(qa_form_example, a_question_that_does_not_apply_does_not_count) {
  const auto scored = evaluate("qa-form", model_of("qa-form"), interactions, {"interaction"});
  const scorecard chat =
      card_of(scored, "H0005");  // identity, problem and ticket do not apply: 55 points are left
  EXPECT_EQ(chat.find("record_keeping")->status(), node_status::not_available);
  EXPECT_EQ(chat.find("accurate_answer")->applied_weight(), points::rounded({2500, 55}));
  const scorecard nothing = card_of(scored, "H0013");
  EXPECT_EQ(verdict_on(nothing), "no_available_child");
  EXPECT_TRUE(nothing.rules().empty());
}

TEST(qa_form_example, a_zeroed_section_says_what_it_was) {
  const auto scored = evaluate("qa-form", model_of("qa-form"), interactions, {"interaction"});
  const scorecard rude = card_of(scored, "H0007");
  EXPECT_EQ(rude.find("manner")->points_before_rules(), points::rounded({100, 3}));
  EXPECT_EQ(rude.find("manner")->points(), points{});
  EXPECT_EQ(rude.rules()[0].after(), points{});
  EXPECT_EQ(rude.rules()[1].before(), points::whole(80));  // the total after its section counts zero
  EXPECT_EQ(rude.rules()[1].after(), points::whole(60));
}

TEST(copc_example, every_agent) {
  const auto scored = evaluate("copc", model_of("copc"), transactions, {"agent"});
  EXPECT_EQ(summary_of(scored), text_of(folder_of("copc") / "by-agent.expected.csv"));
}

TEST(copc_example, the_families_are_indicators_of_their_own) {
  const auto scored = evaluate("copc", model_of("copc"), transactions, {});
  const scorecard all = scored.scorecard(0);
  EXPECT_EQ(all.find("customer_critical_accuracy")->value()->exact, fraction(35, 40));
  EXPECT_EQ(all.find("business_critical_accuracy")->value()->exact, fraction(35, 40));
  EXPECT_EQ(all.find("compliance_critical_accuracy")->value()->exact, fraction(36, 40));
  EXPECT_EQ(all.find("non_critical_accuracy")->value()->exact, fraction(381, 400));
  EXPECT_EQ(all.find("issue_resolution")->value()->exact, fraction(26, 35));
  EXPECT_EQ(verdict_on(all), "45 below");
}

}  // namespace
}  // namespace assay::example_test
