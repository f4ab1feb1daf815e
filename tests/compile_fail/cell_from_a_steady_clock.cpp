// SPDX-License-Identifier: Apache-2.0
// expect-error: no matching function for call to|no viable conversion|cannot convert|could not convert|conversion from
// What a steady clock shows is no time of day.
#include <assay/cell.hpp>

#ifdef ASSAY_EXPECT_SUCCESS
inline const assay::cell value = std::chrono::system_clock::time_point{};
#else
inline const assay::cell value = std::chrono::steady_clock::time_point{};
#endif
