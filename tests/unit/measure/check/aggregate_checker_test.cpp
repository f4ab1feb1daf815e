// SPDX-License-Identifier: Apache-2.0
//
// Aggregates of more than one argument or more than one question: what they share, what they stand for, their faults.
#include "measure/check/aggregate_checker.hpp"

#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "unit/measure/metric_named.hpp"
#include "unit/measure/sample_records.hpp"

namespace assay::measure_test {
namespace {

using plan::finish_kind;

std::string formula_text(std::string_view text) {
  const auto sample = compile_sample(text);
  return sample.outcome.ok() ? sample.plan.formulas.at(0).text : faults_of(text);
}

TEST(aggregate_checker, keeps_one_state_for_many_questions) {
  for (const char* text : {"var_samp(score)", "variance(score)", "VAR_POP(score)", "stddev(score)",
                           "stddev_samp(score)", "stddev_pop(score)"}) {
    EXPECT_EQ(canonical(text), "variance(score)") << text;
  }
  for (const char* text : {"percentile(score, 0.9)", "percentile(score, 50%)", "median(score)",
                           "median(score, 'exact')", "percentile(score, 1, 'exact')"}) {
    EXPECT_EQ(canonical(text), "median(score)") << text;
  }
  EXPECT_EQ(canonical("percentile(score, 0.9, 'sketch')"), "median(score, 'sketch')");
  EXPECT_EQ(canonical("median(score, 'sketch') filter (where due)"),
            "median(score, 'sketch') filter (where due)");
  const auto sample =
      compile_sample("percentile(score, 0.9) - median(score) + var_pop(score) - variance(score)");
  ASSERT_TRUE(sample.outcome.ok());
  EXPECT_EQ(sample.plan.aggregates.size(), 2U);
}

TEST(aggregate_checker, canonical_texts_are_measures_themselves) {
  for (const char* text :
       {"stddev_pop(score)", "percentile(handle_s, 0.9)", "percentile(handle_s, 0.9, 'sketch')",
        "distinct(team)", "share(amount, score)", "mode_share(channel)", "ces(csat, 'mean7')",
        "service_level(due, handle_s, 20, 'offered_less_short_abandons')"}) {
    EXPECT_EQ(canonical(canonical(text)), canonical(text)) << text;
  }
}

TEST(aggregate_checker, formulas_say_what_is_asked) {
  EXPECT_EQ(formula_text("Percentile(score, 90%)"), "percentile(score, 0.9)");
  EXPECT_EQ(formula_text("median(score)"), "percentile(score, 0.5)");
  EXPECT_EQ(formula_text("percentile(score, 0.50, 'sketch') filter (where due)"),
            "percentile(score, 0.5, 'sketch') filter (where due)");
  EXPECT_EQ(formula_text("stddev(score)"), "stddev_samp(score)");
  EXPECT_EQ(formula_text("2 * variance(score)"), "2 * var_samp(score)");
}

TEST(aggregate_checker, steps_carry_the_question) {
  const auto sample = compile_sample("percentile(handle_s, 0.950)");
  const auto& step = sample.plan.formulas.at(0).steps.at(0);
  EXPECT_EQ(step.finish.kind, finish_kind::percentile);
  EXPECT_EQ(step.finish.p, (decimal{95, 2}));
  EXPECT_EQ(step.finish.p.scale, 2);
}

TEST(aggregate_checker, distinct_is_written_as_in_sql) {
  for (const char* text : {"count(distinct team)", "COUNT( DISTINCT team )", "distinct(team)",
                           "count(distinct(team))", "count(distinct \"team\")"}) {
    EXPECT_EQ(canonical(text), "count(distinct team)") << text;
  }
  EXPECT_EQ(compile_sample("count(distinct team)").plan.aggregates.at(0).kind,
            metric_named("distinct", "estimate"));
  EXPECT_EQ(compile_sample("count(distinct team)").plan.aggregates.at(0).argument_type,
            plan::slot_type::text);
  EXPECT_EQ(compile_sample("count(distinct due)").plan.aggregates.at(0).argument_type,
            plan::slot_type::boolean);
  EXPECT_EQ(canonical("count(distinct closed - created)"), "count(distinct closed - created)");
}

TEST(aggregate_checker, distinct_takes_what_its_call_takes) {
  for (const char* argument :
       {"-score", "- score + 1", "not due", "not (due and resolved)", "case when due then score end",
        "case channel when 'phone' then 'p' else 'q' end", "(score)", "-1 * score", "1 + score",
        "'a' || channel", "true or due", "not channel like 'p%'", "score is null", "'k'", "5", "null",
        "true"}) {
    const auto call = compile_sample("distinct(" + std::string{argument} + ")");
    const auto sql = compile_sample("count(distinct " + std::string{argument} + ")");
    ASSERT_EQ(sql.outcome.ok(), call.outcome.ok()) << argument;
    if (call.outcome.ok()) {
      EXPECT_EQ(sql.plan.aggregates.at(0).text, call.plan.aggregates.at(0).text) << argument;
      continue;
    }
    EXPECT_EQ(sql.outcome.faults.at(0).message.code(), call.outcome.faults.at(0).message.code()) << argument;
  }
}

TEST(aggregate_checker, a_column_may_be_named_distinct) {
  record_definition record;
  record.name = "r";
  record.columns = {column("distinct", column_type::integer, 0, 0, 10),
                    column("x", column_type::integer, 0, 0, 10)};
  const std::vector<record_definition> one{record};
  measure::planner planner{one};
  ASSERT_TRUE(planner.compile_indicator("count(distinct)", "").ok());
  ASSERT_TRUE(planner.compile_indicator("count(distinct + x)", "").ok());
  ASSERT_TRUE(planner.compile_indicator("count(distinct distinct)", "").ok());
  const auto plan = planner.finish();
  EXPECT_EQ(plan.aggregates.at(0).text, "r: count(distinct + x)");
  EXPECT_EQ(plan.aggregates.at(1).text, "r: count(distinct distinct)");
  EXPECT_EQ(plan.aggregates.at(2).text, "r: count(distinct)");
  measure::planner operators{one};
  for (const char* text :
       {"count(distinct is null)", "count(distinct in (1, 2))", "count(distinct not in (1, 2))",
        "count(distinct not between 1 and 2)", "sum(distinct - x)", "rate(distinct = 1)"}) {
    EXPECT_TRUE(operators.compile_indicator(text, "").ok()) << text;
  }
}

/// The aggregate of an outcome function is the rate that somebody writes by hand.
TEST(aggregate_checker, outcomes_are_rates) {
  const std::vector<std::pair<std::string, std::string>> cases{
      {"service_level(due, first_response_s, 20, 'answered_only')",
       "rate(first_response_s <= 20) filter (where due)"},
      {"service_level(due, first_response_s, 20 s, 'answered_only_lt')",
       "rate(first_response_s < 20) filter (where due)"},
      {"service_level(due, first_response_s, 20, 'offered')", "rate(due and first_response_s <= 20)"},
      {"service_level(due, first_response_s, 20, 'offered_lt')", "rate(due and first_response_s < 20)"},
      {"service_level(due, first_response_s, 20, 'offered_less_short_abandons')",
       "rate(due and first_response_s <= 20) filter (where due or coalesce(first_response_s > 20, true))"},
      {"service_level(due, first_response_s, 20, 'offered_less_short_abandons', 5)",
       "rate(due and first_response_s <= 20) filter (where due or coalesce(first_response_s > 5, true))"},
      {"service_level(due, first_response_s, 20, 'offered_less_short_abandons_lt')",
       "rate(due and first_response_s < 20) filter (where due or coalesce(first_response_s >= 20, true))"},
      {"abandonment(due, 'offered')", "rate(not due)"},
      {"abandonment(due, first_response_s, 5 s, 'offered_less_short_abandons')",
       "rate(not due) filter (where due or coalesce(first_response_s > 5, true))"},
      {"abandonment(due, first_response_s, 5 s, 'offered_less_short_abandons_lt') filter (where resolved)",
       "rate(not due) filter (where resolved and (due or coalesce(first_response_s >= 5, true)))"},
      {"service_level(channel = 'phone' or due, first_response_s, 1 min, 'answered_only') filter (where "
       "resolved)",
       "rate(first_response_s <= 60) filter (where resolved and (channel = 'phone' or due))"},
  };
  for (const auto& [written, rate] : cases) {
    EXPECT_EQ(canonical(written), canonical(rate)) << written;
    EXPECT_TRUE(canonical(written).starts_with("rate(")) << written << ": " << canonical(written);
  }
}

TEST(aggregate_checker, units_of_results) {
  EXPECT_EQ(compile_sample("stddev(handle_s)").outcome.result, unit::seconds);
  EXPECT_EQ(compile_sample("variance(handle_s)").outcome.result, unit::number);
  EXPECT_EQ(compile_sample("median(handle_s)").outcome.result, unit::seconds);
  EXPECT_EQ(compile_sample("share(handle_s, first_response_s)").outcome.result, unit::ratio);
  EXPECT_EQ(compile_sample("count(*) / count(distinct team)").outcome.result, unit::ratio);
}

TEST(aggregate_checker, malformed_measures_are_faults_where_they_are) {
  const std::vector<std::pair<std::string, std::string>> cases{
      {"percentile(score)", "argument_count[percentile(score)]"},
      {"percentile(score, 'sketch')", "argument_count[percentile(score, 'sketch')]"},
      {"percentile(score, 0.9, 'fast')", "unknown_variant['fast']"},
      {"percentile(score, 0.9, 0.8)", "unknown_variant[0.8]"},
      {"percentile(score, 90)", "percentile_range[90]"},
      {"percentile(score, 0)", "percentile_range[0]"},
      {"percentile(score, 0.9 s)", "percentile_range[0.9 s]"},
      {"percentile(score, csat)", "percentile_range[csat]"},
      {"percentile(created, 0.5)", "instant_value[created]"},
      {"percentile(due, 0.5)", "type_mismatch[due]"},
      {"median(score, 0.5)", "unknown_variant[0.5]"},
      {"median()", "argument_count[median()]"},
      {"variance(any)", "range_too_wide[any]"},
      {"stddev(widest)", "range_too_wide[widest]"},
      {"variance(channel)", "type_mismatch[channel]"},
      {"variance(score, csat)", "argument_count[variance(score, csat)]"},
      {"stddev(score) / 2", "root_in_formula[stddev(score)]"},
      {"-stddev(score)", "root_in_formula[stddev(score)]"},
      {"avg(score) - stddev(score)", "root_in_formula[stddev(score)]"},
      {"share(amount)", "argument_count[share(amount)]"},
      {"share(amount, handle_s)", "mixed_units[share(amount, handle_s)]"},
      {"share(amount, due)", "type_mismatch[due]"},
      {"share(nope, neither)", "unknown_column[nope] unknown_column[neither]"},
      {"mode_share(score)", "type_mismatch[score]"},
      {"mode_share(due)", "type_mismatch[due]"},
      {"mode_share('phone')", "type_mismatch['phone']"},
      {"sum(distinct score)", "argument_count[sum(distinct score)]"},
      {"count(distinct 5)", "constant_condition[5]"},
      {"count(distinct null)", "null_operand[null]"},
      {"count(distinct 'k')", "constant_condition['k']"},
      {"sum(distinct case when due then score end)",
       "argument_count[sum(distinct case when due then score end)]"},
      {"distinct(5)", "constant_condition[5]"},
      {"ces(csat)", "missing_variant[ces(csat)]"},
      {"ces(csat, 'top2of7')", "unknown_variant['top2of7']"},
      {"ces(score, 'net7')", "answer_range[score]"},
      {"service_level(due, first_response_s, 20)",
       "missing_variant[service_level(due, first_response_s, 20)]"},
      {"service_level(due, first_response_s, 20, 'all')", "unknown_variant['all']"},
      {"service_level(due, 'offered')", "argument_count[service_level(due, 'offered')]"},
      {"service_level(due, first_response_s, 20, 'offered', 5)",
       "argument_count[service_level(due, first_response_s, 20, 'offered', 5)]"},
      {"service_level(score, first_response_s, 20, 'offered')", "condition_expected[score]"},
      {"service_level(due, resolved, 20, 'offered')", "type_mismatch[resolved]"},
      {"service_level(due, first_response_s, amount, 'offered')", "mixed_units[first_response_s]"},
      {"abandonment(due)", "missing_variant[abandonment(due)]"},
      {"abandonment(due, first_response_s, 5, 'offered')",
       "argument_count[abandonment(due, first_response_s, 5, 'offered')]"},
      {"abandonment(nope, 'offered')", "unknown_column[nope]"},
  };
  for (const auto& [written, faults] : cases)
    EXPECT_EQ(faults_of(written), faults) << written;
}

TEST(aggregate_checker, a_filter_may_make_room_for_squares) {
  EXPECT_EQ(faults_of("variance(any) filter (where any between -1000 and 1000)"), "");
  EXPECT_EQ(faults_of("variance(precise)"), "") << "ten decimal digits are less than 39 bits";
  EXPECT_EQ(faults_of("variance(amount * amount)"), "");
  EXPECT_EQ(faults_of("variance(precise * amount)"), "range_too_wide[precise * amount]");
}

TEST(aggregate_checker, named_measures_keep_their_roots) {
  measure::planner planner{sample_records()};
  ASSERT_TRUE(planner.declare_measure("deviation", "contact", "stddev(score)").empty());
  EXPECT_TRUE(planner.compile_indicator("deviation", "contact").ok());
  const auto refused = planner.compile_indicator("deviation * 2", "contact");
  ASSERT_EQ(refused.faults.size(), 1U);
  EXPECT_EQ(refused.faults.front().message.code(), "root_in_formula");
}

}  // namespace
}  // namespace assay::measure_test
