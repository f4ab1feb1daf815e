// SPDX-License-Identifier: Apache-2.0
// expect-error: use of deleted function|call to deleted member function
// A mean of integers does not cut 4.5 to 4.
#include <assay/metric/mean.hpp>

constexpr assay::metric::mean mean_of_one() {
  assay::metric::mean answers;
#ifdef ASSAY_EXPECT_SUCCESS
  answers.add(4);
#else
  answers.add(4.5);
#endif
  return answers;
}
static_assert(mean_of_one().value() == assay::fraction{4});
