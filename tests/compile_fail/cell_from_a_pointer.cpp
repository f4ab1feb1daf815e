// SPDX-License-Identifier: Apache-2.0
// expect-error: no matching function for call to|no viable conversion|cannot convert|could not convert|conversion from
// A pointer to a number is not the truth value that it converts to elsewhere.
#include <assay/cell.hpp>

inline constexpr int rating = 5;
#ifdef ASSAY_EXPECT_SUCCESS
inline const assay::cell value = rating;
#else
inline const assay::cell value = &rating;
#endif
