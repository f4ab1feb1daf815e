// SPDX-License-Identifier: Apache-2.0
//
// One loop an operation; which one is asked once a batch.
#include "kernel/row_numbers.hpp"

#include <algorithm>

#include "plan/calendar.hpp"

namespace assay::kernel {
namespace {

using plan::opcode;

std::uint64_t bits_of(std::int64_t value) noexcept { return static_cast<std::uint64_t>(value); }
std::int64_t number_of(std::uint64_t bits) noexcept { return static_cast<std::int64_t>(bits); }

template <class Operation>
void each(const std::int64_t* values, std::size_t rows, std::int64_t* result, Operation operation) noexcept {
  for (std::size_t row = 0; row < rows; ++row)
    result[row] = operation(values[row]);
}

template <class Operation>
void each(const std::int64_t* left, const std::int64_t* right, std::size_t rows, std::int64_t* result,
          Operation operation) noexcept {
  for (std::size_t row = 0; row < rows; ++row)
    result[row] = operation(left[row], right[row]);
}

}  // namespace

void calculate(const plan::instruction& step, const std::int64_t* values, std::size_t rows,
               std::int64_t* result) noexcept {
  const std::int64_t constant = step.constant;
  switch (step.code) {
    case opcode::negate:
      return each(values, rows, result, [](std::int64_t value) { return number_of(0 - bits_of(value)); });
    case opcode::absolute:
      return each(values, rows, result,
                  [](std::int64_t value) { return value < 0 ? number_of(0 - bits_of(value)) : value; });
    case opcode::floor_divide:
      return each(values, rows, result,
                  [constant](std::int64_t value) { return plan::floor_divide(value, constant); });
    case opcode::modulo:
      return each(values, rows, result,
                  [constant](std::int64_t value) { return plan::floor_remainder(value, constant); });
    case opcode::time_truncate:
      return plan::begins_of(static_cast<plan::calendar_unit>(constant), {values, rows}, result);
    default:
      return plan::parts_of(static_cast<plan::calendar_part>(constant), {values, rows}, result);
  }
}

void calculate(opcode code, const std::int64_t* left, const std::int64_t* right, std::size_t rows,
               std::int64_t* result) noexcept {
  using number = std::int64_t;
  switch (code) {
    case opcode::add:
      return each(left, right, rows, result,
                  [](number a, number b) { return number_of(bits_of(a) + bits_of(b)); });
    case opcode::subtract:
      return each(left, right, rows, result,
                  [](number a, number b) { return number_of(bits_of(a) - bits_of(b)); });
    case opcode::multiply:
      return each(left, right, rows, result,
                  [](number a, number b) { return number_of(bits_of(a) * bits_of(b)); });
    case opcode::greatest:
      return each(left, right, rows, result, [](number a, number b) { return std::max(a, b); });
    default:
      return each(left, right, rows, result, [](number a, number b) { return std::min(a, b); });
  }
}

}  // namespace assay::kernel
