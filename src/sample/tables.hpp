// SPDX-License-Identifier: Apache-2.0
//
// The records as CSV, with the columns of the preset after-sales-quality.
#pragma once

#include <span>
#include <string>

#include "sample/aftermath.hpp"

namespace assay::sample {

[[nodiscard]] std::string csv_of(const world& company, std::span<const contact> contacts);
[[nodiscard]] std::string csv_of(const world& company, std::span<const survey> surveys);
[[nodiscard]] std::string csv_of(const world& company, std::span<const quality_check> checks);
[[nodiscard]] std::string csv_of(const world& company, std::span<const complaint> complaints);
[[nodiscard]] std::string csv_of(const world& company, std::span<const follow_up> follow_ups);

}  // namespace assay::sample
