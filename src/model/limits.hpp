// SPDX-License-Identifier: Apache-2.0
//
// How many of a kind a document may hold: far above what people write, low enough that a hostile document cannot keep
// a reader busy.
#pragma once

#include <cstddef>
#include <cstdint>

namespace assay::model_reader::limits {

inline constexpr std::size_t records = 1'000;
inline constexpr std::size_t columns = 4'000;  ///< of a record type
inline constexpr std::size_t groups = 100;     ///< of a record type
inline constexpr std::size_t measures = 10'000;
inline constexpr std::size_t indicators = 10'000;
inline constexpr std::size_t children = 10'000;  ///< dimensions or indicators of a node
inline constexpr std::size_t bands = 1'000;      ///< of an indicator; knots of a line
inline constexpr std::size_t grades = 100;
inline constexpr std::size_t critical_rules = 64;

/// Points for one event outside the score. With at most a million events counted and 64 rules the total stays
/// within the range of points.
inline constexpr std::int64_t points_each = 100;
inline constexpr std::int64_t events = 1'000'000;

/// A minimum sample: more rows than a state can hold would never be reached.
inline constexpr std::int64_t sample = std::int64_t{1} << 48;

}  // namespace assay::model_reader::limits
