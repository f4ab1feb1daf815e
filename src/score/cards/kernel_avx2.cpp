// SPDX-License-Identifier: Apache-2.0
//
// Compiled for processors with AVX2 and FMA; run only on those.
#include "score/cards/kernel_loops.hpp"

namespace assay::detail::cards {

#ifdef ASSAY_HAS_AVX2_KERNELS
const kernels avx2_kernels = kernels_named("AVX2");
#endif

}  // namespace assay::detail::cards
