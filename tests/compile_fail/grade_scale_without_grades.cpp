// SPDX-License-Identifier: Apache-2.0
// expect-error: grade_scale_has_no_grade
// A total would have no grade to get.
#include <array>

#include <assay/grade.hpp>

using namespace assay::literals;

#ifdef ASSAY_EXPECT_SUCCESS
constexpr assay::grade_scale<assay::grade, 1> scale{std::array<assay::grade, 1>{}};
#else
constexpr assay::grade_scale<assay::grade, 0> scale{std::array<assay::grade, 0>{}};
#endif
static_assert(!scale.list().empty());
