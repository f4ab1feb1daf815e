// SPDX-License-Identifier: Apache-2.0
#include "score/cards/kernel_loops.hpp"

namespace assay::detail::cards {

const kernels portable_kernels = kernels_named("portable");

}  // namespace assay::detail::cards
