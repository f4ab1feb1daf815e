// SPDX-License-Identifier: Apache-2.0
// expect-error: call of overloaded 'quantity.* is ambiguous|call to constructor of .* is ambiguous
// 95 of what? 95_percent, 0.95_ratio or counts.
#include <assay/units.hpp>

using namespace assay::literals;

#ifdef ASSAY_EXPECT_SUCCESS
constexpr assay::ratio on_time{95, 100};
#else
constexpr assay::ratio on_time{95};
#endif
static_assert(on_time == 95_percent);
