// SPDX-License-Identifier: Apache-2.0
//
// Which columns of a record type are read when its records are grouped in a certain way.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include <assay/period.hpp>

#include "model/compiled_model.hpp"

namespace assay::detail {

/// A flag for each column of the record type, by index: whether measures, the grouping or the period read it. Grouping
/// columns that the record type does not declare are passed over.
[[nodiscard]] std::vector<bool> columns_needed(const compiled_model& model, std::size_t record,
                                               std::span<const std::string> by, const period_rule& period);

}  // namespace assay::detail
