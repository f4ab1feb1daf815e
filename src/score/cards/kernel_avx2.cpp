// SPDX-License-Identifier: Apache-2.0
//
// Compiled for processors with AVX2 and FMA, where there are any, and run only on those.
#if defined(__AVX2__) && defined(__FMA__)

#include "score/cards/kernel_loops.hpp"

namespace assay::detail::cards {

namespace {
constexpr kernels loops = kernels_named("AVX2");
}

const kernels* avx2_kernels() noexcept { return &loops; }

}  // namespace assay::detail::cards

#else

#include "score/cards/kernel.hpp"

namespace assay::detail::cards {

const kernels* avx2_kernels() noexcept { return nullptr; }

}  // namespace assay::detail::cards

#endif
