// SPDX-License-Identifier: Apache-2.0
// expect-error: no matching function for call to|no viable conversion|cannot convert|could not convert|conversion from
// A character is neither a text nor the number of its code.
#include <assay/cell.hpp>

#ifdef ASSAY_EXPECT_SUCCESS
inline const assay::cell value = "5";
#else
inline const assay::cell value = '5';
#endif
