// SPDX-License-Identifier: Apache-2.0
// A user of the header-only part: scores at compile time, links nothing.
#include <iostream>

#include <assay/fraction.hpp>
#include <assay/grade.hpp>
#include <assay/units.hpp>
#include <assay/version.hpp>

namespace {

constexpr assay::grade_scale grades{
    assay::grade{"excellent", "优秀", "excellent", assay::points::whole(90), {}, 0},
    assay::grade{"poor", "较差", "poor", assay::points::whole(0), {}, 0},
};
static_assert(assay::fraction{38, 40} == assay::fraction{19, 20});
static_assert(grades.grade_of(assay::points::whole(90)).id == "excellent");
static_assert(grades.grade_of(assay::points::whole(89)).id == "poor");

}  // namespace

int main() {
  std::cout << "assay " << assay::version_text << ": 38/40 = " << assay::fraction{38, 40}.to_double() << '\n';
}
