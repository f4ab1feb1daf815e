// SPDX-License-Identifier: Apache-2.0
// expect-error: the band text cannot be read
// A bare 95 for a ratio: 95 % is meant, 95 stands there.
#include <assay/band_text.hpp>

using namespace assay::literals;

#ifdef ASSAY_EXPECT_SUCCESS
constexpr auto scale = assay::bands_of<assay::ratio, "≥95%:10分;<95%:5分">;
#else
constexpr auto scale = assay::bands_of<assay::ratio, "≥95:10分;<95:5分">;
#endif
static_assert(scale.maximum() == 10_points);
