// SPDX-License-Identifier: Apache-2.0
// expect-error: bands_overlap
// 90 % would earn 10 and 5 points.
#include <assay/bands.hpp>

using namespace assay::literals;

#ifdef ASSAY_EXPECT_SUCCESS
constexpr assay::bands scale{assay::band{assay::at_least(90_percent), 10_points},
                             assay::band{assay::below(90_percent), 5_points}};
#else
constexpr assay::bands scale{assay::band{assay::at_least(90_percent), 10_points},
                             assay::band{assay::at_most(90_percent), 5_points}};
#endif
static_assert(scale.maximum() == 10_points);
