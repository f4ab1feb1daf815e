// SPDX-License-Identifier: Apache-2.0
// expect-error: the band text cannot be read
// A band without points.
#include <assay/band_text.hpp>

using namespace assay::literals;

#ifdef ASSAY_EXPECT_SUCCESS
constexpr auto scale = assay::bands_of<assay::ratio, "≥90%:10分;<90%:5分">;
#else
constexpr auto scale = assay::bands_of<assay::ratio, "≥90%:10分;<90%">;
#endif
static_assert(scale.maximum() == 10_points);
