// SPDX-License-Identifier: Apache-2.0
//
// Instructions of functions: numbers, times and texts.
#include <algorithm>
#include <utility>

#include "measure/compile/row_compiler.hpp"

namespace assay::measure {

std::int32_t row_compiler::extreme(const row_expression& expression) {
  const opcode code = expression.kind == row_kind::greatest ? opcode::greatest : opcode::least;
  std::int32_t slot = number(expression.operands.front(), expression.shape.scale);
  for (std::size_t index = 1; index < expression.operands.size(); ++index) {
    const std::int32_t next = number(expression.operands[index], expression.shape.scale);
    slot = emit({code, slot, next, 0});
  }
  return slot;
}

std::int32_t row_compiler::floored(const row_expression& expression) {
  const row_expression& operand = expression.operands.front();
  const opcode code = expression.kind == row_kind::floor_divide ? opcode::floor_divide : opcode::modulo;
  const std::int64_t one = power_of_ten(operand.shape.scale);
  return emit({code, number(operand, operand.shape.scale), -1, expression.constant * one});
}

std::int32_t row_compiler::moved(std::int32_t slot, std::int64_t distance) {
  if (distance == 0) return slot;
  const std::int32_t constant = emit({opcode::number_constant, -1, -1, distance});
  return emit({opcode::add, slot, constant, 0});
}

std::int32_t row_compiler::whole_seconds(const row_expression& instant) {
  const std::int32_t slot = number(instant, instant.shape.scale);
  if (instant.shape.scale == 0) return slot;
  return emit({opcode::floor_divide, slot, -1, power_of_ten(instant.shape.scale)});
}

std::int32_t row_compiler::calendar(const row_expression& expression) {
  const std::int32_t local = moved(whole_seconds(expression.operands.front()), expression.constant);
  if (expression.kind == row_kind::truncate) {
    const std::int32_t begin =
        emit({opcode::time_truncate, local, -1, static_cast<std::int64_t>(expression.unit)});
    return moved(begin, -expression.constant);
  }
  if (expression.part == calendar_part::epoch) return local;
  return emit({opcode::time_extract, local, -1, static_cast<std::int64_t>(expression.part)});
}

std::int32_t row_compiler::operation_on(opcode code, const row_expression& expression) {
  return emit({code, text(expression.operands.front()), -1, text_operations_(expression.operation)});
}

std::int32_t row_compiler::text(const row_expression& expression) {
  switch (expression.kind) {
    case row_kind::text_literal:
      return emit({opcode::text_constant, -1, -1, text_sets_({expression.name})});
    case row_kind::coalesce:
      return coalesce(expression);
    case row_kind::choice:
      return choice(expression);
    case row_kind::text_call:
      return operation_on(opcode::text_map, expression);
    case row_kind::text_of:
      return text_of(expression.operands.front());
    case row_kind::concatenate:
      return concatenation(expression);
    default:
      return column(expression);
  }
}

std::int32_t row_compiler::text_of(const row_expression& operand) {
  if (operand.shape.quantity == row_quantity::instant) {
    return emit({opcode::text_of_instant, whole_seconds(operand), -1, 0});
  }
  const number_set range{{operand.shape.low, operand.shape.high}};
  return emit({opcode::text_of_number, number(operand, 0), -1, number_sets_(range)});
}

std::int32_t row_compiler::concatenation(const row_expression& expression) {
  std::int32_t slot = text(expression.operands.front());
  for (std::size_t index = 1; index < expression.operands.size(); ++index) {
    const std::int32_t next = text(expression.operands[index]);
    slot = emit({opcode::text_join, slot, next, 0});
  }
  return slot;
}

/// A program that takes over some of the instructions, with the tables that these use.
struct row_compiler::finished {
  const row_compiler& from;
  row_program program;
  interner<number_set> number_sets;
  interner<text_set> text_sets;
  interner<text_operation> text_operations;

  template <class Value>
  static std::int64_t moved(std::int64_t index, const interner<Value>& all, interner<Value>& used) {
    return used(all.values()[static_cast<std::size_t>(index)]);
  }

  void add(instruction step) {
    switch (step.code) {
      case opcode::number_in_set:
      case opcode::text_of_number:
        step.constant = moved(step.constant, from.number_sets_, number_sets);
        break;
      case opcode::text_in_set:
      case opcode::text_constant:
        step.constant = moved(step.constant, from.text_sets_, text_sets);
        break;
      case opcode::text_map:
      case opcode::text_measure:
      case opcode::text_like:
        step.constant = moved(step.constant, from.text_operations_, text_operations);
        break;
      case opcode::load_boolean:
      case opcode::load_number:
      case opcode::load_text:
        program.columns.push_back(static_cast<std::int32_t>(step.constant));
        break;
      default:
        break;
    }
    program.instructions.push_back(step);
  }

  row_program take(const record_definition& record) {
    program.number_sets = number_sets.values();
    program.text_sets = text_sets.values();
    program.text_operations = text_operations.values();
    std::sort(program.columns.begin(), program.columns.end());
    for (const std::int32_t column : program.columns)
      program.column_names.push_back(record.columns[static_cast<std::size_t>(column)].name);
    return std::move(program);
  }
};

row_program row_compiler::finish(std::span<std::int32_t*> slots, const record_definition& record) const {
  std::vector<std::int32_t> renumbered(steps_.size(), -1);
  for (const std::int32_t* slot : slots) {
    if (*slot >= 0) renumbered[static_cast<std::size_t>(*slot)] = 0;
  }
  for (std::size_t index = steps_.size(); index-- > 0;) {
    if (renumbered[index] < 0) continue;
    for (const std::int32_t operand : {steps_[index].first, steps_[index].second, steps_[index].third}) {
      if (operand >= 0) renumbered[static_cast<std::size_t>(operand)] = 0;
    }
  }
  const auto moved_slot = [&renumbered](std::int32_t slot) {
    return slot < 0 ? slot : renumbered[static_cast<std::size_t>(slot)];
  };
  finished result{*this, {}, {}, {}, {}};
  for (std::size_t index = 0; index < steps_.size(); ++index) {
    if (renumbered[index] < 0) continue;
    renumbered[index] = static_cast<std::int32_t>(result.program.instructions.size());
    instruction step = steps_[index];
    step.first = moved_slot(step.first);
    step.second = moved_slot(step.second);
    step.third = moved_slot(step.third);
    result.add(step);
  }
  for (std::int32_t* slot : slots)
    *slot = moved_slot(*slot);
  return result.take(record);
}

}  // namespace assay::measure
