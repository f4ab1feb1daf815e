// SPDX-License-Identifier: Apache-2.0
#include "score/cards/kernel.hpp"

namespace assay::detail::cards {

const kernels& best_kernels() noexcept {
#if defined(__x86_64__) && !defined(ASSAY_PORTABLE_LOOPS)
  if (__builtin_cpu_supports("avx2") != 0 && __builtin_cpu_supports("fma") != 0) {
    if (const kernels* const wide = avx2_kernels()) return *wide;
  }
#endif
  return portable_kernels;
}

}  // namespace assay::detail::cards
