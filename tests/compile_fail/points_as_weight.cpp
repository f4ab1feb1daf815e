// SPDX-License-Identifier: Apache-2.0
// expect-error: (could not convert|no viable conversion).* to 'assay::weight'
// Points are no weight, even where the document gives both the same number.
#include <assay/weight.hpp>

using namespace assay::literals;

#ifdef ASSAY_EXPECT_SUCCESS
constexpr assay::part quality{10_weight, 8_points, 10_points};
#else
constexpr assay::part quality{10_points, 8_points, 10_points};
#endif
static_assert(quality.share == 10_weight);
