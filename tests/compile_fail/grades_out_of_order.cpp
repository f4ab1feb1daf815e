// SPDX-License-Identifier: Apache-2.0
// expect-error: grades_do_not_descend
// A 95 would be good, and nothing would ever be excellent.
#include <assay/grade.hpp>

using namespace assay::literals;

#ifdef ASSAY_EXPECT_SUCCESS
constexpr assay::grade_scale scale{assay::grade{"excellent", "优秀", "excellent", 90_points, {}, 0},
                                   assay::grade{"good", "良好", "good", 80_points, {}, 0}};
#else
constexpr assay::grade_scale scale{assay::grade{"good", "良好", "good", 80_points, {}, 0},
                                   assay::grade{"excellent", "优秀", "excellent", 90_points, {}, 0}};
#endif
static_assert(!scale.list().empty());
