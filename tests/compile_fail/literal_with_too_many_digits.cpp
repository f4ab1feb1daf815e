// SPDX-License-Identifier: Apache-2.0
// expect-error: number_has_too_many_digits
// Twenty digits would have to be rounded.
#include <assay/units.hpp>

using namespace assay::literals;

#ifdef ASSAY_EXPECT_SUCCESS
constexpr auto share = 0.123456789012345678_ratio;
#else
constexpr auto share = 0.12345678901234567891_ratio;
#endif
static_assert(share > 0.12_ratio);
