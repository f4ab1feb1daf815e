// SPDX-License-Identifier: Apache-2.0
//
// Dictionaries behind text slots: all pairs or those that occur, garbage under missing cells, tables bound one after the
// other. What the functions give is compared with SQLite.
#include "kernel/row_texts.hpp"
#include "column_values.hpp"

#include <algorithm>
#include <cassert>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <assay/error.hpp>

#include "kernel/row_evaluator.hpp"

#include "failure.hpp"

namespace assay::kernel {
namespace {

using column_test::native_rows;
using plan::opcode;
using plan::row_program;
using plan::text_function;

/// Two category columns with dictionaries of `size` texts and every combination of some rows.
class text_block {
 public:
  text_block(std::size_t size, std::size_t rows, std::string_view start) {
    assert(size > 0);
    for (std::size_t entry = 0; entry < size; ++entry)
      texts_.push_back(std::string{start} + std::to_string(entry));
    dictionary_.assign(texts_.begin(), texts_.end());
    validity_.resize(rows / 64 + 1);
    for (std::size_t row = 0; row < rows; ++row) {
      const bool missing = row % 7 == 3;
      left_.push_back(missing ? INT64_MIN + static_cast<std::int64_t>(row)
                              : static_cast<std::int64_t>(row % size));
      right_.push_back(static_cast<std::int64_t>(row * 31 % size));
      if (!missing) validity_[row / 64] |= std::uint64_t{1} << (row % 64);
    }
    columns_ = {column_view::codes(left_, std::span{dictionary_}).with_validity(validity_.data()),
                column_view::codes(right_, std::span{dictionary_})};
  }

  table_view view() const { return {left_.size(), columns_, true}; }
  const std::string& left(std::size_t row) const { return texts_[static_cast<std::size_t>(left_[row])]; }
  const std::string& right(std::size_t row) const { return texts_[static_cast<std::size_t>(right_[row])]; }

