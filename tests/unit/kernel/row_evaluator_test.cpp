// SPDX-License-Identifier: Apache-2.0
//
// One opcode after the other over all combinations of values and nulls, then batches, blocks and missing
// columns.
#include "kernel/row_evaluator.hpp"
#include "column_values.hpp"

#include <initializer_list>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include <gmock/gmock.h>

#include <assay/error.hpp>

#include "failure.hpp"

namespace assay::kernel {
namespace {

using column_test::native_rows;
using plan::instruction;
using plan::opcode;
using plan::row_program;
using testing::ElementsAre;
using testing::HasSubstr;

using cell = std::optional<std::int64_t>;
using truth = std::optional<bool>;
constexpr std::nullopt_t null = std::nullopt;

/// A block of records with cells of its own; what stands under a null is garbage.
class block {
 public:
  explicit block(std::vector<std::vector<cell>> columns) : rows_{columns.front().size()} {
    for (const auto& cells : columns) {
      std::vector<std::int64_t> values;
      std::vector<std::uint64_t> validity(rows_ / 64 + 1, 0);
      for (std::size_t row = 0; row < rows_; ++row) {
        values.push_back(cells[row].value_or(INT64_MIN + static_cast<std::int64_t>(row)));
        if (cells[row]) validity[row / 64] |= std::uint64_t{1} << (row % 64);
      }
      values_.push_back(std::move(values));
      validity_.push_back(std::move(validity));
    }
    for (std::size_t column = 0; column < columns.size(); ++column) {
      views_.push_back(column_view::codes(values_[column], std::span{dictionary_})
                           .with_validity(validity_[column].data()));
    }
  }

  table_view view() const { return {rows_, views_}; }
  std::vector<column_view>& views() { return views_; }

