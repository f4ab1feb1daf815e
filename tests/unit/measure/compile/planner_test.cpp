// SPDX-License-Identifier: Apache-2.0
//
// Plans: what is shared, in which order it comes, and what the programs hold.
#include "measure/compile/planner.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include <gmock/gmock.h>

#include "measure/words/aggregate_kind.hpp"
#include "unit/measure/metric_named.hpp"
#include "unit/measure/sample_records.hpp"

namespace assay::measure_test {
namespace {

using plan::formula_operation;
using plan::opcode;
using testing::ElementsAre;

std::vector<opcode> codes_of(std::string_view text) {
  const auto sample = compile_sample(text);
  std::vector<opcode> codes;
  for (const auto& step : sample.plan.programs.at(0).instructions)
    codes.push_back(step.code);
  return codes;
}

std::vector<std::string> texts_of(const plan::model_plan& plan) {
  std::vector<std::string> texts;
  for (const auto& found : plan.aggregates)
    texts.push_back(found.text);
  return texts;
}

TEST(planner, aggregates_are_shared_and_sorted) {
  measure::planner planner{sample_records()};
  ASSERT_TRUE(planner.declare_measure("complaints", "complaint", "count(*)").empty());
  ASSERT_TRUE(planner.declare_measure("contacts", "contact", "COUNT(*)").empty());
  EXPECT_EQ(planner.compile_indicator("rate(resolved)", "contact").handle, 0);
  EXPECT_EQ(planner.compile_indicator("complaints / contacts", "").handle, 1);
  EXPECT_EQ(planner.compile_indicator("avg(handle_s) / 60 s", "contact").handle, 2);
  EXPECT_EQ(planner.compile_indicator("complaints / count( * )", "contact").handle, 3);
  const plan::model_plan plan = planner.finish();
  EXPECT_THAT(texts_of(plan), ElementsAre("complaint: count(*)", "contact: avg(handle_s)",
                                          "contact: count(*)", "contact: rate(resolved)"));
  ASSERT_EQ(plan.programs.size(), 2U);
  EXPECT_TRUE(plan.programs[1].instructions.empty());
  ASSERT_EQ(plan.formulas.size(), 4U);
  EXPECT_EQ(plan.formulas[0].steps.at(0).aggregate, 3);
  const auto& ratio = plan.formulas[1];
  ASSERT_EQ(ratio.steps.size(), 3U);
  EXPECT_EQ(ratio.steps[0].aggregate, 0);
  EXPECT_EQ(ratio.steps[1].aggregate, 2);
  EXPECT_EQ(ratio.steps[2].operation, formula_operation::divide);
  EXPECT_EQ(ratio.depth, 2);
  EXPECT_EQ(ratio.text, "complaints / contacts");
  EXPECT_EQ(plan.formulas[3].text, "complaints / count(*)");
  EXPECT_EQ(plan.aggregates[1].record, 0);
  EXPECT_EQ(plan.aggregates[0].record, 1);
}

TEST(planner, the_order_of_texts_does_not_change_the_aggregates) {
  const std::vector<std::string> texts{"rate(due)", "avg(score)", "count(*)",
                                       "nps(score) filter (where due)"};
  measure::planner forward{sample_records()};
  measure::planner backward{sample_records()};
  for (const auto& text : texts)
    ASSERT_TRUE(forward.compile_indicator(text, "contact").ok());
  for (auto text = texts.rbegin(); text != texts.rend(); ++text) {
    ASSERT_TRUE(backward.compile_indicator(*text, "contact").ok());
  }
  EXPECT_EQ(texts_of(forward.finish()), texts_of(backward.finish()));
}

TEST(planner, what_has_a_fault_leaves_nothing_behind) {
  measure::planner planner{sample_records()};
  EXPECT_FALSE(planner.compile_indicator("sum(amount) + sum(nope)", "contact").ok());
  EXPECT_FALSE(planner.compile_indicator("avg(score) + avg(handle_s)", "contact").ok());
  EXPECT_EQ(planner.compile_indicator("rate(due)", "contact").handle, 0);
  const plan::model_plan plan = planner.finish();
  EXPECT_THAT(texts_of(plan), ElementsAre("contact: rate(due)"));
  EXPECT_EQ(plan.programs[0].instructions.size(), 1U);
  EXPECT_THAT(plan.programs[0].columns, ElementsAre(0));
}

TEST(planner, declared_measures_are_kept_without_an_indicator) {
  measure::planner planner{sample_records()};
  ASSERT_TRUE(
      planner.declare_measure("serious", "complaint", "count(*) filter (where severity >= 4)").empty());
  EXPECT_THAT(texts_of(planner.finish()), ElementsAre("complaint: count(*) filter (where severity >= 4)"));
}

TEST(planner, a_single_record_type_needs_no_name) {
  const std::vector<record_definition> one{sample_records()[1]};
  measure::planner planner{one};
  EXPECT_TRUE(planner.compile_indicator("rate(upheld)", "").ok());
  EXPECT_TRUE(planner.declare_measure("all", "", "count(*)").empty());
}

TEST(planner, formulas_are_postfix) {
  const auto formula = compile_sample("-(count(*) - 2 * complaints) / 95%").plan.formulas.at(0);
  std::vector<formula_operation> operations;
  for (const auto& step : formula.steps)
    operations.push_back(step.operation);
  EXPECT_THAT(operations, ElementsAre(formula_operation::aggregate, formula_operation::constant,
                                      formula_operation::aggregate, formula_operation::multiply,
                                      formula_operation::subtract, formula_operation::negate,
                                      formula_operation::constant, formula_operation::divide));
  EXPECT_EQ(formula.depth, 3);
  EXPECT_EQ(formula.steps[6].constant, (decimal{95, 2}));
  EXPECT_EQ(formula.text, "-(count(*) - 2 * complaints) / 0.95");
}

TEST(planner, formula_texts_have_minimal_parentheses) {
  const auto text = [](std::string_view written) { return compile_sample(written).plan.formulas.at(0).text; };
  EXPECT_EQ(text("(complaints)+(2*(count(*)))"), "complaints + 2 * count(*)");
  EXPECT_EQ(text("count(*) - (complaints - 1)"), "count(*) - (complaints - 1)");
  EXPECT_EQ(text("(count(*) - complaints) - 1"), "count(*) - complaints - 1");
  EXPECT_EQ(text("count(*) / (complaints / 2)"), "count(*) / (complaints / 2)");
  EXPECT_EQ(text("(1 + complaints) * 2"), "(1 + complaints) * 2");
  EXPECT_EQ(text("AVG(handle_s) + 5 MIN"), "avg(handle_s) + 300 s");
}

TEST(planner, aggregates_know_their_argument) {
  const auto aggregate = compile_sample("sum(amount * score)").plan.aggregates.at(0);
  EXPECT_EQ(aggregate.kind, metric_named("sum"));
  EXPECT_EQ(aggregate.argument_scale, 2);
  EXPECT_EQ(aggregate.argument_low, 0);
  EXPECT_EQ(aggregate.argument_high, 1'000'000);
  EXPECT_EQ(aggregate.argument_quantity, plan::row_quantity::plain);
  const auto minimum = compile_sample("min(first_response_s - handle_s)");
  EXPECT_EQ(minimum.outcome.result, unit::seconds);
  const auto time = minimum.plan.aggregates.at(0);
  EXPECT_EQ(time.argument_scale, 1);
  EXPECT_EQ(time.argument_low, -1'000'000);
  EXPECT_EQ(time.argument_high, 10'000'000);
  EXPECT_EQ(time.argument_quantity, plan::row_quantity::seconds);
  const auto rows = compile_sample("count(*)").plan.aggregates.at(0);
  EXPECT_EQ(rows.argument_slot, -1);
  EXPECT_EQ(rows.filter_slot, -1);
  const auto chosen = compile_sample("max(coalesce(score, 2.5, amount))").plan.aggregates.at(0);
  EXPECT_EQ(chosen.argument_scale, 2);
  EXPECT_EQ(chosen.argument_low, 0);
  EXPECT_EQ(chosen.argument_high, 100'000);
}

TEST(planner, equal_parts_of_all_measures_are_one_instruction) {
  measure::planner planner{sample_records()};
  for (const char* text :
       {"rate(first_response_s <= 300)", "rate(first_response_s <= 5 min and due)",
        "count(*) filter (where first_response_s <= 300.5 and due)", "avg(first_response_s)"}) {
    ASSERT_TRUE(planner.compile_indicator(text, "contact").ok());
  }
  const plan::model_plan plan = planner.finish();
  std::vector<opcode> codes;
  for (const auto& step : plan.programs[0].instructions)
    codes.push_back(step.code);
  EXPECT_THAT(codes, ElementsAre(opcode::load_number, opcode::number_in_set, opcode::load_boolean,
                                 opcode::logical_and));
  EXPECT_THAT(plan.programs[0].columns, ElementsAre(0, 4));
  EXPECT_THAT(plan.programs[0].column_names, ElementsAre("due", "first_response_s"));
}

TEST(planner, conditions_on_one_number_are_one_instruction) {
  EXPECT_THAT(codes_of("rate(score between 1 and 5)"),
              ElementsAre(opcode::load_number, opcode::number_in_set));
  EXPECT_THAT(codes_of("rate(score < 2 or score > 8 or score in (4, 5))"),
              ElementsAre(opcode::load_number, opcode::number_in_set));
  EXPECT_THAT(codes_of("rate(not score > 5)"), ElementsAre(opcode::load_number, opcode::number_in_set));
  EXPECT_THAT(codes_of("rate(score <> 5)"),
              ElementsAre(opcode::load_number, opcode::number_in_set, opcode::logical_not));
  EXPECT_THAT(codes_of("rate(due and due)"), ElementsAre(opcode::load_boolean));
  const auto plan = compile_sample("rate(score < 2 or score > 8 or score in (4, 5, 2))").plan;
  EXPECT_EQ(plan.programs[0].number_sets.at(0), (plan::number_set{{INT64_MIN, 2}, {4, 5}, {9, INT64_MAX}}));
}

TEST(planner, constants_are_scaled_when_compiled) {
  EXPECT_THAT(codes_of("rate(amount <= 300.5)"), ElementsAre(opcode::load_number, opcode::number_in_set));
  EXPECT_EQ(compile_sample("rate(amount <= 300.5)").plan.programs[0].number_sets.at(0),
            (plan::number_set{{INT64_MIN, 30050}}));
  // Without a scale in common one side is multiplied.
  EXPECT_THAT(codes_of("rate(score <= amount)"),
              ElementsAre(opcode::load_number, opcode::number_constant, opcode::multiply, opcode::load_number,
                          opcode::number_less, opcode::logical_not));
  EXPECT_THAT(codes_of("sum(amount + 0.5)"),
              ElementsAre(opcode::load_number, opcode::number_constant, opcode::add));
  EXPECT_EQ(compile_sample("sum(amount + 0.5)").plan.programs[0].instructions.at(1).constant, 50);
}

TEST(planner, the_widest_column_can_be_compared_with_any_constant) {
  for (const char* text :
       {"rate(widest <= 0.5)", "rate(widest = 9223372036854775807)", "rate(widest in (1.5, 2))",
        "sum(widest)", "rate(widest < any)", "rate(widest between -1.25 and 1 d)"}) {
    const bool time = std::string_view{text}.find(" d)") != std::string_view::npos;
    EXPECT_EQ(compile_sample(text).outcome.ok(), !time) << text;
  }
}

TEST(planner, answers_may_be_narrowed_by_the_filter) {
  for (const char* text :
       {"csat(score, 'top2of5') filter (where score between 1 and 5)",
        "csat(score, 'top2of5') filter (where due and score >= 1 and resolved and score < 6)",
        "nps(any) filter (where any in (0, 5, 10))", "nps(amount) filter (where amount <= 10)",
        "csat(csat_half, 'top2of5')", "csat(csat * 2, 'top3of10')", "csat(any, 'mean')"}) {
    EXPECT_TRUE(compile_sample(text).outcome.ok()) << text;
  }
}

TEST(planner, programs_only_look_back) {
  const auto plan = compile_sample(
                        "rate(coalesce(score > 5, amount < handle_s * 2 - 5 min, false) = (channel <> team)) "
                        "filter (where channel not in ('a', 'b') or \"agent id\" is null)")
                        .plan;
  EXPECT_TRUE(plan.aggregates.empty()) << "amount and handle_s do not compare";
  const auto sound = compile_sample(
                         "rate(coalesce(score > 5, amount < score * 2 - 5, false) = (channel <> team)) "
                         "filter (where channel not in ('a', 'b') or \"agent id\" is null)")
                         .plan;
  const auto& program = sound.programs[0];
  for (std::size_t index = 0; index < program.instructions.size(); ++index) {
    EXPECT_LT(program.instructions[index].first, static_cast<std::int32_t>(index));
    EXPECT_LT(program.instructions[index].second, static_cast<std::int32_t>(index));
  }
  EXPECT_EQ(sound.aggregates.at(0).argument_slot >= 0 && sound.aggregates.at(0).filter_slot >= 0, true);
  EXPECT_THAT(program.column_names, ElementsAre("channel", "team", "score", "amount", "agent id"));
}

TEST(planner, long_lists_and_chains_compile_quickly) {
  std::string list = "rate(any in (0";
  std::string chain = "rate(any = 0";
  for (int number = 2; number < 12'000; number += 2) {
    list += "," + std::to_string(number);
    if (number < 7'000) chain += " or any = " + std::to_string(number);
  }
  const auto listed = compile_sample(list + "))");
  ASSERT_TRUE(listed.outcome.ok());
  EXPECT_EQ(listed.plan.programs[0].number_sets.at(0).size(), 6'000U);
  const auto chained = compile_sample(chain + ")");
  ASSERT_TRUE(chained.outcome.ok());
  EXPECT_EQ(chained.plan.programs[0].number_sets.at(0).size(), 3'500U);
}

/// A use of one line of the table.
std::string sample_of(const measure::aggregate_kind& kind) {
  using measure::argument_kind;
  std::string text{kind.function};
  switch (kind.argument) {
    case argument_kind::star:
      text += "(*";
      break;
    case argument_kind::boolean:
    case argument_kind::outcome:
      text += "(due";
      break;
    case argument_kind::two_numbers:
      text += "(csat, score";
      break;
    case argument_kind::number_and_p:
      text += "(csat, 0.9";
      break;
    case argument_kind::text:
      text += "(channel";
      break;
    case argument_kind::outcome_and_limit:
    case argument_kind::outcome_and_limits:
      text += "(due, first_response_s, 20";
      break;
    default:
      text += "(csat";
      break;
  }
  if (!kind.variant.empty()) text += ", '" + std::string{kind.variant} + "'";
  if (kind.metric->scale) text += ") filter (where csat between 1 and 3";
  return text + ")";
}

TEST(planner, every_line_of_the_aggregate_table_compiles) {
  for (const measure::aggregate_kind& kind : measure::aggregate_kinds()) {
    const std::string text = sample_of(kind);
    const auto sample = compile_sample(text);
    ASSERT_TRUE(sample.outcome.ok()) << text;
    EXPECT_EQ(sample.plan.aggregates.at(0).kind, kind.metric) << text;
    EXPECT_EQ(sample.plan.formulas.at(0).steps.at(0).finish.kind, kind.finish) << text;
    EXPECT_EQ(sample.outcome.result, kind.result) << text;
  }
  EXPECT_EQ(measure::find_aggregate("Mean").front().metric, metric_named("avg"));
  EXPECT_EQ(measure::find_aggregate("STDDEV").front().function, "stddev_samp");
  EXPECT_EQ(measure::find_aggregate("variance").front().function, "var_samp");
  EXPECT_TRUE(measure::find_aggregate("average").empty());
}

}  // namespace
}  // namespace assay::measure_test