 private:
  std::vector<std::string> texts_;
  std::vector<std::string_view> dictionary_;
  std::vector<std::int64_t> left_;
  std::vector<std::int64_t> right_;
  std::vector<std::uint64_t> validity_;
  std::vector<column_view> columns_;
};

row_program joining_program() {
  row_program program;
  program.instructions = {{opcode::load_text, -1, -1, 0},   {opcode::load_text, -1, -1, 1},
                          {opcode::text_join, 0, 1, 0},     {opcode::text_map, 2, -1, 0},
                          {opcode::text_measure, 3, -1, 1}, {opcode::text_of_number, 4, -1, 0},
                          {opcode::text_like, 3, -1, 2}};
  program.columns = {0, 1};
  program.column_names = {"left", "right"};
  program.number_sets = {{{0, INT64_MAX}}};
  program.text_operations = {{text_function::upper, {}, 0, -1},
                             {text_function::length, {}, 0, -1},
                             {text_function::like, {"%9"}, 0, -1}};
  return program;
}

bool known(const slot_view& slot, std::size_t row) {
  return ((slot.known[row / 64] >> (row % 64)) & 1U) != 0;
}
bool truth(const slot_view& slot, std::size_t row) {
  return ((slot.truth[row / 64] >> (row % 64)) & 1U) != 0;
}

std::string text_at(const row_evaluator& evaluator, std::int32_t slot, std::size_t row) {
  const slot_view view = evaluator.slot(slot);
  if (!known(view, row)) return "null";
  return std::string{evaluator.dictionary(slot)[static_cast<std::size_t>(view.values[row])]};
}

void expect_joined(row_evaluator& evaluator, const row_program& program, const text_block& block,
                   std::size_t rows, std::string_view start) {
  const native_rows bound{program, block.view()};
  evaluator.bind(bound.columns());
  for (std::size_t first = 0; first < rows; first += 300) {
    const std::size_t count = std::min<std::size_t>(300, rows - first);
    evaluator.run(first, count);
    for (std::size_t row = 0; row < count; ++row) {
      const bool missing = (first + row) % 7 == 3;
      ASSERT_EQ(text_at(evaluator, 2, row),
                missing ? "null" : block.left(first + row) + block.right(first + row));
      if (missing) continue;
      ASSERT_EQ(text_at(evaluator, 3, row).substr(0, 1), start);
      ASSERT_EQ(text_at(evaluator, 5, row), std::to_string(text_at(evaluator, 2, row).size()));
      ASSERT_EQ(truth(evaluator.slot(6), row), text_at(evaluator, 2, row).back() == '9');
    }
  }
}

TEST(row_texts, pairs_of_small_and_large_dictionaries_are_joined) {
  const row_program program = joining_program();
  row_evaluator evaluator{program};
  expect_joined(evaluator, program, text_block{10, 1000, "p"}, 1000, "P");
  expect_joined(evaluator, program, text_block{500, 3000, "q"}, 3000, "Q");
  expect_joined(evaluator, program, text_block{1, 100, "r"}, 100, "R");
  expect_joined(evaluator, program, text_block{500, 20, "s"}, 20, "S");
}

TEST(row_texts, a_text_that_grows_too_long_is_an_error_when_the_table_is_bound) {
  const row_program program = joining_program();
  row_evaluator evaluator{program};
  const text_block block{2, 10, std::string(40'000, 'x')};
  const native_rows bound{program, block.view()};
  EXPECT_THAT([&] { evaluator.bind(bound.columns()); },
              assay::test::fails_with(error_code::limit, "a measure makes a text of more than"));
  expect_joined(evaluator, program, text_block{10, 100, "p"}, 100, "P");
}

using code_pair = std::pair<std::int64_t, std::int64_t>;
constexpr std::int64_t missing = -1;

/// Whether rows of these codes are taken; both columns have the dictionary, in which some entries may not occur.
bool is_taken(const row_program& program, const std::vector<std::string>& texts,
              const std::vector<code_pair>& rows) {
  const std::vector<std::string_view> dictionary{texts.begin(), texts.end()};
  std::vector<std::int64_t> left;
  std::vector<std::int64_t> right;
  std::vector<std::uint64_t> present(2 * (rows.size() / 64 + 1));
  for (const auto& [first, second] : rows) {
    const std::uint64_t bit = std::uint64_t{1} << (left.size() % 64);
    if (first != missing) present[left.size() / 64] |= bit;
    if (second != missing) present[present.size() / 2 + left.size() / 64] |= bit;
    left.push_back(first);
    right.push_back(second);
  }
  const std::vector<column_view> columns{
      column_view::codes(left, std::span{dictionary}).with_validity(present.data()),
      column_view::codes(right, std::span{dictionary}).with_validity(present.data() + present.size() / 2)};
  row_evaluator evaluator{program};
  const native_rows bound{program, {rows.size(), columns, true}};
  try {
    evaluator.bind(bound.columns());
  } catch (const error& problem) {
    EXPECT_NE(std::string_view{problem.what()}.find("substr("), std::string_view::npos) << problem.what();
    return false;
  }
  for (std::size_t row = 0; row < rows.size(); ++row) {
    evaluator.run(row, 1);
    const bool both = left[row] != missing && right[row] != missing;
    if (both && program.instructions[2].code == opcode::text_join) {
      EXPECT_TRUE(text_at(evaluator, 2, 0) ==
                  texts[static_cast<std::size_t>(left[row])] + texts[static_cast<std::size_t>(right[row])]);
    }
  }
  return true;
}

TEST(row_texts, only_a_row_can_have_a_text_that_is_too_long) {
  const row_program program = joining_program();
  const std::vector<std::string> texts{"s", std::string(40'000, 'x'), std::string(40'000, 'y'),
                                       std::string(70'000, 'z')};
  const std::vector<code_pair> sound{{0, 1}, {2, 0}, {missing, 1}, {1, missing}, {0, 0}, {3, missing}};
  for (std::size_t turn = 0; turn < sound.size(); ++turn) {
    std::vector<code_pair> rows = sound;
    std::rotate(rows.begin(), rows.begin() + static_cast<std::ptrdiff_t>(turn), rows.end());
    EXPECT_TRUE(is_taken(program, texts, rows)) << turn;
    for (const code_pair& worst : {code_pair{1, 2}, code_pair{2, 2}, code_pair{3, 0}}) {
      rows.insert(rows.begin() + static_cast<std::ptrdiff_t>(turn), worst);
      EXPECT_FALSE(is_taken(program, texts, rows)) << turn;
      rows.erase(rows.begin() + static_cast<std::ptrdiff_t>(turn));
    }
  }
  EXPECT_FALSE(is_taken(program, {std::string(40'000, 'x')}, {{0, 0}})) << "one text is no constant";
}

TEST(row_texts, only_a_row_can_have_a_function_that_grows_too_long) {
  row_program program;
  program.instructions = {{opcode::load_text, -1, -1, 0},
                          {opcode::load_text, -1, -1, 1},
                          {opcode::text_map, 0, -1, 0},
                          {opcode::text_measure, 2, -1, 1}};
  program.columns = {0, 1};
  program.column_names = {"left", "right"};
  program.text_operations = {{text_function::replace, {"x", "yyyy"}, 0, -1},
                             {text_function::length, {}, 0, -1}};
  const std::vector<std::string> texts{"x", std::string(40'000, 'x'), std::string(40'000, 'y')};
  EXPECT_TRUE(is_taken(program, texts, {{0, 1}, {2, 1}, {missing, 1}}));
  EXPECT_FALSE(is_taken(program, texts, {{0, 1}, {2, 1}, {1, missing}}));
  EXPECT_FALSE(is_taken(program, texts, {{1, missing}, {0, 1}}));
}

TEST(row_texts, choices_have_the_dictionaries_of_both) {
  row_program program;
  program.instructions = {{opcode::load_text, -1, -1, 0},     {opcode::load_text, -1, -1, 1},
                          {opcode::text_constant, -1, -1, 0}, {opcode::text_coalesce, 0, 2, 0},
                          {opcode::text_in_set, 1, -1, 1},    {opcode::text_choice, 4, 2, 0, 1},
                          {opcode::text_choice, 4, -1, 0, 0}, {opcode::text_choice, 4, 1, 0, -1},
                          {opcode::text_equal, 3, 5, 0}};
  program.columns = {0, 1};
  program.column_names = {"left", "right"};
  program.text_sets = {{"none"}, {"p0", "p1"}};
  const text_block block{3, 100, "p"};
  row_evaluator evaluator{program};
  const native_rows bound{program, block.view()};
  evaluator.bind(bound.columns());
  evaluator.run(0, 100);
  for (std::size_t row = 0; row < 100; ++row) {
    const std::string left = row % 7 == 3 ? "null" : block.left(row);
    const std::string& right = block.right(row);
    const bool chosen = right != "p2";
    EXPECT_EQ(text_at(evaluator, 3, row), left == "null" ? "none" : left);
    EXPECT_EQ(text_at(evaluator, 5, row), chosen ? "none" : right);
    EXPECT_EQ(text_at(evaluator, 6, row), chosen ? "null" : left);
    EXPECT_EQ(text_at(evaluator, 7, row), chosen ? right : "null");
    EXPECT_EQ(truth(evaluator.slot(8), row), text_at(evaluator, 3, row) == text_at(evaluator, 5, row));
  }
}

}  // namespace
}  // namespace assay::kernel
