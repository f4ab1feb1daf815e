// SPDX-License-Identifier: Apache-2.0
//
// Arithmetic over batches of numbers. The cells of missing rows may hold anything, so everything wraps around instead of
// being undefined; the planner has proved that the results of present cells fit.
#pragma once

#include <cstddef>
#include <cstdint>

#include "plan/row_program.hpp"

namespace assay::kernel {

/// A function of one number, with the constant of the instruction.
void calculate(const plan::instruction& step, const std::int64_t* values, std::size_t rows,
               std::int64_t* result) noexcept;

/// A function of two numbers.
void calculate(plan::opcode code, const std::int64_t* left, const std::int64_t* right, std::size_t rows,
               std::int64_t* result) noexcept;

}  // namespace assay::kernel
