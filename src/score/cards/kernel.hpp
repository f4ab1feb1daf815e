// SPDX-License-Identifier: Apache-2.0
//
// The loops over a block of 64 cards, one lane a card. They are compiled for several instruction sets and chosen when the
// program runs; every one of them gives the same numbers, to the bit.
//
// A word of 64 bits says which lanes have a value. What stands in the other lanes may be anything, NaN too.
#pragma once

#include <cstddef>
#include <cstdint>

namespace assay::detail::cards {

inline constexpr std::size_t lanes = 64;
inline constexpr std::uint64_t every_lane = ~std::uint64_t{0};

/// What an indicator with bands brings to a sum: the term of the last cut that a value reaches, the first term where it
/// reaches none.
struct band_terms {
  std::size_t count = 0;          ///< of cuts
  const double* cuts = nullptr;   ///< ascending
  const double* terms = nullptr;  ///< one more than there are cuts
  double from = 0;                ///< legal values lie in [from, to)
  double to = 0;
  double missing_weight = 0;  ///< what the lower sum loses without a value
};

struct kernels {
  const char* name;
  /// Bits of the lanes in [from, to).
  std::uint64_t (*inside)(const double* values, double from, double to) noexcept;
  /// Adds terms to `upper` where a value is known and legal, takes the weight off `lower` elsewhere, and gives back the lanes
  /// of `known` that are legal. A column is touched here once; the 64 values behind are asked for meanwhile.
  std::uint64_t (*add_bands)(const double* values, std::uint64_t known, const band_terms& terms,
                             double* upper, double* lower) noexcept;
  /// How many cuts each lane reaches; anything where `known` is not set.
  void (*count_cuts)(const double* values, std::size_t count, const double* cuts,
                     std::uint16_t* reached) noexcept;
  /// sum += factor * values; `values` are 0 where there is none.
  void (*add_product)(double factor, const double* values, double* sum) noexcept;
  /// sum += factor * values * shares, as above.
  void (*add_shared_product)(double factor, const double* values, const double* shares, double* sum) noexcept;
  /// sum -= amount where `lanes_concerned` is set.
  void (*take_off)(double amount, std::uint64_t lanes_concerned, double* sum) noexcept;
  void (*fill)(double value, double* sum) noexcept;
  /// The nearest integer of upper / lower, ties to even, where `known` is set; 0 elsewhere. Integers below 2^53, the
  /// quotient below 2^51, lower above 0 where it is known.
  void (*divide)(const double* upper, const double* lower, std::uint64_t known, double* quotient) noexcept;
  /// The integer nearest to upper / lower, which are near the sums that are meant, where `known` is set; 0 elsewhere. Gives
  /// back the lanes that it may be wrong for: the quotient lies within `doubt` of the middle between two integers, or lower
  /// is below `least_lower`. Both quotients are below 2^51.
  std::uint64_t (*divide_near)(const double* upper, const double* lower, std::uint64_t known, double doubt,
                               double least_lower, double* quotient) noexcept;
  /// Integers below 2^51 as such.
  void (*store)(const double* values, std::int64_t* into) noexcept;
  /// How many of `edges` lie above each lane.
  void (*count_above)(const double* values, std::size_t count, const double* edges,
                      std::uint8_t* above) noexcept;
  /// numerators / denominators, correctly rounded. False when a lane lies beyond what doubles tell apart: a numerator that
  /// needs more than 52 bits, or a denominator above `most_denominator`, which is below 2^52; the other lanes are right.
  bool (*ratios)(const std::int64_t* numerators, const std::int64_t* denominators,
                 std::int64_t most_denominator, double* quotients) noexcept;
};

extern const kernels portable_kernels;
/// Null where they were not built.
[[nodiscard]] const kernels* avx2_kernels() noexcept;

/// The fastest that this processor can run.
[[nodiscard]] const kernels& best_kernels() noexcept;

}  // namespace assay::detail::cards
