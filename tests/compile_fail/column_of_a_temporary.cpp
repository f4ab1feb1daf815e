// SPDX-License-Identifier: Apache-2.0
// expect-error: no matching function for call to|no matching member function|constraints not satisfied
// A column borrows its values: nothing may be made of a vector that is gone at the end of the line.
#include <vector>

#include <assay/column.hpp>

#ifdef ASSAY_EXPECT_SUCCESS
inline const std::vector<double> values{1, 2};
inline const assay::column_view column = assay::column_view::of(values);
#else
inline const assay::column_view column = assay::column_view::of(std::vector<double>{1, 2});
#endif
