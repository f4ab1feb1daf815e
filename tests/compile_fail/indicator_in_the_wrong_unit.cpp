// SPDX-License-Identifier: Apache-2.0
// expect-error: no matching (member )?function for call to
// An indicator takes values in the unit of its rule.
#include <assay/indicator.hpp>
#include <assay/scoring.hpp>

using namespace assay::literals;

#ifdef ASSAY_EXPECT_SUCCESS
constexpr assay::indicator quality{"quality_score", 10_weight, assay::value_as_points<assay::score>{}};
constexpr auto earned = quality.scored(85_score);
#else
constexpr assay::indicator quality{"quality_score", 10_weight, assay::value_as_points<assay::score>{}};
constexpr auto earned = quality.scored(85_percent);
#endif
static_assert(earned.earned == 85_points);
