// SPDX-License-Identifier: Apache-2.0
// expect-error: number_has_too_many_digits
// Points have nine decimals: ten would have to be rounded.
#include <assay/units.hpp>

using namespace assay::literals;

#ifdef ASSAY_EXPECT_SUCCESS
constexpr auto awarded = 0.000000001_points;
#else
constexpr auto awarded = 0.0000000001_points;
#endif
static_assert(awarded.quanta() == 1);
