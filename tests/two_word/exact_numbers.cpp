// SPDX-License-Identifier: Apache-2.0
//
// What the header-only types stand on, with 128-bit integers of two words, as a compiler without its own would have them: tests that
// are those of the usual build. One file, because compiling is what they cost.
#ifndef ASSAY_NO_INT128
#define ASSAY_NO_INT128
#endif

// NOLINTBEGIN(bugprone-suspicious-include)
#include "unit/decimal_test.cpp"
#include "unit/detail/wide_test.cpp"
#include "unit/fraction_test.cpp"
#include "unit/integer_test.cpp"
#include "unit/square_root_test.cpp"
#include "unit/units_test.cpp"
// NOLINTEND(bugprone-suspicious-include)
