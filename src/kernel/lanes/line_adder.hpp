// SPDX-License-Identifier: Apache-2.0
//
// The loops over the rows of a batch that add to lines, in the fastest form the machine has. Every form gives the same lines.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "kernel/lanes/lane_plan.hpp"

namespace assay::kernel::lanes {

/// What one group has in one line. Counter 0 counts the rows since the line was emptied.
struct alignas(64) group_line {
  std::uint8_t counters[line_counters] = {};
  std::int64_t numbers[line_numbers] = {};
};

/// No value came: what the largest of nothing is.
inline constexpr std::int64_t no_extreme = INT64_MIN;

/// The rows of a batch, and the lines of one line_plan for all groups.
struct line_batch {
  group_line* lines = nullptr;  ///< by group
  const std::uint32_t* groups = nullptr;
  std::size_t rows = 0;
  const std::uint32_t* flags = nullptr;                        ///< a row: bit c says that counter c grows
  std::array<const std::int64_t*, line_numbers> numbers = {};  ///< by row; all four are there
  std::uint8_t row_limit = most_line_rows;                     ///< a line with so many rows is full
  void (*empty)(void* into,
                std::uint32_t group) noexcept = nullptr;  ///< empties the counters and sums of a full line
  void* into = nullptr;
};

/// One form of the loops.
struct line_adder {
  using batch_loop = void (*)(const line_batch& batch) noexcept;
  /// Writes bit r of masks[m] as bit m of flags[r], for the 64 rows of each of `words` words. No more than line_counters masks.
  using transposition = void (*)(const std::uint64_t* const* masks, std::size_t count, std::size_t words,
                                 std::uint32_t* flags) noexcept;
  /// Writes the numbers of so many rows: of rows that the mask leaves out what adds nothing.
  using number_loop = void (*)(const std::int64_t* values, const std::uint64_t* mask, std::size_t rows,
                               std::int64_t* numbers) noexcept;

  std::string_view name;
  batch_loop add_counters;  ///< lines without numbers
  batch_loop add_sums;
  batch_loop add_extremes;
  transposition transpose;
  std::array<number_loop, 4> numbers_of;  ///< by number_kind
};

/// The forms this machine can run, the portable one first, the fastest last.
[[nodiscard]] std::span<const line_adder> line_adder_forms() noexcept;

/// The fastest one.
[[nodiscard]] const line_adder& line_adder_of_this_machine() noexcept;

}  // namespace assay::kernel::lanes
