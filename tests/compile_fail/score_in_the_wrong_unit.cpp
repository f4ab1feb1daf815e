// SPDX-License-Identifier: Apache-2.0
// expect-error: cannot convert 'assay::seconds'|no viable conversion from 'quantity<unit::seconds
// A scale of ratios does not grade times.
#include <assay/band_text.hpp>

using namespace assay::literals;

#ifdef ASSAY_EXPECT_SUCCESS
constexpr auto earned = assay::bands_of<assay::ratio, "≥95%:10;<95%:5">.points_for(94_percent);
#else
constexpr auto earned = assay::bands_of<assay::ratio, "≥95%:10;<95%:5">.points_for(300_seconds);
#endif
static_assert(earned == 5_points);
