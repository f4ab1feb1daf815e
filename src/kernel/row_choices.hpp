// SPDX-License-Identifier: Apache-2.0
//
// What takes one of two values row by row, over a batch.
#pragma once

#include <cstddef>
#include <cstdint>

#include "kernel/row_evaluator.hpp"

namespace assay::kernel {

/// What an instruction writes; null where it borrows from another slot or from the table.
struct slot_buffer {
  std::uint64_t* known = nullptr;
  std::uint64_t* truth = nullptr;
  std::int64_t* values = nullptr;
};

/// How much of a batch is filled.
struct batch_size {
  std::size_t rows = 0;
  std::size_t words = 0;
};

/// result = value of `left` where the bit of `mask` is set, else that of `right` plus `offset`.
void select_values(const std::uint64_t* mask, const std::int64_t* left, const std::int64_t* right,
                   std::uint64_t offset, std::size_t rows, std::int64_t* result) noexcept;

/// The first that is known. Codes of `right` are moved by `offset`; numbers by 0.
void coalesce_values(const slot_view& left, const slot_view& right, std::uint64_t offset, batch_size size,
                     const slot_buffer& out) noexcept;

/// `chosen` where the condition is true, else `other`; null instead of a slot that is not there. One of them is.
void choose_values(const slot_view& condition, const slot_view* chosen, const slot_view* other,
                   std::uint64_t offset, batch_size size, const slot_buffer& out) noexcept;
void choose_truths(const slot_view& condition, const slot_view* chosen, const slot_view* other,
                   batch_size size, const slot_buffer& out) noexcept;

}  // namespace assay::kernel
