// SPDX-License-Identifier: Apache-2.0
// expect-error: no match for 'operator<'|invalid operands to binary expression
// A ratio and a time cannot be compared: an edge in the wrong unit does not compile.
#include <assay/units.hpp>

using namespace assay::literals;

#ifdef ASSAY_EXPECT_SUCCESS
constexpr bool is_less = 90_percent < 95_percent;
#else
constexpr bool is_less = 90_percent < 300_seconds;
#endif
static_assert(is_less);
