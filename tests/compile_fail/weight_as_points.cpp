// SPDX-License-Identifier: Apache-2.0
// expect-error: (could not convert|no viable conversion).* to 'std::optional<(assay::)?points>'
// A weight is a share, points are what was earned.
#include <assay/weight.hpp>

using namespace assay::literals;

#ifdef ASSAY_EXPECT_SUCCESS
constexpr assay::part quality{10_weight, 8_points, 10_points};
#else
constexpr assay::part quality{10_weight, 8_weight, 10_points};
#endif
static_assert(quality.earned == 8_points);
