// SPDX-License-Identifier: Apache-2.0
// expect-error: use of deleted function|attempt to use a deleted function
// 0.1 as a double is not 0.1, and 7.5 as an integer is 7.
#include <assay/weight.hpp>

using namespace assay::literals;

#ifdef ASSAY_EXPECT_SUCCESS
constexpr auto share = assay::weight::exactly(assay::decimal{75, 1});
#else
constexpr auto share = assay::weight::exactly(7.5);
#endif
static_assert(share == 7.5_weight);
