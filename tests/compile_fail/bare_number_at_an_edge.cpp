// SPDX-License-Identifier: Apache-2.0
// expect-error: could not convert .* from 'const assay::band<int>'|no viable conversion from 'const assay::band<int>'
// An edge without a unit is no edge of a ratio scale.
#include <assay/bands.hpp>

using namespace assay::literals;

#ifdef ASSAY_EXPECT_SUCCESS
constexpr assay::bands scale{assay::band{assay::at_least(95_percent), 10_points},
                             assay::band{assay::below(95_percent), 5_points}};
#else
constexpr assay::bands scale{assay::band{assay::at_least(95_percent), 10_points},
                             assay::band{assay::below(95), 5_points}};
#endif
static_assert(scale.maximum() == 10_points);
