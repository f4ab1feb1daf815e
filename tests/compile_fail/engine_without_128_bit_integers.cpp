// SPDX-License-Identifier: Apache-2.0
// expect-error: the engine needs a compiler with 128-bit integers
// The header-only types do without; what the engine was built with would have another layout.
#define ASSAY_NO_INT128

#ifdef ASSAY_EXPECT_SUCCESS
#include <assay/metric/csat.hpp>
#include <assay/weight.hpp>
#else
#include <assay/state.hpp>
#endif