 private:
  std::size_t rows_;
  std::vector<std::string_view> dictionary_{"a", "b", "c"};
  std::vector<std::vector<std::int64_t>> values_;
  std::vector<std::vector<std::uint64_t>> validity_;
  std::vector<column_view> views_;
};

/// Two columns of one type in slots 0 and 1, and one instruction on them.
row_program program_of(opcode load, const instruction& last) {
  row_program program;
  program.instructions = {{load, -1, -1, 0}, {load, -1, -1, 1}, last};
  program.columns = {0, 1};
  program.column_names = {"left", "right"};
  return program;
}

bool bit(const std::uint64_t* words, std::size_t row) { return ((words[row / 64] >> (row % 64)) & 1U) != 0; }

std::vector<truth> truths_of(const row_evaluator& evaluator, std::int32_t slot, std::size_t rows) {
  std::vector<truth> result;
  for (std::size_t row = 0; row < rows; ++row) {
    const bool known = bit(evaluator.slot(slot).known, row);
    result.push_back(known ? truth{bit(evaluator.slot(slot).truth, row)} : null);
  }
  return result;
}

std::vector<cell> numbers_of(const row_evaluator& evaluator, std::int32_t slot, std::size_t rows) {
  std::vector<cell> result;
  for (std::size_t row = 0; row < rows; ++row) {
    result.push_back(bit(evaluator.slot(slot).known, row) ? cell{evaluator.slot(slot).values[row]} : null);
  }
  return result;
}

const std::vector<cell> left_truths{0, 0, 0, 1, 1, 1, null, null, null};
const std::vector<cell> right_truths{0, 1, null, 0, 1, null, 0, 1, null};

std::vector<truth> of_truths(opcode code, std::int32_t second = 1) {
  const row_program program = program_of(opcode::load_boolean, {code, 0, second, 0});
  const block data{{left_truths, right_truths}};
  row_evaluator evaluator{program};
  const native_rows bound_data{program, data.view()};
  evaluator.bind(bound_data.columns());
  evaluator.run(0, 9);
  return truths_of(evaluator, 2, 9);
}

TEST(row_evaluator, conditions_follow_three_valued_logic) {
  EXPECT_THAT(of_truths(opcode::logical_and),
              ElementsAre(false, false, false, false, true, null, false, null, null));
  EXPECT_THAT(of_truths(opcode::logical_or),
              ElementsAre(false, true, null, true, true, true, null, true, null));
  EXPECT_THAT(of_truths(opcode::logical_not, -1),
              ElementsAre(true, true, true, false, false, false, null, null, null));
  EXPECT_THAT(of_truths(opcode::boolean_equal),
              ElementsAre(true, false, null, false, true, null, null, null, null));
  EXPECT_THAT(of_truths(opcode::boolean_coalesce),
              ElementsAre(false, false, false, true, true, true, false, true, null));
  EXPECT_THAT(of_truths(opcode::is_null, -1),
              ElementsAre(false, false, false, false, false, false, true, true, true));
}

std::vector<cell> of_numbers(opcode code, std::int32_t second = 1) {
  const row_program program = program_of(opcode::load_number, {code, 0, second, 0});
  const block data{{{7, -7, null, 3, null, INT64_MAX, INT64_MIN}, {2, 5, 2, null, null, 0, 0}}};
  row_evaluator evaluator{program};
  const native_rows bound_data{program, data.view()};
  evaluator.bind(bound_data.columns());
  evaluator.run(0, 7);
  return numbers_of(evaluator, 2, 7);
}

TEST(row_evaluator, numbers_are_null_where_an_operand_is) {
  EXPECT_THAT(of_numbers(opcode::add), ElementsAre(9, -2, null, null, null, INT64_MAX, INT64_MIN));
  EXPECT_THAT(of_numbers(opcode::subtract), ElementsAre(5, -12, null, null, null, INT64_MAX, INT64_MIN));
  EXPECT_THAT(of_numbers(opcode::multiply), ElementsAre(14, -35, null, null, null, 0, 0));
  EXPECT_THAT(of_numbers(opcode::number_coalesce), ElementsAre(7, -7, 2, 3, null, INT64_MAX, INT64_MIN));
  EXPECT_THAT(of_numbers(opcode::negate, -1), ElementsAre(-7, 7, null, -3, null, -INT64_MAX, INT64_MIN))
      << "what the planner excludes wraps around";
}

TEST(row_evaluator, comparisons_are_unknown_where_an_operand_is_null) {
  const block data{{{1, 2, 3, null, 2, null}, {2, 2, 2, 2, null, null}}};
  for (const auto& [code, expected] : std::vector<std::pair<opcode, std::vector<truth>>>{
           {opcode::number_less, {true, false, false, null, null, null}},
           {opcode::number_equal, {false, true, false, null, null, null}}}) {
    const row_program program = program_of(opcode::load_number, {code, 0, 1, 0});
    row_evaluator evaluator{program};
    const native_rows bound_data{program, data.view()};
    evaluator.bind(bound_data.columns());
    evaluator.run(0, 6);
    EXPECT_EQ(truths_of(evaluator, 2, 6), expected);
  }
}

std::vector<truth> of_set(plan::number_set set) {
  row_program program = program_of(opcode::load_number, {opcode::number_in_set, 0, -1, 0});
  program.number_sets = {std::move(set)};
  const std::vector<cell> cells{1, 2, 3, null, 17, INT64_MIN, INT64_MAX};
  const block data{{cells, cells}};
  row_evaluator evaluator{program};
  const native_rows bound_data{program, data.view()};
  evaluator.bind(bound_data.columns());
  evaluator.run(0, 7);
  return truths_of(evaluator, 2, 7);
}

TEST(row_evaluator, sets_of_any_size_are_looked_up) {
  EXPECT_THAT(of_set({}), ElementsAre(false, false, false, null, false, false, false));
  EXPECT_THAT(of_set({{INT64_MIN, 2}}), ElementsAre(true, true, false, null, false, true, false));
  EXPECT_THAT(of_set({{2, INT64_MAX}}), ElementsAre(false, true, true, null, true, false, true));
  EXPECT_THAT(of_set({{2, 2}, {17, 20}}), ElementsAre(false, true, false, null, true, false, false));
  EXPECT_THAT(of_set({{INT64_MIN, INT64_MAX}}), ElementsAre(true, true, true, null, true, true, true));
  plan::number_set odd;
  for (std::int64_t number = -31; number < 40; number += 2)
    odd.push_back({number, number});
  EXPECT_THAT(of_set(odd), ElementsAre(true, false, true, null, true, false, false));
  odd.push_back({INT64_MAX - 5, INT64_MAX});
  odd.insert(odd.begin(), {INT64_MIN, INT64_MIN});
  EXPECT_THAT(of_set(odd), ElementsAre(true, false, true, null, true, true, true));
}

TEST(row_evaluator, texts_are_compared_through_their_dictionaries) {
  row_program program = program_of(opcode::load_text, {opcode::text_in_set, 0, -1, 0});
  program.instructions.push_back({opcode::text_equal, 0, 1, 0});
  program.instructions.push_back({opcode::is_null, 1, -1, 0});
  program.text_sets = {{"a", "c"}};
  const block data{{{0, 1, 2, null, 1}, {0, 2, null, 0, 1}}};
  row_evaluator evaluator{program};
  const native_rows bound_data{program, data.view()};
  evaluator.bind(bound_data.columns());
  evaluator.run(0, 5);
  EXPECT_THAT(truths_of(evaluator, 2, 5), ElementsAre(true, false, true, null, false));
  EXPECT_THAT(truths_of(evaluator, 3, 5), ElementsAre(true, false, null, null, true));
  EXPECT_THAT(truths_of(evaluator, 4, 5), ElementsAre(false, false, true, false, false));
}

TEST(row_evaluator, constants_hold_for_every_row_of_the_run_and_no_other) {
  row_program program;
  program.instructions = {{opcode::boolean_constant, -1, -1, 1},
                          {opcode::boolean_constant, -1, -1, 0},
                          {opcode::boolean_constant, -1, -1, -1},
                          {opcode::number_constant, -1, -1, 42}};
  row_evaluator evaluator{program};
  const native_rows bound{program, {100, {}, false}};
  evaluator.bind(bound.columns());
  evaluator.run(0, 100);
  evaluator.run(97, 3);
  EXPECT_THAT(truths_of(evaluator, 0, 5), ElementsAre(true, true, true, null, null));
  EXPECT_THAT(truths_of(evaluator, 1, 5), ElementsAre(false, false, false, null, null));
  EXPECT_THAT(truths_of(evaluator, 2, 5), ElementsAre(null, null, null, null, null));
  EXPECT_THAT(numbers_of(evaluator, 3, 4), ElementsAre(42, 42, 42, null));
  EXPECT_FALSE(bit(evaluator.slot(0).known, 70)) << "left over from the longer run";
}

/// A program with every opcode on two numbers, two conditions and two texts.
row_program every_opcode() {
  row_program program;
  program.instructions = {{opcode::load_number, -1, -1, 0},
                          {opcode::load_number, -1, -1, 1},
                          {opcode::load_boolean, -1, -1, 2},
                          {opcode::load_boolean, -1, -1, 3},
                          {opcode::load_text, -1, -1, 4},
                          {opcode::load_text, -1, -1, 5},
                          {opcode::boolean_constant, -1, -1, -1},
                          {opcode::number_constant, -1, -1, 3},
                          {opcode::negate, 0, -1, 0},
                          {opcode::add, 0, 1, 0},
                          {opcode::subtract, 9, 7, 0},
                          {opcode::multiply, 10, 8, 0},
                          {opcode::number_coalesce, 11, 1, 0},
                          {opcode::number_in_set, 12, -1, 0},
                          {opcode::number_less, 0, 12, 0},
                          {opcode::number_equal, 1, 7, 0},
                          {opcode::text_in_set, 4, -1, 0},
                          {opcode::text_equal, 4, 5, 0},
                          {opcode::boolean_equal, 2, 17, 0},
                          {opcode::is_null, 12, -1, 0},
                          {opcode::logical_not, 18, -1, 0},
                          {opcode::logical_and, 20, 13, 0},
                          {opcode::logical_or, 21, 6, 0},
                          {opcode::boolean_coalesce, 22, 3, 0}};
  program.number_sets = {{{-50, -1}, {5, 5}}};
  program.text_sets = {{"b"}};
  program.columns = {0, 1, 2, 3, 4, 5};
  program.column_names = {"x", "y", "p", "q", "s", "t"};
  return program;
}

block random_block(std::mt19937_64& random, std::size_t rows) {
  std::vector<std::vector<cell>> columns(6);
  for (std::size_t column = 0; column < columns.size(); ++column) {
    const std::int64_t limit = column < 2 ? 20 : column < 4 ? 2 : 3;
    for (std::size_t row = 0; row < rows; ++row) {
      const auto value = static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(limit));
      columns[column].push_back(random() % 4 == 0 ? cell{} : cell{value});
    }
  }
  return block{columns};
}

/// All slots of all rows as text, run in batches that begin anywhere.
std::string everything(row_evaluator& evaluator, const row_program& program, const table_view& table,
                       std::size_t batch) {
  std::string result(table.rows * 24 * 8, ' ');
  const native_rows bound{program, table};
  evaluator.bind(bound.columns());
  for (std::size_t first = 0; first < table.rows; first += batch) {
    const std::size_t count = std::min(batch, table.rows - first);
    evaluator.run(first, count);
    for (std::int32_t slot = 0; slot < 24; ++slot) {
      const slot_view view = evaluator.slot(slot);
      for (std::size_t row = 0; row < batch_rows; ++row) {
        if (row >= 64 && table.rows == 1) break;  // there is no other word
        if (row >= count) {
          EXPECT_FALSE(bit(view.known, row) || (view.truth != nullptr && bit(view.truth, row)))
              << slot << " " << row;
          continue;
        }
        std::string text = "null";
        if (bit(view.known, row)) {
          text = view.truth != nullptr ? std::to_string(bit(view.truth, row))
                                       : std::to_string(view.values[row] % 100'000);
        }
        result.replace(((first + row) * 24 + static_cast<std::size_t>(slot)) * 8, text.size(), text);
      }
    }
  }
  return result;
}

TEST(row_evaluator, batches_of_any_size_and_begin_give_the_same_slots) {
  std::mt19937_64 random{8};
  const row_program program = every_opcode();
  row_evaluator evaluator{program};
  for (const std::size_t rows : {1U, 64U, 700U, 1024U, 2100U}) {
    const block data = random_block(random, rows);
    const std::string whole = everything(evaluator, program, data.view(), batch_rows);
    for (const std::size_t batch : {1U, 7U, 64U, 100U, 1023U}) {
      ASSERT_EQ(everything(evaluator, program, data.view(), batch), whole)
          << rows << " rows in batches of " << batch;
    }
  }
}

/// The same, and functions of numbers, texts and choices.
row_program more_opcodes() {
  row_program program = every_opcode();
  for (const instruction& more : std::initializer_list<instruction>{{opcode::absolute, 8, -1, 0},
                                                                    {opcode::greatest, 0, 1, 0},
                                                                    {opcode::least, 0, 24, 0},
                                                                    {opcode::floor_divide, 8, -1, 3},
                                                                    {opcode::modulo, 8, -1, 3},
                                                                    {opcode::time_truncate, 11, -1, 0},
                                                                    {opcode::time_extract, 11, -1, 0},
                                                                    {opcode::number_choice, 2, 0, 0, 1},
                                                                    {opcode::number_choice, 2, -1, 0, 1},
                                                                    {opcode::boolean_choice, 2, 3, 0, 18},
                                                                    {opcode::boolean_choice, 2, 3, 0, -1},
                                                                    {opcode::text_constant, -1, -1, 0},
                                                                    {opcode::text_map, 4, -1, 0},
                                                                    {opcode::text_join, 36, 5, 0},
                                                                    {opcode::text_of_number, 0, -1, 2},
                                                                    {opcode::text_of_instant, 9, -1, 0},
                                                                    {opcode::text_coalesce, 4, 5, 0},
                                                                    {opcode::text_choice, 2, 37, 0, 38},
                                                                    {opcode::text_choice, 2, 39, 0, -1},
                                                                    {opcode::text_equal, 40, 35, 0},
                                                                    {opcode::text_in_set, 41, -1, 0},
                                                                    {opcode::text_like, 41, -1, 1},
                                                                    {opcode::text_measure, 41, -1, 2},
                                                                    {opcode::is_null, 42, -1, 0},
                                                                    {opcode::number_in_set, 0, -1, 1}})
    program.instructions.push_back(more);
  program.number_sets.push_back(
      {{0, 0}, {2, 2}, {4, 4}, {6, 6}, {8, 8}, {10, 10}, {12, 12}, {14, 14}, {16, 16}});
  program.number_sets.push_back({{-2000, 2000}});
  program.text_operations = {{plan::text_function::upper, {}, 0, -1},
                             {plan::text_function::like, {"%B"}, 0, -1},
                             {plan::text_function::length, {}, 0, -1}};
  return program;
}

/// What a row has in a slot; of texts what stands behind the code.
std::string shown(const row_evaluator& evaluator, const row_program& program, std::size_t slot,
                  std::size_t row) {
  const auto index = static_cast<std::int32_t>(slot);
  const slot_view view = evaluator.slot(index);
  if (!bit(view.known, row)) return "null";
  if (view.truth != nullptr) return bit(view.truth, row) ? "true" : "false";
  const std::int64_t value = view.values[row];
  if (plan::result_of(program.instructions[slot].code) != plan::slot_type::text) return std::to_string(value);
  return std::string{evaluator.dictionary(index)[static_cast<std::size_t>(value)]};
}

TEST(row_evaluator, a_row_alone_has_the_slots_that_it_has_among_others) {
  std::mt19937_64 random{10};
  const row_program program = more_opcodes();
  row_evaluator evaluator{program};
  row_evaluator single{program};
  for (const bool checked : {false, true}) {
    const block data = random_block(random, 500);
    const table_view table{500, data.view().columns, checked};
    const native_rows bound{program, table};
    evaluator.bind(bound.columns());
    evaluator.run(0, 500);
    for (std::size_t row = 0; row < 500; ++row) {
      std::vector<column_view> alone(table.columns.begin(), table.columns.end());
      for (column_view& column : alone)
        column = column.slice(row, 1);
      const native_rows bound_row{program, {1, alone, checked}};
      single.bind(bound_row.columns());
      single.run(0, 1);
      for (std::size_t slot = 0; slot < program.instructions.size(); ++slot)
        ASSERT_EQ(shown(single, program, slot, 0), shown(evaluator, program, slot, row))
            << row << " " << slot;
    }
  }
}

TEST(row_evaluator, a_full_batch_may_begin_at_any_row) {
  std::mt19937_64 random{9};
  const row_program program = every_opcode();
  const block data = random_block(random, 2 * batch_rows);
  row_evaluator one{program};
  row_evaluator other{program};
  const native_rows bound{program, data.view()};
  one.bind(bound.columns());
  other.bind(bound.columns());
  for (const std::size_t first : {1U, 63U, 64U, 700U, 1024U}) {
    one.run(first, batch_rows);
    for (const std::size_t row : {0U, 1U, 500U, 1022U, 1023U}) {
      other.run(first + row, 1);
      for (std::int32_t slot = 0; slot < 24; ++slot) {
        ASSERT_EQ(bit(one.slot(slot).known, row), bit(other.slot(slot).known, 0)) << slot;
        if (one.slot(slot).truth == nullptr) continue;
        ASSERT_EQ(bit(one.slot(slot).truth, row), bit(other.slot(slot).truth, 0)) << slot;
      }
    }
  }
}

TEST(row_evaluator, a_column_without_a_bitmap_has_every_value) {
  const row_program program = program_of(opcode::load_number, {opcode::add, 0, 1, 0});
  block data{{{1, 2, 3}, {10, 20, null}}};
  data.views()[0].validity = nullptr;
  row_evaluator evaluator{program};
  const native_rows bound_data{program, data.view()};
  evaluator.bind(bound_data.columns());
  evaluator.run(0, 3);
  EXPECT_THAT(numbers_of(evaluator, 2, 3), ElementsAre(11, 22, null));
}

TEST(row_evaluator, one_evaluator_serves_tables_with_different_dictionaries) {
  row_program program = program_of(opcode::load_text, {opcode::text_in_set, 0, -1, 0});
  program.text_sets = {{"b"}};
  block first{{{0, 1, 2}, {0, 0, 0}}};
  block second{{{0, 1, 2}, {0, 0, 0}}};
  const std::vector<std::string_view> other{"b", "x", "b"};
  second.views()[0].texts = text_list::of(other);
  row_evaluator evaluator{program};
  const native_rows bound_first{program, first.view()};
  evaluator.bind(bound_first.columns());
  evaluator.run(0, 3);
  EXPECT_THAT(truths_of(evaluator, 2, 3), ElementsAre(false, true, false));
  const native_rows bound_second{program, second.view()};
  evaluator.bind(bound_second.columns());
  evaluator.run(0, 3);
  EXPECT_THAT(truths_of(evaluator, 2, 3), ElementsAre(true, false, true));
}

TEST(row_evaluator, a_missing_column_is_named) {
  const row_program program = program_of(opcode::load_number, {opcode::add, 0, 1, 0});
  block data{{{1}, {2}}};
  row_evaluator evaluator{program};
  data.views()[1].type = physical_type::none;
  const auto message = [&] {
    try {
      const native_rows bound_data{program, data.view()};
      evaluator.bind(bound_data.columns());
    } catch (const error& found) {
      EXPECT_EQ(found.code(), error_code::data);
      return std::string{found.what()};
    }
    return std::string{};
  };
  EXPECT_THAT(message(), HasSubstr("\"right\" is not supplied"));
  data.views().pop_back();
  EXPECT_THAT(message(), HasSubstr("\"right\" is not supplied"));
}

TEST(row_evaluator, rows_outside_of_the_table_are_refused) {
  const row_program program = program_of(opcode::load_number, {opcode::add, 0, 1, 0});
  const block data{{{1, 2}, {3, 4}}};
  row_evaluator evaluator{program};
  const native_rows bound_data{program, data.view()};
  evaluator.bind(bound_data.columns());
  const auto outside =
      assay::test::fails_with(error_code::argument, "do not lie in the bound table of 2 rows");
  EXPECT_THAT([&] { evaluator.run(0, 3); }, outside);
  EXPECT_THAT([&] { evaluator.run(3, 0); }, outside);
  EXPECT_THAT([&] { evaluator.run(SIZE_MAX, 2); }, outside);
  EXPECT_NO_THROW(evaluator.run(2, 0));
  EXPECT_FALSE(bit(evaluator.slot(2).known, 0));
}

TEST(row_evaluator, a_block_without_rows_needs_no_memory) {
  const row_program program = program_of(opcode::load_number, {opcode::add, 0, 1, 0});
  row_evaluator evaluator{program};
  const native_rows bound{program, {}};
  evaluator.bind(bound.columns());
  EXPECT_NO_THROW(evaluator.run(0, 0));
  row_evaluator moved = std::move(evaluator);
  EXPECT_FALSE(bit(moved.slot(2).known, 0));
}

}  // namespace
}  // namespace assay::kernel
