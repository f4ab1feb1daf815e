// SPDX-License-Identifier: Apache-2.0
// expect-error: wrong number of template arguments|too few template arguments
// Products disagree on what CSAT is: the variant has to be named.
#include <assay/metric/csat.hpp>

using namespace assay::literals;

#ifdef ASSAY_EXPECT_SUCCESS
constexpr assay::metric::csat<assay::metric::csat_variant::top2of5> satisfied;
#else
constexpr assay::metric::csat<> satisfied;
#endif
static_assert(satisfied.n() == 0 && 0_ratio == assay::ratio{});
