// SPDX-License-Identifier: Apache-2.0
//
// Turns checked row expressions of one record type into one program.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include <assay/record.hpp>

#include "measure/check/derived_column.hpp"
#include "measure/check/row_expression.hpp"
#include "measure/words/plan_words.hpp"

namespace assay::measure {

/// Values that are kept once and known by their index.
template <class Value>
class interner {
 public:
  std::int64_t operator()(const Value& value) {
    const auto [place, fresh] = indices_.try_emplace(value, static_cast<std::int64_t>(values_.size()));
    if (fresh) values_.push_back(value);
    return place->second;
  }
  [[nodiscard]] const std::vector<Value>& values() const noexcept { return values_; }

 private:
  std::map<Value, std::int64_t> indices_;
  std::vector<Value> values_;
};

/// Grows a program; an instruction that is already there is used again.
class row_compiler {
 public:
  /// Makes the derived columns known that later expressions may name.
  void add_derived(const checked_columns& derived);
  /// The slot of a derived column without fault; null where the value lies outside of a declared range.
  [[nodiscard]] std::int32_t derived_slot(std::size_t index) const { return derived_[index].slot; }
  /// The slot of its value as it was calculated, and of whether that lies outside; -1 without a declared range.
  [[nodiscard]] std::int32_t calculated_slot(std::size_t index) const { return derived_[index].calculated; }
  [[nodiscard]] std::int32_t outside_slot(std::size_t index) const { return derived_[index].outside; }
  /// The slot of whether the number in `slot` is negative.
  [[nodiscard]] std::int32_t negative(std::int32_t slot);

  /// Whether the instruction of `slot` needs that of `other`, or is it.
  [[nodiscard]] bool needs(std::int32_t slot, std::int32_t other) const;

  /// The slot that holds the expression, which must be free of faults.
  [[nodiscard]] std::int32_t slot_of(const row_expression& expression);

  /// The bounds of a number slot after a condition on the same slot was true; nothing that the condition does
  /// not say.
  [[nodiscard]] number_range narrowed(number_range bounds, std::int32_t slot, std::int32_t condition) const;

  /// The program of what `slots` need, and nothing else. Each of `slots` becomes its new number (-1 stays
  /// -1).
  [[nodiscard]] row_program finish(std::span<std::int32_t*> slots, const record_definition& record) const;

 private:
  struct instruction_hash {
    std::size_t operator()(const instruction& step) const noexcept;
  };

  std::int32_t emit(const instruction& step);
  std::int32_t emit_set(std::int32_t slot, const number_set& set);
  std::int32_t number(const row_expression& expression, std::int32_t scale);
  std::int32_t condition(const row_expression& expression);
  std::int32_t column(const row_expression& expression);
  std::int32_t arithmetic(const row_expression& expression);
  std::int32_t coalesce(const row_expression& expression);
  std::int32_t choice(const row_expression& expression);
  std::int32_t extreme(const row_expression& expression);
  std::int32_t floored(const row_expression& expression);
  std::int32_t calendar(const row_expression& expression);
  std::int32_t own_number(const row_expression& expression);
  /// A part of an expression that chooses between its parts.
  std::int32_t option(const row_expression& part, const row_expression& whole);
  std::int32_t moved(std::int32_t slot, std::int64_t distance);
  std::int32_t whole_seconds(const row_expression& instant);
  std::int32_t text(const row_expression& expression);
  std::int32_t text_of(const row_expression& number);
  std::int32_t concatenation(const row_expression& expression);
  std::int32_t operation_on(opcode code, const row_expression& expression);
  std::int32_t comparison(const row_expression& expression);
  std::int32_t number_comparison(const row_expression& expression);
  std::int32_t text_comparison(const row_expression& expression);
  std::int32_t membership(const row_expression& expression);
  std::int32_t text_membership(std::int32_t text, const text_set& set);
  std::int32_t negation(std::int32_t condition);
  std::int32_t chain(const row_expression& expression, opcode code);
  struct chain_operand;
  void add_operand(opcode code, std::int32_t slot, std::vector<chain_operand>& operands) const;
  [[nodiscard]] const instruction& at(std::int32_t slot) const {
    return steps_[static_cast<std::size_t>(slot)];
  }
  [[nodiscard]] const number_set& set_at(std::int32_t slot) const;

  struct finished;  // a program under construction

  struct derived_slots {
    std::int32_t slot = -1;
    std::int32_t calculated = -1;
    std::int32_t outside = -1;
  };

  std::vector<derived_slots> derived_;
  std::vector<instruction> steps_;
  std::unordered_map<instruction, std::int32_t, instruction_hash> known_;
  interner<number_set> number_sets_;
  interner<text_set> text_sets_;
  interner<text_operation> text_operations_;
};

}  // namespace assay::measure
