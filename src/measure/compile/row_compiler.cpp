// SPDX-License-Identifier: Apache-2.0
//
// Emits instructions bottom-up. Conditions on one number slot become a single set: `x between 1 and 5` is one
// instruction.
#include "measure/compile/row_compiler.hpp"

#include <algorithm>
#include <utility>

#include "measure/check/number_set.hpp"

namespace assay::measure {
namespace {

opcode arithmetic_opcode(row_kind kind) {
  switch (kind) {
    case row_kind::add:
      return opcode::add;
    case row_kind::subtract:
      return opcode::subtract;
    default:
      return opcode::multiply;
  }
}

}  // namespace

std::size_t row_compiler::instruction_hash::operator()(const instruction& step) const noexcept {
  std::uint64_t hash = static_cast<std::uint64_t>(step.code);
  const auto mix = [&hash](std::uint64_t value) {
    hash = (hash ^ value) * 0x9E3779B97F4A7C15U;
    hash ^= hash >> 29;
  };
  mix(static_cast<std::uint32_t>(step.first));
  mix(static_cast<std::uint32_t>(step.second));
  mix(static_cast<std::uint32_t>(step.third));
  mix(static_cast<std::uint64_t>(step.constant));
  return static_cast<std::size_t>(hash);
}

std::int32_t row_compiler::emit(const instruction& step) {
  const auto [place, fresh] = known_.try_emplace(step, static_cast<std::int32_t>(steps_.size()));
  if (fresh) steps_.push_back(step);
  return place->second;
}

const number_set& row_compiler::set_at(std::int32_t slot) const {
  return number_sets_.values()[static_cast<std::size_t>(at(slot).constant)];
}

std::int32_t row_compiler::emit_set(std::int32_t slot, const number_set& set) {
  return emit({opcode::number_in_set, slot, -1, number_sets_(set)});
}

void row_compiler::add_derived(const checked_columns& derived) {
  derived_.assign(derived.columns.size(), {});
  for (const std::size_t index : derived.order) {
    const derived_column& column = derived.columns[index];
    derived_slots& slots = derived_[index];
    slots.slot = slot_of(column.value);
    if (!column.range) continue;
    slots.calculated = slots.slot;
    slots.outside = emit_set(slots.slot, complement({*column.range}));
    const std::int32_t inside = emit_set(slots.slot, {*column.range});
    slots.slot = emit({opcode::number_choice, inside, slots.slot, 0, -1});
  }
}

std::int32_t row_compiler::negative(std::int32_t slot) { return emit_set(slot, {{INT64_MIN, -1}}); }

bool row_compiler::needs(std::int32_t slot, std::int32_t other) const {
  if (slot < 0 || other < 0) return false;
  std::vector<bool> needed(steps_.size(), false);
  needed[static_cast<std::size_t>(slot)] = true;
  for (std::size_t index = steps_.size(); index-- > 0;) {
    if (!needed[index]) continue;
    if (index == static_cast<std::size_t>(other)) return true;
    for (const std::int32_t operand : {steps_[index].first, steps_[index].second, steps_[index].third}) {
      if (operand >= 0) needed[static_cast<std::size_t>(operand)] = true;
    }
  }
  return false;
}

std::int32_t row_compiler::slot_of(const row_expression& expression) {
  return expression.type == row_type::boolean ? condition(expression)
         : expression.type == row_type::text  ? text(expression)
                                              : number(expression, expression.shape.scale);
}

std::int32_t row_compiler::column(const row_expression& expression) {
  if (expression.derived >= 0) return derived_[static_cast<std::size_t>(expression.derived)].slot;
  const opcode code = expression.type == row_type::boolean ? opcode::load_boolean
                      : expression.type == row_type::text  ? opcode::load_text
                                                           : opcode::load_number;
  return emit({code, -1, -1, expression.column});
}

/// The slot of a number with `scale` digits after the point, which are at least as many as it has.
std::int32_t row_compiler::number(const row_expression& expression, std::int32_t scale) {
  if (expression.is_number_literal()) {
    const std::int64_t value = expression.number.coefficient * power_of_ten(scale - expression.number.scale);
    return emit({opcode::number_constant, -1, -1, value});
  }
  const std::int32_t slot = own_number(expression);
  if (scale == expression.shape.scale) return slot;
  const std::int32_t factor =
      emit({opcode::number_constant, -1, -1, power_of_ten(scale - expression.shape.scale)});
  return emit({opcode::multiply, slot, factor, 0});
}

/// The same with the digits that the number has.
std::int32_t row_compiler::own_number(const row_expression& expression) {
  switch (expression.kind) {
    case row_kind::column:
      return column(expression);
    case row_kind::negate:
    case row_kind::absolute: {
      const row_expression& operand = expression.operands.front();
      const opcode code = expression.kind == row_kind::negate ? opcode::negate : opcode::absolute;
      return emit({code, number(operand, operand.shape.scale), -1, 0});
    }
    case row_kind::coalesce:
      return coalesce(expression);
    case row_kind::choice:
      return choice(expression);
    case row_kind::greatest:
    case row_kind::least:
      return extreme(expression);
    case row_kind::floor_divide:
    case row_kind::modulo:
      return floored(expression);
    case row_kind::truncate:
    case row_kind::extract:
      return calendar(expression);
    case row_kind::text_measure:
      return operation_on(opcode::text_measure, expression);
    default:
      return arithmetic(expression);
  }
}

std::int32_t row_compiler::arithmetic(const row_expression& expression) {
  const row_expression& left = expression.operands[0];
  const row_expression& right = expression.operands[1];
  const bool product = expression.kind == row_kind::multiply;
  const std::int32_t first = number(left, product ? left.shape.scale : expression.shape.scale);
  const std::int32_t second = number(right, product ? right.shape.scale : expression.shape.scale);
  return emit({arithmetic_opcode(expression.kind), first, second, 0});
}

std::int32_t row_compiler::option(const row_expression& part, const row_expression& whole) {
  if (part.kind == row_kind::null_literal && whole.type != row_type::boolean) return -1;
  if (whole.type == row_type::boolean) return condition(part);
  return whole.type == row_type::text ? text(part) : number(part, whole.shape.scale);
}

std::int32_t row_compiler::coalesce(const row_expression& expression) {
  const opcode code = expression.type == row_type::boolean ? opcode::boolean_coalesce
                      : expression.type == row_type::text  ? opcode::text_coalesce
                                                           : opcode::number_coalesce;
  std::int32_t slot = option(expression.operands.front(), expression);
  for (std::size_t index = 1; index < expression.operands.size(); ++index) {
    const std::int32_t next = option(expression.operands[index], expression);
    slot = emit({code, slot, next, 0});
  }
  return slot;
}

/// From the last condition to the first: each chooses between its result and what the later ones leave.
std::int32_t row_compiler::choice(const row_expression& expression) {
  const opcode code = expression.type == row_type::boolean ? opcode::boolean_choice
                      : expression.type == row_type::text  ? opcode::text_choice
                                                           : opcode::number_choice;
  const auto& operands = expression.operands;
  const bool otherwise = operands.size() % 2 == 1;
  std::int32_t slot = otherwise ? option(operands.back(), expression) : -1;
  for (std::size_t index = operands.size() / 2; index-- > 0;) {
    const std::int32_t chosen = option(operands[2 * index + 1], expression);
    if (chosen < 0 && slot < 0) continue;  // null either way
    slot = emit({code, condition(operands[2 * index]), chosen, 0, slot});
  }
  return slot;
}

std::int32_t row_compiler::condition(const row_expression& expression) {
  switch (expression.kind) {
    case row_kind::boolean_literal:
      return emit({opcode::boolean_constant, -1, -1, expression.truth ? 1 : 0});
    case row_kind::null_literal:
      return emit({opcode::boolean_constant, -1, -1, -1});
    case row_kind::column:
      return column(expression);
    case row_kind::coalesce:
      return coalesce(expression);
    case row_kind::choice:
      return choice(expression);
    case row_kind::like:
      return operation_on(opcode::text_like, expression);
    case row_kind::is_null:
      return emit({opcode::is_null, slot_of(expression.operands.front()), -1, 0});
    case row_kind::logical_not:
      return negation(condition(expression.operands.front()));
    case row_kind::logical_and:
      return chain(expression, opcode::logical_and);
    case row_kind::logical_or:
      return chain(expression, opcode::logical_or);
    case row_kind::in_list:
      return membership(expression);
    default:
      return comparison(expression);
  }
}

std::int32_t row_compiler::comparison(const row_expression& expression) {
  const row_type type = expression.operands.front().type;
  if (type == row_type::number) return number_comparison(expression);
  if (type == row_type::text) return text_comparison(expression);
  const std::int32_t first = condition(expression.operands[0]);
  const std::int32_t second = condition(expression.operands[1]);
  const std::int32_t equal =
      emit({opcode::boolean_equal, std::min(first, second), std::max(first, second), 0});
  return expression.kind == row_kind::equal ? equal : negation(equal);
}

std::int32_t row_compiler::number_comparison(const row_expression& expression) {
  const row_expression& left = expression.operands[0];
  const row_expression& right = expression.operands[1];
  if (right.is_number_literal()) {
    const std::int32_t slot = number(left, left.shape.scale);
    // Not equal is kept as the negation: one range instead of two.
    const bool unequal = expression.kind == row_kind::not_equal;
    const row_kind kind = unequal ? row_kind::equal : expression.kind;
    const std::int32_t result = emit_set(slot, set_of_comparison(kind, right.number, left.shape.scale));
    return unequal ? negation(result) : result;
  }
  const std::int32_t scale = std::max(left.shape.scale, right.shape.scale);
  const std::int32_t first = number(left, scale);
  const std::int32_t second = number(right, scale);
  switch (expression.kind) {
    case row_kind::equal:
    case row_kind::not_equal: {
      const std::int32_t equal =
          emit({opcode::number_equal, std::min(first, second), std::max(first, second), 0});
      return expression.kind == row_kind::equal ? equal : negation(equal);
    }
    case row_kind::less:
      return emit({opcode::number_less, first, second, 0});
    case row_kind::greater:
      return emit({opcode::number_less, second, first, 0});
    case row_kind::less_or_equal:
      return negation(emit({opcode::number_less, second, first, 0}));
    default:
      return negation(emit({opcode::number_less, first, second, 0}));
  }
}

std::int32_t row_compiler::text_comparison(const row_expression& expression) {
  const std::int32_t left = text(expression.operands[0]);
  const row_expression& right = expression.operands[1];
  std::int32_t equal = -1;
  if (right.is_literal()) {
    equal = text_membership(left, {right.name});
  } else {
    const std::int32_t other = text(right);
    equal = emit({opcode::text_equal, std::min(left, other), std::max(left, other), 0});
  }
  return expression.kind == row_kind::equal ? equal : negation(equal);
}

std::int32_t row_compiler::membership(const row_expression& expression) {
  const row_expression& value = expression.operands.front();
  if (value.type == row_type::text) return text_membership(text(value), expression.texts);
  return emit_set(number(value, value.shape.scale), set_of_list(expression.numbers, value.shape.scale));
}

std::int32_t row_compiler::text_membership(std::int32_t text, const text_set& set) {
  return emit({opcode::text_in_set, text, -1, text_sets_(set)});
}

std::int32_t row_compiler::negation(std::int32_t operand) {
  const instruction step = at(operand);
  if (step.code == opcode::logical_not) return step.first;
  if (step.code == opcode::number_in_set) {
    const number_set rest = complement(set_at(operand));
    if (rest.size() <= 1) return emit_set(step.first, rest);
  }
  return emit({opcode::logical_not, operand, -1, 0});
}

/// A condition of a chain; conditions on one number are gathered in one operand.
struct row_compiler::chain_operand {
  std::int32_t slot = -1;    ///< of the condition; -1 when `set` replaces several
  std::int32_t number = -1;  ///< slot of the number that `set` is about; -1: none
  std::vector<number_range> set;
};

void row_compiler::add_operand(opcode code, std::int32_t slot, std::vector<chain_operand>& operands) const {
  chain_operand added{slot, -1, {}};
  if (at(slot).code == opcode::number_in_set) {
    added.number = at(slot).first;
    added.set = set_at(slot);
  }
  for (chain_operand& earlier : operands) {
    if (earlier.slot == slot) return;
    if (added.number < 0 || earlier.number != added.number) continue;
    if (code == opcode::logical_and) {
      earlier.set = intersection(earlier.set, added.set);
    } else {
      earlier.set.insert(earlier.set.end(), added.set.begin(), added.set.end());
    }
    earlier.slot = -1;
    return;
  }
  operands.push_back(std::move(added));
}

std::int32_t row_compiler::chain(const row_expression& expression, opcode code) {
  std::vector<chain_operand> operands;
  for (const row_expression& operand : expression.operands)
    add_operand(code, condition(operand), operands);
  std::int32_t result = -1;
  for (chain_operand& operand : operands) {
    if (operand.slot < 0) operand.slot = emit_set(operand.number, united(std::move(operand.set)));
    result = result < 0 ? operand.slot : emit({code, result, operand.slot, 0});
  }
  return result;
}

number_range row_compiler::narrowed(number_range bounds, std::int32_t slot, std::int32_t condition) const {
  if (condition < 0) return bounds;
  const instruction& step = at(condition);
  if (step.code == opcode::logical_and) {
    return narrowed(narrowed(bounds, slot, step.first), slot, step.second);
  }
  if (step.code != opcode::number_in_set || step.first != slot) return bounds;
  const number_set kept = intersection({bounds}, set_at(condition));
  return kept.empty() ? bounds : number_range{kept.front().low, kept.back().high};
}

}  // namespace assay::measure
