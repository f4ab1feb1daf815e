// SPDX-License-Identifier: Apache-2.0
#include "score/cards/kernel.hpp"

namespace assay::detail::cards {

const kernels& best_kernels() noexcept {
#ifdef ASSAY_HAS_AVX2_KERNELS
  if (__builtin_cpu_supports("avx2") != 0 && __builtin_cpu_supports("fma") != 0) return avx2_kernels;
#endif
  return portable_kernels;
}

}  // namespace assay::detail::cards
