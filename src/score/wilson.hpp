// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

#include <assay/scorecard.hpp>

namespace assay::detail {

/// The 95 % Wilson score interval of a proportion seen in n > 0 records: E. B. Wilson, "Probable inference, the law of
/// succession, and statistical inference", Journal of the American Statistical Association 22 (1927). Reproducible:
/// plain doubles in one fixed order, compiled without contraction.
[[nodiscard]] interval wilson_95(double proportion, std::int64_t n) noexcept;

}  // namespace assay::detail
