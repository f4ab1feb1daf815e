// SPDX-License-Identifier: Apache-2.0
//
// Comparisons over arrays of integers, in the fastest form the machine has. Every form gives the same bits.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace assay::kernel {

/// One form of the tests. Each writes a bit for every element, as pack_bits() does.
struct number_tests {
  using range_test = void (*)(const std::int64_t* values, std::size_t count, std::int64_t low,
                              std::int64_t high, std::uint64_t* words) noexcept;
  using pair_test = void (*)(const std::int64_t* left, const std::int64_t* right, std::size_t count,
                             std::uint64_t* words) noexcept;
  using single_test = void (*)(const std::int64_t* values, std::size_t count, std::uint64_t* words) noexcept;

  std::string_view name;
  range_test in_range;  ///< low <= value <= high, for low <= high
  pair_test less;       ///< left < right
  pair_test equal;
  single_test non_zero;
};

/// The forms this machine can run, the portable one first, the fastest last.
[[nodiscard]] std::span<const number_tests> number_test_forms() noexcept;

/// The fastest one.
[[nodiscard]] const number_tests& number_tests_of_this_machine() noexcept;

}  // namespace assay::kernel
