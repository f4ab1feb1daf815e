// SPDX-License-Identifier: Apache-2.0
// expect-error: the band text cannot be read
// Percents for a time.
#include <assay/band_text.hpp>

using namespace assay::literals;

#ifdef ASSAY_EXPECT_SUCCESS
constexpr auto scale = assay::bands_of<assay::seconds, "≤5min:10;>5min:5">;
#else
constexpr auto scale = assay::bands_of<assay::seconds, "≤5%:10;>5%:5">;
#endif
static_assert(scale.maximum() == 10_points);
