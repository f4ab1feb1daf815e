// SPDX-License-Identifier: Apache-2.0
// expect-error: no match for 'operator\+'|invalid operands to binary expression
// Points are not a number of events.
#include <assay/units.hpp>

using namespace assay::literals;

#ifdef ASSAY_EXPECT_SUCCESS
constexpr auto sum = 8_points + 2_points;
#else
constexpr auto sum = 8_points + 2_count;
#endif
static_assert(sum == 10_points);
