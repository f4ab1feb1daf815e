// SPDX-License-Identifier: Apache-2.0
//
// How the counters of a record type are spread over lines of 64 bytes, so that a record adds to all counters of a line at once: 32
// small counters of a byte, and four numbers of 64 bits. What a counter counts are the rows of a mask; masks and sums that several
// measures need are there once. Every field of a group's row (counter_layout.hpp) is a sum of such lanes, some of them taken off.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "kernel/counter_layout.hpp"
#include "kernel/counting_plan.hpp"

namespace assay::kernel::lanes {

inline constexpr std::size_t line_counters = 32;
inline constexpr std::size_t line_numbers = 4;
/// Rows that a counter of a byte can count.
inline constexpr std::uint64_t most_line_rows = 255;

enum class mask_kind : std::uint8_t {
  every_row,
  known,     ///< the slot has a value
  truth,     ///< the slot is true
  in_range,  ///< low <= value <= high, whatever stands where there is no value
  both,      ///< two other masks
};

/// The rows of a batch that something holds for.
struct row_mask {
  mask_kind kind = mask_kind::every_row;
  std::int32_t slot = -1;
  std::uint32_t first = 0;  ///< of `both`: masks that stand before this one
  std::uint32_t second = 0;
  std::int64_t low = 0;
  std::int64_t high = 0;

  friend bool operator==(const row_mask&, const row_mask&) = default;
};

enum class number_kind : std::uint8_t {
  value,     ///< added up
  square,    ///< of a value that fits 32 bits, added up
  largest,   ///< of the values
  smallest,  ///< kept as the largest of the values with all bits turned over
};

/// A number of 64 bits that the rows of a mask contribute to.
struct row_number {
  number_kind kind = number_kind::value;
  std::int32_t slot = -1;
  std::uint32_t mask = 0;

  friend bool operator==(const row_number&, const row_number&) = default;
};

/// Which field a lane goes into.
struct lane_effect {
  std::uint8_t lane = 0;
  bool takes_off = false;
  std::uint32_t word = 0;
};

struct line_plan {
  std::vector<std::uint32_t> counters;       ///< masks, at most line_counters; the first is every row
  std::vector<row_number> numbers;           ///< at most line_numbers, all added up or none
  bool extremes = false;                     ///< numbers are the largest of what comes, not the sum
  std::uint64_t row_limit = most_line_rows;  ///< rows of a group after which its line is emptied
  std::vector<lane_effect> counter_effects;
  std::vector<lane_effect> number_effects;  ///< of sums the low word of a wide field; of extremes their field
};

struct lane_plan {
  lane_plan(const counting_plan& plan, const counter_layout& layout);

  std::vector<row_mask> masks;  ///< the first is every row
  std::vector<line_plan> lines;
  std::vector<std::uint32_t> other_steps;  ///< by index in the plan: whose fields are in no lane
};

}  // namespace assay::kernel::lanes
