// SPDX-License-Identifier: Apache-2.0
// expect-error: band_text_is_not_readable_or_overlaps
// 90 % would earn 10 and 8 points.
#include <assay/band_text.hpp>

using namespace assay::literals;

#ifdef ASSAY_EXPECT_SUCCESS
constexpr auto scale = assay::bands_of<assay::ratio, "≥90%:10分;80%-89%:8分;<80%:5分">;
#else
constexpr auto scale = assay::bands_of<assay::ratio, "≥90%:10分;80%-90%:8分;<80%:5分">;
#endif
static_assert(scale.maximum() == 10_points);
