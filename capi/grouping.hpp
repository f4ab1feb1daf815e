// SPDX-License-Identifier: Apache-2.0
//
// Groupings and keys as callers write them.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <assay/period.hpp>
#include <assay/record.hpp>

#include "interface.hpp"

namespace assay::capi {

struct grouping {
  std::vector<std::string> by;
  period_rule period;
};

/// NULL: all in one group. Throws assay::error (argument).
[[nodiscard]] grouping grouping_of(const assay_grouping* given);

/// Into memory that is used again. NULL: the key of what is not grouped. Throws assay::error (argument).
void read_key(const assay_key* key_given, group_key& key, std::optional<std::string>& period);

}  // namespace assay::capi
