// SPDX-License-Identifier: Apache-2.0
// expect-error: (could not convert|no viable conversion).* to 'assay::quantity<assay::unit::seconds>'
// A line runs over values of one unit.
#include <assay/scoring.hpp>

using namespace assay::literals;

#ifdef ASSAY_EXPECT_SUCCESS
constexpr assay::linear line{assay::knot{1_minutes, 10_points}, assay::knot{300_seconds, 0_points}};
#else
constexpr assay::linear line{assay::knot{1_minutes, 10_points}, assay::knot{300_count, 0_points}};
#endif
static_assert(line.points_for(3_minutes) == 5_points);
