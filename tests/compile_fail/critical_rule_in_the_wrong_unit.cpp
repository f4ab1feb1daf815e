// SPDX-License-Identifier: Apache-2.0
// expect-error: could not convert .* to 'assay::quantity<assay::unit::count>'|no viable conversion from 'range<.*' to 'assay::quantity<assay::unit::count>'
// A rule about a number of events does not look at a share.
#include <assay/critical.hpp>

using namespace assay::literals;

#ifdef ASSAY_EXPECT_SUCCESS
constexpr assay::critical_rule<assay::count> no_failure{.when = assay::above(0_count)};
#else
constexpr assay::critical_rule<assay::count> no_failure{.when = assay::above(0_percent)};
#endif
static_assert(no_failure.applies_to(1_count));
