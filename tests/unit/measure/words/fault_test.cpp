// SPDX-License-Identifier: Apache-2.0
//
// Every fault of the language, by itself and several in one text: its code, and the piece of the text it
// points at.
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include <gtest/gtest.h>
#include <assay/message.hpp>

#include "measure/words/aggregate_kind.hpp"
#include "unit/measure/sample_records.hpp"

namespace assay::measure_test {
namespace {

struct fault_case {
  std::string text;
  std::string faults;
};

void PrintTo(const fault_case& one, std::ostream* out) { *out << one.text; }

class one_fault : public testing::TestWithParam<fault_case> {};

TEST_P(one_fault, is_reported_where_it_is) {
  EXPECT_EQ(faults_of(GetParam().text), GetParam().faults) << GetParam().text;
}

const std::vector<fault_case> grammar_faults = {
    {"", "empty_text[]"},
    {"   ", "empty_text[]"},
    {"count(*) # 5", "unexpected_character[#]"},
    {"rate(first_response_s ≤ 300)", "unexpected_character[≤]"},
    {"rate(channel = 'phone)", "unterminated_text['phone)] unexpected_word[]"},
    {"rate(\"due)", "unterminated_name[\"due)] unknown_column[\"due)] unexpected_word[]"},
    {"rate(first_response_s <= 5.)", "invalid_number[5.]"},
    {"sum(amount * 12345678901234567890)", "number_too_long[12345678901234567890]"},
    {"sum(amount * 0.1234567890123456789)", "number_too_long[0.1234567890123456789]"},
    {"rate(first_response_s <= 200000000000000 d)", "number_too_long[200000000000000 d]"},
    {"sum(amount + 9223372036854775807 + 1)", "range_too_wide[9223372036854775807]"},
    {"max(coalesce(score, -1 - 9223372036854775807))", "number_too_long[-1 - 9223372036854775807]"},
    {"sum(amount + (9223372036854775807 + 1))", "number_too_long[(9223372036854775807 + 1)]"},
    {"rate(first_response_s <= 5 minutes)", "unknown_time_unit[minutes]"},
    {"count(*", "unexpected_word[]"},
    {"count(*))", "unexpected_word[)]"},
    {"rate(due or)", "unexpected_word[)]"},
    {"rate(due and and resolved)", "unexpected_word[and]"},
    {"count(*) +", "unexpected_word[]"},
    {"count(*) > 5", "unexpected_word[>]"},
    {"count(* + 1)", "unexpected_word[+]"},
    {"rate(resolved filter)", "unexpected_word[filter]"},
    {"rate(resolved where due)", "unexpected_word[where]"},
    {"rate(resolved) filter due", "unexpected_word[due]"},
    {"rate(resolved) filter (due)", "unexpected_word[due]"},
    {"rate(due is 5)", "unexpected_word[5]"},
    {"sum(case when due then 1 else 2)", "unexpected_word[)]"},
    {"sum(case when due then 1)", "unexpected_word[)]"},
    {"sum(case due then 1 end)", "unexpected_word[then]"},
    {"sum(case when due 1 end)", "missing_operator[1] unexpected_word[end]"},
    {"sum(case end)", "unexpected_word[end]"},
    {"sum(end)", "unexpected_word[end]"},
    {"rate(channel like)", "unexpected_word[)]"},
    {"rate(channel like 'a' like 'b')", "chained_comparison[like]"},
    {"rate(score in 5)", "unexpected_word[5]"},
    {"rate(score in ())", "unexpected_word[)]"},
    {"rate(score in (csat))", "unexpected_word[csat]"},
    {"rate(score in (1 + 2))", "unexpected_word[+]"},
    {"rate(score between 1, 5)", "unexpected_word[,]"},
    {"rate(due = not resolved)", "unexpected_word[not]"},
    {"count(*) count(*)", "missing_operator[count]"},
    {"rate(agent id = 'a')", "unknown_column[agent] missing_operator[id] unknown_column[id]"},
    {"rate(1 < score < 5)", "chained_comparison[<]"},
    {"rate(score = 1 = due)", "chained_comparison[=]"},
    {"rate(score is null is null)", "chained_comparison[is]"},
    {"rate(score > 1 between 2 and 3)", "chained_comparison[between]"},
};

const std::vector<fault_case> name_faults = {
    {"avg(first_respons_s)", "unknown_column[first_respons_s]"},
    {"rate(channel = \"phone\")", "unknown_column[\"phone\"]"},
    {"complaint / count(*)", "unknown_measure[complaint]"},
    {"handle_s / 60", "column_outside_aggregate[handle_s]"},
    {"average(handle_s)", "unknown_function[average]"},
    {"coalesce(count(*), 0)", "unknown_function[coalesce] aggregate_in_row[count(*)]"},
    {"sum(round(amount))", "unknown_function[round]"},
    {"sum(avg(amount))", "aggregate_in_row[avg(amount)]"},
    {"sum(count(*) filter (where due))", "aggregate_in_row[count(*) filter (where due)]"},
    {"sum(count(distinct))", "aggregate_in_row[count(distinct)] unknown_column[distinct]"},
    {"rate(*)", "argument_count[rate(*)]"},
    {"rate()", "argument_count[rate()]"},
    {"sum(amount, 2)", "argument_count[sum(amount, 2)]"},
    {"nps(score, 'standard', 1)", "argument_count[nps(score, 'standard', 1)]"},
    {"avg(coalesce(amount))", "argument_count[coalesce(amount)]"},
    {"avg(coalesce())", "argument_count[coalesce()]"},
    {"avg(abs(amount, 1))", "argument_count[abs(amount, 1)]"},
    {"count(substr(channel))", "argument_count[substr(channel)]"},
    {"lower(channel)", "unknown_function[lower]"},
    {"count(lowr(channel))", "unknown_function[lowr]"},
    {"count(date_trunc('day'))", "argument_count[date_trunc('day')]"},
    {"count(date_trunc('decade', created))", "unknown_time_part['decade']"},
    {"count(date_trunc(channel, created))", "unknown_time_part[channel]"},
    {"sum(extract(ours from created))", "unknown_time_part[ours]"},
    {"sum(extract(created))", "argument_count[extract(created)]"},
    {"sum(extract(hour from created, 'Berlin'))", "bad_offset['Berlin']"},
    {"sum(extract(hour from created, channel))", "bad_offset[channel]"},
    {"sum(extract(hour from score))", "type_mismatch[score]"},
    {"sum(extract(hour from null))", "null_operand[null]"},
    {"rate(created < date '2026-02-29')", "invalid_instant[date '2026-02-29']"},
    {"rate(created < date '2026-02-28 08:00')", "invalid_instant[date '2026-02-28 08:00']"},
    {"rate(created < timestamp '2026-02-28 24:00:00')", "invalid_instant[timestamp '2026-02-28 24:00:00']"},
    {"rate(created < timestamp 'yesterday')", "invalid_instant[timestamp 'yesterday']"},
    {"rate(created < timestamp '9999-12-31' + 1 d)", "invalid_instant[timestamp '9999-12-31' + 1 d]"},
    {"csat(csat)", "missing_variant[csat(csat)]"},
    {"csat(csat, 'top2')", "unknown_variant['top2']"},
    {"csat(csat, top2of5)", "unknown_variant[top2of5]"},
    {"nps(score, 'net')", "unknown_variant['net']"},
    {"5 * 3", "constant_formula[5 * 3]"},
    {"count(*) / 0", "division_by_zero[0]"},
    {"count(*) / 0.00", "division_by_zero[0.00]"},
};

const std::vector<fault_case> type_faults = {
    {"sum(due)", "type_mismatch[due]"},
    {"avg(score > 5)", "type_mismatch[score > 5]"},
    {"max(channel)", "type_mismatch[channel]"},
    {"sum('5')", "type_mismatch['5']"},
    {"sum(amount + due)", "type_mismatch[due]"},
    {"sum(-channel)", "type_mismatch[channel]"},
    {"rate(channel = 5)", "type_mismatch[channel = 5]"},
    {"rate(score = '5')", "type_mismatch[score = '5']"},
    {"rate(due = 1)", "type_mismatch[due = 1]"},
    {"rate(channel < 'b')", "type_mismatch[channel < 'b']"},
    {"rate(due < resolved)", "type_mismatch[due < resolved]"},
    {"rate(channel between 'a' and 'b')", "type_mismatch[channel between 'a' and 'b']"},
    {"rate(channel in ('a', 5))", "type_mismatch[channel in ('a', 5)]"},
    {"rate(score in (5, true))", "type_mismatch[score in (5, true)]"},
    {"rate(due in (true))", "type_mismatch[due in (true)]"},
    {"count(coalesce(channel, score))", "type_mismatch[score]"},
    {"rate(due || resolved)", "type_mismatch[due || resolved]"},
    {"count(channel || score)", "type_mismatch[score]"},
    {"count(channel || null)", "null_operand[null]"},
    {"count(lower(score))", "type_mismatch[score]"},
    {"sum(length(due))", "type_mismatch[due]"},
    {"rate(score like 'a%')", "type_mismatch[score]"},
    {"rate(channel like team)", "constant_expected[team]"},
    {"rate(channel like '50!' escape '!')", "bad_escape['50!']"},
    {"rate(channel like '50!%' escape '!!')", "bad_escape['!!']"},
    {"rate(channel like '50!%' escape '')", "bad_escape['']"},
    {"rate('a' like 'a%')", "constant_condition['a' like 'a%']"},
    {"rate(true is true)", "constant_condition[true is true]"},
    {"rate(score is true)", "condition_expected[score]"},
    {"rate(starts_with(channel, team))", "constant_expected[team]"},
    {"count(substr(channel, 0))", "constant_expected[0]"},
    {"count(substr(channel, score))", "constant_expected[score]"},
    {"count(substr(channel, 1, -1))", "constant_expected[-1]"},
    {"count(replace(channel, '', 'x'))", "constant_expected['']"},
    {"count(trim(channel, team))", "constant_expected[team]"},
    {"count(text(amount))", "type_mismatch[amount]"},
    {"count(text(channel))", "type_mismatch[channel]"},
    {"count(text(due))", "type_mismatch[due]"},
    {"count(text(null))", "null_operand[null]"},
    {"sum(case when due then 1 else channel end)", "type_mismatch[channel]"},
    {"sum(case when due then null end)", "null_operand[case when due then null end]"},
    {"sum(case when score then 1 end)", "condition_expected[score]"},
    {"sum(case channel when 5 then 1 end)", "type_mismatch[5]"},
    {"sum(case 5 when 5 then score end)", "constant_condition[5]"},
    {"sum(nullif(score, null))", "null_operand[nullif(score, null)]"},
    {"sum(nullif(score, 'a'))", "type_mismatch[nullif(score, 'a')]"},
    {"sum(greatest(score, channel))", "type_mismatch[channel]"},
    {"sum(least(score, null))", "null_operand[null]"},
    {"sum(abs(channel))", "type_mismatch[channel]"},
    {"count(coalesce(score, due))", "type_mismatch[due]"},
    {"rate(score)", "condition_expected[score]"},
    {"rate(channel)", "condition_expected[channel]"},
    {"rate(score and due)", "condition_expected[score]"},
    {"rate(not score)", "condition_expected[score]"},
    {"count(*) filter (where score)", "condition_expected[score]"},
    {"rate(score = null)", "null_operand[score = null]"},
    {"rate(null <> due)", "null_operand[null <> due]"},
    {"rate(score in (null))", "null_operand[null]"},
    {"rate(score in (1, null, 2))", "null_operand[null]"},
    {"rate(channel not in ('a', null))", "null_operand[null]"},
    {"count(*) filter (where lower(channel) in (NULL, 'a'))", "null_operand[NULL]"},
    {"rate(score between null and 5)", "null_operand[score between null and 5]"},
    {"sum(amount + null)", "null_operand[null]"},
    {"sum(coalesce(null, null))", "null_operand[coalesce(null, null)]"},
    {"count(null)", "null_operand[null]"},
    {"sum(null)", "null_operand[null]"},
    {"rate(1 < 2)", "constant_condition[1 < 2]"},
    {"rate('a' = 'b')", "constant_condition['a' = 'b']"},
    {"rate(true = false)", "constant_condition[true = false]"},
    {"rate(5 in (4, 5))", "constant_condition[5 in (4, 5)]"},
    {"rate(5 is null)", "constant_condition[5 is null]"},
    {"rate(score between 5 and 1)", "empty_between[score between 5 and 1]"},
    {"avg(amount / 2)", "division_in_row[amount / 2]"},
};

const std::vector<fault_case> number_faults = {
    {"sum(handle_s + amount)", "mixed_units[handle_s + amount]"},
    {"sum(handle_s * handle_s)", "mixed_units[handle_s * handle_s]"},
    {"sum(created + created)", "mixed_units[created + created]"},
    {"sum(handle_s - created)", "mixed_units[handle_s - created]"},
    {"sum(created * 2)", "mixed_units[created * 2]"},
    {"avg(-created)", "mixed_units[-created]"},
    {"rate(amount <= 5 min)", "mixed_units[amount <= 5 min]"},
    {"rate(handle_s <= 50%)", "mixed_units[handle_s <= 50%]"},
    {"rate(handle_s < created)", "mixed_units[handle_s < created]"},
    {"rate(created < 5 min)", "mixed_units[created < 5 min]"},
    {"sum(abs(created))", "mixed_units[created]"},
    {"sum(floor_div(created, 60))", "mixed_units[created]"},
    {"sum(floor_div(score, 5 min))", "mixed_units[floor_div(score, 5 min)]"},
    {"sum(floor_div(score, 0))", "constant_expected[0]"},
    {"sum(floor_div(score, 0.5))", "constant_expected[0.5]"},
    {"sum(mod(score, csat))", "constant_expected[csat]"},
    {"sum(mod(precise, 99999999999))", "range_too_wide[99999999999]"},
    {"sum(greatest(handle_s, amount))", "mixed_units[greatest(handle_s, amount)]"},
    {"sum(case when due then handle_s else amount end)",
     "mixed_units[case when due then handle_s else amount end]"},
    {"rate(handle_s < date '2026-01-31')", "mixed_units[handle_s < date '2026-01-31']"},
    {"sum(-(date '2026-01-31'))", "mixed_units[-(date '2026-01-31')]"},
    {"max(date_trunc('day', created))", "instant_value[date_trunc('day', created)]"},
    {"sum(abs(widest))", "range_too_wide[abs(widest)]"},
    {"sum(case when due then widest else amount end)", "range_too_wide[widest]"},
    {"rate(handle_s in (5, 50%))", "mixed_units[handle_s in (5, 50%)]"},
    {"avg(coalesce(handle_s, amount))", "mixed_units[coalesce(handle_s, amount)]"},
    {"nps(handle_s)", "mixed_units[handle_s]"},
    {"csat(handle_s, 'mean')", "mixed_units[handle_s]"},
    {"avg(handle_s) + 5", "mixed_units[avg(handle_s) + 5]"},
    {"max(created)", "instant_value[created]"},
    {"sum(created - 5 min)", "instant_value[created - 5 min]"},
    {"sum(any * any)", "range_too_wide[any * any]"},
    {"sum(widest + 1)", "range_too_wide[widest + 1]"},
    {"sum(-widest)", "range_too_wide[-widest]"},
    {"sum(widest + 0.5)", "range_too_wide[widest]"},
    {"rate(widest < amount)", "range_too_wide[widest]"},
    {"avg(coalesce(widest, amount))", "range_too_wide[widest]"},
    {"sum(precise * precise * amount)", "too_many_decimals[precise * precise * amount]"},
    {"nps(any)", "answer_range[any]"},
    {"nps(amount)", "answer_range[amount]"},
    {"csat(score, 'top2of5')", "answer_range[score]"},
    {"csat(score, 'net') filter (where score <= 5)", "answer_range[score]"},
    {"csat(score, 'mean100') filter (where score between 1 and 5 or due)", "answer_range[score]"},
    {"csat(csat + 1, 'top2of5')", "answer_range[csat + 1]"},
    {"csat(csat, 'top1of3')", "answer_range[csat]"},
};

const std::vector<fault_case> several_faults = {
    {"avg(a) + sum(b <) / 0 - foo",
     "unknown_column[a] unknown_column[b] unexpected_word[)] division_by_zero[0] unknown_measure[foo]"},
    {"rate(x and y and not z) filter (where w)",
     "unknown_column[x] unknown_column[y] unknown_column[z] unknown_column[w]"},
    {"sum(amount / due) + csat(nope) + max(created)",
     "division_in_row[amount / due] missing_variant[csat(nope)] unknown_column[nope] instant_value[created]"},
    {"rate(score in (1, channel, 2) and nope = 1)", "unexpected_word[channel] unknown_column[nope]"},
    {"average(nope) filter (where nope2)",
     "unknown_function[average] unknown_column[nope] unknown_column[nope2]"},
    {"count（*） / complaint",
     "unexpected_character[（] unexpected_character[）] unknown_measure[complaint]"},
    {"rate(nope between 1 and 2)", "unknown_column[nope]"},
};

const auto by_number = [](const auto& instance) { return std::to_string(instance.index); };
INSTANTIATE_TEST_SUITE_P(grammar, one_fault, testing::ValuesIn(grammar_faults), by_number);
INSTANTIATE_TEST_SUITE_P(names, one_fault, testing::ValuesIn(name_faults), by_number);
INSTANTIATE_TEST_SUITE_P(types, one_fault, testing::ValuesIn(type_faults), by_number);
INSTANTIATE_TEST_SUITE_P(numbers, one_fault, testing::ValuesIn(number_faults), by_number);
INSTANTIATE_TEST_SUITE_P(several, one_fault, testing::ValuesIn(several_faults), by_number);

measure::fault first_fault(std::string_view text, std::string_view from = "contact") {
  const auto outcome = compile_sample(text, from).outcome;
  return outcome.faults.empty() ? measure::fault{} : outcome.faults.front();
}

TEST(fault, texts_say_what_is_wrong_and_what_to_do) {
  const auto unknown = first_fault("avg(first_respons_s)");
  EXPECT_EQ(unknown.message.text(), "record type \"contact\" has no column \"first_respons_s\"");
  EXPECT_EQ(unknown.message.hint(), "did you mean \"first_response_s\"?");
  const auto quoted = first_fault("rate(channel = \"电子邮件\")");
  EXPECT_EQ(quoted.message.hint(), "texts are written in single quotes: '电子邮件'");
  const auto wide = first_fault("sum(any * score * any)");
  EXPECT_EQ(wide.message.text(),
            "\"any * score * any\" may lie anywhere from -811296384146066636813904956620810 to "
            "811296384146066636813904956620810 with 0 "
            "decimals, which 64-bit integers do not hold");
  EXPECT_EQ(wide.message.hint(), "declare minimum and maximum of \"any\" and \"score\"");
  EXPECT_EQ(first_fault("sum(due)").message.hint(), "write rate(due) or count(*) filter (where due)");
  EXPECT_EQ(first_fault("max(channel)").message.hint(),
            "write count(channel) or count(*) filter (where channel = 'text')");
  EXPECT_EQ(first_fault("handle_s / 60").message.hint(), "aggregate it: avg(handle_s)");
  EXPECT_EQ(first_fault("due / count(*)").message.hint(), "aggregate it: rate(due)");
  EXPECT_EQ(first_fault("\"agent id\" / count(*)").message.hint(), "aggregate it: count(\"agent id\")");
  EXPECT_EQ(first_fault("share(amount, null)").message.text(), "\"null\" is null, and share needs numbers");
  EXPECT_EQ(first_fault("max(created)").message.hint(),
            "aggregate the time between two points: max(finished - started)");
  EXPECT_EQ(first_fault("avg(amount / 2)").message.hint(), "divide sums instead: sum(a) / sum(b)");
  std::string variants;
  for (const measure::aggregate_kind& kind : measure::find_aggregate("csat"))
    variants += (variants.empty() ? "'" : ", '") + std::string{kind.variant} + "'";
  EXPECT_EQ(first_fault("csat(csat)").message.hint(), "write csat(x, variant) with one of " + variants);
  EXPECT_EQ(first_fault("rate(resolved where due)").message.hint(),
            "write rate(...) filter (where condition)");
  std::string functions;
  std::string_view last;
  for (const measure::aggregate_kind& kind : measure::aggregate_kinds()) {
    if (kind.function != last) functions += (last.empty() ? "\"" : ", \"") + std::string{kind.function} + '"';
    last = kind.function;
  }
  EXPECT_EQ(first_fault("avrage(score)").message.hint(), "known: " + functions);
  EXPECT_EQ(first_fault("nps(amount)").message.text(),
            "\"amount\" may lie anywhere from 0.00 to 1000.00, and nps takes answers from 0 to 10");
  EXPECT_EQ(first_fault("nps(amount)").message.hint(),
            "declare minimum and maximum of the column, or add filter (where amount between 0 and 10)");
  EXPECT_EQ(first_fault("count(*) >= 5").message.text(),
            "expected +, -, *, / or the end of the formula, found \">=\"");
  EXPECT_EQ(first_fault("rate(due and)").message.text(), "expected a column, a value or \"(\", found \")\"");
  EXPECT_EQ(first_fault("count(*").message.text(),
            "expected \")\" to end the arguments of count, the text ends here");
}

TEST(fault, is_a_sentence_with_its_arguments) {
  const message said = first_fault("sum(\"filter\" or due)").message;
  EXPECT_EQ(said.id(), "type_mismatch.condition_aggregated");
  ASSERT_EQ(said.arguments().size(), 3U);
  EXPECT_EQ(said.arguments()[0].name, "written");
  EXPECT_EQ(std::get<message>(said.arguments()[0].value).id(), "piece.quoted");
  EXPECT_EQ(said.arguments()[1], (message_argument{"function", std::string{"sum"}}));
  EXPECT_EQ(said.arguments()[2], (message_argument{"expression", std::string{"\"filter\" or due"}}));
  EXPECT_EQ(said.text(), "\"filter\" or due is a condition, and sum needs numbers");
  const message many = first_fault("count()").message;
  EXPECT_EQ(many.hint(), "write count(*) or count(x)");
  EXPECT_EQ(many.arguments()[2],
            (message_argument{"ways", std::vector<std::string>{"count(*)", "count(x)"}}));
  const std::string long_name(200, 'n');
  EXPECT_EQ(first_fault("avg(" + long_name + ")").message.text(),
            "record type \"contact\" has no column \"" + long_name + "\"")
      << "a name is never cut off";
}

TEST(fault, record_types_are_checked) {
  EXPECT_EQ(faults_of("count(*)", ""), "no_record_type[count(*)]");
  EXPECT_EQ(first_fault("count(*)", "").message.hint(), "add \"from\" with the name of a record type");
  EXPECT_EQ(faults_of("complaints", ""), "");
  EXPECT_EQ(first_fault("count(*)", "contacts").message.code(), "unknown_record_type");
  EXPECT_EQ(first_fault("count(*)", "contacts").message.hint(), "did you mean \"contact\"?");
  EXPECT_EQ(faults_of("avg(handle_s)", "complaint"), "unknown_column[handle_s]");
}

TEST(fault, the_number_of_faults_is_limited) {
  std::string text = "count(*)";
  for (int count = 0; count < 200; ++count)
    text += " # ";
  EXPECT_EQ(compile_sample(text).outcome.faults.size(), 50U);
}

TEST(fault, measures_have_faults_of_their_own) {
  measure::planner planner{sample_records()};
  EXPECT_TRUE(planner.declare_measure("contacts", "contact", "count(*)").empty());
  EXPECT_EQ(planner.declare_measure("contacts", "contact", "count(due)").at(0).message.code(),
            "duplicate_measure");
  EXPECT_EQ(planner.declare_measure("share", "contact", "contacts / 2").at(0).message.code(),
            "measure_in_measure");
  EXPECT_EQ(planner.declare_measure("other", "", "count(*)").at(0).message.code(), "no_record_type");
  EXPECT_EQ(planner.declare_measure("typo", "contakt", "count(*)").at(0).message.code(),
            "unknown_record_type");
  EXPECT_EQ(planner.declare_measure("bad", "contact", "sum(nope)").at(0).message.code(), "unknown_column");
  // What names a faulty measure cannot be compiled either, but there is nothing new to say about it.
  const auto outcome = planner.compile_indicator("bad / contacts", "contact");
  EXPECT_FALSE(outcome.ok());
  EXPECT_TRUE(outcome.faults.empty());
  const auto both = planner.compile_indicator("bad / nope", "contact");
  ASSERT_EQ(both.faults.size(), 1U);
  EXPECT_EQ(both.faults[0].message.hint(), "known: \"bad\", \"contacts\", \"other\", \"share\", \"typo\"");
}

TEST(fault, texts_that_stand_for_too_much_are_refused) {
  std::string text = "score";
  for (int count = 0; count < 40; ++count)
    text = "case " + text + " when 1 then 2 when 3 then 4 else 5 end";
  EXPECT_EQ(first_fault("sum(" + text + ")").message.code(), "formula_too_large");
  std::string between = "score";
  for (int count = 0; count < 40; ++count)
    between = "case when " + between + " between 1 and 2 then 1 else 3 end";
  EXPECT_EQ(first_fault("sum(" + between + ")").message.code(), "formula_too_large");
}

TEST(fault, derived_columns_are_known_by_name) {
  record_definition record = sample_records().front();
  record.derived = {{"long", {}, column_type::boolean, "handle_s > 60"},
                    {"first", {}, column_type::integer, "second + 1"},
                    {"second", {}, column_type::integer, "third * 2"},
                    {"third", {}, column_type::integer, "case when long then first end"},
                    {"apart", {}, column_type::integer, "first + 1"},
                    {"decimals", {}, column_type::integer, "amount"},
                    {"unfinished", {}, column_type::boolean, "handle_s >"},
                    {"rest", {}, column_type::boolean, "long)"}};
  measure::planner planner{{&record, 1}};
  const auto faults = [&](std::size_t column) {
    std::string result;
    for (const measure::fault& found : planner.derived_faults(0)[column])
      result += std::string{found.message.code()} + ": " + found.message.text() + "\n";
    return result;
  };
  EXPECT_EQ(faults(0), "");
  EXPECT_EQ(faults(3),
            "circular_columns: derived columns need each other in a circle: \"first\" needs \"second\" needs "
            "\"third\" needs \"first\"\n");
  EXPECT_EQ(faults(1) + faults(2) + faults(4), "") << "a circle is reported once";
  EXPECT_EQ(
      faults(5),
      "type_mismatch: \"amount\" is a number with decimals, and the column is declared as a whole number\n");
  EXPECT_EQ(faults(6), "unexpected_word: expected a column, a value or \"(\", the text ends here\n");
  EXPECT_EQ(faults(7), "unexpected_word: expected the end of the expression, found \")\"\n");
  EXPECT_EQ(planner.compile_indicator("long / count(*)", "").faults.at(0).message.hint(),
            "aggregate it: rate(long)");
  EXPECT_EQ(planner.compile_indicator("rate(lnog)", "").faults.at(0).message.hint(),
            "did you mean \"long\"?");
  EXPECT_TRUE(planner.compile_indicator("rate(long)", "").ok());
  EXPECT_FALSE(planner.compile_indicator("sum(first)", "").ok());
}

TEST(fault, functions_have_hints) {
  EXPECT_EQ(first_fault("count(lowr(channel))").message.hint(), "did you mean \"lower\"?");
  EXPECT_EQ(first_fault("count(channel || score)").message.hint(), "write text(score)");
  EXPECT_EQ(first_fault("rate(due || resolved)").message.hint(), "write or between conditions");
  EXPECT_EQ(first_fault("lower(channel)").message.text(),
            "\"lower\" works on the values of a row, not on aggregates");
  EXPECT_EQ(first_fault("sum(extract(hours from created))").message.hint(), "did you mean \"hour\"?");
  EXPECT_EQ(first_fault("sum(case when due then 1)").message.text(),
            "expected \"when\", \"else\" or \"end\" of case, found \")\"");
  EXPECT_EQ(first_fault("count(substr(channel))").message.hint(), "write substr(x, from, length)");
  EXPECT_EQ(first_fault("sum(end)").message.hint(),
            "put it in double quotes if it is the name of a column or measure");
}

TEST(fault, formulas_that_explode_are_refused) {
  measure::planner planner{sample_records()};
  std::string hundred = "count(*)";
  for (int count = 0; count < 400; ++count)
    hundred += "+count(*)";
  ASSERT_TRUE(planner.declare_measure("m", "contact", hundred).empty());
  std::string text = "m";
  for (int count = 0; count < 20; ++count)
    text += "+m";
  const auto outcome = planner.compile_indicator(text, "");
  ASSERT_EQ(outcome.faults.size(), 1U);
  EXPECT_EQ(outcome.faults[0].message.code(), "formula_too_large");
}

}  // namespace
}  // namespace assay::measure_test
